// Commands that the page's own code runs: `hook.js()` and `liveSocket.js()`, with the official names and options.

import { EXEC, enter } from "./host.js";
import { handle } from "./value.js";

const words = (list) => (Array.isArray(list) ? list : list.split(/\s+/).filter(Boolean));

/** `"run"` or `["run", "start", "end"]` as three lists of classes. */
const phases = (classes) => classes && (Array.isArray(classes) ? classes : [classes, "", ""]).map(words);

/** The commands: bound to the element of a hook, or, without one, taking an element each. */
export const commands = (bound) => {
  const exec = (el, code) => enter(EXEC, handle(el), typeof code == "string" ? code : JSON.stringify(code), !!bound);
  // What an option says about other elements is none of ours.
  const run = (el, kind, args) => exec(el, [[kind, { ...args, to: undefined }]]);
  const played = (options, classes = options?.transition) => ({ ...options, transition: phases(classes) });
  const named = (names, options) => ({ ...played(options), names: words(names) });
  const go = (kind, href, options) => run(document.body, kind, { ...options, href });
  return {
    exec: bound ? (code) => exec(bound, code) : exec,
    show: (el, options) => run(el, "show", played(options)),
    hide: (el, options) => run(el, "hide", played(options)),
    toggle: (el, options = {}) => run(el, "toggle", { ...options, ins: phases(options.in), outs: phases(options.out) }),
    addClass: (el, names, options) => run(el, "add_class", named(names, options)),
    removeClass: (el, names, options) => run(el, "remove_class", named(names, options)),
    toggleClass: (el, names, options) => run(el, "toggle_class", named(names, options)),
    transition: (el, classes, options) => run(el, "transition", played(options, classes)),
    setAttribute: (el, name, value) => run(el, "set_attr", { attr: [name, value] }),
    removeAttribute: (el, name) => run(el, "remove_attr", { attr: name }),
    toggleAttribute: (el, ...attr) => run(el, "toggle_attr", { attr }),
    push: (el, event, options) => run(el, "push", { ...options, event }),
    navigate: (href, options) => go("navigate", href, options),
    patch: (href, options) => go("patch", href, options),
  };
};
