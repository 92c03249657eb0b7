import type { NoteText } from '../index/note-text.ts';
import { kinOf, withoutPossessive } from '../index/people.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { isCapital, isLetter, isSmall } from '../words/letters.ts';
import type { Sentence } from '../words/sentences.ts';
import type { Word } from '../words/words.ts';
import maskedWords from './masked-words.yaml';

const HAS_DIGIT = /\d/;
const OPENS_SPEECH = /["“‘':(*]\s?$/;

type ListName =
  | 'pronouns'
  | 'titles'
  | 'numbers'
  | 'dates'
  | 'ambiguousDates'
  | 'afterNumbers'
  | 'beforeNumbers'
  | 'schoolYears'
  | 'jobTitles'
  | 'commonWords'
  | 'formWords';

const lists = maskedWords as Readonly<Record<ListName, readonly string[]>>;
const listed = (name: ListName): ReadonlySet<string> => new Set(lists[name]);
const PRONOUNS = listed('pronouns');
const TITLES = listed('titles');
const NUMBER_WORDS = listed('numbers');
const NUMBERS = new Set([...lists.numbers, ...lists.dates]);
const AMBIGUOUS_DATES = listed('ambiguousDates');
const AFTER_NUMBERS = listed('afterNumbers');
const BEFORE_NUMBERS = listed('beforeNumbers');
const SCHOOL_YEARS = listed('schoolYears');
const JOB_TITLES = listed('jobTitles');
const COMMON = new Set([...lists.commonWords, ...lists.formWords]);

/** What stands for a name, pronoun or kin word, and for a number, age, date or school year. No word of a text is written so. */
export const PERSON = '#person';
export const NUMBER = '#number';

/** A word as it is compared: itself, or the class it belongs to. */
export interface MaskedWord {
  /** In the plain text, from the first to the last word it stands for. */
  readonly start: number;
  readonly end: number;
  /** Lower case without a possessive, or `PERSON` or `NUMBER`. Neighbours of one class are one: "Ms Kim Ash", "his mum", "5 March". */
  readonly form: string;
  /** How many words of the text it stands for. */
  readonly count: number;
  /** Neither masked nor a job title. */
  readonly isContent: boolean;
  /** Content, and no word that every note has: what makes a passage known again. */
  readonly isTelling: boolean;
  /** Index of its sentence in the text's sentences. */
  readonly sentence: number;
}

/** A text with its words and sentences, such as a `Prose`. */
export interface WordedText {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
}

/** Tells whether a word, lower case and without a possessive, is somebody's name. */
export type IsName = (word: string) => boolean;

/**
 * The names in a note: those that its form gives, and words that stand with a capital inside a sentence. The latter are
 * names of places too, which change with the child as a school does.
 */
export function namesIn(note: NoteText): IsName {
  const capitalised = capitalisedIn(note.sections);
  const { people } = note;
  return (word) => capitalised.has(word) || people.role(word) !== undefined;
}

/** Words that stand with a capital inside a sentence: lower case, without a possessive. */
export function capitalisedIn(texts: readonly WordedText[]): Set<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (const sentence of text.sentences) for (const word of capitalsWithin(text, sentence)) found.add(withoutPossessive(word));
  }
  return found;
}

/** Words with a capital that neither a sentence's nor a quotation's beginning explains, nor a line in capitals. */
function capitalsWithin(text: WordedText, sentence: Sentence): string[] {
  const found: string[] = [];
  let total = 0;
  for (let i = firstEndingAfter(text.words, sentence.start); i < text.words.length; i++) {
    const word = text.words[i];
    if (!word || word.start >= sentence.end) break;
    if (total++ > 0 && isCapitalised(text.text, word) && !OPENS_SPEECH.test(text.text.slice(word.start - 2, word.start))) found.push(word.lower);
  }
  // A title has a capital on every word, and none of them a name; a list of people has commas.
  const isTitle = total > 4 && found.length > total * 0.7 && !text.text.slice(sentence.start, sentence.end).includes(',');
  return isTitle ? [] : found;
}

/** A capital and then a small letter: "Dawn", not "GP" and not "I". */
/** A letter, a comma perhaps, and a space stand before: "Dawn, 7". */
function followsWord(text: string, at: number): boolean {
  if (text[at - 1] !== ' ') return false;
  return isLetter(text, text[at - 2] === ',' ? at - 3 : at - 2);
}

function isCapitalised(text: string, word: Word): boolean {
  if (!isCapital(text, word.start)) return false;
  for (let i = word.start + 1; i < word.end; i++) if (isSmall(text, i)) return true;
  return false;
}

/**
 * Turns a text into the words by which copies are known again when names, pronouns, kin words, ages, numbers, dates and
 * school years were changed to fit another child.
 */
export function maskWords(text: WordedText, isName: IsName): MaskedWord[] {
  const { words, sentences } = text;
  const masked: MaskedWord[] = [];
  let sentence = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    while (sentence + 1 < sentences.length && (sentences[sentence]?.end ?? 0) <= word.start) sentence++;
    const last = masked.at(-1);
    const form = formOf(text, i, last?.sentence !== sentence, isName);
    if (last && last.form === form && last.sentence === sentence && (form === PERSON || form === NUMBER)) {
      masked[masked.length - 1] = { ...last, end: word.end, count: last.count + 1 };
      continue;
    }
    const isContent = form !== PERSON && form !== NUMBER && !JOB_TITLES.has(form);
    masked.push({ start: word.start, end: word.end, form, count: 1, isContent, isTelling: isContent && !COMMON.has(form), sentence });
  }
  return masked;
}

function formOf(text: WordedText, i: number, opensSentence: boolean, isName: IsName): string {
  const word = text.words[i] as Word;
  const { lower } = word;
  if (isNumber(text, i)) return NUMBER;
  const apostrophe = lower.indexOf("'");
  // "he's", "she'll", "they've": the person is what changes.
  if (PRONOUNS.has(apostrophe > 0 ? lower.slice(0, apostrophe) : lower)) return PERSON;
  const base = withoutPossessive(lower);
  if (TITLES.has(base) || kinOf(base) !== undefined) return PERSON;
  if (isCapital(text.text, word.start)) {
    if (isName(base)) return PERSON;
    if ((lower.length === 1 || (opensSentence && !COMMON.has(base))) && isBeforeName(text, i, isName)) return PERSON;
  }
  return base;
}

/** "J. Ashworth", and "Cobb Cottage" where a sentence begins with it. */
function isBeforeName(text: WordedText, i: number, isName: IsName): boolean {
  const next = text.words[i + 1];
  if (!next || !isCapitalised(text.text, next) || !isName(withoutPossessive(next.lower))) return false;
  const between = text.text.slice((text.words[i] as Word).end, next.start);
  return between === ' ' || between === '. ';
}

function isNumber(text: WordedText, i: number): boolean {
  const word = text.words[i] as Word;
  const { lower } = word;
  const code = lower.charCodeAt(0);
  if ((code >= 48 && code <= 57) || NUMBERS.has(lower)) return true;
  if (AMBIGUOUS_DATES.has(lower))
    return isCapitalised(text.text, word) && (startsWithDigit(text.words[i - 1]) || startsWithDigit(text.words[i + 1]) || followsWord(text.text, word.start));
  if (AFTER_NUMBERS.has(lower)) return startsWithDigit(text.words[i - 1]);
  if (BEFORE_NUMBERS.has(lower)) return text.words[i + 1] !== undefined && isPlainNumber(text.words[i + 1] as Word);
  if (SCHOOL_YEARS.has(lower)) return isCapitalised(text.text, word);
  // "Y4", "PM3 7QT", and other marks of letters and figures.
  return HAS_DIGIT.test(lower);
}

function startsWithDigit(word: Word | undefined): boolean {
  return word !== undefined && /^\d/.test(word.lower);
}

function isPlainNumber(word: Word): boolean {
  return startsWithDigit(word) || NUMBER_WORDS.has(word.lower);
}
