import type { Prose } from '../../src/language/index/note-text.ts';
import type { People } from '../../src/language/index/people.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import { contemptOf } from './contempt.ts';
import lists from './people-words.yaml';

const data = lists as Readonly<Record<'lasting' | 'passingVerbs', readonly string[]>>;
const LASTING = new WordSet(data.lasting);
const PASSING_VERBS = new WordSet(data.passingVerbs);

/** The score from which on a sentence about a mood or a manner reads as contempt. */
const CONTEMPT = -1;
/** So near before and behind the word stands what makes it lasting. */
const BEFORE = 5;
const BEHIND = 2;

/**
 * Whether a word for a mood or a manner tells of one occasion, as a record may: "was grumpy at breakfast". It does not in
 * "is grumpy", "a grumpy boy", "grumpy as ever", nor where the sentence as a whole reads as contempt. @param first Index of the word.
 */
export function isOfOneOccasion(prose: Prose, first: number, people: People): boolean {
  const sentence = prose.sentenceAt(prose.words[first]?.start ?? 0);
  if (!sentence) return false;
  const words = prose.wordsIn(sentence.start, sentence.end);
  if (!PASSING_VERBS.meets(words) || isLasting(prose, sentence, first)) return false;
  return contemptOf(prose, sentence, people) < CONTEMPT;
}

/** "is grumpy", "was his usual rude self", "rude as ever", "rude again". */
function isLasting({ words }: Prose, { start, end }: Sentence, first: number): boolean {
  for (let i = Math.max(0, first - BEFORE); i <= first + BEHIND; i++) {
    const word = words[i];
    if (word && word.start >= start && word.end <= end && LASTING.includes(word)) return true;
  }
  return false;
}
