import { buildNote, firstLine, type TextBlock } from '../casenote/build.ts';
import type { RawNote } from '../casenote/schema.ts';
import { findLineStarts, NoteSource, pointAt } from '../casenote/source.ts';
import { carriesColours } from './colours.ts';
import { decode, decodeLines, UndecodableText } from './decode.ts';
import { elementsOf } from './element-cutter.ts';
import { findElements } from './json-elements.ts';
import { jsonNotices, type MappedJson, mapJson } from './json-mapping.ts';
import { BrokenJson, JsonPlaces, parseJson } from './json-text.ts';
import type { FilePart } from './parts.ts';
import { attempt, EMPTY, type Reading, type ReadingOptions, rejected } from './reading.ts';

const INVALID_BYTES = 'holds bytes that are not valid text; export or save the file again as UTF-8';

/**
 * Reads one note, an array of notes or `{ "notes": [...] }`. A broken element loses itself alone; where the list itself
 * breaks, what follows cannot be told apart and counts as one rejected note.
 * @throws {UndecodableText}
 */
export function* readJson(bytes: Uint8Array, file: string, options: ReadingOptions): Generator<Reading> {
  const met = new Set<string>();
  yield* readList(decode(bytes), file, options, { start: { line: 1, column: 1, offset: 0 }, before: 0, hasColours: carriesColours(bytes), met });
  yield* sayOfFile(file, options, met);
}

function* readList(text: string, file: string, options: ReadingOptions, { start, before, hasColours, met }: Part): Generator<Reading> {
  const lineStarts = findLineStarts(text);
  let ordinal = before;
  try {
    for (const element of findElements(text)) {
      ordinal++;
      const source = new NoteSource(file, text.slice(element.start, element.end), pointAt(lineStarts, start, element.start), hasColours);
      yield readNote(source, `${file}#${ordinal}`, options, met);
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    const { line, column } = pointAt(lineStarts, start, error.offset);
    yield {
      kind: 'rejected',
      problems: [{ file, line, column, message: text.trim() === '' ? EMPTY : `${error.message}; nothing after this place could be read` }],
    };
  }
}

/** What a reader must know of a part of a file beside its bytes. */
export interface Part extends Pick<FilePart, 'start' | 'before'> {
  /** Whether any note of the whole file carries a colour. */
  readonly hasColours: boolean;
  /** Takes down the keys that its notes have. */
  readonly met: Set<string>;
}

/** Reads some elements of a long JSON array. One that is broken, or no valid text, loses itself alone. */
export function* readElements(bytes: Uint8Array, file: string, options: ReadingOptions, { start, before, hasColours, met }: Part): Generator<Reading> {
  for (const element of elementsOf({ bytes, start, before })) {
    const id = `${file}#${element.before + 1}`;
    const text = textOf(element.bytes);
    if (text === undefined) yield rejected(file, element.start, id, INVALID_BYTES);
    else yield readNote(new NoteSource(file, text.trimEnd(), element.start, hasColours), id, options, met);
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof UndecodableText) return undefined;
    throw error;
  }
}

/**
 * Reads one note a line. A line that is broken, or no valid text, loses itself alone; blank lines are passed over.
 * @param part Where the bytes are lines of a longer file, without its byte-order mark.
 */
export function* readNdjson(bytes: Uint8Array, file: string, options: ReadingOptions, part?: Part): Generator<Reading> {
  const hasColours = part ? part.hasColours : carriesColours(bytes);
  const met = part?.met ?? new Set<string>();
  let ordinal = part?.before ?? 0;
  for (const { text, line, offset } of decodeLines(bytes, part?.start)) {
    if (text !== null && text.trim() === '') continue;
    ordinal++;
    if (text === null) {
      yield rejected(file, { line, column: 1 }, `${file}#${ordinal}`, INVALID_BYTES);
      continue;
    }
    yield readNote(new NoteSource(file, text, { line, column: 1, offset }, hasColours), `${file}#${ordinal}`, options, met);
  }
  if (!part && ordinal > 0) yield* sayOfFile(file, options, met);
}

/** What only the end of a file can tell: keys that are mapped and that no note of it has, among others. */
function* sayOfFile(file: string, { mapping }: ReadingOptions, met: ReadonlySet<string>): Generator<Reading> {
  const notices = jsonNotices(mapping, met).map((message) => ({ file, message }));
  if (notices.length > 0) yield { kind: 'notice', notices, problems: [] };
}

function readNote(source: NoteSource, fallbackId: string, options: ReadingOptions, met: Set<string>): Reading {
  let parsed: unknown;
  try {
    parsed = parseJson(source.text);
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    // What breaks off at the end of a line stands on that line.
    const { line, column } = source.point(Math.min(error.offset, source.text.trimEnd().length));
    return { kind: 'rejected', problems: [{ file: source.file, line, column, noteId: fallbackId, message: error.message }] };
  }
  const { raw, steps } = mapJson(parsed, options.mapping, met);
  const places = new JsonPlaces(source.text);
  const place = (path: string) => (path === '' ? (places.find(steps('id') ?? 'id') ?? firstLine(source)) : places.find(steps(path) ?? path));
  return attempt(
    () => buildNote({ ...options, raw, blocks: (note) => textBlocks(note, places, steps), origin: 'record', fallbackId, source, places: place }),
    source,
    place,
    noteIdOf(raw) ?? fallbackId,
  );
}

function textBlocks(note: RawNote, places: JsonPlaces, steps: MappedJson['steps']): TextBlock[] {
  const block = (
    heading: string,
    text: string | null | undefined,
    path: readonly (string | number)[],
    headingPath: readonly (string | number)[],
  ): TextBlock => ({
    heading,
    headingAt: () => places.keyAt(headingPath),
    text: text ?? '',
    map: places.map(path),
  });
  const blocks: TextBlock[] = [];
  const reasonAt = steps('reason') ?? ['reason'];
  if (note.reason !== undefined) blocks.push({ ...block('Reason for contact', note.reason, reasonAt, reasonAt), kind: 'reason' });
  if (Array.isArray(note.sections)) {
    for (const [i, { heading, text }] of note.sections.entries()) {
      const at = (key: string) => steps(`sections[${i}].${key}`) ?? ['sections', i, key];
      blocks.push(block(heading, text, at('text'), at('heading')));
    }
  } else {
    for (const [heading, text] of Object.entries(note.sections ?? {})) blocks.push(block(heading, text, ['sections', heading], ['sections', heading]));
  }
  return blocks;
}

/** The id of a note that may be rejected, so that the problem can name it. */
function noteIdOf(raw: unknown): string | undefined {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
