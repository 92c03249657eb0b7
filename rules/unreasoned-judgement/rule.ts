import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { bareConclusions } from '../../src/language/analysis/conclusion.ts';
import { SentenceModel } from '../../src/language/sentence-model/model.ts';
import conclusion from './conclusion.weights';
import grounds from './grounds.weights';

const models = { conclusion: new SentenceModel(conclusion), grounds: new SentenceModel(grounds) };

/** Clauses 5a.5 and 5b.12: a professional judgement is explained with its rationale. */
export const unreasonedJudgement = noteRule({
  name: 'unreasoned-judgement',
  summary: 'In Analysis: a conclusion about risk, care or parenting with no reason beside it.',
  clauses: ['5a.5', '5b.12'],
  severity: 'warning',
  group: 'evidence',
  scope: 'note',
  needs: ['sections'],
  options: z.strictObject({
    confidence: z.number({ error: 'expected a number' }).default(1.8).describe('How sure the rule must be; higher finds less and errs less.'),
  }),
  messages: {
    bare: () =>
      'This is a conclusion, and no reason stands with it. The policy asks that professional judgement be explained (5a.5). Add what it rests on: “… because …”, with what you saw, were told or counted.',
  },
  check({ text }, reporter, { confidence }) {
    for (const prose of text.of('analysis', 'workingWell', 'worries')) {
      for (const sentence of bareConclusions(text, prose, models, confidence)) {
        reporter.report({ message: 'bare', at: prose.span(sentence.start, sentence.end), section: prose.section });
      }
    }
  },
});
