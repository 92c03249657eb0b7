import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/input/reading.ts';
import { at, bytesOf, read, readOne, utf16 } from './given.ts';

const BODY = `
# New Case Note for Dawn Ash

## Part 1 - Contact

Contact Date: 02/03/2026
Time: 15:30
Type of Contact: Statutory Visit
Significant Event: Yes
Add to Chronology: No

## Reason for contact

Statutory visit.

## Detailed Notes

Dawn showed me her room.

## Analysis of information

Dawn is settling in.

## Actions

I will call school by Friday.
`;
const front = (yaml: string, body = BODY): string => `---\n${yaml}\n---\n${body}`;

describe('front matter', () => {
  it('keeps the leading noughts of ids and reads numbers as text', async () => {
    const note = await readOne('a.md', front('id: 00123\nchild: { id: 0045, name: Dawn Ash }\nfamily: 007'));
    expect([note.id, note.fields.child?.id, note.fields.family]).toEqual(['00123', '0045', '007']);
  });

  it('tells blank from absent', async () => {
    const { fields } = await readOne(
      'a.md',
      front('child: { id: C-1, status: }\nrecordedAt:\nfinalisedAt: null\ncontactType: ""\nplanned: ~', '\n# New Case Note for Dawn Ash\n'),
    );
    expect(fields).toMatchObject({ recordedAt: null, finalisedAt: null, contactType: null, planned: null });
    expect(fields.child?.status).toBeNull();
    expect(fields.child).not.toHaveProperty('pronouns', null);
    for (const absent of ['eventAt', 'significantEvent', 'author', 'siblings', 'present'] as const) expect(fields[absent]).toBeUndefined();
  });

  it('takes every key of the contract', async () => {
    const { fields, suppressions } = await readOne(
      'a.md',
      front(`id: CN-1
child:
  id: C-1
  name: Dawn Ash
  knownAs: [Dee, Dawnie]
  dateOfBirth: 2014-03-09
  pronouns: she/her
  status: Looked After
family: F-1
siblings:
  - { id: C-2, name: Rory Ash }
author: { id: W-1, name: Sam Cole, role: Social Worker, team: East }
recordedAt: 2026-03-03T09:10
finalisedAt: 2026-03-04
planned: yes
safeguarding: N
interpreter: { used: Y, name: Ana Lima, provider: contracted service }
present:
  - { name: Kim Ash, relation: Mother, kind: adult, seen: x, alone: '[ ]', age: 34 }
suppressions:
  - { rule: jargon, reason: agreed, until: 2026-09-01 }`),
    );
    expect(fields.child).toMatchObject({ knownAs: ['Dee', 'Dawnie'], pronouns: 'she/her', status: 'Looked After', dateOfBirth: { day: '2014-03-09' } });
    expect(fields.siblings).toEqual([{ id: 'C-2', name: 'Rory Ash' }]);
    expect(fields.author).toEqual({ id: 'W-1', name: 'Sam Cole', role: 'Social Worker', team: 'East' });
    expect(fields).toMatchObject({
      family: 'F-1',
      planned: true,
      safeguarding: false,
      interpreter: { used: true, name: 'Ana Lima', provider: 'contracted service' },
    });
    expect(fields.present).toEqual([{ name: 'Kim Ash', relation: 'Mother', kind: 'adult', seen: true, alone: false, age: '34' }]);
    expect(fields.recordedAt).toMatchObject({ day: '2026-03-03', time: '09:10' });
    expect(suppressions).toMatchObject([{ rule: 'jargon', reason: 'agreed', until: '2026-09-01', scope: 'note' }]);
  });

  it.each([
    ['no YAML', 'id: [1, 2\nname: x', 2],
    ['an alias, which bold text looks like', 'id: 1\nreason: **Zebediah Quixote**', 3],
    ['a tag', 'id: 1\nreason: !Zebediah Quixote', 3],
    ['a key twice', 'id: 1\nid: 2', 3],
  ])('rejects %s with its place and without its words', async (_, yaml, line) => {
    const { problems, rejected, notes } = await read('a.md', front(yaml));
    expect([rejected, notes.length, problems.length]).toEqual([1, 0, 1]);
    expect(problems[0]?.line).toBeGreaterThanOrEqual(line - 1);
    expect(problems[0]?.line).toBeLessThanOrEqual(line + 1);
    expect(JSON.stringify(problems)).not.toMatch(/Zebediah|Quixote/);
  });

  it('says that front matter is never closed', async () => {
    const { problems } = await read('a.md', '---\nid: CN-1\nchild: { id: C-1 }\n\nDawn was well.\n');
    expect(problems).toMatchObject([{ line: 1, column: 1, message: expect.stringContaining('never closed') }]);
  });

  it('does not take a ruler over prose for front matter', async () => {
    const note = await readOne('a.md', '---\nDawn was well today and showed me her room.\n---\nMum came in.\n');
    expect(note.origin).toBe('draft');
    expect(note.children.map((section) => section.text).join('')).toContain('Dawn was well');
  });

  it.each([
    ['recordedAt: 03/25/2026', 'recordedAt'],
    ['recordedAt: 31/02/2026', 'recordedAt'],
    ['eventAt: 2026-02-30', 'eventAt'],
    ['significantEvent: perhapsly', 'significantEvent'],
    ['present: [{ seen: perhapsly }]', 'present[0].seen'],
    ['child: { id: C-1, dateOfBirth: perhapsly }', 'child.dateOfBirth'],
    ['siblings: perhapsly', 'siblings'],
  ])('rejects %s and names the field and its line', async (yaml, path) => {
    const { problems, rejected } = await read(
      'a.md',
      front(`child: { id: C-1, name: Dawn Ash }\n${yaml}`.replace(/^child: \{ id: C-1, name: Dawn Ash \}\n(?=child)/, ''), '\n# New Case Note for Dawn Ash\n'),
    );
    expect(rejected).toBe(1);
    expect(problems[0]?.message.startsWith(`${path}: `)).toBe(true);
    expect(problems[0]?.line).toBe(yaml.startsWith('child') ? 2 : 3);
    expect(problems[0]?.message).not.toMatch(/perhapsly|\/2026|2026-02/);
  });

  it('names the layout for a date in another order', async () => {
    const { problems } = await read('a.md', front('child: { id: C-1 }\nrecordedAt: 03/25/2026', ''));
    expect(problems[0]?.message).toContain('dd/MM/yyyy');
  });

  it('rejects a record that names no child', async () => {
    const { problems, rejected } = await read('a.md', '---\nid: CN-1\n---\n\n## Detailed Notes\n\nText.\n');
    expect([rejected, problems[0]?.noteId]).toEqual([1, 'CN-1']);
    expect(problems[0]?.message).toContain('child');
  });
});

describe('form lines', () => {
  it('fill what the front matter lacks', async () => {
    const { fields } = await readOne('a.md', front('child: { id: C-1 }\nrecordedAt: 2026-03-03'));
    expect(fields).toMatchObject({
      child: { id: 'C-1', name: 'Dawn Ash' },
      contactType: 'Statutory Visit',
      significantEvent: true,
      addToChronology: false,
      eventAt: { day: '2026-03-02', time: '15:30' },
    });
  });

  it.each([
    ['significantEvent: no', 'significantEvent', { significantEvent: false }],
    ['contactType: Email', 'contactType', { contactType: 'Email' }],
    ['eventAt: 2026-03-01', 'eventAt', { eventAt: { day: '2026-03-01' } }],
    ['eventAt: 2026-03-02T11:00', 'eventAt', { eventAt: { time: '11:00' } }],
    ['contactType:', 'contactType', { contactType: null }],
  ])('that disagree with %s are a problem, and the front matter holds', async (yaml, key, held) => {
    const { notes, problems, rejected } = await read('a.md', front(`id: CN-9\nchild: { id: C-1, name: Dawn Ash }\n${yaml}`));
    expect(rejected).toBe(0);
    expect(notes[0]?.fields).toMatchObject(held);
    expect(problems).toMatchObject([{ noteId: 'CN-9', line: 4, message: expect.stringContaining(`${key}: `) }]);
  });

  it.each(['significantEvent: true', 'eventAt: 02/03/2026', 'eventAt: 2026-03-02T15:30', 'contactType: statutory visit'])(
    'that say the same as %s are no problem',
    async (yaml) => {
      const note = await readOne('a.md', front(`child: { id: C-1 }\n${yaml}`));
      expect(note.fields.eventAt).toMatchObject({ day: '2026-03-02', time: '15:30' });
    },
  );

  it('give the time to a date in the front matter', async () => {
    const note = await readOne(
      'a.md',
      front('child: { id: C-1 }\neventAt: 2026-03-02', '\n# New Case Note for Dawn Ash\n\nTime: 3.30pm\n\n## Detailed Notes\n\nText.\n'),
    );
    expect(note.fields.eventAt).toMatchObject({ day: '2026-03-02', time: '15:30' });
  });

  it('whose time disagrees with the front matter are a problem', async () => {
    const { notes, problems } = await read(
      'a.md',
      front('child: { id: C-1 }\neventAt: 2026-03-02T11:00', '\n# New Case Note for Dawn Ash\n\nTime: 15:30\n\n## Detailed Notes\n\nText.\n'),
    );
    expect(notes[0]?.fields.eventAt).toMatchObject({ time: '11:00' });
    expect(problems).toHaveLength(1);
  });

  it('may be bold, in bullets, in a table of two columns, and in other words', async () => {
    const note = await readOne(
      'a.md',
      `# New Case Note for Dawn Ash

**Date of visit:** 02/03/2026
**Time**: 3.30 pm
- Contact type: Home visit
| Significant event? | Y |
| --- | --- |
| SOCIAL WORKER | Sam Cole |

## Detailed Notes

Text.
`,
    );
    expect(note.fields).toMatchObject({
      eventAt: { day: '2026-03-02', time: '15:30' },
      contactType: 'Home visit',
      significantEvent: true,
      author: { name: 'Sam Cole' },
    });
    expect(at(note, 'contactType')).toBe('- Contact type: Home visit');
  });

  it('left empty are blank, and not there are absent', async () => {
    const { fields } = await readOne('a.md', '# New Case Note for Dawn Ash\n\nContact Date:\nType of Contact: ____\n\n## Detailed Notes\n\nText.\n');
    expect(fields).toMatchObject({ eventAt: null, contactType: null });
    expect(fields.significantEvent).toBeUndefined();
  });

  it('take labels from the settings', async () => {
    const note = await readOne('a.md', '# New Case Note for Dawn Ash\n\nVisited on: 02/03/2026\n\n## The story so far\n\nText.\n', {
      labels: { 'Visited on': 'eventAt', 'Story so far': 'detailed', 'The story so far': 'detailed' },
    });
    expect(note.fields.eventAt).toMatchObject({ day: '2026-03-02' });
    expect(note.children.map((section) => section.kind)).toEqual(['detailed']);
  });
});

describe('the table of people', () => {
  const table = (rows: string): string => `# New Case Note for Dawn Ash\n\n${rows}\n\n## Detailed Notes\n\nText.\n`;

  it('reads ticks, blank cells and groups', async () => {
    const { fields } = await readOne(
      'a.md',
      table(`| Contact Regarding | Relation | Name | Age | At Contact | Interviewed? | Seen? | Alone? | Bedroom? |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Children / Young People | Self | Dawn Ash | 12 | [x] | [X] | yes | Y | [ ] |
| | Half Sister | Bea Ash | | [ ] | | No | ☐ | ✓ |
| Adults also present | Mother | Kim Ash | | [x] | [ ] | [x] | | |`),
    );
    expect(fields.present).toEqual([
      { relation: 'Self', name: 'Dawn Ash', age: '12', atContact: true, interviewed: true, seen: true, alone: true, bedroom: false, kind: 'child' },
      { relation: 'Half Sister', name: 'Bea Ash', age: null, atContact: false, interviewed: null, seen: false, alone: false, bedroom: true, kind: 'child' },
      { relation: 'Mother', name: 'Kim Ash', age: null, atContact: true, interviewed: false, seen: true, alone: null, bedroom: null, kind: 'adult' },
    ]);
  });

  it('leaves the fields of missing columns absent', async () => {
    const { fields } = await readOne('a.md', table('| Name | Relationship | Seen |\n| --- | --- | --- |\n| Dawn Ash | Self | Yes |'));
    expect(fields.present).toEqual([{ name: 'Dawn Ash', relation: 'Self', seen: true }]);
  });

  it('reads the boxes of a web form', async () => {
    const { fields } = await readOne(
      'a.md',
      table('| Name | Seen? | Alone? |\n| --- | --- | --- |\n| Dawn Ash | <input type="checkbox" checked> | <input type="checkbox"> |'),
    );
    expect(fields.present).toEqual([{ name: 'Dawn Ash', seen: true, alone: false }]);
  });

  it('gives every cell its place', async () => {
    const note = await readOne('a.md', table('| Name | Seen? | Alone? |\n| --- | --- | --- |\n| Dawn Ash | [x] | |'));
    expect(at(note, 'present[0].seen').trim()).toBe('[x]');
    expect(note.source.point(note.place('present[0].alone').start).line).toBe(5);
  });

  it('rejects a tick that is neither yes nor no', async () => {
    const { problems, rejected } = await read('a.md', table('| Name | Seen? |\n| --- | --- |\n| Dawn Ash | sideways |'));
    expect([rejected, problems[0]?.line, problems[0]?.message]).toEqual([1, 5, 'present[0].seen: expected yes or no']);
  });
});

describe('headings', () => {
  const kinds = async (body: string) => (await readOne('a.md', `# New Case Note for Dawn Ash\n\n${body}`)).children.map((section) => section.kind);

  it.each([
    ['## Reason for contact:', 'reason'],
    ['REASON FOR CONTACT', 'reason'],
    ['**Detailed notes**', 'detailed'],
    ['## 3. Analysis of Information', 'analysis'],
    ['### What are we worried about?', 'worries'],
    ['**What’s working well:**', 'workingWell'],
    ['Worries', 'worries'],
    ['What needs to happen', 'needsToHappen'],
    ['#### ACTIONS ####', 'actions'],
    ['**Next steps:**', 'actions'],
  ])('%s', async (heading, kind) => {
    expect(await kinds(`${heading}\n\nSomething of substance stands here.\n`)).toEqual([kind]);
  });

  it('in front of their text on one line', async () => {
    const note = await readOne('a.md', '## Analysis\n\n**What is working well:** Dawn likes school.\n\nWorries: Mum is tired.\n');
    expect(note.children.map((section) => [section.kind, section.text.trim()])).toEqual(
      [
        ['analysis', ''],
        ['workingWell', 'Dawn likes school.'],
        ['worries', 'Mum is tired.'],
      ].slice(-note.children.length),
    );
  });

  it('stand within the section above them', async () => {
    const note = await readOne('a.md', BODY.replace('## Actions', '### What is working well\n\nSchool.\n\n## Actions'));
    expect(note.children.find((section) => section.kind === 'workingWell')?.within).toBe('analysis');
    expect(note.children.find((section) => section.kind === 'actions')?.within).toBeNull();
  });
});

describe('several notes in a file', () => {
  const second = '\n# New Case Note for Dawn Ash\n\nContact Date: 09/03/2026\n\n## Detailed Notes\n\nSecond visit.\n';

  it('take child and author from the first where they name the same child', async () => {
    const { notes, problems } = await read(
      'a.md',
      front('id: CN-1\nchild: { id: C-1, name: Dawn Ash }\nauthor: { id: W-1, name: Sam Cole }\nfamily: F-1\nrecordedAt: 2026-03-03') + second,
    );
    expect(problems).toEqual([]);
    expect(notes.map((note) => [note.id, note.fields.child?.id, note.fields.author?.name, note.fields.family])).toEqual([
      ['CN-1', 'C-1', 'Sam Cole', 'F-1'],
      ['a.md#2', 'C-1', 'Sam Cole', 'F-1'],
    ]);
    expect(notes[1]?.fields.recordedAt).toBeUndefined();
    expect(notes[1]?.fields.eventAt?.day).toBe('2026-03-09');
  });

  it('take nothing from the first where they name another child', async () => {
    const { notes } = await read(
      'a.md',
      front('id: CN-1\nchild: { id: C-1, name: Dawn Ash }\nauthor: { id: W-1, name: Sam Cole }') + second.replace('Dawn Ash', 'Rory Ash'),
    );
    expect(notes[1]?.fields.child).toMatchObject({ name: 'Rory Ash' });
    expect(notes[1]?.fields.child?.id).toBeUndefined();
    expect(notes[1]?.fields.author).toBeUndefined();
  });

  it('may each have front matter', async () => {
    const { notes, problems } = await read(
      'a.md',
      `${front('id: CN-1\nchild: { id: C-1, name: Dawn Ash }')}\n${front('id: CN-2\nchild: { id: C-2, name: Rory Ash }', second.replace('Dawn', 'Rory'))}`,
    );
    expect(problems).toEqual([]);
    expect(notes.map((note) => [note.id, note.fields.child?.id])).toEqual([
      ['CN-1', 'C-1'],
      ['CN-2', 'C-2'],
    ]);
  });

  it('lose only the broken one', async () => {
    const { notes, problems, rejected } = await read('a.md', front('child: { id: C-1, name: Dawn Ash }') + second.replace('09/03/2026', '31/02/2026') + second);
    expect([notes.length, rejected, problems.length]).toEqual([2, 1, 1]);
    expect(problems[0]).toMatchObject({ noteId: 'a.md#2', line: expect.any(Number), message: expect.stringContaining('eventAt: ') });
  });

  it('have their places in the file, not in the note', async () => {
    const text = front('child: { id: C-1, name: Dawn Ash }') + second;
    const { notes } = await read('a.md', text);
    const section = notes[1]?.children.find((part) => part.kind === 'detailed');
    const { start, end } = section?.children[0]?.position ?? { start: { offset: 0, line: 0 }, end: { offset: 0 } };
    expect(text.slice(start.offset, end.offset)).toBe('Second visit.');
    expect(text.split('\n')[start.line - 1]).toBe('Second visit.');
  });
});

describe('a draft', () => {
  it('is its text, read as Detailed Notes', async () => {
    for (const file of ['draft.md', 'draft.txt', 'draft.markdown', 'DRAFT.TXT']) {
      const note = await readOne(file, 'I saw Dawn today.\n\nShe was well.\n');
      expect([note.origin, note.id, note.fields.sections, note.children.map((section) => section.kind)]).toEqual([
        'draft',
        `${file}#1`,
        undefined,
        ['detailed'],
      ]);
    }
  });

  it('with headings came in sections', async () => {
    const note = await readOne('draft.md', '## Analysis\n\nDawn is settling.\n\n## Actions\n\nCall school.\n');
    expect([note.fields.sections, note.children.map((section) => section.kind)]).toEqual([true, ['analysis', 'actions']]);
  });

  it('that speaks of a new case note stays one note', async () => {
    const note = await readOne('draft.md', 'I will write a new case note for this tomorrow.\nDawn was well.\n');
    expect(note.children.map((section) => section.text.trim()).join('')).toContain('Dawn was well.');
  });

  it('pasted from a word processor is prose however it is indented', async () => {
    const note = await readOne('draft.md', '    I saw Dawn today.\n\n        She was well.\n\n\tMum was out.\n');
    const types = note.children.flatMap((section) => section.children.map((node) => node.type));
    expect(types).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });

  it('that is empty is rejected', async () => {
    for (const empty of ['', ' \n\t\n', '\ufeff']) expect((await read('draft.md', empty)).problems).toMatchObject([{ message: EMPTY }]);
  });
});

describe('encodings', () => {
  const text = front('id: CN-1\nchild: { id: C-1, name: Zoë Ash }').replaceAll('Dawn Ash', 'Zoë Ash').replace('her room', 'her “café” 🙂 room');

  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16(text, 'le')],
    ['UTF-16, big end first', utf16(text, 'be')],
    ['CRLF', new TextEncoder().encode(text.replaceAll('\n', '\r\n'))],
  ])('%s gives the same note', async (_, bytes) => {
    const note = await readOne('a.md', bytes);
    expect([note.id, note.fields.child?.name, note.fields.contactType, note.fields.eventAt?.time]).toEqual(['CN-1', 'Zoë Ash', 'Statutory Visit', '15:30']);
    expect(note.children.map((section) => [section.kind, section.heading])).toEqual([
      ['reason', 'Reason for contact'],
      ['detailed', 'Detailed Notes'],
      ['analysis', 'Analysis of information'],
      ['actions', 'Actions'],
    ]);
    expect(note.children[1]?.text).toContain('“café” 🙂 room');
    expect(note.children[1]?.children[0]?.position?.start).toMatchObject({
      line: text.split('\n').indexOf('Dawn showed me her “café” 🙂 room.') + 1,
      column: 1,
    });
  });

  it.each([
    ['a byte that begins nothing', bytesOf('Dawn.\nShe is ', [0xe9], ' well.\nMore.\n'), 2],
    ['a character cut short at the end', bytesOf('Dawn.\n\nWell', [0xe2, 0x82]), 3],
    ['half a surrogate pair in UTF-16', utf16('Dawn.\nShe \ud800 is.\n', 'le'), 2],
    ['half a surrogate pair in UTF-16, big end first', utf16('Dawn.\n\nShe \udc00 is.\n', 'be'), 3],
  ])('%s is a problem that names the line', async (_, bytes, line) => {
    const { problems, rejected, notes } = await read('a.md', bytes);
    expect([rejected, notes.length, problems.length, problems[0]?.line]).toEqual([1, 0, 1, line]);
  });

  it('UTF-16 without its mark is a problem, not garbage', async () => {
    for (const file of ['a.md', 'a.ndjson', 'a.json']) {
      for (const order of ['le', 'be'] as const)
        expect((await read(file, utf16('{"id": "CN-1", "child": {"id": "C-1"}}', order).subarray(2))).notes).toEqual([]);
    }
  });
});
