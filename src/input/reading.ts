import { type FieldFault, UnfitNote } from '../casenote/build.ts';
import type { Labels } from '../casenote/labels.ts';
import type { CaseNote } from '../casenote/nodes.ts';
import type { NoteSource, Span } from '../casenote/source.ts';
import type { Dates } from './dates.ts';
import type { Mapping } from './mapping.ts';
import type { Problem } from './problem.ts';

/** What a reader hands over for each note that it meets: the note, or why it was rejected; at times a problem beside. */
export type Reading =
  | { readonly kind: 'note'; readonly note: CaseNote; readonly problems: readonly Problem[] }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] }
  /** Something to know about the whole file, said before its notes; no fault, and no note. */
  | { readonly kind: 'notice'; readonly notices: readonly Problem[]; readonly problems: readonly [] };

/** What every reader needs of the settings. */
export interface ReadingOptions {
  readonly dates: Dates;
  readonly labels: Labels;
  readonly mapping: Mapping;
}

/** What to say of a file with nothing in it. */
export const EMPTY = 'is empty: there is no note in it; save or export it again';

/** A note, or a file, that cannot be read. */
export function rejected(file: string, at: { readonly line: number; readonly column: number }, noteId: string | undefined, message: string) {
  const problem: Problem = { file, line: at.line, column: at.column, ...(noteId === undefined ? {} : { noteId }), message };
  return { kind: 'rejected', problems: [problem] } as const;
}

/** Builds a note, or says why it is rejected and where. */
export function attempt(
  build: () => CaseNote,
  source: NoteSource,
  places: (path: string) => Span | undefined,
  noteId: string,
  beside: readonly Problem[] = [],
): Reading {
  try {
    return { kind: 'note', note: build(), problems: beside };
  } catch (error) {
    if (!(error instanceof UnfitNote)) throw error;
    return { kind: 'rejected', problems: [...beside, ...error.faults.map((fault) => problemOf(fault, source, places, noteId))] };
  }
}

/** A field's problem, placed where the field stands. */
export function problemOf(fault: FieldFault, source: NoteSource, places: (path: string) => Span | undefined, noteId: string): Problem {
  let path = fault.path;
  let span = places(path);
  while (!span && path !== '') {
    path = path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));
    span = places(path);
  }
  const { line, column } = source.point(span?.start ?? 0);
  return { file: source.file, line, column, noteId, message: `${fault.path || 'note'}: ${fault.message}` };
}
