import type { Point } from '../../casenote/source.ts';
import type { Mapping } from '../mapping.ts';
import type { Bytes } from '../pieces.ts';
import { EMPTY, type Reading, type ReadingOptions, rejected } from '../reading.ts';
import { sameColumn } from '../targets.ts';
import { isEmpty, textAt } from './cell.ts';
import { columnNotices } from './column-notices.ts';
import { byteLength, CsvDecoder, type CsvText, csvEncoding, invalidLine, isInvalidText, undecodable } from './encoding.ts';
import { findSeparator, type Plan, planColumns, separatorLine, separatorName } from './header.ts';
import { RowIndex, type Stretch } from './row-index.ts';
import { CsvRows, type Row, type RowFault } from './rows.ts';

/** Bytes that are decoded at a time; and of those, how many tell the separator. */
const CHUNK = 1 << 20;
const BEGINNING = 1 << 16;

/** The rows of one note, not yet read as one. Plain data, so that another thread can. */
export interface NoteRows {
  readonly kind: 'rows';
  readonly plan: Plan;
  readonly rows: readonly Row[];
  /** The note's id where its rows have none. */
  readonly fallbackId: string;
}

/** What a CSV file holds: the rows of a note, or what is to be said of the file, or of rows that are none. */
export type CsvItem = NoteRows | Exclude<Reading, { readonly kind: 'note' }>;

/**
 * Parses a CSV file: one row a note; or, where `input.groupBy` names the column with the note's id, one row a part of a
 * note, its rows anywhere in the file. Rows are parsed one after the other and not held; for scattered rows a first pass
 * takes down where each note's rows stand, and a second reads note by note. What is to be said of the columns comes first.
 * @throws {UndecodableText} and what reading the bytes throws
 */
export function* readItems(bytes: Bytes, file: string, { mapping }: ReadingOptions): Generator<CsvItem> {
  const text = csvEncoding(bytes, mapping.encoding);
  const { encoding, bomLength } = text;
  try {
    yield* new CsvFile(bytes, text, file, mapping).read();
  } catch (error) {
    if (!isInvalidText(error) || encoding === 'windows-1252') throw error;
    throw undecodable(invalidLine(bytes, bomLength, encoding) ?? 1, encoding);
  }
}

class CsvFile {
  readonly #bytes: Bytes;
  readonly #text: CsvText;
  readonly #file: string;
  readonly #mapping: Mapping;
  #separator = ',';
  #ordinal = 0;
  /** Where the row at hand begins, in bytes. */
  #rowStart = 0;

  constructor(bytes: Bytes, text: CsvText, file: string, mapping: Mapping) {
    this.#bytes = bytes;
    this.#text = text;
    this.#file = file;
    this.#mapping = mapping;
  }

  *read(): Generator<CsvItem> {
    const { bomLength, encoding } = this.#text;
    const beginning = new CsvDecoder(encoding).decode(this.#bytes.range(bomLength, bomLength + BEGINNING), false);
    this.#separator = findSeparator(beginning, this.#file, this.#mapping.separator);
    const parser = new CsvRows(this.#separator);
    const rows = this.#rows(parser, bomLength, this.#bytes.length);
    let next = rows.next();
    while (!next.done && (isEmpty(next.value) || separatorLine(next.value) !== undefined)) next = rows.next();
    if (next.done) {
      yield rejected(this.#file, { line: 1, column: 1 }, undefined, EMPTY);
      return;
    }
    const header = next.value;
    const plan = header.fault ?? planColumns(header, this.#mapping);
    if ('message' in plan) {
      yield this.#broken(header, plan, undefined, 'nothing of the file was read');
      return;
    }
    parser.width = plan.width;
    if (plan.groupBy === undefined) yield* this.#rowByRow(rows, plan);
    else yield* this.#grouped(rows, plan, plan.groupBy);
  }

  *#rowByRow(rows: Iterable<Row>, plan: Plan): Generator<CsvItem> {
    yield* this.#say(plan, undefined);
    for (const row of rows) {
      if (isEmpty(row)) continue;
      const id = this.#nextId();
      const fault = this.#faultOf(row, plan);
      yield fault ? this.#broken(row, fault, id, 'the row was left out') : { kind: 'rows', plan, rows: [row], fallbackId: id };
    }
  }

  /** Two passes: where the rows of each note stand, then note by note. */
  *#grouped(rows: Iterable<Row>, plan: Plan, groupBy: number): Generator<CsvItem> {
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
    index.close(this.#bytes.length);
    yield* this.#say(plan, plan.pivot && { asked, unmappedAnswers });
    for (const stretches of index.chains()) yield* this.#chain(stretches, plan, groupBy);
  }

  /** The rows of one chain: of one note, or of two whose ids look alike to the index. */
  *#chain(stretches: readonly Stretch[], plan: Plan, groupBy: number): Generator<CsvItem> {
    const byId = new Map<string | undefined, Row[]>();
    for (const { start, end, origin } of stretches) {
      const parser = new CsvRows(this.#separator, origin);
      parser.width = plan.width;
      for (const row of this.#rows(parser, start, end)) {
        if (isEmpty(row)) continue;
        const id = textAt(row, groupBy);
        const others = byId.get(id);
        if (others) others.push(row);
        else byId.set(id, [row]);
      }
    }
    for (const [id, rows] of byId) {
      const fallbackId = this.#nextId();
      const column = this.#mapping.groupBy ?? '';
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
      if (broken.length === 0) yield { kind: 'rows', plan, rows, fallbackId };
      else if (id === undefined) yield* broken;
      else yield { kind: 'rejected', problems: broken.flatMap(({ problems }) => problems) };
    }
  }

  /** The rows that stand between two places, in bytes. */
  *#rows(parser: CsvRows, start: number, end: number): Generator<Row> {
    const decoder = new CsvDecoder(this.#text.encoding);
    let at = start;
    for (let from = start; from < end; from += CHUNK) {
      const isEnd = from + CHUNK >= end;
      const text = decoder.decode(this.#bytes.range(from, Math.min(from + CHUNK, end)), isEnd);
      for (const row of isEnd ? both(parser.push(text), parser.finish()) : parser.push(text)) {
        this.#rowStart = at;
        at += byteLength(row.text, this.#text.encoding) + row.ending * byteLength(' ', this.#text.encoding);
        yield row;
      }
    }
  }

  *#say(plan: Plan, answers: { readonly asked: ReadonlySet<string>; readonly unmappedAnswers: number } | undefined): Generator<CsvItem> {
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

function placeIn({ text, origin }: Row, offset: number): Pick<Point, 'line' | 'column'> {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: origin.line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}
