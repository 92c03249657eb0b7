import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readColumns } from '../../src/input/proposal/columns.ts';
import { type Proposal, propose } from '../../src/input/proposal/propose.ts';

const PROSE = 'I saw Dawn at home with her mother and we talked about the new school and the garden.';

function proposed(file: string, content: string | Uint8Array): Proposal {
  const columns = readColumns(file, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  if (!columns) throw new Error('no columns');
  return propose(columns);
}

/** One row under a header, cells given as they are. */
const csv = (row: Readonly<Record<string, string>>, separator = ',') =>
  `${Object.keys(row).join(separator)}\n${Object.values(row)
    .map((cell) => `"${cell}"`)
    .join(separator)}\n`;

describe('columns as systems call them', () => {
  it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
    [
      'words with spaces and question marks',
      {
        'Date of Visit': '02/03/2026',
        'Date Recorded': '03/03/2026',
        'Child Seen?': 'Yes',
        'Seen Alone?': 'No',
        'Bedroom Seen?': 'No',
        'Case Notes': PROSE,
        'Next Visit Date': '',
      },
      {
        eventAt: 'Date of Visit',
        recordedAt: 'Date Recorded',
        'present[0].seen': 'Child Seen?',
        'present[0].alone': 'Seen Alone?',
        'present[0].bedroom': 'Bedroom Seen?',
        'sections.Detailed Notes': 'Case Notes',
      },
      ['Next Visit Date'],
    ],
    [
      'capitals and underscores',
      {
        VISIT_ID: '70001',
        CLIENT_REF: '4401',
        VISIT_DTTM: '04/02/2026 15:40',
        ENTERED_DTTM: '05/02/2026 09:00',
        VISIT_TYPE_CODE: 'HVIS',
        LAST_UPDATED_DTTM: '06/02/2026',
        NOTE_TEXT: PROSE,
      },
      {
        id: 'VISIT_ID',
        'child.id': 'CLIENT_REF',
        eventAt: 'VISIT_DTTM',
        recordedAt: 'ENTERED_DTTM',
        contactType: 'VISIT_TYPE_CODE',
        'sections.Detailed Notes': 'NOTE_TEXT',
      },
      ['LAST_UPDATED_DTTM'],
    ],
    [
      'camel case',
      {
        caseNoteId: '7',
        personId: '3',
        personName: 'Dawn',
        eventDate: '2026-03-02',
        dateCreated: '2026-03-02',
        createdBy: 'Kit',
        noteType: 'Visit',
        noteBody: PROSE,
        isSignificantEvent: 'true',
      },
      {
        id: 'caseNoteId',
        'child.id': 'personId',
        'child.name': 'personName',
        eventAt: 'eventDate',
        recordedAt: 'dateCreated',
        'author.name': 'createdBy',
        contactType: 'noteType',
        'sections.Detailed Notes': 'noteBody',
        significantEvent: 'isSignificantEvent',
      },
      [],
    ],
    [
      'a prefix before every name',
      {
        cinv_cin_visit_id: '1',
        cinv_person_id: '2',
        cinv_cin_visit_date: '2026-03-01',
        cinv_cin_visit_seen: 'Y',
        cinv_cin_visit_seen_alone: 'N',
        cinv_cin_visit_bedroom: 'Y',
      },
      {
        id: 'cinv_cin_visit_id',
        'child.id': 'cinv_person_id',
        eventAt: 'cinv_cin_visit_date',
        'present[0].seen': 'cinv_cin_visit_seen',
        'present[0].alone': 'cinv_cin_visit_seen_alone',
        'present[0].bedroom': 'cinv_cin_visit_bedroom',
      },
      [],
    ],
    ['birthdays in short', { 'D.O.B.': '09/03/2014', DOB: '' }, { 'child.dateOfBirth': 'D.O.B.' }, ['DOB']],
    ['birthdays in full', { 'Date of Birth': '09/03/2014' }, { 'child.dateOfBirth': 'Date of Birth' }, []],
    [
      'the form’s headings',
      {
        'What is working well?': PROSE,
        'What are we worried about?': PROSE,
        'What needs to happen?': PROSE,
        'Analysis of Information': PROSE,
        'Agreed Actions': PROSE,
      },
      {
        'sections.What is working well': 'What is working well?',
        'sections.What are we worried about': 'What are we worried about?',
        'sections.What needs to happen': 'What needs to happen?',
        'sections.Analysis of information': 'Analysis of Information',
        'sections.Actions': 'Agreed Actions',
      },
      [],
    ],
    [
      'workers in other words',
      { Practitioner: 'Kit', 'Practitioner Team': 'North', 'Job Title': 'Social worker', 'Team Manager': 'Mo', 'Allocated Worker': 'Kim' },
      { 'author.name': 'Practitioner', 'author.team': 'Practitioner Team', 'author.role': 'Job Title' },
      ['Team Manager', 'Allocated Worker'],
    ],
    ['a date and its time apart', { 'Contact Date': '02/03/2026', 'Contact Time': '15:30' }, { eventAt: 'Contact Date', eventTime: 'Contact Time' }, []],
    [
      'things that are something else',
      { 'Mother Name': 'x', 'School Name': 'y', 'Review Date': '02/03/2026', 'Referral ID': '3', Postcode: 'z' },
      {},
      ['Mother Name', 'School Name', 'Review Date', 'Referral ID', 'Postcode'],
    ],
    [
      'an interpreter',
      { 'Interpreter Used': 'Y', 'Interpreter Name': 'Mo' },
      { 'interpreter.used': 'Interpreter Used', 'interpreter.name': 'Interpreter Name' },
      [],
    ],
    [
      'Finalised',
      { 'Finalised Date': '02/03/2026', 'Add to Chronology': 'Y', 'Legal Status': 'C2' },
      { finalisedAt: 'Finalised Date', addToChronology: 'Add to Chronology', 'child.status': 'Legal Status' },
      [],
    ],
  ])('%s', (_, row, fields, unmapped) => {
    const proposal = proposed('export.csv', csv(row));
    expect(proposal.fields).toEqual(fields);
    expect(proposal.unmapped).toEqual(unmapped);
  });

  it('in JSON, by the path of their keys', () => {
    const note = { CaseNote: { Id: 1, Text: PROSE }, Client: { Id: 4, DOB: '2014-01-01' }, Visit: { Date: '2026-01-01', ChildSeen: 'Y' } };
    const fields = {
      id: 'CaseNote.Id',
      'child.id': 'Client.Id',
      'child.dateOfBirth': 'Client.DOB',
      eventAt: 'Visit.Date',
      'present[0].seen': 'Visit.ChildSeen',
      'sections.Detailed Notes': 'CaseNote.Text',
    };
    expect(proposed('a.json', JSON.stringify([note])).fields).toEqual(fields);
    expect(proposed('a.json', JSON.stringify({ notes: [note] })).fields).toEqual(fields);
    expect(proposed('a.ndjson', `${JSON.stringify(note)}\n{broken\n`).fields).toEqual(fields);
  });

  it('that have the contract’s own names stay as they are', () => {
    const { fields, asTheyAre } = proposed('export.csv', csv({ id: '1', 'child.id': '2', 'sections.Detailed Notes': PROSE, 'Visit Date': '' }));
    expect([fields, asTheyAre]).toEqual([{ eventAt: 'Visit Date' }, ['id', 'child.id', 'sections.Detailed Notes']]);
  });
});

describe('a system that is known', () => {
  it.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'liquidlogic',
      { FACT_CASENOTE_ID: '1', DIM_PERSON_ID: '2', EVENT_DTTM: '', DIM_LOOKUP_CASNT_TYPE_ID_CODE: 'STVC', SEEN_FLAG: 'Y', NOTE_TEXT: PROSE },
      { 'sections.Detailed Notes': 'NOTE_TEXT' },
    ],
    ['mosaic', { MosaicId: '1', CaseNoteId: '2', CaseNoteContent: PROSE, CreatedOn: '2026-03-02', CreatedByName: 'Kit', NoteType: 'X' }, {}],
    [
      'eclipse',
      {
        INSTANCEID: '1',
        ANSWERFORSUBJECTID: '2',
        DESIGNSUBNAME: 'Child Protection ',
        CONTROLNAME: 'q',
        DATEANSWERVALUE: '',
        ANSWERVALUE: 'a',
        DATECOMPLETED: '',
      },
      {},
    ],
  ])('%s', (mapping, row, fields) => {
    expect(proposed('export.csv', csv(row))).toMatchObject({ mapping, fields });
  });

  it('is not seen in a few common names', () => {
    expect(proposed('export.csv', csv({ id: '1', note: PROSE, person_id: '2' })).mapping).toBeUndefined();
  });
});

describe('notes spread over rows', () => {
  it('of sections', () => {
    const proposal = proposed('export.csv', csv({ 'Note ID': '1', 'Person ID': '2', Heading: 'Actions', Text: PROSE }));
    expect(proposal).toMatchObject({ groupBy: 'Note ID', isSpread: true, fields: { 'sections[].heading': 'Heading', 'sections[].text': 'Text' } });
    expect(proposal.pivot).toBeUndefined();
  });

  it('of answers', () => {
    const proposal = proposed('export.csv', csv({ InstanceId: '1', PersonId: '2', Question: 'Seen?', Answer: 'Yes' }));
    expect(proposal).toMatchObject({ groupBy: 'InstanceId', pivot: { name: 'Question', value: 'Answer' }, isSpread: true });
    expect(Object.keys(proposal.fields)).toEqual(['id', 'child.id']);
  });
});

describe('what the values say', () => {
  const dates = (...values: string[]) => proposed('export.csv', `Visit Date\n${values.map((value) => `"${value}"`).join('\n')}\n`);

  it('layouts of dates, where the usual will not do', () => {
    expect(dates('2026-03-02', '03/04/2026', '25/12/2026 10:00').dates).toEqual([]);
    expect(dates('02-Mar-2026').dates).toEqual(['dd-MMM-yyyy']);
    expect(dates('2 March 2026', '02.03.2026').dates).toEqual(['dd.MM.yyyy', 'dd MMMM yyyy']);
    expect(dates('20260302').dates).toEqual(['yyyyMMdd']);
    expect(dates('02/03/26').dates).toEqual(['dd/MM/yy']);
    expect(dates('02/03/2026 3:30 PM').dates).toEqual(['dd/MM/yyyy h:mm a']);
    expect(dates('Mar  2 2026 10:00AM').unknownDates.length + dates('Mar  2 2026 10:00AM').dates.length).toBe(1);
  });

  it('never a guess at the order of day and month', () => {
    expect(dates('03/04/2026')).toMatchObject({ dates: [], monthFirst: [], unknownDates: [] });
    expect(dates('03/04/2026', '12/25/2026')).toMatchObject({ dates: [], monthFirst: ['Visit Date'] });
  });

  it('a date that is in no calendar’s layout', () => {
    expect(dates('2026/13/45')).toMatchObject({ dates: [], unknownDates: ['Visit Date'] });
  });

  it('ticks in words', () => {
    expect(proposed('export.csv', 'Child Seen\nSeen\nNot seen\n').values).toEqual({ 'present[0].seen': { seen: true, 'not seen': false } });
    expect(proposed('export.csv', 'Child Seen\n1\n0\n').values).toEqual({});
    expect(proposed('export.csv', 'Child Seen\nin the garden\n')).toMatchObject({ values: {}, unlike: [{ target: 'present[0].seen', column: 'Child Seen' }] });
  });

  it('codes of the type of contact', () => {
    expect(proposed('export.csv', 'Visit Type\nHVIS\nTELE\n').codes).toBe('Visit Type');
    expect(proposed('export.csv', 'Visit Type\nHome visit\n').codes).toBeUndefined();
  });

  it('separators and encodings that a reader has to be told', () => {
    expect(proposed('export.csv', csv({ 'Visit Date': '2026-03-02', 'Case Notes': PROSE }, '|')).separator).toBe('pipe');
    expect(proposed('export.csv', csv({ 'Visit Date': '2026-03-02', 'Case Notes': PROSE }, ';')).separator).toBeUndefined();
    expect(proposed('export.csv', Buffer.from('Visit Type\ncaf\xe9\n', 'latin1')).encoding).toBe('windows-1252');
    expect(proposed('export.csv', 'Visit Type\ncafé\n').encoding).toBeUndefined();
  });

  it('tell an id from a text under one name', () => {
    expect(proposed('export.csv', 'note\nS-1\n').fields).toEqual({ id: 'note' });
    expect(proposed('export.csv', `note\n${PROSE}\n`).fields).toEqual({ 'sections.Detailed Notes': 'note' });
  });
});

describe('whatever an export holds', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'Y', '1', '02/03/2026', 'HVIS', PROSE, '"', 'Date of Visit', 'ID', '__proto__'));

  it('a proposal is made of CSV, and says of each column once what it is', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
        const columns = readColumns('export.csv', new TextEncoder().encode(text));
        const { fields, unmapped, unlike, pivot, asTheyAre } = propose(columns ?? { columns: [] });
        const said = [...Object.values(fields), ...unmapped, ...unlike.map(({ column }) => column), ...Object.values(pivot ?? {}), ...asTheyAre];
        const names = new Set(columns?.columns.map(({ name }) => name));
        expect(said.filter((name) => !names.has(name))).toEqual([]);
        expect([...names].filter((name) => !said.includes(name))).toEqual([]);
      }),
    );
  });

  it('nothing is thrown by bytes that are no export', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('a.csv', 'a.tsv', 'a.json', 'a.ndjson', 'a.jsonl'), (bytes, file) => {
        propose(readColumns(file, bytes) ?? { columns: [] });
      }),
    );
  });

  it('nothing is thrown by any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const file of ['a.json', 'a.ndjson']) propose(readColumns(file, new TextEncoder().encode(JSON.stringify(value))) ?? { columns: [] });
      }),
    );
  });

  it('a kind of file without columns has none', () => {
    expect(readColumns('a.md', new Uint8Array())).toBeUndefined();
  });
});
