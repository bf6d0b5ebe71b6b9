// What the module passes around without holding it: texts, numbers, lists, objects of the page, by number.
//
// A number is good until the module returns; that of a value which is kept is negative, and good until it is dropped. Zero
// stands for nothing. The twin in memory is `src/platform/native/value.rs`.

const passing = [undefined, null];
const kept = new Map();
let last = 0;

/** The value with this number. */
export const value = (number) => (number < 0 ? kept.get(number) : passing[number]);

/** A number for a value. */
export const pass = (it) => (it == null ? 0 : passing.push(it) - 1);

/** The module has returned: it knows no numbers any more but of what it keeps. */
export const forget = () => void (passing.length = 2);

export const keep = (number) => {
  if (!number) return 0;
  kept.set(--last, value(number));
  return last;
};
export const drop = (number) => void kept.delete(number);

export const literal = pass;
export const number = pass;
export const flag = (on) => pass(!!on);
export const object = () => pass({});

export const list = () => pass([]);

export const text_of = (number) => `${value(number) ?? ""}`;
export const number_of = (number, otherwise) => (typeof value(number) == "number" ? value(number) : otherwise);
export const flag_of = (number, otherwise) => (typeof value(number) == "boolean" ? value(number) : !!otherwise);
export const is_text = (number) => typeof value(number) == "string";
export const is_same = (one, other) => value(one) === value(other);
export const starts_with = (text, start) => text_of(text).startsWith(value(start));
export const join = (one, other) => pass(text_of(one) + text_of(other));

export const length = (list) => value(list)?.length ?? 0;
export const item = (list, index) => pass(value(list)?.[index]);
export const member = (object, name) => pass(value(object)?.[value(name)]);
export const set = (object, name, number) => void (value(object)[value(name)] = value(number));
export const push = (list, number) => void value(list).push(value(number));
export const shift = (list) => pass(value(list).shift());
export const clear = (list) => void (value(list).length = 0);
export const names = (object) => pass(Object.keys(value(object) ?? {}));
export const contains = (text, part) => value(text).includes(value(part));
export const merge = (object, other) => void Object.assign(value(object), value(other));

export const parse = (text) => {
  try {
    return pass(JSON.parse(value(text)));
  } catch {
    return 0;
  }
};
export const stringify = (number) => pass(JSON.stringify(value(number)));
