import { isLetter } from '../words/letters.ts';
import type { Prose } from './note-text.ts';

/** Capitals over a stretch of at least this many words are shouting or a heading, not abbreviations and names. */
const SHOUTED_WORDS = 3;
const SHARE = 0.6;

/** Whether the sentence around an offset is written in capitals throughout. */
export function isShouted(prose: Prose, offset: number): boolean {
  const sentence = prose.sentenceAt(offset);
  if (!sentence) return false;
  const words = prose
    .wordsIn(sentence.start, sentence.end)
    .map(({ start, end }) => prose.text.slice(start, end))
    .filter((word) => word.length > 1 && isLetter(word));
  const capitals = words.filter((word) => word === word.toUpperCase());
  return capitals.length >= SHOUTED_WORDS && capitals.length >= words.length * SHARE;
}
