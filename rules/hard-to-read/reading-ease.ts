import { syllable } from 'syllable';
import type { Prose } from '../../src/language/index/note-text.ts';
import { PerForm } from '../../src/language/words/word-forms.ts';

/** The reading of one sentence. */
export interface SentenceReading {
  /** In the plain text. */
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly syllables: number;
}

/** Flesch, R. (1948), A new readability yardstick, Journal of Applied Psychology 32(3). */
const BASE = 206.835;
const PER_WORD = 1.015;
const PER_SYLLABLE = 84.6;

/** Reading ease: about 90 for a child of eleven, 60 for plain English, below 30 for the language of science. */
export function readingEase(sentences: readonly SentenceReading[]): number {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const syllables = sentences.reduce((sum, sentence) => sum + sentence.syllables, 0);
  return BASE - (PER_WORD * words) / sentences.length - (PER_SYLLABLE * syllables) / words;
}

/** The sentences of a section as its author wrote them: quotations, figures, headings and tables are not counted. */
export function readingOf(prose: Prose): SentenceReading[] {
  const readings: SentenceReading[] = [];
  for (const { start, end, block } of prose.sentences) {
    if (block.kind === 'heading' || block.kind === 'cell') continue;
    let words = 0;
    let syllables = 0;
    for (const word of prose.wordsIn(start, end)) {
      const own = SYLLABLES.of(word);
      if (own === 0 || prose.quoteAt(word.start)) continue;
      words++;
      syllables += own;
    }
    if (words > 0) readings.push({ start, end, words, syllables });
  }
  return readings;
}

/** Of a word; none of a figure. Counting takes longer than looking up, and a note's words are mostly those of the note before. */
const SYLLABLES = new PerForm((lower) => (/^\d/.test(lower) ? 0 : Math.max(1, syllable(lower))));
