/** Notes by their ordinals, a bit each. */
export class NoteSet {
  #bits = new Uint8Array(128);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(ordinal: number): void {
    const place = ordinal >> 3;
    if (place >= this.#bits.length) {
      const wider = new Uint8Array(Math.max(this.#bits.length * 2, place + 1));
      wider.set(this.#bits);
      this.#bits = wider;
    }
    const bits = this.#bits[place] ?? 0;
    const bit = 1 << (ordinal & 7);
    if ((bits & bit) !== 0) return;
    this.#bits[place] = bits | bit;
    this.#size++;
  }
}
