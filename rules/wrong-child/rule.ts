import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { misnamings } from './names.ts';
import { wrongPronouns } from './pronouns.ts';

/** Clauses 3.2 and 3.3: a record is of one child, and it is accurate. */
export const wrongChild = noteRule({
  name: 'wrong-child',
  summary: 'The record’s child called by another name, by a brother’s or sister’s, by a name spelt in two ways, or by another pronoun over a passage.',
  clauses: ['3.2', '3.3'],
  severity: 'error',
  group: 'copying',
  scope: 'note',
  needs: ['child.name'],
  options: z.strictObject({}),
  messages: {
    spelling: () =>
      'This looks like the child’s own name, spelt in another way than on the form. Records have to be accurate (3.3): spell it as the form does, or add it to the names the child is known by.',
    sibling: () =>
      'A brother’s or sister’s name stands here where this record’s child seems to be meant. Each record is about its own child (3.2): check who it was, and write this child’s name, or say that the brother or sister was there.',
    other: () =>
      'A name that nobody in this note bears stands where the child seems to be meant. Each record is about its own child (3.2): check that the text was not taken from another record, and write this child’s name, or say who this person is.',
    pronoun: () =>
      'This passage calls the child by another pronoun than theirs. Records have to be accurate, and about this child (3.2): check that the text was not taken from another record, and use the child’s own pronouns.',
  },
  check({ text }, reporter) {
    for (const { prose, mention, kind } of misnamings(text)) {
      reporter.report({ message: kind, at: prose.span(mention.start, mention.end), section: prose.section });
    }
    for (const { prose, start, end } of wrongPronouns(text)) reporter.report({ message: 'pronoun', at: prose.span(start, end), section: prose.section });
  },
});
