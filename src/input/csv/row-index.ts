import type { Point } from '../../casenote/source.ts';

/** Where a stretch of rows of one note stands in the file, in bytes. */
export interface Stretch {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly origin: Point;
}

const NONE = 0xffffffff;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Remembers where the rows of each note stand, so that notes whose rows are scattered over the file can be read one after
 * the other without holding any row: 28 bytes a stretch (rows of one note that follow one another), and 4 to 8 in the
 * table of notes. Ids are not kept, only a hash of each: two notes may share a chain, and the reader tells them apart.
 */
export class RowIndex {
  #starts = new Float64Array(1024);
  #offsets = new Float64Array(1024);
  #lines = new Uint32Array(1024);
  #hashes = new Uint32Array(1024);
  /** The next stretch of the same hash; NONE where there is none. */
  #nexts = new Uint32Array(1024);
  /** By hash: the latest stretch of the chain, so that one more is added at its end. */
  #table = new Uint32Array(4096).fill(NONE);
  #isHead = new Uint8Array(1024);
  #count = 0;
  #chains = 0;
  #latest: string | undefined;
  #end = 0;

  /** Notes that a row begins here; rows come in the order of the file. @param id Undefined: of no note that is known. */
  add(id: string | undefined, start: number, { line, offset }: Point): void {
    if (id !== undefined && id === this.#latest) return;
    this.#latest = id;
    if (this.#count === this.#starts.length) this.#grow();
    const at = this.#count++;
    this.#starts[at] = start;
    this.#offsets[at] = offset;
    this.#lines[at] = line;
    this.#nexts[at] = NONE;
    this.#isHead[at] = 1;
    if (id !== undefined) this.#chain(at, hashOf(id));
  }

  /** Where the last row ends. */
  close(end: number): void {
    this.#end = end;
  }

  /** The stretches, chain by chain, in the order in which each chain begins. */
  *chains(): Generator<Stretch[]> {
    for (let head = 0; head < this.#count; head++) {
      if (this.#isHead[head] === 0) continue;
      const stretches: Stretch[] = [];
      for (let at = head; at !== NONE; at = this.#nexts[at] ?? NONE) stretches.push(this.#stretch(at));
      yield stretches;
    }
  }

  #stretch(at: number): Stretch {
    const end = at + 1 < this.#count ? (this.#starts[at + 1] ?? 0) : this.#end;
    return { start: this.#starts[at] ?? 0, end, origin: { line: this.#lines[at] ?? 1, column: 1, offset: this.#offsets[at] ?? 0 } };
  }

  #chain(at: number, hash: number): void {
    this.#hashes[at] = hash;
    if (this.#chains * 2 >= this.#table.length) this.#widen();
    const slot = this.#slot(hash);
    const tail = this.#table[slot] ?? NONE;
    if (tail === NONE) this.#chains++;
    else {
      this.#nexts[tail] = at;
      this.#isHead[at] = 0;
    }
    this.#table[slot] = at;
  }

  #slot(hash: number): number {
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (let held = this.#table[slot] ?? NONE; held !== NONE && this.#hashes[held] !== hash; held = this.#table[slot] ?? NONE) slot = (slot + 1) & mask;
    return slot;
  }

  #widen(): void {
    const tails = this.#table.filter((at) => at !== NONE);
    this.#table = new Uint32Array(this.#table.length * 2).fill(NONE);
    for (const tail of tails) this.#table[this.#slot(this.#hashes[tail] ?? 0)] = tail;
  }

  #grow(): void {
    const size = this.#starts.length * 2;
    const longer = <T extends Float64Array | Uint32Array | Uint8Array>(old: T, next: T): T => {
      next.set(old);
      return next;
    };
    this.#starts = longer(this.#starts, new Float64Array(size));
    this.#offsets = longer(this.#offsets, new Float64Array(size));
    this.#lines = longer(this.#lines, new Uint32Array(size));
    this.#hashes = longer(this.#hashes, new Uint32Array(size));
    this.#nexts = longer(this.#nexts, new Uint32Array(size));
    this.#isHead = longer(this.#isHead, new Uint8Array(size));
  }
}

/** FNV-1a over the code units: the same in every run, so that the order of notes is. */
function hashOf(id: string): number {
  let hash = FNV_BASIS;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}
