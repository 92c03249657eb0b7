import { UsageError } from '../config/errors.ts';
import { dayIn } from '../input/dates.ts';

/** The day that counts as today, `yyyy-MM-dd`: what --as-of says, else today's in the settings' time zone. @throws {UsageError} */
export function todayFor(asOf: string | undefined, timezone: string): string {
  if (asOf === undefined) return dayIn(timezone, Date.now());
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || new Date(`${asOf}T00:00Z`).toJSON()?.slice(0, 10) !== asOf)
    throw new UsageError('--as-of: write the day as 2026-03-31.');
  return asOf;
}
