import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { interpretingIn } from './interpreting.ts';

/** Clause 4.4: an interpreter's name, and where they are from. */
export const missingInterpreterDetails = noteRule({
  name: 'missing-interpreter-details',
  summary: 'An interpreter was used, and the note does not give their name, or not whether they are from a contracted service, staff, family or friends.',
  clauses: ['4.4'],
  severity: 'error',
  group: 'contact',
  scope: 'note',
  needs: [],
  options: z.strictObject({}),
  messages: {
    both: () => 'An interpreter was used. Write their name, and whether they are from a contracted service, a member of staff, a relative or a friend (4.4).',
    name: () => 'An interpreter was used, and their name is missing. Write who it was (4.4).',
    provider: () => 'An interpreter was used. Write whether they are from a contracted service, a member of staff, a relative or a friend (4.4).',
  },
  check({ note, text }, reporter) {
    const { interpreter } = note.fields;
    if (interpreter?.used === false) return;
    const told = interpretingIn(text);
    if (interpreter?.used !== true && !told) return;
    const isNamed = Boolean(interpreter?.name?.trim()) || told?.named === true;
    const isSourced = Boolean(interpreter?.provider?.trim()) || told?.sourced === true;
    if (isNamed && isSourced) return;
    const message = isNamed ? 'provider' : isSourced ? 'name' : 'both';
    if (told) reporter.report({ message, at: told.prose.span(told.sentence.start, told.sentence.end), section: told.prose.section });
    else reporter.report({ message, at: note.place('interpreter') });
  },
});
