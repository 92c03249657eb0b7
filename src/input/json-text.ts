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
