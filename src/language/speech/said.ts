import type { Prose } from '../index/note-text.ts';
import type { Gender } from '../index/people.ts';
import { Phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';
import lists from './own-person.yaml';

/** What somebody said without quotation marks, and the words by which it is known whose they are. */

const data = lists as Readonly<Record<'i' | 'firstPerson' | 'you' | 'feelings' | 'modals' | 'others' | 'mine' | 'orders', readonly string[]>>;
const I: ReadonlySet<string> = new Set(data.i);
const FIRST_PERSON: ReadonlySet<string> = new Set(data.firstPerson);
const YOU: ReadonlySet<string> = new Set(data.you);
const FEELINGS: ReadonlySet<string> = new Set(data.feelings);
const MODALS: ReadonlySet<string> = new Set(data.modals);
const OTHERS: ReadonlySet<string> = new Set(data.others);
const MINE = new Phrases(data.mine);
const ORDERS = new Phrases(data.orders);

/** Words that somebody said, without quotation marks: indices into a section's words, the end exclusive. */
export interface Said {
  readonly prose: Prose;
  readonly from: number;
  readonly end: number;
  /** The speaker's. */
  readonly gender: Gender | undefined;
  /** In a letter to the child "you" is the child. */
  readonly isLetter: boolean;
  /** Behind "that", where an author speaks of themselves: only what the speaker alone can know counts. */
  readonly isBehindThat?: boolean;
}

/** Surely the speaker's; likely, so that a second sign makes it sure; may be said of the author. */
export const SURE = 2;
export const LIKELY = 1;
export const NONE = 0;

/** What one word of the first person shows of who it is. */
export interface Sign {
  readonly weight: number;
  /** By its grammar alone, and not by what only the speaker can know. */
  readonly isPlain: boolean;
}

export const sure: Sign = { weight: SURE, isPlain: false };
export const plain: Sign = { weight: SURE, isPlain: true };
export const likely: Sign = { weight: LIKELY, isPlain: true };
export const none: Sign = { weight: NONE, isPlain: true };

export const isI = (lower: string): boolean => I.has(lower);
export const isFirstPerson = (lower: string): boolean => FIRST_PERSON.has(lower);
export const isYou = (lower: string): boolean => YOU.has(lower);
export const isOther = (lower: string): boolean => OTHERS.has(lower);
export const isModal = (lower: string): boolean => MODALS.has(lower);
export const isOrder = (words: readonly Word[], from: number, end: number): boolean => ORDERS.endAt(words, from, end) !== undefined;
export const isOwnThing = (words: readonly Word[], at: number, end: number): boolean => MINE.endAt(words, at, end) !== undefined;
export const isFeeling = (lower: string): boolean => FEELINGS.has(lower);
export const lowerAt = (words: readonly Word[], i: number): string => words[i]?.lower ?? '';
