import type { Moment } from '../../src/casenote/moment.ts';
import { daysBetween } from './working-days.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * How long after the contact a note was written up, in its two largest units: `4 days and 3 hours`. Days are of 24 hours;
 * where a date has no time of day, calendar days are counted.
 */
export function delayWords(event: Moment, recorded: Moment): string {
  if (event.time === undefined || recorded.time === undefined) return daysWords(event, recorded);
  // Rounded up, so that what is over the limit by less than a second does not read as the limit itself.
  let left = Math.ceil((recorded.earliest - event.latest) / 1000);
  const parts: string[] = [];
  for (const [unit, seconds] of UNITS) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0 && parts.length < 2) parts.push(plural(count, unit));
  }
  return parts.join(' and ');
}

/** Calendar days from the contact to the write-up: `6 days`. */
export function daysWords(event: Moment, recorded: Moment): string {
  return plural(daysBetween(event.day, recorded.day), 'day');
}

/** The same where the note was due on the day itself, which a few minutes may have missed: `on the day after the contact`. */
export function otherDayWords(event: Moment, recorded: Moment): string {
  return daysBetween(event.day, recorded.day) === 1 ? 'on the day after the contact' : `${daysWords(event, recorded)} after the contact`;
}

/** Whether the clocks went back between the two, so that more time had passed than the clock times show. */
export function clocksWentBack(event: Moment, recorded: Moment): boolean {
  if (event.time === undefined || recorded.time === undefined) return false;
  const shown = Date.parse(`${recorded.day}T${recorded.time}Z`) - Date.parse(`${event.day}T${event.time}Z`);
  // Clock times are kept to the minute; no zone shifts its clocks by less than half an hour.
  return recorded.earliest - event.latest - shown > 60_000;
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
