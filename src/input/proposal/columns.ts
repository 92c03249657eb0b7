import { closeSync, openSync, readSync } from 'node:fs';
import { isBlank } from '../assemble.ts';
import { cellText } from '../csv/cell.ts';
import { CsvDecoder, type CsvEncoding, csvEncoding } from '../csv/encoding.ts';
import { findSeparator, separatorLine } from '../csv/header.ts';
import { CsvRows } from '../csv/rows.ts';
import { decodeLines, detectEncoding } from '../decode.ts';
import { formatOf } from '../discover.ts';
import { findElements } from '../json-elements.ts';
import type { SeparatorName } from '../mapping.ts';
import { inMemory } from '../pieces.ts';

/** A column of an export, or a key of its JSON, with some of its values: to see what they look like, never to be shown. */
export interface Column {
  readonly name: string;
  /** None of them blank. */
  readonly values: readonly string[];
}

/** What the beginning of an export shows. */
export interface ExportColumns {
  readonly columns: readonly Column[];
  /** Where it is not what a reader would take by itself. */
  readonly separator?: SeparatorName;
  readonly encoding?: CsvEncoding;
}

/** Bytes of an export that are looked at, and rows or notes. */
const BEGINNING = 4 << 20;
const ROWS = 2_000;

/** The columns of an export; undefined for a kind of file that has none. */
export function readColumns(file: string, bytes: Uint8Array = beginningOf(file)): ExportColumns | undefined {
  switch (formatOf(file)) {
    case 'csv':
      return csvColumns(bytes, file);
    case 'json':
      return { columns: columnsOf(jsonNotes(bytes)) };
    case 'ndjson':
      return { columns: columnsOf(ndjsonNotes(bytes)) };
    default:
      return undefined;
  }
}

function beginningOf(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(BEGINNING);
    return bytes.subarray(0, readSync(handle, bytes, 0, BEGINNING, 0));
  } finally {
    closeSync(handle);
  }
}

function csvColumns(bytes: Uint8Array, file: string): ExportColumns {
  // What was cut off in the middle of a character is no sign of another encoding.
  const end = bytes.length < BEGINNING ? bytes.length : bytes.lastIndexOf(10) + 1;
  const { encoding, bomLength, notice } = csvEncoding(inMemory(bytes.subarray(0, end)), undefined);
  const text = new CsvDecoder(encoding).decode(bytes.subarray(bomLength, end), false);
  const separator = isPiped(text) ? '|' : findSeparator(text, file, undefined);
  const rows: string[][] = [];
  for (const { text: row, cells, fault } of new CsvRows(separator).push(`${text}\n`)) {
    if (fault || row.trim() === '' || separatorLine({ text: row, cells, ending: 0, origin: { line: 1, column: 1, offset: 0 } }) !== undefined) continue;
    rows.push(cells.map((cell) => cellText(row.slice(cell.start, cell.end))));
    if (rows.length > ROWS) break;
  }
  const [header = [], ...records] = rows;
  const columns = header.map((name, i) => ({ name: name.trim(), values: records.map((record) => record[i] ?? '').filter((value) => !isBlank(value)) }));
  return {
    columns: columns.filter(({ name }) => name !== ''),
    ...(separator === '|' ? { separator: 'pipe' as const } : {}),
    ...(notice === undefined ? {} : { encoding }),
  };
}

/** A reader does not take a bar for a separator unless it is told. */
function isPiped(text: string): boolean {
  const [first = ''] = text.trimStart().split(/\r|\n/);
  return first.split('|').length > Math.max(...[',', ';', '\t'].map((separator) => first.split(separator).length));
}

function* jsonNotes(bytes: Uint8Array): Generator<unknown> {
  const { encoding, bomLength } = detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes.subarray(bomLength));
  try {
    for (const { start, end } of findElements(text)) yield JSON.parse(text.slice(start, end));
  } catch {
    // The beginning of a file breaks off somewhere; what came before has been seen.
  }
}

function* ndjsonNotes(bytes: Uint8Array): Generator<unknown> {
  for (const { text } of decodeLines(bytes)) {
    try {
      if (text !== null && text.trim() !== '') yield JSON.parse(text);
    } catch {
      // A broken line loses itself alone.
    }
  }
}

/** Keys of notes, those within objects by their path, as `input.fields` names them. */
function columnsOf(notes: Iterable<unknown>): Column[] {
  const columns = new Map<string, string[]>();
  let count = 0;
  for (const note of notes) {
    collect(note, '', columns);
    if (++count >= ROWS) break;
  }
  return [...columns].map(([name, values]) => ({ name, values }));
}

function collect(value: unknown, path: string, columns: Map<string, string[]>): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, path === '' ? key : `${path}.${key}`, columns);
    return;
  }
  if (path === '') return;
  const values = columns.get(path) ?? [];
  columns.set(path, values);
  if (!Array.isArray(value) && !isBlank(value)) values.push(String(value));
}
