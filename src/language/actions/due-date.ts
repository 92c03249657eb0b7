import { isCapital } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import { findWords, type Word } from '../words/words.ts';
import lists from './due-date.yaml';

/**
 * By when something is to be done, or how often: "by Friday", "20/5", "at the next core group", "every ten working days";
 * and what it waits for: "if he is not back by then". One pass over the words, by their classes.
 */

type ListName =
  | 'weekdays'
  | 'weekdaysThatAreWords'
  | 'months'
  | 'monthsThatAreWords'
  | 'beforeMonth'
  | 'beforeDay'
  | 'afterDay'
  | 'ofThings'
  | 'notDue'
  | 'notDays'
  | 'phrases'
  | 'units'
  | 'numbers'
  | 'indefinite'
  | 'near'
  | 'leading'
  | 'periods'
  | 'past'
  | 'notWithin'
  | 'beforePast'
  | 'upTo'
  | 'hours'
  | 'beforeHour'
  | 'conditions'
  | 'idle'
  | 'asking';
const given = lists as Readonly<Record<ListName, readonly string[]>>;

const WEEKDAYS = new WordSet(given.weekdays.flatMap((day) => [day, `${day}s`, `${day}'s`]));
const WEEKDAYS_THAT_ARE_WORDS = new WordSet(given.weekdaysThatAreWords);
const MONTHS = new WordSet(given.months);
const MONTHS_THAT_ARE_WORDS = new WordSet(given.monthsThatAreWords);
const BEFORE_MONTH = new Phrases(given.beforeMonth);
const BEFORE_DAY = new WordSet(given.beforeDay);
const AFTER_DAY = new WordSet(given.afterDay);
const OF_THINGS = new WordSet(given.ofThings);
const NOT_DUE = new WordSet(given.notDue);
const NOT_DAYS = new WordSet(given.notDays);
const PHRASES = new Phrases(given.phrases);
const UNITS = new WordSet(given.units);
const NUMBERS = new WordSet(given.numbers);
const INDEFINITE = new Phrases(given.indefinite);
const NEAR = new Phrases(given.near);
const LEADING = new WordSet(given.leading);
const PERIODS = new Phrases(given.periods);
const PAST = new WordSet(given.past);
const NOT_WITHIN = new WordSet(given.notWithin);
const BEFORE_PAST = new WordSet(given.beforePast);
const UP_TO = new Phrases(given.upTo);
const HOURS = new WordSet(given.hours);
const BEFORE_HOUR = new WordSet(given.beforeHour);
const CONDITIONS = new Phrases(given.conditions);
const IDLE = new Phrases(given.idle);
const ASKING = new WordSet(given.asking);

/** Words between "this" or "at" and the period: "the next two core groups". */
const NEAR_GAP = 2;
const LEADING_GAP = 3;

/** Every word with which a date can begin, so that the others cost one look-up. */
const OPENING = new WordSet(
  [
    ...WEEKDAYS,
    ...MONTHS,
    ...NUMBERS,
    ...LEADING,
    ...BEFORE_HOUR,
    ...[given.near, given.phrases, given.upTo, given.leading, given.indefinite].flat().map((phrase) => phrase.split(' ')[0] ?? ''),
    'in',
    'within',
  ].flatMap((word) => word.replace(/[()|]/g, ' ').trim().split(' ')),
);

const DAY_AND_MONTH = /^(\d{1,2})[/.](\d{1,2})(?:[/.]\d{2,4})?$/;
const TIME = /^(?:\d{1,2}[:.]\d{2}(?:[ap]m)?|\d{1,2}[ap]m|\d{4}h(?:rs|ours)?)$/;
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/;
const SPAN = /^\d+(?:h|hrs?|hours?|days?|d|wks?|weeks?|mins?|months?|mths?)$/;

/** Whether the words say by when something is to be done, or how often. */
export function namesDueDate(text: string): boolean {
  return isDueIn(findWords(text), text);
}

/** The same for words found before. @param text What their offsets count in. */
export function isDueIn(words: readonly Word[], text: string): boolean {
  for (let i = 0; i < words.length; i++) {
    const { lower } = words[i] as Word;
    const code = lower.charCodeAt(0);
    if (code >= 48 && code <= 57) {
      if (isFigureDate(words, i, text)) return true;
    } else if (OPENING.has(lower) && isWordDate(words, i, text)) return true;
  }
  return false;
}

/** Dates and times in figures. */
function isFigureDate(words: readonly Word[], i: number, text: string): boolean {
  const word = words[i] as Word;
  const { lower } = word;
  const [before, after] = [words[i - 1]?.lower ?? '', words[i + 1]?.lower ?? ''];
  if (/[£$€#]\s?$/.test(text.slice(Math.max(0, word.start - 2), word.start)) || text[word.end] === '%' || isTold(words, i)) return false;
  const date = DAY_AND_MONTH.exec(lower);
  if (date) return Number(date[1]) <= 31 && Number(date[2]) <= (lower.includes('/') ? 12 : 59) && !NOT_DAYS.has(after) && lower !== '24/7';
  if (TIME.test(lower)) return true;
  if (ORDINAL.test(lower)) return !NOT_DAYS.has(after);
  if (SPAN.test(lower)) return true;
  if (!/^\d+$/.test(lower)) return false;
  if (MONTHS.has(after) || /^(?:am|pm|hrs|noon)$/.test(after) || (after === 'of' && MONTHS.includes(words[i + 2]))) return true;
  if (UNITS.has(after) || ((after === 'working' || after === 'school') && UNITS.includes(words[i + 2]))) return isSpan(words, i);
  const next = words[i + 1];
  // "2026-03-04", "12-3-26".
  if (next && /^\d/.test(next.lower) && text.slice(word.end, next.start) === '-') return lower.length === 4 || (Number(lower) <= 31 && next.lower.length <= 2);
  return BEFORE_HOUR.has(before) && lower.length <= 2 && !(next && isCapital(text, next.start) && text.slice(word.end, next.start) === ' ');
}

/** Weekdays, months, periods and ways of saying how often. */
function isWordDate(words: readonly Word[], i: number, text: string): boolean {
  const { lower } = words[i] as Word;
  if (WEEKDAYS.has(lower)) return isWeekday(words, i, text);
  if (MONTHS.has(lower) && isMonth(words, i, text)) return true;
  const phrase = PHRASES.endAt(words, i);
  if (phrase !== undefined && !/^(?:as|than)$/.test(words[i - 1]?.lower ?? '') && !words[phrase - 1]?.lower.endsWith("'s")) return true;
  const upTo = UP_TO.endAt(words, i);
  if (upTo !== undefined && words[upTo] && IDLE.endAt(words, upTo) === undefined) return true;
  if (BEFORE_HOUR.has(lower) && HOURS.includes(words[i + 1])) return true;
  if (lower === 'in' || lower === 'within') {
    let end = i + 1;
    while (end < words.length && (NUMBERS.includes(words[end]) || INDEFINITE.endAt(words, end) !== undefined)) end = INDEFINITE.endAt(words, end) ?? end + 1;
    if (end > i + 1 && UNITS.includes(words[end])) return true;
  }
  if (NUMBERS.has(lower) && isSpan(words, i)) return true;
  if (BEFORE_PAST.includes(words[i - 1])) return false;
  const near = NEAR.endAt(words, i);
  if (near !== undefined && isPeriodBehind(words, near, NEAR_GAP, true)) return true;
  return LEADING.has(lower) && isPeriodBehind(words, i + 1, LEADING_GAP, false);
}

/** "Three weeks", "2 working days"; not "a 12 week course", which lasts so long. */
function isSpan(words: readonly Word[], i: number): boolean {
  const at = /^(?:working|school)$/.test(words[i + 1]?.lower ?? '') ? i + 2 : i + 1;
  const unit = words[at]?.lower ?? '';
  if (!UNITS.has(unit)) return false;
  const isOne = words[i]?.lower === 'one' || words[i]?.lower === '1';
  const after = words[at + 1];
  if (/^(?:old|ago|pregnant)$/.test(after?.lower ?? '')) return false;
  return isOne || unit.endsWith('s') || unit === 'wk' || unit === 'hr' || after === undefined || AFTER_DAY.includes(after);
}

function isPeriodBehind(words: readonly Word[], from: number, gap: number, isUnitToo: boolean): boolean {
  for (let at = from; at <= from + gap && at < words.length; at++) {
    const lower = words[at]?.lower ?? '';
    if (PAST.has(lower) || NOT_WITHIN.has(lower)) return false;
    if ((isUnitToo && UNITS.has(lower)) || PERIODS.endAt(words, at) !== undefined) return true;
  }
  return false;
}

/** A day of the week is a date; not in the name of a thing: "Monday's incident", "the Wednesday group". */
function isWeekday(words: readonly Word[], i: number, text: string): boolean {
  const word = words[i] as Word;
  const { lower } = word;
  const [before, after] = [words[i - 1], words[i + 1]];
  if (isTold(words, i) || PAST.includes(before)) return false;
  // "for Friday's session" is to be done by then; "Monday's incident" was.
  if (lower.endsWith("'s")) return /^(?:for|at|by|before|in|until|during)$/.test(before?.lower ?? '');
  const isCapitalised = isCapital(text, word.start);
  if (!isCapitalised && WEEKDAYS_THAT_ARE_WORDS.has(lower)) return BEFORE_DAY.includes(before);
  const isFollowed = after !== undefined && /^[ -]$/.test(text.slice(word.end, after.start)) && !AFTER_DAY.includes(after) && !/^\d/.test(after.lower);
  return !isFollowed || before === undefined || !OF_THINGS.includes(before);
}

function isMonth(words: readonly Word[], i: number, text: string): boolean {
  const word = words[i] as Word;
  const isCapitalised = isCapital(text, word.start);
  const next = words[i + 1];
  if (next && /^\d{1,2}(?:st|nd|rd|th)?$/.test(next.lower) && !isTold(words, i)) return true;
  if (!isCapitalised && MONTHS_THAT_ARE_WORDS.includes(word)) return false;
  if (BEFORE_MONTH.startBefore(words, i, 3) !== undefined) return true;
  return /[–(,:;|-]\s*$/.test(text.slice(Math.max(0, word.start - 3), word.start)) && /^\s*(?:$|[.,;)])/.test(text.slice(word.end, word.end + 3));
}

/** Whether the date belongs to something past or to a thing: "the letter of 3 March", "sent on 2 March". */
function isTold(words: readonly Word[], i: number): boolean {
  let at = i - 1;
  while (at >= 0 && /^(?:the|on|w|c|at)$/.test(words[at]?.lower ?? '')) at--;
  // "To be held on 3 April" is yet to come.
  if (words[at - 1]?.lower === 'be') return false;
  return NOT_DUE.includes(words[at]) || (words[at]?.lower === 'visit' && words[at - 1]?.lower === 'the' && words[at - 2]?.lower === 'from');
}

/** Whether the words tie the doing to an event that is its own date: "if he is not back by then, …", "when she rings". */
export function namesOccasion(text: string): boolean {
  return hasOccasion(findWords(text));
}

export function hasOccasion(words: readonly Word[]): boolean {
  for (let i = 0; i < words.length; i++) {
    const end = CONDITIONS.endAt(words, i);
    if (end === undefined || !words[end] || ASKING.includes(words[i - 1])) continue;
    // "Hester should ring" sets no condition; "Should he ring, …" does.
    if (words[i]?.lower === 'should' && i > 0) continue;
    if (IDLE.endAt(words, end) === undefined) return true;
  }
  return false;
}
