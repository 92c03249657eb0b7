const SPACE = 0x20;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const OR = 0x7c;
const APOSTROPHE = 0x27;
/** Letters by which phrases are put into drawers. */
const DRAWER_LETTERS = 4;
/** How many drawers there are at the most, a power of two. */
const PLACES = 1 << 14;
const NONE = -1;
/** Spreads numbers over the upper bits (2³² by the golden ratio). */
const SPREAD = 0x9e3779b1;

/**
 * Phrases by the first letters of the words that they may begin with. What was filed last in each drawer is known, what was
 * filed before each, and which phrase that is: a drawer of its own for each of thousands of words takes a start longer than a
 * note. Drawers may share a place.
 */
export class Drawers {
  readonly #last: Int32Array;
  #before: Int32Array;
  #phraseAt: Int32Array;
  #filed = 0;
  #phrases = 0;

  /** @param kept What `numbers` of drawers gave that were filled before; nothing is filed into these any more. */
  constructor(kept?: Int32Array) {
    this.#last = kept ? kept.subarray(0, PLACES) : new Int32Array(PLACES).fill(NONE);
    const filed = kept ? (kept.length - PLACES) / 2 : PLACES;
    this.#before = kept ? kept.subarray(PLACES, PLACES + filed) : new Int32Array(filed);
    this.#phraseAt = kept ? kept.subarray(PLACES + filed) : new Int32Array(filed);
  }

  /** All that these drawers know. */
  get numbers(): Int32Array {
    return Int32Array.from([...this.#last, ...this.#before.subarray(0, this.#filed), ...this.#phraseAt.subarray(0, this.#filed)]);
  }

  /** Puts the next phrase into the drawer of each word that it may begin with; phrases are numbered from 0. */
  file(phrase: string): void {
    const id = this.#phrases++;
    let from = 0;
    while (phrase.charCodeAt(from) === SPACE) from++;
    let last = drawerOfPlain(phrase, from);
    if (last !== NONE) {
      this.#put(last, id);
      return;
    }
    for (let i = from; i <= phrase.length; i++) {
      const code = phrase.charCodeAt(i);
      const isOver = i === phrase.length || code === SPACE;
      if (!isOver && code !== OR) continue;
      const place = drawerOfChoice(phrase, from, i);
      if (place !== last) this.#put(place, id);
      if (isOver) return;
      last = place;
      from = i + 1;
    }
  }

  #put(place: number, id: number): void {
    if (this.#filed === this.#before.length) {
      this.#before = twiceAsLong(this.#before);
      this.#phraseAt = twiceAsLong(this.#phraseAt);
    }
    this.#before[this.#filed] = this.#last[place] ?? NONE;
    this.#phraseAt[this.#filed] = id;
    this.#last[place] = this.#filed++;
  }

  /** Numbers of the phrases that may begin with a word, in their order. */
  mayBegin(first: string): number[] {
    const ids: number[] = [];
    for (const place of drawersOfWord(first)) {
      for (let at = this.#last[place] ?? NONE; at !== NONE; at = this.#before[at] ?? NONE) ids.push(this.#phraseAt[at] ?? 0);
    }
    return ids.sort((a, b) => a - b);
  }
}

function twiceAsLong(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

/** The drawer of a phrase whose first word stands for itself alone, as most do: found in one go, for there are twenty thousand. */
function drawerOfPlain(phrase: string, from: number): number {
  let key = 0;
  let shared = 0;
  let code = 0;
  let at = from;
  for (; at < phrase.length; at++) {
    code = phrase.charCodeAt(at);
    if (code === SPACE) break;
    if (code === OR || code === SLASH || code === HYPHEN || code > 0x7f) return NONE;
    if (shared < DRAWER_LETTERS) {
      key = key * 32 + (code & 0x1f);
      shared++;
    }
  }
  return placeOf(at - from <= DRAWER_LETTERS ? key + 32 ** shared : key, shared);
}

/** The drawer of one choice of a phrase's first word: its first letters as far as all its forms share them, or all of a short word that has but one. */
function drawerOfChoice(phrase: string, from: number, to: number): number {
  let end = from;
  while (end < to && !isHyphen(phrase.charCodeAt(end))) end++;
  const hasForms = end === to && phrase.charCodeAt(to - 2) === SLASH;
  // "policy/n" makes policies, "engage/v" engaging: the last letter may go.
  const shared = hasForms ? end - from - 3 : end - from;
  return drawer(phrase, from, Math.min(shared, DRAWER_LETTERS), !hasForms && shared <= DRAWER_LETTERS);
}

/** The drawers in which phrases lie that may begin with a word. */
function drawersOfWord(word: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (let letters = 0; letters <= Math.min(word.length, DRAWER_LETTERS); letters++) places.add(drawer(word, 0, letters, false));
  if (word.length <= DRAWER_LETTERS) places.add(drawer(word, 0, word.length, true));
  return places;
}

/** Five bits a letter: some share one, for the drawers only need to be small. @param isWhole Whether these letters are all of the word. */
function drawer(text: string, from: number, letters: number, isWhole: boolean): number {
  let key = isWhole ? 1 : 0;
  for (let i = 0; i < letters; i++) key = key * 32 + letterAt(text, from + i);
  return placeOf(key, letters);
}

function placeOf(key: number, letters: number): number {
  return Math.imul(key * 8 + letters, SPREAD) >>> 18;
}

export function isHyphen(code: number): boolean {
  return code === HYPHEN || code === 0x2010 || code === 0x2011;
}

function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // The same for a capital and its small letter, and for both apostrophes.
  if (code === 0x2019) return APOSTROPHE & 0x1f;
  return (code > 0x7f ? text.charAt(at).toLowerCase().charCodeAt(0) : code) & 0x1f;
}
