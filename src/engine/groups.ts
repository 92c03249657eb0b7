import { createHmac } from 'node:crypto';
import type { CaseNote } from '../casenote/nodes.ts';

const REMEMBERED = 1_000;
/** Bytes of a key: that two of ten million records share one is less likely than one in a million. */
const LENGTH = 9;

/** What ties notes together: whose record a note is, and which records it links. Keys, not names. */
export class Ties {
  readonly #key: Uint8Array;
  /** Notes of one family come close together: what was keyed last is at hand. Holds ids, in memory alone. */
  readonly #known = new Map<string, string>();

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** The record a note belongs to; undefined for a draft that names no child. */
  record(note: CaseNote): string | undefined {
    const { child } = note.fields;
    if (child?.id) return this.#keyed(`id ${child.id}`);
    return child?.name ? this.#keyed(`name ${normal(child.name)}`) : undefined;
  }

  /** What links the note's record with others: its family, and the siblings that the note names. */
  of(note: CaseNote): string[] {
    const { family, siblings } = note.fields;
    const ties = family ? [this.#keyed(`family ${family}`)] : [];
    for (const sibling of siblings ?? []) {
      if (sibling.id) ties.push(this.#keyed(`id ${sibling.id}`));
      else if (sibling.name) ties.push(this.#keyed(`name ${normal(sibling.name)}`));
    }
    return ties;
  }

  #keyed(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const keyed = createHmac('sha256', this.#key).update(text).digest().toString('base64', 0, LENGTH);
    this.#known.set(text, keyed);
    return keyed;
  }
}

/** Which records are of one family, by what ties them. */
export class Households {
  readonly #parents = new Map<string, string>();

  link(record: string, ties: readonly string[]): void {
    for (const tie of ties) {
      const [x, y] = [this.family(record), this.family(tie)];
      if (x !== y) this.#parents.set(x, y);
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
}

function normal(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
