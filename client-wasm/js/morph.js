// Raw HTML in a slot: its nodes become like those of new HTML, and stay where they fit.
//
// The twin in memory is `src/platform/native/dom/morph.rs`.

import { write } from "./state.js";

const ELEMENT = 1;

const isLike = (old, made) =>
  old.nodeType == made.nodeType && old.nodeName == made.nodeName && (old.nodeType != ELEMENT || old.id == made.id);

/** Makes the children of `parent` from `old` up to `end` like those of `made`. */
export const morph = (parent, old, end, made) => {
  for (const wanted of [...made.childNodes]) {
    let place = old;
    while (place && place != end && !isLike(place, wanted)) place = place.nextSibling;
    if (!place || place == end) {
      parent.insertBefore(wanted, old ?? end);
      continue;
    }
    for (; old != place; old = next) var next = drop(old);
    old = place.nextSibling;
    morphNode(place, wanted);
  }
  while (old && old != end) old = drop(old);
};

/** Takes a node out; the one that follows it. */
export const drop = (node) => {
  const { nextSibling } = node;
  node.remove();
  return nextSibling;
};

const morphNode = (old, made) => {
  if (old.nodeType != ELEMENT) return void (old.data !== made.data && (old.data = made.data));
  const ignored = old.getAttribute("phx-update") == "ignore";
  const isOurs = (name) => !ignored || name.startsWith("data-");
  for (const name of old.getAttributeNames())
    if (isOurs(name) && !name.startsWith("data-phx-") && !made.hasAttribute(name)) write(old, name, null);
  for (const { name, value } of made.attributes)
    if (isOurs(name) && (name != "data-phx-session" || value)) write(old, name, value);
  if (!ignored && !old.hasAttribute("data-phx-session")) morph(old, old.firstChild, null, made);
};
