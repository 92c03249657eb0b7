import type { Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import lists from './worrying.yaml';

const MATTERS = new Phrases(Object.values(lists as Readonly<Record<string, readonly string[]>>).flat());

/** Whether a sentence tells of what people pass on about others: drink, blows, police, debts, a child left alone. */
export function isWorrying({ words }: Prose, { start, end }: Sentence): boolean {
  return MATTERS.find(words, firstEndingAfter(words, start), firstEndingAfter(words, end)) !== undefined;
}
