import type { Span, TextMap } from '../../casenote/source.ts';
import type { Cell, Row } from './rows.ts';

/** SQL Server writes this, without quotation marks, where a value is null. */
const NULL = 'NULL';

/** A cell of a note: its text, and where each character of it stands in the note's source. */
export class NoteCell {
  /** With its quotation marks. */
  readonly span: Span;
  readonly #raw: string;
  #text: string | undefined;

  /** @param base Where the row begins in the note's source. */
  constructor(row: Row, cell: Cell, base: number) {
    this.#raw = row.text.slice(cell.start, cell.end);
    this.span = { start: base + cell.start, end: base + cell.end };
  }

  get text(): string {
    this.#text ??= cellText(this.#raw);
    return this.#text;
  }

  get map(): TextMap {
    return new CellMap(this.#raw, this.span.start);
  }
}

/** A cell's text: quotation marks around it gone, those that are written twice inside it one; `NULL` is blank. */
export function cellText(raw: string): string {
  if (!raw.startsWith('"')) return raw === NULL ? '' : raw;
  return raw.slice(1, -1).replaceAll('""', '"');
}

/** From offsets in a cell's text to offsets in the source: `""` is one character of the text and two of the file. */
class CellMap implements TextMap {
  readonly #raw: string;
  readonly #base: number;
  /** Offsets in the text of the quotation marks that are written twice, in order. */
  #twice: number[] | undefined;

  constructor(raw: string, base: number) {
    this.#raw = raw;
    this.#base = base;
  }

  toSource(offset: number): number {
    if (!this.#raw.startsWith('"')) return this.#base + Math.min(offset, this.#raw.length);
    this.#twice ??= this.#find();
    let low = 0;
    let high = this.#twice.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#twice[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return this.#base + Math.min(1 + offset + low, this.#raw.length - 1);
  }

  #find(): number[] {
    const found: number[] = [];
    const end = this.#raw.length - 1;
    for (let at = this.#raw.indexOf('""', 1); at !== -1 && at < end; at = this.#raw.indexOf('""', at + 2)) found.push(at - 1 - found.length);
    return found;
  }
}

/** A line with nothing on it, or with separators alone, as spreadsheets leave them at the end. */
export function isEmpty({ text, cells, fault }: Row): boolean {
  return !fault && cells.every(({ start, end }) => text.slice(start, end).trim() === '');
}

/** A cell's text, trimmed; undefined where the row has no such cell or it is blank. */
export function textAt({ text, cells }: Row, column: number): string | undefined {
  const cell = cells[column];
  return (cell && cellText(text.slice(cell.start, cell.end)).trim()) || undefined;
}
