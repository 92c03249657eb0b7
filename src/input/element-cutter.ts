import type { Point } from '../casenote/source.ts';
import { ByteCounter } from './byte-counter.ts';
import { NOTES_TWICE } from './json-elements.ts';
import { type Cutter, type FilePart, joined } from './parts.ts';

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];
const NOTES = 'notes';

/** Cuts a JSON array, or the array under `notes`, between its elements. */
export class ElementCutter implements Cutter {
  readonly #least: number;
  readonly #counter = new ByteCounter();
  /** Bytes of the elements that are not yet handed over. */
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #start: Point | undefined;
  #elements = 0;
  #before = 0;
  #depth = 0;
  /** What follows the list's end though nothing may. */
  #trailing: Point | undefined;
  /** Where the key "notes" stands for the second time. */
  #again: Point | undefined;
  /** The depth that elements stand at: 1 in an array, 2 under `notes`; 0 as long as the list has not begun, -1 when it is over. */
  #level = 0;
  #inString = false;
  #escaped = false;
  /** The beginning of the string at depth 1 that was read last, for it may be the key "notes"; and where it stands. */
  #key: number[] = [];
  #keyAt: Point | undefined;
  #isNotes = false;
  #hasNotes = false;
  #elementStart: Point | undefined;
  /** Bytes of the part before that element. */
  #elementAt = 0;

  /** @param least Bytes of a part, at least. */
  constructor(least: number) {
    this.#least = least;
  }

  *push(piece: Uint8Array): Generator<FilePart> {
    let from = 0;
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i] as number;
      const isElement = this.#level > 0 && this.#depth === this.#level;
      if (isElement && this.#elementStart === undefined && byte > SPACE && byte !== COMMA && byte !== ARRAY_END) {
        this.#elementStart = this.#counter.before(byte);
        if (this.#start === undefined) {
          this.#start = this.#elementStart;
          from = i;
          this.#held = [];
          this.#heldLength = 0;
        }
        this.#elementAt = this.#heldLength + i - from;
      }
      if (isElement && (byte === COMMA || byte === ARRAY_END) && !this.#inString && this.#elementStart !== undefined) {
        this.#elementStart = undefined;
        this.#elements++;
        const length = this.#heldLength + i - from;
        if (length >= this.#least || byte === ARRAY_END) {
          yield this.#part([...this.#held, piece.subarray(from, i)]);
          from = i + 1;
        }
      }
      if (this.#level === -1 && this.#depth === 0 && byte > SPACE) this.#trailing ??= this.#counter.before(byte);
      this.#step(byte);
      this.#counter.count(byte);
    }
    if (this.#start !== undefined) {
      this.#held.push(piece.slice(from));
      this.#heldLength += piece.length - from;
    }
  }

  get held(): number {
    return this.#elementStart ? this.#heldLength - this.#elementAt : 0;
  }

  end() {
    const parts: FilePart[] = [];
    // What is whole before a broken element is read; that one is not.
    if (this.#start && this.#elements > 0) {
      const bytes = joined(this.#held);
      parts.push(this.#part([bytes.subarray(0, bytes.lastIndexOf(COMMA, this.#elementStart ? this.#elementAt : bytes.length))]));
    }
    const broken = this.#broken();
    return { parts, ...(broken ? { broken } : {}) };
  }

  #broken(): { readonly at: Point; readonly message: string } | undefined {
    const end = this.#counter.before(0);
    if (this.#again) return { at: this.#again, message: NOTES_TWICE };
    if (this.#trailing) return { at: this.#trailing, message: 'is not valid JSON (something follows its end; one note a line is .ndjson)' };
    if (this.#level === 0) return { at: { line: 1, column: 1, offset: 0 }, message: 'is no list of notes' };
    if (this.#level > 0) return { at: this.#elementStart ?? end, message: 'is not valid JSON (the list of notes is never closed)' };
    return this.#depth === 0 ? undefined : { at: end, message: 'is not valid JSON (a bracket is never closed)' };
  }

  #part(pieces: readonly Uint8Array[]): FilePart {
    const part = { bytes: joined(pieces), start: this.#start as Point, before: this.#before };
    this.#before += this.#elements;
    this.#elements = 0;
    this.#start = undefined;
    this.#held = [];
    this.#heldLength = 0;
    return part;
  }

  /** Among the keys of the object that holds, or may hold, the list. */
  get #isBesideList(): boolean {
    return this.#depth === 1 && this.#level <= 0;
  }

  #meetKey(): void {
    this.#isNotes = String.fromCharCode(...this.#key) === NOTES;
    if (!this.#isNotes) return;
    // Which of two lists holds, nobody can tell: the first is read, and the second is not passed over in silence.
    if (this.#hasNotes) {
      this.#again ??= this.#keyAt;
      this.#level = -1;
    }
    this.#hasNotes = true;
  }

  /** Follows strings and brackets. */
  #step(byte: number): void {
    if (this.#inString) {
      // An escape is no part of "notes", so that it need not be understood.
      if (byte !== QUOTE && this.#key.length <= NOTES.length) this.#key.push(byte);
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) this.#inString = false;
      return;
    }
    if (byte === QUOTE) {
      this.#inString = true;
      if (this.#isBesideList) {
        this.#key = [];
        this.#keyAt = this.#counter.before(byte);
      }
    } else if (byte === COLON) {
      if (this.#isBesideList) this.#meetKey();
    } else if (byte === COMMA) {
      if (this.#depth === 1) this.#isNotes = false;
    } else if (byte === ARRAY || byte === OBJECT) {
      if (byte === ARRAY && this.#level === 0 && (this.#depth === 0 || (this.#depth === 1 && this.#isNotes))) this.#level = this.#depth + 1;
      this.#depth++;
    } else if (byte === ARRAY_END || byte === OBJECT_END) {
      this.#depth--;
      if (this.#level > 0 && this.#depth < this.#level) this.#level = -1;
    }
  }
}

/** The elements of some of a list's bytes, each as a part of its own; what stands behind the last comma is the last of them. */
export function* elementsOf({ bytes, start, before }: FilePart): Generator<FilePart> {
  const cutter = new ElementCutter(0);
  for (const piece of [Uint8Array.of(ARRAY), bytes, Uint8Array.of(ARRAY_END)]) {
    for (const part of cutter.push(piece)) {
      const { line, column, offset } = part.start;
      yield {
        bytes: part.bytes,
        // The bracket that was put before the bytes stands nowhere in the file.
        start: { line: start.line + line - 1, column: line === 1 ? start.column + column - 2 : column, offset: start.offset + offset - 1 },
        before: before + part.before,
      };
    }
  }
}
