import { DateTime, IANAZone, Settings } from 'luxon';
import type { DateReader } from '../casenote/build.ts';
import type { Moment } from '../casenote/moment.ts';
import { zoneFor } from './zone.ts';

const ISO = /^\d{4}-\d{2}-\d{2}(?<time>[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const HAS_TIME = /[Hhms]/;
/** A layout with an offset or a zone of its own: what it reads is one instant. */
const HAS_ZONE = /[Zz]/;
const REMEMBERED = 5_000;
// Else luxon asks the runtime for its locale first, which takes longer than reading a draft's dates.
Settings.defaultLocale = 'en';
Settings.defaultNumberingSystem = 'latn';
const CLOCK = ['H:mm', 'H:mm:ss', 'H.mm', 'HHmm', 'h:mma', 'h.mma', 'ha'] as const;

/**
 * Reads dates: ISO 8601 always, anything else by the given layouts alone, and never a guess at another order.
 * A date with no zone is in the notes' time zone. Day, month and hour may lack their leading zero.
 */
export class Dates implements DateReader {
  readonly timezone: string;
  readonly #layouts: readonly string[];
  readonly #named: string;
  readonly #known = new Map<string, Moment>();
  readonly #clocks = new Map<string, string>();

  /** @param layouts Unicode date patterns, tried in order: `dd/MM/yyyy`. A layout without a time also fits with one after it. */
  constructor(layouts: readonly string[], timezone: string) {
    this.timezone = timezone;
    this.#named = layouts.join(' or ');
    this.#layouts = layouts
      .flatMap((layout) => (HAS_TIME.test(layout) ? [layout] : [layout, `${layout} HH:mm`, `${layout} HH:mm:ss`]))
      .map((layout) =>
        layout
          .replace(/\bdd\b/g, 'd')
          .replace(/\bMM\b/g, 'M')
          .replace(/\bHH\b/g, 'H'),
      );
  }

  /** @throws {Error} whose message names the layout and never the value. */
  read(text: string): Moment {
    const known = this.#known.get(text);
    if (known) return known;
    const moment = this.#parse(text.trim());
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(text, moment);
    return moment;
  }

  /** Reads a form's separate Date and Time lines. A time range counts from its beginning. */
  readWithTime(date: string, time: string): Moment {
    const moment = this.read(date);
    if (moment.time !== undefined) return moment;
    const known = this.#clocks.get(time);
    if (known !== undefined) return this.read(`${moment.day}T${known}`);
    const clock = time
      .trim()
      .replace(/\s*(?:-|–|to|until)\s*\d.*$/i, '')
      .replace(/\s*(?:hrs?|hours)\.?$/i, '')
      .replace(/\s+(?=[ap]\.?m)/i, '')
      .replace(/([ap])\.m\.?/i, '$1m');
    for (const layout of CLOCK) {
      const at = DateTime.fromFormat(clock.toLowerCase(), layout, { zone: 'utc', locale: 'en' });
      if (!at.isValid) continue;
      const written = at.toFormat('HH:mm:ss');
      if (this.#clocks.size < REMEMBERED) this.#clocks.set(time, written);
      return this.read(`${moment.day}T${written}`);
    }
    throw new Error('is not a time of day that can be read; write it as 15:30');
  }

  #parse(text: string): Moment {
    const iso = ISO.exec(text);
    if (iso) {
      const at = DateTime.fromISO(text.replace(' ', 'T'), { zone: zoneFor(this.timezone) });
      if (!at.isValid) throw new Error('is not a date that any calendar has');
      if (iso.groups?.time === undefined) return day(at);
      return iso.groups.zone === undefined ? local(at, DateTime.fromISO(text.replace(' ', 'T'), { zone: 'utc' })) : instant(at);
    }
    let fits = false;
    for (const layout of this.#layouts) {
      const at = DateTime.fromFormat(text, layout, { zone: zoneFor(this.timezone), locale: 'en' });
      if (at.isValid) {
        if (!HAS_TIME.test(layout)) return day(at);
        return HAS_ZONE.test(layout) ? instant(at) : local(at, DateTime.fromFormat(text, layout, { zone: 'utc', locale: 'en' }));
      }
      fits ||= at.invalidReason === 'unit out of range';
    }
    throw new Error(
      fits
        ? `is not a date that any calendar has, read by the layout ${this.#named} (setting input.dates)`
        : `is not a date in ISO 8601 or the layout ${this.#named}; name the export’s own layout in the setting input.dates`,
    );
  }
}

/** Whether the runtime knows this time zone. */
export function isTimezone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** The calendar day of an instant in a time zone, `yyyy-MM-dd`. */
export function dayIn(timezone: string, instantMs: number): string {
  return DateTime.fromMillis(instantMs, { zone: zoneFor(timezone) }).toFormat('yyyy-MM-dd');
}

function day(at: DateTime): Moment {
  const start = at.startOf('day');
  return { day: start.toFormat('yyyy-MM-dd'), earliest: start.toMillis(), latest: start.plus({ days: 1 }).toMillis() - 1 };
}

function instant(at: DateTime): Moment {
  return { day: at.toFormat('yyyy-MM-dd'), time: at.toFormat('HH:mm'), earliest: at.toMillis(), latest: at.toMillis() };
}

/**
 * A wall-clock time. In the hour that the clocks show twice in autumn it may be either of two instants.
 * @param written The same time where no clock ever changes: in the hour that is left out in spring the two differ.
 */
function local(at: DateTime, written: DateTime): Moment {
  if (at.hour !== written.hour || at.minute !== written.minute) {
    throw new Error('is a time that no clock showed, for the clocks went forward in that hour; check input.timezone');
  }
  const first = at.getPossibleOffsets().map((possible) => possible.toMillis());
  const base = instant(at);
  return { ...base, earliest: Math.min(...first), latest: Math.max(...first) };
}
