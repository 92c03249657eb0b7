import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { itemsIn, marksIn } from './issues.ts';

/** Clause 5a.2: bullet points for issues. */
export const runOnList = noteRule({
  name: 'run-on-list',
  summary: 'A sentence that strings many issues together where bullet points would serve.',
  clauses: ['5a.2'],
  severity: 'info',
  group: 'structure',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    items: z
      .number({ error: 'expected a number of issues' })
      .int({ error: 'expected a whole number of issues' })
      .min(2, { error: 'expected two issues at least' })
      .default(5)
      .describe('From how many issues in one sentence on.'),
  }),
  messages: {
    strung: ({ count }: { count: number }) =>
      `This sentence strings ${count} issues together, and some are easily missed. The policy asks for bullet points (5a.2): give each issue a line, with what was said or agreed about it.`,
  },
  check({ text }, reporter, { items }) {
    for (const prose of text.sections) {
      // Strengths in one breath are easily read.
      if (prose.section.kind === 'workingWell') continue;
      const marks = marksIn(prose.text);
      // "a, b, c, d and e": one mark fewer than parts between them, and "and" stands for one.
      if (marks.length < items - 1) continue;
      for (const sentence of prose.sentences) {
        const { block, start, end } = sentence;
        // The shortest issue and its comma take some six characters.
        if (block.kind === 'heading' || block.kind === 'code' || end - start < items * 6) continue;
        if (marks.filter((at) => at >= start && at < end).length < items - 1) continue;
        const count = itemsIn(prose, sentence, items);
        if (count >= items) reporter.report({ message: 'strung', at: prose.span(start, end), section: prose.section, data: { count } });
      }
    }
  },
});
