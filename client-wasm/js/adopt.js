// Adoption of the server's HTML: walking the page and templates side by side.
//
// A walk goes through one instance, and has the walk around it. A place is where the innermost walk is among siblings: their
// parent, and the node that is next. The roots of an instance are at the place of the slot that holds it.
//
// The twin in memory is `src/platform/native/dom/parts/adopt.rs`.

import { drop } from "./morph.js";
import { LISTS, at, compare, passed, put, templates, text, write_value } from "./patch.js";
import { NO, YES, write } from "./state.js";
import { ANCHOR, CHILD, DOWN, END, MARK, UP, fragment, spaceInside } from "./template.js";

const ELEMENT = 1;
const TEXT = 3;

let walk;
let place;

/** Adoption starts with the content of a node. */
export const adopt_in = (parent) => {
  walk = null;
  place = { parent: at[parent], next: at[parent].firstChild };
};

/** Adoption starts with a node. */
export const adopt_at = (node) => {
  walk = null;
  place = { parent: at[node].parentNode, next: at[node] };
};

const insert = (node) => place.parent.insertBefore(node, place.next);

/** Puts an anchor where the walk is. */
export const adopt_anchor = (to) => void insert((at[to] = new Text()));

/** Puts nodes where the walk is. */
export const adopt_insert = (first, last) => void put(at[first], at[last], place.parent, place.next);

/** Takes out empty text nodes: they stood for something, once. */
const dropEmpty = () => {
  while (place.next?.nodeType == TEXT && !place.next.length) place.next = drop(place.next);
};

/** Takes out what else is on this level; tells how much that was. */
export const adopt_rest = () => {
  let dropped = 0;
  for (; place.next; place.next = drop(place.next)) dropped += place.next.nodeType != TEXT || !!place.next.length;
  return dropped;
};

/** Whether a node of the page is what the template has there. Text that goes on beyond the template's is split. */
const fits = (page, { name, data, isLoose }) => {
  if (page.nodeName != name) return false;
  const is = page.data;
  if (is == data) return true;
  if (page.nodeType != TEXT || !is.startsWith(data)) return false;
  if (!isLoose) page.splitText(data.length);
  return true;
};

/** Starts a walk through an instance. Tells whether its first root is there. */
export const adopt = (number, base) => {
  const template = templates[number];
  const { first } = template;
  dropEmpty();
  let node = place.next;
  if (first.data === "") insert((node = new Text()));
  else if (!node || !fits(node, first)) return false;
  else place.next = node.nextSibling;
  at[base] = node;
  walk = { template, base, node, met: 0, step: 0, outer: walk };
  return true;
};

/** What the template has next must be next on the page. What stands in between goes, unless it is left to others. */
const meet = (wanted) => {
  let page = place.next;
  while (page && !fits(page, wanted)) page = wanted.isLoose ? page.nextSibling : drop(page);
  walk.node = page;
  if (page) place.next = page.nextSibling;
  return page || wanted.isLoose;
};

/** Goes on by one step. Tells whether the page is built as the template. */
const advance = () => {
  const { steps } = walk.template;
  const next = steps[walk.step++];
  const { step, handle } = next;
  if (step == UP) {
    walk.node = place.parent;
    place = place.outer;
  } else if (step == MARK || step == ANCHOR) {
    walk.met = handle;
    if (step == MARK) at[walk.base + handle] = walk.node;
  } else if (step == END) {
    if (!next.isLoose) adopt_rest();
  } else {
    if (step == DOWN) place = { parent: walk.node, next: walk.node?.firstChild, outer: place };
    if (steps[walk.step]?.step != ANCHOR) return meet(next);
  }
  return true;
};

/** Goes to the node of a slot; for a child slot, to its content. Tells whether it is there. */
const reach = ({ handle, kind }) => {
  if (walk.met >= handle) return kind % 4 != CHILD;
  while (walk.met < handle) if (!advance()) return false;
  return true;
};
export const adopt_slot = (slot) => reach(walk.template.slots[slot]);

/** Goes to the end of an instance, and notes its last root. Tells whether all of it was there. */
const finish = () => {
  const { template, base, outer } = walk;
  const { several, steps, open } = template;
  while (walk.step < steps.length) if (!advance()) return false;
  const last = steps.at(-1);
  at[base + several] = last?.step == ANCHOR ? at[base + last.handle] : walk.node;
  for (const { handle, node } of open) prune(at[base + handle], node);
  walk = outer;
  return true;
};

/** Takes attributes off that neither the template's element has nor a list gave. */
const prune = (page, template) => {
  for (const name of page?.getAttributeNames() ?? []) {
    const stays = name.startsWith("data-phx-") || template.hasAttribute(name) || page[LISTS]?.flat().includes(name);
    if (!stays) write(page, name, null);
  }
};

const textOf = (node) => (node?.nodeType == TEXT ? node.data : null);

/** Finds the text node of a slot, makes one if need be, and writes it. */
const adoptText = (to, start, end) => {
  const value = passed(start, end);
  let page = place.next;
  let is = textOf(page);
  for (; is === ""; is = textOf(page)) page = place.next = drop(page);
  const length = is && share(is, value, walk.template.steps[walk.step - 1].after);
  if (!length) {
    insert((at[to] = new Text(value)));
    return value ? YES : NO;
  }
  if (length < is.length) page.splitText(length);
  at[to] = page;
  place.next = page.nextSibling;
  if (is.length == length ? is === value : page.data === value) return NO;
  page.data = value;
  return YES;
};

/** How much of the page's text is the slot's: text that the template has after the slot is not. */
const share = (text, value, after) => {
  if (after == null) return text.length;
  if (after && text.endsWith(after)) return text.length - after.length;
  return text.startsWith(value) ? value.length : after ? 0 : text.length;
};

/**
 * Writes texts to slots of an instance that is new: three numbers for each, the slot and where the text is. Tells how many were
 * written, or -1 when what is adopted is built otherwise.
 */
export const fill = (number, base, adopts, ends, texts) => {
  const { slots } = templates[number];
  let written = 0;
  for (let next = 0; next < texts.length; next += 3) {
    const slot = slots[texts[next]];
    const start = texts[next + 1];
    const end = texts[next + 2];
    const to = base + slot.handle;
    if (adopts && !reach(slot)) return -1;
    let code;
    if (slot.kind % 4 != CHILD) code = write_value(to, slot.info, start, end);
    else code = adopts ? adoptText(to, start, end) : text(to, start, end);
    written += code == YES;
  }
  return ends && !finish() ? -1 : written;
};

/** Puts HTML where the walk is, between two new anchors; what is there and equal is taken over. */
export const adopt_html = (start, end) => {
  adopt_anchor(start);
  for (const child of [...fragment(passed(0, -1), spaceInside(place.parent)).childNodes])
    if (place.next?.isEqualNode(child)) place.next = place.next.nextSibling;
    else insert(child);
  adopt_anchor(end);
  compare(start, end, new Set());
};

/** The root of a component, if it is next. */
export const adopt_component = (to) => {
  if (place.next?.nodeType != ELEMENT) return false;
  at[to] = place.next;
  place.next = place.next.nextSibling;
  return true;
};
