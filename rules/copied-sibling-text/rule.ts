import * as z from 'zod';
import { CopySurvey, type WrittenNote, writtenNote } from '../../src/engine/copies.ts';
import { placeOf } from '../../src/engine/masked-note.ts';
import { groupRule } from '../../src/engine/rule.ts';
import { keyedWords } from '../../src/language/copying/keyed-words.ts';
import { inSource } from '../../src/language/copying/passages.ts';

interface Fact extends WrittenNote {
  /** Day of the contact, `yyyy-MM-dd`. */
  readonly day: string | undefined;
  /** Keyed hash of who wrote it. */
  readonly author: number | undefined;
}

const PLACES_NAMED = 3;

const options = z.strictObject({
  minWords: z.number().int().min(6).default(12).describe('how many words in a row a passage has at least'),
  formTextFamilies: z.number().int().min(1).default(3).describe('a sentence in the records of more families than this is form text'),
  standardTexts: z.array(z.string()).default([]).describe('sentences of the council’s own that may stand in any record'),
});

/** Clause 3.2: recording is individual to each child and not copied from a sibling's record. */
export const copiedSiblingText = groupRule({
  name: 'copied-sibling-text',
  summary: 'A passage that stands in the record of a brother or sister too, also with names, pronouns, ages and numbers changed.',
  clauses: ['3.2'],
  severity: 'error',
  group: 'copying',
  scope: 'family',
  needs: ['family|siblings', 'sections'],
  options,
  messages: {
    copied: ({ words }: { words: number }) =>
      `These ${words} words also stand in the record of a brother or sister, at most with names or a few words changed. Each child's record has to be about that child alone. Write this child's own account: what this child said and did, and how things were for this child.`,
    sameContact: ({ words }: { words: number }) =>
      `The same worker recorded a contact on this day for a brother or sister too, and these ${words} words stand in both records. Each child's record has to be about that child. Keep short what both records need, and write what this child said and did, and how the contact was for this child.`,
  },
  collect({ note, text }, { standardTexts }, key): Fact {
    const { author, eventAt } = note.fields;
    const writer = author?.id ?? author?.name?.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
    return {
      ...writtenNote({ note, text }, key, standardTexts),
      day: eventAt?.day,
      author: writer ? keyedWords(key)(`author ${writer}`) : undefined,
    };
  },
  survey: (settings) =>
    new CopySurvey<Fact>(
      settings,
      (copy, source) => source.record !== copy.record,
      // A record of its own has no brother or sister whose text it could be.
      (family) => family.some(({ record }) => record !== family[0]?.record),
    ),
  check(families, reporter, _, survey) {
    for (const { copy, source, passage, ...stretch } of survey.copiesIn(families)) {
      const { position, title } = placeOf(copy.fact, stretch);
      const isSameContact = isKnownEqual(copy.fact.day, source.fact.day) && isKnownEqual(copy.fact.author, source.fact.author);
      reporter.report({
        message: isSameContact ? 'sameContact' : 'copied',
        data: { words: stretch.words },
        on: copy.ref,
        position,
        ...(title === undefined ? {} : { sectionTitle: title }),
        ...(isSameContact ? { severity: 'warning' } : {}),
        related: inSource(passage, stretch.start, stretch.end)
          .slice(0, PLACES_NAMED)
          .map((place) => ({ on: source.ref, position: placeOf(source.fact, place).position, message: 'The same words in the record of a brother or sister' })),
      });
    }
  },
});

function isKnownEqual<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && a === b;
}
