import type { Prose } from '../index/note-text.ts';
import { wordsWithPeople } from '../people/people-words.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './told-clauses.yaml';

type ListName =
  | 'openers'
  | 'openersBefore'
  | 'nobody'
  | 'adverbs'
  | 'negations'
  | 'unreal'
  | 'enabling'
  | 'saying'
  | 'otherTime'
  | 'times'
  | 'be'
  | 'perfect'
  | 'past'
  | 'auxiliaries'
  | 'prepositions'
  | 'beside'
  | 'relatives'
  | 'lasting'
  | 'articles';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const sets = Object.fromEntries(Object.entries(data).map(([name, words]) => [name, new WordSet(words)])) as unknown as Record<ListName, WordSet>;

/** Tokens that can be a subject. */
const PERSON = new WordSet(['<child>', '<children>', '<other>', '<she>', '<several>', '<i>']);
/** Words before a subject that belong to it: "her younger", "the". */
const LONGEST_SUBJECT = 4;

/** A clause of the author's account, with who does it and how far it is so. Holds words of the record. */
export interface ToldClause {
  /** The sentence's words with people as tokens; the clause is `words[first, end)`. */
  readonly words: readonly Word[];
  readonly first: number;
  readonly end: number;
  /** "because", "when", "if"; empty where none opens it. */
  readonly opener: string;
  /** Tokens of those who do it, its own or the clause's before; empty where nobody is named: "Met with Dawn". */
  readonly subjects: readonly string[];
  /** Where the words behind the subject begin. */
  readonly behind: number;
  /** Of another time than the contact. */
  readonly otherTime: boolean;
  /** The token of whose account it is, where it is not the author's own. */
  readonly speaker: string;
}

const held = new WeakMap<Sentence, readonly ToldClause[]>();

/** The clauses of a sentence, in order. */
export function toldClauses(prose: Prose, sentence: Sentence): readonly ToldClause[] {
  const known = held.get(sentence);
  if (known) return known;
  const clauses = findClauses(prose, wordsWithPeople(prose, sentence));
  held.set(sentence, clauses);
  return clauses;
}

function findClauses(prose: Prose, words: readonly Word[]): ToldClause[] {
  const clauses: ToldClause[] = [];
  let first = 0;
  const [start] = words;
  let opener = start && (sets.openers.includes(start) || (start.lower !== 'with' && sets.openersBefore.includes(start))) ? start.lower : '';
  let parted = 'start';
  for (let i = 1; i <= words.length; i++) {
    const gap = i === words.length ? 'hard' : gapBefore(prose, words, i);
    const opens =
      i < words.length && gap !== 'hard' ? (opening(words, first, i, gap) ?? (gap === 'none' && isSomebodyElse(words, first, i) ? '' : undefined)) : undefined;
    if (gap === 'none' && opens === undefined) continue;
    if (gap === 'comma' && opens === undefined && !continues(words, i)) continue;
    add(clauses, words, first, i, opener, parted);
    first = i;
    opener = opens ?? '';
    parted = gap;
  }
  return clauses;
}

function gapBefore(prose: Prose, words: readonly Word[], i: number): 'none' | 'comma' | 'hard' {
  const from = words[i - 1]?.end ?? 0;
  const to = words[i]?.start ?? from;
  if ((to - from < 2 && prose.text[from] === ' ') || isBracketed(prose, words, i)) return 'none';
  let found: 'none' | 'comma' | 'hard' = 'none';
  for (let at = from; at < to; at++) {
    const char = prose.text[at];
    if (char === ',') found = 'comma';
    else if (char === ';' || char === ':' || char === '.' || char === '\n' || char === '–' || char === '—' || char === '(' || char === ')') return 'hard';
    else if (char === '-' && prose.text[at - 1] === ' ') return 'hard';
  }
  return found;
}

/** "Nan (Pat) says", "Rory (13) was": one word in brackets belongs to the one before. */
function isBracketed({ text }: Prose, words: readonly Word[], i: number): boolean {
  const [before, next] = [words[i - 1], words[i]];
  if (!before || !next) return false;
  if (text[next.start - 1] === '(') return text[next.end] === ')' && text.slice(before.end, next.start) === ' (';
  return text[before.start - 1] === '(' && text.slice(before.end, next.start) === ') ';
}

/** What opens a clause here; undefined where none does. */
function opening(words: readonly Word[], first: number, i: number, gap: 'none' | 'comma'): string | undefined {
  const { lower } = words[i] as Word;
  if (sets.openers.has(lower)) return lower;
  if (!sets.openersBefore.has(lower)) return undefined;
  const at = personFrom(words, i + 1);
  if (lower === 'and' || lower === 'or' || lower === 'plus') {
    if (at === undefined) return isVerb(words, i + 1) ? lower : undefined;
    // "Dawn and I talked": one subject. "I spoke to Mum and Dawn showed me": two.
    const joined = PERSON.includes(words[i - 1]) || words[i - 1]?.lower === '<me>';
    return isVerb(words, at + 1) && (!joined || gap === 'comma' || hasVerbBefore(words, first, i - 1)) ? lower : undefined;
  }
  if (lower === 'with') return at !== undefined && sets.beside.includes(words[at + 1]) ? lower : undefined;
  return at !== undefined && at - i <= LONGEST_SUBJECT ? lower : undefined;
}

/** "When I got there Dawn was …", "Mum said Dawn was …": somebody new does something, with no word between. */
function isSomebodyElse(words: readonly Word[], first: number, i: number): boolean {
  const { lower } = words[i] as Word;
  const before = words[i - 1]?.lower ?? '';
  if (!PERSON.has(lower) && !lower.endsWith("'s>") && lower !== 'nobody') return false;
  const at = personFrom(words, i);
  if (at === undefined || before.endsWith("'s>") || before === 'the' || before === 'a' || before === '<my>') return false;
  if (sets.prepositions.has(before) || PERSON.has(before) || !isVerb(words, at + 1)) return false;
  return hasVerbBefore(words, first, i - 1) && i - first > 1 && (!isVerb(words, i - 1) || sets.saying.has(before));
}

/** The person named at a word or behind words that describe them. */
function personFrom(words: readonly Word[], from: number): number | undefined {
  for (let i = from; i < Math.min(words.length, from + LONGEST_SUBJECT); i++) {
    const { lower } = words[i] as Word;
    if (PERSON.has(lower) || (i === from && sets.nobody.has(lower))) return i;
    if (!lower.endsWith("'s>") && lower !== '<my>' && lower !== 'the' && lower !== 'a' && lower !== 'both') return undefined;
  }
  return undefined;
}

/** Words that a verb or its auxiliary may be, without those in -ed. */
const VERBS = new WordSet([...data.be, ...data.perfect, ...data.saying, ...data.negations, ...data.past, ...data.auxiliaries]);

function isVerb(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  return VERBS.has(lower) || (lower.endsWith('ed') && lower.length > 4);
}

function hasVerbBefore(words: readonly Word[], first: number, i: number): boolean {
  for (let at = i; at >= Math.max(first, i - 6); at--) if (isVerb(words, at)) return true;
  return false;
}

/** Behind a comma: somebody new, or what the same one does next. */
function continues(words: readonly Word[], i: number): boolean {
  const at = personFrom(words, i);
  if (at !== undefined) return isVerb(words, at + 1) || isVerb(words, at + 2) || at + 1 === words.length;
  return isVerb(words, i) || /ing$/.test(words[i]?.lower ?? '') || words[i]?.lower === 'then' || words[i]?.lower === 'not';
}

function add(clauses: ToldClause[], words: readonly Word[], first: number, end: number, opener: string, parted: string): void {
  const last = clauses.at(-1);
  const subjects: string[] = [];
  let behind = first + (opener ? 1 : 0);
  const from = behind;
  for (let i = from; i < end; i++) {
    const { lower } = words[i] as Word;
    if (PERSON.has(lower) || lower === '<me>') {
      // "At the time of the visit Dawn was": not "with Dawn at home".
      if (subjects.length === 0 && sets.prepositions.includes(words[i - 1]) && i > from) continue;
      subjects.push(lower);
      behind = i + 1;
    } else if (subjects.length === 0 && sets.nobody.has(lower) && i - from <= 1) {
      subjects.push(lower);
      behind = i + 1;
    } else if (isVerb(words, i) && !(i === from && /^(?:having|had)$/.test(lower))) break;
    else if (subjects.length > 0 && lower !== 'and' && lower !== 'or' && lower !== 'both' && !lower.endsWith("'s>") && lower !== 'with') break;
  }
  const own = subjects.length > 0;
  const inherited = !own && last !== undefined && (parted !== 'hard' || opener !== '') && opener !== 'if';
  if (!own) behind = from;
  let otherTime = false;
  for (let i = first; i < end; i++) {
    const { lower } = words[i] as Word;
    // "away until Sunday" is now.
    if (sets.lasting.includes(words[i - 1]) || (words[i - 1]?.lower === 'the' && sets.lasting.includes(words[i - 2]))) continue;
    if (
      sets.otherTime.has(lower) ||
      ((lower === 'last' || lower === 'next' || lower === 'previous' || lower === 'every' || lower === 'each') && sets.times.includes(words[i + 1]))
    )
      otherTime = true;
  }
  if (opener === 'and' && last?.otherTime) otherTime = true;
  const isThing = !own && sets.articles.includes(words[from]) && end - from > 2;
  const who = own ? subjects : sets.relatives.has(opener) ? [nearestPerson(words, first)] : isThing ? ['<thing>'] : inherited ? last.subjects : [];
  clauses.push({ words, first, end, opener, subjects: who, behind, otherTime, speaker: speakerOf(last, who, parted) });
}

/** "Mr Ellis, who had seen Dawn": the one before "who". */
function nearestPerson(words: readonly Word[], before: number): string {
  return words.slice(0, before).findLast(({ lower }) => PERSON.has(lower))?.lower ?? '<other>';
}

/** Whose account a clause goes on with: that of the one who said something in the clause before. */
function speakerOf(last: ToldClause | undefined, subjects: readonly string[], parted: string): string {
  if (last === undefined || (parted === 'hard' && last.speaker === '')) return '';
  if (subjects[0] === '<i>') return '';
  const [sayer = ''] = last.subjects;
  for (let i = last.first; i < last.end; i++) {
    if (sets.saying.includes(last.words[i])) return last.speaker !== '' ? last.speaker : sayer === '<i>' && !isToldBy(last, i) ? '' : sayer || '<other>';
  }
  return last.speaker;
}

/** "I was told by …" is not the author's account. */
function isToldBy({ words }: ToldClause, at: number): boolean {
  return sets.be.includes(words[at - 1]);
}

/** Whether what stands at a word is denied: a negation before it in its clause. */
export function isDenied({ words, first }: ToldClause, at: number): boolean {
  for (let i = at - 1; i >= first; i--) if (sets.negations.includes(words[i])) return true;
  return false;
}

/** Whether it is only willed, wished or possible. */
export function isUnreal({ words, first, opener }: ToldClause, at: number): boolean {
  if (opener === 'if' || opener === 'unless' || opener === 'whether') return true;
  for (let i = at - 1; i >= first; i--) if (sets.unreal.includes(words[i]) && words[i + 1]?.lower !== 'not') return true;
  return words[at - 1]?.lower === 'be' && words[at - 2]?.lower !== 'could' && !(words[at - 2]?.lower === 'to' && sets.enabling.includes(words[at - 3]));
}

/** Whether a plain form ("see") tells of something done: "was able to see", "could see", "did see". */
export function isEnabled({ words, first }: ToldClause, at: number): boolean {
  for (let i = at - 1; i >= Math.max(first, at - 4); i--) if (sets.enabling.includes(words[i])) return true;
  return false;
}

/** Whether it is told as done before: "had seen", "has been seen". */
export function isBefore({ words, behind }: ToldClause, at: number): boolean {
  for (let i = at - 1; i >= Math.max(behind, at - 4); i--) if (sets.perfect.includes(words[i])) return true;
  return false;
}

/** Whether a form of "to be" stands before a word, with only adverbs between. */
export function hasBeing({ words, behind }: ToldClause, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, behind - 1); i--) {
    const lower = words[i]?.lower ?? '';
    if (sets.be.has(lower)) return true;
    if (!sets.adverbs.has(lower) && !lower.endsWith('ly')) return false;
  }
  return false;
}
