import type { Prose } from '../index/note-text.ts';
import { isLetterOrDigit } from '../words/letters.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './times-told.yaml';

const words = lists as Readonly<Record<'clock' | 'numbers' | 'minutes' | 'beside' | 'beforeHour' | 'afterHour', readonly string[]>>;
const CLOCK = new WordSet(words.clock);
const NUMBERS = new WordSet(words.numbers);
const MINUTES = new WordSet(words.minutes);
const BESIDE = new WordSet(words.beside);
const BEFORE_HOUR = new WordSet(words.beforeHour);
const AFTER_HOUR = new WordSet(words.afterHour);

/** "16:25", "16.25", "4.30pm", "4pm", "1625hrs". */
const COLON = /^(?:[01]?\d|2[0-3]):[0-5]\d(?:[ap]m|hrs?|h)?$/;
const POINT = /^(?:[01]?\d|2[0-3])\.[0-5]\d(?:[ap]m|hrs?|h)?$/;
const HALF_DAY = /^(?:1[0-2]|0?[1-9])(?:[.:]?[0-5]\d)?[ap]m$/;
const HOURS = /^(?:[01]\d|2[0-3])[0-5]\d(?:hrs?|h)$/;
const FOUR_DIGITS = /^(?:[01]\d|2[0-3])[0-5]\d$/;
const ONE_OR_TWO = /^(?:1[0-2]|0?[1-9])$/;

/** Whether a word begins a time of day, or is one. Money, doses and scores are none. */
export function isTimeAt(prose: Prose, i: number): boolean {
  const all = prose.words;
  const word = all[i];
  if (!word) return false;
  const { lower } = word;
  const [before, next] = [all[i - 1]?.lower ?? '', all[i + 1]?.lower ?? ''];
  if (/^\d/.test(lower)) {
    if (/[£$]/.test(prose.text[word.start - 1] ?? '') || prose.text[word.end] === '%') return false;
    if (COLON.test(lower) || HALF_DAY.test(lower) || HOURS.test(lower)) return true;
    // A time with a point looks like a sum or a weight, four figures like a year or a number.
    if (POINT.test(lower)) return !/^(?:kg|kgs|lb|lbs|ml|mg|cm|mm|m|km|miles|per|percent|degrees)$/.test(next);
    if (FOUR_DIGITS.test(lower))
      return /^(?:hrs?|hours|at|approx|@)$/.test(next) || (/^(?:at|around|about|approx)$/.test(before) && !/^(?:19|20)\d\d$/.test(lower));
    if (ONE_OR_TWO.test(lower)) return /^(?:am|pm|o'clock|oclock|a\.m|p\.m)$/.test(next) || (BESIDE.has(before) && MINUTES.includes(all[i - 2]));
    return false;
  }
  if (CLOCK.has(lower)) return true;
  if (!NUMBERS.has(lower)) return false;
  if (BESIDE.has(before) && MINUTES.includes(all[i - 2])) return true;
  return BEFORE_HOUR.has(before) && (endsHere(prose, word) || AFTER_HOUR.has(next));
}

/** Whether a mark or the end of the text stands behind a word. */
function endsHere(prose: Prose, word: Word): boolean {
  return !(prose.text[word.end] === ' ' && isLetterOrDigit(prose.text, word.end + 1));
}
