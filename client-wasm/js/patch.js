// Patching: an array of nodes, `at`, that the module fills and empties by handles, and the operations on it.
//
// The twin in memory is `src/platform/native/dom/parts.rs`. Text comes in two ways: as a range of the message that is being
// read, or held just before.

import { morph } from "./morph.js";
import { LOST, NO, YES, write } from "./state.js";
import { CHILD, DOWN, INTERESTING, MARK, NEXT, OF_INTEREST, fragment, mark, prepare, spaceInside, values } from "./template.js";
import { handle, node, pass, value } from "./value.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
let message = "";
/** The bytes of the message, when they and its characters are counted differently. */
let bytes;
let held = "";

/** Retains a message that the module reads. */
export const retain = (number) => {
  message = value(number);
  bytes = /[^\0-\x7f]/.test(message) && encoder.encode(message);
};

export const hold_nothing = () => void (held = "");

const range = (start, end) => (bytes ? decoder.decode(bytes.subarray(start, end)) : message.substring(start, end));
/** A text: a range of the message, which is inverted when escapes are in it, or what is held. */
export const passed = (start, end) => (end == -1 ? held : end < 0 ? JSON.parse(`"${range(start, ~end)}"`) : range(start, end));

export const said = (start, end) => pass(passed(start, end));

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

const decode = (html) => {
  const area = document.createElement("textarea");
  area.innerHTML = html;
  return area.textContent;
};
/** Text with all its character references resolved. */
const meant = (text) => text.replace(/&[^&;]*;?/g, (entity) => ENTITIES[entity] ?? decode(entity));

/** Holds a text as it is meant. Tells whether it is HTML, if that may be. */
export const resolve = (start, end, mayBeHtml) => {
  held = passed(start, end);
  const isHtml = mayBeHtml && held.includes("<");
  if (!isHtml) held = meant(held);
  return isHtml;
};

const ELEMENT = 1;

export const at = [null];

// Templates: statics by number, and what was made of them.

const known = new Map();
const statics = [];
const spoiled = new Set();
export const templates = [];

/** The number of statics, a list as JSON; the same for the same statics. */
export const know = (start, end) => {
  const text = passed(start, end);
  if (!known.has(text)) known.set(text, statics.push(JSON.parse(text)) - 1);
  return known.get(text);
};

/** A slot was given something that has no place of its own. */
export const spoil = (number) => void spoiled.add(number);

const KEPT = 3;
/** What the module must know of a template that is not on the page: each slot is one to keep something in. */
const kept = (count) => [0, count, 0, 0, ...Array.from({ length: count }, (_, slot) => [slot, CHILD, KEPT, 0]).flat()];

/** Prepares a template: one of a single slot, for all of it as HTML, where that is impossible. What the module must know. */
export const template = (number, space) => {
  if (space == KEPT) return pass([0, 0, ...kept(statics[number].length - 1)]);
  const made = spoiled.has(number) ? null : prepare(statics[number], space);
  const { words } = (templates[templates.length] = made ?? prepare(["", ""], space));
  return pass([templates.length - 1, +!made, ...words]);
};

// What is not on the page: texts by handles, to be shown as HTML with others.

export const keep = (to, start, end) => void (at[to] = passed(start, end));
export const add_kept = (index) => void (held += at[index] ?? "");
export const add_constant = (number, index) => {
  const constant = statics[number][index];
  held += constant ?? "";
  return constant != null;
};

/** Clones a template and notes its nodes from `to` on. */
export const instantiate = (number, to) => {
  const { start, several, bind } = templates[number];
  let found = start.cloneNode(true);
  if (several) {
    at[to + 1] = found.lastChild;
    found = found.firstChild;
  }
  at[to] = found;
  let next = to + several;
  for (const step of bind) {
    if (step == MARK) at[++next] = found;
    else found = step == DOWN ? found.firstChild : step == NEXT ? found.nextSibling : found.parentNode;
  }
};

export const anchor = (to, before) => at[before].before((at[to] = new Text()));

export const space = (index) => spaceInside(at[index]);

export const release = (base, count) => void at.fill(null, base, base + count);

export const text = (index, start, end) => {
  const found = at[index];
  if (!found?.parentNode) return LOST;
  const value = passed(start, end);
  if (found.data === value) return NO;
  found.data = value;
  return YES;
};

/** Writes a slot in a value, as soon as all the others in it are known. */
export const write_value = (index, number, start, end) => {
  const element = at[index];
  const { name, parts, part, key } = values[number];
  let text = passed(start, end);
  if (parts.length == 3) text = parts[0] + text + parts[2];
  else {
    const all = (element[key] ??= [...parts]);
    all[part] = text;
    if (all.includes(null)) return NO;
    text = all.join("");
  }
  return write(element, name, text);
};

// A slot in a tag: ` name="value" other`, or nothing. What it gave the element before, and gives it no longer, goes.

export const LISTS = Symbol();
const ITEM = /\s*([^\s=<>"'/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s=<>"']+)))?/y;
const INTEREST = 4;
const BROKEN = 8;

export const attributes = (index, slot, start, end, onlyData) => {
  const element = at[index];
  const list = passed(start, end).trimEnd();
  const lists = (element[LISTS] ??= []);
  const isOurs = (name) => !onlyData || name.startsWith("data-");
  const present = [];
  let code = 0;
  for (ITEM.lastIndex = 0; ITEM.lastIndex < list.length; ) {
    const [, name, ...values] = ITEM.exec(list) ?? [];
    if (!name) return BROKEN;
    const value = values.find((each) => each != null) ?? "";
    if (isOurs(name)) code |= write(element, name, meant(value));
    if (OF_INTEREST.includes(name)) code |= INTEREST;
    present.push(name);
  }
  for (const name of lists[slot] ?? []) if (isOurs(name) && !present.includes(name)) code |= write(element, name, null);
  lists[slot] = present;
  return code;
};

// Moving keeps state (focus, frames, playing media) where the browser can; else at least the focus.

let quiet = false;

/** Whether events are of our own making: the focus is being put back. */
export const isQuiet = () => quiet;

/** Moves a node; what the user sees of it stays. */
export const move = (parent, moved, before) => {
  if (!moved.isConnected) return void parent.insertBefore(moved, before);
  if (parent.moveBefore && parent.isConnected) return void parent.moveBefore(moved, before);
  const focused = document.activeElement;
  const refocus = moved.contains(focused);
  const { selectionStart, selectionEnd } = refocus ? focused : {};
  quiet = true;
  parent.insertBefore(moved, before);
  if (refocus) {
    focused.focus();
    if (selectionStart != null) focused.setSelectionRange(selectionStart, selectionEnd);
  }
  quiet = false;
};

/** Moves nodes. Tells whether they have gone there. */
export const put = (first, last, parent, before) => {
  if (!parent) return false;
  try {
    for (let moved = first, next; ; moved = next) {
      next = moved.nextSibling;
      move(parent, moved, before);
      if (moved == last) return true;
    }
  } catch {
    return false;
  }
};

export const insert = (first, last, before) => put(at[first], at[last], at[before]?.parentNode, at[before]);

export const remove = (first, last) => {
  const [start, end] = [at[first], at[last]];
  if (start == end) return start.remove();
  if (!start.parentNode || start.parentNode != end.parentNode) return;
  const range = document.createRange();
  range.setStartBefore(start);
  range.setEndAfter(end);
  range.deleteContents();
};

// Elements of interest: the rest of the client must hear of what happens to them.

const notes = [new Set(), new Set(), new Set()];
const [ADDED, UPDATED, REMOVED] = notes;

export const note = (what, index) => void (at[index] && notes[what].add(at[index]));
export const noted = (what) => {
  const found = pass([...notes[what]]);
  notes[what].clear();
  return found;
};

const interesting = (first, last) => {
  const found = new Set();
  for (let root = at[first]; root; root = root == at[last] ? null : root.nextSibling)
    if (root.nodeType == ELEMENT) {
      if (root.matches(INTERESTING)) found.add(root);
      for (const element of root.querySelectorAll(INTERESTING)) found.add(element);
    }
  return found;
};

/** Notes which came, stayed and went between two anchors. */
export const compare = (start, end, before) => {
  const after = interesting(start, end);
  for (const element of after) (before.has(element) ? UPDATED : ADDED).add(element);
  for (const element of before) if (!after.has(element)) REMOVED.add(element);
};

// HTML between two anchors.

export const html = (start, end) => {
  const parent = at[end]?.parentNode;
  if (!parent || at[start]?.parentNode != parent) return false;
  const before = interesting(start, end);
  morph(parent, at[start].nextSibling, at[end], fragment(held, spaceInside(parent)));
  compare(start, end, before);
  return true;
};

export const drop_html = (start, end, isShown) => {
  for (const element of interesting(start, end)) REMOVED.add(element);
  if (!isShown) return;
  while (at[start].nextSibling && at[start].nextSibling != at[end]) at[start].nextSibling.remove();
  at[start].remove();
};

/** HTML of a slot stands for itself: it does not end inside a tag. */
export const is_whole = () => mark(held) != null;

/** Whether the element goes only after its commands. */
export const lingers = (index) => at[index].hasAttribute("phx-remove");

/** Events and commands look for components by these attributes. */
export const mark_component = (index, cid, container) => {
  write(at[index], "data-phx-component", `${cid}`);
  write(at[index], "data-phx-view", at[container].id);
};

export const node_at = (index) => handle(at[index]);
export const enter_node = (to, number) => void (at[to] = node(number));
