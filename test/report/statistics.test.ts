import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { cardOf, type NoteCard } from '../../src/casenote/card.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import type { Severity } from '../../src/engine/rule.ts';
import { readNotes } from '../../src/input/read.ts';
import { dayNumber, dayWords, mondayOf, monthOf, monthWords, shortDay } from '../../src/report/statistics/calendar.ts';
import { Statistics } from '../../src/report/statistics/statistics.ts';
import { limitOf, Timeliness } from '../../src/report/statistics/timeliness.ts';
import { hoursWords } from '../../src/report/statistics/words.ts';
import { cardWith, findingWith, settings } from './given.ts';

/** Findings by the note they are on. */
function counted(cards: readonly NoteCard[], findings: readonly (readonly [ordinal: number, rule: string, severity: Severity])[]): Statistics {
  const statistics = new Statistics();
  for (const card of cards) statistics.note(card);
  for (const [ordinal, rule, severity] of findings) {
    statistics.finding(findingWith({ rule, severity, on: { file: 'a.json', noteId: `N-${ordinal}`, childId: 'C-1', ordinal } }));
  }
  return statistics;
}

const many = (count: number, own: Partial<NoteCard> = {}): NoteCard[] => Array.from({ length: count }, () => cardWith(own));

describe('statistics', () => {
  it('give rates for every 100 notes, so that who writes most does not look worst', () => {
    const [busy, quiet] = [
      { id: 'W-1', name: 'Bo' },
      { id: 'W-2', name: 'Al' },
    ];
    const statistics = counted(
      [...many(40, { worker: busy }), ...many(10, { worker: quiet })],
      [...[0, 1, 2, 3].map((ordinal) => [ordinal, 'late-entry', 'error'] as const), [40, 'jargon', 'warning'], [41, 'late-entry', 'error']],
    );
    expect(statistics.workers().map(({ name, tally, mostOften }) => [name, tally.notes, tally.rate('error', 'warning'), mostOften])).toEqual([
      ['Al', 10, 20, 'jargon'],
      ['Bo', 40, 10, 'late-entry'],
    ]);
  });

  it('give no rate for fewer than ten notes, and put those groups last', () => {
    const statistics = counted([...many(9, { team: 'Small' }), ...many(10, { team: 'Large' })], [[0, 'late-entry', 'error']]);
    expect(statistics.teams().map(({ name, tally }) => [name, tally.rate('error')])).toEqual([
      ['Large', 0],
      ['Small', undefined],
    ]);
    expect(counted(many(9), [[0, 'late-entry', 'error']]).rules()[0]?.rate).toBeUndefined();
  });

  it('count a rule by notes, and a note by the gravest in it', () => {
    const statistics = counted(many(20), [
      [0, 'jargon', 'info'],
      [0, 'jargon', 'info'],
      [1, 'jargon', 'info'],
      [1, 'long-sentence', 'warning'],
      [2, 'late-entry', 'error'],
      [2, 'long-sentence', 'info'],
    ]);
    expect(statistics.rules()).toEqual([
      { rule: 'long-sentence', severity: 'warning', findings: 2, notes: 2, rate: 10 },
      { rule: 'jargon', severity: 'info', findings: 3, notes: 2, rate: 10 },
      { rule: 'late-entry', severity: 'error', findings: 1, notes: 1, rate: 5 },
    ]);
    expect(statistics.all().worst).toEqual({ error: 1, warning: 1, fine: 18 });
  });

  it('leave out what is suppressed', () => {
    const statistics = new Statistics();
    statistics.note(cardWith());
    statistics.finding(findingWith({ suppressedBy: { reason: 'agreed' } }));
    expect(statistics.rules()).toEqual([]);
    expect(statistics.all().worst.fine).toBe(1);
  });

  it('tell two workers of one name apart by their ids, and know who is not named', () => {
    const workers = [{ id: 'W-1', name: 'Kit Arden' }, { id: 'W-2', name: 'Kit Arden' }, { id: 'W-3' }, { name: 'Jo Bell' }, undefined];
    const statistics = counted(
      workers.map((worker) => cardWith({ worker })),
      [],
    );
    expect(statistics.workers().map(({ name }) => name)).toEqual([undefined, 'Jo Bell', 'Kit Arden (W-1)', 'Kit Arden (W-2)', 'W-3']);
    const authorOf = statistics.authors();
    expect([0, 2, 4].map(authorOf)).toEqual(['Kit Arden (W-1)', 'W-3', undefined]);
  });

  it('list the records with most to mend first', () => {
    const statistics = counted(
      ['C-1', 'C-2', 'C-3'].map((childId) => cardWith({ childId })),
      [
        [0, 'a', 'warning'],
        [1, 'a', 'warning'],
        [1, 'b', 'warning'],
        [2, 'c', 'error'],
      ],
    );
    expect(statistics.children().map(({ name }) => name)).toEqual(['C-3', 'C-2', 'C-1']);
  });

  it('have every week and month between the first contact and the last', () => {
    const statistics = counted([cardWith({ day: '2026-01-26' }), cardWith({ day: '2025-12-31' }), cardWith({ day: undefined })], []);
    expect(statistics.weeks().map(({ period, tally }) => [shortDay(period), tally.notes])).toEqual([
      ['29 Dec 2025', 1],
      ['5 Jan 2026', 0],
      ['12 Jan 2026', 0],
      ['19 Jan 2026', 0],
      ['26 Jan 2026', 1],
    ]);
    expect(statistics.months().map(({ period }) => monthWords(period))).toEqual(['December 2025', 'January 2026']);
  });

  it('do not fill the centuries that a slip of the keyboard opens', () => {
    expect(counted([cardWith({ day: '1976-01-26' }), cardWith({ day: '2026-01-26' })], []).weeks()).toHaveLength(2);
  });

  it('come to the same sums however notes are grouped', () => {
    const card = fc.record({
      worker: fc.constantFrom(undefined, { id: 'W-1' }, { id: 'W-2' }, { name: 'Al' }),
      team: fc.constantFrom(undefined, 'North', 'East'),
      childId: fc.constantFrom(undefined, 'C-1', 'C-2'),
      day: fc.constantFrom('2026-01-01', '2026-03-31', '2026-02-14'),
      delay: fc.constant(undefined),
    });
    const finding = fc.tuple(fc.nat(), fc.constantFrom('a', 'b'), fc.constantFrom<Severity>('error', 'warning', 'info'));
    fc.assert(
      fc.property(fc.array(card, { minLength: 1, maxLength: 2000 }), fc.array(finding), (cards, found) => {
        const statistics = counted(
          cards,
          found.map(([n, rule, severity]) => [n % cards.length, rule, severity]),
        );
        for (const groups of [statistics.workers(), statistics.teams(), statistics.children(), statistics.weeks(), statistics.months()]) {
          expect(groups.reduce((sum, { tally }) => sum + tally.notes, 0)).toBe(cards.length);
          expect(groups.reduce((sum, { tally: { findings } }) => sum + findings.error + findings.warning + findings.info, 0)).toBe(found.length);
        }
        const distinct = new Set(found.filter(([, rule]) => rule === 'a').map(([n]) => n % cards.length)).size;
        expect(statistics.rules().find(({ rule }) => rule === 'a')?.notes ?? 0).toBe(distinct);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the calendar', () => {
  it('begins weeks on Mondays, as ISO does', () => {
    for (const [day, monday] of [
      ['2026-01-01', '29 Dec 2025'],
      ['2026-01-04', '29 Dec 2025'],
      ['2026-01-05', '5 Jan 2026'],
      ['2024-02-29', '26 Feb 2024'],
    ] as const)
      expect(shortDay(mondayOf(dayNumber(day)))).toBe(monday);
  });

  it('names days and months', () => {
    expect([dayWords(dayNumber('2026-05-09')), shortDay(dayNumber('2026-09-30')), monthWords(monthOf(dayNumber('2026-12-31')))]).toEqual([
      '9 May 2026',
      '30 Sep 2026',
      'December 2026',
    ]);
  });
});

describe('timeliness', () => {
  const timely = (...hours: readonly number[]) => {
    const timeliness = new Timeliness();
    for (const one of hours) timeliness.add({ hours: one, isExact: true });
    return timeliness;
  };

  it('counts a note that was written up at the very limit as in time', () => {
    const bars = timely(0, 12, 12.1, 72, 72.5, 9999).bars();
    expect(bars.filter(({ notes }) => notes > 0)).toEqual([
      { from: 0, to: 12, notes: 2 },
      { from: 12, to: 24, notes: 1 },
      { from: 60, to: 72, notes: 1 },
      { from: 72, to: 84, notes: 1 },
      { from: 240, to: undefined, notes: 1 },
    ]);
  });

  it('says within how many hours a share was written up', () => {
    const timeliness = timely(1, 2, 3, 100);
    expect([timeliness.within(0.5), timeliness.within(0.9), new Timeliness().within(0.5)]).toEqual([2, 100, undefined]);
    expect([hoursWords(1), hoursWords(48), hoursWords(73), hoursWords(96)]).toEqual(['1 hour', '48 hours', '3 days and 1 hour', '4 days']);
  });

  it('knows the limit in force', () => {
    const ruled = (limit: string) => limitOf(resolveSettings(rules, [{ from: 'x', settings: { rules: { 'late-entry': { limit } } } }], {}).rulesFor(''));
    expect(limitOf(settings.rulesFor(''))).toEqual({ words: '72 hours', hours: 72 });
    expect(ruled('3 working days')).toEqual({ words: '3 working days', hours: undefined });
    expect(limitOf(resolveSettings(rules, [], { rules: ['late-entry=off'] }).rulesFor(''))).toBeUndefined();
  });
});

describe('the card of a note', () => {
  async function cards(note: object): Promise<NoteCard[]> {
    const found: NoteCard[] = [];
    for await (const reading of readNotes(new TextEncoder().encode(JSON.stringify({ child: { id: 'C-1', name: 'Dawn Ash' }, ...note })), 'a.json', settings))
      if (reading.kind === 'note') found.push(cardOf(reading.note));
    return found;
  }

  it('says whose the note is, when it was and how soon it was written up, and nothing else of it', async () => {
    const author = { id: 'W-1', name: 'Kit Arden', role: 'Social worker', team: 'North' };
    const [card] = await cards({ author, eventAt: '2026-01-14T10:00', recordedAt: '2026-01-15T16:30', sections: { Actions: 'Ring the school.' } });
    expect(card).toEqual({ worker: { id: 'W-1', name: 'Kit Arden' }, team: 'North', childId: 'C-1', day: '2026-01-14', delay: { hours: 30.5, isExact: true } });
  });

  it('counts the fewest hours that dates without times allow, and the early as early', async () => {
    const delays = await Promise.all(
      [
        { eventAt: '2026-01-14', recordedAt: '2026-01-14' },
        { eventAt: '2026-01-14', recordedAt: '2026-01-16T12:00' },
        { eventAt: '2026-01-14T12:00', recordedAt: '2026-01-13T12:00' },
        { eventAt: '2026-01-14T12:00', recordedAt: null },
      ].map(async (note) => (await cards(note))[0]?.delay),
    );
    expect(delays.map((delay) => delay && [Math.round(delay.hours), delay.isExact])).toEqual([[0, false], [36, false], [-24, true], undefined]);
  });
});
