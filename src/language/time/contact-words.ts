import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './contact-day.yaml';

/** What a note may call its contact, and its author's part in it, by the way it was made. */

export type Way = 'inPerson' | 'call';
const { verbs, nouns } = lists as unknown as {
  readonly verbs: Readonly<Record<Way, readonly string[]>>;
  readonly nouns: Readonly<Record<Way | 'meeting', readonly string[]>>;
};
export const VERBS = { inPerson: new WordSet(verbs.inPerson), call: new WordSet(verbs.call) };
export const NOUNS = {
  inPerson: new WordSet(nouns.inPerson),
  meeting: new WordSet([...nouns.inPerson, ...nouns.meeting]),
  call: new WordSet(nouns.call),
};

/** Between the contact's name and its day ("visit to the home address on 3 March"). */
export const NEAR = 5;

export const isIn =
  (set: WordSet) =>
  ({ lower }: Word): boolean =>
    set.has(lower);
