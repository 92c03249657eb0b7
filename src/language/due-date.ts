import lists from './due-date.yaml';

type ListName =
  | 'weekdays'
  | 'weekdaysAnyCase'
  | 'months'
  | 'beforeMonth'
  | 'beforeDayAsDate'
  | 'afterDayAsDate'
  | 'notDue'
  | 'phrases'
  | 'units'
  | 'numbers'
  | 'indefinite'
  | 'near'
  | 'leading'
  | 'periods'
  | 'past'
  | 'beforePast'
  | 'upTo'
  | 'hours'
  | 'beforeHour'
  | 'conditions'
  | 'idle'
  | 'asking';
const words = lists as Readonly<Record<ListName, readonly string[]>>;

/** One of the list's words or phrases, the longest first. */
const oneOf = (list: readonly string[]): string =>
  `(?:${[...list]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replaceAll(' ', '\\s+'))
    .join('|')})`;
/** In either case at the first letter, for the text is matched as it is written. */
const anyCase = (list: readonly string[]): string => oneOf(list.flatMap((phrase) => [phrase, `${phrase[0]?.toUpperCase()}${phrase.slice(1)}`]));

const MONTH = oneOf(words.months);
const DAY = oneOf([...words.weekdays, ...words.weekdaysAnyCase, ...words.weekdaysAnyCase.map((day) => day.toUpperCase())]);
/** Dates in figures, with or without the month's name, and times of the day. */
const CALENDAR = [
  String.raw`\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?(?![\d%])`,
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)\b`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH}\b`,
  String.raw`${MONTH}\s+\d{1,2}\b`,
  String.raw`\d{1,2}[:.]\d{2}(?!\d)`,
  String.raw`\d{1,2}\s?(?:[ap]\.?m)\b`,
].join('|');
const DATE = new RegExp(
  String.raw`(?<![£\d.,/])(?:${CALENDAR})|\b${anyCase(words.beforeMonth)}[\s-]+${MONTH}\b|(?<=[–(,:;|-]\s*)${MONTH}(?=\s*(?:$|[.,;)]))|\b${DAY}s?\b`,
  'g',
);
const DAY_ALONE = new RegExp(`^${DAY}(s?)$`);
const IS_DAY_BEFORE = new RegExp(String.raw`(?:^|[^\p{L}\p{N}\s'’]\s*|\b${oneOf(words.beforeDayAsDate)}\s+)$`, 'iu');
const PLURAL_IS_DATE = /\bon\s+$|^\s*(?:and|from|,|$)/i;
const IS_DAY_AFTER = new RegExp(String.raw`^(?:\s*(?:$|[^\sa-z'’])|\s+${oneOf(words.afterDayAsDate)}\b)`, 'u');
const NOT_DUE = new RegExp(String.raw`\b${oneOf(words.notDue)}\s+(?:the\s+)?$`, 'i');

const UP_TO_THREE_WORDS = String.raw`(?:[\p{L}\p{N}'’-]+\s+){0,3}?`;
const UP_TO_TWO_WORDS = String.raw`(?:[\p{L}\p{N}'’-]+\s+){0,2}?`;
const PHRASE = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}]|\b(?:as|than)\s)${oneOf(words.phrases)}(?![\p{L}\p{N}]|['’]s)`,
    String.raw`\b(?:in|within)\s+(?:(?:\d+|${oneOf([...words.numbers, ...words.indefinite])})\s*)+${oneOf(words.units)}\b`,
    String.raw`\b(?:\d+|${oneOf(words.numbers)})\s*(?:(?:working|school)\s+)?${oneOf(words.units.filter((unit) => unit.length > 3))}\b`,
    String.raw`\b\d+\s?h(?:rs?)?\b|\b\d{4}\s?hrs\b`,
    String.raw`\b${oneOf(words.upTo)}\s+(?!${oneOf(words.idle)}\b)`,
    String.raw`\b${oneOf(words.beforeHour)}\s+(?:${oneOf(words.hours)}|\d{1,2})(?![\p{L}\p{N}%/])`,
    String.raw`\b${oneOf(words.near)}\s+${UP_TO_TWO_WORDS}${oneOf([...words.periods, ...words.units])}\b`,
    String.raw`\b${oneOf(words.leading)}\s+${UP_TO_THREE_WORDS}${oneOf(words.periods)}\b`,
  ].join('|'),
  'giu',
);
const PAST = new RegExp(String.raw`\b${oneOf(words.past)}\b`, 'i');
const BEFORE_PAST = new RegExp(String.raw`\b${oneOf(words.beforePast)}\s+$`, 'i');
const CONDITION = new RegExp(
  String.raw`(?:^|(?<before>[\p{L}'’]+)?[\s,;:–—-]+)${oneOf(words.conditions)}\s+(?!(?:it\s+is\s+|and\s+)?${oneOf(words.idle)}\b)\p{L}`,
  'iu',
);
const ASKING = new Set(words.asking);

/** "24/7" and "50/50" are no days of a month. */
function isInCalendar(date: string): boolean {
  const parts = /^(\d{1,2})\s?\/\s?(\d{1,2})$/.exec(date);
  return !parts || (Number(parts[1]) <= 31 && Number(parts[2]) <= 12 && date !== '24/7');
}

/** Whether the words say by when something is to be done, or how often: "by Friday", "20/5", "at the next core group", "every ten working days". */
export function namesDueDate(text: string): boolean {
  DATE.lastIndex = 0;
  for (let match = DATE.exec(text); match; match = DATE.exec(text)) {
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 20);
    const day = DAY_ALONE.exec(match[0]);
    if (NOT_DUE.test(before)) continue;
    if (day?.[1] && !PLURAL_IS_DATE.test(before) && !PLURAL_IS_DATE.test(after)) continue;
    if (day && !IS_DAY_BEFORE.test(before) && !IS_DAY_AFTER.test(after)) continue;
    if (!isInCalendar(match[0])) continue;
    return true;
  }
  for (const match of text.matchAll(PHRASE)) {
    if (!PAST.test(match[0]) && !BEFORE_PAST.test(text.slice(Math.max(0, match.index - 14), match.index))) return true;
  }
  return false;
}

/** Whether the words tie the doing to an event that is its own date: "if he is not back by then, …", "when she rings". */
export function namesOccasion(text: string): boolean {
  const match = CONDITION.exec(text);
  const { before = '' } = match?.groups ?? {};
  return match !== null && !ASKING.has(before.toLowerCase());
}
