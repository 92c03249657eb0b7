import fc from 'fast-check';
import { utf16 } from './given.ts';

/** One cell as it is written: what it says, and with quotation marks where it needs them or somebody was fond of them. */
export interface WrittenCell {
  readonly says: string;
  readonly written: string;
}

export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
type SeparatorName = keyof typeof SEPARATORS;

/** A file as somebody may have written it, with what it says. */
export interface WrittenCsv {
  readonly separator: SeparatorName;
  readonly rows: readonly (readonly WrittenCell[])[];
  readonly text: string;
}

/** Words, and all that CSV makes something of. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('"', '""', ',', ';', '\t', '|', '\n', '\r\n', '\r', ' ', 'NULL', '=1+1', 'Zoë said “no”', '😀'),
);
const anyText = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

function cellOf(says: string, separator: string, isQuoted: boolean): WrittenCell {
  const needs = says.startsWith('"') || /[\r\n]/.test(says) || says.includes(separator) || says === 'NULL';
  return { says, written: needs || isQuoted ? `"${says.replaceAll('"', '""')}"` : says };
}

/** Files of a header and rows of these texts: any quoting, any separator, a line end of its own after each row. */
export function csvOf(header: readonly string[], text: fc.Arbitrary<string> = anyText): fc.Arbitrary<WrittenCsv> {
  const width = header.length;
  return fc
    .record({
      separator: fc.constantFrom(...(Object.keys(SEPARATORS) as SeparatorName[])),
      cells: fc.array(fc.array(fc.tuple(text, fc.boolean()), { minLength: width, maxLength: width }), { maxLength: 6 }),
      ends: fc.array(lineEnd, { minLength: 7, maxLength: 7 }),
      isEnded: fc.boolean(),
    })
    .map(({ separator, cells, ends, isEnded }) => {
      const given = [header.map((name) => [name, false] as const), ...cells];
      const rows = given.map((row) => row.map(([says, isQuoted]) => cellOf(says, SEPARATORS[separator], isQuoted)));
      const lines = rows.map((row, i) => row.map(({ written }) => written).join(SEPARATORS[separator]) + (i < rows.length - 1 || isEnded ? ends[i] : ''));
      return { separator, rows, text: lines.join('') };
    });
}

/** The bytes from 0x80 to 0x9f where Windows-1252 has characters of its own, as Unicode's table CP1252.TXT lists them. */
// biome-ignore format: a table
const HIGH = new Map([['€', 0x80], ['‚', 0x82], ['ƒ', 0x83], ['„', 0x84], ['…', 0x85], ['†', 0x86], ['‡', 0x87], ['ˆ', 0x88], ['‰', 0x89], ['Š', 0x8a], ['‹', 0x8b], ['Œ', 0x8c], ['Ž', 0x8e], ['‘', 0x91], ['’', 0x92], ['“', 0x93], ['”', 0x94], ['•', 0x95], ['–', 0x96], ['—', 0x97], ['˜', 0x98], ['™', 0x99], ['š', 0x9a], ['›', 0x9b], ['œ', 0x9c], ['ž', 0x9e], ['Ÿ', 0x9f]] as const);

/** Text that Windows-1252 can hold. */
export const westernText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...HIGH.keys(), '"', ',', '\n'),
    fc.integer({ min: 0x20, max: 0x7e }).map(latin),
    fc.integer({ min: 0xa0, max: 0xff }).map(latin),
  ),
  maxLength: 12,
});

function latin(code: number): string {
  return String.fromCharCode(code);
}

/** The same text as each encoding writes it, with the setting that it needs to be told from others. */
export const WRITTEN = {
  'UTF-8': (text: string) => new TextEncoder().encode(text),
  'UTF-8 with a mark': (text: string) => new TextEncoder().encode(`\ufeff${text}`),
  'UTF-16 LE': (text: string) => utf16(text, 'le'),
  'UTF-16 BE': (text: string) => utf16(text, 'be'),
  'UTF-16 LE without a mark': (text: string) => utf16(text, 'le').slice(2),
  'UTF-16 BE without a mark': (text: string) => utf16(text, 'be').slice(2),
} as const;

export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => (HIGH as ReadonlyMap<string, number>).get(character) ?? character.charCodeAt(0));
}
