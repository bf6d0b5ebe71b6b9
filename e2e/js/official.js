// The official client in the place of ours: the same exports, and the same start by itself on a
// page whose script tag carries `data-auto`.

import { Socket } from "phoenix";
import { LiveSocket } from "phoenix_live_view";

export { LiveSocket, Socket };

const csrf = () => document.querySelector("meta[name='csrf-token']")?.content;

if (document.querySelector("script[data-auto]")) {
  window.liveSocket = new LiveSocket("/live", Socket, { params: { _csrf_token: csrf() } });
  window.liveSocket.connect();
}
