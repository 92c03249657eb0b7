import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import bankHolidays from '../rules/late-entry/bank-holidays.yaml';
import { limitWords, readLimit, timingOf } from '../rules/late-entry/limits.ts';
import { lateEntry } from '../rules/late-entry/rule.ts';
import { DIVISIONS, type Division, WorkingDays } from '../rules/late-entry/working-days.ts';
import { runLint } from '../src/batch/run.ts';
import { checkSettings } from '../src/config/load.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import { Dates } from '../src/input/dates.ts';

const dates = new Dates(['dd/MM/yyyy'], 'Europe/London');

async function lint(eventAt: string | null, recordedAt: string | null, options: object = {}, fields: object = {}) {
  const settings = resolveSettings([lateEntry], [{ from: 'test', settings: checkSettings('test', { rules: { 'late-entry': options } }, [lateEntry]) }], {});
  const note = { id: 'N-1', child: { id: 'C-1' }, safeguarding: false, contactType: 'Home visit', eventAt, recordedAt, ...fields };
  const given = [{ name: 'export.json', bytes: new TextEncoder().encode(JSON.stringify(note)) }];
  const { findings, problems, summary } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  expect(problems).toEqual([]);
  return {
    ids: findings.map((finding) => finding.messageId),
    messages: findings.map((finding) => finding.message),
    findings,
    missing: summary.notChecked['late-entry']?.missing ?? [],
  };
}

const IN_TIME = { ids: [], missing: [] };

describe('hours', () => {
  it.each([
    ['2026-02-17T16:10', '2026-02-20T16:10', false, 'to the minute'],
    ['2026-02-17T16:10', '2026-02-20T16:11', true, 'a minute over'],
    ['2026-02-17T16:10:00', '2026-02-20T16:10:01', true, 'a second over'],
    ['2026-03-27T15:00', '2026-03-30T15:45', false, 'clocks forward: 71 hours 45 minutes'],
    ['2026-03-27T15:00', '2026-03-30T16:00', false, 'clocks forward: 72 hours'],
    ['2026-03-27T15:00', '2026-03-30T16:01', true, 'clocks forward: over'],
    ['2026-10-23T15:00', '2026-10-26T14:00', false, 'clocks back: 72 hours'],
    ['2026-10-23T15:00', '2026-10-26T14:45', true, 'clocks back: 72 hours 45 minutes'],
    ['2026-10-22T01:30', '2026-10-25T01:30', false, 'the hour shown twice: 72 or 73 hours, not certain'],
    ['2026-10-22T01:29', '2026-10-25T02:00', true, 'after the hour shown twice'],
    ['2026-10-25T01:30', '2026-10-28T01:00', false, 'event in the hour shown twice'],
    ['2026-10-25T01:30', '2026-10-28T01:31', true, 'event in the hour shown twice, over in both'],
    ['2026-06-15T15:00:00+01:00', '2026-06-18T14:00:00Z', false, 'zones written out: 72 hours'],
    ['2026-06-15T15:00:00+01:00', '2026-06-18T14:01:00Z', true, 'zones written out: over'],
    ['2026-06-15T15:00', '2026-06-10T15:00', false, 'written before the contact'],
  ])('%s written %s: late %s (%s)', async (event, recorded, isLate) => {
    expect((await lint(event, recorded)).ids).toEqual(isLate ? ['hours'] : []);
  });

  it.each([
    ['2026-02-02', '2026-02-05', false],
    ['2026-02-02', '2026-02-06', true],
    ['2026-03-27', '2026-03-31', false], // 71 hours at the least: the clocks went forward
    ['2026-03-27', '2026-04-01', true],
    ['2026-10-24', '2026-10-27', false],
    ['2026-10-24', '2026-10-28', true],
    ['2026-02-02', '2026-02-05T23:59', false],
    ['2026-02-02', '2026-02-06T00:00', true],
    ['2026-02-02T09:00', '2026-02-05', false],
    ['2026-02-02T09:00', '2026-02-06', true],
    ['2026-02-02', '2026-02-02', false],
  ])('dates alone: %s written %s: late only when certain (%s)', async (event, recorded, isLate) => {
    expect((await lint(event, recorded)).ids).toEqual(isLate ? ['hours'] : []);
  });

  it('says limit, clause and delay in words', async () => {
    expect((await lint('2026-02-02T09:00', '2026-02-06T12:20')).messages).toEqual([
      'Written up 4 days and 3 hours after the contact; the policy allows 72 hours (4.1). Say in the note why it is late, and write the next one up within 72 hours.',
    ]);
    const delay = async (event: string, recorded: string) => /^Written up (.*?) after the contact/.exec((await lint(event, recorded)).messages[0] ?? '')?.[1];
    expect(await delay('2026-02-02T09:00', '2026-02-05T09:01')).toBe('3 days and 1 minute');
    expect(await delay('2026-02-02T09:00:00', '2026-02-05T09:00:00.200')).toBe('3 days and 1 second');
    expect(await delay('2026-02-02T09:00', '2026-02-06T09:00')).toBe('4 days');
    expect(await delay('2026-02-02T09:00', '2026-02-06')).toBe('4 days');
    expect(await delay('2026-03-27T15:00', '2026-03-31T15:00')).toBe('3 days and 23 hours');
  });

  it('says that the clocks went back where that hour counts', async () => {
    expect((await lint('2026-10-23T15:00', '2026-10-26T14:45')).messages[0]).toContain(
      'Written up 3 days and 45 minutes after the contact (the clocks went back in between); ',
    );
    expect((await lint('2026-10-13T15:00', '2026-10-17T14:45')).messages[0]).not.toContain('clocks');
    expect((await lint('2026-03-27T15:00', '2026-04-02T14:45')).messages[0]).not.toContain('clocks');
  });
});

describe('where it stands and when it is silent', () => {
  it('stands on the date of writing', async () => {
    const { findings } = await lint('2026-02-02', '2026-02-09');
    const json = JSON.stringify({
      id: 'N-1',
      child: { id: 'C-1' },
      safeguarding: false,
      contactType: 'Home visit',
      eventAt: '2026-02-02',
      recordedAt: '2026-02-09',
    });
    expect(json.slice(findings[0]?.position.start.offset, findings[0]?.position.end.offset)).toContain('2026-02-09');
    expect(findings[0]?.severity).toBe('error');
    expect(findings[0]?.clauses).toEqual(['4.1', '5.2', 'A1']);
  });

  it('leaves blank dates to another rule, and reports dates that were not exported', async () => {
    expect(await lint(null, '2026-02-09')).toMatchObject(IN_TIME);
    expect(await lint('2026-02-02', null)).toMatchObject(IN_TIME);
    expect((await lint('2026-02-02', null, {}, { recordedAt: undefined })).missing).toEqual(['recordedAt']);
  });
});

describe('calendar days', () => {
  it.each([
    ['10 days', '2026-02-02T09:00', '2026-02-12T23:59', []],
    ['10 days', '2026-02-02T09:00', '2026-02-13T00:01', ['days']],
    ['10 calendar days', '2026-02-02', '2026-02-13', ['days']],
    ['same day', '2026-02-02T00:01', '2026-02-02T23:59', []],
    ['same day', '2026-02-02T23:50', '2026-02-03T00:10', ['sameDay']],
  ])('%s: %s written %s', async (limit, event, recorded, ids) => {
    expect((await lint(event, recorded, { limit })).ids).toEqual(ids);
  });

  it('is told by the day', async () => {
    expect((await lint('2026-02-02', '2026-02-16', { limit: '10 days' })).messages[0]).toContain(
      'Written up 14 days after the contact; the policy allows 10 days, to the end of Thursday 12 February 2026 (4.1).',
    );
    expect((await lint('2026-02-02', '2026-02-03', { limit: 'same day' })).messages[0]).toContain(
      'Written up on the day after the contact; the policy allows the same day (4.1).',
    );
  });
});

describe('working days', () => {
  const lastDay = (division: Division, event: string, count: number) => new WorkingDays(division, []).after(event, count).day;

  it.each([
    ['england-and-wales', '2026-04-02', 3, '2026-04-09'], // Good Friday and Easter Monday off
    ['northern-ireland', '2026-04-02', 3, '2026-04-09'],
    ['scotland', '2026-04-02', 3, '2026-04-08'], // Easter Monday is a working day
    ['england-and-wales', '2025-12-31', 1, '2026-01-02'],
    ['scotland', '2025-12-31', 1, '2026-01-05'], // 2 January off, then a weekend
    ['northern-ireland', '2026-03-16', 1, '2026-03-18'], // St Patrick's Day
    ['northern-ireland', '2026-07-10', 1, '2026-07-14'], // 12 July is a Sunday
    ['england-and-wales', '2026-03-16', 1, '2026-03-17'],
    ['scotland', '2026-06-12', 1, '2026-06-16'], // 15 June 2026
    ['england-and-wales', '2026-06-12', 1, '2026-06-15'],
    ['england-and-wales', '2022-06-01', 1, '2022-06-06'], // Platinum Jubilee
    ['england-and-wales', '2020-05-01', 1, '2020-05-04'], // the May bank holiday moved to the 8th
    ['england-and-wales', '2020-05-07', 1, '2020-05-11'],
    ['scotland', '2022-09-16', 1, '2022-09-20'], // State Funeral
    ['northern-ireland', '2023-05-05', 1, '2023-05-09'], // Coronation
    ['england-and-wales', '2026-02-14', 1, '2026-02-16'], // from a Saturday
    ['scotland', '2026-08-28', 1, '2026-08-31'],
    ['england-and-wales', '2026-08-28', 1, '2026-09-01'],
  ] as const)('%s: from %s, %i: to %s', (division, event, count, expected) => {
    expect(lastDay(division, event, count)).toBe(expected);
  });

  it('runs to midnight of the last day, and says which day that was', async () => {
    const options = { limit: '3 working days' };
    expect((await lint('2026-04-02T15:00', '2026-04-09T23:59', options)).ids).toEqual([]);
    expect((await lint('2026-04-02T15:00', '2026-04-10T00:00', options)).messages).toEqual([
      'Written up 8 days after the contact; the policy allows 3 working days, to the end of Thursday 9 April 2026 (A1). Say in the note why it is late, and write the next one up within 3 working days.',
    ]);
    expect((await lint('2026-04-02', '2026-04-09', { ...options, division: 'scotland' })).ids).toEqual(['workingDays']);
    // 23:30 in London, though 22:30 in the export's own zone
    expect((await lint('2026-06-15T19:00', '2026-06-18T23:30:00Z', options)).ids).toEqual(['workingDays']);
  });

  it('takes the council’s own closed days', async () => {
    const options = { limit: 'next working day' };
    expect((await lint('2026-12-23', '2026-12-29', options)).ids).toEqual(['workingDays']);
    expect((await lint('2026-12-23', '2026-12-29', { ...options, bankHolidays: ['2026-12-24'] })).ids).toEqual([]);
  });
});

describe('beyond the bank holidays that are known', () => {
  const limit = '3 working days';
  const year2029 = ['2029-01-01', '2029-03-30', '2029-04-02', '2029-05-07', '2029-05-28', '2029-08-27', '2029-12-25', '2029-12-26'];

  it('is not checked where the answer hangs on them', async () => {
    expect(await lint('2029-05-03', '2029-05-09', { limit })).toMatchObject({ ids: [], missing: ['bank holidays after 2028 (setting bankHolidays)'] });
    expect(await lint('2014-05-02', '2014-05-08', { limit })).toMatchObject({ ids: [], missing: ['bank holidays before 2015 (setting bankHolidays)'] });
    expect(await lint('2028-12-28', '2029-01-09', { limit })).toMatchObject({ ids: [], missing: ['bank holidays after 2028 (setting bankHolidays)'] });
    expect(await lint('2029-05-03', '2029-05-09', {}, { safeguarding: true })).toMatchObject({ ids: ['safeguardingSameDay'], missing: [] });
  });

  it('is sure where more bank holidays would change nothing', async () => {
    // Counted with weekends alone, the note is in time already.
    expect(await lint('2029-05-03', '2029-05-08', { limit })).toMatchObject(IN_TIME);
    // The last day was still in 2028.
    expect(await lint('2028-12-20', '2029-01-09', { limit })).toMatchObject({ ids: ['workingDays'], missing: [] });
    expect(await lint('2029-05-03T09:00', '2029-05-07T09:00', {})).toMatchObject({ ids: ['hours'], missing: [] });
    expect(await lint('2029-05-03', '2029-05-20', { limit: '10 days' })).toMatchObject({ ids: ['days'], missing: [] });
  });

  it('takes a year from the settings when it is listed whole', async () => {
    expect(await lint('2029-05-03', '2029-05-09', { limit, bankHolidays: year2029 })).toMatchObject(IN_TIME);
    expect(await lint('2029-05-03', '2029-05-10', { limit, bankHolidays: year2029 })).toMatchObject({ ids: ['workingDays'], missing: [] });
    expect((await lint('2029-05-03', '2029-05-10', { limit, bankHolidays: ['2029-12-24'] })).missing).toEqual([
      'bank holidays after 2028 (setting bankHolidays)',
    ]);
    expect((await lint('2029-05-03', '2029-05-10', { limit, division: 'scotland', bankHolidays: year2029 })).missing).toEqual([
      'bank holidays after 2028 (setting bankHolidays)',
    ]);
  });
});

describe('types of contact', () => {
  const options = { limit: '5 working days', byContactType: { 'Telephone call': '24 hours', 'Statutory Visit': '2 working days', Letter: '10 days' } };

  it('have limits of their own, whatever their capitals', async () => {
    const call = await lint('2026-05-11T10:00', '2026-05-12T16:30', options, { contactType: 'TELEPHONE CALL ' });
    expect(call.messages[0]).toContain('Written up 1 day and 6 hours after the contact; the policy allows 24 hours for this type of contact (4.1).');
    expect((await lint('2026-05-11', '2026-05-14', options, { contactType: 'statutory visit' })).ids).toEqual(['workingDays']);
    expect((await lint('2026-05-11', '2026-05-14', options)).ids).toEqual([]);
    expect((await lint('2026-05-11', '2026-05-19', options, { contactType: 'letter' })).ids).toEqual([]);
    expect((await lint('2026-05-11', '2026-05-19', options, { contactType: null })).ids).toEqual(['workingDays']);
  });

  it('are not checked where the type was not exported and the answer hangs on it', async () => {
    const fields = { contactType: undefined };
    expect(await lint('2026-05-11', '2026-05-14', options, fields)).toMatchObject({ ids: [], missing: ['contactType'] });
    expect(await lint('2026-05-11', '2026-05-11', options, fields)).toMatchObject(IN_TIME);
    expect(await lint('2026-05-11', '2026-06-30', options, fields)).toMatchObject({ ids: ['workingDays'], missing: [] });
    expect(await lint('2026-05-11', '2026-05-13', {}, fields)).toMatchObject(IN_TIME);
  });
});

describe('safeguarding', () => {
  const safeguarding = { safeguarding: true };

  it('is due on the same day', async () => {
    expect((await lint('2026-06-10T14:00', '2026-06-10T22:50', {}, safeguarding)).ids).toEqual([]);
    expect((await lint('2026-08-14T23:35', '2026-08-15T00:25', {}, safeguarding)).messages).toEqual([
      'This is a safeguarding note, written up on the day after the contact; the policy asks for it immediately, so on the same day (5.2). Say in the note why it is late, and write the next one up before the day ends.',
    ]);
    expect((await lint('2026-06-10', '2026-06-15', {}, safeguarding)).messages[0]).toContain('5 days after the contact');
    expect((await lint('2026-06-10', '2026-06-11')).ids).toEqual([]);
  });

  it('may have another limit, and the stricter one holds', async () => {
    const day = { safeguarding: '24 hours' };
    expect((await lint('2026-06-10T14:00', '2026-06-11T13:00', day, safeguarding)).ids).toEqual([]);
    expect((await lint('2026-06-10T14:00', '2026-06-11T15:00', day, safeguarding)).messages[0]).toContain('immediately, here within 24 hours (5.2)');
    expect((await lint('2026-06-10T14:00', '2026-06-11T15:00', { limit: '12 hours', safeguarding: '3 days' }, safeguarding)).ids).toEqual(['hours']);
  });

  it('is not checked where the tick was not exported and the answer hangs on it', async () => {
    const fields = { safeguarding: undefined };
    expect(await lint('2026-06-10', '2026-06-11', {}, fields)).toMatchObject({ ids: [], missing: ['safeguarding'] });
    expect(await lint('2026-06-10', '2026-06-10', {}, fields)).toMatchObject(IN_TIME);
    expect(await lint('2026-06-10', '2026-06-20', {}, fields)).toMatchObject({ ids: ['hours'], missing: [] });
    expect(await lint('2026-06-10', '2026-06-11', {}, { safeguarding: null })).toMatchObject(IN_TIME);
  });
});

describe('settings', () => {
  const refusal = (options: object) => {
    try {
      checkSettings('s', { rules: { 'late-entry': options } }, [lateEntry]);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };

  // The limits on writing that research/policies.tsv found, as policies word them.
  it.each([
    ['72 hours', '72 hours'],
    ['seventy-two hours', '72 hours'],
    ['24 hours', '24 hours'],
    ['48  Hours', '48 hours'],
    ['2 working days', '2 working days'],
    ['three working days', '3 working days'],
    ['5 working days', '5 working days'],
    ['one working day', '1 working day'],
    ['next working day', '1 working day'],
    ['10 days', '10 days'],
    ['1 day', '1 day'],
    ['14 calendar days', '14 days'],
    ['Same day', 'the same day'],
  ])('understands %s', (text, words) => {
    const limit = readLimit(text);
    expect(limit && limitWords(limit)).toBe(words);
  });

  it.each([
    '',
    '72',
    'hours',
    '72h',
    '0 hours',
    '0 days',
    '-1 days',
    '1.5 hours',
    'soon',
    'three weeks',
    '3 working hours',
    '99999 days',
    'toString days',
    'constructor hours',
  ])('says what was expected instead of %j', (text) => {
    const expected = 'expected a time limit such as "72 hours", "10 days", "3 working days", "next working day" or "same day"';
    expect(refusal({ limit: text })).toContain(`limit: ${expected}`);
    expect(refusal({ safeguarding: text })).toContain(expected);
    expect(refusal({ byContactType: { Email: text } })).toContain(`byContactType.Email: ${expected}`);
  });

  it('says what else was expected', () => {
    expect(refusal({ limit: 72 })).toContain('limit: expected a time limit such as');
    expect(refusal({ division: 'wales' })).toContain('division: expected one of england-and-wales, scotland, northern-ireland');
    expect(refusal({ bankHolidays: ['24/12/2026'] })).toContain('expected a date such as "2026-12-24"');
    expect(refusal({ bankHolidays: ['2026-02-30'] })).toContain('expected a date such as "2026-12-24"');
    expect(refusal({ byContactType: { Email: '1 day', email: '2 days' } })).toContain('byContactType: names a type of contact twice');
    expect(refusal({ limits: '72 hours' })).toContain('limits');
  });
});

describe('the list of bank holidays', () => {
  /** Easter Sunday, by the method of Meeus, Jones and Butcher. */
  const easter = (year: number): number => {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
    return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
  };
  const days = (at: number) => new Date(at).toISOString().slice(5, 10);

  it.each(DIVISIONS)('%s: 2015 to 2028, on weekdays, with Easter and the usual number a year', (division) => {
    const years = (bankHolidays as Record<Division, Record<string, string[]>>)[division];
    expect(Object.keys(years)).toEqual(Array.from({ length: 14 }, (_, i) => String(2015 + i)));
    for (const [year, list] of Object.entries(years)) {
      expect(list).toEqual([...new Set(list)].sort());
      for (const day of list) expect(new Date(`${year}-${day}`).getUTCDay() % 6, `${year}-${day}`).not.toBe(0);
      const sunday = easter(Number(year));
      expect(list).toContain(days(sunday - 2 * 86_400_000));
      expect(list.includes(days(sunday + 86_400_000))).toBe(division !== 'scotland');
      const oneOff = { 2022: 2, 2023: 1, 2026: division === 'scotland' ? 1 : 0 }[year] ?? 0;
      expect(list.length - oneOff, year).toBe({ 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 }[division]);
    }
  });
});

describe('properties', () => {
  const isoMinute = (ms: number) => new Date(ms).toISOString().replace(/:\d\d\.\d{3}Z$/, 'Z');
  const instants = fc.integer({ min: Date.UTC(2013, 0), max: Date.UTC(2031, 0) });
  const limits = fc.constantFrom('same day', '1 hour', '24 hours', '72 hours', '1 day', '10 days', 'next working day', '3 working days', '5 working days');
  const later = fc.integer({ min: 0, max: 40 * 86_400_000 });
  const shapes = fc.constantFrom<(ms: number) => string>(
    isoMinute,
    (ms) => dates.read(isoMinute(ms)).day,
    (ms) => {
      const { day, time } = dates.read(isoMinute(ms));
      return `${day}T${time}`;
    },
  );

  it('writing later never makes a late note one in time', () => {
    fc.assert(
      fc.property(instants, later, later, limits, fc.constantFrom(...DIVISIONS), shapes, shapes, (at, first, more, text, division, eventShape, shape) => {
        const limit = readLimit(text);
        if (!limit) throw new Error(text);
        const event = dates.read(eventShape(at));
        const workingDays = new WorkingDays(division, []);
        const verdict = (text: string) => ['on time', 'unsure', 'late'].indexOf(timingOf(limit, event, dates.read(text), workingDays).verdict);
        // By what is written: a clock runs backwards once a year, in the hour that it shows twice.
        const [earlier = '', latest = ''] = [shape(at + first), shape(at + first + more)].sort();
        return verdict(latest) >= verdict(earlier);
      }),
      { numRuns: 3000 },
    );
  });

  it('a date alone is late only if every time of that day is', () => {
    fc.assert(
      fc.property(instants, later, limits, (at, wait, text) => {
        const limit = readLimit(text);
        if (!limit) throw new Error(text);
        const workingDays = new WorkingDays('england-and-wales', []);
        const [event, recorded] = [dates.read(isoMinute(at)), dates.read(isoMinute(at + wait))];
        const byDates = timingOf(limit, dates.read(event.day), dates.read(recorded.day), workingDays).verdict;
        return byDates !== 'late' || timingOf(limit, event, recorded, workingDays).verdict === 'late';
      }),
      { numRuns: 3000 },
    );
  });
});
