import { buildNote, type TextBlock, UnfitNote } from '../../casenote/build.ts';
import { NoteSource, type Seam, type Span } from '../../casenote/source.ts';
import { assemble, type Entry, type GivenSection, isBlank } from '../assemble.ts';
import { meaningOf } from '../mapping.ts';
import { attempt, type Reading, type ReadingOptions } from '../reading.ts';
import { sameColumn, targetOf } from '../targets.ts';
import { NoteCell } from './cell.ts';
import type { NoteRows } from './file.ts';
import type { Plan, Way } from './header.ts';

/** What the notes of one file have in common. */
export interface CsvNotes {
  readonly file: string;
  readonly hasColours: boolean;
  readonly options: ReadingOptions;
}

interface Found extends Entry<NoteCell> {
  /** Which of the ways to this key it came by. */
  readonly rank: number;
}

/** Builds the note that stands in one row, or in several rows of the file. */
export function readRows({ file, hasColours, options }: CsvNotes, { plan, rows, fallbackId }: NoteRows): Reading {
  const bases: number[] = [];
  let length = 0;
  for (const row of rows) {
    bases.push(length);
    length += row.text.length + 1;
  }
  const seams: Seam[] = rows.slice(1).map((row, i) => ({ at: bases[i + 1] ?? 0, origin: row.origin }));
  const source = new NoteSource(file, rows.map((row) => row.text).join('\n'), rows[0]?.origin, hasColours, seams);
  const cellOf = (row: number, column: number): NoteCell | undefined => {
    const given = rows[row];
    const cell = given?.cells[column];
    return given && cell && new NoteCell(given, cell, bases[row] ?? 0);
  };
  const entries = [...findEntries(plan, rows.length, cellOf)].map((entry) => ({ ...entry, value: meaningOf(options.mapping, entry.target.path, entry.value) }));
  const { raw, sections, places, faults } = assemble(entries);
  const first: Span = { start: 0, end: rows[0]?.text.length ?? 0 };
  const place = (path: string) => spanOf(places, path) ?? (path === '' ? (places.get('id')?.span ?? first) : undefined);
  const build = () => {
    if (faults.length > 0) throw new UnfitNote(faults);
    return buildNote({
      ...options,
      raw,
      blocks: () => blocksOf(raw.reason, places.get('reason'), sections),
      origin: 'record',
      fallbackId,
      source,
      places: place,
    });
  };
  return attempt(build, source, place, typeof raw.id === 'string' && raw.id.trim() !== '' ? raw.id.trim() : fallbackId);
}

/** The values of a note's rows: for each key by the best way that leads to a value which is not blank. */
function* findEntries(plan: Plan, count: number, cellOf: (row: number, column: number) => NoteCell | undefined): Generator<Entry<NoteCell>> {
  const { pivot } = plan;
  const answers = pivot && Array.from({ length: count }, (_, row) => sameColumn(cellOf(row, pivot.name)?.text ?? ''));
  const answerOf = (row: number) => {
    const cells = (pivot?.values ?? []).map((column) => cellOf(row, column)).filter((cell) => cell !== undefined);
    return cells.find((cell) => !isBlank(cell.text)) ?? cells[0];
  };
  const cellBy = (way: Way, row: number) => ('column' in way ? cellOf(row, way.column) : answers?.[row] === way.answer ? answerOf(row) : undefined);
  for (const { target, ways } of plan.reads) {
    const found: Found[] = [];
    for (let row = 0; row < count; row++) {
      for (const [rank, way] of ways.entries()) {
        const cell = cellBy(way, row);
        if (cell) found.push({ target, value: cell.text, place: cell, row, rank });
      }
    }
    const best = Math.min(...found.filter(({ value }) => !isBlank(value)).map(({ rank }) => rank), ways.length);
    if (target.index === 'each') {
      for (let row = 0; row < count; row++) {
        const own = found.filter((entry) => entry.row === row);
        const chosen = own.find(({ value }) => !isBlank(value)) ?? own[0];
        if (chosen) yield chosen;
      }
    } else yield* best < ways.length ? found.filter(({ rank }) => rank === best) : found.slice(0, 1);
  }
  // A question that has the name of a key needs no mapping.
  for (const [row, answer] of (answers ?? []).entries()) {
    const target = plan.questions.has(answer) ? undefined : targetOf(cellOf(row, pivot?.name ?? 0)?.text ?? '');
    const cell = target && answerOf(row);
    if (target && cell && !plan.reads.some((read) => read.target.path === target.path)) yield { target, value: cell.text, place: cell, row };
  }
}

/** Where a key stands; where several stand for one (`child`, `present[0]`), the first of them. */
function spanOf(places: ReadonlyMap<string, NoteCell>, path: string): Span | undefined {
  const own = places.get(path);
  if (own || path === '') return own?.span;
  for (const [key, cell] of places) if (key.startsWith(path) && /^[.[]/.test(key.slice(path.length))) return cell.span;
  return undefined;
}

function blocksOf(reason: unknown, reasonAt: NoteCell | undefined, sections: readonly GivenSection<NoteCell>[] | undefined): TextBlock[] {
  const blocks: TextBlock[] = [];
  if (reasonAt) blocks.push({ heading: 'Reason for contact', kind: 'reason', headingAt: () => reasonAt.span, text: textOf(reason), map: reasonAt.map });
  for (const { heading, headingAt, text, textAt } of sections ?? [])
    blocks.push({ heading, headingAt: () => headingAt.span, text: textOf(text), map: (textAt ?? headingAt).map });
  return blocks;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
