import { describe, expect, it } from 'vitest';
import { at, bytesOf, read, readOne, utf16 } from './given.ts';

const HEAD = 'id,child.id,eventAt,sections.Detailed Notes';

describe('CSV', () => {
  it('leads from a text back to its cell, quotation marks that are written twice counted', async () => {
    const file = `${HEAD}\r\n1,C-1,,"She said ""no"".\r\nThe IRO."\r\n`;
    const note = await readOne('a.csv', file);
    const section = note.children[0];
    const text = section?.text ?? '';
    expect(text).toBe('She said "no".\r\nThe IRO.');
    const from = section?.map.toSource(text.indexOf('IRO')) ?? 0;
    expect(note.source.point(from)).toMatchObject({ line: 3, column: 5, offset: file.indexOf('IRO') });
    expect([note.fields.eventAt, note.fields.recordedAt, at(note, 'child.id')]).toEqual([null, undefined, 'C-1']);
  });

  it('loses a broken row alone', async () => {
    const { notes, problems } = await read('a.csv', `${HEAD}\n1,C-1,,a\n2,C-1\n3,C-1,,"open\n4,C-1,,"b"\n`);
    expect(notes.map(({ id }) => id)).toEqual(['1', '4']);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 6],
      [4, 8],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no header', '1,2,3\n4,5,6\n'],
    ['a header with a column twice', 'id,child.id,ID\n1,2,3\n'],
  ])('says that there is %s', async (_, file) => {
    const { rejected, problems } = await read('a.csv', file);
    expect([rejected, problems[0]?.line]).toEqual([1, 1]);
  });

  it('reads Windows-1252 with a notice, UTF-16 by its mark, and semicolons', async () => {
    const text = (name: string) => `id;child.name\n1;${name}\n`;
    const ansi = await read('a.csv', bytesOf('id;child.name\n1;Zo', [0xeb], '\n'));
    expect([ansi.notes[0]?.fields.child?.name, ansi.notices.length]).toEqual(['Zoë', 1]);
    expect((await readOne('a.csv', utf16(text('Zoë'), 'le'))).fields.child?.name).toBe('Zoë');
  });

  it('finds the rows of a note anywhere in the file, and each at its place', async () => {
    const file = 'n,child.id,sections[].heading,sections[].text\nA,1,Detailed Notes,one\nB,2,Actions,two\nA,1,Actions,three\n';
    const { notes } = await read('a.csv', file, { mapping: { groupBy: 'n' } });
    expect(notes.map((note) => [note.id, note.children.map((section) => [section.text, section.position.start.line])])).toEqual([
      [
        'A',
        [
          ['one', 2],
          ['three', 4],
        ],
      ],
      ['B', [['two', 3]]],
    ]);
  });

  it('says once what is mapped and missing, and what is not read', async () => {
    const { notices } = await read('a.csv', 'id,person,Spare\n1,C-1,x\n', { mapping: { fields: { 'child.id': 'PERSON', eventAt: 'WHEN' } } });
    expect(notices).toEqual([expect.stringContaining('“WHEN”'), expect.stringContaining('“Spare”')]);
  });
});

it('maps the keys of JSON, codes and ticks among them', async () => {
  const mapping = {
    fields: { 'child.id': 'P', 'present[0].seen': 'SEEN', contactType: 'T', 'sections.Detailed Notes': 'NOTE' },
    values: { contactType: { STVC: 'Visit' } },
  };
  const note = await readOne('a.json', '{"P": 7, "SEEN": "Y", "T": "STVC", "NOTE": "Dawn"}', { mapping });
  expect([note.fields.child?.id, note.fields.present?.[0]?.seen, note.fields.contactType, at(note, 'child.id')]).toEqual(['7', true, 'Visit', '7']);
  expect(note.children[0]?.position.start.column).toBe(45);
});
