import type { CsvItem } from '../input/csv/file.ts';
import { detectEncoding } from '../input/decode.ts';
import { formatOf } from '../input/discover.ts';
import { ElementCutter } from '../input/element-cutter.ts';
import { LineCutter } from '../input/line-cutter.ts';
import type { Cutter, FilePart } from '../input/parts.ts';
import { bytesOf, carriesColoursAnywhere, piecesOf } from '../input/pieces.ts';
import type { Problem } from '../input/problem.ts';
import { faultOf } from '../input/read.ts';
import type { ReadingOptions } from '../input/reading.ts';

/** Some work that can be done apart from the rest: whole files, or notes of one long file. */
export type Unit =
  | { readonly kind: 'files'; readonly files: readonly Source[]; readonly bytes: number }
  | { readonly kind: 'lines' | 'elements'; readonly file: string; readonly part: FilePart; readonly hasColours: boolean; readonly bytes: number }
  | { readonly kind: 'rows'; readonly file: string; readonly items: readonly CsvItem[]; readonly hasColours: boolean; readonly bytes: number };

/** A file, or a text from elsewhere by the name it goes by. */
export interface Source {
  readonly name: string;
  readonly given?: Uint8Array;
}

/** What cutting a file up comes to beside its units. */
export interface Cut {
  readonly kind: 'cut';
  readonly file: string;
  /** What a JSON file's notes have in common can only be told at its end. */
  readonly isJson: boolean;
  /** A place where it stopped being a list of notes; nothing after it was read. */
  readonly problem?: Problem;
}

/** Bytes of a unit: enough that handing it over costs little beside judging it, few enough that all threads have work. */
const UNIT = 128 * 1024;
/** Files of a unit, at most. */
const MOST_FILES = 64;
/** A file longer than this is cut up. */
const LONG = 4 * 1024 * 1024;
/** Bytes in which a note has to end: what is longer is no note, and memory is not there for it. */
const LONGEST = 64 * 1024 * 1024;

/** How many bytes a source has; nought where it cannot be told. */
export function sizeOf({ name, given }: Source): number {
  return given ? given.byteLength : bytesOf(name);
}

/** The sources as units, in their order; a long file as several, and then what cutting it up came to. */
export async function* unitsOf(sources: Iterable<Source>, options: ReadingOptions): AsyncGenerator<Unit | Cut> {
  let files: Source[] = [];
  let bytes = 0;
  for (const source of sources) {
    const size = sizeOf(source);
    if (size > LONG && source.given === undefined && isCuttable(source.name)) {
      if (files.length > 0) yield { kind: 'files', files, bytes };
      files = [];
      bytes = 0;
      if (formatOf(source.name) === 'csv') yield* (await import('./csv-units.ts')).csvUnits(source.name, UNIT, options);
      else yield* cutUp(source.name);
      continue;
    }
    files.push(source);
    bytes += size;
    if (bytes < UNIT && files.length < MOST_FILES) continue;
    yield { kind: 'files', files, bytes };
    files = [];
    bytes = 0;
  }
  if (files.length > 0) yield { kind: 'files', files, bytes };
}

const LOST = '; nothing after this place could be read';

function isCuttable(file: string): boolean {
  const format = formatOf(file);
  if (format === 'csv') return true;
  if (format !== 'ndjson' && format !== 'json') return false;
  try {
    // Files in UTF-16 are read whole.
    for (const piece of piecesOf(file, 4)) return detectEncoding(piece).encoding === 'utf-8';
  } catch {
    // Whoever reads it whole will say why it cannot be read.
  }
  return false;
}

function* cutUp(file: string): Generator<Unit | Cut> {
  const kind = formatOf(file) === 'ndjson' ? 'lines' : 'elements';
  const cutter: Cutter = kind === 'lines' ? new LineCutter(UNIT) : new ElementCutter(UNIT);
  const unit = (part: FilePart, hasColours: boolean): Unit => ({ kind, file, part, hasColours, bytes: part.bytes.byteLength });
  try {
    const hasColours = carriesColoursAnywhere(file);
    let isFirst = true;
    for (const piece of piecesOf(file)) {
      for (const part of cutter.push(isFirst ? piece.subarray(detectEncoding(piece).bomLength) : piece)) yield unit(part, hasColours);
      isFirst = false;
      if (cutter.held > LONGEST) break;
    }
    const isEndless = cutter.held > LONGEST;
    const { parts, broken } = cutter.end();
    if (isEndless && kind === 'lines') {
      const [rest] = parts;
      yield { kind: 'cut', file, isJson: true, problem: { file, line: rest?.start.line ?? 1, column: 1, message: `a line does not end within 64 MB${LOST}` } };
      return;
    }
    for (const part of parts) yield unit(part, hasColours);
    yield {
      kind: 'cut',
      file,
      isJson: true,
      ...(broken ? { problem: { file, line: broken.at.line, column: broken.at.column, message: broken.message + LOST } } : {}),
    };
  } catch (error) {
    yield { kind: 'cut', file, isJson: true, problem: faultOf(file, error) };
  }
}
