import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csvUnits } from '../../src/batch/csv-units.ts';
import { NoteCell } from '../../src/input/csv/cell.ts';
import type { CsvEncoding } from '../../src/input/csv/encoding.ts';
import { readItems } from '../../src/input/csv/file.ts';
import { CsvRows, type Row } from '../../src/input/csv/rows.ts';
import { firstInvalidLineOf } from '../../src/input/decode.ts';
import { type Bytes, inMemory } from '../../src/input/pieces.ts';
import { csvOf, SEPARATORS, WRITTEN, type WrittenCsv, westernText, windows1252 } from './csv-files.ts';
import { optionsOf, read } from './given.ts';

const HEADER = ['id', 'child.id', 'sections.Detailed Notes'];
const FILE = 'a.csv';
const isBlankRow = (row: WrittenCsv['rows'][number]) => row.every(({ written }) => written.trim() === '');

/** What a file says, its empty rows left out. */
const said = ({ rows }: WrittenCsv) => rows.slice(1).filter((row) => !isBlankRow(row));
const says = (csv: WrittenCsv) => said(csv).map((row) => row.map((cell) => cell.says));

const cellsOf = (row: Row) => row.cells.map((cell) => new NoteCell(row, cell, 0).text);

/** The texts of the cells, row by row, as a file's bytes are read. */
function readCells(bytes: Bytes, { separator }: WrittenCsv, encoding?: CsvEncoding): string[][] {
  const items = [...readItems(bytes, FILE, optionsOf({ mapping: { separator, ...(encoding ? { encoding } : {}) } }))];
  expect(items.filter(({ kind }) => kind === 'rejected')).toEqual([]);
  return items.flatMap((item) => (item.kind === 'rows' ? item.rows.map(cellsOf) : []));
}

/** Cut up anywhere. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, i) => text.slice(at[i], end));
}
const places = fc.array(fc.nat(500), { maxLength: 8 });

describe('any CSV', () => {
  it('says what was written, and each character of a cell leads back to where it stands', () => {
    fc.assert(
      fc.property(csvOf(HEADER), (csv) => {
        const items = [...readItems(inMemory(WRITTEN['UTF-8'](csv.text)), FILE, optionsOf({ mapping: { separator: csv.separator } }))];
        const rows = items.flatMap((item) => (item.kind === 'rows' ? item.rows : []));
        expect(rows.map(cellsOf)).toEqual(says(csv));
        for (const row of rows) {
          for (const cell of row.cells) {
            const { text, map } = new NoteCell(row, cell, row.origin.offset);
            const found = [...text].map((_, i) => csv.text[map.toSource(i)]);
            expect(found).toEqual([...text].map((_, i) => text[i]));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same wherever the pieces end in which it comes', () => {
    fc.assert(
      fc.property(csvOf(HEADER), places, ({ text, separator }, ends) => {
        const rowsOf = (pieces: readonly string[]) => {
          const parser = new CsvRows(SEPARATORS[separator]);
          return [...pieces.flatMap((piece) => [...parser.push(piece)]), ...parser.finish()];
        };
        expect(rowsOf(cut(text, ends))).toEqual(rowsOf([text]));
      }),
      { numRuns: 300 },
    );
  });

  it('has its separator seen in the header', () => {
    fc.assert(
      fc.property(
        csvOf(HEADER).filter(({ separator }) => separator !== 'pipe'),
        (csv) => {
          const items = [...readItems(inMemory(WRITTEN['UTF-8'](csv.text)), FILE, optionsOf())];
          expect(items.flatMap((item) => (item.kind === 'rows' ? item.rows.map(cellsOf) : []))).toEqual(says(csv));
        },
      ),
    );
  });

  it.each(Object.entries(WRITTEN))('in %s', (_, write) => {
    fc.assert(
      fc.property(csvOf(HEADER), (csv) => {
        expect(readCells(inMemory(write(csv.text)), csv)).toEqual(says(csv));
      }),
    );
  });

  it('in Windows-1252, told or seen', () => {
    fc.assert(
      fc.property(csvOf(HEADER, westernText), (csv) => {
        const bytes = windows1252(csv.text);
        expect(readCells(inMemory(bytes), csv, 'windows-1252')).toEqual(says(csv));
        // What is valid as UTF-8 too is taken for that.
        if (firstInvalidLineOf([bytes], 'utf-8') !== undefined) expect(readCells(inMemory(bytes), csv)).toEqual(says(csv));
      }),
    );
  });

  it.each([
    ['UTF-8', 'utf-8'],
    ['UTF-16 LE without a mark', 'utf-16le'],
    ['UTF-16 BE without a mark', 'utf-16be'],
  ] as const)('in %s has the line of its first bad bytes found wherever the pieces end', (name, encoding) => {
    const bad = { 'utf-8': [0xc3, 0x28], 'utf-16le': [0x00, 0xd8, 0x20, 0x00], 'utf-16be': [0xd8, 0x00, 0x00, 0x20] }[encoding];
    fc.assert(
      fc.property(
        fc.array(
          fc
            .string({ unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom('\u010a', '\u0a00')), maxLength: 5 })
            .map((text) => text.replace(/[\r\n]/g, '')),
        ),
        fc.integer({ min: 2, max: 40 }),
        fc.boolean(),
        (lines, size, isBad) => {
          const before = WRITTEN[name](lines.map((line) => `${line}\n`).join(''));
          const bytes = Buffer.concat([before, ...(isBad ? [Uint8Array.from(bad)] : []), WRITTEN[name]('x\ny')]);
          const length = encoding === 'utf-8' ? size : size * 2;
          const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => bytes.subarray(i * length, (i + 1) * length));
          expect(firstInvalidLineOf(pieces, encoding)).toBe(isBad ? lines.length + 1 : undefined);
        },
      ),
    );
  });

  it('has the rows of each note together, wherever they stand', () => {
    const id = fc.constantFrom('A', 'B', 'C', 'D');
    const row = fc.tuple(id, fc.string({ unit: fc.constantFrom('a', 'ö', '😀', '"', ',', '\n', '\r\n'), minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom(...Object.values(WRITTEN)), (rows, end, write) => {
        const text = ['n,sections.Detailed Notes', ...rows.map(([n, words]) => `${n},"${words.replaceAll('"', '""')}"`), ''].join(end);
        const items = [...readItems(inMemory(write(text)), FILE, optionsOf({ mapping: { groupBy: 'n' } }))];
        const notes = items.flatMap((item) => (item.kind === 'rows' ? [item.rows] : []));
        const ids = [...new Set(rows.map(([n]) => n))];
        expect(notes.map((note) => note.map(cellsOf))).toEqual(ids.map((n) => rows.filter(([own]) => own === n).map((own) => [...own])));
        for (const { text: written, origin } of notes.flat()) expect(text.slice(origin.offset, origin.offset + written.length)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('that is no CSV loses rows and says so, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('"', ',', '\n', '\r', 'a', '1', 'ö', ' '), { maxLength: 60 }), async (signs) => {
        const { problems, rejected, notes } = await read(FILE, `id,child.id\n${signs.join('')}`);
        expect(problems.length).toBeGreaterThanOrEqual(rejected);
        const lines = signs.join('').split(/\r\n|\n|\r/);
        if (lines.some((line) => line.replaceAll(',', '').trim() !== '')) expect(rejected + notes.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a long CSV', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([undefined, 'n'])('is cut into the same notes from disk (groupBy: %s)', (groupBy) => {
    fc.assert(
      fc.property(
        csvOf(['n', 'child.id', 'sections.Detailed Notes']),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...Object.values(WRITTEN)),
        (csv, least, write) => {
          const options = optionsOf({ mapping: { separator: csv.separator, ...(groupBy ? { groupBy } : { fields: { id: 'n' } }) } });
          const path = join(folder, FILE);
          writeFileSync(path, write(csv.text));
          const units = [...csvUnits(path, least, options)];
          expect(units.at(-1)).toEqual({ kind: 'cut', file: path, isJson: false });
          expect(units.flatMap((unit) => (unit.kind === 'rows' ? unit.items : []))).toEqual([...readItems(inMemory(write(csv.text)), path, options)]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that is not the UTF-8 that it says it is says where, and nothing of it is read', () => {
    const path = join(folder, 'bad.csv');
    writeFileSync(path, Buffer.concat([Buffer.from('\ufeffid,child.id\n1,C-1\n'), Buffer.from([0xff])]));
    expect([...csvUnits(path, 1, optionsOf())]).toEqual([
      { kind: 'cut', file: path, isJson: false, problem: expect.objectContaining({ line: 3, message: expect.stringContaining('not UTF-8') }) },
    ]);
  });

  it('that is gone is a problem', () => {
    const path = join(folder, 'gone.csv');
    expect([...csvUnits(path, 1, optionsOf())]).toEqual([
      { kind: 'cut', file: path, isJson: false, problem: { file: path, message: expect.stringContaining('is gone') } },
    ]);
  });
});
