// What the client does with elements beyond their own properties and methods. Its twin in memory is
// `src/platform/native/elements.rs`.

import { DOM_EVENT, enter } from "./host.js";
import { isQuiet } from "./patch.js";
import { STICKY } from "./state.js";
import { node, pass, value } from "./value.js";

const words = (names) => [value(names) ?? []].flat(2).join(" ").split(/\s+/).filter(Boolean);

export const set_classes = (number, names, on) => {
  for (const name of words(names)) node(number)?.classList.toggle(name, !!on);
};

export const stick_classes = (number, names, on) => {
  const element = node(number);
  if (!element) return;
  set_classes(number, names, on);
  const sticky = (element[STICKY] ??= new Map());
  for (const name of words(names)) sticky.set(name, !!on);
};

const ASIDE = Symbol();

export const replace_text = (number, text) => {
  const element = node(number);
  if (!element || element[ASIDE]) return;
  (element[ASIDE] = new DocumentFragment()).append(...element.childNodes);
  element.textContent = value(text);
};

export const restore_text = (number) => {
  const element = node(number);
  if (!element?.[ASIDE]) return;
  element.replaceChildren(element[ASIDE]);
  delete element[ASIDE];
};

/** What a form was submitted with. */
const SENDER = Symbol();

export const form_entries = (form, submitter) => {
  const element = node(form);
  const sender = node(submitter);
  const submits = sender?.form == element && sender?.type == "submit";
  if (submits) element[SENDER] = sender;
  const data = submits ? new FormData(element, sender) : new FormData(element);
  return pass([...data].filter(([, said]) => typeof said == "string"));
};
/** `user[name]` becomes `user[_unused_name]`, `tags[]` becomes `_unused_tags[]`. */
export const unused_name = (name) => pass(value(name).replace(/[^[]*(\[])?$/, "_unused_$&"));
export const fields = () => pass(new URLSearchParams());

/** Submits a form the browser's way, with what the button says by which the user did. */
export const submit = (form) => {
  const element = node(form);
  const { name, value } = element[SENDER] ?? {};
  if (name) element.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  HTMLFormElement.prototype.submit.call(element);
};

export const tell = (to, name) => void value(to)?.dispatchEvent(new CustomEvent(value(name), { bubbles: true, cancelable: true, detail: null }));

export const listen = (names) =>
  value(names)
    .split(" ")
    .forEach((name, index) => addEventListener(name, (event) => isQuiet() || enter(DOM_EVENT, index, event), { passive: false }));
