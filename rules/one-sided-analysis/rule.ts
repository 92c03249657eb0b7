import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { hasAnalysis, isTranscript } from '../../src/language/analysis/analysis.ts';
import { lackOf } from './sides.ts';

/** Clause 5b.12: strengths set against risks, and what they mean for the child and the plan. */
export const oneSidedAnalysis = noteRule({
  name: 'one-sided-analysis',
  summary: 'An analysis with only strengths or only worries, or with nothing on what they mean for the child or the plan.',
  clauses: ['5b.12'],
  severity: 'info',
  group: 'structure',
  scope: 'note',
  needs: ['sections'],
  options: z.strictObject({}),
  messages: {
    noWorries: () =>
      'This analysis names strengths and no worry. The policy asks for strengths set against any concerns or risks (5b.12). Add what could still go wrong for the child, or say that you looked and found none, and why.',
    noStrengths: () =>
      'This analysis names worries and no strength. The policy asks for strengths set against any concerns or risks (5b.12). Add what helps to keep the child safe, or say that you looked and found nothing.',
    noMeaning: () =>
      'This analysis weighs what was found and does not say what it means for the child or for the plan (5b.12). Add a sentence: “For … this means …, so the plan …”.',
  },
  check({ text }, reporter) {
    if (!hasAnalysis(text) || isTranscript(text)) return;
    const lack = lackOf(text);
    if (!lack) return;
    const { lacks, prose } = lack;
    const message = lacks === 'worry' ? 'noWorries' : lacks === 'strength' ? 'noStrengths' : 'noMeaning';
    const { sentences } = prose;
    reporter.report({ message, at: prose.span(sentences[0]?.start ?? 0, sentences.at(-1)?.end ?? 0), section: prose.section });
  },
});
