// Patching: an array of nodes, `at`, that the module fills and empties by handles, and the operations on it.
//
// The twin in memory is `src/platform/native/dom/parts.rs`. Text comes in two ways: as a range of the message that is being
// read, or held just before.

import { handle, node } from "./dom.js";
import { morph } from "./morph.js";
import { LOST, NO, YES, write } from "./state.js";
import { value } from "./value.js";

let message = "";
let held = "";

/** Retains a message; returns how many characters it has. */
export const retain = (number) => (message = value(number)).length;
export const hold = (text) => void (held = text);

export const passed = (start, end) => (end == -1 ? held : end == -2 ? null : message.substring(start, end));

const ELEMENT = 1;
const COMMENT = 8;

export const at = [null];
const names = [];
const programs = [];

export const intern = (name) => names.push(name) - 1;

const SPACES = ["", "svg", "math"];

export const spaceInside = (parent) =>
  parent.localName == "foreignObject" ? 0 : Math.max(0, ["", "svg", "MathML"].indexOf(parent.namespaceURI?.split("/").pop()));

export const fragment = (html, space) => {
  const template = document.createElement("template");
  const tag = SPACES[space];
  template.innerHTML = tag ? `<${tag}>${html}</${tag}>` : html;
  const { content } = template;
  if (tag) content.firstChild.replaceWith(...content.firstChild.childNodes);
  return content;
};

export const parse_template = (to, html, space) => void (at[to] = fragment(html, space));

export const step = (to, from, direction) => {
  const start = at[from];
  const found = !start || direction == 3 ? start : direction ? (direction == 1 ? start.nextSibling : start.parentNode) : start.firstChild;
  at[to] = found;
  return found ? found.nodeType : 0;
};

export const mark = (index) => {
  const marked = at[index];
  let number = 0;
  if (marked.nodeType == COMMENT && marked.data.startsWith("bennu-slot:")) {
    number = +marked.data.slice(11) + 1;
    marked.replaceWith((at[index] = new Text()));
  } else if (marked.nodeType == ELEMENT && marked.hasAttribute("bennu-slot")) {
    number = +marked.getAttribute("bennu-slot") + 1;
    marked.removeAttribute("bennu-slot");
  }
  return number;
};

export const anchor = (to, parent, before) => {
  const next = at[before] ?? null;
  (at[parent] ?? next.parentNode).insertBefore((at[to] = new Text()), next);
};

export const space = (index) => spaceInside(at[index]);

export const program = (template, steps) => void (programs[template] = steps.slice());

export const instantiate = (template, to, last) => {
  let found = at[template].cloneNode(true);
  if (last) {
    at[to + 1] = found.lastChild;
    found = found.firstChild;
  }
  at[to] = found;
  let next = to + last;
  for (const step of programs[template]) {
    if (step == 3) at[++next] = found;
    else found = step == 0 ? found.firstChild : step == 1 ? found.nextSibling : found.parentNode;
  }
};

export const release = (base, count) => void at.fill(null, base, base + count);

export const text = (index, start, end) => {
  const found = at[index];
  if (!found?.parentNode) return LOST;
  const value = passed(start, end);
  if (found.data === value) return NO;
  found.data = value;
  return YES;
};

export const attribute = (index, name, start, end) => write(at[index], names[name], passed(start, end));
export const content = (index, start, end) => write(at[index], "#text", passed(start, end));

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
    if (isOurs(name)) code |= write(element, name, value.includes("&") ? decode(value) : value);
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

const put = (first, last, parent, before) => {
  if (!parent) return LOST;
  try {
    for (let moved = first, next; ; moved = next) {
      next = moved.nextSibling;
      move(parent, moved, before);
      if (moved == last) return YES;
    }
  } catch {
    return LOST;
  }
};

export const insert = (first, last, before) => put(at[first], at[last], at[before]?.parentNode, at[before]);
export const insert_in = (first, last, parent, before) => put(at[first], at[last], at[parent], at[before] ?? null);

export const remove = (first, last) => {
  const [start, end] = [at[first], at[last]];
  if (start == end) return start.remove();
  if (!start.parentNode || start.parentNode != end.parentNode) return;
  const range = document.createRange();
  range.setStartBefore(start);
  range.setEndAfter(end);
  range.deleteContents();
};

export const html = (start, end, from, to) => {
  const parent = at[end]?.parentNode;
  if (!parent || at[start]?.parentNode != parent) return LOST;
  morph(parent, at[start].nextSibling, at[end], fragment(passed(from, to), spaceInside(parent)));
  return YES;
};

export const decode = (html) => {
  const area = document.createElement("textarea");
  area.innerHTML = html;
  return area.value;
};

export const has = (index, name) => at[index].hasAttribute(names[name]);
export const node_at = (index) => handle(at[index]);
export const enter_node = (to, number) => void (at[to] = node(number));

/** Elements that the rest of the client must hear of; `src/dom/template/interest.rs` has the same. */
const OF_INTEREST = [
  "data-phx-hook",
  "data-phx-portal",
  "data-phx-session",
  "phx-connected",
  "phx-disconnected",
  "phx-hook",
  "phx-mounted",
  "phx-remove",
  "phx-trigger-action",
  "phx-viewport-bottom",
  "phx-viewport-top",
];

/** Those among them from one node to another, and below. */
export const interesting = (first, last) => {
  const selector = OF_INTEREST.map((name) => `[${name}]`).join();
  const found = [];
  for (let root = at[first]; root; root = root == at[last] ? null : root.nextSibling) {
    if (root.nodeType != ELEMENT) continue;
    if (root.matches(selector)) found.push(handle(root));
    for (const element of root.querySelectorAll(selector)) found.push(handle(element));
  }
  return found;
};
