import * as z from 'zod';
import { contactKind, isVisit } from '../../src/casenote/contact.ts';
import type { CaseNote } from '../../src/casenote/nodes.ts';
import { headingFix } from '../../src/engine/heading-fix.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { isTableHeading } from '../../src/language/actions/action.ts';
import { ownActionSections } from '../../src/language/actions/actions.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { isStub } from '../../src/language/index/stub.ts';

const ADVICE = 'Write what happens next, who does it and by when, or “No further action because …”.';
const isFull = (prose: Prose) => !isStub(prose, isTableHeading);

/** Clause 5b.13: the actions from the visit. */
export const missingActions = noteRule({
  name: 'missing-actions',
  summary: 'A visit or significant event without actions, or with nothing of substance under Actions.',
  clauses: ['5b.13'],
  severity: 'error',
  group: 'structure',
  scope: 'note',
  needs: ['sections', 'contactType|significantEvent'],
  options: z.strictObject({}),
  messages: {
    missing: (_: Readonly<Record<string, never>>) =>
      `The note has no actions; after a visit or a significant event the policy asks what is needed next (5b.13). Add the heading “Actions”. ${ADVICE}`,
    stub: (_: Readonly<Record<string, never>>) =>
      `There is nothing of substance under Actions; after a visit or a significant event the policy asks what is needed next (5b.13). ${ADVICE}`,
  },
  check({ note, text }, reporter) {
    const needed = needsActions(note);
    if (needed === false) return;
    const sections = ownActionSections(text);
    if (sections.some(isFull)) return;
    if (needed !== true) {
      reporter.notChecked(needed);
      return;
    }
    const section = sections[0]?.section;
    if (section) reporter.report({ message: 'stub', at: section.headingAt, section, data: {} });
    else reporter.report({ message: 'missing', at: note.place(''), data: {} });
  },
  fix({ message }, { note }) {
    return message === 'missing' ? headingFix(note, ['actions']) : undefined;
  },
});

/** Whether the note is of a visit or a significant event; the field that would have to be known where that is open. */
function needsActions(note: CaseNote): boolean | 'contactType' | 'significantEvent' {
  const { significantEvent, contactType } = note.fields;
  const kind = contactKind(note);
  if (significantEvent === true || isVisit(kind) || kind === 'visitElsewhere' || kind === 'directWork') return true;
  if (contactType === undefined) return 'contactType';
  return significantEvent === undefined ? 'significantEvent' : false;
}
