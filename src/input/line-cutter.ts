import { type Cutter, type FilePart, joined } from './parts.ts';

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

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

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte !== SPACE && (byte < TAB || byte > CARRIAGE_RETURN)) return false;
  }
  return true;
}
