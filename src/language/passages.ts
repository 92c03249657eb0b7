/**
 * Finds passages that stand in two texts, by 5-word grams, winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) and
 * extension. Works on keyed hashes of words alone: no text is needed.
 */

/** What `marks` says of a word. */
export const CONTENT = 1;
/** Does not count: somebody's quoted words, a question, a form's own text. */
export const EXEMPT = 2;
export const STARTS_SENTENCE = 4;
/** No passage goes on from the section before. */
export const STARTS_SECTION = 8;

/** The masked words of one note. The three arrays have the same length: an entry each for every masked word. */
export interface WordSequence {
  /** Keyed hashes of the words, 32 bits. */
  readonly hashes: Uint32Array;
  /** How many words of the note each stands for. */
  readonly counts: Uint8Array;
  /** CONTENT, EXEMPT, STARTS_SENTENCE and STARTS_SECTION. */
  readonly marks: Uint8Array;
}

/** Words in one sequence that stand in another; ends are exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** Which sequence has them too, and where. */
  readonly source: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

export const GRAM = 5;
/** Any run of GRAM + WINDOW - 1 = 8 equal words is found. */
const WINDOW = 4;
/** A gram of masked words alone says nothing. */
const LEAST_CONTENT = 3;
/** The most words changed, added or dropped in one place within a passage. */
const WIDEST_GAP = 3;
/** Equal words that must follow such a place, and how many of them must tell something. */
const AFTER_GAP = 3;
const CONTENT_AFTER_GAP = 2;
/** Places tried for one gram, and looked at: standing text in a large family must not make the search quadratic. */
const MOST_TRIED = 16;
const MOST_PLACES = 256;
/** Shorter pieces are chance. */
const SHORTEST = 6;
/** Pieces of one source that lie so near to each other are one passage, in whatever order. */
const NEAR = 4;

/** Keyed hashes of the grams; 0 where a gram would cross sections or tell too little. Length: that of the sequence. */
export function gramHashes({ hashes, marks }: WordSequence): Uint32Array {
  const grams = new Uint32Array(hashes.length);
  let content = 0;
  let sinceSection = 0;
  for (let end = 0; end < hashes.length; end++) {
    const mark = marks[end] ?? 0;
    sinceSection = mark & STARTS_SECTION ? 1 : sinceSection + 1;
    content += mark & CONTENT;
    if (end >= GRAM) content -= (marks[end - GRAM] ?? 0) & CONTENT;
    if (sinceSection < GRAM || content < LEAST_CONTENT) continue;
    const start = end - GRAM + 1;
    let hash = 0;
    for (let i = start; i <= end; i++) hash = mix(hash, hashes[i] ?? 0);
    grams[start] = hash === 0 ? 1 : hash;
  }
  return grams;
}

/** Puts one more word to a hash of words. The words are keyed already, so that mixing need not be. */
export function mix(hash: number, word: number): number {
  let mixed = Math.imul(hash ^ word, 0x9e3779b1);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x85ebca77);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** Positions of the grams that stand for their neighbourhood: the least of every WINDOW, the last of equal ones. */
export function winnow(grams: Uint32Array): number[] {
  const chosen: number[] = [];
  for (let from = 0; from + WINDOW <= Math.max(grams.length, WINDOW); from++) {
    let least = -1;
    for (let i = from; i < from + WINDOW && i < grams.length; i++) {
      const gram = grams[i] ?? 0;
      if (gram !== 0 && (least === -1 || gram <= (grams[least] ?? 0))) least = i;
    }
    if (least !== -1 && chosen.at(-1) !== least) chosen.push(least);
  }
  return chosen;
}

/** The sequences that are compared with each other, and where each gram stands in them. */
export class PassageIndex {
  readonly #sequences: readonly WordSequence[];
  readonly #chosen: readonly (readonly number[])[];
  readonly #grams: readonly Uint32Array[];
  /** Gram to places, two numbers each: sequence and position. */
  readonly #places = new Map<number, number[]>();

  /** @param sequences In order of preference as sources; of a gram that stands in very many, the first are kept. */
  constructor(sequences: readonly WordSequence[]) {
    this.#sequences = sequences;
    this.#grams = sequences.map(gramHashes);
    this.#chosen = this.#grams.map(winnow);
    for (const [sequence, positions] of this.#chosen.entries()) {
      for (const position of positions) {
        const gram = this.#grams[sequence]?.[position] ?? 0;
        const places = this.#places.get(gram);
        if (!places) this.#places.set(gram, [sequence, position]);
        else if (places.length < MOST_PLACES * 2) places.push(sequence, position);
      }
    }
  }

  /**
   * What of one sequence stands in others too, in order and without overlap, each with its longest source; of equally
   * long ones the first. Pieces may be shorter than any passage worth a word.
   * @param isSource Which sequences count as sources.
   */
  find(copy: number, isSource: (sequence: number) => boolean): Passage[] {
    const sequence = this.#sequences[copy];
    if (!sequence) return [];
    const found: Passage[] = [];
    let done = 0;
    for (const position of this.#chosen[copy] ?? []) {
      if (position < done) continue;
      const best = this.#longest(copy, position, done, isSource);
      if (!best || wordsIn(sequence, best) < SHORTEST) continue;
      found.push(best);
      done = best.end;
    }
    return found;
  }

  #longest(copy: number, position: number, from: number, isSource: (sequence: number) => boolean): Passage | undefined {
    const places = this.#places.get(this.#grams[copy]?.[position] ?? 0) ?? [];
    let best: Passage | undefined;
    let tried = 0;
    for (let i = 0; i < places.length && tried < MOST_TRIED; i += 2) {
      const source = places[i] ?? 0;
      if (source === copy || !isSource(source)) continue;
      tried++;
      const passage = extend(this.#sequences[copy] as WordSequence, position, from, this.#sequences[source] as WordSequence, places[i + 1] ?? 0, source);
      if (passage && (!best || passage.end - passage.start > best.end - best.start)) best = passage;
    }
    return best;
  }
}

/** Grows two equal grams to both sides, over words that were changed, added or dropped. */
function extend(copy: WordSequence, at: number, from: number, other: WordSequence, otherAt: number, source: number): Passage | undefined {
  for (let i = 0; i < GRAM; i++) if (copy.hashes[at + i] !== other.hashes[otherAt + i]) return undefined;
  const [end, sourceEnd] = grow(copy, at + GRAM, limitAfter(copy, at), other, otherAt + GRAM, limitAfter(other, otherAt), 1);
  const [start, sourceStart] = grow(copy, at - 1, Math.max(from, limitBefore(copy, at)) - 1, other, otherAt - 1, limitBefore(other, otherAt) - 1, -1);
  return { start: start + 1, end, source, sourceStart: sourceStart + 1, sourceEnd };
}

/**
 * Goes on from two places, `step` 1 to the right or -1 to the left, as long as equal words outweigh others; returns the
 * first places that no longer belong.
 */
function grow(copy: WordSequence, from: number, limit: number, other: WordSequence, otherFrom: number, otherLimit: number, step: 1 | -1): [number, number] {
  let i = from;
  let j = otherFrom;
  let score = 0;
  let best = 0;
  let ends: [number, number] = [i, j];
  const equal = (a: number, b: number) => a !== limit && b !== otherLimit && copy.hashes[a] === other.hashes[b];
  for (;;) {
    while (equal(i, j)) {
      i += step;
      j += step;
      score++;
    }
    if (score > best) {
      best = score;
      ends = [i, j];
    }
    const gap = nextEqual(copy, i, limit, j, otherLimit, step, equal);
    if (!gap) return ends;
    score -= Math.max(gap[0], gap[1]);
    i += gap[0] * step;
    j += gap[1] * step;
    if (score < best - WIDEST_GAP * 2) return ends;
  }
}

function nextEqual(copy: WordSequence, i: number, limit: number, j: number, otherLimit: number, step: 1 | -1, equal: (a: number, b: number) => boolean): [number, number] | undefined {
  for (let sum = 1; sum <= WIDEST_GAP * 2; sum++) {
    for (let inCopy = Math.min(sum, WIDEST_GAP); inCopy >= Math.max(0, sum - WIDEST_GAP); inCopy--) {
      const a = i + inCopy * step;
      const b = j + (sum - inCopy) * step;
      if ((limit - a) * step < AFTER_GAP || (otherLimit - b) * step < AFTER_GAP) continue;
      let content = 0;
      let n = 0;
      while (n < AFTER_GAP && equal(a + n * step, b + n * step)) content += (copy.marks[a + n++ * step] ?? 0) & CONTENT;
      if (n === AFTER_GAP && content >= CONTENT_AFTER_GAP) return [inCopy, sum - inCopy];
    }
  }
  return undefined;
}

/** Where the section around a place ends (exclusive) and begins. */
function limitAfter({ marks }: WordSequence, at: number): number {
  let i = at + 1;
  while (i < marks.length && !((marks[i] ?? 0) & STARTS_SECTION)) i++;
  return i;
}

function limitBefore({ marks }: WordSequence, at: number): number {
  let i = at;
  while (i > 0 && !((marks[i] ?? 0) & STARTS_SECTION)) i--;
  return i;
}

/** How many words of the note a stretch of a sequence stands for. */
export function wordsIn({ counts }: WordSequence, { start, end }: { readonly start: number; readonly end: number }): number {
  let words = 0;
  for (let i = start; i < end; i++) words += counts[i] ?? 0;
  return words;
}

/** Pieces that follow each other and are one passage to a reader. */
export interface JoinedPassage {
  readonly start: number;
  readonly end: number;
  /** In the order of the copy, and all of one source. */
  readonly pieces: readonly Passage[];
}

/**
 * Joins pieces that follow each other in one section and come from one source, whatever their order there: a passage
 * whose sentences were put into another order.
 */
export function joinNear({ marks }: WordSequence, pieces: readonly Passage[]): JoinedPassage[] {
  const joined: JoinedPassage[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && last.pieces[0]?.source === piece.source && piece.start - last.end <= NEAR && !crossesSection(marks, last.end, piece.start)) {
      joined[joined.length - 1] = { start: last.start, end: piece.end, pieces: [...last.pieces, piece] };
    } else joined.push({ start: piece.start, end: piece.end, pieces: [piece] });
  }
  return joined;
}

function crossesSection(marks: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if ((marks[i] ?? 0) & STARTS_SECTION) return true;
  return false;
}
