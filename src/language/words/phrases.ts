import { NOT_HELD, WordSet } from './word-forms.ts';
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
  readonly #written: readonly string[];
  #byFirst: ReadonlyMap<string, readonly string[]> | undefined;
  /** Words that a phrase may begin with; most begin none. */
  #first: WordSet | undefined;
  /** By the form of a word that begins phrases. */
  readonly #openings = new Map<number, Opening>();

  constructor(phrases: readonly string[]) {
    this.#written = phrases;
  }

  /** The words that a phrase may begin with. */
  get openings(): string[] {
    this.#byFirst ??= byOpening(this.#written);
    return [...this.#byFirst.keys()];
  }

  #beginningAt(words: readonly Word[], at: number): readonly Pattern[] | undefined {
    const word = words[at];
    this.#first ??= new WordSet(this.openings);
    return word && this.#first.includes(word) ? this.#openingOf(word).before(words[at + 1]) : undefined;
  }

  /** Phrases are read when a word is met that they may begin with, for lists are long and a draft meets few of their words. */
  #openingOf({ lower, form }: Word): Opening {
    let opening = this.#openings.get(form);
    if (!opening) {
      opening = new Opening(lower, (this.#byFirst?.get(lower) ?? []).map(readPattern));
      if (form !== NOT_HELD) this.#openings.set(form, opening);
    }
    return opening;
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
    const patterns = this.#beginningAt(words, at);
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
      if (this.#beginningAt(words, at)?.some((pattern) => matched(pattern, 0, words, at, end, end) === end)) return at;
    }
    return undefined;
  }
}

/** The phrases that may begin with one word, by the word behind it: a list holds dozens that begin with "the". */
class Opening {
  readonly #all: readonly Pattern[];
  /** Undefined for a phrase that the word behind does not decide: it ends before it, or has a gap there. */
  readonly #seconds: readonly (ReadonlySet<string> | undefined)[];
  readonly #undecided: readonly Pattern[];
  /** For the words that a phrase may have there; undefined until one of them is met. */
  readonly #bySecond = new Map<string, readonly Pattern[] | undefined>();

  constructor(first: string, patterns: readonly Pattern[]) {
    this.#all = patterns;
    this.#seconds = patterns.map((pattern) => seconds(pattern, first));
    for (const words of this.#seconds) for (const word of words ?? []) this.#bySecond.set(word, undefined);
    this.#undecided = patterns.filter((_, i) => this.#seconds[i] === undefined);
  }

  /** Those that the word behind allows, in the order of the list. */
  before(second: Word | undefined): readonly Pattern[] {
    if (!second || !this.#bySecond.has(second.lower)) return this.#undecided;
    const held = this.#bySecond.get(second.lower);
    if (held) return held;
    const allowed = this.#all.filter((_, i) => this.#seconds[i]?.has(second.lower) ?? true);
    this.#bySecond.set(second.lower, allowed);
    return allowed;
  }
}

/** One place of a phrase: the word sequences that may stand there (an empty one: it may be left out), or a gap. */
type Place = readonly (readonly string[])[] | typeof GAP;
type Pattern = readonly Place[];

/** A group and the groups inside it, a gap, or a word. */
const PLACE = /\(((?:[^()]|\([^()]*\))*)\)|([^\s()]+)/g;
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

/** Adds the words that the rest of a phrase may begin with. @returns Whether it must begin with one of them. */
function addOpenings(pattern: Pattern, from: number, found: Set<string>): boolean {
  for (let i = from; i < pattern.length; i++) {
    const place = pattern[i];
    if (place === undefined || place === GAP) return false;
    for (const [first] of place) if (first !== undefined) found.add(first);
    if (!place.some((alternative) => alternative.length === 0)) return true;
  }
  return false;
}

/** The words that may stand second in a phrase that begins with a word; undefined where any may, or none need. */
function seconds(pattern: Pattern, first: string): Set<string> | undefined {
  const found = new Set<string>();
  for (const [index, place] of pattern.entries()) {
    if (place === GAP) return undefined;
    for (const [one, two] of place) {
      if (one !== first) continue;
      if (two !== undefined) found.add(two);
      else if (!addOpenings(pattern, index + 1, found)) return undefined;
    }
    if (!place.some((alternative) => alternative.length === 0)) return found;
  }
  return undefined;
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

const isWord = (place: string): boolean => !place.includes('(') && !place.includes('|') && place !== GAP;

/** Patterns by the words that they may begin with, in the order of the list. */
function byOpening(patterns: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const put = (first: string, written: string) => {
    const others = found.get(first);
    if (others) others.push(written);
    else found.set(first, [written]);
  };
  for (const written of patterns) {
    const space = written.indexOf(' ');
    const opening = space === -1 ? written : written.slice(0, space);
    if (isWord(opening)) {
      put(opening, written);
      continue;
    }
    const firsts = new Set<string>();
    addOpenings(readPattern(written), 0, firsts);
    for (const first of firsts) put(first, written);
  }
  return found;
}
