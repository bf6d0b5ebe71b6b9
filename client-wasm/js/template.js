// Templates: statics as nodes to clone, with the places of their slots in them.
//
// Slots are marked in the HTML, where the browser's parser then puts them decides. The twin in memory is
// `src/platform/native/dom/template.rs`; `testdata/templates.json` says what both make of statics.

const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;

const SPACES = ["", "svg", "math"];

/** The namespace that children of a node are in: HTML (0), SVG (1), MathML (2). */
export const spaceInside = (parent) =>
  parent.localName == "foreignObject" ? 0 : Math.max(0, ["", "svg", "MathML"].indexOf(parent.namespaceURI?.split("/").pop()));

export const fragment = (html, space) => {
  const template = document.createElement("template");
  const tag = SPACES[space];
  template.innerHTML = tag ? `<${tag}>${html}</${tag}>` : html;
  const { content } = template;
  if (tag) content.firstChild.replaceWith(...content.firstChild.childNodes);
  return content;
};

/** Elements that the rest of the client must hear of when they come, change or go. */
export const OF_INTEREST = ["phx-hook", "phx-mounted", "phx-remove", "phx-trigger-action"];
export const INTERESTING = OF_INTEREST.map((name) => `[${name}]`).join();

// Marking: a slot between tags becomes a comment, one among attributes an attribute; one in a value stays there.

const SLOT = /\x1f(\d+);/;
const LISTED = "bennu-slot-";
const ASSIGNED = String.raw`=\s*(?:"[^"]*"|'[^']*'|(?!["'\s])[^\s>]*)`;
const REST = `(?:[^>=]|${ASSIGNED})*>`;
const RAW = String.raw`(textarea|title|style|script)(?![^\s/>\x1f])`;
const TOKENS = [
  String.raw`<!--(?:-?>|[^]*?-->)|<(?!!--)[!?/][^>]*>`,
  String.raw`(<${RAW}${REST})([^]*?)(?=</\2)`,
  `(<(?!${RAW})[a-z]${REST})`,
  // What is cut off, or has a slot in its name.
  String.raw`<(?=[a-z!?/\x1f])`,
  SLOT.source,
];
const TOKEN = new RegExp(TOKENS.join("|"), "gi");
const IN_TAG = new RegExp(`${ASSIGNED}|${SLOT.source}`, "g");

const markTag = (tag) => tag.replace(IN_TAG, (token, slot) => (slot ? ` ${LISTED}${slot} ` : token));

/** The HTML with its slots marked. Nothing, when it ends inside a tag or a slot is where none can be. */
export const mark = (html) => {
  let isWhole = true;
  const marked = html.replace(TOKEN, (token, rawTag, _, text, tag) => {
    if (rawTag) return markTag(rawTag) + text;
    if (tag) return markTag(tag);
    if (token[0] != "<") return `<!--${token}-->`;
    isWhole &&= token != "<" && !SLOT.test(token);
    return token;
  });
  return isWhole ? marked : null;
};

const isSlot = (node) => node.nodeType == COMMENT && SLOT.test(node.data);

/** Takes the slots off an element: values with slots in them (`#text` is all its text), and slots among its attributes. */
const takeSlots = (element) => {
  const found = [];
  const take = (name, value) => {
    const parts = value.split(SLOT);
    const slots = parts.filter((_, at) => at % 2);
    if (slots.length) found.push({ name, slots, parts: parts.map((part, at) => (at % 2 ? null : part)) });
    return slots.length;
  };
  for (const { name, value } of [...element.attributes])
    if (name.startsWith(LISTED)) {
      found.push({ slots: [name.slice(LISTED.length)] });
      element.removeAttribute(name);
    } else if (take(name, value)) element.setAttribute(name, "");
  const { firstChild } = element;
  if (firstChild?.nodeType == TEXT && !firstChild.nextSibling && take("#text", firstChild.data)) firstChild.remove();
  return found;
};

// The way through a template, in document order: steps to a node, and what is there.
export const DOWN = 0;
export const NEXT = 1;
export const UP = 2;
/** An element that has to be found again. */
export const MARK = 3;
/** The text node that stands for a child slot. Its content is before it, on the page. */
export const ANCHOR = 4;
/** Nothing more comes on this level. */
export const END = 5;

// What a slot is to its node, and whether it is written once it is on the page; as in `src/dom/template.rs`.
export const CHILD = 0;
const VALUE = 1;
const ATTRIBUTES = 2;
const ALWAYS = 0;
const DATA = 4;
const NEVER = 8;

/** What slots in values write, by the numbers in the words of templates: one of the `parts` of an attribute or all text. */
export const values = [];

/** Prepares a template whose roots are in the given namespace. Nothing, when the parser moved or dropped a slot. */
export const prepare = (statics, space) => {
  const html = mark(statics.reduce((html, part, index) => `${html}\x1f${index - 1};${part}`));
  return html == null ? null : survey(fragment(html, space), statics.length - 1);
};

/**
 * Finds the slots. What the module must know of them is in `words`; the nodes of an instance have handles, counted from its
 * own: zero for the first root, one for the last when there are several, then those that `steps` lead to.
 */
const survey = (content, count) => {
  if (!content.firstChild || isSlot(content.firstChild)) content.prepend(new Text());
  const root = content.firstChild;
  const several = +(root != content.lastChild || root.nodeType != ELEMENT);
  const [steps, slots, watched, open] = [[], [], [], []];
  let at = root;
  let handle = several;

  const go = (to) => {
    while (at != to) {
      const { parentNode } = at;
      let step = UP;
      if (at.contains(to)) [step, at] = [DOWN, at.firstChild];
      else if (parentNode != to && parentNode.contains(to)) [step, at] = [NEXT, at.nextSibling];
      else at = parentNode;
      push(step);
    }
  };
  const push = (step) => {
    const isLoose = !!at.parentElement?.closest("[phx-update=ignore]");
    steps.push({ step, node: at, name: at.nodeName, data: at.data, handle, isLoose });
  };
  const meet = (node, step) => {
    go(node);
    handle++;
    push(step);
  };
  const slot = (index, kind, info, around) => slots.push(index == slots.length ? { handle, kind, info, around } : null);

  const children = (parent, around, isIgnored) => {
    const inside = spaceInside(parent);
    let hasSlot = false;
    for (let node of [...parent.childNodes])
      if (isSlot(node)) {
        const [, index] = SLOT.exec(node.data);
        node.replaceWith((node = new Text()));
        meet(node, ANCHOR);
        slot(index, CHILD | (isIgnored ? NEVER : ALWAYS), inside, around);
        hasSlot = true;
      } else if (node.nodeType == ELEMENT) element(node, around, isIgnored);
    if (!hasSlot) return;
    go(parent.lastChild);
    if (parent != content) push(END);
  };

  const element = (node, around, isIgnored) => {
    const found = takeSlots(node);
    const ignores = node.getAttribute("phx-update") == "ignore";
    const isOfInterest = node.matches(INTERESTING);
    const isOpen = found.some(({ name }) => !name);
    if (found.length || ignores || isOfInterest) meet(node, MARK);
    if (isOpen && !isIgnored) open.push({ handle, node });
    if (isOpen || isOfInterest) {
      if (watched.length < 32) around = (around | (1 << watched.length)) >>> 0;
      watched.push(handle * 2 + isOfInterest);
    }
    for (const { name, parts, slots } of found) {
      const key = Symbol();
      const update = isIgnored ? NEVER : ignores && !name?.startsWith("data-") ? DATA : ALWAYS;
      slots.forEach((index, order) => {
        const number = name ? values.push({ name, parts, key, part: order * 2 + 1 }) - 1 : 0;
        slot(index, (name ? VALUE : ATTRIBUTES) | update, number, around);
      });
    }
    children(node, around, isIgnored || ignores);
  };

  children(content, 0, false);
  if (slots.length != count || slots.includes(null)) return null;
  go(content.lastChild);
  // What the template has right after an anchor: that text is not the slot's.
  for (const step of steps) {
    const { nextSibling } = step.node;
    step.after = nextSibling?.nodeType == TEXT ? nextSibling.data : null;
  }
  const isRootWatched = !several && steps[0]?.step == MARK && watched[0] >> 1 == 1;
  const bind = steps.filter(({ step }) => step != END).map(({ step }) => Math.min(step, MARK));
  return {
    start: several ? content : root,
    first: { name: root.nodeName, data: root.data },
    several,
    steps,
    /** The steps to the last mark: what a clone needs. */
    bind: bind.slice(0, bind.lastIndexOf(MARK) + 1),
    slots,
    open,
    words: [several, handle + 1, +isRootWatched, watched.length, ...watched, ...slots.flatMap(Object.values)],
  };
};
