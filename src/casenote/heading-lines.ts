import { distance } from 'fastest-levenshtein';
import { normaliseLabel, SECTION_TITLES, type SectionKind, THREE_HEADINGS } from './labels.ts';
import type { CaseNote, Section } from './nodes.ts';
import { stripMarkup } from './sections.ts';
import type { Span } from './source.ts';

/** A heading to write, and where in the note's source. */
export interface HeadingLine {
  readonly at: Span;
  readonly text: string;
}

export type FormHeading = Exclude<SectionKind, 'other'>;

/** The headings in the order of the form. */
export const FORM_HEADINGS = Object.keys(SECTION_TITLES) as readonly FormHeading[];
/** What a form heading is called for short. */
const SHORT_TITLES: Partial<Record<FormHeading, string>> = { analysis: 'Analysis' };
/** From this length on a heading may be two letters off, and is still no other heading. */
const LONG = 12;
const LONGEST_LINE = 80;

/**
 * The empty heading of a section that the note lacks, where the form has it and in the style of the note's other headings.
 * Undefined where there is no line for it: in a note whose sections are cells of a table, say.
 */
export function emptyHeading(note: CaseNote, kind: FormHeading): HeadingLine | undefined {
  const { text } = note.source;
  const sections = note.children.filter(({ heading, kind: known }) => heading !== null && known !== 'other').toSorted(byPlace);
  const lines = sections.filter((section) => opensLine(text, section.headingAt));
  if (lines.length < sections.length) return undefined;
  const rank = FORM_HEADINGS.indexOf(kind);
  const last = sections.findLast((section) => FORM_HEADINGS.indexOf(section.kind as FormHeading) < rank);
  const next = note.children
    .filter(({ heading, headingAt }) => heading !== null && (last === undefined || headingAt.start > last.headingAt.start))
    .toSorted(byPlace)
    .find((section) => section.kind === 'other' || FORM_HEADINGS.indexOf(section.kind) > rank);
  if (next && !opensLine(text, next.headingAt)) return undefined;
  const at = next ? text.lastIndexOf('\n', next.headingAt.start - 1) + 1 : text.length;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text.slice(0, at);
  const gap = before.trim() === '' || /\n\r?\n$/.test(before) ? '' : before.endsWith('\n') ? newline : newline + newline;
  return { at: { start: at, end: at }, text: `${gap}${styled(kind, lines, text)}${newline}${next ? newline : ''}` };
}

/**
 * A heading of the note that is a slip of the keyboard away from one of the form, and that no section was read from:
 * "Anaylsis of information".
 */
export function misspeltHeading(note: CaseNote, kind: FormHeading): HeadingLine | undefined {
  const { text } = note.source;
  const known = new Set(note.children.filter((section) => section.heading !== null && section.kind !== 'other').map(({ headingAt }) => headingAt.start));
  for (const line of text.matchAll(/^[ \t]*(?:#{1,6}[ \t]+|\*\*)?[\p{L}][^\n]*$/gmu)) {
    const words = stripMarkup(line[0]).replace(/[\s:#]+$/, '');
    const start = line.index + line[0].indexOf(words);
    if (line[0].length > LONGEST_LINE || !/^[\p{L} ]+$/u.test(words) || known.has(line.index) || known.has(start)) continue;
    const title = [SECTION_TITLES[kind], SHORT_TITLES[kind]].find((right) => right !== undefined && isSlip(normaliseLabel(words), normaliseLabel(right)));
    if (title === undefined || start < line.index) continue;
    return { at: { start, end: start + words.length }, text: words === words.toUpperCase() ? title.toUpperCase() : title };
  }
  return undefined;
}

/** As many words, with one letter wrong, missing or too many, or two that changed places; in a long heading two of these. */
function isSlip(written: string, right: string): boolean {
  if (written === right || written[0] !== right[0] || written.split(' ').length !== right.split(' ').length) return false;
  if (distance(written, right) <= (right.length >= LONG ? 2 : 1)) return true;
  const at = [...right].findIndex((letter, i) => letter !== written[i]);
  return written.length === right.length && written[at] === right[at + 1] && written[at + 1] === right[at] && written.slice(at + 2) === right.slice(at + 2);
}

function byPlace(a: Section, b: Section): number {
  return a.headingAt.start - b.headingAt.start;
}

/** Whether a heading has a line of its own or opens one, outside of any table. */
function opensLine(text: string, { start }: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 1);
  return line.length > 0 && /^[ \t]*[^|\s]$/.test(line);
}

/** A heading as this note writes its own: `## Actions`, `**Actions**`, ACTIONS or plain words. */
function styled(kind: FormHeading, lines: readonly Section[], text: string): string {
  const isThree = (other: SectionKind) => (THREE_HEADINGS as readonly SectionKind[]).includes(other);
  const pattern = lines.find((section) => isThree(section.kind) === isThree(kind)) ?? lines.at(-1);
  const title = SECTION_TITLES[kind];
  if (!pattern) return `## ${title}`;
  const { start } = pattern.headingAt;
  const newline = text.indexOf('\n', start);
  const line = text.slice(start, newline === -1 ? undefined : newline).trim();
  const hashes = /^#{1,5}/.exec(line)?.[0];
  if (hashes !== undefined) return `${hashes}${isThree(kind) && !isThree(pattern.kind) ? '#' : ''} ${title}`;
  if (/^\*\*[^*]+\*\*/.test(line)) return `**${title}**`;
  return pattern.heading !== null && pattern.heading === pattern.heading.toUpperCase() ? title.toUpperCase() : title;
}
