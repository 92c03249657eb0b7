import { WordSet } from './word-forms.ts';
import type { Word } from './words.ts';

/** Words that a gap ("…") may stand for. */
const WIDEST_GAP = 3;
const GAP = '…';

/** Where a phrase was found: indices into the words that were searched, the end exclusive. */
export interface PhraseMatch {
  readonly first: number;
  readonly end: number;
}

/**
 * A list of phrases, to be found among words. A phrase is words in small letters; `(a|b)` is either, `(also|)` may be left
 * out, `…` stands for up to three words. A group may hold groups, one deep. Built once for each list.
 */
export class Phrases {
  readonly #patterns: readonly string[];
  #byFirst: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #read = new Map<string, Pattern>();
  /** The patterns of the words that were met. */
  readonly #met = new Map<string, readonly Pattern[]>();
  /** Words that a phrase may begin with; most begin none. */
  #openings: WordSet | undefined;

  constructor(patterns: readonly string[]) {
    this.#patterns = patterns;
  }

  /** Each pattern is read when a word is met that it may begin with, for lists are long and a draft meets few of their words. */
  #beginningAt(word: Word | undefined): readonly Pattern[] | undefined {
    this.#byFirst ??= byOpening(this.#patterns);
    this.#openings ??= new WordSet(this.#byFirst.keys());
    if (!word || !this.#openings.includes(word)) return undefined;
    let patterns = this.#met.get(word.lower);
    if (!patterns) {
      patterns = (this.#byFirst.get(word.lower) ?? []).map((written) => this.#patternOf(written));
      this.#met.set(word.lower, patterns);
    }
    return patterns;
  }

  #patternOf(written: string): Pattern {
    const read = this.#read.get(written) ?? readPattern(written);
    this.#read.set(written, read);
    return read;
  }

  /** The first phrase that lies in `words[from, to)`. */
  find(words: readonly Word[], from = 0, to = words.length): PhraseMatch | undefined {
    for (let first = from; first < to; first++) {
      const end = this.endAt(words, first, to);
      if (end !== undefined) return { first, end };
    }
    return undefined;
  }

  /** Where a phrase ends that begins at a word; undefined where none does. */
  endAt(words: readonly Word[], at: number, to = words.length): number | undefined {
    const patterns = this.#beginningAt(words[at]);
    if (!patterns) return undefined;
    for (const pattern of patterns) {
      const end = matched(pattern, 0, words, at, to);
      if (end !== undefined) return end;
    }
    return undefined;
  }

  /** Where a phrase begins that ends right before a word; undefined where none does. */
  startBefore(words: readonly Word[], end: number, longest = 6): number | undefined {
    for (let at = end - 1; at >= Math.max(0, end - longest); at--) {
      if (this.#beginningAt(words[at])?.some((pattern) => matched(pattern, 0, words, at, end, end) === end)) return at;
    }
    return undefined;
  }
}

/** One place of a phrase: the word sequences that may stand there (an empty one: it may be left out), or a gap. */
type Place = readonly (readonly string[])[] | typeof GAP;
type Pattern = readonly Place[];

/** A group and the groups inside it, a gap, or a word. */
const PLACE = /\(((?:[^()]|\([^()]*\))*)\)|([^\s()]+)/g;
/** A phrase that begins with a word. */
const PLAIN_OPENING = /^[^\s()|…]+(?=\s|$)/;
const INNER = /\(([^()]*)\)/;

function readPattern(written: string): Pattern {
  const places: Place[] = [];
  for (const [, alternatives, word] of written.matchAll(PLACE)) {
    if (word === GAP) places.push(GAP);
    else places.push(flat(alternatives ?? word ?? '').map((alternative) => alternative.split(' ').filter(Boolean)));
  }
  return places;
}

/** The alternatives of a group, those of a group inside written out: `alone|by (himself|herself)` are three. */
function flat(alternatives: string): string[] {
  const parts = alternatives.split(/\|(?![^(]*\))/);
  return parts.flatMap((part) => {
    const inner = INNER.exec(part);
    if (!inner) return [part];
    const rest = part.slice(inner.index + inner[0].length);
    return (inner[1] ?? '').split('|').flatMap((choice) => flat(`${part.slice(0, inner.index)}${choice}${rest}`));
  });
}

/** The words that a phrase may begin with. */
function openings(pattern: Pattern): Set<string> {
  const found = new Set<string>();
  for (const place of pattern) {
    if (place === GAP) break;
    for (const [first] of place) if (first !== undefined) found.add(first);
    if (!place.some((alternative) => alternative.length === 0)) break;
  }
  return found;
}

/** The end of a phrase from its `index`th place on, at a word; with `wanted`, an end there. */
function matched(pattern: Pattern, index: number, words: readonly Word[], at: number, to: number, wanted?: number): number | undefined {
  const place = pattern[index];
  if (place === undefined) return at <= to && (wanted === undefined || at === wanted) ? at : undefined;
  if (place === GAP) {
    for (let skip = 0; skip <= WIDEST_GAP; skip++) {
      const end = matched(pattern, index + 1, words, at + skip, to, wanted);
      if (end !== undefined) return end;
    }
    return undefined;
  }
  for (const alternative of place) {
    if (at + alternative.length > to || !standsAt(alternative, words, at)) continue;
    const end = matched(pattern, index + 1, words, at + alternative.length, to, wanted);
    if (end !== undefined) return end;
  }
  return undefined;
}

function standsAt(alternative: readonly string[], words: readonly Word[], at: number): boolean {
  for (let i = 0; i < alternative.length; i++) if (words[at + i]?.lower !== alternative[i]) return false;
  return true;
}

/** Patterns by the words that they may begin with, in the order of the list. */
function byOpening(patterns: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const written of patterns) {
    for (const first of PLAIN_OPENING.exec(written) ?? openings(readPattern(written))) {
      const others = found.get(first);
      if (others) others.push(written);
      else found.set(first, [written]);
    }
  }
  return found;
}
