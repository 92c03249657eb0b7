import type { Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './shorthand-opening.yaml';

const data = lists as Readonly<Record<'authorOpens' | 'listeners', readonly string[]>>;
const AUTHOR_OPENS = new WordSet(data.authorOpens);
const LISTENERS = new WordSet(data.listeners);

/** Words for one to whom something is done. */
export const OBJECT = /^(?:him|her|me|us|them|himself|herself|themselves|myself|ourselves)$/;

/** Whether a line that begins with this word is the author's own doing: "Told her I would ring". @param word Index into the section's words. */
export const isAuthorsOpening = (prose: Prose, word: number): boolean => AUTHOR_OPENS.includes(prose.words[word]);

/** Whether the author is the listener of the verb that a sentence opens with, which is then somebody else's: "Told me …", "Asked staff …". */
export function isToAuthor(prose: Prose, sentence: Sentence): boolean {
  const at = firstEndingAfter(prose.words, sentence.start);
  const next = prose.words[at + 1]?.lower ?? '';
  return (
    LISTENERS.has(next) || (next === 'the' && LISTENERS.includes(prose.words[at + 2])) || /^(?:if|whether|for|why|when|what|was|can|could|to|i)$/.test(next)
  );
}
