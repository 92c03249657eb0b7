import { hasSmall, isAllCapitals, isCapital } from '../words/letters.ts';
import { findWords, type Word } from '../words/words.ts';
import lists from './definitions.yaml';

/** How well a long form's words bear the letters of a short form. Offsets are in the text. */
export interface LetterMatch {
  readonly start: number;
  readonly end: number;
  /** 0: each letter begins a word and no word is left over but joining words. */
  readonly cost: number;
}

/** Which ends of the stretch the long form must reach. */
export type Anchor = 'start' | 'end' | 'both';

const { joining } = lists as { joining: string[] };
const JOINING: ReadonlySet<string> = new Set(joining);
/** "two-week wait (2WW)". */
const NUMBERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ one: '1', first: '1', two: '2', second: '2', three: '3', third: '3', four: '4', fourth: '4', five: '5', six: '6', seven: '7', eight: '8' }),
);

/**
 * What a departure from "each letter begins a word" costs. The order is Ab3P's (Sohn et al. 2008): first letters, first
 * letters with joining words left out, inner letters, words left out. The sizes are fitted to the even-numbered
 * abstracts of MED1250 (eval/definitions.ts).
 */
const COST = {
  /** A further letter of a word right after the last one: "Barnardo's (Barn)". */
  next: 0.2,
  /** A further letter from the inside of a word: "electroencephalogram (EEG)". */
  inner: 0.2,
  /** The same where the short form writes it as a capital among small letters. */
  innerCapital: 0.2,
  /** A letter from a word that does not begin with it. */
  noInitial: 1.2,
  skipped: 0.75,
  skippedPart: 0.3,
  skippedJoining: 0.05,
  /** A number, as in the name of a chemical. */
  skippedNumber: 0.1,
  /** A long form that begins with a joining word, or behind a hyphen. */
  startJoining: 0.7,
  startPart: 0.5,
  comma: 0.1,
  bracket: 0.3,
  line: 0.3,
};

/** The most letters and words that are compared: Ab3P's longest short form is ten characters. */
const MOST_LETTERS = 12;
const MOST_WORDS = 28;
const costs = new Float64Array((MOST_WORDS + 1) * (MOST_LETTERS + 1));
const ends = new Int16Array((MOST_WORDS + 1) * (MOST_LETTERS + 1));

/** The letters and digits of a short form. */
export function lettersOf(short: string): string {
  return short.replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The stretch of `text` between `from` and `to` that spells out `short` at the least cost; of two at the same cost the
 * shorter one. Undefined where there is none. A plural s of the short form need not be borne out.
 */
export function matchLetters(text: string, from: number, to: number, short: string, anchor: Anchor): LetterMatch | undefined {
  const letters = lettersOf(short);
  if (letters === '' || letters.length > MOST_LETTERS + 1) return undefined;
  let found = findWords(text.slice(from, to));
  if (found.length > MOST_WORDS) found = anchor === 'end' ? found.slice(-MOST_WORDS) : anchor === 'start' ? found.slice(0, MOST_WORDS) : [];
  if (found.length === 0) return undefined;
  const singular = letters.endsWith('s') && isCapital(letters, letters.length - 2) ? align(text, from, found, letters.slice(0, -1), anchor) : undefined;
  const whole = letters.length <= MOST_LETTERS ? align(text, from, found, letters, anchor) : undefined;
  return !singular || (whole && whole.cost < singular.cost) ? whole : singular;
}

/** Dynamic programming from the last word back: cell (w, i) is the least cost of letters i… in words w…. */
function align(text: string, from: number, found: readonly Word[], letters: string, anchor: Anchor): LetterMatch | undefined {
  const lower = letters.toLowerCase();
  if (lower.length !== letters.length) return undefined;
  const isMixed = hasSmall(letters);
  const count = letters.length;
  const wide = count + 1;
  const last = found.length;
  costs.fill(Infinity, 0, (last + 1) * wide);
  costs[last * wide + count] = 0;
  ends[last * wide + count] = last;
  let best: LetterMatch | undefined;
  // Numbers in front of a chemical's name may stay outside.
  let firstWord = 0;
  while (firstWord < last - 1 && isNumber((found[firstWord] as Word).lower) && !isNumber(lower)) firstWord++;
  // For each word and each number of letters already taken by words before it: leave the word out, or take one letter
  // or more from it.
  for (let w = last - 1; w >= 0; w--) {
    const word = found[w] as Word;
    const gap = w + 1 < last ? gapCost(text, from + word.end, from + (found[w + 1] as Word).start) : 0;
    const isPart = isHyphen(text[from + word.start - 1]) || isHyphen(text[from + word.end]);
    const skip = gap + skipCost(word.lower, isPart);
    for (let i = 0; i <= count; i++) {
      const cell = w * wide + i;
      const below = cell + wide;
      if (i === count) {
        costs[cell] = anchor === 'start' ? 0 : skip + (costs[below] as number);
        ends[cell] = anchor === 'start' ? w : (ends[below] as number);
        continue;
      }
      let least = skip + (costs[below] as number);
      let end = ends[below] as number;
      let taken = Infinity;
      let takenEnd = 0;
      const begins = word.lower[0] === lower[i] || NUMBERS.get(word.lower) === lower[i];
      let cost = begins ? 0 : i === 0 ? Infinity : COST.noInitial;
      let at = begins ? 0 : word.lower.indexOf(lower[i] as string, 1);
      if (cost < Infinity && at !== -1) {
        for (let k = 1; ; k++) {
          const rest = costs[below + k] as number;
          const total = cost + rest + (i + k === count && anchor === 'start' ? 0 : gap);
          if (total < taken) {
            taken = total;
            takenEnd = i + k === count && anchor === 'start' ? w + 1 : (ends[below + k] as number);
          }
          const letter = lower[i + k];
          if (letter === undefined) break;
          const next = word.lower.indexOf(letter, at + 1);
          if (next === -1) break;
          if (next > at + 1) cost += COST.inner + (isMixed && letters[i + k] !== letter ? COST.innerCapital : 0);
          else if (letter > '9') cost += COST.next;
          at = next;
        }
      }
      if (i === 0 && begins && (anchor === 'end' || w === firstWord)) {
        const begin = taken + startCost(text, from + word.start, word.lower);
        if (begin < Infinity && (!best || begin < best.cost)) best = { start: from + word.start, end: from + (found[takenEnd - 1] as Word).end, cost: begin };
      }
      if (taken < least) {
        least = taken;
        end = takenEnd;
      }
      costs[cell] = least;
      ends[cell] = end;
    }
  }
  return best;
}

/** "children looked after (LAC)": the first letters of the last words, in another order. */
export function matchShuffled(text: string, from: number, to: number, short: string): LetterMatch | undefined {
  const letters = lettersOf(short).replace(/s$/, '');
  if (letters.length < 3 || !isAllCapitals(letters)) return undefined;
  const missing = [...letters.toLowerCase()];
  const found = findWords(text.slice(from, to));
  for (let w = found.length - 1; w >= 0 && missing.length > 0; w--) {
    const { lower, start } = found[w] as Word;
    const place = missing.indexOf(lower[0] as string);
    if (JOINING.has(lower) && missing.length < letters.length) continue;
    if (place === -1) return undefined;
    missing.splice(place, 1);
    if (missing.length === 0) return { start: from + start, end: to, cost: COST.noInitial };
  }
  return undefined;
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

function skipCost(word: string, isPart: boolean): number {
  if (JOINING.has(word)) return COST.skippedJoining;
  return isNumber(word) ? COST.skippedNumber : isPart ? COST.skippedPart : COST.skipped;
}

function isHyphen(char: string | undefined): boolean {
  return char === '-' || char === '\u2010' || char === '\u2011';
}

function startCost(text: string, start: number, word: string): number {
  return (JOINING.has(word) ? COST.startJoining : 0) + (isHyphen(text[start - 1]) && !/[\d'’′]/.test(text[start - 2] ?? '') ? COST.startPart : 0);
}

/** What stands between two words of a long form. */
function gapCost(text: string, from: number, to: number): number {
  let cost = 0;
  for (let i = from; i < to; i++) {
    const char = text[i];
    if (char === '\n') cost += COST.line;
    else if (char === ',') cost += COST.comma;
    else if (char === '(' || char === ')' || char === '[' || char === ']') cost += COST.bracket;
    else if (char === ';' || char === ':' || char === '=') cost += 1;
  }
  return cost;
}
