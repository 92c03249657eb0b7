import * as z from 'zod';
import { headingFix } from '../../src/engine/heading-fix.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { asksForAnalysis, hasAnalysis } from '../../src/language/analysis/analysis.ts';

/** Clauses 5b.11 and A4: significant events, visits and direct work have an analysis. */
export const missingAnalysis = noteRule({
  name: 'missing-analysis',
  summary: 'A significant event, a visit or direct work with no analysis, or with a remark in its place.',
  clauses: ['5b.11', 'A4'],
  severity: 'error',
  group: 'structure',
  scope: 'note',
  needs: ['sections', 'significantEvent|contactType'],
  options: z.strictObject({}),
  messages: {
    missing: ({ event }: { event: string }) =>
      `This is ${event}, and there is no analysis; the policy asks for one (5b.11). Add “Analysis of information”: what you make of it, why, and what it means for the child and the plan.`,
    stub: ({ event }: { event: string }) =>
      `This is ${event}, and what stands under Analysis says too little to be one (5b.11). Write what you make of it, why, and what it means for the child and the plan; three or four sentences are enough.`,
  },
  check({ note, text }, reporter) {
    const { significantEvent, contactType } = note.fields;
    if (asksForAnalysis(note) !== true) {
      if (significantEvent === undefined) reporter.notChecked('significantEvent');
      else if (contactType === undefined) reporter.notChecked('contactType');
      return;
    }
    if (hasAnalysis(text)) return;
    const event = significantEvent === true ? 'a significant event' : note.fields.safeguarding === true ? 'a safeguarding note' : 'a visit or direct work';
    const section = text.of('analysis')[0]?.section;
    if (section) reporter.report({ message: 'stub', at: section.headingAt, section, data: { event } });
    else reporter.report({ message: 'missing', at: note.place(''), data: { event } });
  },
  fix({ message }, { note }) {
    return message === 'missing' ? headingFix(note, ['analysis']) : undefined;
  },
});
