import { normaliseLabel } from '../../src/casenote/labels.ts';
import type { Prose } from '../../src/language/note-text.ts';
import { Phrases } from '../../src/language/phrases.ts';
import type { Sentence } from '../../src/language/sentences.ts';
import { isShouted } from '../../src/language/shouting.ts';
import { findWords } from '../../src/language/words.ts';
import lists from './placeholders.yaml';

interface Lists {
  readonly bracketed: {
    readonly strong: readonly string[];
    readonly weak: readonly string[];
    readonly anywhere: readonly string[];
    readonly short: number;
    readonly editorial: readonly string[];
  };
  readonly alone: readonly string[];
  readonly empty: Readonly<Record<'nouns' | 'verbs' | 'between', readonly string[]>>;
  readonly unknown: readonly string[];
  readonly capitals: readonly string[];
  readonly openings: readonly string[];
  readonly questions: readonly string[];
  readonly beforeBlank: readonly string[];
  readonly documents: readonly string[];
  readonly stating: readonly string[];
  readonly kisses: readonly string[];
}
const { bracketed, alone, empty, unknown, capitals, openings, questions, beforeBlank, documents, stating, kisses } = lists as Lists;

const STRONG = new Set(bracketed.strong);
const WEAK = new Set(bracketed.weak);
const ANYWHERE = new Phrases(bracketed.anywhere);
const EDITORIAL = new Set(bracketed.editorial);
const ALONE = new Set(alone);
const NOUNS = new Set(empty.nouns);
const VERBS = new Set(empty.verbs);
/** With these an answer that says nothing begins. */
const EMPTY_WORDS = new Set([...alone.map((phrase) => /[a-z?]+/.exec(phrase)?.[0] ?? ''), ...empty.nouns, 'no', 'nil']);
const BETWEEN = new Set([...empty.between, ...empty.nouns, ...empty.verbs]);
const UNKNOWN = new RegExp(String.raw`(?:^|[\s(])(?:${unknown.join('|')})[).]*$`, 'i');
/** "Dentist's number TBC." has nobody who will find out; a longer sentence may. */
const LONGEST_UNKNOWN = 60;
const CAPITALS = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(?:${capitals.join('|')})\b(?:\s(?:OF\s)?\p{Lu}{3,})*)`, 'gu');
const DOCUMENTS = new Set(documents);
const STATING = new Set(stating);
const OPENINGS = openings;
const QUESTIONS = new Set(questions);
const OPENING_WORDS = new Set([...openings, ...questions].map((prompt) => prompt.split(' ')[0] ?? ''));
const KISSES = new Set(kisses);
const LONGEST_ALONE = 80;

/** Cheap: whether a text has any of the characters that the blanks below are made of. */
const MAY_BE_BLANK =
  /[[{«<]|xx|_{2}|\?\?|\?\/|\(insert|[dm0]{2}[/.-][dm0]{2}|#{2}|…{2}|\.{5}|[%$]\{?[A-Z_]{3}|\s\/\s*\/|£[X#]|\bX [dhmswy]|\((?:name|date|time|address|tbc|\s*)\)/i;
const MAY_BE_CAPITALS = /[A-Z]{3}/;
/** Letters, figures and lines that hold a place: "XX/XX/2026", "07XXX XXXXXX", "log no. xxxxx", "____", "dd/mm/yyyy", "??/03". */
const BLANKS = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}'’])(?:(?:£\s?)?\d{0,5}[/.-]?X{2,}(?:[\s/.-]{0,3}[X\d]{2,})*|X[Xx]+|(?:£\s?)?\d{0,5}x{4,}|\d{1,5}x{2,}(?:[\s/.-]{0,3}[x\d]{2,})*)(?!\p{L})`,
    String.raw`(?<![\p{L}\p{N}])(?:[Xx]{1,2}\/[Xx]{1,2}\/[\dXx]{2,4}|£X|£\?+|£#+)(?!\p{L})`,
    String.raw`(?<=\b(?:${beforeBlank.join('|')})\s|:\s)(?:x{2,3}(?=\s[\p{L}\d])|\?{2,})(?!\p{L})`,
    String.raw`(?<![\p{L}\p{N}'’])X(?=\s(?:days?|weeks?|months?|years?|hours?|sessions?)\b)`,
    String.raw`\bdd[/.-]mm[/.-]y{2,4}\b|\b00\/00\/0{2,4}\b|\?{1,2}\/[?\d]{1,2}|\s\/\s{0,2}\/\s?(?:20)?\d{2}\b`,
    String.raw`_{3,}|__\/|#{2,}|…{2,}|\.{5,}|\(\s*\)|[%#]\p{Lu}[\p{Lu}_]{2,}[%#]|\$\{?\p{Lu}[\p{Lu}_]{2,}\}?`,
  ].join('|'),
  'gu',
);
const BRACKETS =
  /\[([^[\]\n]{1,80})\]|\{\{?([^{}\n":]{1,60})\}?\}|«([^«»\n]{1,60})»|\((insert[^()\n]{0,60}|name|date|time|address|tbc|name of \w+)\)|<([a-z][^<>\n]{0,40})>/giu;
/** In the section's own text, for a reader of Markdown takes them for tags. */
const ANGLED = /<<([^<>\n]{1,60})>>|<([A-Za-z][^<>=/\n]{0,60})>/g;

/** "NAME: Kit", "DATE 3/4" are a form's labels. */
function isLabelled(text: string, end: number): boolean {
  return /^\s*(?:[:–—-]|\d|\n|$)/.test(text.slice(end, end + 4));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Blanks and bracketed prompts that the author left in, in order of kind; offsets in the plain text. */
export function blanksIn(prose: Prose): Stretch[] {
  const { text } = prose;
  const found: Stretch[] = [];
  const mayBeBlank = MAY_BE_BLANK.test(text);
  for (const match of mayBeBlank ? text.matchAll(BRACKETS) : []) {
    const inside = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    if (match[4] === undefined ? asksForText(inside) || match[0].startsWith('{{') || match[0].startsWith('«') : true) found.push(stretchOf(match));
  }
  for (const match of mayBeBlank ? text.matchAll(BLANKS) : []) {
    const stretch = stretchOf(match);
    if (!found.some(({ start, end }) => start < stretch.end && stretch.start < end) && !isKiss(prose, stretch)) found.push(stretch);
  }
  for (const match of MAY_BE_CAPITALS.test(text) ? text.matchAll(CAPITALS) : []) {
    const stretch = stretchOf(match);
    if (!found.some(({ start, end }) => start < stretch.end && stretch.start < end) && !isShouted(prose, stretch.start) && !isLabelled(text, stretch.end))
      found.push(stretch);
  }
  return found.filter(({ start }) => !prose.quoteAt(start) && !isOnDocument(prose, start));
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
/** A field of one word that is no tag of HTML. */
const FIELD = /^<(?:name|date|insert|child|school|surname|forename|worker|amount|number)>$/i;

/** "TBC" or "No information provided" as a whole sentence, alone behind its label or dash, or "TBC" at the end of a few words. */
export function emptyAnswer(prose: Prose, { start, end }: Sentence): Stretch | undefined {
  const sentence = prose.text.slice(start, end);
  const label = Math.max(sentence.lastIndexOf(':'), ...[' - ', ' – ', ' — '].map((dash) => sentence.lastIndexOf(dash) + 1));
  const from = label > 0 ? label + 1 : 0;
  const answer = sentence.slice(from);
  const isEmpty =
    (answer.length <= LONGEST_ALONE && (isBare(answer) || (from > 0 && sentence.length <= LONGEST_ALONE && isBare(sentence)))) ||
    (sentence.length <= LONGEST_UNKNOWN && UNKNOWN.test(sentence));
  if (!isEmpty) return undefined;
  const at = start + from + (answer.length - answer.trimStart().length);
  return prose.quoteAt(at) || isOnDocument(prose, end - 1) ? undefined : { start: at, end };
}

/** Whether a sentence begins as the form's prompts do: "Please describe …", "Who you have seen, children and adults, …". */
export function isPrompt(prose: Prose, { start, end }: Sentence): boolean {
  const first = prose.wordsIn(start, Math.min(end, start + 24))[0];
  if (!first || !OPENING_WORDS.has(first.lower) || prose.quoteAt(first.start)) return false;
  const opening = normaliseLabel(prose.text.slice(start, Math.min(end, start + 90)));
  if (prose.text.slice(start, end).endsWith('?') && QUESTIONS.has(opening)) return true;
  return OPENINGS.some((prompt) => opening.startsWith(prompt) && !/^\p{L}/u.test(opening.slice(prompt.length)));
}

function isBare(answer: string): boolean {
  if (!EMPTY_WORDS.has(/[a-z?]+/i.exec(answer)?.[0].toLowerCase() ?? '')) return false;
  const bare = answer
    .toLowerCase()
    .replace(/^[\s\-–—•*("]+|[\s.!)"*]+$/g, '')
    .replace(/\s+/g, ' ');
  if (ALONE.has(bare)) return true;
  const all = findWords(bare).map(({ lower }) => lower);
  const first = all[0] ?? '';
  if (all.length < 3 || !all.some((word) => VERBS.has(word)) || !all.some((word) => NOUNS.has(word))) return false;
  const isNegated = first === 'no' || first === 'nil' || (NOUNS.has(first) && all.includes('not'));
  return isNegated && all.slice(1).every((word) => word === 'not' || BETWEEN.has(word));
}

/** Whether the words between brackets ask the author for something: "insert date", "name of dog". */
function asksForText(inside: string): boolean {
  const all = findWords(inside);
  const first = all[0];
  if (!first || /^x$/i.test(inside.trim()) || all.some(({ lower }) => EDITORIAL.has(lower))) return false;
  if (ANYWHERE.find(all)) return true;
  return STRONG.has(first.lower) || (WEAK.has(first.lower) && all.length <= bracketed.short);
}

function isKiss(prose: Prose, { start, end }: Stretch): boolean {
  const letters = prose.text.slice(start, end);
  if (/[^Xx]/.test(letters)) return false;
  const before = prose.wordsIn(Math.max(0, start - 20), start).at(-1);
  return before !== undefined && KISSES.has(before.lower);
}

/** Whether the sentence tells what stands on a document or a thing: it is the document's blank, not the note's. */
export function isOnDocument(prose: Prose, at: number): boolean {
  const sentence = prose.sentenceAt(at);
  if (!sentence) return false;
  const before = prose.wordsIn(sentence.start, at);
  const document = before.findIndex(({ lower }) => DOCUMENTS.has(lower));
  return document !== -1 && before.slice(document + 1).some(({ lower }) => STATING.has(lower));
}

function stretchOf(match: RegExpExecArray | RegExpMatchArray): Stretch {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
