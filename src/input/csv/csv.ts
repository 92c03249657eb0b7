import { carriesColours } from '../colours.ts';
import { inMemory } from '../pieces.ts';
import type { Reading, ReadingOptions } from '../reading.ts';
import { readItems } from './file.ts';
import { readRows } from './note.ts';

/** Reads a CSV file that is in memory. @throws {UndecodableText} */
export function* readCsv(bytes: Uint8Array, file: string, options: ReadingOptions): Generator<Reading> {
  const notes = { file, hasColours: carriesColours(bytes), options };
  for (const item of readItems(inMemory(bytes), file, options)) yield item.kind === 'rows' ? readRows(notes, item) : item;
}
