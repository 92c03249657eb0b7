import type { Severity } from '../engine/rule.ts';
import type { NotChecked, RunEnd } from '../gate/summary.ts';
import type { Excerpt } from '../input/excerpt.ts';

/** Severities as a caseworker reads them. */
export const LABELS: Readonly<Record<Severity, string>> = { error: 'must mend', warning: 'should mend', info: 'consider' };

export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** `a, b and c` */
export function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Of what a finding stands on, what people call it by: `note CN-1001, child C-1`. Empty for a draft with no ids of its own. */
export function noteName({ file, noteId, childId }: { readonly file: string; readonly noteId: string; readonly childId: string | undefined }): string {
  const ownId = noteId.startsWith(`${file}#`) ? '' : `note ${noteId}`;
  return [ownId, childId ? `child ${childId}` : ''].filter(Boolean).join(', ');
}

/** Where a problem is: `export.json, line 40:3, note CN-1033`. Empty where it is about no one file. */
export function problemPlace({ file, line, column, noteId }: RunEnd['problems'][number]): string {
  const note = noteId && !noteId.startsWith(file) ? `note ${noteId}` : '';
  return [file, line === undefined ? '' : `line ${line}:${column ?? 1}`, note].filter(Boolean).join(', ');
}

/** How many notes a rule could not be checked on, and for want of what. */
export function notChecked(rule: string, { notes, missing }: NotChecked): string {
  return `Not checked: ${rule} on ${count(notes, 'note')}, for ${listOf(missing)} ${missing.length === 1 ? 'was' : 'were'} not given.`;
}

/** What was read and judged of it. */
export function readAndJudged({ notes, files, judged, rejected }: RunEnd['summary']): string {
  return `${count(notes, 'note')} read from ${count(files, 'file')}: ${judged} judged, ${rejected} rejected.`;
}

/** Where no finding counts. */
export function nothingFound({ baselined }: RunEnd['summary']): string {
  return `Nothing ${baselined > 0 ? 'new ' : ''}to mend was found by the rules that could be checked.`;
}

/** The words that a finding is about, in quotation marks; nothing where there are none to show. */
export function quoted(excerpt: Excerpt | undefined): string | undefined {
  return excerpt === undefined || excerpt.marked.trim() === '' ? undefined : `“${excerpt.marked}”`;
}
