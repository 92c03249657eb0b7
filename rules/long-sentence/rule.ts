import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { emailAt } from '../../src/language/copying/pasted-email.ts';
import { countedWords } from './counted-words.ts';

/** Clause 5a.3: plain English, without long and complicated sentences. */
export const longSentence = noteRule({
  name: 'long-sentence',
  summary: 'A sentence of more words than a reader can hold together, lists and quotations not counted.',
  clauses: ['5a.3'],
  severity: 'info',
  group: 'language',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    words: z.number({ error: 'expected a number of words' }).int().min(1).default(25).describe('The most words that a sentence may have.'),
    warningWords: z.number({ error: 'expected a number of words' }).int().min(1).default(40).describe('Above this many it is a warning.'),
  }),
  messages: {
    long: ({ words, limit }: { words: number; limit: number }) =>
      `This sentence has ${words} words; more than ${limit} are hard to follow, and the policy asks for short ones (5a.3). Make it two or three, with one point in each.`,
  },
  check({ text }, reporter, { words: limit, warningWords }) {
    for (const prose of text.sections) {
      for (const [i, sentence] of prose.sentences.entries()) {
        const { start, end, block } = sentence;
        // Few sentences need counting: what counts as one word may be several of the text's, and never the other way. A sender's are not the author's to part.
        if (prose.countIn(start, end) <= limit || emailAt(prose, start, true) || block.kind === 'heading' || block.kind === 'cell') continue;
        const words = countedWords(prose, sentence);
        // What is long as an item of a list is a list's item still; past the warning, or with another sentence beside it, it is prose.
        const isItem = block.kind === 'item' && prose.sentences[i - 1]?.block !== block && prose.sentences[i + 1]?.block !== block;
        const isLong = words > (isItem ? Math.max(limit, warningWords) : limit);
        if (!isLong) continue;
        const severity = words > warningWords ? ({ severity: 'warning' } as const) : {};
        reporter.report({ message: 'long', at: prose.span(start, end), section: prose.section, data: { words, limit }, ...severity });
      }
    }
  },
});
