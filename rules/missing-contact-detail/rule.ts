import * as z from 'zod';
import { contactKind } from '../../src/casenote/contact.ts';
import { noteRule, type Severity } from '../../src/engine/rule.ts';

/** Clause 5b.1: date, time and type of the contact in their boxes. */
export const missingContactDetail = noteRule({
  name: 'missing-contact-detail',
  summary: 'The child’s name, or the date, time or type of the contact, was left blank, or the contact is said to be after its write-up or in the future.',
  clauses: ['5b.1'],
  severity: 'error',
  group: 'contact',
  scope: 'note',
  needs: ['eventAt|contactType'],
  options: z.strictObject({}),
  messages: {
    child: () => 'The note does not say whose record it is. Put in the child’s name.',
    date: () => 'The date of the contact is blank. Put in the day on which you saw or spoke to the family (5b.1).',
    time: () => 'The time of the contact is blank. Put in when it began (5b.1).',
    type: () => 'The type of contact is blank. Choose the one that fits: what was it, a visit, a call, a meeting? (5b.1)',
    afterWriteUp: () =>
      'By its dates this note was written before the contact took place. One of the two is wrong: check the date and time of the contact and of the write-up (5b.1).',
    future: () => 'The contact lies in the future. Check the date: a plan belongs under Actions, and the note is for what has happened (5b.1).',
  },
  check({ note, today }, reporter) {
    const { child, eventAt, eventTime, contactType, recordedAt } = note.fields;
    const blank = (message: 'child' | 'date' | 'time' | 'type', path: string, severity?: Severity) =>
      reporter.report({ message, at: note.place(path), ...(severity ? { severity } : {}) });
    // Only a note that is still being written may lack it; any other is rejected.
    if (child === null || (child?.name === null && !child.id)) blank('child', 'child.name');
    if (contactType === undefined) reporter.notChecked('contactType');
    else if (!contactType?.trim()) blank('type', 'contactType');
    if (eventAt === undefined) reporter.notChecked('eventAt');
    if (eventAt === null) blank('date', 'eventAt');
    if (!eventAt) return;
    // What is written has no hour of its own that anybody would miss.
    if (eventAt.time === undefined && eventTime === null) blank('time', 'eventTime', contactKind(note) === 'written' ? 'info' : undefined);
    if (eventAt.time === undefined && eventTime === undefined) reporter.notChecked('eventTime');
    if (recordedAt === undefined) reporter.notChecked('recordedAt');
    const isAfterWriteUp = recordedAt ? eventAt.earliest > recordedAt.latest : false;
    if (isAfterWriteUp || eventAt.day > today) reporter.report({ message: isAfterWriteUp ? 'afterWriteUp' : 'future', at: note.place('eventAt') });
  },
});
