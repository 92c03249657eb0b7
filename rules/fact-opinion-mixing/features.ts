import { kinOf, withoutPossessive } from '../../src/language/people.ts';
import { findWords, type Word } from '../../src/language/words.ts';
import valueWords from './evaluative-words.yaml';
import classWords from './word-classes.yaml';

/** What the features need of a sentence. */
export interface SentenceView {
  /** The sentence as the author wrote it. */
  readonly text: string;
  /** Stretches of `text` that are somebody's quoted words. */
  readonly quoted: readonly { readonly start: number; readonly end: number }[];
  /** The sentence before it in the same paragraph or list: an account may go on in the next ("She had been up since five."). */
  readonly previous: string | undefined;
  /** Lower-case words that are ordinary words at the start of a sentence too; a capital there tells nothing. */
  readonly isOrdinary: (word: string) => boolean;
  /** Whether a lower-case word is the name of somebody in the note. */
  readonly isName: (word: string) => boolean;
}

/** Features are hashed into this many places (a power of two); two that fall together share a weight. */
export const PLACES = 1 << 17;

/** A word of a sentence as the features see it: its form and its class, each with its hash. */
interface Token {
  readonly form: string;
  readonly kind: string;
  readonly formHash: number;
  readonly kindHash: number;
  /** What the word says in judging or in seeing (character-bad, body-act, document); nought where it says neither. */
  readonly valueHash: number;
}

const CLASSES = new Map<string, string>();
for (const [name, words] of Object.entries(classWords as Record<string, readonly string[]>)) {
  for (const word of words) if (!CLASSES.has(word)) CLASSES.set(word, name.toUpperCase());
}
const VALUES = new Map<string, string>();
for (const [name, words] of Object.entries(valueWords as Record<string, readonly string[]>)) {
  for (const word of words) VALUES.set(word, name);
}
const PERSON = new Set(['he', 'she', 'they', 'him', 'her', 'them']);
const OWN = new Set(['i', 'me', 'my', 'we', 'our', 'us', 'myself', "i'm", "i've", "i'd"]);
const OTHER = new Set(['you', 'your', 'yourself', "you're"]);
const DETERMINERS = new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those', 'his', 'its', 'their']);
const SUBJECTS = new Set(['PERSON', 'KIN', 'NAME', 'OWN', 'YOU']);
const VERBS = new Set(['SAY', 'THINK', 'SEE', 'BE', 'HAVE', 'DO', 'FUTURE', 'OUGHT', 'HEDGE', 'PAST', 'PRESENT']);
const COUNTED = ['SAY', 'THINK', 'SEE', 'HEDGE', 'BOOSTER', 'NEGATIVE', 'FUTURE', 'OUGHT', 'REASON', 'OWN', 'YOU', 'NUMBER', 'QUOTE', 'KIN', 'NAME', 'PAST', 'PRESENT'];
const LONGEST = 60;
/** Ordinary words come again and again: their tokens are kept. A bound, for names and misspellings have no end. */
const REMEMBERED = 20_000;

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
  return { form, kind, formHash: hashOf(form), kindHash: hashOf(`~${kind}`), valueHash: value ? hashOf(`@${value}`) : 0 };
};
const START = token('^', '^');
const END = token('$', '$');
const NUMBER = token('NUMBER', 'NUMBER');
const NAME = token('NAME', 'NAME');
const QUOTE = token('QUOTE', 'QUOTE');
const remembered = new Map<string, Token>();

const stamps = new Uint32Array(PLACES);
let stamp = 0;
const found = new Uint32Array(2048);

/**
 * The features of one sentence, as places in the model's table: its words, word pairs and triples with names, numbers
 * and quotations masked, the same by word classes, and how the sentence is built. Deterministic, each place once.
 * The array is a view that the next call overwrites.
 */
export function featuresOf(view: SentenceView): Uint32Array {
  const tokens = tokensOf(view);
  let count = 0;
  stamp++;
  const add = (hash: number) => {
    const place = ((hash ^ (hash >>> 16)) >>> 0) & (PLACES - 1);
    if (stamps[place] === stamp || count === found.length) return;
    stamps[place] = stamp;
    found[count++] = place;
  };
  let before = START;
  for (let i = 0; i <= tokens.length; i++) {
    const here = tokens[i] ?? END;
    add(mix(mix(1, before.formHash), here.formHash));
    if (i < tokens.length) {
      const next = tokens[i + 1] ?? END;
      const after = tokens[i + 2] ?? END;
      add(here.formHash);
      add(mix(mix(mix(2, before.formHash), here.formHash), next.formHash));
      add(mix(mix(3, here.formHash), after.formHash));
      add(mix(mix(mix(4, before.kindHash), here.kindHash), next.formHash));
      add(mix(mix(mix(5, here.kindHash), next.formHash), after.kindHash));
      add(mix(mix(mix(6, here.kindHash), next.kindHash), after.kindHash));
      add(mix(mix(mix(7, here.kindHash), after.kindHash), (tokens[i + 3] ?? END).formHash));
      if (here.valueHash !== 0) {
        add(here.valueHash);
        add(mix(mix(8, before.valueHash || before.kindHash), here.valueHash));
        add(mix(mix(9, here.valueHash), next.valueHash || next.kindHash));
      }
      const suffix = suffixOf(here.form);
      if (suffix) add(hashOf(`-${suffix}`));
    }
    before = here;
  }
  for (const shape of shapesOf(view.text, tokens)) add(hashOf(`#${shape}`));
  const context = contextOf(view.previous);
  add(hashOf(`<${context}`));
  add(hashOf(`<${context} ${tokens[0]?.kind} ${tokens[1]?.kind}`));
  add(hashOf(`<${context} ${tokens[0]?.form}`));
  return found.subarray(0, count);
}

/** How a sentence is built: who is its subject, of what kind its verb, what it has in it and what not. */
function shapesOf(text: string, tokens: readonly Token[]): string[] {
  const counts = new Map<string, number>();
  let subject = -1;
  let verb = -1;
  for (const [i, { kind }] of tokens.entries()) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (subject === -1 && SUBJECTS.has(kind)) subject = i;
    else if (subject !== -1 && verb === -1 && VERBS.has(kind)) verb = i;
  }
  const has = (kind: string) => counts.has(kind);
  const opening = tokens.slice(0, 3).map((word) => word.kind);
  const shapes = [
    `length ${tokens.length < 5 ? 'tiny' : tokens.length < 9 ? 'short' : tokens.length < 16 ? 'middle' : tokens.length < 28 ? 'long' : 'huge'}`,
    `opens ${opening[0]} ${opening[1]}`,
    `opens ${opening.join(' ')}`,
  ];
  const [who, does] = [tokens[subject], tokens[verb]];
  if (who) shapes.push(`subject ${who.kind} at ${Math.min(subject, 3)}`);
  if (who && does) shapes.push(`claim ${who.kind} ${does.kind}`, `claim ${who.kind} ${does.kind} ${tokens[verb + 1]?.form ?? '$'}`, `claim ${who.kind} ${does.form}`);
  else shapes.push('claim none');
  for (const kind of COUNTED) {
    const count = counts.get(kind) ?? 0;
    shapes.push(`${kind} ${count === 0 ? 'none' : count === 1 ? 'one' : 'more'}`);
  }
  if (has('BOOSTER') && !has('NUMBER') && !has('SAY')) shapes.push('boosted without figure or speech');
  if (!has('SAY') && !has('SEE') && !has('NUMBER') && !has('QUOTE')) shapes.push('no source, sight or figure');
  if (/[:;]/.test(text)) shapes.push('colon');
  if (text.includes(',')) shapes.push('comma');
  if (text.includes('(')) shapes.push('bracket');
  if (/\?\s*$/.test(text)) shapes.push('question');
  if (/!\s*$/.test(text)) shapes.push('exclamation');
  if (/^\W*\d/.test(text)) shapes.push('starts with a figure');
  if (!/[.!?]["”’')]*\s*$/.test(text)) shapes.push('no stop');
  return shapes;
}

/** What the sentence before was: somebody's words, a question, or neither. */
function contextOf(previous: string | undefined): string {
  if (previous === undefined) return 'nothing';
  const isQuestion = /\?["”’')]*\s*$/.test(previous);
  const isSpeech = findWords(previous).some(({ lower }) => CLASSES.get(lower) === 'SAY');
  return `${isQuestion ? 'question' : ''} ${isSpeech ? 'speech' : ''} ${/["“”‘]/.test(previous) ? 'quote' : ''}`;
}

function tokensOf(view: SentenceView): Token[] {
  const tokens: Token[] = [];
  let quote = -1;
  for (const [i, word] of findWords(view.text).entries()) {
    if (tokens.length === LONGEST) break;
    const inside = view.quoted.length === 0 ? -1 : view.quoted.findIndex((span) => span.start <= word.start && word.end <= span.end);
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
  const bare = withoutPossessive(word.lower);
  if (view.isName(bare)) return NAME;
  const first = view.text.charCodeAt(word.start);
  const isCapital = first < 128 ? first >= 65 && first <= 90 : /\p{Lu}/u.test(view.text[word.start] ?? '');
  // A capital inside a sentence makes a name; at its start only where the word is no ordinary one.
  if (isCapital && !CLASSES.has(bare) && !isPronounOrKin(bare) && (index > 0 || !view.isOrdinary(bare)) && !/\d/.test(bare)) return NAME;
  const known = remembered.get(bare);
  if (known) return known;
  const made = make(bare);
  if (remembered.size < REMEMBERED) remembered.set(bare, made);
  return made;
}

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

const SUFFIX = /(?:ful|less|ive|ous|able|ible|ish|ly|ing|ed|ness|ment|tion|ity|ant|ent|est|er|ic|al|y)$/;

function suffixOf(word: string): string | undefined {
  return word.length > 5 ? SUFFIX.exec(word)?.[0] : undefined;
}
