import type { Span } from '../../casenote/source.ts';

/** A place where a text says what an abbreviation stands for. Offsets are in the text. */
export interface Definition {
  /** The abbreviation as it is written, with a plural s, without brackets or quotation marks. */
  readonly short: Span;
  /** What it stands for, or its explanation in plain words. */
  readonly long: Span;
  /** Which of the two comes first; `key` for an entry of a key or glossary. */
  readonly kind: 'long-short' | 'short-long' | 'key';
}
