import { glossAfter, glossIn } from './gloss.ts';
import { type Anchor, lettersOf, matchLetters, matchShuffled } from './letter-match.ts';
import words from './definitions.yaml';
import { findKeys } from './keys.ts';
import { looksAbbreviated, shortAfter, shortBefore, SHORT_FORM } from './short-form.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A place where a text says what an abbreviation stands for. Offsets are in the text. */
export interface Definition {
  /** The abbreviation as it is written, with a plural s, without brackets or quotation marks. */
  readonly short: Stretch;
  /** What it stands for, or its explanation in plain words. */
  readonly long: Stretch;
  readonly kind: 'long-short' | 'short-long' | 'key';
}
