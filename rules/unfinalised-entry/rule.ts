import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { dateWords } from '../../src/language/time/date-words.ts';

interface Due {
  /** Days of the calendar, `yyyy-MM-dd`. */
  readonly due: string;
  readonly finalised: string;
}

/** Clause 5.3: finalised by the 5th of every month. */
export const unfinalisedEntry = noteRule({
  name: 'unfinalised-entry',
  summary: 'A note that was not finalised by the 5th of the month after the contact.',
  clauses: ['5.3'],
  severity: 'error',
  group: 'time',
  scope: 'note',
  needs: ['eventAt', 'finalisedAt'],
  options: z.strictObject({
    day: z.number().int().min(1).max(28).default(5).describe('The day of the month after the contact by the end of which a note has to be finalised.'),
  }),
  messages: {
    late: ({ due, finalised }: Due) =>
      `Finalised on ${dateWords(finalised)}; the policy asks for it by ${dateWords(due)} (5.3), for the month's figures are taken then. Finalise the next ones as soon as they are written.`,
    draft: ({ due }: Pick<Due, 'due'>) =>
      `Still not finalised; the policy asked for it by ${dateWords(due)} (5.3), for the month's figures are taken then. Read it through and finalise it now.`,
  },
  check({ note, today }, reporter, { day }) {
    const { eventAt: event, finalisedAt: finalised } = note.fields;
    if (!event) return;
    const due = dueDay(event.day, day);
    const at = note.place('finalisedAt');
    if (finalised && finalised.day > due) reporter.report({ message: 'late', at, data: { due, finalised: finalised.day } });
    else if (!finalised && today > due) reporter.report({ message: 'draft', at, data: { due } });
  },
});

/** That day of the month after the event's. */
function dueDay(event: string, day: number): string {
  const [year = 0, month = 0] = event.split('-').map(Number);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
