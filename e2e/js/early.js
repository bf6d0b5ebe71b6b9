// Runs before any client: remembers the nodes that the server's HTML became, so that tests can
// tell whether they are still the same, and counts scripts that must never run.

window.pwned = 0;
window.alert = window.confirm = window.prompt = () => void window.pwned++;

window.first = new Map();
for (const element of document.querySelectorAll("[id]")) window.first.set(element.id, element);

/** Ids whose node is not the one of the first HTML any more. */
window.replaced = (...ids) => ids.filter((id) => document.getElementById(id) !== window.first.get(id));

/** What a page says to those who look at it: structure, attributes and the state of controls. */
window.described = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const state = ["value", "checked", "selected", "open"].filter((name) => controls(node, name));
  const attributes = [...node.attributes]
    .filter(({ name }) => !name.startsWith("data-phx-") && !state.includes(name))
    .map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
    .sort();
  const properties = state.map((name) => `.${name}=${JSON.stringify(node[name])}`);
  const head = [`${node.namespaceURI}:${node.localName}`, ...attributes, ...properties].join(" ");
  if (node.localName === "textarea") return `<${head}>`;
  return `<${head}>${[...node.childNodes].map(window.described).join("")}</${node.localName}>`;
};

const controls = (node, name) =>
  ({
    input: ["value", "checked"],
    textarea: ["value"],
    option: ["selected"],
    details: ["open"],
  })[node.localName]?.includes(name);

/** What a fresh page at this URL would say, inside an element. */
window.describedFresh = async (url, selector) => {
  const html = await (await fetch(url)).text();
  const fresh = new DOMParser().parseFromString(html, "text/html");
  return window.described(fresh.querySelector(selector));
};

// A page that is about what survives starts its film before any client is there.
const film = document.querySelector("video[data-film]");
if (film) {
  const canvas = document.createElement("canvas");
  const draw = canvas.getContext("2d");
  setInterval(() => draw.fillRect(0, 0, performance.now() % 50, 20), 20);
  film.srcObject = canvas.captureStream(30);
  film.muted = true;
  film.play();
  film.addEventListener("pause", () => (film.dataset.paused = "yes"));
}

// The same page may be in use before its client is there: something turns, a box is scrolled, and a field has the focus and a
// selection (`?field`), or words are selected (`?words`). `before` remembers what must survive.
const field = document.getElementById("field");
const inUse = {
  "?field": () => {
    field.focus();
    field.setSelectionRange(4, 7, "backward");
  },
  "?words": () => getSelection().selectAllChildren(document.getElementById("words")),
};
if (field && inUse[location.search]) {
  const [animation] = document.getElementById("turning").getAnimations();
  // No animation that starts anew has this for its start.
  animation.startTime = -5000;
  document.getElementById("scroller").scrollTop = 200;
  inUse[location.search]();
  window.before = { animation, isClientThere: !!document.querySelector(".phx-connected"), lost: [] };
  field.addEventListener("blur", () => window.before.lost.push("focus"));
  animation.addEventListener("cancel", () => window.before.lost.push("animation"));
}
