// Writing attributes, and with them what the user changes too: values, checks, classes, whether something is disabled.
//
// The twin in memory is `src/platform/native/dom/state.rs`.

import { node } from "./value.js";

export const NO = 0;
export const YES = 1;
export const LOST = 2;

const HELD = Symbol();
/** Classes that stay or stay away whatever the server says. */
export const STICKY = Symbol();
const LOCK = "data-phx-ref-lock";
const UNTYPED = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/;

const isLocked = (element, name) =>
  element.hasAttribute(LOCK) || (/^(value|checked|selected|#text)$/.test(name) && !!element.form?.hasAttribute?.(LOCK));

const isEditable = (element) => !UNTYPED.test(element.type);
const isTypedIn = (element) =>
  element == document.activeElement && isEditable(element) && !element.hasAttribute("phx-patch-focused");

/** Writes an attribute, or removes it; `#text` is all the text of the element. */
export const write = (element, name, value) => {
  const writer = writers[name];
  if (!writer) return plain(element, name, value);
  if (isLocked(element, name)) return hold(element, name, value);
  element[HELD]?.delete(name);
  return writer(element, name, value);
};

/** Keeps a value aside until the element is unlocked, or left by the user. */
const hold = (element, name, value) => {
  (element[HELD] ??= new Map()).set(name, value);
  return NO;
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
  if (kept && element.value !== wanted) return hold(element, name, value);
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

const allText = (element, name, value) => {
  const area = element.localName == "textarea";
  if (element.textContent === value) return NO;
  if (area && isTypedIn(element) && element.value !== value) return hold(element, name, value);
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
