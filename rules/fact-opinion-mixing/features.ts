import { kinOf, withoutPossessive } from '../../src/language/people.ts';
import { findWords, type Word } from '../../src/language/words.ts';
import classWords from './word-classes.yaml';

/** What the features need of a sentence. */
export interface SentenceView {
  /** The sentence as the author wrote it. */
  readonly text: string;
  /** Stretches of `text` that are somebody's quoted words. */
  readonly quoted: readonly { readonly start: number; readonly end: number }[];
  /** Lower-case words that are ordinary words at the start of a sentence too; a capital there tells nothing. */
  readonly isOrdinary: (word: string) => boolean;
  /** Whether a lower-case word is the name of somebody in the note. */
  readonly isName: (word: string) => boolean;
}

const CLASSES = new Map<string, string>();
for (const [name, words] of Object.entries(classWords as Record<string, readonly string[]>)) {
  for (const word of words) if (!CLASSES.has(word)) CLASSES.set(word, name.toUpperCase());
}
const PERSON = new Set(['he', 'she', 'they', 'him', 'her', 'them']);
const OWN = new Set(['i', 'me', 'my', 'we', 'our', 'us', 'myself', "i'm", "i've", "i'd"]);
const OTHER = new Set(['you', 'your', 'yourself', "you're"]);
const DETERMINERS = new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those', 'his', 'its', 'their']);
const LONGEST = 60;

interface Token {
  readonly form: string;
  readonly kind: string;
}

/**
 * The features of one sentence: its words and word pairs with names, numbers and quotations masked, the same by word
 * classes, and how the sentence is built. Deterministic; a feature is present or not.
 */
export function featuresOf(view: SentenceView): Set<string> {
  const tokens = tokensOf(view).slice(0, LONGEST);
  const features = new Set<string>();
  const form = (i: number) => tokens[i]?.form ?? (i < 0 ? '^' : '$');
  const kind = (i: number) => tokens[i]?.kind ?? (i < 0 ? '^' : '$');
  for (let i = 0; i <= tokens.length; i++) {
    if (i < tokens.length) features.add(form(i));
    features.add(`${form(i - 1)} ${form(i)}`);
    if (i < tokens.length) {
      features.add(`${form(i - 1)} ${form(i)} ${form(i + 1)}`);
      features.add(`${form(i)} _ ${form(i + 2)}`);
      features.add(`~${kind(i - 1)} ${kind(i)} ${form(i + 1)}`);
      features.add(`~${kind(i)} ${form(i + 1)} ${kind(i + 2)}`);
      features.add(`~${kind(i)} ${kind(i + 1)} ${kind(i + 2)}`);
      features.add(`~${kind(i)} _ ${kind(i + 2)} ${form(i + 3)}`);
      const suffix = suffixOf(form(i));
      if (suffix) features.add(`-${suffix}`);
    }
  }
  for (const shape of shapesOf(view, tokens)) features.add(`#${shape}`);
  return features;
}

function* shapesOf(view: SentenceView, tokens: readonly Token[]): Generator<string> {
  const kinds = tokens.map((token) => token.kind);
  const { text } = view;
  yield `length ${tokens.length < 5 ? 'tiny' : tokens.length < 9 ? 'short' : tokens.length < 16 ? 'middle' : tokens.length < 28 ? 'long' : 'huge'}`;
  yield `opens ${kinds[0] ?? ''} ${kinds[1] ?? ''}`;
  yield `opens ${kinds[0] ?? ''} ${kinds[1] ?? ''} ${kinds[2] ?? ''}`;
  const subject = kinds.findIndex((kind) => kind === 'PERSON' || kind === 'KIN' || kind === 'NAME' || kind === 'OWN' || kind === 'YOU');
  const verb = kinds.findIndex((kind, i) => i > subject && ['SAY', 'THINK', 'SEE', 'BE', 'HAVE', 'DO', 'FUTURE', 'OUGHT', 'HEDGE', 'PAST', 'PRESENT'].includes(kind));
  if (subject !== -1) yield `subject ${kinds[subject]} at ${Math.min(subject, 3)}`;
  if (subject !== -1 && verb !== -1) {
    yield `claim ${kinds[subject]} ${kinds[verb]}`;
    yield `claim ${kinds[subject]} ${kinds[verb]} ${tokens[verb + 1]?.form ?? '$'}`;
    yield `claim ${kinds[subject]} ${tokens[verb]?.form ?? ''}`;
  } else yield 'claim none';
  for (const name of ['SAY', 'THINK', 'SEE', 'HEDGE', 'BOOSTER', 'NEGATIVE', 'FUTURE', 'OUGHT', 'REASON', 'OWN', 'YOU', 'NUMBER', 'QUOTE', 'KIN', 'NAME', 'PAST', 'PRESENT']) {
    const count = kinds.filter((kind) => kind === name).length;
    yield `${name} ${count === 0 ? 'none' : count === 1 ? 'one' : 'more'}`;
  }
  if (kinds.includes('BOOSTER') && !kinds.includes('NUMBER') && !kinds.includes('SAY')) yield 'boosted without figure or speech';
  if (!kinds.includes('SAY') && !kinds.includes('SEE') && !kinds.includes('NUMBER') && !kinds.includes('QUOTE')) yield 'no source, sight or figure';
  if (/[:;]/.test(text)) yield 'colon';
  if (/,/.test(text)) yield 'comma';
  if (/\(/.test(text)) yield 'bracket';
  if (/\?\s*$/.test(text)) yield 'question';
  if (/!\s*$/.test(text)) yield 'exclamation';
  if (/^\W*\d/.test(text)) yield 'starts with a figure';
  if (!/[.!?]["”’')]*\s*$/.test(text)) yield 'no stop';
}

function tokensOf(view: SentenceView): Token[] {
  const words = findWords(view.text);
  const tokens: Token[] = [];
  let quote = -1;
  for (const [i, word] of words.entries()) {
    const inside = view.quoted.findIndex((span) => span.start <= word.start && word.end <= span.end);
    if (inside !== -1) {
      if (inside !== quote) tokens.push({ form: 'QUOTE', kind: 'QUOTE' });
      quote = inside;
      continue;
    }
    quote = -1;
    const token = tokenOf(word, i, view);
    // "Ms Adeyemi Bright" is one person.
    if (token.form === 'NAME' && tokens.at(-1)?.form === 'NAME') continue;
    tokens.push(token);
  }
  return tokens;
}

function tokenOf(word: Word, index: number, view: SentenceView): Token {
  const raw = view.text.slice(word.start, word.end);
  const bare = withoutPossessive(word.lower);
  if (/\d/.test(bare)) return { form: 'NUMBER', kind: 'NUMBER' };
  const kin = kinOf(bare);
  if (kin) return { form: bare, kind: 'KIN' };
  if (OWN.has(bare)) return { form: bare, kind: 'OWN' };
  if (OTHER.has(bare)) return { form: bare, kind: 'YOU' };
  if (PERSON.has(bare)) return { form: bare, kind: 'PERSON' };
  const isCapital = /^\p{Lu}/u.test(raw);
  if (view.isName(bare) || (isCapital && (index > 0 ? !view.isOrdinary(bare) || /^\p{Lu}\p{Ll}/u.test(raw) : !view.isOrdinary(bare)))) {
    if (!CLASSES.has(bare)) return { form: 'NAME', kind: 'NAME' };
  }
  const named = CLASSES.get(bare);
  if (named) return { form: bare, kind: named };
  if (DETERMINERS.has(bare)) return { form: bare, kind: 'DETERMINER' };
  return { form: bare, kind: kindOf(bare) };
}

function kindOf(word: string): string {
  if (word.endsWith('ly')) return 'ADVERB';
  if (/(?:ed|wn|ook|ent|ept|elt)$/.test(word) && word.length > 3) return 'PAST';
  if (word.endsWith('ing')) return 'DOING';
  if (/[^aious]s$/.test(word) && word.length > 3) return 'PRESENT';
  return word.length < 4 ? word : 'WORD';
}

function suffixOf(word: string): string | undefined {
  return /(?:ful|less|ive|ous|able|ible|ish|ly|ing|ed|ness|ment|tion|ity|ant|ent|est|er|ic|al|y)$/.exec(word.length > 5 ? word : '')?.[0];
}
