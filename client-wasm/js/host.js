// The browser besides the document: socket, timers, location, history, storage, and the page's own code.
//
// The module in WebAssembly is entered through `enter` only (`dom.js` delivers events through it too), and never while it is at
// work: what happens meanwhile waits in `later`, as does every call into the page's own code (hooks, listeners, promises). So that
// code always finds us at rest.
//
// `value.js` knows elements by number: `node(number)` is the element, `handle(element)` its number.

import { setting, show } from "./debug.js";
import { answer, hookOf, mount, unmount } from "./hook.js";
import { forget, node, pass, value } from "./value.js";

// What the module can be told: the numbers are its own (`src/entry.rs`).
export const START = 0;
export const CONNECT = 1;
export const DISCONNECT = 2;
const OPENED = 3;
const CLOSED = 4;
const MESSAGE = 5;
const DUE = 6;
const RESUME = 7;
const SEEN = 8;
const HIDDEN_AWAY = 9;
const POPPED = 10;
export const DOM_EVENT = 11;
export const PUSH_EVENT = 12;
export const EXEC = 13;

let call;
let endpoint;
let options;

/** The page's `LiveSocket`. */
export let live;

/** Connects this file to the compiled module and to what the page asked for. */
export const attach = (entry, socket, path, given) => {
  call = entry;
  live = socket;
  endpoint = path;
  options = given;
};

const later = [];
let busy = false;
let flushing = false;

/** Tells the module something, now or as soon as it is at rest. Texts and objects go as values. */
export const enter = (what, ...args) => {
  if (busy) return void later.push(() => enter(what, ...args));
  busy = true;
  try {
    call?.(what, ...args.map((it) => (/string|object/.test(typeof it) ? pass(it) : it)));
  } catch (error) {
    fail(error);
  }
  forget();
  busy = false;
  flush();
};

// What the module was doing is lost when it fails, and it can do nothing more: the page says so, and is loaded anew after a while
// that is different for each page.
const fail = (error) => {
  reportError(error);
  call = null;
  close_socket(1000);
  for (const { classList } of document.querySelectorAll("[data-phx-session]")) {
    classList.remove("phx-connected");
    classList.add("phx-loading", "phx-error", "phx-client-error");
  }
  setTimeout(reload, 5000 + Math.random() * 5000);
};

const flush = () => {
  if (flushing) return;
  flushing = true;
  while (later.length) safely(later.shift());
  flushing = false;
};

/** Calls the page's own code; what it throws is the page's to hear of. */
const safely = (call) => {
  try {
    return call();
  } catch (error) {
    reportError(error);
  }
};

// The socket.

let socket;

const evaluate = (params, ...args) => (typeof params == "function" ? safely(() => params(...args)) : params) ?? {};

const append = (query, value, key) => {
  if (!(value instanceof Object)) return query.append(key, value);
  for (const name in value) append(query, value[name], key ? `${key}[${name}]` : name);
};

const address = () => {
  const url = new URL(endpoint + "/websocket", location);
  url.protocol = url.protocol.replace("http", "ws");
  append(url.searchParams, evaluate(options.params));
  url.searchParams.set("vsn", "2.0.0");
  return url;
};

export const open_socket = () => {
  try {
    socket = new WebSocket(address());
  } catch (error) {
    // The page's policy does not allow it; that is as good as a network that is down.
    reportError(error);
    return void later.push(() => enter(CLOSED, 1006));
  }
  socket.onopen = () => enter(OPENED);
  socket.onmessage = ({ data }) => {
    show("<", data);
    enter(MESSAGE, data);
  };
  socket.onclose = (event) => enter(CLOSED, event.code);
};

export const frame = (joinRef, ref, topic, event, payload) =>
  pass(JSON.stringify([joinRef ? `${joinRef}` : null, `${ref}`, value(topic), value(event), value(payload)]));

export const send = (frame) => {
  const [text, to] = [value(frame), socket];
  const latency = +setting("latency-sim");
  show(">", text);
  if (latency) setTimeout(() => to.send(text), latency);
  else to.send(text);
};

/** Whether frames can be sent. */
export const isOpen = () => socket?.readyState == 1;

export const close_socket = (code) => {
  if (!socket) return;
  socket.onopen = socket.onmessage = socket.onclose = null;
  socket.close(code);
  socket = null;
};

// Time. Frames are not drawn while the page is hidden, so a frame is a timer then.

const armed = new Map();

export const arm = (timer, milliseconds) => {
  disarm(timer);
  armed.set(timer, setTimeout(() => enter(DUE, timer), milliseconds));
};

export const disarm = (timer) => {
  clearTimeout(armed.get(timer));
  armed.delete(timer);
};

export const resume_after = (milliseconds, what) => {
  const it = value(what);
  const resume = () => enter(RESUME, it);
  if (milliseconds || document.hidden) setTimeout(resume, milliseconds || 16);
  else requestAnimationFrame(resume);
};

export const random = () => crypto.getRandomValues(new Uint32Array(1))[0];

// The page's address, its history and what it keeps.

/** An address as seen from the page; the page's own when it is none. */
const resolved = (url) => new URL(URL.canParse(value(url), location) ? value(url) : "", location);
const bare = (href) => href.split("#")[0];

export const href = () => pass(location.href);
export const is_here = (url) => bare(value(url)) == bare(location.href);
export const is_near = (url) => resolved(url).origin == location.origin;
export const absolute = (url) => pass(resolved(url).href);
export const load = (url) => void (location.href = value(url));
export const reload = () => location.reload();

export const set_cookie = (name, content) => {
  document.cookie = `${value(name)}=${value(content) ?? ""}; max-age=${content ? 60 : 0}; path=/`;
};

// A browser may refuse to store anything.
const storage = () => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

// LiveView's own key, which survives the reload that it counts.
const reloads = () => location.pathname + "-consecutive-reloads";

/** Where nothing can be stored, it may be the third as well as the first. */
export const count_reload = () => {
  const store = storage();
  if (!store) return 2;
  const tries = +(store.getItem(reloads()) ?? -1) + 1 || 0;
  store.setItem(reloads(), tries);
  return tries;
};
/** Not at once: it takes the browser a while to get at the storage, and the page is about to change. */
export const forget_reloads = () => {
  const name = reloads();
  setTimeout(() => storage()?.removeItem(name));
};

export const set_title = (wanted) => {
  const { prefix = "", suffix = "", default: fallback } = document.querySelector("title")?.dataset ?? {};
  const title = value(wanted)?.trim() ? value(wanted) : fallback;
  if (title != null) document.title = prefix + title + suffix;
};

export const write_history = (push, url, type, id, position) => {
  const state = { type: value(type), id: value(id), position };
  try {
    if (push) history.pushState(state, "", value(url));
    else history.replaceState({ ...history.state, ...state }, "", value(url));
  } catch (error) {
    // Browsers limit how often the history is written.
    reportError(error);
  }
};

export const history_position = () => history.state?.position ?? 0;
export const step_history = (steps) => history.go(steps);

/** Listens to what happens to the page as a whole. */
export const watch = () => {
  history.scrollRestoration = "manual";
  scrollTo(0, history.state?.scroll ?? 0);
  let pause;
  addEventListener("scroll", () => {
    clearTimeout(pause);
    pause = setTimeout(() => history.state && history.replaceState({ ...history.state, scroll: scrollY }, ""), 100);
  });
  addEventListener("popstate", ({ state }) => enter(POPPED, state));
  addEventListener("pagehide", ({ persisted }) => enter(HIDDEN_AWAY, persisted));
  addEventListener("pageshow", ({ persisted }) => persisted && reload());
  addEventListener("online", () => enter(SEEN, true));
  document.addEventListener("visibilitychange", () => enter(SEEN, !document.hidden));
};

export const scroll_to = (top) => scrollTo(0, value(top) ?? 0);

export const scroll_to_fragment = (url) => {
  const { hash } = resolved(url);
  requestAnimationFrame(() => {
    const name = decodeURIComponent(hash.slice(1));
    (document.getElementById(name) ?? document.getElementsByName(name)[0])?.scrollIntoView();
  });
  return !!hash;
};

// The page's own code.

const event = (name, detail, rest) => new CustomEvent(name, { bubbles: true, cancelable: true, detail, ...rest });

const onWindow = (name, detail) => event(value(name), value(detail));

export const emit = (name, detail) => {
  const told = onWindow(name, detail);
  later.push(() => dispatchEvent(told));
};

export const confirm = (name, detail) => dispatchEvent(onWindow(name, detail));

export const dispatch = (at, source, name, more, bubbles) => {
  const target = node(at);
  const detail = { ...value(more), dispatcher: node(source) };
  const told =
    value(name) == "click" ? new MouseEvent("click", { bubbles, cancelable: true }) : event(value(name), detail, { bubbles });
  later.push(() => target.dispatchEvent(told));
};

const STEPS = ["mounted", "beforeUpdate", "updated", "destroyed", "disconnected", "reconnected"];

export const hook = (at, step, name) => {
  const hook = step ? hookOf(at) : safely(() => mount(at, node(at), value(name), options.hooks));
  const call = () => hook[STEPS[step]]?.(hook.el);
  if (!hook) return false;
  // The one step that has to come before the page changes.
  if (step == 1) safely(call);
  else later.push(call);
  if (step == 3) later.push(() => unmount(at));
  return true;
};

export const settle = (token, accepted, reply) => {
  const said = value(reply);
  later.push(() => answer(token, accepted, said));
};

export const join_params = (container) => {
  const tracked = [...document.querySelectorAll("[phx-track-static]")].map((it) => it.src || it.href).filter(Boolean);
  const params = { ...evaluate(options.params, node(container)) };
  if (tracked.length) params._track_static = tracked;
  return pass(params);
};

export const metadata = (kind, at) => pass(safely(() => options.metadata?.[value(kind)]?.(window.event, node(at))));

export const report = (...said) => {
  const [code, viewId, message] = said.map((it) => value(it) ?? "");
  console.error(`bennu ${code}: ${message}`, viewId);
  const detail = { version: 1, level: "error", code, message, viewId, attribution: "unknown", metadata: {} };
  later.push(() => dispatchEvent(event("phx:live-view:diagnostic", detail)));
};
