// A page's own script: starts the client itself, with hooks.

const { LiveSocket } = await import(document.querySelector("script[data-client]").dataset.client);
const csrf = document.querySelector("meta[name='csrf-token']").content;

window.calls = [];
const note = (name, hook) => window.calls.push(`${name}:${hook.el.id}`);

const Recorder = {
  mounted() {
    note("mounted", this);
    this.handleEvent("greeting", ({ text }) => (document.getElementById("greeted").textContent = text));
    this.el.addEventListener("click", () =>
      this.pushEvent("double", { n: Number(this.el.dataset.n) }, (reply) => {
        document.getElementById("answer").textContent = reply.doubled;
      }),
    );
  },
  updated() {
    note("updated", this);
  },
  destroyed() {
    note("destroyed", this);
  },
  disconnected() {
    note("disconnected", this);
  },
  reconnected() {
    note("reconnected", this);
  },
};

/** Draws into its own element, which the server leaves alone. */
const Painter = {
  mounted() {
    this.el.innerHTML = "<b>painted</b>";
  },
};

/** Listens twice, and is there for tests to call. */
const Caller = {
  mounted() {
    window.caller = this;
    window.heard = [];
    this.first = this.handleEvent("news", () => window.heard.push("first"));
    this.second = this.handleEvent("news", () => window.heard.push("second"));
  },
};

window.liveSocket = new LiveSocket("/live", null, {
  params: { _csrf_token: csrf },
  hooks: { Recorder, Painter, Caller },
});
window.liveSocket.connect();
