import type { CaseNote } from '../casenote/nodes.ts';

const REMEMBERED = 1_000;

/** What ties notes together: whose record a note is, and which records are linked. Keys, not names. */
export class Households {
  readonly #parents = new Map<string, string>();
  readonly #key: (text: string) => string;
  /** Notes of one family come close together: what was keyed last is at hand. Holds ids, in memory alone. */
  readonly #keyed = new Map<string, string>();

  /** @param key Turns an id or a name into a key that gives nothing away. */
  constructor(key: (text: string) => string) {
    this.#key = (text) => {
      const known = this.#keyed.get(text);
      if (known !== undefined) return known;
      if (this.#keyed.size >= REMEMBERED) this.#keyed.clear();
      const keyed = key(text);
      this.#keyed.set(text, keyed);
      return keyed;
    };
  }

  /** The record a note belongs to; undefined for a draft that names no child. */
  record(note: CaseNote): string | undefined {
    const { child } = note.fields;
    if (child?.id) return this.#key(`id ${child.id}`);
    return child?.name ? this.#key(`name ${normal(child.name)}`) : undefined;
  }

  /** Links the note's record with its family and with the siblings that the note names. */
  link(note: CaseNote, record: string): void {
    const { family, siblings } = note.fields;
    if (family) this.#join(record, this.#key(`family ${family}`));
    for (const sibling of siblings ?? []) {
      if (sibling.id) this.#join(record, this.#key(`id ${sibling.id}`));
      else if (sibling.name) this.#join(record, this.#key(`name ${normal(sibling.name)}`));
    }
  }

  /** The family that a record has come to belong to, once every note has been linked. */
  family(record: string): string {
    let root = record;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    for (let at = record; at !== root; ) {
      const next = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = next;
    }
    return root;
  }

  #join(a: string, b: string): void {
    const [x, y] = [this.family(a), this.family(b)];
    if (x !== y) this.#parents.set(x, y);
  }
}

function normal(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
