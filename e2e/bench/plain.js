// What somebody would write by hand for this one page, knowing everything about it.

export class Plain {
  #rows = [];
  #template = document.createElement("template");

  /** The answer to the join: the whole table. */
  join(text) {
    const { rendered } = JSON.parse(text)[4].response;
    this.#template.innerHTML = '<tr><td> </td><td> </td><td> </td><td> </td><td><a href="#"> </a></td></tr>';
    const body = document.getElementById("rows") ?? this.#table();
    if (body.firstChild) return this.#adopt(body, rendered[0].k);
    body.append(...this.#fill(rendered[0].k));
  }

  update(text) {
    const { k: entries } = JSON.parse(text)[4][0];
    const body = document.getElementById("rows");
    const { kc: count, km: _moves, ...changes } = entries;
    const old = this.#rows;
    if (Object.keys(changes).length === count && typeof changes[0] === "object" && 0 in changes[0]) {
      body.replaceChildren(...this.#fill(entries));
      return;
    }
    let moved = false;
    for (const at in changes) {
      const change = changes[at];
      if (typeof change === "number") moved = true;
      else if (at in old) for (const slot in change) set(old[at], slot, change[slot]);
      else body.append((old[at] = this.#row(change)).element);
    }
    if (moved) this.#move(body, changes, count);
  }

  #move(body, changes, count) {
    const old = this.#rows;
    const rows = old.slice(0, count);
    for (const at in changes) rows[at] = old[changes[at]];
    this.#rows = rows;
    if (count < old.length) {
      const kept = new Set(rows);
      for (const row of old) if (!kept.has(row)) row.element.remove();
      return;
    }
    for (const at in changes) {
      const before = rows[Number(at) + 1]?.element ?? null;
      if (rows[at].element.nextSibling !== before) body.insertBefore(rows[at].element, before);
    }
  }

  #table() {
    const table = document.createElement("table");
    table.innerHTML = '<tbody id="rows"></tbody>';
    document.querySelector("[data-phx-main]").append(table);
    return table.firstChild;
  }

  #adopt(body, entries) {
    this.#rows = [...body.children].map(parts);
    this.#rows.forEach((row, at) => {
      for (let slot = 0; slot < 7; slot++) {
        const value = entries[at][slot];
        if (slot > 1 ? row.texts[slot].data !== value : slot ? row.element.className !== value : row.element.id !== value) set(row, slot, value);
      }
    });
  }

  #fill(entries) {
    this.#rows = Array.from({ length: entries.kc }, (_, at) => this.#row(entries[at]));
    return this.#rows.map((row) => row.element);
  }

  #row(values) {
    const row = parts(this.#template.content.firstChild.cloneNode(true));
    for (let slot = 0; slot < 7; slot++) set(row, slot, values[slot]);
    return row;
  }
}

const parts = (element) => {
  const texts = [null, null];
  for (const cell of element.children) texts.push((cell.firstElementChild ?? cell).firstChild);
  return { element, texts };
};

const set = (row, slot, value) => {
  if (slot > 1) row.texts[slot].data = value;
  else if (slot > 0) row.element.className = value;
  else row.element.id = value;
};
