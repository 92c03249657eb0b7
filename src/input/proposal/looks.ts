import { Dates } from '../dates.ts';
import words from './value-words.yaml';

interface ValueWords {
  readonly ticks: readonly string[];
  readonly namedTicks: Readonly<Record<'true' | 'false', readonly string[]>>;
  readonly layouts: readonly string[];
  readonly monthFirst: readonly string[];
}

const { ticks, namedTicks, layouts, monthFirst } = words as ValueWords;
const TICKS = new Set(ticks);
const NAMED_TICKS = new Map([...namedTicks.true.map((word) => [word, true] as const), ...namedTicks.false.map((word) => [word, false] as const)]);

/** What the values of a column look like. `none`: it has none. */
export type Look = 'none' | 'date' | 'time' | 'tick' | 'short' | 'long';

const DATE = /^(?:\p{L}{3,9} )?\d{1,4}[-/. ](?:\d{1,2}|\p{L}{3,9})[-/. ]\d{2,4}(?![-/.\d])|^(?:19|20)\d{6}(?!\d)|^\p{L}{3} {1,2}\d{1,2} \d{4}\b/u;
const TIME = /^\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?$/i;
/** Characters, on average, from which on values are prose. */
const PROSE = 40;
/** How many of the values must look alike: an export has slips. */
const MOST = 0.8;

/** @param values None of them blank. */
export function lookOf(values: readonly string[]): Look {
  if (values.length === 0) return 'none';
  const most = (fits: (value: string) => boolean) => values.filter((value) => fits(value.trim())).length >= values.length * MOST;
  if (most((value) => TICKS.has(value.toLowerCase()) || NAMED_TICKS.has(value.toLowerCase()))) return 'tick';
  if (most((value) => DATE.test(value))) return 'date';
  if (most((value) => TIME.test(value))) return 'time';
  return values.reduce((sum, value) => sum + value.length, 0) / values.length > PROSE ? 'long' : 'short';
}

/** The meanings that settings have to name for a column of ticks: words of our own list alone. */
export function tickMeanings(values: readonly string[]): Readonly<Record<string, boolean>> {
  const said = new Set(values.map((value) => value.trim().toLowerCase()));
  return Object.fromEntries([...NAMED_TICKS].filter(([word]) => said.has(word)));
}

/** How the dates of a column are written. */
export interface DateLayouts {
  /** What `input.dates` has to name beside ISO 8601; the usual layout among them where it is needed too. */
  readonly layouts: readonly string[];
  /** Some fit only with the month first. */
  readonly isMonthFirst: boolean;
  /** Some fit nothing that is known. */
  readonly isUnknown: boolean;
}

const USUAL = 'dd/MM/yyyy';

/** Finds the layouts by which every value can be read. The day comes first where either would fit: never a guess. */
export function dateLayouts(values: readonly string[]): DateLayouts {
  let left = values.filter((value) => !fits(value, USUAL));
  const found: string[] = [];
  for (const layout of layouts) {
    if (left.length === 0) break;
    const rest = left.filter((value) => !fits(value, layout));
    if (rest.length < left.length) found.push(layout);
    left = rest;
  }
  const isMonthFirst = left.some((value) => monthFirst.some((layout) => fits(value, layout)));
  return { layouts: found, isMonthFirst, isUnknown: left.length > 0 && !isMonthFirst };
}

const readers = new Map<string, Dates>();

function fits(value: string, layout: string): boolean {
  const reader = readers.get(layout) ?? new Dates([layout], 'Europe/London');
  readers.set(layout, reader);
  try {
    reader.read(value);
    return true;
  } catch {
    return false;
  }
}
