import { describe, expect, it } from 'vitest';
import { at, bytesOf, read, readOne, utf16 } from './given.ts';

const NOTE = {
  id: 'CN-1',
  child: { id: 'C-1', name: 'Dawn Ash' },
  sections: [
    { heading: 'Detailed Notes', text: 'Dawn was well.' },
    { heading: 'Analysis of information', text: 'Settled.' },
  ],
};
const json = (value: unknown): string => JSON.stringify(value, null, 2);

describe('JSON', () => {
  it.each([
    ['one note', json(NOTE), 1],
    ['a list', json([NOTE, { ...NOTE, id: 'CN-2' }]), 2],
    ['{ notes }', json({ notes: [NOTE, { ...NOTE, id: 'CN-2' }] }), 2],
    ['{ notes } behind other keys', json({ exported: { notes: [1] }, count: 2, notes: [NOTE, { ...NOTE, id: 'CN-2' }], more: '"notes": [' }), 2],
    ['an empty list', '[]', 0],
    ['a list with white space', ' \r\n[\t]\n', 0],
  ])('%s', async (_, text, count) => {
    const { notes, problems } = await read('a.json', text);
    expect(problems).toEqual([]);
    expect(notes.map((note) => note.id)).toEqual(['CN-1', 'CN-2'].slice(0, count));
  });

  it('takes sections as a list and as an object', async () => {
    const list = await readOne('a.json', json(NOTE));
    const object = await readOne('a.json', json({ ...NOTE, sections: { 'Detailed Notes': 'Dawn was well.', 'Analysis of information': 'Settled.' } }));
    const shape = (note: typeof list) => note.children.map(({ kind, heading, text }) => [kind, heading, text]);
    expect(shape(object)).toEqual(shape(list));
    expect(shape(list)).toEqual([
      ['detailed', 'Detailed Notes', 'Dawn was well.'],
      ['analysis', 'Analysis of information', 'Settled.'],
    ]);
  });

  it('tells null and "" from absent', async () => {
    const { fields, children } = await readOne(
      'a.json',
      json({
        child: { id: 'C-1', name: '' },
        reason: '',
        eventAt: null,
        recordedAt: '  ',
        contactType: '',
        present: [{ name: null, seen: '' }],
        sections: { Actions: null },
      }),
    );
    expect(fields).toMatchObject({ reason: null, eventAt: null, recordedAt: null, contactType: null, present: [{ name: null, seen: null }], sections: true });
    expect(fields.child?.name).toBeNull();
    for (const absent of ['finalisedAt', 'planned', 'author', 'interpreter'] as const) expect(fields[absent]).toBeUndefined();
    expect(fields.present?.[0]?.alone).toBeUndefined();
    expect(children.map(({ kind, text }) => [kind, text])).toEqual([
      ['reason', ''],
      ['actions', ''],
    ]);
  });

  it('reads ids that are numbers as text', async () => {
    const note = await readOne('a.json', json({ ...NOTE, id: 1001, child: { id: 7 }, family: 12, present: [{ name: 'Kim', age: 34, childId: 9 }] }));
    expect([note.id, note.fields.child?.id, note.fields.family, note.fields.present?.[0]?.age, note.fields.present?.[0]?.childId]).toEqual([
      '1001',
      '7',
      '12',
      '34',
      '9',
    ]);
  });

  it.each([true, 1, '1', 'Y', 'y', 'Yes', ' YES ', 'true', 'TRUE', '[x]', 'x', '☑', '✓'])('reads the tick %j as yes', async (tick) => {
    const { fields } = await readOne('a.json', json({ ...NOTE, significantEvent: tick, present: [{ seen: tick }] }));
    expect([fields.significantEvent, fields.present?.[0]?.seen]).toEqual([true, true]);
  });

  it.each([false, 0, '0', 'N', 'no', ' No', 'False', '[ ]', '☐'])('reads the tick %j as no', async (tick) => {
    expect((await readOne('a.json', json({ ...NOTE, planned: tick }))).fields.planned).toBe(false);
  });

  it.each([
    [{ eventAt: 'Zebediah' }, 'eventAt', 'layout'],
    [{ eventAt: { Zebediah: 1 } }, 'eventAt', 'expected text'],
    [{ significantEvent: 'Zebediah' }, 'significantEvent', 'expected yes or no'],
    [{ significantEvent: 2 }, 'significantEvent', 'expected yes or no'],
    [{ child: 'Zebediah' }, 'child', 'expected an object'],
    [{ child: { id: ['Zebediah'] } }, 'child.id', 'expected text'],
    [{ child: { name: 'A', knownAs: { Zebediah: 1 } } }, 'child.knownAs', 'expected a list'],
    [{ present: [{ seen: true }, { alone: 'Zebediah' }] }, 'present[1].alone', 'expected yes or no'],
    [{ present: [{ kind: 'Zebediah' }] }, 'present[0].kind', 'expected child or adult'],
    [{ present: { Zebediah: true } }, 'present', 'expected a list'],
    [{ sections: 'Zebediah' }, 'sections', 'expected a list'],
    [{ sections: { Zebediah: 5 } }, 'sections', 'expected a list'],
    [{ sections: [{ heading: 'Zebediah', text: 5 }] }, 'sections', 'expected'],
    [{ reason: ['Zebediah'] }, 'reason', 'expected text'],
    [{ suppressions: ['Zebediah'] }, 'suppressions[0]', 'expected an object'],
  ])('rejects %j, naming the field and what was expected, never the value', async (fault, path, expectation) => {
    const text = json([{ ...NOTE, id: 'CN-8', ...fault }, NOTE]);
    const { problems, notes, rejected } = await read('a.json', text);
    expect([rejected, notes.length]).toEqual([1, 1]);
    expect(problems[0]?.message.startsWith(path)).toBe(true);
    expect(problems[0]?.message).toContain(expectation);
    expect(JSON.stringify(problems)).not.toContain('Zebediah');
    expect(problems[0]?.noteId).toBe('CN-8');
    const key = path.split(/[.[]/)[0] ?? '';
    expect(problems[0]?.line).toBeGreaterThanOrEqual(text.split('\n').findIndex((line) => line.includes(`"${key}"`)) + 1);
  });

  it.each([
    ['a text', '"Dawn"'],
    ['a number', '7'],
    ['nothing', 'null'],
    ['a list', '[]'],
  ])('an element that is %s loses itself alone', async (_, element) => {
    const { notes, problems, rejected } = await read('a.json', `[${JSON.stringify(NOTE)},\n ${element},\n ${JSON.stringify(NOTE)}]`);
    expect([notes.length, rejected, problems.length, problems[0]?.line, problems[0]?.column]).toEqual([2, 1, 1, 2, 2]);
    expect(problems[0]?.noteId).toBe('a.json#2');
  });

  it('a broken element keeps the others and names its place', async () => {
    const { notes, problems, rejected } = await read(
      'a.json',
      `[\n${JSON.stringify(NOTE)},\n{"id": "CN-7" "child": 1},\n${JSON.stringify({ ...NOTE, id: 'CN-3' })}\n]`,
    );
    expect(notes.map((note) => note.id)).toEqual(['CN-1', 'CN-3']);
    expect([rejected, problems[0]?.line, problems[0]?.column]).toEqual([1, 3, 15]);
  });

  it.each([
    ['a list that is never closed', `[\n${JSON.stringify(NOTE)},\n`, 1],
    ['a note that is never closed', `[\n${JSON.stringify(NOTE)},\n{"id": "CN-2"`, 1],
    ['a text that is never closed', `[\n${JSON.stringify(NOTE)},\n{"id": "CN-2]`, 1],
    ['a comma too many', `[\n${JSON.stringify(NOTE)},\n]`, 1],
    ['no comma', `[\n${JSON.stringify(NOTE)}\n${JSON.stringify(NOTE)}]`, 1],
    ['something after the end', `[\n${JSON.stringify(NOTE)}]\n[]`, 1],
    ['two notes, one a line', `${JSON.stringify(NOTE)}\n${JSON.stringify(NOTE)}`, 1],
    ['a broken wrapping', `{"notes": [\n${JSON.stringify(NOTE)}], "more": }`, 1],
    ['a wrapping with a comma too many', `{"notes": [\n${JSON.stringify(NOTE)}],}`, 1],
    ['no JSON', 'Dawn was well.', 0],
    ['nothing', ' ', 0],
    ['white space that JSON does not know', `[\u00a0${JSON.stringify(NOTE)}]`, 0],
  ])('%s is one problem with a place', async (_, text, judged) => {
    const { notes, problems, rejected } = await read('a.json', text);
    expect([notes.length, rejected, problems.length]).toEqual([judged, 1, 1]);
    expect(problems[0]).toMatchObject({ file: 'a.json', line: expect.any(Number), column: expect.any(Number) });
    expect(problems[0]?.message).not.toMatch(/Dawn|Ash/);
  });

  it('rejects a note that names no child', async () => {
    for (const child of [undefined, null, {}, { name: '' }, { status: 'none' }]) {
      expect((await read('a.json', json({ ...NOTE, child }))).problems).toMatchObject([{ noteId: 'CN-1', message: expect.stringContaining('child') }]);
    }
  });

  it('gives every field its place', async () => {
    const note = await readOne('a.json', `{ "id": "CN-1",\n  "child": { "id": "C-1" },\n  "present": [{ "seen": "Y" }], "sections": {} }`);
    expect([at(note, 'child.id'), at(note, 'present[0].seen'), at(note, 'id'), at(note, 'child.name'), at(note, 'recordedAt')]).toEqual([
      '"C-1"',
      '"Y"',
      '"CN-1"',
      '{ "id": "C-1" }',
      '"CN-1"',
    ]);
  });

  it('loses the file to invalid bytes, and names their line', async () => {
    const { problems, notes } = await read('a.json', bytesOf('[\n', JSON.stringify(NOTE), ',\n{"id": "', [0xff], '"}]'));
    expect([notes.length, problems.length, problems[0]?.line]).toEqual([0, 1, 3]);
  });

  it('reads UTF-16 and a byte-order mark', async () => {
    const text = json({ ...NOTE, child: { name: 'Zoë 🙂' } });
    for (const bytes of [utf16(text, 'le'), utf16(text, 'be'), bytesOf([0xef, 0xbb, 0xbf], text)])
      expect((await readOne('a.json', bytes)).fields.child?.name).toBe('Zoë 🙂');
  });

  it('survives a note nested deeper than any stack', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const { notes, rejected } = await read('a.json', `[{"id":"CN-1","child":${deep}},${JSON.stringify(NOTE)}]`);
    expect([notes.length, rejected]).toEqual([1, 1]);
  });
});

describe('NDJSON', () => {
  const line = JSON.stringify(NOTE);

  it('reads a note a line, and passes over blank lines', async () => {
    const { notes, problems } = await read('a.ndjson', `\n${line}\r\n  \n${line.replace('CN-1', 'CN-2')}\n\n`);
    expect(problems).toEqual([]);
    expect(notes.map((note) => [note.id, note.position.start.line])).toEqual([
      ['CN-1', 2],
      ['CN-2', 4],
    ]);
  });

  it('loses the one bad line', async () => {
    const { notes, problems, rejected } = await read('a.jsonl', `${line}\n{"id": oops}\n${line}`);
    expect([notes.length, rejected]).toEqual([2, 1]);
    expect(problems).toMatchObject([{ file: 'a.jsonl', line: 2, column: 8, noteId: 'a.jsonl#2' }]);
    expect(JSON.stringify(problems)).not.toContain('oops');
  });

  it('loses the one line with invalid bytes', async () => {
    const { notes, problems, rejected } = await read('a.ndjson', bytesOf(`${line}\n{"id": "`, [0xc3, 0x28], `"}\n${line}\n`));
    expect([notes.length, rejected]).toEqual([2, 1]);
    expect(problems).toMatchObject([{ line: 2, noteId: 'a.ndjson#2' }]);
    expect(notes[1]?.position.start.line).toBe(3);
  });

  it('has places in the file after a line with invalid bytes', async () => {
    const { notes } = await read('a.ndjson', bytesOf([0xff, 0x0a], line));
    expect(notes[0]?.position.start).toEqual({ line: 2, column: 1, offset: 2 });
  });

  it('reads UTF-16 line by line', async () => {
    for (const order of ['le', 'be'] as const) {
      const { notes, problems } = await read('a.ndjson', utf16(`${line}\n{"id": "\ud800"}\n${line.replace('Dawn', 'Zo\u010a\u0a0a')}`, order));
      expect([notes.length, problems.map((problem) => problem.line)]).toEqual([2, [2]]);
      expect(notes[1]?.fields.child?.name).toBe('Zo\u010a\u0a0a Ash');
    }
  });
});

describe('settings that are for CSV', () => {
  it.each([
    ['a.json', json([NOTE])],
    ['a.ndjson', JSON.stringify(NOTE)],
  ])('are named once a file, for %s', async (file, text) => {
    const grouped = await read(file, text, { mapping: { groupBy: 'n' } });
    expect(grouped.notices).toEqual([expect.stringMatching(/^input\.groupBy is for CSV: each object here was read as a note of its own/)]);
    const pivoted = await read(file, text, { mapping: { groupBy: 'n', pivot: { name: 'q', value: 'a' } } });
    expect(pivoted.notices).toEqual([expect.stringContaining('input.groupBy and input.pivot are for CSV')]);
    expect((await read(file, text)).notices).toEqual([]);
  });
});

describe('standard input without a name', () => {
  it.each([
    ['a note of several lines', json(NOTE), ['CN-1']],
    ['a list', json([NOTE]), ['CN-1']],
    ['a note a line', `${JSON.stringify(NOTE)}\n${JSON.stringify({ ...NOTE, id: 'CN-2' })}\n`, ['CN-1', 'CN-2']],
    ['prose', 'Dawn was well.\n', ['<stdin>#1']],
    ['prose that begins with a bracket', '[Dawn] was well.\n', ['<stdin>#1']],
  ])('is %s', async (_, text, ids) => {
    const { notes } = await read('<stdin>', text);
    expect(notes.map((note) => note.id)).toEqual(ids);
  });
});

it('says which files it reads', async () => {
  expect((await read('a.xyz', 'x')).problems).toMatchObject([{ file: 'a.xyz', message: expect.stringContaining('.ndjson') }]);
});
