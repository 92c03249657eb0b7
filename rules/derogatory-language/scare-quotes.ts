import type { Prose } from '../../src/language/index/note-text.ts';
import lists from './scare-quotes.yaml';

type ListName = 'allegations' | 'excuses' | 'doubt' | 'named' | 'pressed';
const sets = Object.fromEntries(
  Object.entries(lists as Readonly<Record<ListName, readonly string[]>>).map(([name, words]) => [name, new Set(words)]),
) as Record<ListName, Set<string>>;

/** Longer than this it is a quotation. */
const LONGEST = 3;
/** A word in the first or second person is somebody's own. */
const OWN_WORDS = /^(?:i|i'm|i've|me|my|mine|we|us|our|you|your|please|don't)$/;

export interface ScareQuote {
  readonly start: number;
  readonly end: number;
}

/** Quotation marks that throw doubt on what somebody says was done to them, or on their reasons. */
export function* scareQuotes(prose: Prose): Generator<ScareQuote> {
  if (!/["“'‘]/.test(prose.text)) return;
  for (const { start, end, mark } of prose.quotes) {
    if (mark === 'green' || end - start > 40) continue;
    const sentence = prose.sentenceAt(start);
    const words = prose.wordsIn(start, end);
    if (!sentence || sentence.block.kind === 'heading' || words.length === 0 || words.length > LONGEST || words.some(({ lower }) => OWN_WORDS.test(lower)))
      continue;
    // What opens or fills a sentence is a quotation.
    if (start === sentence.start || /[.!?]/.test(prose.text.slice(end - 2, end - 1))) continue;
    const around = prose
      .wordsIn(sentence.start, sentence.end)
      .filter((word) => word.end <= start || word.start >= end)
      .map(({ lower }) => lower);
    const doubted = around.some((word) => sets.doubt.has(word));
    if (sets.pressed.has(prose.wordsIn(sentence.start, start).at(-1)?.lower ?? '')) continue;
    const named = around.some((word) => sets.named.has(word));
    if (named && !around.some((word) => /^(?:claim|alleg|suppos|so-called)/.test(word))) continue;
    if (words.some(({ lower }) => sets.allegations.has(lower))) yield { start, end };
    else if (words.some(({ lower }) => sets.excuses.has(lower)) && (doubted || isOwned(prose, start) || (words.length === 1 && isSingledOut(prose, start))))
      yield { start, end };
  }
}

/** "her “anxiety”", "Mum's “job”", "too “ill” to come". */
function isOwned(prose: Prose, start: number): boolean {
  const before = prose.text.slice(Math.max(0, start - 25), start);
  return /(?:\b(?:her|his|their|too|so-called)|['’]s)\s*$/i.test(before);
}

/** "the “uncle”", "his two “dads”". */
function isSingledOut(prose: Prose, start: number): boolean {
  return /\b(?:the|two|another)\s*$/i.test(prose.text.slice(Math.max(0, start - 10), start));
}
