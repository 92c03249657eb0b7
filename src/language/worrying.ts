import { firstEndingAfter } from './in-order.ts';
import type { Prose } from './note-text.ts';
import { Phrases } from './phrases.ts';
import type { Sentence } from './sentences.ts';
import lists from './worrying.yaml';

const MATTERS = new Phrases(Object.values(lists as Readonly<Record<string, readonly string[]>>).flat());

/** Whether a sentence tells of what people pass on about others: drink, blows, police, debts, a child left alone. */
export function isWorrying({ words }: Prose, { start, end }: Sentence): boolean {
  return MATTERS.find(words, firstEndingAfter(words, start), firstEndingAfter(words, end)) !== undefined;
}
