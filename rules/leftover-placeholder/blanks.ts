import type { Prose } from '../../src/language/index/note-text.ts';
import { isShouted } from '../../src/language/index/shouting.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import { findWords, type Word } from '../../src/language/words/words.ts';
import lists from './placeholders.yaml';

/** What holds a place until somebody fills it in: brackets that ask, letters x, underscores, merge fields. */

interface Lists {
  readonly bracketed: Readonly<Record<'strong' | 'weak' | 'anywhere' | 'editorial' | 'heads' | 'round' | 'roundAlone', readonly string[]>> & {
    readonly short: number;
  };
  readonly capitals: readonly string[];
  readonly programMarks: readonly string[];
  readonly beforeBlank: readonly string[];
  readonly documents: readonly string[];
  readonly stating: readonly string[];
  readonly kisses: readonly string[];
  readonly writing: readonly string[];
  readonly blankUnits: readonly string[];
  readonly counted: readonly string[];
}
const { bracketed, capitals, programMarks, beforeBlank, documents, stating, kisses, writing, blankUnits, counted } = lists as Lists;

const STRONG = new WordSet(bracketed.strong);
const WEAK = new WordSet(bracketed.weak);
const HEADS = new WordSet(bracketed.heads);
const ROUND = new WordSet(bracketed.round);
const ROUND_ALONE = new WordSet(bracketed.roundAlone);
const ANYWHERE = new Phrases(bracketed.anywhere);
const EDITORIAL = new WordSet(bracketed.editorial);
const CAPITALS = new WordSet(capitals);
const PROGRAM_MARKS = new WordSet(programMarks);
const DOCUMENTS = new WordSet(documents);
const STATING = new WordSet(stating);
const KISSES = new WordSet(kisses);
const WRITING = new WordSet(writing);
/** A bracket of more words than this tells something. */
const LONGEST_ROUND = 5;

const UNITS = blankUnits.join('|');
/** Letters, figures and lines that hold a place: "XX/XX/2026", "07XXX XXXXXX", "log no. xxxxx", "____", "dd/mm/yyyy", "??/03". */
const LETTERS = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}_'’])(?:(?:£\s?)?\d{0,5}[/.-]?X{2,}(?:[\s/.-]{0,3}[X\d]{2,})*|X[Xx]+|(?:£\s?)?\d{0,5}x{4,}|\d{1,5}x{2,}(?:[\s/.-]{0,3}[x\d]{2,})*)(?!\p{L}|_)`,
    String.raw`(?<![\p{L}\p{N}])(?:[Xx]{1,2}\/[Xx]{1,2}\/[\dXx]{2,4}|£X|X{1,3}(?:th|st|nd|rd))(?!\p{L})`,
    String.raw`(?<=\b(?:${beforeBlank.join('|')})\s|:\s)x{2,3}(?=\s[\p{L}\d])`,
    String.raw`(?<=\b[Aa]ged?\s)X(?!\p{L})|(?<![\p{L}\p{N}'’])X(?=\s(?:${counted.join('|')})\b)`,
  ].join('|'),
  'gu',
);
const DATES = /\b(?:dd[/.-]mm(?:[/.-]y{2,4})?|DD[/.-]MM(?:[/.-]Y{2,4})?|00\/00\/0{2,4})\b|\?{1,2}\/[?\d]{1,2}|\s\/\s{0,2}\/\s?(?:20)?\d{2}\b/g;
const QUERIES = new RegExp(
  String.raw`£\?+|£#+|\d{2,5}\?{2,}(?:[\s-]?\?{2,})*|(?<=\b(?:${beforeBlank.join('|')})\s|:\s)\?{2,}|(?<=\p{L}\s)\?{3,}(?=[\s.,;)]|$)`,
  'gu',
);
const LINES = new RegExp(
  String.raw`(?:£\s?)?_{2,}(?!\p{L})|_{2,}(?=(?:${UNITS})\b)|#{2,}(?!\d)|…{2,}|\.{5,}|[%#]\p{Lu}[\p{Lu}_]{2,}[%#]|\$\{?\p{Lu}[\p{Lu}_]{2,}\}?|#(?:NAME\?|REF!|VALUE!|DIV\/0!)`,
  'gu',
);
const SQUARE = /\[([^[\]\n]{1,80})\]/gu;
const FIELDS = /\{\{?([^{}\n":]{1,60})\}?\}|«([^«»\n]{1,60})»|<([a-z][^<>\n]{0,40})>/giu;
const ROUND_BRACKETS = /\(([^()\n]{0,60})\)/gu;
/** In the section's own text, for a reader of Markdown takes them for tags. */
const ANGLED = /<<([^<>\n]{1,60})>>|<([A-Za-z][^<>=/\n]{0,60})>/g;
/** A field of one word that is no tag of HTML. */
const FIELD = /^<(?:name|date|insert|child|school|surname|forename|worker|amount|number)>$/i;
/** "NAME: Kit", "DATE 3/4" are a form's labels. */
const LABELLED = /^\s*(?:[:–—-]|\d|\n|$)/;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Blanks and bracketed prompts that the author left in, in order of kind; offsets in the plain text. */
export function blanksIn(prose: Prose): Stretch[] {
  const { text } = prose;
  const found: Stretch[] = [];
  const take = (pattern: RegExp, isMeant: (match: RegExpExecArray) => boolean = () => true) => {
    for (const match of text.matchAll(pattern)) {
      const stretch = stretchOf(match);
      if (found.some(({ start, end }) => start < stretch.end && stretch.start < end)) continue;
      if (isMeant(match) && !isQuoted(prose, stretch) && !isOnDocument(prose, stretch.start)) found.push(stretch);
    }
  };
  if (text.includes('[')) take(SQUARE, (match) => asksForText(match[1] ?? '') || isEmptyBox(prose, match));
  if (text.includes('{') || text.includes('«') || text.includes('<')) take(FIELDS, (match) => match[3] === undefined || asksForText(match[3]));
  if (text.includes('(')) take(ROUND_BRACKETS, (match) => asksInPassing(match[1] ?? ''));
  if (text.includes('X') || text.includes('xx')) take(LETTERS, (match) => !isKiss(prose, stretchOf(match)));
  if (text.includes('/')) take(DATES);
  if (text.includes('??') || text.includes('£')) take(QUERIES, (match) => !isWritten(prose, match.index));
  if (text.includes('__') || text.includes('#') || text.includes('…') || text.includes('....') || text.includes('%') || text.includes('$')) take(LINES);
  for (const word of prose.words) {
    const code = text.charCodeAt(word.start);
    // Two capitals at least.
    if (code > 90 || code < 65 || text.charCodeAt(word.start + 1) > 90 || !CAPITALS.has(text.slice(word.start, word.end))) continue;
    const isMark = PROGRAM_MARKS.has(text.slice(word.start, word.end));
    if (!isMark && (isShouted(prose, word.start) || LABELLED.test(text.slice(word.end, word.end + 4)))) continue;
    if (found.some(({ start, end }) => start < word.end && word.start < end) || prose.quoteAt(word.start) || isOnDocument(prose, word.start)) continue;
    found.push({ start: word.start, end: word.end });
  }
  return found;
}

/** Merge fields such as `<<name>>` and `<child's name>`; offsets in the section's own text. */
export function mergeFieldsIn(prose: Prose): Stretch[] {
  const { text } = prose.section;
  if (!text.includes('<')) return [];
  return [...text.matchAll(ANGLED)]
    .filter(
      ([whole, doubled, single = '']) =>
        doubled !== undefined || (!text.includes(`</${single}`) && / /.test(whole) && asksForText(single)) || FIELD.test(whole),
    )
    .map(stretchOf);
}

/** Whether the words between brackets ask the author for something: "insert date", "name of dog", "medication?". */
function asksForText(inside: string): boolean {
  const all = findWords(inside);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return /^\s*[?/][\s?/]*$/.test(inside);
  if (/^x$/i.test(inside.trim())) return false;
  if (STRONG.includes(first)) return !isVetoed(all.slice(1, 2));
  if (isVetoed(all)) return false;
  if (ANYWHERE.find(all) || (all.length <= 3 && /\?\s*$/.test(inside))) return true;
  return (WEAK.includes(first) && all.length <= bracketed.short) || (HEADS.includes(last) && all.length <= bracketed.short && !/\d/.test(inside));
}

function isVetoed(all: readonly Word[]): boolean {
  return EDITORIAL.meets(all);
}

/** Round brackets hold remarks: they ask only by the plainest words, or where nothing but "name" or "TBC" is in them. */
function asksInPassing(inside: string): boolean {
  if (inside.trim() === '') return true;
  const all = findWords(inside);
  if (all.length === 0 || all.length > LONGEST_ROUND) return all[0]?.lower === 'insert';
  const isWhole = /^[\p{L}\s?]+$/u.test(inside);
  return ROUND.includes(all[0]) || (isWhole && all.every(({ lower }) => ROUND_ALONE.has(lower))) || (isWhole && all.at(-1)?.lower === 'here' && all.length > 1);
}

/** "Discussed with [ ] who agreed", "Name: [ ]"; a box in front of its choice is a tick. */
function isEmptyBox(prose: Prose, match: RegExpExecArray): boolean {
  if ((match[1] ?? '').trim() !== '') return false;
  const { text } = prose;
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 8);
  if (/\[[xX ]\]/.test(text.slice(0, match.index)) || /\[[xX ]\]/.test(text.slice(match.index + match[0].length))) return false;
  const before = text.slice(Math.max(0, match.index - 2), match.index);
  return /^\s*[.,;]?\s*(?:$|\n)/.test(after) ? /[:\p{L}]\s?$/u.test(before) : /\p{L}\s$/u.test(before);
}

function isKiss(prose: Prose, { start, end }: Stretch): boolean {
  const letters = prose.text.slice(start, end);
  if (/[^Xx]/.test(letters)) return false;
  const before = prose.wordsIn(Math.max(0, start - 20), start).at(-1);
  return before !== undefined && KISSES.includes(before);
}

function isWritten(prose: Prose, at: number): boolean {
  const before = prose.wordsIn(Math.max(0, at - 20), at).at(-1);
  return before !== undefined && WRITING.includes(before);
}

/** Quoted words are another's; but not where the quotation is nothing but the blank. */
function isQuoted(prose: Prose, { start, end }: Stretch): boolean {
  const quote = prose.quoteAt(start);
  return quote !== undefined && !(Math.abs(start - quote.start) <= 2 && quote.end - end <= 3 && /[[«]/.test(prose.text[start] ?? ''));
}

/** Whether the sentence tells what stands on a document or a thing: it is the document's blank, not the note's. */
export function isOnDocument(prose: Prose, at: number): boolean {
  const sentence = prose.sentenceAt(at);
  if (!sentence) return false;
  const before = prose.wordsIn(sentence.start, at);
  const document = before.findIndex(({ lower }) => DOCUMENTS.has(lower));
  return document !== -1 && STATING.meets(before, document + 1);
}

function stretchOf(match: RegExpExecArray | RegExpMatchArray): Stretch {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
