// The document, for all of the client but patching. Its twin in memory is `src/platform/native/dom.rs`.
//
// Elements go by numbers that keep nothing alive. (Patching has handles of its own; see `patch.js`.) Lists of text are
// separated by NUL.

import { enter } from "./host.js";
import { isQuiet, move } from "./patch.js";
import { STICKY } from "./state.js";

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

// Finding, reading, writing.

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
export const parse = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return handle(document.importNode(template.content, true).firstElementChild);
};
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
      if (isQuiet()) return;
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
