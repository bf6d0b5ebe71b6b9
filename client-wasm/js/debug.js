// Help for those who develop a page: what travels is shown in the console, and the server seems far away. Both last as long as the
// tab, under the official names.

const KEY = "phx:live-socket:";

const kept = (name) => {
  try {
    return sessionStorage.getItem(KEY + name);
  } catch {
    return null;
  }
};

const settings = { debug: kept("debug"), "latency-sim": kept("latency-sim") };

export const setting = (name) => settings[name];

export const set = (name, value) => {
  settings[name] = value;
  if (value == null) sessionStorage.removeItem(KEY + name);
  else sessionStorage.setItem(KEY + name, value);
};

/** Shows a frame, if that is wanted. */
export const show = (direction, frame) => {
  if (settings.debug == "true") console.debug("bennu", direction, frame);
};
