import type { Prose } from '../../src/language/note-text.ts';
import { Phrases } from '../../src/language/phrases.ts';
import type { Sentence } from '../../src/language/sentences.ts';
import { findWords } from '../../src/language/words.ts';
import lists from './placeholders.yaml';

interface Lists {
  readonly bracketed: { readonly first: readonly string[]; readonly anywhere: readonly string[]; readonly short: number; readonly editorial: readonly string[] };
  readonly alone: readonly string[];
  readonly documents: readonly string[];
  readonly stating: readonly string[];
  readonly kisses: readonly string[];
}
const { bracketed, alone, documents, stating, kisses } = lists as Lists;

const FIRST = new Set(bracketed.first);
const ANYWHERE = new Phrases(bracketed.anywhere);
const EDITORIAL = new Set(bracketed.editorial);
const ALONE = new Set(alone);
const DOCUMENTS = new Set(documents);
const STATING = new Set(stating);
const KISSES = new Set(kisses);
const LONGEST_ALONE = Math.max(...alone.map((phrase) => phrase.length)) + 4;

/** Cheap: whether a text has any of the characters that the blanks below are made of. */
const MAY_BE_BLANK = /[[{«]|xx|_{3}|\?\/|\(insert|[dm0]{2}[/.-][dm0]{2}/i;
/** Letters, figures and lines that hold a place: "XX/XX/2026", "07XXX XXXXXX", "log no. xxxxx", "____", "dd/mm/yyyy", "??/03". */
const BLANKS =
  /(?<![\p{L}\p{N}'’])(?:(?:£\s?)?\d{0,5}[/.-]?X{2,}(?:[\s/.-]{0,3}[X\d]{2,})*|(?:£\s?)?\d{0,5}x{4,}|[Xx]{1,2}\/[Xx]{1,2}\/[\dXx]{2,4}|£X|£\?+)(?![\p{L}])|_{3,}|\bdd[/.-]mm[/.-]y{2,4}\b|\b00\/00\/0{2,4}\b|\?{1,2}\/[?\d]{1,2}/gu;
const BRACKETS = /\[([^[\]\n]{1,80})\]|\{\{?([^{}\n]{1,60})\}?\}|«([^«»\n]{1,60})»|\((insert[^()\n]{0,60})\)/giu;
/** In the section's own text, for a reader of Markdown takes them for tags. */
const ANGLED = /<<([^<>\n]{1,60})>>|<([A-Za-z][^<>=/\n]{0,60})>/g;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Blanks and bracketed prompts that the author left in, in order of kind; offsets in the plain text. */
export function blanksIn(prose: Prose): Stretch[] {
  const { text } = prose;
  if (!MAY_BE_BLANK.test(text)) return [];
  const found: Stretch[] = [];
  for (const match of text.matchAll(BRACKETS)) {
    const inside = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    if (match[4] === undefined ? asksForText(inside) || match[0].startsWith('{{') || match[0].startsWith('«') : true) found.push(stretchOf(match));
  }
  for (const match of text.matchAll(BLANKS)) {
    const stretch = stretchOf(match);
    if (!found.some(({ start, end }) => start < stretch.end && stretch.start < end) && !isKiss(prose, stretch)) found.push(stretch);
  }
  return found.filter(({ start }) => !prose.quoteAt(start) && !isOnDocument(prose, start));
}

/** Merge fields such as `<<name>>` and `<child's name>`; offsets in the section's own text. */
export function mergeFieldsIn(prose: Prose): Stretch[] {
  const { text } = prose.section;
  if (!text.includes('<')) return [];
  return [...text.matchAll(ANGLED)]
    .filter(([whole, doubled, single = '']) => doubled !== undefined || (!text.includes(`</${single}`) && / /.test(whole) && asksForText(single)) || FIELD.test(whole))
    .map(stretchOf);
}
/** A field of one word that is no tag of HTML. */
const FIELD = /^<(?:name|date|insert|child|school|surname|forename|worker|amount|number)>$/i;

/** "TBC" or "No information provided" as a whole sentence, or alone behind its label. */
export function emptyAnswer(prose: Prose, { start, end }: Sentence): Stretch | undefined {
  const sentence = prose.text.slice(start, end);
  const label = sentence.lastIndexOf(':');
  const from = label === -1 ? 0 : label + 1;
  if (sentence.length - from > LONGEST_ALONE) return undefined;
  const answer = sentence.slice(from);
  const bare = answer
    .toLowerCase()
    .replace(/^[\s\-–—•*("]+|[\s.!)"*]+$/g, '')
    .replace(/\s+/g, ' ');
  if (!ALONE.has(bare)) return undefined;
  const at = start + from + (answer.length - answer.trimStart().length);
  return prose.quoteAt(at) ? undefined : { start: at, end };
}

/** Whether the words between brackets ask the author for something: "insert date", "name of dog". */
function asksForText(inside: string): boolean {
  const all = findWords(inside);
  const first = all[0];
  if (!first || /^x$/i.test(inside.trim()) || all.some(({ lower }) => EDITORIAL.has(lower))) return false;
  if (ANYWHERE.find(all)) return true;
  return FIRST.has(first.lower) && all.length <= bracketed.short;
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
