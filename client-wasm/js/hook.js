// The page's own code attached to elements: hook objects with the official interface.
//
// The module says when each step of a hook's life comes (`host.js`); here are the objects and what they can ask for.

import { commands } from "./commands.js";
import { PUSH_EVENT, enter, live } from "./host.js";
import { handle } from "./value.js";

const hooks = new Map();
const waiting = new Map();
let tokens = 0;

// Who hears of a push, when it is no component: the view of the element, or whoever owns the element.
const VIEW = -1;
const OWNER = -2;

/** Pushes an event from an element; resolves with what was replied, and the number of the push. */
const push = (el, to, event, payload = {}) => {
  const ref = ++tokens;
  return new Promise((resolve, reject) => {
    waiting.set(ref, { resolve: (reply) => resolve({ reply, ref }), reject });
    // What is no JSON is refused here.
    enter(PUSH_EVENT, handle(el), to, event, JSON.parse(JSON.stringify(payload)), ref);
  });
};

/** Answers a push. */
export const answer = (ref, accepted, reply) => {
  const { resolve, reject } = waiting.get(ref);
  waiting.delete(ref);
  if (accepted) resolve(reply ?? null);
  else reject(new Error(reply));
};

/** Calls back with each reply; failures are silent. */
const call = (callback, pushes) => {
  for (const one of pushes) one.then(({ reply, ref }) => callback(reply, ref), () => {});
};

/** The base of hook classes, and what hook objects are given. */
export class ViewHook {
  #listeners = new Set();

  constructor(_view, el) {
    this.el = el;
    this.liveSocket = live;
  }

  pushEvent(event, payload, callback) {
    const one = push(this.el, VIEW, event, payload);
    return callback ? call(callback, [one]) : one.then(({ reply }) => reply);
  }

  pushEventTo(target, event, payload, callback) {
    const to = (el) => push(el, OWNER, event, payload);
    const all = /^\d+$/.test(target)
      ? [push(this.el, +target, event, payload)]
      : target instanceof Element
        ? [to(target)]
        : [...document.querySelectorAll(target)].map(to);
    return callback ? call(callback, all) : Promise.allSettled(all);
  }

  handleEvent(name, callback) {
    const listener = ({ detail }) => callback(detail);
    const ref = ["phx:" + name, listener];
    addEventListener(...ref);
    this.#listeners.add(ref);
    return ref;
  }

  removeHandleEvent(ref) {
    removeEventListener(...ref);
    this.#listeners.delete(ref);
  }

  js() {
    return commands(this.el);
  }

  /** Forgets what a hook listens to. */
  static end(hook) {
    for (const ref of hook.#listeners) hook.removeHandleEvent(ref);
  }
}

const create = (definition, el) =>
  definition.prototype instanceof ViewHook ? new definition(null, el) : Object.assign(new ViewHook(null, el), definition);

/** Makes the hook of an element, if the page defines one of that name. */
export const mount = (number, el, name, defined) => {
  const definition = defined?.[name] ?? window["phx_hook_" + name]?.();
  if (definition) hooks.set(number, create(definition, el));
  return hooks.get(number);
};

/** The hook of an element. */
export const hookOf = (number) => hooks.get(number);

/** Forgets the hook of an element. */
export const unmount = (number) => {
  ViewHook.end(hooks.get(number));
  hooks.delete(number);
};
