// The table that all candidates show, and the wire messages that change it.

export const ROOT = ['<table><tbody id="rows">', "</tbody></table>"];
export const ROW = ['<tr id="', '" class="', '"><td>', "</td><td>", "</td><td>", "</td><td>", '</td><td><a href="#">', "</a></td></tr>"];

const WORDS = ["table", "chair", "house", "desk", "car", "pony", "cookie", "sandwich", "burger", "pizza", "mouse", "keyboard"];
const STATES = ["active", "pending", "closed"];

/** The server's side: rows, and for each operation the diff that tells of it. */
export class Model {
  #seed = 12345;
  #next = 1;

  constructor(size) {
    this.rows = this.#fresh(size);
  }

  draw(bound) {
    this.#seed = (Math.imul(this.#seed, 1103515245) + 12345) & 0x7fffffff;
    return (this.#seed >> 8) % bound;
  }

  #row() {
    const id = this.#next++;
    const price = `${this.draw(100)}.${10 + this.draw(90)}`;
    return { id: `r${id}`, class: "", number: `${id}`, name: `${WORDS[this.draw(12)]} ${id}`, amount: `${this.draw(1000)}`, price, state: STATES[this.draw(3)] };
  }

  #fresh(size) {
    return Array.from({ length: size }, () => this.#row());
  }

  html() {
    return ROOT[0] + this.rows.map((row) => Object.values(row).map((value, at) => ROW[at] + value).join("") + ROW[7]).join("") + ROOT[1];
  }

  rendered() {
    return { 0: { s: ROW, k: this.#whole() }, s: ROOT };
  }

  one() {
    return this.#touch([this.draw(this.rows.length)]);
  }

  tenth() {
    return this.#touch(this.rows.map((_, at) => at).filter((at) => at % 10 === 0));
  }

  swap() {
    const last = this.rows.length - 2;
    [this.rows[1], this.rows[last]] = [this.rows[last], this.rows[1]];
    return this.#keyed({ 1: last, [last]: 1, km: true });
  }

  append() {
    this.rows.push(this.#row());
    const last = this.rows.length - 1;
    return this.#keyed({ [last]: slots(this.rows[last]) });
  }

  remove() {
    const at = this.rows.length >> 1;
    this.rows.splice(at, 1);
    const moves = this.rows.slice(at).map((_, moved) => [at + moved, at + moved + 1]);
    return this.#keyed({ ...Object.fromEntries(moves), km: true });
  }

  replace() {
    this.rows = this.#fresh(this.rows.length);
    return { 0: { k: this.#whole() } };
  }

  #touch(positions) {
    const changed = positions.map((at) => {
      this.rows[at].name = `changed ${this.draw(100000)}`;
      return [at, { 3: this.rows[at].name }];
    });
    return this.#keyed(Object.fromEntries(changed));
  }

  #keyed(entries) {
    const moves = Object.values(entries).some((entry) => typeof entry === "number");
    return { 0: { k: { ...entries, kc: this.rows.length, ...(moves && { km: true }) } } };
  }

  #whole() {
    return { ...this.rows.map(slots), kc: this.rows.length };
  }
}

const slots = (row) => ({ ...Object.values(row) });

/** What the table says, for comparison: equal figures need equal pages first. */
export const said = (rows) => rows.map((row) => Object.values(row).join("|")).join("\n");

/** What the page says, in the same words. */
export const shown = () =>
  [...document.querySelectorAll("#rows > tr")]
    .map((row) => [row.id, row.className, ...[...row.children].map((cell) => cell.textContent)].join("|"))
    .join("\n");
