import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import type { NoteText } from '../../src/language/index/note-text.ts';
import { isStub } from '../../src/language/index/stub.ts';
import { copiedFrom } from './copied.ts';

/** Clause 5b.5: a short text that sums the contact up and becomes the entry in the chronology. */
export const reasonForContact = noteRule({
  name: 'reason-for-contact',
  summary: 'Reason for contact is blank, longer than an entry in the chronology, or narrative that stands in Detailed Notes too.',
  clauses: ['5b.5'],
  severity: 'warning',
  group: 'contact',
  scope: 'note',
  needs: ['reason'],
  options: z.strictObject({
    characters: z.number().int().positive().default(400).describe('The most characters that an entry in the chronology should have.'),
  }),
  messages: {
    blank: () =>
      'Reason for contact is blank, and it becomes the entry in the chronology (5b.5). Write in a line or two what kind of contact it was and what it was for.',
    long: ({ characters, limit }: { characters: number; limit: number }) =>
      `Reason for contact has ${characters} characters, more than the ${limit} of an entry in the chronology (5b.5). Say in a line or two what the contact was for, and keep the rest in Detailed Notes.`,
    pasted: () =>
      'These sentences stand in Detailed Notes too. Reason for contact is a short summary for the chronology (5b.5): write in a line or two what the contact was for, and keep the story in Detailed Notes.',
  },
  check({ note, text }, reporter, { characters }) {
    const reasons = text.of('reason');
    const section = reasons[0]?.section;
    const at = section?.headingAt ?? note.place('reason');
    const length = lengthOf(text);
    if (reasons.every((prose) => isStub(prose))) {
      reporter.report({ message: 'blank', at, ...(section ? { section } : {}) });
      return;
    }
    const longest = reasons.toSorted((a, b) => b.text.length - a.text.length)[0];
    if (length > characters && longest)
      reporter.report({ message: 'long', at: longest.span(0, longest.text.length), section: longest.section, data: { characters: length, limit: characters } });
    const detailed = text.of('detailed');
    for (const prose of reasons) {
      const copied = copiedFrom(prose, detailed);
      if (!copied) continue;
      reporter.report({ message: 'pasted', at: prose.span(copied.start, copied.end), section: prose.section });
      return;
    }
  },
});

/** Characters as a reader sees them, without markup; runs of white space count once. */
function lengthOf(text: NoteText): number {
  return text.of('reason').reduce((sum, prose) => sum + [...prose.text.replace(/\s+/g, ' ').trim()].length, 0);
}
