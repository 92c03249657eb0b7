import { BrokenJson, parseJson } from './json-text.ts';

/** Which of two lists holds, nobody can tell: the first is read, and the second is not passed over in silence. */
export const NOTES_TWICE = 'the key “notes” stands here for the second time; put all notes into one list';

export interface Element {
  readonly start: number;
  readonly end: number;
}

/** White space between the values of JSON; no other counts. */
const WHITE = /[ \t\n\r]/;

/**
 * The notes' places in a JSON file: the elements of an array, of `{ "notes": [...] }`, or the one note itself.
 * Goes through the text once without building anything.
 * @throws {BrokenJson} where brackets, strings or commas do not fit; elements before that have been handed over.
 */
export function* findElements(text: string): Generator<Element> {
  const scanner = new Scanner(text);
  scanner.skipWhite();
  const start = scanner.at;
  if (text[start] === '[') yield* scanner.array();
  else if (text[start] === '{') {
    const notes = scanner.wrapped();
    if (notes === undefined) yield { start, end: scanner.at };
    else {
      scanner.at = notes;
      yield* scanner.array();
      const listEnd = scanner.at;
      const again = scanner.listAgain();
      if (again !== undefined) throw new BrokenJson(again, NOTES_TWICE);
      scanner.at = start;
      scanner.skipValue();
      checkFrame(text, { start, end: scanner.at }, { start: notes, end: listEnd });
    }
  } else throw new BrokenJson(start, text.trim() === '' ? 'is empty' : 'is not valid JSON (expected a note or a list of notes)');
  scanner.skipWhite();
  if (scanner.at < text.length) throw new BrokenJson(scanner.at, 'is not valid JSON (something follows its end; one note a line is .ndjson)');
}

/** Whether what stands around the list of `{ "notes": [...] }` is JSON. @throws {BrokenJson} */
function checkFrame(text: string, whole: Element, list: Element): void {
  const before = text.slice(whole.start, list.start);
  try {
    parseJson(`${before}[]${text.slice(list.end, whole.end)}`);
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    const { offset } = error;
    throw new BrokenJson(offset < before.length + 2 ? whole.start + offset : list.end + offset - before.length - 2, error.message);
  }
}

class Scanner {
  at = 0;
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  skipWhite(): void {
    while (this.at < this.#text.length && WHITE.test(this.#text[this.at] ?? '')) this.at++;
  }

  *array(): Generator<Element> {
    this.at++;
    this.skipWhite();
    if (this.#text[this.at] === ']') {
      this.at++;
      return;
    }
    for (;;) {
      this.skipWhite();
      const start = this.at;
      this.skipValue();
      yield { start, end: this.at };
      this.skipWhite();
      const next = this.#text[this.at++];
      if (next === ']') return;
      if (next !== ',') throw new BrokenJson(this.at - 1, 'is not valid JSON (expected a comma or the end of the list)');
    }
  }

  /** Where the array of `{ "notes": [...] }` begins; undefined (and the object passed) where there is none. */
  wrapped(): number | undefined {
    const start = this.at++;
    let hasNotes = false;
    for (const { isNotes, at } of this.#keys()) {
      if (isNotes && hasNotes) throw new BrokenJson(at, NOTES_TWICE);
      if (isNotes && this.#text[this.at] === '[') return this.at;
      hasNotes ||= isNotes;
    }
    this.at = start;
    this.skipValue();
    return undefined;
  }

  /** Behind the list: where the key "notes" stands once more. */
  listAgain(): number | undefined {
    this.skipWhite();
    if (this.#text[this.at] !== ',') return undefined;
    this.at++;
    for (const { isNotes, at } of this.#keys()) if (isNotes) return at;
    return undefined;
  }

  /** The keys of an object from here on, as far as it is one; at each, the scanner stands at its value, which it passes when it is asked for the next. */
  *#keys(): Generator<{ readonly isNotes: boolean; readonly at: number }> {
    for (;;) {
      this.skipWhite();
      if (this.#text[this.at] !== '"') return;
      const at = this.at;
      this.#skipString();
      const isNotes = this.#text.slice(at, this.at) === '"notes"';
      this.skipWhite();
      if (this.#text[this.at] !== ':') return;
      this.at++;
      this.skipWhite();
      yield { isNotes, at };
      this.skipValue();
      this.skipWhite();
      if (this.#text[this.at] !== ',') return;
      this.at++;
    }
  }

  /** Passes one value, minding strings and brackets alone: whether it is well formed inside is for the parser to say. */
  skipValue(): void {
    const start = this.at;
    let depth = 0;
    while (this.at < this.#text.length) {
      const char = this.#text[this.at];
      if (char === '"') {
        this.#skipString();
        if (depth === 0) return;
        continue;
      }
      if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') {
        if (depth === 0) break;
        depth--;
        if (depth === 0) {
          this.at++;
          return;
        }
      } else if (depth === 0 && (char === ',' || WHITE.test(char ?? ''))) break;
      this.at++;
    }
    if (depth > 0) throw new BrokenJson(start, 'is not valid JSON (a bracket that opens here is never closed)');
    if (this.at === start) throw new BrokenJson(start, 'is not valid JSON (expected a value)');
  }

  #skipString(): void {
    const start = this.at++;
    for (;;) {
      const quote = this.#text.indexOf('"', this.at);
      if (quote === -1) throw new BrokenJson(start, 'is not valid JSON (a string that opens here is never closed)');
      let backslashes = 0;
      while (this.#text[quote - 1 - backslashes] === '\\') backslashes++;
      this.at = quote + 1;
      if (backslashes % 2 === 0) return;
    }
  }
}
