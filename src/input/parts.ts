import type { Point } from '../casenote/source.ts';

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Some whole notes of a long file, and where they stand in it. */
export interface FilePart {
  readonly bytes: Uint8Array;
  readonly start: Point;
  /** How many notes came before. */
  readonly before: number;
}

/** Cuts a long file, given piece by piece, between its notes. */
export interface Cutter {
  /** The next piece, in UTF-8; the first without its byte-order mark. */
  push(piece: Uint8Array): Iterable<FilePart>;
  /** Bytes that are held because no note has ended in them. */
  readonly held: number;
  /** No more will come. `broken`: where and why what follows cannot be told apart into notes. */
  end(): { readonly parts: readonly FilePart[]; readonly broken?: { readonly at: Point; readonly message: string } };
}

/** Counts lines, columns and UTF-16 code units over UTF-8 bytes. */
class Counter {
  line = 1;
  offset = 0;
  #lineStart = 0;
  #afterReturn = false;

  /** Where the next byte stands. */
  before(byte: number): Point {
    // A carriage return with its line feed ends one line, and so does one alone.
    if (this.#afterReturn && byte !== LINE_FEED) {
      this.#newLine();
      this.#afterReturn = false;
    }
    return { line: this.line, column: this.offset - this.#lineStart + 1, offset: this.offset };
  }

  count(byte: number): void {
    if (this.#afterReturn && byte !== LINE_FEED) this.#newLine();
    this.#afterReturn = byte === CARRIAGE_RETURN;
    // Bytes that go on with a character count for nothing, those that begin one of four bytes for two.
    if ((byte & 0xc0) !== 0x80) this.offset += byte >= 0xf0 ? 2 : 1;
    if (byte === LINE_FEED) this.#newLine();
  }

  #newLine(): void {
    this.line++;
    this.#lineStart = this.offset;
  }
}

/** Cuts NDJSON at line ends. */
export class LineCutter implements Cutter {
  readonly #least: number;
  #rest: Uint8Array = new Uint8Array(0);
  #line = 1;
  #offset = 0;
  #notes = 0;

  /** @param least Bytes of a part, at least. */
  constructor(least: number) {
    this.#least = least;
  }

  *push(piece: Uint8Array): Generator<FilePart> {
    const bytes = this.#rest.length === 0 ? piece : joined([this.#rest, piece]);
    const last = bytes.length < this.#least ? -1 : bytes.lastIndexOf(LINE_FEED);
    if (last === -1) {
      this.#rest = bytes;
      return;
    }
    this.#rest = bytes.slice(last + 1);
    yield this.#part(bytes.subarray(0, last + 1));
  }

  get held(): number {
    return this.#rest.length;
  }

  end() {
    return { parts: this.#rest.length > 0 ? [this.#part(this.#rest)] : [] };
  }

  #part(bytes: Uint8Array): FilePart {
    const part = { bytes, start: { line: this.#line, column: 1, offset: this.#offset }, before: this.#notes };
    for (let from = 0; from < bytes.length; ) {
      const at = bytes.indexOf(LINE_FEED, from);
      const to = at === -1 ? bytes.length : at + 1;
      if (!isBlank(bytes, from, to)) this.#notes++;
      if (at !== -1) this.#line++;
      from = to;
    }
    // As decoding counts them: an invalid byte is one replacement character.
    this.#offset += new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).length;
    return part;
  }
}

/** Cuts a JSON array, or the array under `notes`, between its elements. */
export class ElementCutter implements Cutter {
  readonly #least: number;
  readonly #counter = new Counter();
  /** Bytes of the elements that are not yet handed over. */
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #start: Point | undefined;
  #elements = 0;
  #before = 0;
  #depth = 0;
  /** What follows the list's end though nothing may. */
  #trailing: Point | undefined;
  /** The depth that elements stand at: 1 in an array, 2 under `notes`; 0 as long as the list has not begun, -1 when it is over. */
  #level = 0;
  #inString = false;
  #escaped = false;
  /** The string at depth 1 that was read last, for it may be the key "notes"; undefined past its colon's value. */
  #key: number[] | undefined;
  #isNotes = false;
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

  /** Follows strings and brackets. */
  #step(byte: number): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) this.#inString = false;
      else if (this.#depth === 1 && this.#level === 0) this.#key?.push(byte);
      return;
    }
    if (byte === QUOTE) {
      this.#inString = true;
      if (this.#depth === 1 && this.#level === 0) this.#key = [];
    } else if (byte === COLON) {
      if (this.#depth === 1 && this.#level === 0) this.#isNotes = String.fromCharCode(...(this.#key ?? [])) === 'notes';
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

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte !== 0x20 && (byte < 0x09 || byte > CARRIAGE_RETURN)) return false;
  }
  return true;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0] as Uint8Array;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
