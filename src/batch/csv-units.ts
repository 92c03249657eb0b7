import { type CsvItem, readItems } from '../input/csv/file.ts';
import { UndecodableText } from '../input/decode.ts';
import { carriesColoursAnywhere, FileBytes } from '../input/pieces.ts';
import type { Problem } from '../input/problem.ts';
import { faultOf } from '../input/read.ts';
import type { ReadingOptions } from '../input/reading.ts';
import type { Cut, Unit } from './units.ts';

/**
 * A long CSV file as units. Only here is it known where its rows end, and which belong to one note: so rows are parsed
 * here and become notes where they are judged.
 * @param least Characters of a unit's rows, at least.
 */
export function* csvUnits(file: string, least: number, options: ReadingOptions): Generator<Unit | Cut> {
  let problem: Problem | undefined;
  let bytes: FileBytes | undefined;
  try {
    bytes = new FileBytes(file);
    const hasColours = carriesColoursAnywhere(file);
    let items: CsvItem[] = [];
    let size = 0;
    for (const item of readItems(bytes, file, options)) {
      items.push(item);
      size += lengthOf(item);
      if (size < least) continue;
      yield { kind: 'rows', file, items, hasColours, bytes: size };
      items = [];
      size = 0;
    }
    if (items.length > 0) yield { kind: 'rows', file, items, hasColours, bytes: size };
  } catch (error) {
    problem = error instanceof UndecodableText ? { file, line: error.line, column: 1, message: error.message } : faultOf(file, error);
  } finally {
    bytes?.close();
  }
  yield { kind: 'cut', file, isJson: false, ...(problem ? { problem } : {}) };
}

/** Characters of its rows, line ends counted; what is no note has next to none. */
function lengthOf(item: CsvItem): number {
  return item.kind === 'rows' ? item.rows.reduce((sum, { text, ending }) => sum + text.length + ending, 0) : 1;
}
