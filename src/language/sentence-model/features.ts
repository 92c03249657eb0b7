import { kinOf, withoutPossessive } from '../index/people.ts';
import { isCapital } from '../words/letters.ts';
import { PerForm, WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import valueWords from './evaluative-words.yaml';
import classWords from './word-classes.yaml';
import { clusterOf } from './word-clusters.ts';

/** What the features need of a sentence; offsets are those of `text`, which may hold more than the sentence. */
export interface SentenceView {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The sentence's own words. */
  readonly words: readonly Word[];
  /** The words of the sentence before it in the same paragraph or list: an account may go on in the next. */
  readonly previous: readonly Word[] | undefined;
  /** Whether the words at an offset are somebody's quoted ones; the quotation's beginning, or -1. */
  readonly quoteAt: (offset: number) => number;
  /** Lower-case words that are ordinary words at the start of a sentence too; a capital there tells nothing. */
  readonly isOrdinary: (word: string) => boolean;
  /** Whether a lower-case word is the name of somebody in the note. */
  readonly isName: (word: string) => boolean;
}

/** Whether a word is on the list of words that judge: caselint's own, so that a message may name it. */
export function isJudging(word: string): boolean {
  return JUDGING.has(VALUES.get(word) ?? '');
}

/** Features are hashed into this many places (a power of two): two that fall together share a weight, and few do. */
export const PLACES = 1 << 20;

/** A word of a sentence as the features see it: its form and its class, each with its hash. */
interface Token {
  readonly form: string;
  readonly formHash: number;
  readonly kindHash: number;
  /** What the word says in judging or in seeing (character-bad, body-act, document); nought where it says neither. */
  readonly valueHash: number;
  /** Of the words that are used as it is; nought for rare words. */
  readonly clusterHash: number;
  /** Of its ending; nought for short words. */
  readonly suffixHash: number;
  /** Its kind's place among those that are counted; -1 for the others. */
  readonly counted: number;
  readonly isSubject: boolean;
  readonly isVerb: boolean;
}

const CLASSES = new Map<string, string>();
for (const [name, words] of Object.entries(classWords as Record<string, readonly string[]>)) {
  for (const word of words) if (!CLASSES.has(word)) CLASSES.set(word, name.toUpperCase());
}
const VALUES = new Map<string, string>();
for (const [name, words] of Object.entries(valueWords as Record<string, readonly string[]>)) {
  for (const word of words) VALUES.set(word, name);
}
/** Of the kinds of words on the list, those that a reader would call a judgement. */
const JUDGING = new Set([
  'character-bad',
  'character-good',
  'people-slur',
  'people-praise',
  'diagnosis',
  'verdict-bad',
  'verdict-good',
  'safety',
  'competence',
  'quality',
  'lack',
  'relation',
  'progress',
  'engagement',
  'mind',
  'motive',
  'honesty',
  'blame-verb',
  'inference-verb',
  'certainty',
]);
const SAYING = new WordSet([...CLASSES].filter(([, name]) => name === 'SAY').map(([word]) => word));
const PERSON = new Set(['he', 'she', 'they', 'him', 'her', 'them']);
const OWN = new Set(['i', 'me', 'my', 'we', 'our', 'us', 'myself', "i'm", "i've", "i'd"]);
const OTHER = new Set(['you', 'your', 'yourself', "you're"]);
const DETERMINERS = new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those', 'his', 'its', 'their']);
const SUBJECTS = new Set(['PERSON', 'KIN', 'NAME', 'OWN', 'YOU']);
const VERBS = new Set(['SAY', 'THINK', 'SEE', 'BE', 'HAVE', 'DO', 'FUTURE', 'OUGHT', 'HEDGE', 'PAST', 'PRESENT']);
const COUNTED = [
  'SAY',
  'THINK',
  'SEE',
  'HEDGE',
  'BOOSTER',
  'NEGATIVE',
  'FUTURE',
  'OUGHT',
  'REASON',
  'OWN',
  'YOU',
  'NUMBER',
  'QUOTE',
  'KIN',
  'NAME',
  'PAST',
  'PRESENT',
];
const SUFFIX = /(?:ful|less|ive|ous|able|ible|ish|ly|ing|ed|ness|ment|tion|ity|ant|ent|est|er|ic|al|y)$/;
const LONGEST = 60;

/** FNV-1a: short, and the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function mix(a: number, b: number): number {
  return Math.imul((a ^ (b >>> 15)) + b, 0x9e3779b1) ^ (a >>> 13);
}

const token = (form: string, kind: string): Token => {
  const value = VALUES.get(form);
  const cluster = clusterOf(form);
  const suffix = form.length > 5 ? SUFFIX.exec(form)?.[0] : undefined;
  return {
    form,
    formHash: hashOf(form),
    kindHash: hashOf(`~${kind}`),
    valueHash: value ? hashOf(`@${value}`) : 0,
    clusterHash: cluster ? hashOf(`#${cluster}`) : 0,
    suffixHash: suffix ? hashOf(`-${suffix}`) : 0,
    counted: COUNTED.indexOf(kind),
    isSubject: SUBJECTS.has(kind),
    isVerb: VERBS.has(kind),
  };
};
const START = token('^', '^');
const END = token('$', '$');
const NUMBER = token('NUMBER', 'NUMBER');
const NAME = token('NAME', 'NAME');
const QUOTE = token('QUOTE', 'QUOTE');

const found = new Uint32Array(2048);
let count = 0;

function add(hash: number): void {
  if (count < found.length) found[count++] = (hash ^ (hash >>> 16)) & (PLACES - 1);
}

/** A feature of how the sentence is built, told apart from all others by its number. */
function addShape(shape: number, a = 0, b = 0): void {
  add(mix(mix(mix(100, shape), a), b));
}

/**
 * The features of one sentence, as places in a model's table: its words, alone and with their neighbours, names, numbers and
 * quotations masked; the same by the words that are used alike and by word classes; and how the sentence is built.
 * Deterministic. The array is a view that the next call overwrites.
 */
export function featuresOf(view: SentenceView): Uint32Array {
  const tokens = tokensOf(view);
  count = 0;
  addWords(tokens);
  addShapes(view, tokens);
  const context = contextOf(view);
  addShape(50, context);
  addShape(51, context, mix(tokens[0]?.kindHash ?? 0, tokens[1]?.kindHash ?? 0));
  addShape(52, context, tokens[0]?.formHash ?? 0);
  return found.subarray(0, count);
}

function addWords(tokens: readonly Token[]): void {
  let before = START;
  for (let i = 0; i <= tokens.length; i++) {
    const here = tokens[i] ?? END;
    add(mix(mix(1, before.formHash), here.formHash));
    if (i === tokens.length) return;
    const next = tokens[i + 1] ?? END;
    const after = tokens[i + 2] ?? END;
    add(here.formHash);
    add(mix(mix(2, here.formHash), after.formHash));
    add(mix(mix(mix(3, here.kindHash), after.kindHash), (tokens[i + 3] ?? END).formHash));
    if (here.clusterHash !== 0) {
      add(here.clusterHash);
      add(mix(mix(4, before.formHash), here.clusterHash));
      add(mix(mix(5, here.clusterHash), next.formHash));
    }
    if (here.valueHash !== 0) {
      add(here.valueHash);
      add(mix(mix(6, before.valueHash || before.kindHash), here.valueHash));
      add(mix(mix(7, here.valueHash), next.valueHash || next.kindHash));
    }
    if (here.suffixHash !== 0) add(here.suffixHash);
    before = here;
  }
}

const counts = new Uint8Array(COUNTED.length);
const [SAY, SEE, BOOSTER, FIGURE, QUOTED] = ['SAY', 'SEE', 'BOOSTER', 'NUMBER', 'QUOTE'].map((kind) => COUNTED.indexOf(kind)) as [
  number,
  number,
  number,
  number,
  number,
];

/** How the sentence is built: who is its subject, of what kind its verb, what it has in it and what not. */
function addShapes({ text, start, end }: SentenceView, tokens: readonly Token[]): void {
  counts.fill(0);
  let subject = -1;
  let verb = -1;
  for (let i = 0; i < tokens.length; i++) {
    const { counted, isSubject, isVerb } = tokens[i] ?? END;
    if (counted !== -1) counts[counted] = (counts[counted] ?? 0) + 1;
    if (subject === -1 && isSubject) subject = i;
    else if (subject !== -1 && verb === -1 && isVerb) verb = i;
  }
  const [first, second, third] = [tokens[0] ?? END, tokens[1] ?? END, tokens[2] ?? END];
  addShape(1, tokens.length < 5 ? 1 : tokens.length < 9 ? 2 : tokens.length < 16 ? 3 : tokens.length < 28 ? 4 : 5);
  addShape(2, first.kindHash, second.kindHash);
  addShape(3, mix(first.kindHash, second.kindHash), third.kindHash);
  const [who, does] = [tokens[subject], tokens[verb]];
  if (who) addShape(4, who.kindHash, Math.min(subject, 3));
  if (who && does) {
    addShape(5, who.kindHash, does.kindHash);
    addShape(6, mix(who.kindHash, does.kindHash), (tokens[verb + 1] ?? END).formHash);
    addShape(7, who.kindHash, does.formHash);
  } else addShape(8);
  for (let kind = 0; kind < counts.length; kind++) addShape(9, kind + 1, Math.min(counts[kind] ?? 0, 2));
  if (counts[BOOSTER] && !counts[FIGURE] && !counts[SAY]) addShape(10);
  if (!counts[SAY] && !counts[SEE] && !counts[FIGURE] && !counts[QUOTED]) addShape(11);
  addPunctuation(text, start, end);
}

function addPunctuation(text: string, start: number, end: number): void {
  let marks = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3a || code === 0x3b) marks |= 1;
    else if (code === 0x2c) marks |= 2;
    else if (code === 0x28) marks |= 4;
  }
  for (let mark = 1; mark <= 4; mark *= 2) if (marks & mark) addShape(20, mark);
  addShape(21, '.!?'.indexOf(lastMark(text, start, end)) + 1);
  if (/^\W{0,3}\d/.test(text.slice(start, start + 5))) addShape(22);
}

/** The last character that closes no quotation or bracket; a sentence's end has few of those. */
function lastMark(text: string, start: number, end: number): string {
  for (let i = end - 1; i >= Math.max(start, end - 4); i--) if (!CLOSING_MARKS.test(text[i] ?? '')) return text[i] ?? '';
  return '';
}

const CLOSING_MARKS = /["”’')\]\s]/;

/** What the sentence before was: somebody's words, a question, or neither. */
function contextOf({ text, previous }: SentenceView): number {
  const first = previous?.[0];
  const last = previous?.at(-1);
  if (!previous || !first || !last) return 0;
  const between = text.slice(first.start, last.end + 2);
  const isQuestion = /\?["”’')]*\s*$/.test(between);
  const isSpeech = SAYING.meets(previous);
  return 1 + (isQuestion ? 2 : 0) + (isSpeech ? 4 : 0) + (/["“”‘]/.test(between) ? 8 : 0);
}

function tokensOf(view: SentenceView): Token[] {
  const tokens: Token[] = [];
  let quote = -1;
  for (let i = 0; i < view.words.length && tokens.length < LONGEST; i++) {
    const word = view.words[i];
    if (!word) break;
    const inside = view.quoteAt(word.start);
    if (inside !== -1) {
      if (inside !== quote) tokens.push(QUOTE);
      quote = inside;
      continue;
    }
    quote = -1;
    const next = tokenOf(word, i, view);
    // "Ms Adeyemi Bright" is one person.
    if (next !== NAME || tokens.at(-1) !== NAME) tokens.push(next);
  }
  return tokens;
}

function tokenOf(word: Word, index: number, view: SentenceView): Token {
  const { bare, token: known, mayBeName } = FORMS.of(word);
  if (view.isName(bare)) return NAME;
  // A capital inside a sentence makes a name; at its start only where the word is no ordinary one.
  return mayBeName && isCapital(view.text, word.start) && (index > 0 || !view.isOrdinary(bare)) ? NAME : known;
}

/** What a word's form alone tells: without its possessive s, its token, and whether a capital can make a name of it. */
const FORMS = new PerForm((lower) => {
  const bare = withoutPossessive(lower);
  return { bare, token: make(bare), mayBeName: !CLASSES.has(bare) && !isPronounOrKin(bare) && !/\d/.test(bare) };
});

function isPronounOrKin(word: string): boolean {
  return kinOf(word) !== undefined || OWN.has(word) || OTHER.has(word) || PERSON.has(word);
}

function make(word: string): Token {
  if (/\d/.test(word)) return NUMBER;
  if (kinOf(word)) return token(word, 'KIN');
  if (OWN.has(word)) return token(word, 'OWN');
  if (OTHER.has(word)) return token(word, 'YOU');
  if (PERSON.has(word)) return token(word, 'PERSON');
  return token(word, CLASSES.get(word) ?? (DETERMINERS.has(word) ? 'DETERMINER' : kindByForm(word)));
}

function kindByForm(word: string): string {
  if (word.endsWith('ly')) return 'ADVERB';
  if (/(?:ed|wn|ook|ent|ept|elt)$/.test(word) && word.length > 3) return 'PAST';
  if (word.endsWith('ing')) return 'DOING';
  if (/[^aious]s$/.test(word) && word.length > 3) return 'PRESENT';
  return word.length < 4 ? word : 'WORD';
}
