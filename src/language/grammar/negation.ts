import type { Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import lists from './negation.yaml';

type ListName = 'deny' | 'denyPairs' | 'emphatic' | 'noEmphasis' | 'clause' | 'predicate';
const sets = Object.fromEntries(
  Object.entries(lists as Readonly<Record<ListName, readonly string[]>>).map(([name, words]) => [name, new Set(words)]),
) as Record<ListName, Set<string>>;

/** How many words before a statement its denial may stand: "I do not think that he is at all a lazy boy". */
const FARTHEST = 10;
/** A comma parts the things that are denied together ("not rude, loud or lazy"): so many words may stand between two. */
const LISTED = 2;

/** Whether a word is denied, or left open, by what stands before it in its clause. @param index Into the section's words. */
export function isNegated(prose: Prose, index: number): boolean {
  const { text, words } = prose;
  const start = words[index]?.start ?? 0;
  const from = Math.max(firstEndingAfter(words, prose.sentenceAt(start)?.start ?? 0), index - FARTHEST);
  let sinceComma = 0;
  for (let i = index - 1; i >= from; i--) {
    const lower = words[i]?.lower ?? '';
    const next = words[i + 1]?.lower ?? '';
    const gap = text.slice(words[i]?.end ?? 0, words[i + 1]?.start ?? 0);
    if (/[.;:!?()–—"“”]| - /.test(gap)) return false;
    if (gap.includes(',')) {
      // "could not get in, it is a tip": a clause of its own begins.
      if (sinceComma > LISTED || (i + 1 < index && sets.predicate.has(next))) return false;
      sinceComma = 0;
    }
    sinceComma++;
    if (sets.clause.has(lower)) return false;
    if ((lower === 'and' || lower === 'or') && sets.predicate.has(next)) return false;
    if (isDenial(lower, next)) return true;
  }
  return false;
}

function isDenial(word: string, next: string): boolean {
  if (word === 'no') return !sets.noEmphasis.has(next);
  if (sets.deny.has(word)) return !sets.emphatic.has(next);
  return word.endsWith("n't") || sets.denyPairs.has(`${word} ${next}`);
}
