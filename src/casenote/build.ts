import type { Labels, SectionKind } from './labels.ts';
import type { Moment } from './moment.ts';
import type { CaseNote, NoteFields, Suppression } from './nodes.ts';
import { pathOf, type RawNote, rawNoteSchema } from './schema.ts';
import { SectionNode } from './section.ts';
import { type Part, splitSections } from './sections.ts';
import { type NoteSource, type Position, ShiftedMap, type Span, type TextMap } from './source.ts';

/** One fault of a note's fields; `path` says which, in the contract's words. Never holds a value of the record. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** The note does not fit the contract and is rejected whole. */
export class UnfitNote extends Error {
  readonly faults: readonly FieldFault[];
  constructor(faults: readonly FieldFault[]) {
    super(faults.map((fault) => `${fault.path}: ${fault.message}`).join('; '));
    this.name = 'UnfitNote';
    this.faults = faults;
  }
}

/** Reads dates by the settings' layouts and time zone. @throws {Error} with a message for people, without the value. */
export interface DateReader {
  read(text: string): Moment;
  /** A date with the time that stands apart from it; a date that has a time already keeps it. */
  readWithTime(date: string, time: string): Moment;
}

/** A stretch of text with the heading it arrived under. */
export interface TextBlock {
  readonly heading: string | null;
  readonly headingAt: () => Span;
  readonly text: string;
  readonly map: TextMap;
  /** Where it is known beforehand: `reason` for the field of that name. */
  readonly kind?: SectionKind;
  /** Whether headings that the form does not know end a section (in a form's own Markdown). */
  readonly unknownHeadings?: boolean;
  /** The text's parts, where the reader has split it already. */
  readonly parts?: readonly Part[];
}

export interface NoteInit {
  /** The fields as they arrived, not yet checked; its `sections` and `reason` are ignored: texts come as `blocks`. */
  readonly raw: unknown;
  readonly blocks: (raw: RawNote) => readonly TextBlock[];
  readonly origin: 'draft' | 'record';
  /** The note's id where it brings none. */
  readonly fallbackId: string;
  readonly source: NoteSource;
  readonly places: (path: string) => Span | undefined;
  /** Suppressions written in the text. */
  readonly inline?: readonly Suppression[];
  readonly dates: DateReader;
  readonly labels: Labels;
}

const DATES = ['eventAt', 'recordedAt', 'finalisedAt'] as const;

/**
 * Builds the tree of one note.
 * @throws {UnfitNote} where a field has the wrong type, a date does not fit, or an exported note names no child.
 */
export function buildNote(init: NoteInit): CaseNote {
  const parsed = rawNoteSchema.safeParse(init.raw);
  if (!parsed.success) {
    throw new UnfitNote(parsed.error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message })));
  }
  const raw = parsed.data;
  const children = init.blocks(raw).flatMap((block) => readSections(block, init));
  const fields = { ...readFields(raw, init.dates), ...exportedTexts(raw, children) };
  if (init.origin === 'record' && !fields.child?.id && !fields.child?.name) {
    throw new UnfitNote([{ path: 'child', message: 'the note names no child: give child.id or child.name' }]);
  }
  return new CaseNoteNode({
    id: raw.id ?? init.fallbackId,
    origin: init.origin,
    fields,
    suppressions: [...readSuppressions(raw, init), ...(init.inline ?? [])],
    children,
    source: init.source,
    places: init.places,
  });
}

function readFields(raw: RawNote, dates: DateReader): NoteFields {
  const faults: FieldFault[] = [];
  const read = (path: string, text: string | null | undefined): Moment | null | undefined => {
    if (text === null || text === undefined) return text;
    try {
      return dates.read(text);
    } catch (error) {
      faults.push({ path, message: (error as Error).message });
      return undefined;
    }
  };
  const { sections: _sections, reason: _reason, suppressions: _suppressions, id: _id, child, eventTime, ...plain } = raw;
  const moments = Object.fromEntries(DATES.map((key) => [key, read(key, raw[key])]));
  if (raw.eventAt && raw.eventTime) {
    try {
      moments.eventAt = dates.readWithTime(raw.eventAt, raw.eventTime);
    } catch (error) {
      if (moments.eventAt) faults.push({ path: 'eventTime', message: (error as Error).message });
    }
  }
  const dateOfBirth = read('child.dateOfBirth', child?.dateOfBirth);
  if (faults.length > 0) throw new UnfitNote(faults);
  const time = eventTime ? true : (eventTime as null | undefined);
  return { ...plain, ...moments, eventTime: time, child: child ? { ...child, dateOfBirth } : child } as NoteFields;
}

/** Which of the texts were exported: a reason may also have come as a section of that name. */
function exportedTexts(raw: RawNote, sections: readonly SectionNode[]): Pick<NoteFields, 'reason' | 'sections'> {
  const reasons = sections.filter((section) => section.kind === 'reason');
  const isBlank = reasons.every((section) => section.text.trim() === '');
  const reason = reasons.length > 0 ? (isBlank ? null : true) : raw.reason;
  return { reason: reason ? true : (reason as null | undefined), sections: raw.sections ? true : raw.sections };
}

function readSuppressions(raw: RawNote, init: NoteInit): Suppression[] {
  return (raw.suppressions ?? []).map((suppression, i) => ({
    rule: suppression.rule ?? undefined,
    reason: suppression.reason ?? undefined,
    until: suppression.until ?? undefined,
    scope: 'note',
    line: undefined,
    get at() {
      return init.places(`suppressions[${i}]`) ?? init.places('suppressions') ?? firstLine(init.source);
    },
  }));
}

function readSections(block: TextBlock, init: NoteInit): SectionNode[] {
  const { labels, source } = init;
  const kind = block.kind ?? (block.heading === null ? 'detailed' : (labels.section(block.heading) ?? 'other'));
  const opening = { kind, heading: block.heading };
  const parts = block.parts ?? splitSections(block.text, { labels, opening, unknownHeadings: block.unknownHeadings ?? false });
  if (parts.length === 0 && block.heading !== null) {
    return [new SectionNode({ kind, heading: block.heading, headingAt: block.headingAt, within: null, text: '', map: block.map, source })];
  }
  return parts.map((part, i) => {
    const isOpening = i === 0 && part.headingEnd === 0;
    return new SectionNode({
      kind: part.kind,
      heading: part.heading,
      headingAt: isOpening ? block.headingAt : () => ({ start: block.map.toSource(part.headingStart), end: block.map.toSource(part.headingEnd) }),
      within: part.within,
      text: block.text.slice(part.start, part.end),
      map: part.start === 0 ? block.map : new ShiftedMap(block.map, part.start),
      source,
    });
  });
}

interface CaseNoteInit {
  readonly id: string;
  readonly origin: 'draft' | 'record';
  readonly fields: NoteFields;
  readonly suppressions: readonly Suppression[];
  readonly children: SectionNode[];
  readonly source: NoteSource;
  readonly places: (path: string) => Span | undefined;
}

class CaseNoteNode implements CaseNote {
  readonly type = 'caseNote';
  readonly id: string;
  readonly origin: 'draft' | 'record';
  readonly fields: NoteFields;
  readonly suppressions: readonly Suppression[];
  readonly children: SectionNode[];
  readonly source: NoteSource;
  readonly #places: (path: string) => Span | undefined;

  constructor(init: CaseNoteInit) {
    this.id = init.id;
    this.origin = init.origin;
    this.fields = init.fields;
    this.suppressions = init.suppressions;
    this.children = init.children;
    this.source = init.source;
    this.#places = init.places;
  }

  get position(): Position {
    return this.source.position({ start: 0, end: this.source.text.length });
  }

  place(path: string): Span {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0))) {
      const span = this.#places(at);
      if (span) return span;
    }
    return this.#places('') ?? firstLine(this.source);
  }
}

/** The first line of a note that has anything on it. */
export function firstLine(source: NoteSource): Span {
  const start = Math.max(0, source.text.search(/\S/));
  const end = source.text.indexOf('\n', start);
  const line = source.text.slice(start, end === -1 ? undefined : end).trimEnd();
  return { start, end: start + line.length };
}
