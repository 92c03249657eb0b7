import * as z from 'zod';
import { contactKind, isVisit } from '../../src/casenote/contact.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { isAwayFromHome } from '../../src/language/visit/visit-place.ts';
import { saysWhyNotAlone } from './reason.ts';

const TICKS = ['seen', 'alone', 'bedroom'] as const;
type Tick = (typeof TICKS)[number];

const QUESTIONS: Readonly<Record<Tick, string>> = {
  seen: 'whether the child was seen',
  alone: 'whether the child was seen alone',
  bedroom: 'whether the bedroom was seen',
};
const listed = (words: readonly string[]): string => words.join(', ').replace(/, (?=[^,]*$)/, ' and ');

/** Clauses 5b.4 and 5b.9: on every visit, was the child seen, alone, and the bedroom? */
export const incompleteVisitChecklist = noteRule({
  name: 'incomplete-visit-checklist',
  summary: 'A visit without the child’s own row of ticks, with seen, alone or bedroom left unanswered, or seen but not alone with no reason given.',
  clauses: ['5b.4', '5b.9'],
  severity: 'error',
  group: 'contact',
  scope: 'note',
  needs: ['contactType', 'present'],
  options: z.strictObject({}),
  messages: {
    noRow: () =>
      'This is a visit, and the child has no row in the table of people. Add the child and tick whether they were seen, seen alone, and whether you saw their bedroom (5b.4).',
    unanswered: ({ ticks }: { ticks: readonly Tick[] }) =>
      `This is a visit, and it was left open ${listed(ticks.map((tick) => QUESTIONS[tick]))}. Answer it in the table of people, with yes or no (5b.4).`,
    notAlone: () =>
      'The child was seen, and not alone, and the note does not say why. Write a sentence on what stood in the way, or on the child’s own wish (5b.9).',
  },
  check({ note, text }, reporter) {
    const kind = contactKind(note);
    const isElsewhere = kind === 'visitElsewhere';
    if (!isVisit(kind) && !isElsewhere) return;
    const { row } = text.people.child;
    if (!row) {
      reporter.report({ message: 'noRow', at: note.place('present') });
      return;
    }
    for (const tick of TICKS) if (row[tick] === undefined) reporter.notChecked(`present[].${tick}`);
    // Where the child was away from home, so was the bedroom.
    const isAsked = (tick: Tick) => row.seen !== false && (tick !== 'bedroom' || !(isElsewhere || isAwayFromHome(text)));
    const ticks = TICKS.filter((tick) => row[tick] === null && isAsked(tick));
    const at = note.place(`present[${note.fields.present?.indexOf(row) ?? 0}]`);
    if (ticks.length > 0) reporter.report({ message: 'unanswered', at, data: { ticks } });
    else if (row.seen === true && row.alone === false && !saysWhyNotAlone(text)) reporter.report({ message: 'notAlone', at });
  },
});
