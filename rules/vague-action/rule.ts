import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { actionSections, actionsIn } from '../../src/language/actions/actions.ts';

/** Clause 5b.13: what actions are needed next; an action has somebody to do it and a day to do it by. */
export const vagueAction = noteRule({
  name: 'vague-action',
  summary: 'An action without who is to do it, or without by when.',
  clauses: ['5b.13'],
  severity: 'info',
  group: 'structure',
  scope: 'note',
  needs: ['sections'],
  options: z.strictObject({}),
  messages: {
    doer: (_: Readonly<Record<string, never>>) =>
      'This action has a date, and nobody to do it. The policy asks for the actions that are needed next (5b.13), and one without a name is easily left undone: write who does it.',
    dueDate: (_: Readonly<Record<string, never>>) =>
      'This action does not say by when. The policy asks for the actions that are needed next (5b.13): add a day, or how often, so that the next worker can see whether it was done.',
    both: (_: Readonly<Record<string, never>>) =>
      'This action says neither who does it nor by when. The policy asks for the actions that are needed next (5b.13): write a name, what they do and the day, such as “Sam Reed to ring the school by 9 April”.',
  },
  check({ text }, reporter) {
    for (const prose of actionSections(text)) {
      for (const { start, end, hasDoer, hasDueDate } of actionsIn(prose)) {
        if (hasDoer && hasDueDate) continue;
        reporter.report({ message: hasDoer ? 'dueDate' : hasDueDate ? 'doer' : 'both', at: prose.span(start, end), section: prose.section, data: {} });
      }
    }
  },
});
