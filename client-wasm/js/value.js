// What the module passes around without holding it: texts, numbers, lists, objects, elements, events of the page, by number.
//
// A number is good until the module returns; that of a value which is kept is large, and good until it is dropped. Elements
// have negative numbers that are always good, and keep nothing alive. Zero stands for nothing; the module knows the first numbers, and those of the words it uses
// (`src/platform/words.rs`). The twin in memory is `src/platform/native/values.rs`.

import words from "./words.txt";

const passing = [undefined, null, false, true, document, ...words.split("\n")];
const fixed = passing.length;
const kept = new Map();
const FIRST_KEPT = 2 ** 30;
let last = FIRST_KEPT;

// Numbers for elements: the same element, the same number, always.

const NUMBER = Symbol();
const numbered = new Map();
const collected = new FinalizationRegistry((number) => numbered.delete(number));
let numbers = 0;

/** The number of an element; zero for none. */
export const handle = (element) => {
  if (!element) return 0;
  if (!element[NUMBER]) {
    numbered.set((element[NUMBER] = --numbers), new WeakRef(element));
    collected.register(element, numbers);
  }
  return element[NUMBER];
};

/** The element with this number, if it is still there. */
export const node = (number) => numbered.get(number)?.deref();

/** The value with this number. */
export const value = (number) => (number < 0 ? node(number) : number > FIRST_KEPT ? kept.get(number) : passing[number]);

/** A number for a value. */
export const pass = (it) =>
  it == null ? 0 : typeof it == "boolean" ? 2 + it : it instanceof Element ? handle(it) : passing.push(it) - 1;

/** The module has returned: it knows no other numbers any more but of what it keeps. */
export const forget = () => void (passing.length = fixed);

export const keep = (number) => {
  if (!number) return 0;
  kept.set(++last, value(number));
  return last;
};
export const drop = (number) => void kept.delete(number);

export const number = pass;
export const object = () => pass({});

export const list = () => pass([]);

export const text_of = (number) => `${value(number) ?? ""}`;
export const number_of = (number, otherwise) => (/^\d+$/.test(value(number)) ? +value(number) : otherwise);
export const is_text = (number) => typeof value(number) == "string";
export const is_same = (one, other) => value(one) === value(other);
export const starts_with = (text, start) => text_of(text).startsWith(value(start));
export const join = (one, other) => pass(text_of(one) + text_of(other));

const items = (list) => (is_text(list) ? [value(list)] : (value(list) ?? []));

export const copy = (list) => pass(Array.from(items(list)));
export const shift = (list) => pass(value(list).shift());
export const length = (list) => items(list).length ?? 0;
export const item = (list, index) => pass(items(list)[index]);
export const member = (object, name) => pass(value(object)?.[value(name)]);
export const set = (object, name, number) => void (value(object)[value(name)] = value(number));
export const push = (list, number) => void value(list).push(value(number));
export const names = (object) => pass(Object.keys(value(object) ?? {}));
export const call = (object, method, one, other) => {
  try {
    return pass(value(object)[value(method)](value(one), value(other)));
  } catch {
    return 0;
  }
};
export const merge = (object, other) => void Object.assign(value(object), value(other));

export const parse = (text) => {
  try {
    return pass(JSON.parse(value(text)));
  } catch {
    return 0;
  }
};
export const stringify = (number) => pass(JSON.stringify(value(number)));
