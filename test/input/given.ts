import { Labels } from '../../src/casenote/labels.ts';
import type { CaseNote } from '../../src/casenote/nodes.ts';
import { Dates } from '../../src/input/dates.ts';
import { type MappingSettings, settleMapping } from '../../src/input/mapping.ts';
import type { Problem } from '../../src/input/problem.ts';
import { readNotes } from '../../src/input/read.ts';
import type { Reading, ReadingOptions } from '../../src/input/reading.ts';

export interface Read {
  readonly readings: readonly Reading[];
  readonly notes: readonly CaseNote[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  readonly rejected: number;
}

export interface Wishes {
  readonly layouts?: readonly string[];
  readonly timezone?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly mapping?: MappingSettings;
}

export function optionsOf(wishes: Wishes = {}): ReadingOptions {
  return {
    dates: new Dates(wishes.layouts ?? ['dd/MM/yyyy'], wishes.timezone ?? 'Europe/London'),
    labels: new Labels(wishes.labels),
    mapping: settleMapping([wishes.mapping ?? {}]),
  };
}

/** Reads a file that stands nowhere on disk, as the main job reads it. */
export async function read(file: string, content: string | Uint8Array, wishes: Wishes = {}): Promise<Read> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const options = optionsOf(wishes);
  const readings: Reading[] = [];
  for await (const reading of readNotes(bytes, file, options)) readings.push(reading);
  return {
    readings,
    notes: readings.flatMap((reading) => (reading.kind === 'note' ? [reading.note] : [])),
    problems: readings.flatMap((reading) => reading.problems),
    notices: readings.flatMap((reading) => (reading.kind === 'notice' ? reading.notices.map(({ message }) => message) : [])),
    rejected: readings.filter((reading) => reading.kind === 'rejected').length,
  };
}

/** Reads a file that holds one good note. */
export async function readOne(file: string, content: string | Uint8Array, wishes: Wishes = {}): Promise<CaseNote> {
  const { notes, problems, rejected } = await read(file, content, wishes);
  const [note] = notes;
  if (!note || notes.length > 1 || rejected > 0 || problems.length > 0)
    throw new Error(`not one good note: ${notes.length} notes, ${JSON.stringify(problems)}`);
  return note;
}

/** A text in UTF-16 with its byte-order mark. */
export function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [i, unit] of [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))].entries())
    view.setUint16(i * 2, unit, order === 'le');
  return bytes;
}

/** Bytes of several texts, with bytes that are no text between them. */
export function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])));
}

/** What a span of the note's source holds. */
export function at(note: CaseNote, path: string): string {
  const { start, end } = note.place(path);
  return note.source.text.slice(start, end);
}
