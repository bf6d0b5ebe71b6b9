// Measures one candidate on one page: from the message's arrival to the patched DOM.
//
// The clients get a socket that is only an object: what the network costs is the same for all.

import { Model, said, shown } from "./model.js";
import { Plain } from "./plain.js";

let socket;
let joined;

class Socket {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSING = 2;
  static CLOSED = 3;
  readyState = 0;
  bufferedAmount = 0;

  constructor() {
    socket = this;
    setTimeout(() => {
      this.readyState = 1;
      this.onopen?.({});
    });
  }

  send(frame) {
    const [join, ref, topic, event] = JSON.parse(frame);
    if (event === "phx_join") return joined({ join, ref, topic });
    if (ref) setTimeout(() => this.onmessage?.({ data: JSON.stringify([join, ref, topic, "phx_reply", { status: "ok", response: {} }]) }));
  }

  close() {
    this.readyState = 3;
  }
}

const CONTAINER = (html) => `<div id="phx-bench" data-phx-main data-phx-session="x" data-phx-static="">${html}</div>`;

/** A candidate, joined to nothing yet: `join` and `update` take the text of a frame. */
const started = async (candidate) => {
  if (candidate === "plain") {
    const plain = new Plain();
    return { join: (text) => plain.join(text), update: (text) => plain.update(text), ids: { join: "1", ref: "1", topic: "lv:phx-bench" } };
  }
  window.WebSocket = Socket;
  const request = new Promise((done) => (joined = done));
  const { LiveSocket } = await import(`/${candidate}/bennu.js`);
  sessionStorage.setItem("phx:live-socket:debug", "false");
  new LiveSocket("/live", null, {}).connect();
  const ids = await request;
  const deliver = (data) => socket.onmessage({ data });
  return { join: deliver, update: deliver, ids };
};

const pause = (milliseconds = 0) => new Promise((done) => setTimeout(done, milliseconds));

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** Milliseconds of script, sample by sample; an operation of a message alone is timed alone. */
window.measure = async ({ candidate, size, adopt, operations, samples }) => {
  const model = new Model(size);
  document.body.innerHTML = CONTAINER(adopt ? model.html() : "");
  const client = await started(candidate);
  await pause(50);
  const { join, ref, topic } = client.ids;
  const reply = JSON.stringify([join, ref, topic, "phx_reply", { status: "ok", response: { rendered: model.rendered(), liveview_version: "1.2.12" } }]);
  const result = { [adopt ? "adopt" : "first"]: [timed(() => client.join(reply))] };
  await pause(100);
  check(model, "the first render");
  for (const operation of operations) {
    result[operation] = [];
    for (let sample = 0; sample < samples; sample++) {
      const text = JSON.stringify([join, null, topic, "diff", model[operation]()]);
      await pause();
      result[operation].push(timed(() => client.update(text)));
    }
    check(model, operation);
  }
  return result;
};

const check = (model, what) => {
  if (shown() !== said(model.rows)) throw new Error(`after ${what} the page shows something else`);
};
