import * as z from 'zod';
import { type MaskedNote, maskNote, placeOf } from '../../src/engine/masked-note.ts';
import { type FactEntry, groupRule } from '../../src/engine/rule.ts';
import { keyedWords } from '../../src/language/keyed-words.ts';
import { CONTENT, joinNear, type Passage, PassageIndex, wordsIn } from '../../src/language/passages.ts';
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
  readonly start: number;
  readonly end: number;
  readonly sources: readonly { readonly entry: FactEntry<Fact>; readonly passage: Passage }[];
}

const MINUTE = 60_000;
/** At least half the words must tell something: a list of people present is no passage. */
const LEAST_TELLING = 0.5;
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
      `You saw this child and a brother or sister on the same day, and these ${words} words stand in both records. Each child's record has to be about that child. Keep what both need to know short, and write what this child said and did, and how the visit was for this child.`,
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
    for (const { copy, start, end } of candidates) formText.ask(copy.fact, start, end);
    formText.count(groups);
    for (const candidate of candidates) {
      const { copy, sources } = candidate;
      const stretch = telling(candidate, formText, minWords);
      if (!stretch) continue;
      const { position, title } = placeOf(copy.fact, stretch);
      const isSameContact = sources.every(({ entry: { fact } }) => fact.day !== undefined && fact.day === copy.fact.day && fact.author !== undefined && fact.author === copy.fact.author);
      reporter.report({
        message: isSameContact ? 'sameContact' : 'copied',
        data: { words: stretch.words },
        on: copy.ref,
        position,
        ...(title === undefined ? {} : { sectionTitle: title }),
        ...(isSameContact ? { severity: 'warning' } : {}),
        related: sources.slice(0, PLACES_NAMED).map(({ entry, passage }) => ({
          on: entry.ref,
          position: placeOf(entry.fact, { start: passage.sourceStart, end: passage.sourceEnd }).position,
          message: 'The same words in the record of a brother or sister',
        })),
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
      .map(({ start, end, pieces }) => ({ copy, start, end, sources: pieces.map((passage) => ({ entry: entries[passage.source] as FactEntry<Fact>, passage })) }))
      .filter(({ start, end, sources }) => sources[0]?.entry.record !== copy.record && wordsIn(copy.fact, { start, end }) >= minWords);
  });
}

/** Written before, or, where that cannot be told to the minute, standing before it in the input. */
function isEarlier(a: FactEntry<Fact>, b: FactEntry<Fact>): boolean {
  const [x, y] = [a.fact.written, b.fact.written];
  if (x && y && x[1] < y[0]) return true;
  if (x && y && y[1] < x[0]) return false;
  return a.ref.ordinal < b.ref.ordinal;
}

/** The stretch without what is exempt at its ends, with its words counted; undefined where too little is left. */
function telling({ copy: { fact }, start, end }: Candidate, formText: FormText, minWords: number): { start: number; end: number; words: number } | undefined {
  const isExempt = formText.within(fact, start, end);
  let from = start;
  let to = end;
  while (from < to && isExempt[from - start]) from++;
  while (to > from && isExempt[to - 1 - start]) to--;
  let words = 0;
  let content = 0;
  for (let i = from; i < to; i++) {
    if (isExempt[i - start]) continue;
    words += fact.counts[i] ?? 0;
    content += (fact.marks[i] ?? 0) & CONTENT;
  }
  return words >= minWords && content >= words * LEAST_TELLING ? { start: from, end: to, words } : undefined;
}
