/** A place in a file as editors count it: line and column from 1, columns and offset in UTF-16 code units. */
export interface Point {
  readonly line: number;
  readonly column: number;
  /** From the start of the file, a byte-order mark not counted. */
  readonly offset: number;
}

/** A stretch of a note's source, in UTF-16 code units from the start of that source; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a file. The end is exclusive. */
export interface Position {
  readonly start: Point;
  readonly end: Point;
}

/** Where a further stretch of the file begins in a source that was put together of several. */
export interface Seam {
  /** Offset in the source; a line begins there. */
  readonly at: number;
  readonly origin: Point;
}

/** What turns offsets of a source into places in its file. Holds no text. */
export interface Lines {
  /** The offset at which each line of the source begins. */
  readonly lineStarts: Uint32Array;
  /** Where the source begins in the file. */
  readonly origin: Point;
  /** In order; none where the source is one stretch of the file. */
  readonly seams: readonly Seam[];
}

/**
 * The part of a file that one note was read from: a Markdown note, one line of NDJSON, one element of a JSON array, one
 * row of CSV or several rows from anywhere in the file, a line end between each.
 * Places inside it are kept as offsets, and become lines and columns only when a finding needs them.
 */
export class NoteSource implements Lines {
  readonly file: string;
  readonly text: string;
  /** Where `text` begins in the file. */
  readonly origin: Point;
  /** Whether any note of the file carries one of the policy's colours: only then can a colour be missing. */
  readonly hasColours: boolean;
  readonly seams: readonly Seam[];
  #lineStarts: Uint32Array | undefined;

  constructor(file: string, text: string, origin: Point = { line: 1, column: 1, offset: 0 }, hasColours = false, seams: readonly Seam[] = []) {
    this.file = file;
    this.text = text;
    this.origin = origin;
    this.hasColours = hasColours;
    this.seams = seams;
  }

  /** The offset at which each line of `text` begins; a carriage return with its line feed ends one line. */
  get lineStarts(): Uint32Array {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }

  point(offset: number): Point {
    return placeIn(this, offset);
  }

  position(span: Span): Position {
    return { start: this.point(span.start), end: this.point(span.end) };
  }
}

/** The place in the file of an offset in a source. */
export function placeIn({ lineStarts, origin, seams }: Lines, offset: number): Point {
  const seam = seams.findLast(({ at }) => at <= offset);
  if (!seam) return pointAt(lineStarts, origin, offset);
  const whole: Point = { line: 1, column: 1, offset: 0 };
  const { line, column } = pointAt(lineStarts, whole, offset);
  return { line: seam.origin.line + line - pointAt(lineStarts, whole, seam.at).line, column, offset: seam.origin.offset + offset - seam.at };
}

/** Turns an offset into a point, given where each line begins and where the text itself begins in its file. */
export function pointAt(lineStarts: Uint32Array, origin: Point, offset: number): Point {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const column = offset - (lineStarts[low] ?? 0);
  return {
    line: origin.line + low,
    column: low === 0 ? origin.column + column : column + 1,
    offset: origin.offset + offset,
  };
}

/** Line starts of a text, by the ends of line that editors know: LF, CRLF and a lone CR. */
export function findLineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return Uint32Array.from(starts);
}

/** Leads from offsets in a section's text back to offsets in its note's source. */
export interface TextMap {
  toSource(offset: number): number;
}

/** The text stands in the source as it is, from `base` on (Markdown). */
export class DirectMap implements TextMap {
  readonly base: number;
  constructor(base: number) {
    this.base = base;
  }
  toSource(offset: number): number {
    return this.base + offset;
  }
}

/** A part of a longer text that has a map. */
export class ShiftedMap implements TextMap {
  readonly whole: TextMap;
  readonly by: number;
  constructor(whole: TextMap, by: number) {
    this.whole = whole;
    this.by = by;
  }
  toSource(offset: number): number {
    return this.whole.toSource(this.by + offset);
  }
}
