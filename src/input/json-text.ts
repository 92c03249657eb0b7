import { type Node, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span, TextMap } from '../casenote/source.ts';
import faults from './json-faults.yaml';

const FAULTS = faults as Readonly<Record<string, string>>;

/** Text that is no JSON, with the offset of the first fault. */
export class BrokenJson extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.name = 'BrokenJson';
    this.offset = offset;
  }
}

/** `JSON.parse`, with the place of the fault. @throws {BrokenJson} */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
    const first = errors[0];
    const what = FAULTS[first ? printParseErrorCode(first.error) : 'InvalidCharacter'] ?? FAULTS.InvalidSymbol;
    throw new BrokenJson(first?.offset ?? 0, `is not valid JSON (${what})`);
  }
}

/** Where the values of one JSON text stand. The tree with positions is only built when first asked. */
export class JsonPlaces {
  readonly #text: string;
  #tree: Node | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The span of the value at a path such as `present[0].seen`; strings with their quotes. */
  find(path: string | readonly (string | number)[]): Span | undefined {
    const node = this.#node(typeof path === 'string' ? path.split(/[.[\]]+/).filter(Boolean) : path);
    return node && { start: node.offset, end: node.offset + node.length };
  }

  /** From offsets in the decoded string at a path to offsets in the JSON text. */
  map(path: readonly (string | number)[]): TextMap {
    return new StringLiteralMap(() => {
      const node = this.#node(path);
      return node ? { literal: this.#text.slice(node.offset, node.offset + node.length), offset: node.offset } : undefined;
    });
  }

  /** Where the key of a property stands, or, for an element of a list, the element. */
  keyAt(path: readonly (string | number)[]): Span {
    const node = this.#node(path);
    const key = node?.parent?.type === 'property' ? node.parent.children?.[0] : node;
    return key ? { start: key.offset, end: key.offset + key.length } : { start: 0, end: 1 };
  }

  #root(): Node | undefined {
    try {
      this.#tree ??= parseTree(this.#text);
    } catch (error) {
      // Nested deeper than the parser's stack: no case note is, so that the note's beginning is place enough.
      if (!(error instanceof RangeError)) throw error;
    }
    return this.#tree;
  }

  #node(path: readonly (string | number)[]): Node | undefined {
    let node = this.#root();
    for (const step of path) {
      if (node?.type === 'array') node = node.children?.[Number(step)];
      // Where a key stands twice the last one counts, as in JSON.parse.
      else node = node?.children?.findLast((property) => property.children?.[0]?.value === String(step))?.children?.[1];
      if (!node) return undefined;
    }
    return node;
  }
}

/** Escapes counted: `\n` is one character of the text and two of the file, `\u00e9` one and six. */
class StringLiteralMap implements TextMap {
  readonly #find: () => { literal: string; offset: number } | undefined;
  #offsets: Uint32Array | undefined;
  #base = 0;

  constructor(find: () => { literal: string; offset: number } | undefined) {
    this.#find = find;
  }

  toSource(offset: number): number {
    this.#offsets ??= this.#measure();
    const last = this.#offsets.length - 1;
    return this.#base + (this.#offsets[Math.min(offset, last)] ?? 0);
  }

  #measure(): Uint32Array {
    const found = this.#find();
    if (found?.literal[0] !== '"') {
      this.#base = found?.offset ?? 0;
      return new Uint32Array(1);
    }
    this.#base = found.offset;
    return literalOffsets(found.literal);
  }
}

/**
 * For each UTF-16 code unit of a JSON string's value, and for its end, the offset in the literal where it is written.
 * @param literal With its quotes; must be valid.
 */
export function literalOffsets(literal: string): Uint32Array {
  const offsets = new Uint32Array(literal.length);
  let count = 0;
  let at = 1;
  while (at < literal.length - 1) {
    offsets[count++] = at;
    if (literal[at] !== '\\') at += 1;
    else at += literal[at + 1] === 'u' ? 6 : 2;
  }
  offsets[count++] = at;
  return offsets.slice(0, count);
}

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
    for (;;) {
      this.skipWhite();
      if (this.#text[this.at] !== '"') break;
      const keyStart = this.at;
      this.#skipString();
      const key = this.#text.slice(keyStart, this.at);
      this.skipWhite();
      if (this.#text[this.at] !== ':') break;
      this.at++;
      this.skipWhite();
      if (key === '"notes"' && this.#text[this.at] === '[') return this.at;
      this.skipValue();
      this.skipWhite();
      if (this.#text[this.at] !== ',') break;
      this.at++;
    }
    this.at = start;
    this.skipValue();
    return undefined;
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
