import { CONTENT, joinNear, type Passage, PassageIndex, TELLING, wordsIn } from '../language/passages.ts';
import { type Families, FormText } from './form-text.ts';
import { type MaskedNote, maskNote } from './masked-note.ts';
import type { FactEntry, NoteView } from './rule.ts';

/** A note as rules about copying remember it. */
export interface WrittenNote extends MaskedNote {
  /** Written between these minutes since the epoch; undefined where the note does not say. */
  readonly written: readonly [earliest: number, latest: number] | undefined;
}

/** A passage of one note that stands in an earlier written one. */
export interface Copy<F extends WrittenNote> {
  readonly copy: FactEntry<F>;
  readonly source: FactEntry<F>;
  readonly passage: Passage;
  /** The passage without what may be repeated at its ends. */
  readonly start: number;
  readonly end: number;
  /** How many words of the note it has, those left out that may be repeated. */
  readonly words: number;
}

const MINUTE = 60_000;
/** At least half the words must be other than names, numbers and job titles: a list of people present is no passage. */
const LEAST_CONTENT = 0.5;
/** Of the fewest words that make a passage, a sixth must be words that not every note has. */
const LEAST_TELLING = 1 / 6;

/** Takes down a note's words and when it was written. @param standardTexts Sentences that may stand in any record. */
export function writtenNote({ note, text }: Pick<NoteView, 'note' | 'text'>, key: Uint8Array, standardTexts: readonly string[]): WrittenNote {
  const { recordedAt } = note.fields;
  return {
    ...maskNote(text, key, standardTexts),
    written: recordedAt ? [Math.floor(recordedAt.earliest / MINUTE), Math.floor(recordedAt.latest / MINUTE)] : undefined,
  };
}

/**
 * Finds what stands in an earlier written note of its group too, but for what is exempt and for form text. Where several
 * notes have a passage, the earliest is its source.
 * @param families All notes of the run: what stands in more of them than `formTextFamilies` is form text.
 * @param counts Whether a passage of this source is a copy at all.
 */
export function findCopies<F extends WrittenNote>(
  groups: readonly (readonly FactEntry<F>[])[],
  families: Families,
  { minWords, formTextFamilies }: { readonly minWords: number; readonly formTextFamilies: number },
  counts: (copy: FactEntry<F>, source: FactEntry<F>) => boolean,
): Copy<F>[] {
  const candidates = groups.flatMap((group) => candidatesOf(group, minWords, counts));
  const formText = new FormText(formTextFamilies);
  for (const { copy, passage } of candidates) formText.ask(copy.fact, passage.start, passage.end);
  formText.count(families);
  return candidates.flatMap((candidate) => {
    const stretch = telling(candidate.copy.fact, candidate.passage, formText, minWords);
    return stretch ? [{ ...candidate, ...stretch }] : [];
  });
}

/** Passages of each note that an earlier written note has too. */
function candidatesOf<F extends WrittenNote>(
  group: readonly FactEntry<F>[],
  minWords: number,
  counts: (copy: FactEntry<F>, source: FactEntry<F>) => boolean,
): Pick<Copy<F>, 'copy' | 'source' | 'passage'>[] {
  if (group.length < 2) return [];
  const entries = [...group].sort((a, b) => (a.fact.written?.[0] ?? 0) - (b.fact.written?.[0] ?? 0) || a.ref.ordinal - b.ref.ordinal);
  const index = new PassageIndex(entries.map((entry) => entry.fact));
  return entries.flatMap((copy, i) => {
    const passages = index.find(i, (other) => isEarlier(entries[other] as FactEntry<F>, copy));
    return joinNear(copy.fact, passages)
      .map((passage) => ({ copy, passage, source: entries[passage.source] as FactEntry<F> }))
      .filter(({ passage, source }) => counts(copy, source) && wordsIn(copy.fact, passage) >= minWords);
  });
}

/** Written before, or, where that cannot be told to the minute, standing before it in the input. */
function isEarlier(a: FactEntry<WrittenNote>, b: FactEntry<WrittenNote>): boolean {
  const [x, y] = [a.fact.written, b.fact.written];
  if (x && y && x[1] < y[0]) return true;
  if (x && y && y[1] < x[0]) return false;
  return a.ref.ordinal < b.ref.ordinal;
}

/** The stretch without what is exempt at its ends, with its words counted; undefined where too little is left. */
function telling(
  note: MaskedNote,
  { start, end }: Passage,
  formText: FormText,
  minWords: number,
): Pick<Copy<WrittenNote>, 'start' | 'end' | 'words'> | undefined {
  const isExempt = formText.within(note, start, end);
  let from = start;
  let to = end;
  while (from < to && isExempt[from - start]) from++;
  while (to > from && isExempt[to - 1 - start]) to--;
  let words = 0;
  let content = 0;
  let tellingWords = 0;
  for (let i = from; i < to; i++) {
    if (isExempt[i - start]) continue;
    const mark = note.marks[i] ?? 0;
    words += note.counts[i] ?? 0;
    if (mark & CONTENT) content++;
    if (mark & TELLING) tellingWords++;
  }
  const isPassage = words >= minWords && content >= words * LEAST_CONTENT && tellingWords >= minWords * LEAST_TELLING;
  return isPassage ? { start: from, end: to, words } : undefined;
}
