import type { Point } from '../../casenote/source.ts';

/** A cell as it stands in its row's text, quotation marks included; the end is exclusive. */
export interface Cell {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a row that is no CSV, and where in its text. */
export interface RowFault {
  readonly offset: number;
  readonly message: string;
}

/** One row as it stands in the file: a cell with line breaks in it makes a row of several lines. */
export interface Row {
  /** Without its line end. */
  readonly text: string;
  readonly origin: Point;
  /** With a fault: those before it. */
  readonly cells: readonly Cell[];
  /** UTF-16 code units of the line end: 0 to 2. */
  readonly ending: number;
  readonly fault?: RowFault;
}

const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;
/** A row longer than this is a quotation mark that was never closed; what is held in memory ends here. */
const LONGEST_ROW = 1 << 24;
/** How far ahead a row may reach that is tried as the first good one after a broken one. */
const LONGEST_TRIED = 1 << 20;

interface Scan {
  readonly cells: readonly Cell[];
  readonly end: number;
  readonly next: number;
  /** `open`: where the cell begins. */
  readonly fault?: RowFault & { readonly open: number };
}

const NEVER_CLOSED = 'a quotation mark opens a cell here and is never closed';
const TEXT_AFTER = 'a quotation mark closes a cell here, and more text follows; inside a cell a quotation mark is written twice ("")';

/**
 * Parses CSV (RFC 4180) piece by piece: push text as it comes, get whole rows, with the place of each cell. A quotation
 * mark inside a cell without quotation marks is a plain character; rows end with LF, CRLF or CR. After a broken row it
 * goes on at the next line that is a whole row of the right width, and nowhere else.
 */
export class CsvRows {
  /** Number of columns, once the header is known: without it nothing after a broken row is certain. */
  width = 0;
  readonly #separator: number;
  #text = '';
  #at = 0;
  #origin: Point;
  /** Where the search for the end of a broken row goes on. */
  #tried = 0;

  constructor(separator: string, origin: Point = { line: 1, column: 1, offset: 0 }) {
    this.#separator = separator.charCodeAt(0);
    this.#origin = origin;
  }

  *push(text: string): Generator<Row> {
    this.#text = this.#text.slice(this.#at) + text;
    this.#tried = Math.max(0, this.#tried - this.#at);
    this.#at = 0;
    yield* this.#rows(false);
  }

  /** The rows that were waiting for more, now that there is none. */
  *finish(): Generator<Row> {
    yield* this.#rows(true);
  }

  *#rows(isEnd: boolean): Generator<Row> {
    while (this.#at < this.#text.length) {
      const scan = scanRow(this.#text, this.#at, this.#separator, isEnd || this.#text.length - this.#at > LONGEST_ROW);
      if (!scan) return;
      const next = scan.fault ? this.#recover(isEnd) : scan.next;
      if (next === undefined) return;
      yield this.#row(scan, next);
    }
  }

  #row({ cells, end, fault }: Scan, next: number): Row {
    const from = this.#at;
    const whole = this.#text.slice(from, next);
    const ending = fault ? (/(?:\r\n|\n|\r)$/.exec(whole)?.[0].length ?? 0) : next - end;
    const origin = this.#origin;
    this.#at = next;
    this.#tried = 0;
    this.#origin = { line: origin.line + countLineEnds(whole), column: 1, offset: origin.offset + whole.length };
    const text = whole.slice(0, whole.length - ending);
    if (!fault) return { text, origin, cells, ending };
    // What looked like the end of the cell is part of a later row that is whole.
    const isBeyond = fault.offset >= text.length;
    const { offset, message } = isBeyond ? { offset: fault.open, message: NEVER_CLOSED } : fault;
    return { text, origin, cells: cells.filter((cell) => cell.end <= text.length), ending, fault: { offset, message } };
  }

  /** Where the first line after a broken row begins that is a whole row by itself; undefined: more text has to come first. */
  #recover(isEnd: boolean): number | undefined {
    const text = this.#text;
    for (let at = lineAfter(text, Math.max(this.#tried, this.#at)); at !== -1; at = lineAfter(text, at)) {
      if (this.width < 2) continue;
      const scan = scanRow(text, at, this.#separator, isEnd || text.length - at > LONGEST_TRIED);
      if (!scan) return undefined;
      if (!scan.fault && scan.cells.length === this.width) return at;
      this.#tried = at;
    }
    // What cannot be told apart is not held for ever: the rest counts as one broken row a piece.
    return isEnd || text.length - this.#at > LONGEST_ROW ? text.length : undefined;
  }
}

/** One row of a text, from an offset on; undefined where it may go on in text that has not come yet. */
export function scanRow(text: string, from: number, separator: number, isEnd: boolean): Scan | undefined {
  const cells: Cell[] = [];
  for (let at = from; ; at++) {
    const start = at;
    if (text.charCodeAt(at) === QUOTE) {
      at = afterQuotes(text, at);
      const isOpen = at === -1;
      if (isOpen || at === text.length) if (!isEnd) return undefined;
      const code = text.charCodeAt(at);
      if (isOpen || (at < text.length && code !== separator && code !== LINE_FEED && code !== RETURN)) {
        return {
          cells,
          end: text.length,
          next: text.length,
          fault: { offset: (isOpen ? start : at - 1) - from, message: isOpen ? NEVER_CLOSED : TEXT_AFTER, open: start - from },
        };
      }
    } else {
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === separator || code === LINE_FEED || code === RETURN) break;
      }
      if (at === text.length && !isEnd) return undefined;
    }
    cells.push({ start: start - from, end: at - from });
    if (at === text.length) return { cells, end: at, next: at };
    const code = text.charCodeAt(at);
    if (code === separator) continue;
    if (code === LINE_FEED) return { cells, end: at, next: at + 1 };
    if (at + 1 === text.length && !isEnd) return undefined;
    return { cells, end: at, next: text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1 };
  }
}

/** The offset behind the quotation mark that closes a cell; -1 where none does. */
function afterQuotes(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at + 1;
  }
  return -1;
}

/** The beginning of the next line; -1 where there is none. */
function lineAfter(text: string, from: number): number {
  const end = /\r\n|\n|\r/g;
  end.lastIndex = from;
  return end.exec(text) && end.lastIndex < text.length ? end.lastIndex : -1;
}

/** LF, CRLF and a lone CR, as editors count. */
function countLineEnds(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LINE_FEED || (code === RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) count++;
  }
  return count;
}
