import type { Prose } from '../index/note-text.ts';
import type { Word } from '../words/words.ts';
import lists from './own-person.yaml';
import { isFirstPerson, isI, isOrder, isOther, isYou, LIKELY, lowerAt, NONE, none, plain, type Said, type Sign, SURE, sure } from './said.ts';
import { isHabitOf, ofI } from './said-i.ts';
import { ofMe, ofMy, ofWe } from './said-me.ts';
import { thirdPersonAt } from './said-third.ts';

/** Evidence that the first person in what was said is the speaker's, weighed. */

const data = lists as Readonly<Record<'we' | 'says' | 'it' | 'prepositions', readonly string[]>>;
const WE: ReadonlySet<string> = new Set(data.we);
const SAYS: ReadonlySet<string> = new Set(data.says);
const IT: ReadonlySet<string> = new Set(data.it);
const PREPOSITIONS: ReadonlySet<string> = new Set(data.prepositions);

/** How surely the first person in what was said is the speaker, and not the author of the note: 0 none, 1 likely, 2 and more sure. */
export function firstPersonWeight(said: Said): number {
  const { prose, from, end } = said;
  const { words } = prose;
  // "told me she likes my car": an account of her in the third person.
  const third = thirdPersonAt(said);
  let weight = 0;
  let hasYou = isOrder(words, from, end);
  let hasMe = false;
  for (let i = from; i < end && weight < SURE; i++) {
    const lower = lowerAt(words, i);
    if (isYou(lower) && !said.isLetter && lowerAt(words, i - 1) !== 'thank') hasYou = true;
    if (!isFirstPerson(lower) || prose.quoteAt((words[i] as Word).start) || isTitle(prose, i, from)) continue;
    hasMe ||= lower === 'me' || lower === 'my' || isI(lower);
    // "Mum told her I …".
    if (third === i - 1 && third < end && isI(lower)) continue;
    let sign = signAt(said, i);
    // With the child in the third person, a first person is the author's unless nobody else can be meant.
    if (third < end && sign.isPlain) sign = { ...sign, weight: third < i ? NONE : Math.min(sign.weight, LIKELY) };
    if (!said.isBehindThat || !sign.isPlain) weight += sign.weight;
  }
  if (weight > 0 && weight < SURE && third === end && opensWithOther(said)) return SURE;
  return hasYou && hasMe && third === end ? SURE : weight;
}

function signAt(said: Said, i: number): Sign {
  const { words } = said.prose;
  const lower = lowerAt(words, i);
  // "they say I smell of fish".
  if (isI(lower) && SAYS.has(lowerAt(words, i - 1)) && isOther(lowerAt(words, i - 2))) return plain;
  if (isI(lower)) return isHabitOf(said, i) ? sure : ofI(words, i, said.end);
  if (WE.has(lower)) return { weight: ofWe(words, i), isPlain: true };
  if (lower === 'mine' || lower === 'myself') return sure;
  if (lower === 'me') return ofMe(said, i);
  if (lower === 'my' || lower === 'our') return ofMy(said, i);
  return none;
}

/** "All About Me", "Me and My Dad". */
export function isTitle({ words, text }: Prose, i: number, from: number): boolean {
  return i > from && text[words[i]?.start ?? 0] === 'M' && !/[.:!?–—]/.test(text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0));
}

/** "Mum …", "he …" of somebody else, "nobody …", "it's …": what is said has a subject that is neither the child nor the author. */
function opensWithOther(said: Said): boolean {
  const { prose, from } = said;
  const { words } = prose;
  const lower = lowerAt(words, from);
  // "they had said I am strict": a report of a report.
  if (isOther(lower)) return lowerAt(words, from + 1) !== 'had';
  if (lower === 'it') return IT.has(lowerAt(words, from + 1));
  const other = prose.mentions.find((mention) => mention.first === from);
  if (!other || other.kind === 'author') return lower === 'my';
  if (other.owning || other.people.some(({ role }) => role === 'child')) return false;
  if (other.kind === 'pronoun') return said.gender !== undefined && other.gender !== said.gender;
  return !PREPOSITIONS.has(lowerAt(words, other.last + 1));
}
