import { EXEMPT, GRAM, gramHashes, STARTS_SENTENCE } from '../language/copying/passages.ts';
import { type MaskedNote, sentenceHash } from './masked-note.ts';

/** A run of grams so long that many families share is form text too, though no whole sentence is the same. */
const SHORTEST_RUN = 8;
/** In a large export every common turn of phrase stands in a few families: the limit for grams grows with it. */
const SHARE_OF_FAMILIES = 0.01;

/** Notes of a run, family by family. */
export type Families = readonly (readonly { readonly fact: MaskedNote }[])[];

/**
 * What stands in many families' records: the council's form text. Asked first about the passages in question, so that
 * only their sentences and grams are counted, whatever the size of the export.
 */
export class FormText {
  readonly #sentences = new Map<number, number>();
  readonly #grams = new Map<number, number>();
  #families = 0;
  readonly #most: number;

  /** @param most The most families that may share a sentence before it counts as form text. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Notes that a stretch of a note's words is in question. */
  ask(note: MaskedNote, start: number, end: number): void {
    for (const [from, to] of sentencesOf(note, start, end)) this.#sentences.set(sentenceHash(note.hashes, from, to), 0);
    const grams = gramHashes(note);
    for (let i = start; i + GRAM <= end; i++) if (grams[i]) this.#grams.set(grams[i] ?? 0, 0);
  }

  get #mostForGrams(): number {
    return Math.max(this.#most, Math.ceil(this.#families * SHARE_OF_FAMILIES));
  }

  /** Counts in how many of these families each of them stands; called for all families of a run, some at a time. */
  count(families: Families): void {
    this.#families += families.length;
    for (const family of families) {
      const sentences = new Set<number>();
      const grams = new Set<number>();
      for (const { fact } of family) {
        for (const [from, to] of sentencesOf(fact, 0, fact.hashes.length)) {
          const hash = sentenceHash(fact.hashes, from, to);
          if (this.#sentences.has(hash)) sentences.add(hash);
        }
        for (const gram of gramHashes(fact)) if (this.#grams.has(gram)) grams.add(gram);
      }
      for (const hash of sentences) this.#sentences.set(hash, (this.#sentences.get(hash) ?? 0) + 1);
      for (const gram of grams) this.#grams.set(gram, (this.#grams.get(gram) ?? 0) + 1);
    }
  }

  /** For each word of a stretch, 1 where it is exempt or form text. */
  within(note: MaskedNote, start: number, end: number): Uint8Array {
    const found = new Uint8Array(end - start);
    for (let i = start; i < end; i++) if ((note.marks[i] ?? 0) & EXEMPT) found[i - start] = 1;
    for (const [from, to] of sentencesOf(note, start, end)) {
      if ((this.#sentences.get(sentenceHash(note.hashes, from, to)) ?? 0) > this.#most) found.fill(1, Math.max(0, from - start), to - start);
    }
    const grams = gramHashes(note);
    const most = this.#mostForGrams;
    let run = start;
    for (let i = start; i <= end; i++) {
      if (i < end && (this.#grams.get(grams[i] ?? 0) ?? 0) > most) continue;
      if (i > run && i - run + GRAM - 1 >= SHORTEST_RUN) found.fill(1, run - start, Math.min(i + GRAM - 1, end) - start);
      run = i + 1;
    }
    return found;
  }
}

/** The sentences that a stretch touches, whole. */
function* sentencesOf({ marks }: MaskedNote, start: number, end: number): Generator<[number, number]> {
  let from = start;
  while (from > 0 && !((marks[from] ?? 0) & STARTS_SENTENCE)) from--;
  while (from < end) {
    let to = from + 1;
    while (to < marks.length && !((marks[to] ?? 0) & STARTS_SENTENCE)) to++;
    yield [from, to];
    from = to;
  }
}
