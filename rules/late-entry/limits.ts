import type { Moment } from '../../src/casenote/moment.ts';
import numberWords from './number-words.yaml';
import { dayAfter, type WorkingDays } from './working-days.ts';

/** How long after a contact its note may be written up. `days` are calendar days; none of them: the same day. */
export interface Limit {
  readonly unit: 'hours' | 'days' | 'working days';
  readonly count: number;
}

const numbers = new Map(Object.entries(numberWords as Readonly<Record<string, number>>));

export const LIMIT_FORMS = '"72 hours", "10 days", "3 working days", "next working day" or "same day"';

const GRAMMAR = /^(\d{1,4}|[a-z]+(?:-[a-z]+)?) (?:(hour)s?|(?:calendar )?(day)s?|(working day)s?)$/;
const HOUR_MS = 3_600_000;

/** Reads a limit as a policy words it; undefined where it is none. */
export function readLimit(text: string): Limit | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === 'same day') return { unit: 'days', count: 0 };
  if (words === 'next working day') return { unit: 'working days', count: 1 };
  const [, number = '', hour, day] = GRAMMAR.exec(words) ?? [];
  const count = /^\d/.test(number) ? Number(number) : (numbers.get(number) ?? 0);
  return count < 1 ? undefined : { unit: hour ? 'hours' : day ? 'days' : 'working days', count };
}

/** A limit in a sentence: `72 hours`, `1 working day`, `the same day`. */
export function limitWords({ unit, count }: Limit): string {
  if (count === 0) return 'the same day';
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/** What a limit says of a note. `unsure`: what would have to be known. */
export interface Timing {
  readonly verdict: 'on time' | 'late' | 'unsure';
  /** The last day that was on time, `yyyy-MM-dd`; undefined with a limit in hours. */
  readonly lastDay: string | undefined;
  readonly unlisted: string | undefined;
}

/**
 * Judges when a note was written up. Hours are elapsed hours, whatever the clocks did; with dates alone a note is late
 * only where no time of day would have been in time. Days end at midnight in the notes' time zone.
 */
export function timingOf({ unit, count }: Limit, event: Moment, recorded: Moment, workingDays: WorkingDays): Timing {
  if (unit === 'hours') {
    const isLate = recorded.earliest - event.latest > count * HOUR_MS;
    return { verdict: isLate ? 'late' : 'on time', lastDay: undefined, unlisted: undefined };
  }
  const last = unit === 'days' ? { day: dayAfter(event.day, count), unlisted: undefined } : workingDays.after(event.day, count);
  const verdict = recorded.day <= last.day ? 'on time' : last.unlisted === undefined ? 'late' : 'unsure';
  return { verdict, lastDay: last.day, unlisted: last.unlisted };
}
