const NONE = -1;

/**
 * Where each gram stands in some sequences, in their order. A family's notes have tens of thousands of grams and nearly
 * all stand once: they lie in four arrays, not in an array each.
 */
export class GramTable {
  readonly #grams: Uint32Array;
  readonly #sequences: Uint32Array;
  /** Of each sequence, the entry of its first gram. */
  readonly #starts: number[] = [];
  /** The first entry of the gram that has a slot; a gram's slot is the first free one from its own on. */
  readonly #slots: Int32Array;
  /** The next entry of the same gram. */
  readonly #next: Int32Array;

  /** @param grams Of each sequence, by position; 0 is none. */
  constructor(grams: readonly Uint32Array[]) {
    const size = grams.reduce((sum, { length }) => sum + length, 0);
    this.#grams = new Uint32Array(size);
    this.#sequences = new Uint32Array(size);
    this.#next = new Int32Array(size).fill(NONE);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(size * 2 + 1))).fill(NONE);
    let at = 0;
    for (const [sequence, own] of grams.entries()) {
      this.#starts.push(at);
      this.#grams.set(own, at);
      this.#sequences.fill(sequence, at, at + own.length);
      at += own.length;
    }
    for (let entry = size - 1; entry >= 0; entry--) {
      const gram = this.#grams[entry] ?? 0;
      if (gram === 0) continue;
      const slot = this.#slotOf(gram);
      this.#next[entry] = this.#slots[slot] ?? NONE;
      this.#slots[slot] = entry;
    }
  }

  /** The first entry of a gram; undefined where it stands nowhere. */
  first(gram: number): number | undefined {
    return known(this.#slots[this.#slotOf(gram)]);
  }

  /** The next entry of the same gram. */
  next(entry: number): number | undefined {
    return known(this.#next[entry]);
  }

  sequenceOf(entry: number): number {
    return this.#sequences[entry] ?? 0;
  }

  positionOf(entry: number): number {
    return entry - (this.#starts[this.sequenceOf(entry)] ?? 0);
  }

  #slotOf(gram: number): number {
    const last = this.#slots.length - 1;
    let slot = gram & last;
    for (;;) {
      const entry = this.#slots[slot] ?? NONE;
      if (entry === NONE || this.#grams[entry] === gram) return slot;
      slot = (slot + 1) & last;
    }
  }
}

function known(entry: number | undefined): number | undefined {
  return entry === NONE ? undefined : entry;
}
