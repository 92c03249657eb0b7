import data from './ordinary-words.json' with { type: 'json' };

const { common, others } = data as { common: string; others: string };
let commonWords: Set<string> | undefined;
let otherWords: Set<string> | undefined;

/** Whether a word (in small letters) is among the commonest of case notes: in capitals it is mere emphasis. */
export function isCommonWord(word: string): boolean {
  commonWords ??= new Set(common.split(' '));
  return commonWords.has(word);
}

/**
 * Whether a word (in small letters) is an ordinary word of case notes: a capital at the start of a sentence does not
 * make it a name, nor capitals throughout an abbreviation. Collected from the training sentences by `npm run train`.
 */
export function isOrdinaryWord(word: string): boolean {
  otherWords ??= new Set(others.split(' '));
  return isCommonWord(word) || otherWords.has(word);
}
