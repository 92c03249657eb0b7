import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, caselint, removeBuild } from './command.ts';

let folder: string;
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'mapped-exports-'));
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeBuild();
});

interface Finding {
  readonly rule: string;
  readonly noteId: string;
  readonly childId?: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly excerpt?: string;
}

/** Reads an export with these settings of `input`; each finding as note, rule and the words of the file that it points to. */
async function lint(name: string, content: string | Uint8Array, input: object, ...more: string[]) {
  writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ input }));
  const { code, stdout, stderr } = await caselint([name, '-c', 'settings.json', '--as-of', '2026-06-30', '-f', 'json', ...more], { cwd: folder });
  const { findings, problems, summary } = JSON.parse(stdout);
  const lines = typeof content === 'string' ? content.split('\n') : [];
  const found = (findings as Finding[]).map(({ noteId, rule, line, column, endColumn }) => [noteId, rule, lines[line - 1]?.slice(column - 1, endColumn - 1)]);
  return { code, said: stderr.split('\n').filter(Boolean), findings: findings as Finding[], found, problems, summary };
}

describe('liquidlogic', () => {
  const EXPORT = `FACT_CASENOTE_ID,DIM_PERSON_ID,EVENT_DTTM,DIM_LOOKUP_CASNT_TYPE_ID_CODE,SEEN_FLAG,SEEN_ALONE_FLAG,SEEN_BEDROOM_FLAG,NOTE_TEXT
9001,501,02/03/2026 10:00:00,STVC,Y,N,Y,"Dawn said ""hello"" to the IRO."
9002,502,,HVIS,,,,Kyle was out.
9003,503,02/03/2026 10:00:00,TELE,,,,The school rang.
`;

  it('reads flags, codes and times, and text from the column that you name', async () => {
    const { found, findings, summary, said } = await lint('notes.csv', EXPORT, { mapping: 'liquidlogic', fields: { 'sections.Detailed Notes': 'NOTE_TEXT' } });
    expect([summary.judged, said]).toEqual([3, []]);
    expect(findings[0]?.childId).toBe('501');
    // Seen and not alone, with no reason, at a visit by its code: the place is the first of the child's ticks.
    expect(found).toContainEqual(['9001', 'incomplete-visit-checklist', 'Y']);
    expect(found).toContainEqual(['9001', 'unexplained-abbreviation', 'IRO']);
    // A visit with the flags left blank, and no date.
    expect(found.filter(([id]) => id === '9002').map(([, rule]) => rule)).toEqual(
      expect.arrayContaining(['incomplete-visit-checklist', 'missing-contact-detail']),
    );
    // A code that is not listed is no visit that caselint knows.
    expect(found.filter(([id, rule]) => id === '9003' && rule === 'incomplete-visit-checklist')).toEqual([]);
    expect(summary.notChecked['late-entry']).toMatchObject({ missing: ['recordedAt'] });
  });

  it('gives way to your own settings key by key', async () => {
    const own = {
      mapping: 'liquidlogic',
      fields: { 'present[0].alone': null, 'present[0].seen': null, 'present[0].bedroom': null },
      values: { contactType: { TELE: 'Home visit' } },
    };
    const { summary, said } = await lint('notes.csv', EXPORT, own);
    expect(said).toEqual([expect.stringContaining('4 columns are not read: “SEEN_FLAG”, “SEEN_ALONE_FLAG”, “SEEN_BEDROOM_FLAG”, “NOTE_TEXT”')]);
    expect(summary.notChecked['incomplete-visit-checklist']).toMatchObject({ notes: 3 });
  });
});

describe('mosaic', () => {
  const own = { mapping: 'mosaic', values: { contactType: { VIS: 'Home visit' } } };
  const TEXT = 'Dawn showed me her room. The IRO was told.';

  it('reads the table of case notes', async () => {
    const file = `id,person_id,note_type,title,created_on,created_by,EFFECTIVE_DATE,note\n71,301,VIS,Visit,20/03/2026 09:10,Kit Arden,02/03/2026 10:00,${TEXT}\n`;
    const { found, findings, said } = await lint('mosaic.csv', file, own);
    expect(findings.every(({ childId }) => childId === '301')).toBe(true);
    expect(found).toContainEqual(['71', 'unexplained-abbreviation', 'IRO']);
    expect(found).toContainEqual(['71', 'late-entry', '20/03/2026 09:10']);
    expect(said).toEqual([expect.stringContaining('“CreatedByEmail”, “SEEN_ALONE_FLAG”'), expect.stringContaining('“title”')]);
  });

  it('reads the same notes under the names of the API, as NDJSON', async () => {
    const note = {
      CaseNoteId: 72,
      MosaicId: 301,
      NoteType: 'VIS',
      CreatedOn: '2026-03-20T09:10',
      CreatedByName: 'Kit Arden',
      EFFECTIVE_DATE: '2026-03-02',
      CaseNoteContent: TEXT,
    };
    const { found } = await lint('mosaic.ndjson', `${JSON.stringify(note)}\n`, own);
    expect(found).toContainEqual(['72', 'unexplained-abbreviation', 'IRO']);
    expect(found).toContainEqual(['72', 'late-entry', '"2026-03-20T09:10"']);
  });
});

describe('eclipse', () => {
  const HEADER = 'INSTANCEID,ANSWERFORSUBJECTID,DESIGNSUBNAME,DATECOMPLETED,CONTROLNAME,DATEANSWERVALUE,ANSWERVALUE';
  const F1 = 'F1,501,Child Protection ,10/03/2026';
  const F2 = 'F2,502,Child in care,11/03/2026';
  const ROWS = [
    `${F1},AnnexAReturn_dateOfVisit,02/03/2026,`,
    `${F2},AnnexAReturn_dateOfVisit,03/03/2026,`,
    `${F1},AnnexAReturn_wasTheChildSeen,,Yes`,
    `${F1},AnnexAReturn_wasTheChildSeenAlone,,Child seen with others`,
    `${F2},visit_mood,,Cheerful`,
    `${F1},visit_details,,"Dawn showed me her room. The IRO was told."`,
  ];
  const own = { mapping: 'eclipse', fields: { 'sections.Detailed Notes': 'visit_details' } };

  it('puts the answers of each form together, wherever their rows stand', async () => {
    const { found, findings, summary, said } = await lint('eclipse.csv', [HEADER, ...ROWS, ''].join('\n'), own);
    expect(summary).toMatchObject({ notes: 2, judged: 2 });
    expect(findings.filter(({ noteId }) => noteId === 'F1').every(({ childId }) => childId === '501')).toBe(true);
    expect(found).toContainEqual(['F1', 'unexplained-abbreviation', 'IRO']);
    expect(found).toContainEqual(['F1', 'incomplete-visit-checklist', 'Yes']);
    // An answer with no row is absent, so that nothing is said of it but that it was not checked.
    expect(found.filter(([id, rule]) => id === 'F2' && rule === 'incomplete-visit-checklist')).toEqual([]);
    expect(summary.notChecked['incomplete-visit-checklist'].missing).toEqual(['present', 'present[].bedroom']);
    expect(said).toEqual([expect.stringContaining('1 row answers a question that input.fields does not name')]);
  });

  it('says which questions nobody answered, and refuses two answers to one', async () => {
    const rows = [ROWS[0], `${F1},AnnexAReturn_dateOfVisit,05/03/2026,`, ''];
    const { code, problems, said } = await lint('eclipse.csv', [HEADER, ...rows].join('\n'), own);
    expect([code, problems]).toEqual([
      2,
      [expect.objectContaining({ noteId: 'F1', line: 2, message: expect.stringContaining('eventAt: rows of this note say different things') })],
    ]);
    expect(said[0]).toContain('“AnnexAReturn_wasTheChildSeen”, “AnnexAReturn_wasTheChildSeenAlone”, “visit_details”');
  });

  it('says what the file lacks where a question’s column is not there', async () => {
    const { code, problems } = await lint('eclipse.csv', 'INSTANCEID,ANSWERVALUE\nF1,Yes\n', own);
    expect([code, problems[0].message]).toEqual([2, expect.stringContaining('no column “CONTROLNAME”, which the settings name in input.pivot')]);
  });
});

describe('other ways to write a table', () => {
  const fields = { id: 'Note', 'child.id': 'Person', 'sections.Detailed Notes': 'Text' };
  const table = (separator: string) => ['Note,Person,Text', '1,501,"The IRO, who is new, was told."', ''].join('\n').replace(/,(?! )/g, separator);

  it('.tsv has tabs, and commas are words', async () => {
    const { found, summary } = await lint('notes.tsv', table('\t'), { fields });
    expect(summary).toMatchObject({ notes: 1, judged: 1 });
    expect(found).toContainEqual(['1', 'unexplained-abbreviation', 'IRO']);
  });

  it('.TSV with one column more commas than tabs is still read by what its header has', async () => {
    expect((await lint('NOTES.TSV', table(','), { fields })).summary).toMatchObject({ notes: 1, judged: 1 });
  });

  it('a pipe has to be named', async () => {
    expect((await lint('pipes.csv', table('|'), { fields, separator: 'pipe' })).summary).toMatchObject({ judged: 1 });
  });

  it('UTF-16, as Excel saves “Unicode text”', async () => {
    const { found, summary } = await lint('unicode.csv', Buffer.from(`\ufeff${table('\t')}`, 'utf16le'), { fields });
    expect([summary.judged, found.some(([, rule]) => rule === 'unexplained-abbreviation')]).toEqual([1, true]);
  });
});

it.each([
  ['as its bytes tell', {}],
  ['as the settings tell', { encoding: 'windows-1252' }],
])('words in Windows-1252 are quoted as they stand, %s', async (_, input) => {
  // “Ã©” is valid as UTF-8 too: é.
  const text = 'encoding' in input ? 'The \xc3\xa9 of Zo\xc3\xa9 met the IRO.' : 'Zo\xeb met the IRO.';
  const { findings } = await lint('ansi.csv', Buffer.from(`id,child.id,sections.Detailed Notes\n1,C-1,"${text}"\n`, 'latin1'), input, '--include-text');
  expect(findings.find(({ rule }) => rule === 'unexplained-abbreviation')?.excerpt).toBe('IRO');
});

it('SARIF has what is to be known of a file as notifications, and names no cell', async () => {
  writeFileSync(join(folder, 'ansi.csv'), Buffer.from('id,child.id,child.name,Spare\n1,C-1,Zo\xeb Quixotic,Marmaduke\n', 'latin1'));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ input: { fields: { eventAt: 'WHEN' } } }));
  const { stdout } = await caselint(['ansi.csv', '-c', 'settings.json', '-f', 'sarif'], { cwd: folder });
  const [run] = JSON.parse(stdout).runs;
  const [invocation] = run.invocations;
  const notices = invocation.toolConfigurationNotifications.filter(({ level }: { level: string }) => level === 'note');
  expect(notices.map(({ message, descriptor }: { message: { text: string }; descriptor: { id: string } }) => [descriptor.id, message.text])).toEqual([
    ['input-notice', expect.stringContaining('read as Windows-1252')],
    ['input-notice', expect.stringContaining('“WHEN”')],
    ['input-notice', expect.stringContaining('“Spare”')],
  ]);
  expect(notices[0].locations[0].physicalLocation.artifactLocation.uri).toBe('ansi.csv');
  expect(run.tool.driver.notifications[notices[0].descriptor.index].id).toBe('input-notice');
  expect(invocation.executionSuccessful).toBe(true);
  expect(stdout).not.toMatch(/Quixotic|Marmaduke/);
});
