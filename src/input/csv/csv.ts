import type { Point } from '../../casenote/source.ts';
import { carriesColours } from '../colours.ts';
import { EMPTY, type Reading, type ReadingOptions, rejected } from '../reading.ts';
import { sameColumn } from '../targets.ts';
import { cellText } from './cell.ts';
import { columnNotices } from './column-notices.ts';
import { byteLength, CsvDecoder, type CsvText, checkEncoding, csvEncoding, isInvalidText, undecodable } from './encoding.ts';
import { findSeparator, type Plan, planColumns, separatorLine, separatorName } from './header.ts';
import { type CsvNotes, readRows } from './note.ts';
import { RowIndex, type Stretch } from './row-index.ts';
import { CsvRows, type Row, type RowFault } from './rows.ts';

/** Bytes that are decoded at a time; and of those, how many tell the separator. */
const CHUNK = 1 << 20;
const BEGINNING = 1 << 16;

/**
 * Reads a CSV file: one row a note; or, where `input.groupBy` names the column with the note's id, one row a part of a
 * note, its rows anywhere in the file. Rows are parsed one after the other and not held; for scattered rows a first pass
 * takes down where each note's rows stand, and a second reads note by note. What is to be said of the columns comes first.
 * @throws {UndecodableText}
 */
export function* readCsv(bytes: Uint8Array, file: string, options: ReadingOptions): Generator<Reading> {
  const text = csvEncoding(bytes, options.mapping.encoding);
  const body = bytes.subarray(text.bomLength);
  checkEncoding(body, text.encoding);
  try {
    yield* new CsvFile(body, text, file, options, carriesColours(bytes)).read();
  } catch (error) {
    if (!isInvalidText(error) || text.encoding === 'windows-1252') throw error;
    throw undecodable(body, text.encoding);
  }
}

class CsvFile {
  readonly #body: Uint8Array;
  readonly #text: CsvText;
  readonly #file: string;
  readonly #options: ReadingOptions;
  readonly #hasColours: boolean;
  #separator = ',';
  #ordinal = 0;
  /** Where the row at hand begins, in bytes. */
  #rowStart = 0;

  constructor(body: Uint8Array, text: CsvText, file: string, options: ReadingOptions, hasColours: boolean) {
    this.#body = body;
    this.#text = text;
    this.#file = file;
    this.#options = options;
    this.#hasColours = hasColours;
  }

  *read(): Generator<Reading> {
    const { mapping } = this.#options;
    const beginning = new CsvDecoder(this.#text.encoding).decode(this.#body.subarray(0, BEGINNING), false);
    this.#separator = findSeparator(beginning, this.#file, mapping.separator);
    const parser = new CsvRows(this.#separator);
    const rows = this.#rows(parser, this.#body);
    let next = rows.next();
    while (!next.done && (isEmpty(next.value) || separatorLine(next.value) !== undefined)) next = rows.next();
    if (next.done) {
      yield rejected(this.#file, { line: 1, column: 1 }, undefined, EMPTY);
      return;
    }
    const header = next.value;
    const plan = header.fault ?? planColumns(header, mapping);
    if ('message' in plan) {
      yield this.#broken(header, plan, undefined, 'nothing of the file was read');
      return;
    }
    parser.width = plan.width;
    const notes: CsvNotes = { file: this.#file, plan, hasColours: this.#hasColours, options: this.#options };
    if (plan.groupBy === undefined) yield* this.#rowByRow(rows, notes);
    else yield* this.#grouped(rows, notes, plan.groupBy);
  }

  *#rowByRow(rows: Iterable<Row>, notes: CsvNotes): Generator<Reading> {
    const { plan } = notes;
    yield* this.#say(plan, undefined);
    for (const row of rows) {
      if (isEmpty(row)) continue;
      const id = this.#nextId();
      const fault = this.#faultOf(row, plan);
      yield fault ? this.#broken(row, fault, id, 'the row was left out') : readRows(notes, [row], id);
    }
  }

  /** Two passes: where the rows of each note stand, then note by note. */
  *#grouped(rows: Iterable<Row>, notes: CsvNotes, groupBy: number): Generator<Reading> {
    const { plan } = notes;
    const index = new RowIndex();
    const asked = new Set<string>();
    let unmappedAnswers = 0;
    for (const row of rows) {
      if (isEmpty(row)) continue;
      index.add(textAt(row, groupBy), this.#rowStart, row.origin);
      const question = plan.pivot && sameColumn(textAt(row, plan.pivot.name) ?? '');
      if (question === undefined) continue;
      if (plan.questions.has(question)) asked.add(question);
      else unmappedAnswers++;
    }
    index.close(this.#body.length);
    yield* this.#say(plan, plan.pivot && { asked, unmappedAnswers });
    for (const stretches of index.chains()) yield* this.#chain(stretches, notes, groupBy);
  }

  /** The rows of one chain: of one note, or of two whose ids look alike to the index. */
  *#chain(stretches: readonly Stretch[], notes: CsvNotes, groupBy: number): Generator<Reading> {
    const { plan } = notes;
    const byId = new Map<string | undefined, Row[]>();
    for (const { start, end, origin } of stretches) {
      const parser = new CsvRows(this.#separator, origin);
      parser.width = plan.width;
      for (const row of this.#rows(parser, this.#body.subarray(start, end))) {
        if (isEmpty(row)) continue;
        const id = textAt(row, groupBy);
        const others = byId.get(id);
        if (others) others.push(row);
        else byId.set(id, [row]);
      }
    }
    for (const [id, rows] of byId) {
      const fallbackId = this.#nextId();
      const column = this.#options.mapping.groupBy ?? '';
      const broken = rows.flatMap((row) => {
        const noId =
          id === undefined
            ? {
                offset: 0,
                message: `the column “${column}” is empty here, so nobody can tell which note the row belongs to; fill it in and export the file again`,
              }
            : undefined;
        const fault = this.#faultOf(row, plan) ?? noId;
        return fault ? [this.#broken(row, fault, id ?? fallbackId, id === undefined ? 'the row was left out' : 'its note was left out')] : [];
      });
      if (broken.length === 0) yield readRows(notes, rows, fallbackId);
      else if (id === undefined) yield* broken;
      else yield { kind: 'rejected', problems: broken.flatMap(({ problems }) => problems) };
    }
  }

  *#rows(parser: CsvRows, bytes: Uint8Array): Generator<Row> {
    const decoder = new CsvDecoder(this.#text.encoding);
    let at = 0;
    for (let from = 0; from < bytes.length; from += CHUNK) {
      const isEnd = from + CHUNK >= bytes.length;
      const text = decoder.decode(bytes.subarray(from, from + CHUNK), isEnd);
      for (const row of isEnd ? both(parser.push(text), parser.finish()) : parser.push(text)) {
        this.#rowStart = at;
        at += byteLength(row.text, this.#text.encoding) + row.ending * byteLength(' ', this.#text.encoding);
        yield row;
      }
    }
  }

  *#say(plan: Plan, answers: { readonly asked: ReadonlySet<string>; readonly unmappedAnswers: number } | undefined): Generator<Reading> {
    const notices = [...(this.#text.notice === undefined ? [] : [this.#text.notice]), ...columnNotices(plan, answers)];
    if (notices.length > 0) yield { kind: 'notice', notices: notices.map((message) => ({ file: this.#file, message })), problems: [] };
  }

  #faultOf(row: Row, { width }: Plan): RowFault | undefined {
    if (row.fault || row.cells.length === width) return row.fault;
    const separator = separatorName(this.#separator);
    const message = `the row has ${row.cells.length} cells and the header ${width}; a text with a ${separator} or a line break in it has to stand between quotation marks`;
    return { offset: row.cells[width]?.start ?? row.text.length, message };
  }

  #broken(row: Row, fault: RowFault, noteId: string | undefined, result: string) {
    return rejected(this.#file, placeIn(row, fault.offset), noteId, `${fault.message}; ${result}`);
  }

  #nextId(): string {
    this.#ordinal++;
    return `${this.#file}#${this.#ordinal}`;
  }
}

function* both<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first;
  yield* second;
}

/** A line with nothing on it, or with separators alone, as spreadsheets leave them at the end. */
function isEmpty({ text, cells, fault }: Row): boolean {
  return !fault && cells.every(({ start, end }) => text.slice(start, end).trim() === '');
}

/** A cell's text, trimmed; undefined where the row has no such cell or it is blank. */
function textAt({ text, cells }: Row, column: number): string | undefined {
  const cell = cells[column];
  return (cell && cellText(text.slice(cell.start, cell.end)).trim()) || undefined;
}

function placeIn({ text, origin }: Row, offset: number): Pick<Point, 'line' | 'column'> {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: origin.line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}
