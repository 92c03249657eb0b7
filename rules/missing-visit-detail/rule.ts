import * as z from 'zod';
import { contactKind, isVisit } from '../../src/casenote/contact.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { type VisitDetail, visitDetailMissing } from '../../src/language/visit-told.ts';

const PARTS: Readonly<Record<VisitDetail, string>> = {
  alone: 'whether you saw the child alone, and if not, who was with them',
  seen: 'what you saw: the rooms, and how people were with each other',
  discussed: 'what you talked about, and what you advised',
};

const listed = (parts: readonly string[]): string => parts.join('; ').replace(/; (?=[^;]*$)/, '; and ');

/** Clause 5b.9: who was seen and whether alone, what was seen, what was discussed and advised. */
export const missingVisitDetail = noteRule({
  name: 'missing-visit-detail',
  summary: 'A visit whose Detailed Notes leave out who was seen and whether alone, what was seen, or what was discussed and advised.',
  clauses: ['5b.9'],
  severity: 'info',
  group: 'structure',
  scope: 'note',
  needs: ['contactType'],
  options: z.strictObject({}),
  messages: {
    missing: ({ parts }: { parts: readonly VisitDetail[] }) =>
      `This is a visit, and the Detailed Notes do not say ${listed(parts.map((part) => PARTS[part]))}. The policy asks for it (5b.9): write a sentence${parts.length === 1 ? '' : ' for each'}.`,
  },
  check({ note, text }, reporter) {
    if (!isVisit(contactKind(note))) return;
    const section = text.of('detailed')[0]?.section;
    if (!section) {
      if (note.fields.sections === undefined) reporter.notChecked('sections');
      return;
    }
    const parts = visitDetailMissing(text);
    if (parts.length > 0) reporter.report({ message: 'missing', at: section.headingAt, section, data: { parts } });
  },
});
