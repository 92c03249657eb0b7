import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';

const figures = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Clauses A5 and 3.3: concise; the larger the record, the harder it is to find what matters. */
export const overlongNote = noteRule({
  name: 'overlong-note',
  summary: 'A note of more words than a reader can take in.',
  clauses: ['A5', '3.3'],
  severity: 'info',
  group: 'structure',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    words: z
      .number({ error: 'expected a number of words' })
      .int({ error: 'expected a whole number of words' })
      .positive({ error: 'expected at least one word' })
      .default(1500)
      .describe('The most words that a note may have, headings and form lines not counted.'),
  }),
  messages: {
    long: ({ count, most }: { count: number; most: number }) =>
      `This note has ${figures(count)} words, more than ${figures(most)}. The policy asks for concise notes, as key facts are hard to find in a long one (A5): keep what is significant, and refer to what is on the record already.`,
  },
  check({ note, text }, reporter, { words }) {
    // A word has a letter and what parts it from the next: a note of fewer characters needs no counting.
    if (note.children.reduce((sum, section) => sum + section.text.length, 0) < words * 2 - 1) return;
    const count = text.sections.reduce((sum, prose) => sum + prose.words.length, 0);
    if (count > words) reporter.report({ message: 'long', at: note.place(''), data: { count, most: words } });
  },
});
