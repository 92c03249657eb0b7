import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';

/** Clauses 5b.1 and 5b.5: what is significant stands in the chronology. */
export const chronologyEntry = noteRule({
  name: 'chronology-entry',
  summary: 'A significant event that is not added to the chronology.',
  clauses: ['5b.1', '5b.5'],
  severity: 'warning',
  group: 'contact',
  scope: 'note',
  needs: ['significantEvent', 'addToChronology'],
  options: z.strictObject({}),
  messages: {
    notAdded: () =>
      'This is marked as a significant event and is not added to the chronology. Tick “Add to Chronology”, so that whoever reads the child’s history finds it (5b.1); if it was not significant, untick that instead.',
    blank: () =>
      'This is marked as a significant event, and “Add to Chronology” was left blank. Tick it, so that whoever reads the child’s history finds it (5b.1); if it was not significant, untick that instead.',
  },
  check({ note }, reporter) {
    const { significantEvent, addToChronology } = note.fields;
    if (significantEvent !== true || addToChronology === true) return;
    reporter.report({ message: addToChronology === null ? 'blank' : 'notAdded', at: note.place('addToChronology') });
  },
});
