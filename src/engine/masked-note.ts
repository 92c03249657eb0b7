import { titleOf } from '../casenote/labels.ts';
import { type Lines, type Position, placeIn } from '../casenote/source.ts';
import { keyedWords } from '../language/copying/keyed-words.ts';
import { capitalisedIn, type MaskedWord, maskWords, NUMBER, namesIn } from '../language/copying/masking.ts';
import { CONTENT, EXEMPT, mix, STARTS_SECTION, STARTS_SENTENCE, TELLING, type WordSequence } from '../language/copying/passages.ts';
import type { NoteText, Prose } from '../language/index/note-text.ts';
import { findSentences } from '../language/words/sentences.ts';
import { findWords } from '../language/words/words.ts';

/** What rules about copying remember of a note: keyed hashes of its masked words, and where each stands. No text. */
export interface MaskedNote extends WordSequence, Lines {
  /** Where each masked word begins in the note's source. */
  readonly offsets: Uint32Array;
  /** How long it is there. */
  readonly lengths: Uint16Array;
  readonly sections: readonly { readonly from: number; readonly title: string | undefined }[];
}

const LONGEST_WORD = 0xffff;
const MOST_COUNTED = 0xff;
const NOT_FIRST_PERSON = /^(?!(?:i|me|my|mine|myself|we|us|our|ours)\b)/i;
/** "15 January 2026", "March 3rd", "15/01/26". */
const DATE = /\d\D{0,4}\p{L}{3}|\p{L}{3}\D{0,4}\d|\d[/.-]\d+[/.-]\d/u;

/**
 * Takes down a note's words. Headings, questions, quotations with a speaker or a date and the council's standard texts are exempt.
 * @param standardTexts Sentences that may stand in any record, word for word but for names and numbers.
 */
export function maskNote(text: NoteText, key: Uint8Array, standardTexts: readonly string[] = []): MaskedNote {
  if (standardTexts.length > 0) return takeDown(text, key, standardTexts);
  const held = masked.get(text);
  if (held?.key === key) return held.note;
  const note = takeDown(text, key, []);
  masked.set(text, { key, note });
  return note;
}

/** Several rules may ask for the same note; it is taken down once. */
const masked = new WeakMap<NoteText, { readonly key: Uint8Array; readonly note: MaskedNote }>();

function takeDown(text: NoteText, key: Uint8Array, standardTexts: readonly string[]): MaskedNote {
  const hash = keyedWords(key);
  const standard = standardSentences(standardTexts, key);
  const isName = namesIn(text);
  const masked = text.sections.map((prose) => ({ prose, words: maskWords(prose, isName) }));
  const size = masked.reduce((sum, { words }) => sum + words.length, 0);
  const { source } = text.note;
  const sections: { from: number; title: string | undefined }[] = [];
  const note: MaskedNote = {
    hashes: new Uint32Array(size),
    counts: new Uint8Array(size),
    marks: new Uint8Array(size),
    offsets: new Uint32Array(size),
    lengths: new Uint16Array(size),
    sections,
    lineStarts: source.lineStarts,
    origin: source.origin,
    seams: source.seams,
  };
  let at = 0;
  for (const { prose, words } of masked) {
    sections.push({ from: at, title: titleOf(prose.section.kind) });
    const start = at;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as MaskedWord;
      const span = prose.span(word.start, word.end);
      note.hashes[at] = hash(word.form);
      note.counts[at] = Math.min(word.count, MOST_COUNTED);
      note.marks[at] =
        (word.isContent ? CONTENT : 0) |
        (word.isTelling ? TELLING : 0) |
        (i === 0 ? STARTS_SECTION : 0) |
        (word.sentence !== words[i - 1]?.sentence ? STARTS_SENTENCE : 0);
      note.offsets[at] = span.start;
      note.lengths[at] = Math.min(span.end - span.start, LONGEST_WORD);
      at++;
    }
    exempt(prose, words, note.hashes.subarray(start, at), note.marks.subarray(start, at), standard);
  }
  return note;
}

/** Where a stretch of masked words stands in its file, and under which title. */
export function placeOf(
  note: MaskedNote,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly position: Position; readonly title: string | undefined } {
  const from = note.offsets[start] ?? 0;
  const to = (note.offsets[end - 1] ?? 0) + (note.lengths[end - 1] ?? 0);
  return {
    position: { start: placeIn(note, from), end: placeIn(note, to) },
    title: note.sections.findLast((section) => section.from <= start)?.title,
  };
}

/** Keyed hash of one sentence's words. */
export function sentenceHash(hashes: ArrayLike<number>, start: number, end: number): number {
  let sentence = 0;
  for (let i = start; i < end; i++) sentence = mix(sentence, hashes[i] ?? 0);
  return sentence;
}

/** Marks the words of one section that are nobody's copy. */
function exempt({ text, sentences, quotes }: Prose, words: readonly MaskedWord[], hashes: Uint32Array, marks: Uint8Array, standard: ReadonlySet<number>): void {
  const mark = (from: number, to: number) => {
    for (let i = from; i < to; i++) marks[i] = (marks[i] ?? 0) | EXEMPT;
  };
  for (let start = 0; start < words.length; ) {
    const index = words[start]?.sentence ?? 0;
    let end = start + 1;
    while (end < words.length && words[end]?.sentence === index) end++;
    const sentence = sentences[index];
    const isQuestion = sentence !== undefined && /\?["”’')*]*$/.test(text.slice(Math.max(sentence.start, sentence.end - 4), sentence.end));
    const isStandard = standard.size > 0 && standard.has(sentenceHash(hashes, start, end));
    if (isQuestion || isStandard || sentence?.block.kind === 'heading') mark(start, end);
    start = end;
  }
  let first = 0;
  for (const quote of quotes) {
    while (first < words.length && (words[first]?.end ?? 0) <= quote.start) first++;
    let end = first;
    while (end < words.length && (words[end]?.start ?? 0) < quote.end) end++;
    if (end > first && hasSource(text, words, first, end)) mark(first, end);
  }
}

/**
 * Whether somebody other than the author is named or spoken of in the quotation's own sentence, or in the one before; or
 * a date, as of a plan or an earlier note that is quoted.
 */
function hasSource(text: string, words: readonly MaskedWord[], first: number, end: number): boolean {
  const isSomebody = (word: MaskedWord) => !word.isContent && (word.form === NUMBER ? DATE : NOT_FIRST_PERSON).test(text.slice(word.start, word.end));
  const opening = words[first]?.sentence ?? 0;
  for (let i = first - 1; i >= 0 && (words[i]?.sentence ?? 0) >= opening - 1; i--) if (isSomebody(words[i] as MaskedWord)) return true;
  const closing = words[end - 1]?.sentence ?? 0;
  for (let i = end; i < words.length && (words[i]?.sentence ?? 0) <= closing; i++) if (isSomebody(words[i] as MaskedWord)) return true;
  return false;
}

const standardHeld = new WeakMap<readonly string[], { readonly key: Uint8Array; readonly sentences: ReadonlySet<number> }>();

function standardSentences(texts: readonly string[], key: Uint8Array): ReadonlySet<number> {
  const held = standardHeld.get(texts);
  if (held?.key === key) return held.sentences;
  const hash = keyedWords(key);
  const found = new Set<number>();
  for (const text of texts) {
    const worded = { text, words: findWords(text), sentences: findSentences(text, [{ kind: 'paragraph', start: 0, end: text.length }]) };
    const capitals = capitalisedIn([worded]);
    const words = maskWords(worded, (word) => capitals.has(word));
    for (let index = 0; index < worded.sentences.length; index++) {
      const hashes = words.filter((word) => word.sentence === index).map((word) => hash(word.form));
      if (hashes.length > 0) found.add(sentenceHash(hashes, 0, hashes.length));
    }
  }
  standardHeld.set(texts, { key, sentences: found });
  return found;
}
