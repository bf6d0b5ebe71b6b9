// The official client in the place of ours: the same exports, and the same start by itself on a
// page whose script tag carries `data-auto`.

import { Socket } from "phoenix";
import { LiveSocket as Official } from "phoenix_live_view";

// Ours takes any `Socket`; the official client needs its own.
export class LiveSocket extends Official {
  constructor(path, _socket, options) {
    super(path, Socket, options);
  }
}

// How a test knows who drives the page.
window.isOfficialClient = true;

if (document.querySelector("script[data-auto]")) {
  const csrf = document.querySelector("meta[name='csrf-token']").content;
  window.liveSocket = new LiveSocket("/live", Socket, { params: { _csrf_token: csrf } });
  window.liveSocket.connect();
}
