// The document. Its twin in memory, with the same functions and the same rules, is `src/platform/native/dom`.
//
// Two kinds of numbers stand for nodes. Patching works with handles, an array that it fills and empties itself: `at`. The rest
// of the client gets numbers that keep nothing alive: `handle` and `node`.

import { enter } from "./host.js";

// Numbers for elements: the same element, the same number, always.

const NUMBER = Symbol();
const numbered = new Map();
const collected = new FinalizationRegistry((number) => numbered.delete(number));
let numbers = 0;

/** The number of an element; zero for none. */
export const handle = (element) => {
  if (!element) return 0;
  if (!element[NUMBER]) {
    numbered.set((element[NUMBER] = ++numbers), new WeakRef(element));
    collected.register(element, numbers);
  }
  return element[NUMBER];
};

/** The element with this number, if it is still there. */
export const node = (number) => numbered.get(number)?.deref();

// Text for patching: a range of the message that is being read, or held just before.

const encoder = new TextEncoder();
let message = "";
let held = "";

/** Retains a message; returns how many bytes it can take at most. */
export const retain = (text) => (message = text).length * 3;
/** Writes the retained message into the module's memory; returns how many bytes it took. */
export const encode = (bytes) => encoder.encodeInto(message, bytes).written;
export const message_length = () => message.length;
export const hold = (text) => void (held = text);

const passed = (start, end) => (end == -1 ? held : end == -2 ? null : message.substring(start, end));

// Patching.

const NO = 0;
const YES = 1;
const LOST = 2;
const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;

const at = [null];
const names = [];
const programs = [];

export const intern = (name) => names.push(name) - 1;

const SPACES = ["", "svg", "math"];

const spaceInside = (parent) =>
  parent.localName == "foreignObject" ? 0 : Math.max(0, ["", "svg", "MathML"].indexOf(parent.namespaceURI?.split("/").pop()));

const fragment = (html, space) => {
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

const LISTS = Symbol();
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

const move = (parent, moved, before) => {
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

// Adoption of the server's HTML.

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

// Attributes, and with them what the user changes too.

const HELD = Symbol();
const STICKY = Symbol();
const LOCK = "data-phx-ref-lock";
const UNTYPED = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/;

const isLocked = (element, name) =>
  /^(class|disabled|readonly|open)$/.test(name)
    ? element.hasAttribute(LOCK)
    : /^(value|checked|selected|#text)$/.test(name) && (element.hasAttribute(LOCK) || !!element.form?.hasAttribute?.(LOCK));

const isEditable = (element) => !UNTYPED.test(element.type);
const isTypedIn = (element) =>
  element == document.activeElement && isEditable(element) && !element.hasAttribute("phx-patch-focused");

const write = (element, name, value) => {
  const writer = writers[name];
  if (!writer) return plain(element, name, value);
  if (isLocked(element, name)) {
    (element[HELD] ??= new Map()).set(name, value);
    return NO;
  }
  return writer(element, name, value);
};

const plain = (element, name, value) => {
  if (element.getAttribute(name) === value) return NO;
  if (value == null) element.removeAttribute(name);
  else element.setAttribute(name, value);
  return YES;
};

/** The classes that the server wants, with those that the client put there. */
const classes = (element, name, value) => {
  const sticky = element[STICKY];
  const loading = element.hasAttribute("data-phx-ref-src");
  if (sticky || loading) {
    const wanted = new Set(value?.split(/\s+/).filter(Boolean));
    if (loading) for (const present of element.classList) /^phx-.*-loading$/.test(present) && wanted.add(present);
    sticky?.forEach((on, present) => wanted[on ? "add" : "delete"](present));
    value = [...wanted].join(" ");
  }
  return plain(element, name, value);
};

/** An equal attribute means an equal value: what the user typed since is not the server's to undo. */
const typed = (element, name, value) => {
  if (element.localName != "input") return plain(element, name, value);
  const wanted = value ?? "";
  if (element.getAttribute(name) === value) return NO;
  const kept = isTypedIn(element);
  if (kept && element.value !== wanted) return NO;
  plain(element, name, value);
  if (!kept && isEditable(element) && element.value !== wanted) element.value = wanted;
  return YES;
};

const checked = (element, name, value) => {
  const on = value != null;
  const changes = element[name] !== on;
  const written = plain(element, name, value);
  if (changes) element[name] = on;
  return changes ? YES : written;
};

const allText = (element, _, value) => {
  const area = element.localName == "textarea";
  if (element.textContent === value || (area && isTypedIn(element) && element.value !== value)) return NO;
  element.textContent = value;
  if (area && element.value !== value) element.value = value;
  return YES;
};

const writers = {
  __proto__: null,
  class: classes,
  disabled: plain,
  readonly: plain,
  open: plain,
  value: typed,
  checked,
  selected: checked,
  "#text": allText,
};

export const unlock = (number) => {
  const element = node(number);
  let written = 0;
  for (const each of element ? [element, ...(element.elements ?? [])] : []) {
    const values = each[HELD];
    delete each[HELD];
    values?.forEach((value, name) => (written += write(each, name, value)));
  }
  return written;
};

// Raw HTML in a slot: its nodes become like those of new HTML, and stay where they fit.

const isLike = (old, made) =>
  old.nodeType == made.nodeType && old.nodeName == made.nodeName && (old.nodeType != ELEMENT || old.id == made.id);

const morph = (parent, old, end, made) => {
  for (const wanted of [...made.childNodes]) {
    let place = old;
    while (place && place != end && !isLike(place, wanted)) place = place.nextSibling;
    if (!place || place == end) {
      parent.insertBefore(wanted, old ?? end);
      continue;
    }
    for (; old != place; old = next) var next = drop(old);
    old = place.nextSibling;
    morphNode(place, wanted);
  }
  while (old && old != end) old = drop(old);
};

const drop = (old) => {
  const { nextSibling } = old;
  old.remove();
  return nextSibling;
};

const morphNode = (old, made) => {
  if (old.nodeType != ELEMENT) return void (old.data !== made.data && (old.data = made.data));
  const ignored = old.getAttribute("phx-update") == "ignore";
  const isOurs = (name) => !ignored || name.startsWith("data-");
  for (const name of old.getAttributeNames())
    if (isOurs(name) && !name.startsWith("data-phx-") && !made.hasAttribute(name)) write(old, name, null);
  for (const { name, value } of made.attributes)
    if (isOurs(name) && (name != "data-phx-session" || value)) write(old, name, value);
  if (!ignored && !old.hasAttribute("data-phx-session")) morph(old, old.firstChild, null, made);
};

// The document, for the rest of the client. Lists of text are separated by NUL.

const all = (found) => Uint32Array.from(found, handle);

const query = (root, selector) => {
  try {
    return (root ? node(root) : document)?.querySelectorAll(selector) ?? [];
  } catch {
    return [];
  }
};

export const document_element = () => handle(document.documentElement);
export const by_id = (id) => handle(document.getElementById(id));
export const query_one = (root, selector) => handle(query(root, selector)[0]);
export const query_all = (root, selector) => all(query(root, selector));
export const closest = (number, selector) => handle(node(number)?.closest(selector));
export const matches = (number, selector) => !!node(number)?.matches(selector);
export const contains = (outer, inner) => !!node(outer)?.contains(node(inner) ?? null) && !!node(inner);
export const relative = (number, name) => handle(node(number)?.[name]);
export const is_connected = (number) => !!node(number)?.isConnected;

export const tag_name = (number) => node(number)?.localName ?? "";
export const get_attribute = (number, name) => node(number)?.getAttribute(name) ?? undefined;
export const has_attribute = (number, name) => !!node(number)?.hasAttribute(name);
export const attribute_names = (number) => node(number)?.getAttributeNames().join("\0") ?? "";
export const set_attribute = (number, name, value) => node(number)?.setAttribute(name, value);
export const remove_attribute = (number, name) => node(number)?.removeAttribute(name);
export const set_class = (number, name, on) => void node(number)?.classList.toggle(name, on);
export const has_class = (number, name) => !!node(number)?.classList.contains(name);
export const stick_class = (number, name, on) => {
  const element = node(number);
  if (!element) return;
  if (on != 2) element.classList.toggle(name, !!on);
  const sticky = (element[STICKY] ??= new Map());
  if (on == 2) sticky.delete(name);
  else sticky.set(name, !!on);
};
export const property = (number, name) => `${node(number)?.[name] ?? ""}`;
export const flag = (number, name) => !!node(number)?.[name];
export const set_property = (number, name, value) => {
  const element = node(number);
  if (element) element[name] = value;
};
export const style = (number, name) => node(number)?.style.getPropertyValue(name) ?? "";
export const set_style = (number, name, value) => node(number)?.style.setProperty(name, value);
export const text_of = (number) => node(number)?.textContent ?? "";

const ASIDE = Symbol();

export const replace_text = (number, text) => {
  const element = node(number);
  if (!element) return;
  if (!element[ASIDE]) (element[ASIDE] = new DocumentFragment()).append(...element.childNodes);
  element.textContent = text;
};

export const restore_text = (number) => {
  const element = node(number);
  if (!element?.[ASIDE]) return;
  element.replaceChildren(element[ASIDE]);
  delete element[ASIDE];
};

export const set_inner_html = (number, html) => void (node(number).innerHTML = html);
export const parse = (html) => handle(document.importNode(fragment(html, 0), true).firstElementChild);
export const deep_copy = (number) => {
  const element = node(number);
  const copy = element.cloneNode(true);
  const originals = element.querySelectorAll("input,textarea,select");
  copy.querySelectorAll("input,textarea,select").forEach((control, index) => {
    const original = originals[index];
    if (control.type != "file") control.value = original.value;
    if (original.checked) control.checked = true;
  });
  return handle(copy);
};
export const append = (parent, number) => move(node(parent), node(number), null);
export const replace = (old, number) => node(old)?.replaceWith(node(number));
export const remove_node = (number) => node(number)?.remove();

const PRIVATE = Symbol();

export const private_number = (number, key) => node(number)?.[PRIVATE]?.[key] ?? 0;
export const set_private = (number, key, value) => {
  const element = node(number);
  if (element) (element[PRIVATE] ??= [])[key] = value;
};

export const active_element = () => handle(document.activeElement);
export const focus = (number) => node(number)?.focus();
export const blur = (number) => node(number)?.blur();
/** Start and end, or nothing. */
export const selection = (number) => {
  const { selectionStart, selectionEnd } = node(number) ?? {};
  return new Uint32Array(selectionStart == null ? [] : [selectionStart, selectionEnd]);
};
export const set_selection = (number, start, end) => node(number)?.setSelectionRange?.(start, end);
export const is_visible = (number) => !!node(number)?.getClientRects().length;
export const scroll_into_view = (number) => node(number)?.scrollIntoView();

export const form_entries = (form, submitter) => {
  const element = node(form);
  const sender = node(submitter);
  const data = sender?.form == element && sender?.type == "submit" ? new FormData(element, sender) : new FormData(element);
  return [...data].filter(([, value]) => typeof value == "string").flat().join("\0");
};
export const form_elements = (form) => all(node(form)?.elements ?? []);
export const form_of = (control) => handle(node(control)?.form);
export const submit = (form) => HTMLFormElement.prototype.submit.call(node(form));

// Events. A number stands for one until its handler returns.

const events = new Map();
let heard = 0;

const target = (kind) => (kind == -1 ? window : kind == -2 ? document : node(kind));

export const dispatch = (to, name, detail, bubbles) =>
  target(to)?.dispatchEvent(new CustomEvent(name, { bubbles, cancelable: true, detail: detail && JSON.parse(detail) })) ?? true;

export const listen = (to, name, capture, listener) =>
  target(to)?.addEventListener(
    name,
    (event) => {
      if (quiet) return;
      events.set(++heard, event);
      enter("dom_event", listener, heard);
    },
    { capture, passive: false },
  );

export const forget_event = (number) => events.delete(number);
export const event_node = (number, name) => {
  const found = events.get(number)?.[name];
  return found instanceof Element ? handle(found) : 0;
};
export const event_text = (number, name) => `${events.get(number)?.[name] ?? ""}`;
export const event_flag = (number, name) => !!events.get(number)?.[name];
export const event_number = (number, name) => events.get(number)?.[name] | 0;
export const event_detail = (number) => {
  const { detail } = events.get(number) ?? {};
  return detail == null ? undefined : JSON.stringify(detail);
};
export const prevent_default = (number) => events.get(number)?.preventDefault();
export const stop = (number) => events.get(number)?.stopImmediatePropagation();
