import * as z from 'zod';
import type { CaseNote } from '../../src/casenote/nodes.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { dateWords } from '../../src/language/time/date-words.ts';
import { clocksWentBack, daysWords, delayWords, otherDayWords } from './delay.ts';
import { LIMIT_FORMS, type Limit, limitWords, readLimit, type Timing, timingOf } from './limits.ts';
import { DIVISIONS, WorkingDays } from './working-days.ts';

const EXPECTED_LIMIT = `expected a time limit such as ${LIMIT_FORMS}`;
const limit = z.string({ error: EXPECTED_LIMIT }).refine((text) => readLimit(text) !== undefined, { error: EXPECTED_LIMIT });
const sameType = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const options = z.strictObject({
  limit: limit.default('72 hours').describe(`How soon after the contact a note must be written up: ${LIMIT_FORMS}.`),
  byContactType: z
    .record(z.string(), limit, { error: `expected types of contact, each with ${LIMIT_FORMS}` })
    .refine((tiers) => Object.keys(tiers).every((a, i, all) => all.findIndex((b) => sameType(a, b)) === i), {
      error: 'names a type of contact twice',
    })
    .default({})
    .describe('Limits of their own for some types of contact, whatever their capitals.'),
  safeguarding: limit.default('same day').describe('The limit for safeguarding notes; where another limit is stricter, that one holds too.'),
  division: z
    .enum(DIVISIONS, { error: `expected one of ${DIVISIONS.join(', ')}` })
    .default('england-and-wales')
    .describe('Whose bank holidays are no working days.'),
  bankHolidays: z
    .array(z.iso.date({ error: 'expected a date such as "2026-12-24", in quotation marks' }), { error: 'expected a list of dates' })
    .default([])
    .describe('Further days that are no working days: the council’s own, or all bank holidays of a year that caselint does not know yet.'),
});
type Options = z.infer<typeof options>;

interface Lateness {
  /** `4 days and 3 hours`; in messages about one day, `on the day after the contact`. */
  readonly delay: string;
  readonly limit: string;
  /** `, to the end of Thursday 9 April 2026`; empty with a limit in hours. */
  readonly until: string;
  /** ` for this type of contact`, or empty. */
  readonly tier: string;
  /** ` (the clocks went back in between)`, or empty. */
  readonly clocks: string;
}

const BY_THE_END = 'Say in the note why it is late, and write the next one up before the day ends.';
const within = (words: string) => `Say in the note why it is late, and write the next one up within ${words}.`;

/** Clauses 4.1, 5.2 and A1: written up in time, and safeguarding at once. */
export const lateEntry = noteRule({
  name: 'late-entry',
  summary: 'A note written up later than the policy allows: 72 hours after the contact, and for safeguarding the same day.',
  clauses: ['4.1', '5.2', 'A1'],
  severity: 'error',
  group: 'time',
  scope: 'note',
  needs: ['eventAt', 'recordedAt'],
  options,
  messages: {
    hours: ({ delay, clocks, limit, tier }: Lateness) =>
      `Written up ${delay} after the contact${clocks}; the policy allows ${limit}${tier} (4.1). ${within(limit)}`,
    days: ({ delay, limit, until, tier }: Lateness) =>
      `Written up ${delay} after the contact; the policy allows ${limit}${tier}${until} (4.1). ${within(limit)}`,
    sameDay: ({ delay, tier }: Lateness) => `Written up ${delay}; the policy allows the same day${tier} (4.1). ${BY_THE_END}`,
    workingDays: ({ delay, limit, until, tier }: Lateness) =>
      `Written up ${delay} after the contact; the policy allows ${limit}${tier}${until} (A1). ${within(limit)}`,
    safeguarding: ({ delay, clocks, limit, until }: Lateness) =>
      `This is a safeguarding note, written up ${delay} after the contact${clocks}; the policy asks for it immediately, ` +
      `here within ${limit}${until} (5.2). ${within(limit)}`,
    safeguardingSameDay: ({ delay }: Lateness) =>
      `This is a safeguarding note, written up ${delay}; the policy asks for it immediately, so on the same day (5.2). ${BY_THE_END}`,
  },
  check({ note }, reporter, settings) {
    const { eventAt: event, recordedAt: recorded, safeguarding } = note.fields;
    if (!event || !recorded) return;
    const workingDays = new WorkingDays(settings.division, settings.bankHolidays);
    const judge = (words: string) => {
      const limit = readLimit(words) as Limit;
      return { limit, ...timingOf(limit, event, recorded, workingDays) };
    };
    const safe = judge(settings.safeguarding);
    const ordinary = limitsFor(note, settings).map(judge);
    const isUnsafe = safeguarding === true && safe.verdict === 'late';
    const late = isUnsafe ? safe : ordinary.every(({ verdict }) => verdict === 'late') ? ordinary[0] : undefined;
    if (late) {
      const { unit, count } = late.limit;
      const isSameDay = count === 0;
      const ordinaryMessage = isSameDay ? 'sameDay' : unit === 'working days' ? 'workingDays' : unit;
      reporter.report({
        message: !isUnsafe ? ordinaryMessage : isSameDay ? 'safeguardingSameDay' : 'safeguarding',
        at: note.place('recordedAt'),
        data: {
          delay: (isSameDay ? otherDayWords : unit === 'hours' ? delayWords : daysWords)(event, recorded),
          limit: limitWords(late.limit),
          until: late.lastDay === undefined ? '' : `, to the end of ${dateWords(late.lastDay)}`,
          tier: tierOf(note, settings) === undefined ? '' : ' for this type of contact',
          clocks: unit === 'hours' && clocksWentBack(event, recorded) ? ' (the clocks went back in between)' : '',
        },
      });
      return;
    }
    for (const field of unsure(safe, ordinary, safeguarding)) reporter.notChecked(field);
  },
});

/** The limits that may hold for a note beside that for safeguarding: one, but where its type of contact was not exported. */
function limitsFor(note: CaseNote, settings: Options): string[] {
  if (note.fields.contactType === undefined) return [settings.limit, ...Object.values(settings.byContactType)];
  return [tierOf(note, settings) ?? settings.limit];
}

function tierOf(note: CaseNote, settings: Options): string | undefined {
  const type = note.fields.contactType ?? '';
  return Object.entries(settings.byContactType).find(([name]) => sameType(name, type))?.[1];
}

/** What would have to be known to be sure that a note which is not late for certain was in time. */
function unsure(safe: Timing, ordinary: readonly Timing[], safeguarding: boolean | null | undefined): string[] {
  const holding = safeguarding === true ? [safe, ...ordinary] : ordinary;
  const fields = holding.flatMap(({ unlisted, verdict }) => (verdict === 'unsure' ? [`bank holidays ${unlisted} (setting bankHolidays)`] : []));
  if (ordinary.some(({ verdict }) => verdict === 'late')) fields.push('contactType');
  if (safeguarding === undefined && safe.verdict !== 'on time') fields.push('safeguarding');
  return fields;
}
