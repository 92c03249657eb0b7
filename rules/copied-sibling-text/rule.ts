import * as z from 'zod';
import { type MaskedNote, maskNote, placeOf } from '../../src/engine/masked-note.ts';
import { type FactEntry, groupRule } from '../../src/engine/rule.ts';
import { keyedWords } from '../../src/language/keyed-words.ts';
import { CONTENT, inSource, joinNear, type Passage, PassageIndex, TELLING, wordsIn } from '../../src/language/passages.ts';
import { FormText } from './form-text.ts';

interface Fact extends MaskedNote {
  /** Day of the contact, `yyyy-MM-dd`. */
  readonly day: string | undefined;
  /** Keyed hash of who wrote it. */
  readonly author: number | undefined;
  /** Written between these minutes since the epoch; both absent where the note does not say. */
  readonly written: readonly [earliest: number, latest: number] | undefined;
}

interface Candidate {
  readonly copy: FactEntry<Fact>;
  readonly source: FactEntry<Fact>;
  readonly passage: Passage;
}

const MINUTE = 60_000;
/** At least half the words must be other than names, numbers and job titles: a list of people present is no passage. */
const LEAST_CONTENT = 0.5;
/** Of the fewest words that make a passage, a sixth must be words that not every note has. */
const LEAST_TELLING = 1 / 6;
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
    const { author, eventAt, recordedAt } = note.fields;
    const writer = author?.id ?? author?.name?.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
    return {
      ...maskNote(text, key, standardTexts),
      day: eventAt?.day,
      author: writer ? keyedWords(key)(`author ${writer}`) : undefined,
      written: recordedAt ? [Math.floor(recordedAt.earliest / MINUTE), Math.floor(recordedAt.latest / MINUTE)] : undefined,
    };
  },
  check(groups, reporter, { minWords, formTextFamilies }) {
    const candidates = groups.flatMap((family) => candidatesOf(family, minWords));
    const formText = new FormText(formTextFamilies);
    for (const { copy, passage } of candidates) formText.ask(copy.fact, passage.start, passage.end);
    formText.count(groups);
    for (const candidate of candidates) {
      const { copy, source, passage } = candidate;
      const stretch = telling(candidate, formText, minWords);
      if (!stretch) continue;
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

/** Passages of each note that an earlier written note of another child has too, and none of the child's own before it. */
function candidatesOf(family: readonly FactEntry<Fact>[], minWords: number): Candidate[] {
  if (family.every((entry) => entry.record === family[0]?.record)) return [];
  const entries = [...family].sort((a, b) => (a.fact.written?.[0] ?? 0) - (b.fact.written?.[0] ?? 0) || a.ref.ordinal - b.ref.ordinal);
  const index = new PassageIndex(entries.map((entry) => entry.fact));
  return entries.flatMap((copy, i) => {
    const passages = index.find(i, (other) => isEarlier(entries[other] as FactEntry<Fact>, copy));
    return joinNear(copy.fact, passages)
      .map((passage) => ({ copy, passage, source: entries[passage.source] as FactEntry<Fact> }))
      .filter(({ passage, source }) => source.record !== copy.record && wordsIn(copy.fact, passage) >= minWords);
  });
}

function isKnownEqual<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && a === b;
}

/** Written before, or, where that cannot be told to the minute, standing before it in the input. */
function isEarlier(a: FactEntry<Fact>, b: FactEntry<Fact>): boolean {
  const [x, y] = [a.fact.written, b.fact.written];
  if (x && y && x[1] < y[0]) return true;
  if (x && y && y[1] < x[0]) return false;
  return a.ref.ordinal < b.ref.ordinal;
}

/** The stretch without what is exempt at its ends, with its words counted; undefined where too little is left. */
function telling(
  { copy: { fact }, passage: { start, end } }: Candidate,
  formText: FormText,
  minWords: number,
): { start: number; end: number; words: number } | undefined {
  const isExempt = formText.within(fact, start, end);
  let from = start;
  let to = end;
  while (from < to && isExempt[from - start]) from++;
  while (to > from && isExempt[to - 1 - start]) to--;
  let words = 0;
  let content = 0;
  let tellingWords = 0;
  for (let i = from; i < to; i++) {
    if (isExempt[i - start]) continue;
    const mark = fact.marks[i] ?? 0;
    words += fact.counts[i] ?? 0;
    if (mark & CONTENT) content++;
    if (mark & TELLING) tellingWords++;
  }
  const isPassage = words >= minWords && content >= words * LEAST_CONTENT && tellingWords >= minWords * LEAST_TELLING;
  return isPassage ? { start: from, end: to, words } : undefined;
}
