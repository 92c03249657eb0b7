import { describe, expect, it } from 'vitest';
import { read } from './given.ts';

const message = async (file: string, bytes: string | Uint8Array) => (await read(file, bytes)).problems.map((problem) => problem.message).join();

describe('a file that is no plain text', () => {
  it.each<[string, RegExp]>([
    ['visit.docx', /Word document.*Plain Text \(\.txt\)/],
    ['VISIT.DOC', /Word document/],
    ['visit.pdf', /PDF.*copy its text/],
    ['notes.xlsx', /spreadsheet.*CSV UTF-8/],
    ['mail.msg', /e-mail/],
    ['notes.zip', /unpack it/],
    ['notes.xyz', /\.ndjson/],
    ['notes', /\.ndjson/],
  ])('%s: says what to do', async (file, next) => {
    expect(await message(file, 'x')).toMatch(next);
  });

  it.each<[string, Uint8Array]>([
    ['a Word document', Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0xff)],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n')],
    ['RTF', new TextEncoder().encode('{\\rtf1\\ansi')],
    ['an old Word document', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ])('is known by how it begins: %s under the name of a text', async (_, bytes) => {
    for (const file of ['draft.txt', 'draft.md', 'notes.csv', 'notes.json', 'notes.ndjson'])
      expect(await message(file, bytes)).toContain('which caselint does not read');
  });
});
