import { emptyHeading, FORM_HEADINGS, type FormHeading, misspeltHeading } from '../casenote/heading-lines.ts';
import { SECTION_TITLES } from '../casenote/labels.ts';
import type { CaseNote } from '../casenote/nodes.ts';
import type { Fix } from './rule.ts';

/**
 * Mends missing headings. One that is only misspelt is put right first, whichever it is, for it says where the others belong;
 * then the empty headings are added, for the author to fill in. Undefined where one of them has no place.
 */
export function headingFix(note: CaseNote, missing: readonly FormHeading[]): Fix | undefined {
  const right = FORM_HEADINGS.filter((kind) => !note.children.some((section) => section.kind === kind && section.heading !== null))
    .map((kind) => misspeltHeading(note, kind))
    .find((line) => line !== undefined);
  if (right) return { edits: [right], told: `spelling of the heading “${right.text}” put right`, uncovers: true };
  const lines = missing.map((kind) => emptyHeading(note, kind));
  if (!lines.every((line) => line !== undefined)) return undefined;
  const places = [...new Set(lines.map(({ at }) => at.start))];
  const edits = places.map((start) => ({ at: { start, end: start }, text: joined(lines.flatMap(({ at, text }) => (at.start === start ? [text] : []))) }));
  const titles = missing.map((kind) => `“${SECTION_TITLES[kind]}”`).join(', ');
  return { edits, told: `empty heading${missing.length === 1 ? '' : 's'} ${titles} added, for you to fill in` };
}

/** Headings at one place, an empty line between two. */
function joined([first = '', ...others]: readonly string[]): string {
  const newline = first.includes('\r\n') ? '\r\n' : '\n';
  return others.reduce((all, text) => `${all.trimEnd()}${newline}${newline}${text.trimStart()}`, first);
}
