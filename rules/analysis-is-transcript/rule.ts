import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { isTranscript } from '../../src/language/analysis/analysis.ts';

/** Clauses 5b.11, 5b.12 and A4: analytical, and not a transcript of the visit. */
export const analysisIsTranscript = noteRule({
  name: 'analysis-is-transcript',
  summary: 'An analysis that retells the contact, and does not weigh it.',
  clauses: ['5b.11', '5b.12', 'A4'],
  severity: 'warning',
  group: 'structure',
  scope: 'note',
  needs: ['sections'],
  options: z.strictObject({}),
  messages: {
    retold: () =>
      'This analysis tells again what was said and done; the policy asks for an analysis and not a transcript (5b.11). Leave the account in Detailed Notes and write here what you make of it: “I think … because …”, what is strong, what is risky, and what it means for the child and the plan.',
  },
  check({ text }, reporter) {
    if (!isTranscript(text)) return;
    const prose = text.of('analysis', 'workingWell', 'worries').find(({ sentences }) => sentences.length > 0);
    if (!prose) return;
    const [first, last] = [prose.sentences[0], prose.sentences.at(-1)];
    reporter.report({ message: 'retold', at: prose.span(first?.start ?? 0, last?.end ?? 0), section: prose.section });
  },
});
