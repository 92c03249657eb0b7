import type { Prose } from '../index/note-text.ts';
import { isCapital } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';
import lists from './own-person.yaml';
import { isOther, isOwnThing, likely, lowerAt, NONE, none, plain, type Said, type Sign, SURE, sure } from './said.ts';
import { isAntecedentNear } from './said-third.ts';

/** Whose "me", "my" and "we" it is in what somebody said. */

const data = lists as Readonly<
  Record<
    'weDo' | 'weAre' | 'ofAuthorsOwn' | 'toAuthor' | 'spokenTo' | 'weHave' | 'tells' | 'articles' | 'clauses' | 'prepositions' | 'doneTo' | 'harm',
    readonly string[]
  >
>;
const WE_DO: ReadonlySet<string> = new Set(data.weDo);
const WE_ARE: ReadonlySet<string> = new Set(data.weAre);
const OF_AUTHORS_OWN: ReadonlySet<string> = new Set(data.ofAuthorsOwn);
const TO_AUTHOR: ReadonlySet<string> = new Set(data.toAuthor);
const SPOKEN_TO: ReadonlySet<string> = new Set(data.spokenTo);
const WE_HAVE: ReadonlySet<string> = new Set(data.weHave);
const TELLS: ReadonlySet<string> = new Set(data.tells);
const ARTICLES: ReadonlySet<string> = new Set(data.articles);
const CLAUSES: ReadonlySet<string> = new Set(data.clauses);
const PREPOSITIONS: ReadonlySet<string> = new Set(data.prepositions);
const DONE_TO = new Phrases(data.doneTo);
const HARM = new Phrases(data.harm);

/** "we have noodles", "we're not allowed"; not "we had met", "we could sit outside". */
export function ofWe(words: readonly Word[], at: number): number {
  const next = lowerAt(words, at + 1);
  if (lowerAt(words, at) === "we're") return WE_ARE.has(next) ? SURE : NONE;
  if (lowerAt(words, at) === "we've") return WE_HAVE.has(next) ? SURE : NONE;
  if (next === 'are') return WE_ARE.has(lowerAt(words, at + 2)) ? SURE : NONE;
  return WE_DO.has(next) ? SURE : NONE;
}

/** "my mum", "my best friend"; not "my car", which may be the author's. */
export function ofMy({ prose, from, end }: Said, at: number): Sign {
  const { words, text } = prose;
  for (let i = at + 1; i < Math.min(end, at + 4); i++) {
    if (i > at + 1 && /[,.;:]/.test(text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0))) break;
    if (OF_AUTHORS_OWN.has(lowerAt(words, i)) && !isOwnThing(words, i, end))
      return isOther(lowerAt(words, from)) && !TO_AUTHOR.has(lowerAt(words, at - 1)) ? likely : none;
    if (PREPOSITIONS.has(lowerAt(words, i))) break;
    if (isOwnThing(words, i, end)) return sure;
  }
  const opens = at === from || CLAUSES.has(lowerAt(words, at - 1)) || /^(?:is|was|it's|that's)$/.test(lowerAt(words, at - 1));
  return opens && lowerAt(words, at) === 'my' ? likely : none;
}

/** "me and my sister", "Kacey pinches me", "nobody asks me", "Gary told me not to tell". */
export function ofMe(said: Said, me: number): Sign {
  const { prose, from, end } = said;
  const { words } = prose;
  if (isMeAnd(prose, me, end)) return sure;
  if (isOwnThing(words, me + 1, end)) return plain;
  if (HARM.startBefore(words, me, 2) !== undefined) return sure;
  const subject = subjectBefore(said, me);
  const doneAt = DONE_TO.startBefore(words, me, 2);
  if (subject === 'child') return none;
  // "spoke English with me": nothing is done there.
  if (PREPOSITIONS.has(lowerAt(words, me - 1)) && prose.mentions.some((mention) => mention.last === me - 2)) return none;
  const before = lowerAt(words, me - 1);
  const verb = PREPOSITIONS.has(before) ? lowerAt(words, me - 2) : before;
  if (TO_AUTHOR.has(verb) && subject !== 'many') return none;
  if (subject === undefined) return doneAt !== undefined && doneAt >= from && !(doneAt === me - 1 && PREPOSITIONS.has(before)) ? plain : none;
  if (subject === 'thing' && doneAt === undefined) return none;
  for (let i = Math.max(from, me - 5); i < me; i++) {
    const lower = lowerAt(words, i);
    if (lower === 'had' || (/^(?:would|will)$/.test(lower) && SPOKEN_TO.has(verb))) return none;
  }
  return subject === 'many' ? sure : plain;
}

/** Whose doing it is that "me" suffers: in its clause. */
function subjectBefore(said: Said, me: number): 'other' | 'many' | 'thing' | 'child' | undefined {
  const { prose, from } = said;
  const { words } = prose;
  for (let i = me - 1; i >= Math.max(from, me - 7); i--) {
    const lower = lowerAt(words, i);
    if (isOther(lower)) return 'many';
    const mention = prose.mentions.find((other) => other.first <= i && other.last >= i);
    if (mention && !mention.owning) {
      if (mention.kind === 'author') return undefined;
      if (mention.kind === 'pronoun')
        return said.gender === undefined || mention.gender === said.gender ? (isAntecedentNear(said, i) ? 'other' : 'child') : 'other';
      return mention.people.some(({ role }) => role === 'child') && mention.kind === 'name' ? 'child' : 'other';
    }
    if (CLAUSES.has(lower)) return undefined;
  }
  const opening = lowerAt(words, from);
  return ARTICLES.has(opening) || opening === 'it' ? 'thing' : undefined;
}

/** "me and my sister": dialect for "my sister and I". */
export function isMeAnd({ words, text }: Prose, at: number, end: number): boolean {
  const next = words[at + 1];
  if (next?.lower !== 'and' || text.slice(words[at]?.end ?? 0, next.start) !== ' ') return false;
  if (TELLS.has(lowerAt(words, at - 1))) return false;
  if (isOwnThing(words, at + 2, end) || isOwnThing(words, at + 3, end)) return true;
  return lowerAt(words, at + 2) !== 'my' && isCapital(text, words[at + 2]?.start ?? 0);
}
