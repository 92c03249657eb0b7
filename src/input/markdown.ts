import { buildNote, type FieldFault, firstLine, type TextBlock, UnfitNote } from '../casenote/build.ts';
import type { RawNote } from '../casenote/schema.ts';
import { splitSections, stripMarkup } from '../casenote/sections.ts';
import { DirectMap, findLineStarts, NoteSource, pointAt, type Span, type TextMap } from '../casenote/source.ts';
import { carriesColours } from './colours.ts';
import { decode } from './decode.ts';
import { type Form, leadingTick, readForm, TITLE } from './form.ts';
import { BrokenFrontMatter, type FrontMatter, readFrontMatter } from './frontmatter.ts';
import { attempt, EMPTY, problemOf, type Reading, type ReadingOptions } from './reading.ts';
import { readSuppressionComments } from './suppression-comments.ts';

type RawFields = Record<string, unknown>;

/** What later notes of a file take from its first. */
interface First {
  readonly name: string | undefined;
  readonly fields: RawFields;
}

/**
 * Reads a Markdown or text file: each "New Case Note for …" starts a note; a file without one is one note.
 * @throws {UndecodableText}
 */
export function* readMarkdown(bytes: Uint8Array, file: string, options: ReadingOptions): Generator<Reading> {
  const text = decode(bytes);
  if (text.trim() === '') {
    yield { kind: 'rejected', problems: [{ file, line: 1, column: 1, message: EMPTY }] };
    return;
  }
  const lineStarts = findLineStarts(text);
  const starts = findNotes(text);
  const hasColours = carriesColours(bytes);
  let first: First | undefined;
  for (const [i, start] of starts.entries()) {
    const source = new NoteSource(file, text.slice(start, starts[i + 1]), pointAt(lineStarts, { line: 1, column: 1, offset: 0 }, start), hasColours);
    const reader = new MarkdownNote(source, `${file}#${i + 1}`, options, first);
    yield reader.read();
    first ??= reader.first;
  }
}

/** Offsets at which notes start; the first is always 0. Front matter right above a title goes with that title. */
function findNotes(text: string): number[] {
  const starts: number[] = [];
  let frontMatter: number | undefined;
  let rulerAt: number | undefined;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '---') {
      if (rulerAt === undefined) rulerAt = lineStart;
      else {
        frontMatter = rulerAt;
        rulerAt = undefined;
      }
    } else if (rulerAt !== undefined && !/^[ \t]*(?:["']?[\w.]+["']?[ \t]*:|- |#|$)|^[ \t]+\S|^[}\]]/.test(line)) {
      rulerAt = undefined;
    }
    if (/new case note/i.test(line) && TITLE.test(line.replace(/\r$/, ''))) {
      starts.push(starts.length === 0 ? 0 : (frontMatter ?? lineStart));
      frontMatter = undefined;
    } else if (trimmed !== '' && trimmed !== '---' && rulerAt === undefined && !trimmed.startsWith('<!--')) {
      frontMatter = undefined;
    }
    lineStart += line.length + 1;
  }
  return starts.length > 0 ? starts : [0];
}

class MarkdownNote {
  first: First | undefined;
  readonly #source: NoteSource;
  readonly #fallbackId: string;
  readonly #options: ReadingOptions;
  readonly #before: First | undefined;
  #frontMatter: FrontMatter | undefined;
  #form!: Form;

  constructor(source: NoteSource, fallbackId: string, options: ReadingOptions, before: First | undefined) {
    this.#source = source;
    this.#fallbackId = fallbackId;
    this.#options = options;
    this.#before = before;
  }

  read(): Reading {
    const { text } = this.#source;
    try {
      this.#frontMatter = readFrontMatter(text);
    } catch (error) {
      if (!(error instanceof BrokenFrontMatter)) throw error;
      const { line, column } = this.#source.point(error.offset);
      return { kind: 'rejected', problems: [{ file: this.#source.file, line, column, noteId: this.#fallbackId, message: error.message }] };
    }
    const isRecord = this.#frontMatter !== undefined || this.#before?.fields.frontMatter === true;
    const hasTitle = /new case note/i.test(text);
    this.#form = readForm(text, this.#frontMatter?.end ?? 0, this.#options.labels, !isRecord && !hasTitle);

    const faults: FieldFault[] = [];
    const lines = this.#formFields(faults);
    const { fields, disagreements } = this.#merge({ ...this.#frontMatter?.data }, lines);
    this.#inherit(fields);
    this.first = {
      name: nameOf(fields),
      fields: { child: fields.child, author: fields.author, family: fields.family, siblings: fields.siblings, frontMatter: this.#frontMatter !== undefined },
    };

    const noteId = typeof fields.id === 'string' && fields.id.trim() !== '' ? fields.id.trim() : this.#fallbackId;
    const places = (path: string) => this.#place(path);
    const problems = disagreements.map((fault) => problemOf(fault, this.#source, places, noteId));
    return attempt(() => this.#build(fields, faults, isRecord), this.#source, places, noteId, problems);
  }

  #build(fields: RawFields, faults: readonly FieldFault[], isRecord: boolean) {
    if (faults.length > 0) throw new UnfitNote(faults);
    const body = this.#bodyBlock();
    const hasHeadings = body.hasHeadings || (Array.isArray(fields.sections) ? fields.sections.length > 0 : Boolean(fields.sections));
    return buildNote({
      ...this.#options,
      raw: { ...fields, sections: hasHeadings || isRecord ? (fields.sections ?? []) : undefined },
      blocks: (raw) => [...this.#frontMatterBlocks(raw), ...this.#form.unknown.map((span) => this.#textBlock(span)), body.block],
      origin: isRecord && !isBegun(fields) ? 'record' : 'draft',
      fallbackId: this.#fallbackId,
      source: this.#source,
      places: (path) => this.#place(path),
      inline: readSuppressionComments(this.#source),
    });
  }

  /** The form's lines as fields of the contract. */
  #formFields(faults: FieldFault[]): RawFields {
    const fields: RawFields = {};
    for (const [key, value] of this.#form.fields) {
      if (key === 'eventTime') {
        if (value === null) fields.eventTime = null;
        continue;
      }
      assign(fields, key, typeof value === 'string' && TICK_FIELDS.has(key) ? (leadingTick(value) ?? value) : value);
    }
    if (this.#form.title) assign(fields, 'child.name', (fields.child as RawFields | undefined)?.name ?? this.#form.title);
    if (this.#form.present) fields.present = this.#form.present;
    const time = this.#form.fields.get('eventTime');
    const date = fields.eventAt ?? this.#frontMatter?.data.eventAt;
    if (typeof date === 'string' && time) {
      try {
        // The form's own time, also where the date stands in the front matter: there its time must be the same.
        const { day } = this.#options.dates.read(date);
        const { time: clock } = this.#options.dates.readWithTime(fields.eventAt === undefined ? day : date, time);
        fields.eventAt = clock === undefined ? day : `${day}T${clock}`;
      } catch (error) {
        // A fault of the front matter's date is found where the front matter is read.
        if (isTimeFault(error)) faults.push({ path: 'eventTime', message: (error as Error).message });
        else if (typeof fields.eventAt === 'string') faults.push({ path: 'eventAt', message: (error as Error).message });
      }
    }
    return fields;
  }

  /** Lines fill what the front matter lacks; where both speak and disagree, the front matter holds. */
  #merge(fields: RawFields, lines: RawFields): { fields: RawFields; disagreements: FieldFault[] } {
    const disagreements: FieldFault[] = [];
    for (const [key, value] of Object.entries(lines)) {
      const held = fields[key];
      if (!Object.hasOwn(fields, key)) fields[key] = value;
      else if (isMapping(value) && isMapping(held)) {
        const inner = this.#merge({ ...held }, value);
        fields[key] = inner.fields;
        disagreements.push(...inner.disagreements.map((fault) => ({ ...fault, path: `${key}.${fault.path}` })));
      } else if (value !== null && !this.#agree(key, held, value)) {
        disagreements.push({ path: key, message: 'the form’s line and the front matter say different things; the front matter holds' });
      } else if (key === 'eventAt' && typeof held === 'string' && typeof value === 'string' && !/\d:\d/.test(held)) {
        fields[key] = value;
      }
    }
    return { fields, disagreements };
  }

  #agree(key: string, held: unknown, line: unknown): boolean {
    if (isBlank(held)) return false;
    if (typeof held === 'object' || typeof line === 'object') return true;
    const a = String(held).trim().toLowerCase();
    const b = String(line).trim().toLowerCase();
    if (a === b) return true;
    if (typeof line === 'boolean') return leadingTick(a) === line;
    if (key === 'name') return a.split(/\s+/).some((word) => b.split(/\s+/).includes(word));
    try {
      const { dates } = this.#options;
      const [x, y] = [dates.read(String(held)), dates.read(String(line))];
      return x.day === y.day && (x.time === y.time || x.time === undefined || y.time === undefined);
    } catch {
      return stripMarkup(a) === stripMarkup(b);
    }
  }

  #inherit(fields: RawFields): void {
    const name = nameOf(fields);
    if (!this.#before || (name !== undefined && this.#before.name !== undefined && name.toLowerCase() !== this.#before.name.toLowerCase())) return;
    const own = { ...fields };
    Object.assign(fields, { ...withoutUndefined(this.#before.fields), ...own, child: { ...asObject(this.#before.fields.child), ...asObject(own.child) } });
  }

  #bodyBlock(): { block: TextBlock; hasHeadings: boolean } {
    const { end } = this.#form;
    const text = this.#source.text.slice(end);
    const block: TextBlock = { heading: null, headingAt: () => firstLine(this.#source), text, map: new DirectMap(end) };
    const parts = splitSections(text, { labels: this.#options.labels, opening: { kind: 'detailed', heading: null }, unknownHeadings: true });
    const hasHeadings = parts.some((part) => part.heading !== null && part.kind !== 'other');
    return { block: hasHeadings ? { ...block, parts } : block, hasHeadings };
  }

  #textBlock(span: Span): TextBlock {
    return { heading: null, kind: 'other', headingAt: () => span, text: this.#source.text.slice(span.start, span.end), map: new DirectMap(span.start) };
  }

  /** Texts given as keys of the front matter; places in them are known to the key's line. */
  #frontMatterBlocks(raw: RawNote): TextBlock[] {
    const block = (heading: string, text: string | null | undefined, path: string): TextBlock => {
      const at = () => this.#place(path) ?? firstLine(this.#source);
      return { heading, headingAt: at, text: text ?? '', map: new FrontMatterMap(this.#source.text, text ?? '', at) };
    };
    const blocks: TextBlock[] = raw.reason === undefined ? [] : [{ ...block('Reason for contact', raw.reason, 'reason'), kind: 'reason' }];
    const sections = Array.isArray(raw.sections) ? raw.sections : Object.entries(raw.sections ?? {}).map(([heading, text]) => ({ heading, text }));
    return [...blocks, ...sections.map(({ heading, text }) => block(heading, text, 'sections'))];
  }

  #place(path: string): Span | undefined {
    if (path === 'eventAt' && !this.#frontMatter?.find('eventAt')) return this.#form.places.get('eventAt');
    return this.#frontMatter?.find(path) ?? this.#form?.places.get(path) ?? (path.startsWith('child') ? this.#form?.places.get('') : undefined);
  }
}

/** Texts inside YAML are found word for word where they stand so; else every place is that of the key. */
class FrontMatterMap implements TextMap {
  readonly #source: string;
  readonly #text: string;
  readonly #at: () => Span;
  constructor(source: string, text: string, at: () => Span) {
    this.#source = source;
    this.#text = text;
    this.#at = at;
  }
  toSource(offset: number): number {
    const key = this.#at();
    const verbatim = this.#text === '' ? -1 : this.#source.indexOf(this.#text, key.start);
    if (verbatim !== -1) return verbatim + offset;
    return offset === 0 ? key.start : key.end;
  }
}

const TICK_FIELDS = new Set(['planned', 'significantEvent', 'addToChronology', 'safeguarding', 'interpreter.used']);

const isTimeFault = (error: unknown): boolean => error instanceof Error && /^is (?:not )?a time/.test(error.message);

function assign(fields: RawFields, path: string, value: unknown): void {
  const [key = '', inner] = path.split('.');
  if (inner === undefined) fields[key] = value;
  else fields[key] = { ...asObject(fields[key]), [inner]: value };
}

function isMapping(value: unknown): value is RawFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Not finalised, and the child's name left blank for now: a note that somebody is writing, and a rule asks for the name. */
function isBegun(fields: RawFields): boolean {
  const { child, finalisedAt } = fields;
  return isBlank(finalisedAt) && (child === null || (isMapping(child) && isBlank(child.name)));
}

function asObject(value: unknown): RawFields {
  return isMapping(value) ? value : {};
}

function nameOf(fields: RawFields): string | undefined {
  const name = asObject(fields.child).name;
  return typeof name === 'string' ? name : undefined;
}

function withoutUndefined(fields: RawFields): RawFields {
  return Object.fromEntries(Object.entries(fields).filter(([key, value]) => value !== undefined && key !== 'frontMatter'));
}
