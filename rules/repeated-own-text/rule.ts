import * as z from 'zod';
import { CopySurvey, type WrittenNote, writtenNote } from '../../src/engine/copies.ts';
import { placeOf } from '../../src/engine/masked-note.ts';
import { groupRule } from '../../src/engine/rule.ts';
import { inSource } from '../../src/language/copying/passages.ts';

const PLACES_NAMED = 3;

const options = z.strictObject({
  minWords: z.number().int().min(6).default(25).describe('how many words in a row a passage has at least'),
  formTextFamilies: z.number().int().min(1).default(3).describe('a sentence in the records of more families than this is form text'),
  standardTexts: z.array(z.string()).default([]).describe('sentences of the council’s own that may stand in any note'),
});

/** Clause A5: cross-reference rather than duplicate. */
export const repeatedOwnText = groupRule({
  name: 'repeated-own-text',
  summary: 'A passage that an earlier note of the same child has too, word for word or with small changes.',
  clauses: ['A5'],
  severity: 'warning',
  group: 'copying',
  scope: 'record',
  needs: ['sections'],
  options,
  messages: {
    repeated: ({ words }: { words: number }) =>
      `These ${words} words stand in an earlier note of this record too, at most with a few changed. The policy asks to cross-reference rather than duplicate (A5): name the earlier note by its date, and write what is new at this contact.`,
  },
  collect: (view, { standardTexts }, key) => writtenNote(view, key, standardTexts),
  survey: (settings) =>
    new CopySurvey<WrittenNote>(
      settings,
      () => true,
      (record) => record.length > 1,
    ),
  check(records, reporter, _, survey) {
    for (const { copy, source, passage, ...stretch } of survey.copiesIn(records)) {
      const { position, title } = placeOf(copy.fact, stretch);
      reporter.report({
        message: 'repeated',
        data: { words: stretch.words },
        on: copy.ref,
        position,
        ...(title === undefined ? {} : { sectionTitle: title }),
        related: inSource(passage, stretch.start, stretch.end)
          .slice(0, PLACES_NAMED)
          .map((place) => ({ on: source.ref, position: placeOf(source.fact, place).position, message: 'The same words in an earlier note of this record' })),
      });
    }
  },
});
