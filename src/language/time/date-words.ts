import { DateTime } from 'luxon';

/** A day as people write it: `Thursday 9 April 2026`. @param day `yyyy-MM-dd`. */
export function dateWords(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('cccc d LLLL yyyy');
}
