import type { Prose } from '../../src/language/index/note-text.ts';
import lists from './people-words.yaml';

const KIND = new Set((lists as { readonly kindSelf: readonly string[] }).kindSelf);
/** Words that may join or heighten the others. */
const BESIDE = new Set(['and', 'but', 'or', 'very', 'rather', 'quite', 'somewhat', 'more', 'old']);
/** Adjectives and what joins them between "usual" and "self". */
const FARTHEST = 5;

/** "Dad was his usual gobby self": from "usual" on, where one of the words between is no kind or plain one. */
export function* usualSelves({ words }: Prose): Generator<{ readonly first: number; readonly end: number }> {
  for (const [i, { lower }] of words.entries()) {
    if (lower !== 'self' && lower !== 'selves') continue;
    const first = words.findLastIndex((word, j) => j < i && j >= i - 1 - FARTHEST && /^(?:usual|normal|customary)$/.test(word.lower));
    if (first < 0) continue;
    const between = words.slice(first + 1, i).filter((word) => !BESIDE.has(word.lower));
    if (between.some((word) => !KIND.has(word.lower))) yield { first, end: i + 1 };
  }
}
