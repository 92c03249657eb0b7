import type { Prose } from '../index/note-text.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './here-and-now.yaml';

type ListName = 'phone' | 'speaking' | 'otherTime' | 'unreal' | 'earlier' | 'earlierStill' | 'negation' | 'elsewhere';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const PHONE = new Phrases(data.phone);
const SPEAKING = new WordSet(data.speaking);
const OTHER_TIME = new Phrases(data.otherTime);
const UNREAL = new WordSet(data.unreal);
const EARLIER = new Phrases(data.earlier);
const EARLIER_STILL = new Phrases(data.earlierStill);
const NEGATION = new Phrases(data.negation);
const ELSEWHERE = new Phrases(data.elsewhere);

/** How far behind the words that show presence others may take it back ("joined us last week"). */
const AFTER = 5;
/** How far behind them words of a telephone make them a call. */
const PHONE_AFTER = 10;
/** How far before them a "not" may stand that takes them back. */
const BEFORE = 4;

/** Where a note's contact took place, as far as it tells how "at school" is to be read. */
export interface Scene {
  readonly isMeeting: boolean;
  readonly isAway: boolean;
}

/** Whether what a stretch tells happened at this contact, and face to face. */
export function isHere(words: readonly Word[], first: number, end: number): boolean {
  if (NEGATION.find(words, Math.max(0, first - BEFORE), end)) return false;
  if (OTHER_TIME.find(words, Math.max(0, first - AFTER), Math.min(words.length, end + AFTER))) return false;
  for (let i = Math.max(0, first - BEFORE); i < first; i++) if (UNREAL.includes(words[i])) return false;
  if (isOnPhone(words, end)) return false;
  const earlier = EARLIER.find(words, 0, end);
  return earlier === undefined || EARLIER_STILL.find(words, 0, end + 1) !== undefined;
}

/** Whether words speak of another day, of a habit or of a wish. */
export function isOfAnotherTime(words: readonly Word[], from = 0, to = words.length): boolean {
  return OTHER_TIME.find(words, from, Math.min(words.length, to)) !== undefined;
}

/** "Had gone", "had been": before the contact. */
export function isEarlier(words: readonly Word[]): boolean {
  return EARLIER.find(words) !== undefined;
}

/** Words of a telephone or a letter. */
export function isFromAfar(words: readonly Word[]): boolean {
  return PHONE.find(words) !== undefined;
}

/** A sentence that speaks of a call or of another day says nothing certain of whom a pronoun means. */
export function isOfOtherTime(prose: Prose, { start, end }: Sentence): boolean {
  const words = prose.wordsIn(start, end);
  return isFromAfar(words) || isOfAnotherTime(words);
}

/** Told, up to a little behind the words that show presence, to be somewhere else than where the author was. */
export function isElsewhere(words: readonly Word[], end: number, { isAway }: Scene): boolean {
  const found = isAway ? undefined : elsewhereIn(words, end + AFTER);
  // "Tina from next door", "in and out with plates".
  return found !== undefined && !/^(?:from|and)$/.test(words[found.first - 1]?.lower ?? '');
}

/** Where words of being somewhere else stand. */
export function elsewhereIn(words: readonly Word[], to: number): { readonly first: number; readonly end: number } | undefined {
  return ELSEWHERE.find(words, 0, Math.min(words.length, to));
}

/** On the telephone; "sat on the stairs on her phone" is not. */
function isOnPhone(words: readonly Word[], end: number): boolean {
  const found = PHONE.find(words);
  // "Came out to the step, and passed me her phone": what follows later is another thing.
  if (!found || found.first > end + PHONE_AFTER) return false;
  const isThing = words[found.first]?.lower === 'on' && /^(?:his|her)$/.test(words[found.first + 1]?.lower ?? '') && words[found.end]?.lower !== 'to';
  return !isThing || SPEAKING.meets(words);
}
