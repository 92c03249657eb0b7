import type { Prose } from '../../src/language/index/note-text.ts';
import lists from './people-words.yaml';

const data = lists as Readonly<Record<'usual' | 'kindSelf' | 'besideSelf', readonly string[]>>;
const USUAL = new Set(data.usual);
const KIND = new Set(data.kindSelf);
/** Words that may join or heighten the others. */
const BESIDE = new Set(data.besideSelf);
/** Adjectives and what joins them between "usual" and "self". */
const FARTHEST = 5;

/** "Dad was his usual gobby self": from "usual" on, where one of the words between is no kind or plain one. */
export function* usualSelves({ words }: Prose): Generator<{ readonly first: number; readonly end: number }> {
  for (const [i, { lower }] of words.entries()) {
    if (lower !== 'self' && lower !== 'selves') continue;
    const first = words.findLastIndex((word, j) => j < i && j >= i - 1 - FARTHEST && USUAL.has(word.lower));
    if (first < 0) continue;
    const between = words.slice(first + 1, i).filter((word) => !BESIDE.has(word.lower));
    if (between.some((word) => !KIND.has(word.lower))) yield { first, end: i + 1 };
  }
}
