import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { unmarkedWords } from '../../src/language/speech/direct-speech.ts';

/** Clause 5b.10: the child's actual words are marked, in green. */
export const unmarkedQuote = noteRule({
  name: 'unmarked-quote',
  summary: 'The child’s own words in the first person, without quotation marks and without green.',
  clauses: ['5b.10'],
  severity: 'info',
  group: 'structure',
  scope: 'note',
  needs: [],
  options: z.strictObject({}),
  messages: {
    unmarked: () =>
      'These look like the child’s own words, and nothing marks them. The policy asks for actual words in green (5b.10), so that nobody takes the child’s “I” for yours: highlight them in green, or put quotation marks around them.',
  },
  check({ text }, reporter) {
    for (const { prose, start, end } of unmarkedWords(text)) {
      reporter.report({ message: 'unmarked', at: prose.span(start, end), section: prose.section });
    }
  },
});
