import { CONTENT, joinNear, type Passage, PassageIndex, TELLING, wordsIn } from '../language/copying/passages.ts';
import { FormText } from './form-text.ts';
import { type MaskedNote, maskNote } from './masked-note.ts';
import type { FactEntry, Group, NoteView, Survey } from './rule.ts';

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

export interface CopySettings {
  readonly minWords: number;
  /** What stands in more families' records than this is form text. */
  readonly formTextFamilies: number;
}

/**
 * Finds what stands in an earlier written note of its group too, but for what is exempt and for form text. Where several
 * notes have a passage, the earliest is its source. Form text is only known when all families were looked over: in the
 * first round for passages in question, in the second for how many families have them.
 */
export class CopySurvey<F extends WrittenNote> implements Survey<F> {
  readonly rounds = 2;
  readonly #formText: FormText;
  readonly #minWords: number;
  readonly #counts: (copy: FactEntry<F>, source: FactEntry<F>) => boolean;
  readonly #mayHold: (group: Group<F>) => boolean;
  /** As long as the group itself is held. */
  readonly #candidates = new WeakMap<Group<F>, readonly Candidate<F>[]>();

  /**
   * @param counts Whether a passage of this source is a copy at all.
   * @param mayHold Whether a group can hold copies.
   */
  constructor(
    { minWords, formTextFamilies }: CopySettings,
    counts: (copy: FactEntry<F>, source: FactEntry<F>) => boolean,
    mayHold: (group: Group<F>) => boolean,
  ) {
    this.#formText = new FormText(formTextFamilies);
    this.#minWords = minWords;
    this.#counts = counts;
    this.#mayHold = mayHold;
  }

  look(groups: readonly Group<F>[], round: number): void {
    if (round > 0) this.#formText.count(familiesOf(groups));
    else for (const { copy, passage } of groups.flatMap((group) => this.#candidatesIn(group))) this.#formText.ask(copy.fact, passage.start, passage.end);
  }

  /** The copies in groups, once all have been looked over. */
  copiesIn(groups: readonly Group<F>[]): Copy<F>[] {
    return groups.flatMap((group) =>
      this.#candidatesIn(group).flatMap((candidate) => {
        const stretch = telling(candidate.copy.fact, candidate.passage, this.#formText, this.#minWords);
        return stretch ? [{ ...candidate, ...stretch }] : [];
      }),
    );
  }

  #candidatesIn(group: Group<F>): readonly Candidate<F>[] {
    const known = this.#candidates.get(group);
    if (known) return known;
    const found = this.#mayHold(group) ? candidatesOf(group, this.#minWords, this.#counts) : [];
    this.#candidates.set(group, found);
    return found;
  }
}

type Candidate<F extends WrittenNote> = Pick<Copy<F>, 'copy' | 'source' | 'passage'>;

/** Groups as families, which they may be already. */
function familiesOf<F>(groups: readonly Group<F>[]): Group<F>[] {
  const families = new Map<string, FactEntry<F>[]>();
  for (const entry of groups.flat()) {
    const family = families.get(entry.family);
    if (family) family.push(entry);
    else families.set(entry.family, [entry]);
  }
  return [...families.values()];
}

/** Passages of each note that an earlier written note has too. */
function candidatesOf<F extends WrittenNote>(group: Group<F>, minWords: number, counts: (copy: FactEntry<F>, source: FactEntry<F>) => boolean): Candidate<F>[] {
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
