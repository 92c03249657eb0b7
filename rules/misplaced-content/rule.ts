import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { actionsIn, isAction, ownActionSections } from '../../src/language/actions/actions.ts';
import { analysisInNarrative, hasAnalysis } from '../../src/language/analysis/analysis.ts';
import { emailAt } from '../../src/language/copying/pasted-email.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import { isStub } from '../../src/language/index/stub.ts';
import { actionListsIn } from './action-lists.ts';
import { analysisIn } from './analysis-paragraphs.ts';

/** A remark of so few words ("Flipchart.", "As above") lists no action and gives no reason why there is none. */
const REMARK = 8;

/** Clauses A3, 5b.12 and 5b.13: facts, analysis and actions each in their own section. */
export const misplacedContent = noteRule({
  name: 'misplaced-content',
  summary: 'Actions listed in Detailed Notes or Analysis with none under Actions, or analysis in Detailed Notes with none under Analysis.',
  clauses: ['A3', '5b.12', '5b.13'],
  severity: 'warning',
  group: 'structure',
  scope: 'note',
  needs: ['sections'],
  options: z.strictObject({}),
  messages: {
    actions: () =>
      'These actions stand here and there are none under Actions, where the next worker will look for them (5b.13). Move them there, each with who does it and by when.',
    analysis: () =>
      'This weighs what you found, and there is nothing under Analysis. The policy keeps facts and judgement apart (A3): move it to “Analysis of information” and leave here what was seen, heard and said.',
  },
  check({ text }, reporter) {
    if (lacksActions(text)) {
      for (const prose of text.of('detailed', 'analysis', 'other')) {
        for (const { start, end } of actionListsIn(text, prose).filter(isAuthors(prose)))
          reporter.report({ message: 'actions', at: prose.span(start, end), section: prose.section });
      }
      // "To do:" within Detailed Notes, and the form's own Actions left blank.
      const own = ownActionSections(text);
      for (const prose of text.of('actions').filter((section) => !own.includes(section))) {
        const actions = actionsIn(prose);
        const [first, last] = [actions[0], actions.at(-1)];
        if (first && last) reporter.report({ message: 'actions', at: prose.span(first.start, last.end), section: prose.section });
      }
    }
    if (hasAnalysis(text)) return;
    for (const prose of [...text.of('detailed'), ...analysisInNarrative(text)]) {
      for (const { start, end } of analysisIn(text, prose).filter(isAuthors(prose)))
        reporter.report({ message: 'analysis', at: prose.span(start, end), section: prose.section });
    }
  },
});

/** What stands in a pasted e-mail is its sender's: another rule asks for it to be taken out. */
const isAuthors =
  (prose: Prose) =>
  ({ start }: { readonly start: number }): boolean =>
    emailAt(prose, start) === undefined;

/** Whether the form's own Actions say nothing; or there are none. */
function lacksActions(text: NoteText): boolean {
  const own = ownActionSections(text).at(-1);
  return own === undefined || isStub(own) || (own.words.length <= REMARK && !own.sentences.some((sentence) => isAction(own, sentence)));
}
