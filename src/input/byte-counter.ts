import type { Point } from '../casenote/source.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Counts lines, columns and UTF-16 code units over UTF-8 bytes. */
export class ByteCounter {
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
