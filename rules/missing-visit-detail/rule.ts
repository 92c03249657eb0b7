import * as z from 'zod';
import { contactKind, isVisit } from '../../src/casenote/contact.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { type VisitDetail, visitDetailMissing } from '../../src/language/visit/visit-told.ts';
import { expectedTopics, topicsMissing, topicTerms } from './topics.ts';

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
  options: z.strictObject({ expectedTopics }),
  messages: {
    missing: ({ parts }: { parts: readonly VisitDetail[] }) =>
      `This is a visit, and the Detailed Notes do not say ${listed(parts.map((part) => PARTS[part]))}. The policy asks for it (5b.9): write a sentence${parts.length === 1 ? '' : ' for each'}.`,
    topics: ({ topics }: { topics: readonly string[] }) =>
      `This is a visit, and the note does not speak of ${listed(topics)}. Your council expects it of a visit (5b.9): say in a sentence what was used, put to people or advised, or why nothing was.`,
  },
  *terms({ expectedTopics }) {
    yield* topicTerms(expectedTopics);
  },
  check({ note, text, terms }, reporter, { expectedTopics }) {
    if (!isVisit(contactKind(note))) return;
    const section = text.of('detailed')[0]?.section;
    if (!section) {
      if (note.fields.sections === undefined) reporter.notChecked('sections');
      return;
    }
    const parts = visitDetailMissing(text);
    if (parts.length > 0) reporter.report({ message: 'missing', at: section.headingAt, section, data: { parts } });
    if (expectedTopics.length === 0) return;
    const found = new Set(text.sections.flatMap((prose) => terms<string>(prose)).map(({ entry }) => entry));
    const topics = topicsMissing(expectedTopics, found);
    if (topics.length > 0) reporter.report({ message: 'topics', at: section.headingAt, section, data: { topics } });
  },
});
