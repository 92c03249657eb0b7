import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLabelled } from '../eval/marks.ts';
import { score } from '../eval/score.ts';
import { entryDatedByWriting } from '../rules/entry-dated-by-writing/rule.ts';
import { identityNotConsidered } from '../rules/identity-not-considered/rule.ts';
import { outOfOrderEntry } from '../rules/out-of-order-entry/rule.ts';
import { safeguardingNotReported } from '../rules/safeguarding-not-reported/rule.ts';
import { unfinalisedEntry } from '../rules/unfinalised-entry/rule.ts';
import { runLint } from '../src/batch/run.ts';
import { checkSettings } from '../src/config/load.ts';
import { resolveSettings } from '../src/config/resolve.ts';

const RULES = [unfinalisedEntry, safeguardingNotReported, entryDatedByWriting, outOfOrderEntry, identityNotConsidered];

interface Given {
  readonly only: string;
  readonly options?: object;
  readonly today?: string;
}

/** Lints files, each an array of notes; every note is of one child where it names none. */
async function lint(files: readonly (readonly object[])[], { only, options = {}, today = '2026-06-30' }: Given) {
  const settings = resolveSettings(RULES, [{ from: 'test', settings: checkSettings('test', { rules: { [only]: options } }, RULES) }], { only: [only] });
  const given = files.map((notes, i) => ({
    name: `${i}.json`,
    bytes: new TextEncoder().encode(JSON.stringify(notes.map((note) => ({ child: { id: 'C-1' }, sections: { 'Detailed Notes': 'A walk.' }, ...note })))),
  }));
  const result = await runLint({ settings, today, inlineSuppressions: true, paths: [], cwd: '.', given });
  expect(result.problems).toEqual([]);
  return { found: result.findings.map(({ on, messageId }) => `${on.noteId} ${messageId}`), result, missing: result.summary.notChecked[only]?.missing };
}

describe('unfinalised-entry', () => {
  const only = 'unfinalised-entry';
  const drafts = [{ id: 'a', eventAt: '2026-03-31T10:00', finalisedAt: null }];
  it.each([
    ['2026-04-05', []],
    ['2026-04-06', ['a draft']],
  ])('a draft of March on %s', async (today, found) => expect((await lint([drafts], { only, today })).found).toEqual(found));
  it('points at the field, and says the days in words', async () => {
    const { result } = await lint([drafts], { only });
    expect(result.findings[0]?.message).toContain('by Sunday 5 April 2026 (5.3)');
    expect(result.findings[0]?.section).toBeUndefined();
  });
  it('is not checked where the export lacks the field', async () => {
    expect((await lint([[{ id: 'a', eventAt: '2026-01-01' }]], { only })).missing).toEqual(['finalisedAt']);
  });
});

describe('safeguarding-not-reported', () => {
  const only = 'safeguarding-not-reported';
  it('is not checked without the tick, and says nothing where it is blank', async () => {
    expect((await lint([[{ id: 'a' }]], { only })).missing).toEqual(['safeguarding']);
    expect((await lint([[{ id: 'a', safeguarding: null }]], { only })).found).toEqual([]);
  });
  it('tells a report without its time from none', async () => {
    const note = (text: string) => ({ id: 'a', safeguarding: true, sections: { 'Detailed Notes': text } });
    expect((await lint([[note('I discussed it with my manager.')]], { only })).found).toEqual(['a noTime']);
    expect((await lint([[note('Dawn has a mark.')]], { only })).found).toEqual(['a notReported']);
  });
});

describe('entry-dated-by-writing', () => {
  const only = 'entry-dated-by-writing';
  const stamped = (id: string, at: string, text = 'A walk.') => ({
    id,
    eventAt: at,
    recordedAt: at,
    contactType: 'Home visit',
    sections: { 'Detailed Notes': text },
  });
  const late = stamped('a', '2026-03-05T09:02', 'I visited yesterday.');
  it('asks the same minute of the entry, or of so much of the record as the setting says', async () => {
    const others = [stamped('b', '2026-03-06T10:00'), { ...stamped('c', '2026-03-07T10:00'), recordedAt: '2026-03-08T09:00' }];
    expect((await lint([[late, ...others]], { only })).found).toEqual(['a datedByWriting']);
    expect((await lint([[late, ...others]], { only, options: { share: 0.9 } })).found).toEqual([]);
    expect((await lint([[late], [others[0] as object]], { only })).found).toEqual(['a datedByWriting']);
    expect((await lint([[late]], { only })).found).toEqual(['a datedByWriting']);
  });
  it('points at the day in the text', async () => {
    const { result } = await lint([[late, stamped('b', '2026-03-06T10:00')]], { only });
    const [finding] = result.findings;
    expect(finding?.section).toBe('Detailed Notes');
    expect((finding?.position.end.offset ?? 0) - (finding?.position.start.offset ?? 0)).toBe('yesterday'.length);
  });
  it('keeps silent about dates without a time', async () => {
    expect((await lint([[stamped('a', '2026-03-05', 'I visited yesterday.'), stamped('b', '2026-03-06')]], { only })).found).toEqual([]);
  });
});

describe('out-of-order-entry', () => {
  const only = 'out-of-order-entry';
  const on = (days: readonly (number | string)[], fields: object = {}) =>
    days.map((day, i) => ({
      id: `${i}`,
      eventAt: typeof day === 'string' ? day : `2026-03-${String(day).padStart(2, '0')}T10:00`,
      contactType: 'Home visit',
      ...fields,
    }));

  it.each([
    [[1, 2, 3, 4], []],
    [[4, 3, 2, 1], []],
    [[1, 3, 2, 4], ['2']],
    [[4, 2, 3, 1], ['2']],
    [[9, 1, 2, 3], ['0']],
    [[1, 2, 9, 3, 4], ['2']],
    [[2, 1], []],
  ])('%j', async (days, displaced) => expect((await lint([on(days)], { only })).found).toEqual(displaced.map((id) => `${id} order`)));

  it('takes the file’s way from all its records, and leaves a longer record its own', async () => {
    const other = (id: string, days: readonly number[]) => on(days).map((note) => ({ ...note, id: `${id}${note.id}`, child: { id } }));
    expect((await lint([[...on([1, 2, 3]), ...other('X', [5, 4])]], { only })).found).toEqual(['X1 order']);
    expect((await lint([[...on([1, 2, 3, 4, 5]), ...other('X', [9, 8, 7, 6])]], { only })).found).toEqual([]);
  });

  it('asks nothing of notes in files of their own, or where the setting says so', async () => {
    expect(
      (
        await lint(
          on([1, 3, 2, 4]).map((note) => [note]),
          { only },
        )
      ).found,
    ).toEqual([]);
    expect((await lint([on([1, 3, 2, 4])], { only, options: { order: false } })).found).toEqual([]);
  });

  it('lets a date without a time stand anywhere on its day', async () => {
    expect((await lint([on([1, '2026-03-02T15:00', '2026-03-02', '2026-03-02T16:00', 3])], { only })).found).toEqual([]);
    expect((await lint([on(['2026-03-02T15:00', '2026-03-02T09:00', '2026-03-04', '2026-03-05'])], { only })).found).toEqual(['1 order']);
  });

  it('finds no entry out of order in a record that was sorted, whichever way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 12 }), fc.boolean(), async (days, newest) => {
        const sorted = [...new Set(days)].sort((a, b) => (newest ? b - a : a - b));
        expect((await lint([on(sorted)], { only })).found).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('takes the entry that was written later for the second, wherever it stands', async () => {
    const twice = (written: readonly string[], fields: object = {}) =>
      on([3, 3], { author: { id: 'W' }, ...fields }).map((note, i) => ({ ...note, recordedAt: written[i] }));
    const written = ['2026-03-09T10:00', '2026-03-03T12:00'];
    const { result, found } = await lint([twice(written)], { only });
    expect(found).toEqual(['0 double']);
    expect(result.findings[0]?.related.map((place) => place.on.noteId)).toEqual(['1']);
    expect((await lint([twice(written, { contactType: 'Email' })], { only })).found).toEqual([]);
    expect((await lint([on(['2026-03-03', '2026-03-03'], { author: { id: 'W' } })], { only })).found).toEqual([]);
    expect((await lint([on(['2026-03-03T00:00', '2026-03-03T00:00'], { author: { id: 'W' } })], { only })).found).toEqual([]);
  });

  it('leaves what came to be known until a write-up in time', async () => {
    const note = (recordedAt: string) => [[{ ...on([3])[0], recordedAt, sections: { 'Detailed Notes': 'The driver was interviewed on 6 March.' } }]];
    expect((await lint(note('2026-03-06T10:00'), { only })).found).toEqual([]);
    expect((await lint(note('2026-03-07T10:00'), { only })).found).toEqual(['0 later']);
    expect((await lint(note('2026-03-04T10:00'), { only })).found).toEqual(['0 later']);
  });
});

describe('identity-not-considered', () => {
  const only = 'identity-not-considered';
  const texts = (...words: readonly string[]) => words.map((text, i) => ({ id: `${i}`, sections: { 'Detailed Notes': text } }));
  it('stands on the last note, and wants three', async () => {
    expect((await lint([texts('A.', 'B.', 'C.')], { only })).found).toEqual(['2 nothing']);
    expect((await lint([texts('A.', 'B.')], { only })).found).toEqual([]);
  });
  it.each([
    'He is Roma.',
    'Mass on Sundays at St Ann’s.',
    'She has hearing aids.',
    'You told me that you are gay.',
    'His EHCP is late.',
    'At fifteen she is alone.',
  ])('is content with “%s”', async (text) => expect((await lint([texts('A.', text, 'C.')], { only })).found).toEqual([]));
  it.each([
    'Send the form.',
    'Nail polish on the floor.',
    'A bruise on the temple.',
    'Church Lane was closed.',
    'Flunked English, good at maths.',
    'The transition to Year 7.',
    'In good faith.',
  ])('is not content with “%s”', async (text) => expect((await lint([texts('A.', text, 'C.')], { only })).found).toEqual(['2 nothing']));
});

describe('labelled notes in one file', () => {
  const notes = (header: string) =>
    parseLabelled(
      'x.notes.md',
      `%%\nlabelled: [out-of-order-entry]\n${header}%%\n${[1, 3, 2, 4].map((day) => `---\nid: N-${day}\nchild: { id: C-1 }\neventAt: 2026-03-0${day}\n---\n${day === 2 ? '⟦out-of-order-entry⟧\n' : ''}# New Case Note for Dawn Ash\n`).join('=====\n')}`,
    );
  it('are given with their order, and findings lead back to each', async () => {
    const one = (await score([notes('oneFile: true\n')])).get('out-of-order-entry');
    expect([one?.hit, one?.findings]).toEqual([1, 1]);
    const apart = (await score([notes('')])).get('out-of-order-entry');
    expect([apart?.hit, apart?.findings]).toEqual([0, 0]);
  });
});
