// The entry of the client, with the official constructor. Bundled with everything it imports into one `bennu.js`.
//
// `./glue.js` is what wasm-bindgen makes of the compiled module; it imports the other scripts by the externs in
// `src/platform/web`. The module itself is `bennu.wasm`, beside the bundle.

import { call, start } from "./glue.js";
import { commands } from "./commands.js";
import { set, setting } from "./debug.js";
import { CONNECT, DISCONNECT, EXEC, START, attach, enter, isOpen, watch } from "./host.js";
import { ViewHook } from "./hook.js";
import { handle } from "./value.js";

export { ViewHook };

const started = async () => {
  const file = await fetch(new URL("bennu.wasm", import.meta.url));
  await start(await file.arrayBuffer());
};

const parsed = () =>
  document.readyState == "loading" && new Promise((ready) => document.addEventListener("DOMContentLoaded", ready));

/** The connection of a page to its server. */
export class LiveSocket {
  #ready;

  /** `Socket` is accepted for the sake of existing pages, and not used. */
  constructor(path, _Socket, options = {}) {
    attach(call, this, path, options);
    this.options = options;
  }

  connect() {
    this.#ready ??= this.#start();
    this.#ready.then(() => enter(CONNECT));
  }

  disconnect(callback) {
    this.#ready?.then(() => {
      enter(DISCONNECT);
      callback?.();
    });
  }

  async #start() {
    await Promise.all([started(), parsed()]);
    enter(START, this.options);
    watch();
  }

  isConnected() {
    return isOpen();
  }

  enableDebug() {
    set("debug", "true");
  }

  disableDebug() {
    set("debug", "false");
  }

  isDebugEnabled() {
    return setting("debug") == "true";
  }

  isDebugDisabled() {
    return setting("debug") == "false";
  }

  /** Messages to the server are this many milliseconds late. */
  enableLatencySim(milliseconds) {
    set("latency-sim", milliseconds);
  }

  disableLatencySim() {
    set("latency-sim", null);
  }

  getLatencySim() {
    return +setting("latency-sim") || null;
  }

  execJS(el, code, type = null) {
    enter(EXEC, handle(el), code, false);
  }

  js() {
    return commands();
  }

  get main() {
    return { el: document.querySelector("[data-phx-main]") };
  }
}

// The tag that the server injects carries `data-auto` (its value: the endpoint, if it is another than `/live`); nothing starts by
// being imported.
for (const { src, dataset } of document.querySelectorAll("script[data-auto]")) {
  if (src != import.meta.url) continue;
  const _csrf_token = document.querySelector("meta[name=csrf-token]")?.content;
  window.liveSocket = new LiveSocket(dataset.auto || "/live", null, { params: { _csrf_token } });
  window.liveSocket.connect();
}
