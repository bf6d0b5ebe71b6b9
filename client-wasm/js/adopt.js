// Adoption of the server's HTML: walking the page and a template side by side.
//
// The twin in memory is `src/platform/native/dom/parts/adopt.rs`.

import { LISTS, anchor, at, fragment, passed, spaceInside, step } from "./patch.js";
import { LOST, NO, YES, write } from "./state.js";

const ELEMENT = 1;
const TEXT = 3;

const fits = (page, template) => {
  if (!page || !template) return false;
  const type = page.nodeType;
  if (type != template.nodeType) return false;
  if (type == ELEMENT) return page.nodeName == template.nodeName;
  if (type != TEXT) return page.data == template.data;
  const { length } = template.data;
  const starts = page.data.startsWith(template.data);
  if (starts && page.length > length) page.splitText(length);
  return starts;
};

export const expect = (page, template) => fits(at[page], at[template]);

export const walk = (to, from, direction, template) => {
  step(to, from, direction);
  return fits(at[to], at[template]);
};

export const skip_empty = (cursor) => {
  for (let found; (found = at[cursor])?.nodeType == TEXT && !found.length; found.remove()) at[cursor] = found.nextSibling;
};

/** Whether the node at the cursor is a template's first root; notes it. */
export const adopt_root = (base, level, cursor, template) => {
  skip_empty(cursor);
  const page = at[cursor];
  at[base] = at[level] = page;
  return fits(page, at[template]);
};

/** Finds the text of a slot that is alone in its element. */
export const adopt_only = (to, element, start, end) => {
  const page = at[element].firstChild;
  const value = passed(start, end);
  if (!page) {
    if (value) return LOST;
    at[element].append((at[to] = new Text()));
    return NO;
  }
  if (page.nodeType != TEXT || page.nextSibling) return LOST;
  at[to] = page;
  if (page.data === value) return NO;
  page.data = value;
  return YES;
};

export const adopt_text = (to, parent, cursor, after, start, end) => {
  const value = passed(start, end);
  skip_empty(cursor);
  const page = at[cursor];
  const is = page?.nodeType == TEXT ? page.data : "";
  const length = is && share(is, value, at[after]);
  if (!length) {
    at[parent].insertBefore((at[to] = new Text(value)), page ?? null);
    return value ? YES : NO;
  }
  if (length < is.length) page.splitText(length);
  at[to] = page;
  at[cursor] = page.nextSibling;
  if (is.length == length ? is === value : page.data === value) return NO;
  page.data = value;
  return YES;
};

/** How much of the page's text is the slot's: text that the template has after the slot is not. */
const share = (text, value, after) => {
  if (after?.nodeType != TEXT) return text.length;
  if (after.length && text.endsWith(after.data)) return text.length - after.length;
  return text.startsWith(value) ? value.length : after.length ? 0 : text.length;
};

export const adopt_html = (start, end, parent, cursor, from, to) => {
  anchor(start, parent, cursor);
  const made = fragment(passed(from, to), spaceInside(at[parent]));
  let page = at[cursor];
  for (const child of [...made.childNodes]) {
    if (page?.isEqualNode(child)) page = page.nextSibling;
    else at[parent].insertBefore(child, page ?? null);
  }
  at[cursor] = page;
  anchor(end, parent, cursor);
};

export const skip_to = (cursor, template) => {
  let removed = 0;
  for (let page; (page = at[cursor]) && !(template && fits(page, at[template])); page.remove()) {
    removed += page.nodeType != TEXT || page.length ? 1 : 0;
    at[cursor] = page.nextSibling;
  }
  return removed;
};

export const prune = (index, template) => {
  const page = at[index];
  for (const name of page.getAttributeNames()) {
    const stays = name.startsWith("data-phx-") || at[template].hasAttribute(name) || page[LISTS]?.flat().includes(name);
    if (!stays) write(page, name, null);
  }
};
