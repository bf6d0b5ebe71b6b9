// The page's own code attached to elements: hook objects with the official interface.
//
// The module says when each step of a hook's life comes (`host.js`); here are the objects themselves and what they can ask for.

import { handle } from "./dom.js";
import { commands } from "./commands.js";
import { enter } from "./host.js";

const hooks = new Map();
const waiting = new Map();
let tokens = 0;

/** Pushes an event from an element; resolves with the reply. `cid` is negative for the view itself. */
const push = (el, cid, event, payload) =>
  new Promise((resolve, reject) => {
    waiting.set(++tokens, { resolve, reject });
    enter("push_event", handle(el), cid, event, JSON.stringify(payload ?? {}), tokens);
  });

/** Answers a push. */
export const answer = (token, accepted, reply) => {
  const { resolve, reject } = waiting.get(token);
  waiting.delete(token);
  if (accepted) resolve(reply ? JSON.parse(reply) : null);
  else reject(new Error(reply));
};

/** With a callback nothing is returned and failures are silent, else a promise. */
const either = (promise, callback) => {
  if (!callback) return promise;
  promise.then((reply) => callback(reply, tokens), () => {});
};

/** The base of hook classes, and what hook objects are given. */
export class ViewHook {
  #listeners = new Set();

  constructor(_view, el) {
    this.el = el;
  }

  get liveSocket() {
    return window.liveSocket;
  }

  pushEvent(event, payload, callback) {
    return either(push(this.el, -1, event, payload), callback);
  }

  pushEventTo(target, event, payload, callback) {
    const cid = /^\d+$/.test(target);
    const elements = cid || target instanceof Element ? [target] : [...document.querySelectorAll(target)];
    const pushes = elements.map((el) => {
      const one = cid ? push(this.el, +target, event, payload) : push(el, -2, event, payload);
      return one.then((reply) => ({ reply, ref: tokens }));
    });
    if (!callback) return Promise.allSettled(pushes);
    for (const one of pushes) one.then(({ reply, ref }) => callback(reply, ref), () => {});
  }

  handleEvent(name, callback) {
    const listener = { name: "phx:" + name, call: (event) => callback(event.detail) };
    addEventListener(listener.name, listener.call);
    this.#listeners.add(listener);
    return listener;
  }

  removeHandleEvent(listener) {
    removeEventListener(listener.name, listener.call);
    this.#listeners.delete(listener);
  }

  js() {
    return commands(this.el);
  }

  /** The element is gone. */
  static end(hook) {
    for (const listener of hook.#listeners) hook.removeHandleEvent(listener);
  }
}

const create = (definition, el) => {
  if (definition?.prototype instanceof ViewHook) return new definition(null, el);
  return definition && Object.assign(new ViewHook(null, el), definition);
};

/** Makes the hook of an element, if the page defines one of that name. */
export const mount = (at, el, name, defined) => {
  const hook = create(defined?.[name] ?? window["phx_hook_" + name]?.(), el);
  if (hook) hooks.set(at, hook);
  return hook;
};

/** The hook of an element. */
export const hookOf = (at) => hooks.get(at);

/** Forgets the hook of an element and what it listens to. */
export const unmount = (at) => {
  ViewHook.end(hooks.get(at));
  hooks.delete(at);
};
