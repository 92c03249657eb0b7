import type { Prose } from '../index/note-text.ts';
import { withoutPossessive } from '../index/people.ts';
import { isCapital, isSmall } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './dates-told.yaml';

interface Stretch {
  readonly phrases: readonly string[];
  readonly from: number;
  readonly to: number;
}
interface Lists {
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  readonly shortWeekdays: Readonly<Record<string, number>>;
  readonly relative: readonly Stretch[];
  readonly weeks: readonly (Stretch & { readonly week: number })[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly feasts: readonly { readonly phrases: readonly string[]; readonly month: number; readonly day: number }[];
  readonly units: Readonly<Record<string, number>>;
  readonly ago: readonly string[];
  readonly past: readonly string[];
  readonly pastAfter: readonly string[];
  readonly beforeLast: readonly string[];
  readonly parts: readonly string[];
  readonly ofMonth: readonly string[];
  readonly future: readonly string[];
  readonly futureAfter: readonly string[];
  readonly every: readonly string[];
  readonly beforeDay: readonly string[];
  readonly afterDay: readonly string[];
  readonly beforeShortDate: readonly string[];
  readonly neverDates: readonly string[];
  readonly ordinals: Readonly<Record<string, number>>;
  readonly tens: Readonly<Record<string, number>>;
}
const words = lists as Lists;

const MONTHS = new Map(Object.entries(words.months));
const WEEKDAYS = new Map(Object.entries(words.weekdays));
const SHORT_WEEKDAYS = new Map(Object.entries(words.shortWeekdays));
const NUMBERS = new Map(Object.entries(words.numbers));
const ORDINALS = new Map(Object.entries(words.ordinals));
const TENS = new Map(Object.entries(words.tens));
const AGO = new WordSet(words.ago);
const PAST = new WordSet(words.past);
const FUTURE = new WordSet(words.future);
const EVERY = new WordSet(words.every);
const BEFORE_DAY = new WordSet(words.beforeDay);
const AFTER_DAY = new WordSet(words.afterDay);
const NEVER_DATES = new WordSet(words.neverDates);
const PAST_AFTER = new Phrases(words.pastAfter);
const PARTS = new WordSet(words.parts);
const BEFORE_LAST = new Phrases(words.beforeLast);
const OF_MONTH = new Phrases(words.ofMonth);
const FUTURE_AFTER = new Phrases(words.futureAfter);
const BEFORE_SHORT_DATE = new Phrases(words.beforeShortDate);
const UNITS = new Map(Object.entries(words.units));

/** Phrases that name a day, and which. */
interface Named {
  readonly phrases: Phrases;
  day(event: number, last: number): Found | undefined;
}
const BY_FIRST = new Map<string, Named[]>();
function name(phrases: readonly string[], day: Named['day']): void {
  const named: Named = { phrases: new Phrases(phrases), day };
  for (const first of new Set(phrases.map((phrase) => phrase.split(' ')[0] ?? ''))) BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), named]);
}
for (const { phrases, from, to } of words.relative) name(phrases, (_, last) => ({ from, to, kind: 'relative', hasYear: true, last }));
for (const { phrases, from, to, week } of words.weeks) {
  name(phrases, (event, last) => {
    const sunday = 7 * week - weekdayOf(event);
    return { from: sunday + from, to: sunday + to, kind: 'relative', hasYear: true, last };
  });
}
for (const { phrases, month, day } of words.feasts) name(phrases, (event, last) => dated(day, month, undefined, event, last));
/** Words, beside figures, with which a date begins. */
const CALENDAR = new WordSet([MONTHS, WEEKDAYS, SHORT_WEEKDAYS, NUMBERS, ORDINALS, TENS].flatMap((map) => [...map.keys()]));

const DAY = 86_400_000;
/** "8/10" is a mark on a scale before it is a day in October. */
const MARKS_OUT_OF = '10';
const NUMERIC = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?$/;
/** "The first", "the second" mostly count something; a day without its month is told in words from here on. */
const FEWEST_IN_WORDS = 4;
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th)$/;
const YEAR = /^(?:20\d\d)$/;

/** A day that a text tells of. */
export interface ToldDay {
  /** In the plain text. */
  readonly start: number;
  readonly end: number;
  /** Indices into the section's words, the last one included. */
  readonly first: number;
  readonly last: number;
  /** Whole days from the event's day to the first and the last day that may be meant; negative before it. */
  readonly from: number;
  readonly to: number;
  /** `date`: day and month; `day`: "the 11th"; `weekday`: "Tuesday", read as the one before the event unless it says "next"; `relative`: "yesterday". */
  readonly kind: 'date' | 'day' | 'weekday' | 'relative';
  /** Whether the year is given; without one the nearest is taken. */
  readonly hasYear: boolean;
}

/**
 * The days that a stretch of a section tells of, in order, counted from the event's day.
 * @param event `yyyy-MM-dd`.
 */
export function daysTold(prose: Prose, event: string, start = 0, end = prose.text.length): readonly ToldDay[] {
  let known = held.get(prose);
  if (known?.event !== event) {
    known = { event, days: findDays(prose, Date.parse(event)) };
    held.set(prose, known);
  }
  return start === 0 && end === prose.text.length ? known.days : known.days.filter((day) => day.start >= start && day.end <= end);
}

/** Several rules ask for the days of one section. */
const held = new WeakMap<Prose, { readonly event: string; readonly days: readonly ToldDay[] }>();

function findDays(prose: Prose, event: number): ToldDay[] {
  const found: ToldDay[] = [];
  const all = prose.words;
  for (let i = 0; i < all.length; ) {
    const told = dayAt(prose, i, event, all.length);
    if (told) found.push(told);
    i = told ? told.last + 1 : i + 1;
  }
  return found;
}

type Found = Pick<ToldDay, 'from' | 'to' | 'kind' | 'hasYear'> & { readonly first?: number; readonly last: number };

function dayAt(prose: Prose, i: number, event: number, to: number): ToldDay | undefined {
  const all = prose.words;
  const lower = all[i]?.lower ?? '';
  const code = lower.charCodeAt(0);
  const isFigure = code >= 48 && code <= 57;
  const isCalendar = isFigure || CALENDAR.has(lower) || (lower.endsWith("'s") && CALENDAR.has(withoutPossessive(lower)));
  const phrases = BY_FIRST.get(lower);
  if (!isCalendar && !phrases) return undefined;
  const found =
    (isCalendar ? dateAt(prose, i, event, to) : undefined) ??
    (phrases ? phraseAt(all, i, event, to, phrases) : undefined) ??
    (isCalendar ? (agoAt(all, i, to) ?? weekdayAt(prose, i, event, to)) : undefined);
  if (!found) return undefined;
  const first = found.first ?? i;
  return { ...found, first, start: all[first]?.start ?? 0, end: all[found.last]?.end ?? 0 };
}

/** A date with a month, or a day of the month alone; a weekday may stand before it. */
function dateAt(prose: Prose, i: number, event: number, to: number): Found | undefined {
  const all = prose.words;
  const word = all[i] as Word;
  const lower = word.lower;
  const weekday = WEEKDAYS.has(lower) || SHORT_WEEKDAYS.has(lower);
  if (weekday && i + 1 < to) {
    const at = all[i + 1]?.lower === 'the' ? i + 2 : i + 1;
    return at < to && near(prose, at) ? dateAfter(prose, at, event, to, true) : undefined;
  }
  return dateAfter(prose, i, event, to, false);
}

/** Whether nothing but a space or a comma parts a word from the one before. */
function near(prose: Prose, i: number): boolean {
  return /^,? $/.test(prose.text.slice(prose.words[i - 1]?.end ?? 0, prose.words[i]?.start ?? 0));
}

function dateAfter(prose: Prose, i: number, event: number, to: number, afterWeekday: boolean): Found | undefined {
  const all = prose.words;
  const word = all[i] as Word;
  const lower = withoutPossessive(word.lower);
  const numeric = NUMERIC.exec(lower);
  if (numeric) {
    if (NEVER_DATES.has(lower)) return undefined;
    const [, day, month, year] = numeric;
    // "£12.50", "8.30": a date in figures has a year, or a stroke, or something before it that makes it one.
    if (year === undefined && /[£$]/.test(prose.text[word.start - 1] ?? '')) return undefined;
    if (year === undefined && lower.includes('.') && BEFORE_SHORT_DATE.startBefore(all, i, 2) === undefined && !afterWeekday) return undefined;
    const opens = prose.sentenceAt(word.start)?.start === word.start;
    if (year === undefined && !afterWeekday && !opens && month === MARKS_OUT_OF && BEFORE_SHORT_DATE.startBefore(all, i, 2) === undefined) return undefined;
    const found = dated(Number(day), Number(month), year, event, i);
    // "Monday 9.10" is a time of day, unless that day was a Monday.
    if (found && afterWeekday && year === undefined && lower.includes('.') && !isOn(event + found.from * DAY, all[i - 1])) return undefined;
    return found;
  }
  if (/^20\d\d$/.test(lower)) return isoAt(prose, i, event, to);
  const month = MONTHS.get(lower);
  if (month !== undefined) {
    // "March 3rd, 2026", "May the fourth"; the month is no verb ("may 2 of them").
    const at = all[i + 1]?.lower === 'the' ? i + 2 : i + 1;
    const named = spokenNumber(all, at);
    const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(all[at]?.lower ?? '')?.[1] ?? named?.day;
    const last = named?.last ?? at;
    if (day === undefined || last >= to || !isCapital(prose.text, word.start) || !near(prose, i + 1)) return undefined;
    const year = YEAR.test(all[last + 1]?.lower ?? '') && last + 1 < to && near(prose, last + 1) ? all[last + 1]?.lower : undefined;
    return dated(Number(day), month, year, event, year === undefined ? last : last + 1);
  }
  const hyphened = hyphenedAt(prose, i, event, to);
  if (hyphened) return hyphened;
  const spoken = spokenDay(prose, i, event, to, afterWeekday);
  if (spoken) return spoken;
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(lower)?.[1];
  if (day === undefined) return undefined;
  let at = i + 1;
  if (all[at]?.lower === 'of') at++;
  const named =
    at < to && (near(prose, at) || /^-$/.test(prose.text.slice(all[at - 1]?.end ?? 0, all[at]?.start ?? 0)) || lower !== day)
      ? MONTHS.get(withoutPossessive(all[at]?.lower ?? ''))
      : undefined;
  if (named !== undefined) {
    const next = all[at + 1]?.lower ?? '';
    const year = at + 1 < to && YEAR.test(next) && near(prose, at + 1) ? next : undefined;
    return dated(Number(day), named, year, event, year === undefined ? at : at + 1);
  }
  if (!ORDINAL.test(lower)) return undefined;
  return dayOfMonth(prose, i, Number(day), event, to, afterWeekday);
}

/** "the fourteenth of May", "twenty second of March", "on the twelfth". */
function spokenDay(prose: Prose, i: number, event: number, to: number, afterWeekday: boolean): Found | undefined {
  const all = prose.words;
  const spoken = spokenNumber(all, i);
  if (!spoken || spoken.last >= to) return undefined;
  const at = all[spoken.last + 1]?.lower === 'of' ? spoken.last + 2 : spoken.last + 1;
  const month = at < to ? MONTHS.get(withoutPossessive(all[at]?.lower ?? '')) : undefined;
  if (month !== undefined) return dated(spoken.day, month, undefined, event, at);
  return spoken.day >= FEWEST_IN_WORDS || OF_MONTH.endAt(prose.words, spoken.last + 1) !== undefined
    ? dayOfMonth(prose, spoken.last, spoken.day, event, to, afterWeekday)
    : undefined;
}

/** "fourteenth", "twenty second". */
function spokenNumber(all: readonly Word[], i: number): { readonly day: number; readonly last: number } | undefined {
  const tens = TENS.get(all[i]?.lower ?? '');
  const last = tens === undefined ? i : i + 1;
  const ordinal = ORDINALS.get(withoutPossessive(all[last]?.lower ?? ''));
  return ordinal === undefined || (tens !== undefined && ordinal > 9) ? undefined : { day: (tens ?? 0) + ordinal, last };
}

/** "2026-03-02" is three words. */
function isoAt(prose: Prose, i: number, event: number, to: number): Found | undefined {
  const [year, month, day] = [prose.words[i], prose.words[i + 1], prose.words[i + 2]];
  if (!year || !month || !day || i + 2 >= to || !/^\d{4}-\d{2}-\d{2}$/.test(prose.text.slice(year.start, day.end))) return undefined;
  return dated(Number(day.lower), Number(month.lower), year.lower, event, i + 2);
}

/** "14-05-2026", "on 14-05"; two figures with a hyphen are a range of hours as often ("Saturday 10-12"). */
function hyphenedAt(prose: Prose, i: number, event: number, to: number): Found | undefined {
  const all = prose.words;
  const [day, month, year] = [all[i], all[i + 1], all[i + 2]];
  if (!day || !month || i + 1 >= to || prose.text[day.end] !== '-') return undefined;
  const written = /^(\d{1,2})-(\d{1,2})(-(?:\d{4}|\d{2}))?/.exec(prose.text.slice(day.start, day.start + 10));
  if (!written) return undefined;
  if (written[3] !== undefined && year && i + 2 < to) return dated(Number(day.lower), Number(month.lower), year.lower, event, i + 2);
  const isShort = day.lower.length === 2 && month.lower.length === 2;
  return isShort && BEFORE_SHORT_DATE.startBefore(all, i, 2) !== undefined ? dated(Number(day.lower), Number(month.lower), undefined, event, i + 1) : undefined;
}

function dated(day: number, month: number, written: string | undefined, event: number, last: number): Found | undefined {
  const own = new Date(event).getUTCFullYear();
  const years = written === undefined ? [own - 1, own, own + 1] : [written.length === 2 ? 2000 + Number(written) : Number(written)];
  const offsets = years.flatMap((year) => offsetOf(year, month, day, event) ?? []);
  const offset = nearest(offsets);
  return offset === undefined ? undefined : { from: offset, to: offset, kind: 'date', hasYear: written !== undefined, last };
}

/** "on the 10th": the nearest. "the 10th time" is none. */
function dayOfMonth(prose: Prose, i: number, day: number, event: number, to: number, afterWeekday: boolean): Found | undefined {
  const all = prose.words;
  const word = all[i] as Word;
  const next = all[i + 1];
  const goesOn = next === undefined || i + 1 >= to || !/^ $/.test(prose.text.slice(word.end, next.start)) || AFTER_DAY.includes(next);
  if (!goesOn || (!afterWeekday && !BEFORE_DAY.has(all[TENS.has(all[i - 1]?.lower ?? '') ? i - 2 : i - 1]?.lower ?? ''))) return undefined;
  const own = new Date(event);
  const offsets = [-1, 0, 1].flatMap((shift) => {
    const first = new Date(Date.UTC(own.getUTCFullYear(), own.getUTCMonth() + shift, 1));
    return offsetOf(first.getUTCFullYear(), first.getUTCMonth() + 1, day, event) ?? [];
  });
  const offset = nearest(offsets);
  return offset === undefined ? undefined : { from: offset, to: offset, kind: 'day', hasYear: false, last: i };
}

function nearest(offsets: readonly number[]): number | undefined {
  return offsets.length === 0 ? undefined : offsets.reduce((best, offset) => (Math.abs(offset) < Math.abs(best) ? offset : best));
}

/** Undefined for a day that no calendar has. */
function offsetOf(year: number, month: number, day: number, event: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && at.getUTCDate() === day ? Math.round((at.getTime() - event) / DAY) : undefined;
}

/** "yesterday", "earlier this week", "Boxing Day": the longest that fits. */
function phraseAt(all: readonly Word[], i: number, event: number, to: number, named: readonly Named[]): Found | undefined {
  let best: Found | undefined;
  for (const { phrases, day } of named) {
    const end = phrases.endAt(all, i, to);
    if (end !== undefined && end - 1 > (best?.last ?? -1)) best = day(event, end - 1) ?? best;
  }
  return best;
}

/** "two days ago", "3 weeks back" */
function agoAt(all: readonly Word[], i: number, to: number): Found | undefined {
  if (i + 2 >= to || !AGO.includes(all[i + 2])) return undefined;
  const lower = all[i]?.lower ?? '';
  const count = NUMBERS.get(lower) ?? (/^\d{1,2}$/.test(lower) ? Number(lower) : undefined);
  const unit = UNITS.get(all[i + 1]?.lower ?? '');
  if (count === undefined || unit === undefined) return undefined;
  // Weeks are counted roughly.
  const give = unit === 7 ? 3 : 0;
  return { from: -unit * count - give, to: -unit * count + give, kind: 'relative', hasYear: true, last: i + 2 };
}

/** Whether a day is of the weekday that a word names. */
function isOn(day: number, word: Word | undefined): boolean {
  const weekday = WEEKDAYS.get(word?.lower ?? '') ?? SHORT_WEEKDAYS.get(word?.lower ?? '');
  return weekday === weekdayOf(day);
}

/** Monday 1 to Sunday 7. */
function weekdayOf(day: number): number {
  return new Date(day).getUTCDay() || 7;
}

function weekdayAt(prose: Prose, i: number, event: number, to: number): Found | undefined {
  const all = prose.words;
  const word = all[i] as Word;
  const bare = withoutPossessive(word.lower);
  const written = prose.text.slice(word.start, word.end);
  let weekday = WEEKDAYS.get(bare);
  if (weekday === undefined) {
    const opens = (bare === 'sat' || bare === 'sun') && prose.sentenceAt(word.start)?.start === word.start;
    weekday =
      isCapital(written) && !(opens && prose.text[word.end] === ' ' && isSmall(prose.text, word.end + 1) && !PARTS.includes(all[i + 1]))
        ? SHORT_WEEKDAYS.get(bare)
        : undefined;
  }
  const before = all[i - 1]?.lower ?? '';
  if (weekday === undefined || EVERY.has(before)) return undefined;
  const back = (weekdayOf(event) - weekday + 7) % 7;
  const first = PAST.has(before) || FUTURE.has(before) ? i - 1 : i;
  const futureEnd = FUTURE_AFTER.endAt(all, i + 1, to);
  if (FUTURE.has(before) || futureEnd !== undefined) {
    const offset = 7 - back;
    return { from: offset, to: before === 'next' ? offset + 7 : offset, kind: 'weekday', hasYear: true, first, last: (futureEnd ?? i + 1) - 1 };
  }
  const longAgo = BEFORE_LAST.endAt(all, i + 1, to);
  if (longAgo !== undefined) return { from: -back - 14, to: -back - 7, kind: 'weekday', hasYear: true, first, last: longAgo - 1 };
  const pastEnd = PAST_AFTER.endAt(all, i + 1, to);
  const isPast = PAST.has(before) || pastEnd !== undefined;
  const offset = isPast && back === 0 ? -7 : -back || 0;
  return { from: isPast && back !== 0 ? offset - 7 : offset, to: offset, kind: 'weekday', hasYear: true, first, last: (pastEnd ?? i + 1) - 1 };
}
