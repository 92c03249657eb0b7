import { type Labels, normaliseLabel, PEOPLE_COLUMNS } from '../casenote/labels.ts';
import { readTick } from '../casenote/schema.ts';
import { splitCells, stripMarkup } from '../casenote/sections.ts';
import type { Span } from '../casenote/source.ts';

/** The part of a Markdown form above its sections: title, field lines, the table of people. Values as they stand. */
export interface Form {
  /** The child's name from "New Case Note for …". */
  readonly title: string | null;
  /** Key of the contract to text; null for a line left blank. */
  readonly fields: ReadonlyMap<string, string | null>;
  readonly present: readonly Record<string, unknown>[] | undefined;
  readonly places: ReadonlyMap<string, Span>;
  /** Lines of the form that it does not know; they stay text. */
  readonly unknown: readonly Span[];
  /** Offset at which the sections begin. */
  readonly end: number;
}

export const TITLE = /^[ \t]*(?:#{1,6}[ \t]+)?(?:\*\*|__)?[ \t]*new case note(?: for\b[ \t]*:?(.*?))?[ \t]*(?:\*\*|__)?[ \t]*#*[ \t]*$/i;
const FORM_HEADINGS = new Set([
  'contact',
  'contact details',
  'contact information',
  'part 1',
  'case note',
  'people',
  'people present',
  'who was present',
  'present',
  'persons present',
]);
const FIELD_LINE = /^[ \t]*(?:[-*•●][ \t]+)?(?:\*\*|__)?([^:|*_\n]{2,45}?)(?:\*\*|__)?[ \t]*:[ \t]*(?:\*\*|__)?[ \t]*(.*?)[ \t]*$/;
const HEADING = /^[ \t]*#{1,6}[ \t]+(.*)$/;
const COMMENT = /^[ \t]*<!--.*-->[ \t]*$/;

/** Reads the form's lines until the first that belongs to a section. `strict`: an unknown label ends the form (a draft). */
export function readForm(text: string, start: number, labels: Labels, strict: boolean): Form {
  return new FormScanner(text, start, labels, strict).scan();
}

class FormScanner {
  readonly #text: string;
  readonly #labels: Labels;
  readonly #strict: boolean;
  readonly #fields = new Map<string, string | null>();
  readonly #places = new Map<string, Span>();
  readonly #unknown: Span[] = [];
  #present: Record<string, unknown>[] | undefined;
  #title: string | null = null;
  #at: number;
  #header: (string | undefined)[] | undefined;
  #kind: 'child' | 'adult' | undefined;

  constructor(text: string, start: number, labels: Labels, strict: boolean) {
    this.#text = text;
    this.#at = start;
    this.#labels = labels;
    this.#strict = strict;
  }

  scan(): Form {
    while (this.#at < this.#text.length) {
      const newline = this.#text.indexOf('\n', this.#at);
      const end = newline === -1 ? this.#text.length : newline;
      const line = this.#text.slice(this.#at, end).replace(/\r$/, '');
      if (!this.#line(line)) break;
      this.#at = newline === -1 ? this.#text.length : newline + 1;
    }
    return { title: this.#title, fields: this.#fields, present: this.#present, places: this.#places, unknown: this.#unknown, end: this.#at };
  }

  /** Whether the line belongs to the form. */
  #line(line: string): boolean {
    const trimmed = line.trim();
    if (trimmed === '' || COMMENT.test(line) || /^([-*_])(?:[ \t]*\1){2,}$/.test(trimmed)) return true;
    if (trimmed.startsWith('|')) return this.#tableRow(line);
    this.#header = undefined;
    const title = TITLE.exec(line);
    if (title) {
      this.#title ??= stripMarkup(title[1] ?? '').replace(/^_+$/, '') || null;
      this.#places.set('', this.#lineSpan(line));
      return true;
    }
    const heading = HEADING.exec(line)?.[1] ?? (/^\*\*[^*]+\*\*:?$/.test(trimmed) || /^part 1\b/i.test(trimmed.replace(/^\W+/, '')) ? trimmed : undefined);
    if (heading !== undefined && !FIELD_LINE.test(line)) return this.#heading(heading);
    return this.#fieldLine(line);
  }

  #heading(heading: string): boolean {
    if (!FORM_HEADINGS.has(normaliseLabel(stripMarkup(heading)))) return false;
    if (this.#labels.section(stripMarkup(heading)) === undefined) return true;
    // "Who was present" heads the table of people in some forms and a paragraph in others.
    return /^[^\n]*\n\s*\|/.test(this.#text.slice(this.#at));
  }

  #fieldLine(line: string): boolean {
    const match = FIELD_LINE.exec(line);
    if (!match) return false;
    const label = match[1] ?? '';
    const value = stripMarkup(match[2] ?? '').replace(/^_+$/, '');
    if (this.#labels.section(label) !== undefined && this.#labels.field(label) === undefined) return false;
    const key = this.#labels.field(label);
    if (key === undefined) {
      if (this.#strict || label.trim().split(/\s+/).length > 6) return false;
      this.#unknown.push(this.#lineSpan(line));
      return true;
    }
    this.#setField(key, value, this.#lineSpan(line));
    return true;
  }

  #setField(key: string, value: string, at: Span): void {
    if (key === 'context' || this.#fields.has(key)) return;
    this.#places.set(key, at);
    if (key === 'interpreter.used' && value !== '' && leadingTick(value) === undefined) {
      this.#fields.set(key, 'yes');
      this.#fields.set('interpreter.name', value);
    } else {
      this.#fields.set(key, value === '' ? null : value);
    }
  }

  #tableRow(line: string): boolean {
    const cells = splitCells(line, this.#at);
    if (cells.every((cell) => /^[\s:-]*$/.test(cell.text)) && cells.some((cell) => cell.text.includes('-'))) return true;
    if (this.#header) {
      this.#person(cells);
      return true;
    }
    const columns = cells.map((cell) => PEOPLE_COLUMNS[normaliseLabel(cell.text)]);
    if (columns.includes('name') && columns.filter(Boolean).length >= 2) {
      this.#header = columns;
      this.#kind = undefined;
      this.#present ??= [];
      this.#places.set('present', this.#lineSpan(line));
      return true;
    }
    const [label, value] = cells;
    const key = label && value && cells.length === 2 ? this.#labels.field(stripMarkup(label.text)) : undefined;
    if (key && label && value) {
      this.#setField(key, stripMarkup(value.text), { start: label.start, end: value.end });
      return true;
    }
    // The header of a two-column table of fields says nothing ("| Field | Value |").
    return cells.length === 2 && /^\s*(?:field|item|label|)\s*$/i.test(label?.text ?? '');
  }

  #person(cells: readonly { readonly text: string; readonly start: number; readonly end: number }[]): void {
    const row: Record<string, unknown> = {};
    const index = this.#present?.length ?? 0;
    for (const [i, column] of (this.#header ?? []).entries()) {
      if (column === undefined) continue;
      const cell = cells[i];
      const value = stripMarkup((cell?.text ?? '').replace(/<input[^>]*checked[^>]*>/gi, '[x]').replace(/<input[^>]*>/gi, '[ ]'));
      if (cell) this.#places.set(`present[${index}].${column}`, { start: cell.start, end: cell.end });
      if (column === 'group') this.#kind = groupKind(value) ?? this.#kind;
      else row[column] = TICKS.has(column) ? (leadingTick(value) ?? (value === '' ? null : value)) : value;
    }
    const isGroupTitle = Object.values(row).every((value) => value === '' || value === null);
    if (isGroupTitle) return;
    const first = cells[0];
    const last = cells.at(-1);
    if (first && last) this.#places.set(`present[${index}]`, { start: first.start, end: last.end });
    this.#present?.push(this.#kind ? { ...row, kind: this.#kind } : row);
  }

  #lineSpan(line: string): Span {
    const indent = line.length - line.trimStart().length;
    return { start: this.#at + indent, end: this.#at + line.trimEnd().length };
  }
}

const TICKS = new Set(['atContact', 'interviewed', 'seen', 'alone', 'bedroom']);

function groupKind(label: string): 'child' | 'adult' | undefined {
  if (/\bchild|\byoung/i.test(label)) return 'child';
  return /\badult|\bparent|\bprofessional/i.test(label) ? 'adult' : undefined;
}

/** The yes or no that a form's value begins with: "Yes - see below". */
export function leadingTick(value: string): boolean | undefined {
  return readTick(value) ?? readTick(/^(?:yes|no|\[[ x]?\])/i.exec(value.trim())?.[0] ?? '');
}
