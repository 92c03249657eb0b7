/** The words of a language are few: past this many, for names and misspellings have no end, a form is not held. */
const MOST = 1 << 15;
/** The number of a form that is not held: nothing may be remembered by it. */
export const NOT_HELD = -1;

/** The forms that are held, by number. */
const forms: string[] = [];
/** Numbers of forms from 1, nought where there is none: a form's place is the first free one from its hash on. */
const places = new Uint16Array(MOST * 4);

/**
 * The number of the form (small letters, straight apostrophe) that stands at a place of a text, the same for the whole run.
 * Looked up letter by letter: a string of its own for every word, only to be looked up, took longer than the rest of it.
 */
export function formAt(text: string, start: number, end: number): number {
  const last = places.length - 1;
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  let place = (hash ^ (hash >>> 15)) & last;
  for (;;) {
    const number = places[place] ?? 0;
    if (number === 0) break;
    if (isAt(forms[number - 1] ?? '', text, start, end)) return number - 1;
    place = (place + 1) & last;
  }
  if (forms.length >= MOST) return NOT_HELD;
  places[place] = forms.push(text.slice(start, end));
  return forms.length - 1;
}

function isAt(form: string, text: string, start: number, end: number): boolean {
  if (form.length !== end - start) return false;
  for (let i = 0; i < form.length; i++) if (form.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

/** The number of a word's form. */
export function formOf(lower: string): number {
  return formAt(lower, 0, lower.length);
}

/** The form of a number that is held. */
export function heldForm(number: number): string | undefined {
  return forms[number];
}

/** A word by its form: that of a text, or a token that stands for somebody. */
export interface FormedWord {
  /** Lower case, with a straight apostrophe. */
  readonly lower: string;
  /** `formOf(lower)`. */
  readonly form: number;
}

/** Words of one meaning, as a rule's list gives them. Each form is looked up once a run. */
export class WordSet {
  readonly #given: Iterable<string>;
  #held: ReadonlySet<string> | undefined;
  /** Two bits a form, for a run has hundreds of such sets: nought where nobody asked yet, one for no, two for yes. */
  #known = new Uint8Array(0);

  /** @param words In small letters with straight apostrophes. */
  constructor(words: Iterable<string>) {
    this.#given = words;
  }

  /** Taken in when they are first asked for: a draft asks half of all sets. */
  get #words(): ReadonlySet<string> {
    this.#held ??= new Set(this.#given);
    return this.#held;
  }

  has(lower: string): boolean {
    return this.#words.has(lower);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#words.values();
  }

  /** The common way to ask; no word is none of them. */
  includes(word: FormedWord | undefined): boolean {
    if (word === undefined) return false;
    const { form } = word;
    const known = ((this.#known[form >> 2] ?? 0) >> ((form & 3) << 1)) & 3;
    return known ? known === 2 : this.#ask(word);
  }

  /** Whether any of these words is one of them. */
  meets(words: readonly FormedWord[], from = 0, to = words.length): boolean {
    for (let i = from; i < to; i++) if (this.includes(words[i])) return true;
    return false;
  }

  #ask({ lower, form }: FormedWord): boolean {
    const answer = this.#words.has(lower);
    if (form === NOT_HELD) return answer;
    const at = form >> 2;
    if (at >= this.#known.length) {
      const grown = new Uint8Array(Math.max(256, 2 ** Math.ceil(Math.log2(at + 1))));
      grown.set(this.#known);
      this.#known = grown;
    }
    this.#known[at] = (this.#known[at] ?? 0) | ((answer ? 2 : 1) << ((form & 3) << 1));
    return answer;
  }
}

const NOBODY_ASKED = Symbol('nobody asked');

/** A question about a word that its form alone answers, asked once a form and run. For a few questions: each holds all its answers. */
export class PerForm<T> {
  readonly #answer: (lower: string) => T;
  readonly #held: (T | typeof NOBODY_ASKED)[] = [];

  constructor(answer: (lower: string) => T) {
    this.#answer = answer;
  }

  of(word: FormedWord): T {
    if (word.form < this.#held.length && word.form !== NOT_HELD) {
      const held = this.#held[word.form] as T | typeof NOBODY_ASKED;
      if (held !== NOBODY_ASKED) return held;
    }
    const answer = this.#answer(word.lower);
    if (word.form !== NOT_HELD) {
      // A gap in an array would make every look slow.
      while (this.#held.length <= word.form) this.#held.push(NOBODY_ASKED);
      this.#held[word.form] = answer;
    }
    return answer;
  }
}
