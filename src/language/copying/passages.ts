import { GramTable } from './gram-table.ts';

/**
 * Finds passages that stand in two texts: equal 5-word grams, grown to both sides. Works on keyed hashes of words alone:
 * no text is needed. Every gram is kept: winnowing chooses by the hash, and under a key of this run alone it would choose
 * others in the next run, so that short edited passages came and went. A family's notes are few.
 */

/** What `marks` says of a word: that it is neither masked nor a job title; */
export const CONTENT = 1;
/** that it does not count: somebody's quoted words, a question, a form's own text. */
export const EXEMPT = 2;
export const STARTS_SENTENCE = 4;
/** that a section begins: no passage goes on from the section before. */
export const STARTS_SECTION = 8;
/** that it is content, and no word that every note has. */
export const TELLING = 16;

/** The masked words of one note. The three arrays have the same length: an entry each for every masked word. */
export interface WordSequence {
  /** Keyed hashes of the words, 32 bits. */
  readonly hashes: Uint32Array;
  /** How many words of the note each stands for. */
  readonly counts: Uint8Array;
  /** Bits: CONTENT, EXEMPT, STARTS_SENTENCE, STARTS_SECTION, TELLING. */
  readonly marks: Uint8Array;
}

/** Equal words: `length` of them, from `start` in the copy and from `sourceStart` in the source. */
export interface Run {
  readonly start: number;
  readonly sourceStart: number;
  readonly length: number;
}

/** Words of one sequence that stand in another, but for a few; the end is exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** Which sequence has them too. */
  readonly source: number;
  /** The words that are equal, in the order of the copy. */
  readonly runs: readonly Run[];
}

/** Words in a gram. Measured on copies with names swapped: 5 finds what exact runs of 10 miss. */
export const GRAM = 5;
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
/** Pieces of one source that lie so near to each other are one passage, in whatever order, if most of it is equal. */
const NEAR = 6;
const LEAST_EQUAL = 0.75;

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

/** The sequences that are compared with each other, and where each gram stands in them. */
export class PassageIndex {
  readonly #sequences: readonly WordSequence[];
  readonly #grams: readonly Uint32Array[];
  readonly #table: GramTable;

  /** @param sequences In order of preference as sources; of a gram that stands in very many, the first are looked at. */
  constructor(sequences: readonly WordSequence[]) {
    this.#sequences = sequences;
    this.#grams = sequences.map(gramHashes);
    this.#table = new GramTable(this.#grams);
  }

  /**
   * What of one sequence stands in others too, in order and without overlap, each with its longest source; of
   * about equally long ones the first. Pieces may be shorter than any passage worth a word.
   * @param isSource Which sequences count as sources.
   */
  find(copy: number, isSource: (sequence: number) => boolean): Passage[] {
    const sequence = this.#sequences[copy];
    if (!sequence) return [];
    const found: Passage[] = [];
    let done = 0;
    const grams = this.#grams[copy] ?? [];
    for (let position = 0; position < grams.length; position++) {
      if (grams[position] === 0 || position < done) continue;
      const best = this.#longest(copy, position, done, isSource);
      if (!best || wordsIn(sequence, best) < SHORTEST) continue;
      found.push(trim(sequence, best));
      done = best.end;
    }
    return found;
  }

  #longest(copy: number, position: number, from: number, isSource: (sequence: number) => boolean): Passage | undefined {
    const table = this.#table;
    let best: Passage | undefined;
    let tried = 0;
    let places = 0;
    for (let at = table.first(this.#grams[copy]?.[position] ?? 0); at !== undefined && tried < MOST_TRIED && places < MOST_PLACES; at = table.next(at)) {
      places++;
      const source = table.sequenceOf(at);
      if (source === copy || !isSource(source)) continue;
      tried++;
      const passage = extend(this.#sequences[copy] as WordSequence, position, from, this.#sequences[source] as WordSequence, table.positionOf(at), source);
      if (passage && (!best || passage.end - passage.start > best.end - best.start + WIDEST_GAP)) best = passage;
    }
    return best;
  }
}

/** Grows two equal grams to both sides, over words that were changed, added or dropped. */
function extend(copy: WordSequence, at: number, from: number, other: WordSequence, otherAt: number, source: number): Passage | undefined {
  for (let i = 0; i < GRAM; i++) if (copy.hashes[at + i] !== other.hashes[otherAt + i]) return undefined;
  const after = grow(copy, at, limitAfter(copy, at), other, otherAt, limitAfter(other, otherAt), 1);
  const before = grow(copy, at - 1, Math.max(from, limitBefore(copy, at)) - 1, other, otherAt - 1, limitBefore(other, otherAt) - 1, -1);
  const runs = [...before.reverse(), ...after];
  const last = runs.at(-1);
  return { start: runs[0]?.start ?? at, end: last ? last.start + last.length : at, source, runs };
}

/** Goes on from two places, `step` 1 to the right or -1 to the left, as long as equal words outweigh others. */
function grow(copy: WordSequence, from: number, limit: number, other: WordSequence, otherFrom: number, otherLimit: number, step: 1 | -1): Run[] {
  const runs: Run[] = [];
  let i = from;
  let j = otherFrom;
  let score = 0;
  let best = 0;
  let kept = 0;
  const equal = (a: number, b: number) => a !== limit && b !== otherLimit && copy.hashes[a] === other.hashes[b];
  for (;;) {
    let length = 0;
    while (equal(i + length * step, j + length * step)) length++;
    if (length > 0) runs.push(step === 1 ? { start: i, sourceStart: j, length } : { start: i - length + 1, sourceStart: j - length + 1, length });
    score += length;
    i += length * step;
    j += length * step;
    if (score > best) {
      best = score;
      kept = runs.length;
    }
    const gap = nextEqual(copy, i, limit, j, otherLimit, step, equal);
    if (!gap || score - Math.max(...gap) < best - WIDEST_GAP * 2) return runs.slice(0, kept);
    score -= Math.max(...gap);
    i += gap[0] * step;
    j += gap[1] * step;
  }
}

function nextEqual(
  copy: WordSequence,
  i: number,
  limit: number,
  j: number,
  otherLimit: number,
  step: 1 | -1,
  equal: (a: number, b: number) => boolean,
): [number, number] | undefined {
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

/** Without the word or two of a neighbouring sentence that happen to be the same ("… on the stairs. He was"). */
function trim(copy: WordSequence, passage: Passage): Passage {
  const { marks } = copy;
  const startsSentence = (i: number) => i >= marks.length || ((marks[i] ?? 0) & STARTS_SENTENCE) !== 0;
  let { start, end } = passage;
  if (!startsSentence(end)) {
    let from = end - 1;
    while (from > start && !startsSentence(from)) from--;
    if (from > start && contentIn(copy, from, end) < LEAST_CONTENT) end = from;
  }
  if (!startsSentence(start)) {
    let to = start + 1;
    while (to < end && !startsSentence(to)) to++;
    if (to < end && contentIn(copy, start, to) < LEAST_CONTENT) start = to;
  }
  return { ...passage, start, end, runs: within(passage.runs, start, end) };
}

function contentIn({ marks }: WordSequence, from: number, to: number): number {
  let content = 0;
  for (let i = from; i < to; i++) content += (marks[i] ?? 0) & CONTENT;
  return content;
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

/** The parts of runs that lie in a stretch of the copy. */
function within(runs: readonly Run[], from: number, to: number): Run[] {
  return runs.flatMap((run) => {
    const start = Math.max(run.start, from);
    const end = Math.min(run.start + run.length, to);
    return end > start ? [{ start, sourceStart: run.sourceStart + start - run.start, length: end - start }] : [];
  });
}

/**
 * Joins pieces that follow each other in one section and come from one source, whatever their order there: a passage
 * whose sentences were put into another order.
 */
export function joinNear({ marks }: WordSequence, pieces: readonly Passage[]): Passage[] {
  const joined: Passage[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && last.source === piece.source && piece.start - last.end <= NEAR && !hasOwnBetween(marks, last.end, piece.start)) {
      const runs = [...last.runs, ...piece.runs];
      if (runs.reduce((sum, run) => sum + run.length, 0) >= (piece.end - last.start) * LEAST_EQUAL) {
        joined[joined.length - 1] = { ...last, end: piece.end, runs };
        continue;
      }
    }
    joined.push(piece);
  }
  return joined;
}

/** Where a stretch of a passage stands in its source: one stretch, or several where it was put into another order. */
export function inSource(passage: Passage, from: number, to: number): { readonly start: number; readonly end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { sourceStart, length } of within(passage.runs, from, to)) {
    const near = stretches.find(({ start, end }) => sourceStart <= end + NEAR && sourceStart + length >= start - NEAR);
    if (near) {
      near.start = Math.min(near.start, sourceStart);
      near.end = Math.max(near.end, sourceStart + length);
    } else stretches.push({ start: sourceStart, end: sourceStart + length });
  }
  return stretches;
}

/** Whether a new section begins between two pieces, or a sentence of the copy's own stands there. */
function hasOwnBetween(marks: Uint8Array, from: number, to: number): boolean {
  const has = (i: number, mark: number) => ((marks[i] ?? 0) & mark) !== 0;
  for (let i = from; i <= to; i++) if (has(i, STARTS_SECTION)) return true;
  return to > from && has(from, STARTS_SENTENCE) && has(to, STARTS_SENTENCE);
}
