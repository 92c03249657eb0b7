import type { Prose } from '../index/note-text.ts';
import type { Gender } from '../index/people.ts';
import { isCapital } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';
import lists from './own-person.yaml';

type ListName =
  | 'i'
  | 'we'
  | 'firstPerson'
  | 'you'
  | 'she'
  | 'he'
  | 'adverbs'
  | 'asARule'
  | 'private'
  | 'feelings'
  | 'saidOfAuthor'
  | 'modals'
  | 'denied'
  | 'ofVisits'
  | 'pastOfAuthor'
  | 'past'
  | 'asked'
  | 'praised'
  | 'done'
  | 'weDo'
  | 'weAre'
  | 'mine'
  | 'ofAuthorsOwn'
  | 'doneTo'
  | 'harm'
  | 'toAuthor'
  | 'spokenTo'
  | 'orders'
  | 'others'
  | 'says'
  | 'tells'
  | 'towards'
  | 'weHave'
  | 'it'
  | 'articles'
  | 'notGot'
  | 'whereabouts'
  | 'notDoing'
  | 'clauses'
  | 'unbearable'
  | 'prepositions'
  | 'childish'
  | 'grounds'
  | 'averted'
  | 'avertedThen';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const setOf = (name: ListName): ReadonlySet<string> => new Set(data[name]);
const I = setOf('i');
const WE = setOf('we');
const FIRST_PERSON = setOf('firstPerson');
const YOU = setOf('you');
const THIRD: Readonly<Record<Gender, ReadonlySet<string>>> = { f: setOf('she'), m: setOf('he') };
const ADVERBS = setOf('adverbs');
const AS_A_RULE = setOf('asARule');
const PRIVATE = setOf('private');
const FEELINGS = setOf('feelings');
const SAID_OF_AUTHOR = setOf('saidOfAuthor');
const MODALS = setOf('modals');
const DENIED = setOf('denied');
const OF_VISITS = setOf('ofVisits');
const PAST_OF_AUTHOR = setOf('pastOfAuthor');
const PAST = setOf('past');
const ASKED = setOf('asked');
const PRAISED = setOf('praised');
const DONE = setOf('done');
const WE_DO = setOf('weDo');
const WE_ARE = setOf('weAre');
const MINE = new Phrases(data.mine);
const OF_AUTHORS_OWN = setOf('ofAuthorsOwn');
const DONE_TO = new Phrases(data.doneTo);
const HARM = new Phrases(data.harm);
const TO_AUTHOR = setOf('toAuthor');
const SPOKEN_TO = setOf('spokenTo');
const ORDERS = new Phrases(data.orders);
const TOWARDS = setOf('towards');
const WE_HAVE = setOf('weHave');
const TELLS = setOf('tells');
const SAYS = setOf('says');
const OTHERS = setOf('others');
const IT = setOf('it');
const ARTICLES = setOf('articles');
const NOT_GOT = setOf('notGot');
const WHEREABOUTS = setOf('whereabouts');
const NOT_DOING = setOf('notDoing');
const CLAUSES = setOf('clauses');
const UNBEARABLE = new Phrases(data.unbearable);
const PREPOSITIONS = setOf('prepositions');
const CHILDISH = setOf('childish');
const GROUNDS = setOf('grounds');
const AVERTED = setOf('averted');
const AVERTED_THEN = setOf('avertedThen');

/** Surely the speaker's; likely, so that a second sign makes it sure; may be said of the author. */
export const SURE = 2;
const LIKELY = 1;
const NONE = 0;

/** Words that somebody said, without quotation marks: indices into a section's words, the end exclusive. */
export interface Said {
  readonly prose: Prose;
  readonly from: number;
  readonly end: number;
  /** The speaker's. */
  readonly gender: Gender | undefined;
  /** In a letter to the child "you" is the child. */
  readonly isLetter: boolean;
  /** Behind "that", where an author speaks of themselves: only what the speaker alone can know counts. */
  readonly isBehindThat?: boolean;
}

export const isI = (lower: string): boolean => I.has(lower);
export const isFirstPerson = (lower: string): boolean => FIRST_PERSON.has(lower);
export const isYou = (lower: string): boolean => YOU.has(lower);
export const isOther = (lower: string): boolean => OTHERS.has(lower);
export const isModal = (lower: string): boolean => MODALS.has(lower);
export const isOrder = (words: readonly Word[], from: number, end: number): boolean => ORDERS.endAt(words, from, end) !== undefined;
export const isOwnThing = (words: readonly Word[], at: number, end: number): boolean => MINE.endAt(words, at, end) !== undefined;
export const isFeeling = (lower: string): boolean => FEELINGS.has(lower);

const lowerAt = (words: readonly Word[], i: number): string => words[i]?.lower ?? '';

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
    if (YOU.has(lower) && !said.isLetter && lowerAt(words, i - 1) !== 'thank') hasYou = true;
    if (!FIRST_PERSON.has(lower) || prose.quoteAt((words[i] as Word).start) || isTitle(prose, i, from)) continue;
    hasMe ||= lower === 'me' || lower === 'my' || I.has(lower);
    // "Mum told her I …".
    if (third === i - 1 && third < end && I.has(lower)) continue;
    let sign = signAt(said, i);
    // With the child in the third person, a first person is the author's unless nobody else can be meant.
    if (third < end && sign.isPlain) sign = { ...sign, weight: third < i ? NONE : Math.min(sign.weight, LIKELY) };
    if (!said.isBehindThat || !sign.isPlain) weight += sign.weight;
  }
  if (weight > 0 && weight < SURE && third === end && opensWithOther(said)) return SURE;
  return hasYou && hasMe && third === end ? SURE : weight;
}

interface Sign {
  readonly weight: number;
  /** By its grammar alone, and not by what only the speaker can know. */
  readonly isPlain: boolean;
}

function signAt(said: Said, i: number): Sign {
  const { words } = said.prose;
  const lower = lowerAt(words, i);
  // "they say I smell of fish".
  if (I.has(lower) && SAYS.has(lowerAt(words, i - 1)) && OTHERS.has(lowerAt(words, i - 2))) return plain;
  if (I.has(lower)) return isHabitOf(said, i) ? sure : ofI(words, i, said.end);
  if (WE.has(lower)) return { weight: ofWe(words, i), isPlain: true };
  if (lower === 'mine' || lower === 'myself') return sure;
  if (lower === 'me') return ofMe(said, i);
  if (lower === 'my' || lower === 'our') return ofMy(said, i);
  return none;
}
const sure: Sign = { weight: SURE, isPlain: false };
const plain: Sign = { weight: SURE, isPlain: true };
const likely: Sign = { weight: LIKELY, isPlain: true };
const none: Sign = { weight: NONE, isPlain: true };

/** "All About Me", "Me and My Dad". */
export function isTitle({ words, text }: Prose, i: number, from: number): boolean {
  return i > from && text[words[i]?.start ?? 0] === 'M' && !/[.:!?–—]/.test(text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0));
}

/** "every time he shouts I put my headphones on": nobody visits as a rule. */
function isHabitOf({ prose: { words }, from }: Said, i: number): boolean {
  const verb = lowerAt(words, i + 1);
  return AS_A_RULE.has(lowerAt(words, from)) && i - from >= 4 && !MODALS.has(verb) && !OF_VISITS.has(verb);
}

/** How surely the "I" at a word is the speaker. */
function ofI(words: readonly Word[], at: number, end: number): Sign {
  const lower = lowerAt(words, at);
  if (AS_A_RULE.has(lowerAt(words, at - 1)) && lowerAt(words, at - 1) !== 'always') return sure;
  if (lowerAt(words, at + 1) === 'all' && lowerAt(words, at + 2) === 'right') return sure;
  let verbAt = at + 1;
  let isRule = false;
  while (verbAt + 1 < end && ADVERBS.has(lowerAt(words, verbAt)) && !(lowerAt(words, verbAt) === 'like' && verbAt === at + 1)) {
    isRule ||= AS_A_RULE.has(lowerAt(words, verbAt)) && lowerAt(words, verbAt) !== 'always';
    verbAt++;
  }
  if (isRule) return sure;
  const verb = verbAt < end ? lowerAt(words, verbAt) : '';
  const next = verbAt + 1 < end ? lowerAt(words, verbAt + 1) : '';
  const third = verbAt + 2 < end ? lowerAt(words, verbAt + 2) : '';
  // "I ask too many questions": a remark on somebody.
  for (let i = verbAt + 1; i < Math.min(end - 1, verbAt + 4); i++) if (lowerAt(words, i) === 'too') return none;
  // Nobody shortens "I was" to "I'm" who reports what was said.
  // "I'm not a kid": said of themselves, and by nobody of a worker.
  if (verb === 'not' && /^(?:a|an|your|some)$/.test(next) && (CHILDISH.has(third) || CHILDISH.has(lowerAt(words, verbAt + 3)))) return sure;
  if (lower === "i'm" || lower === 'im') return ofBeing(verb, next, SURE);
  if (lower === "i'd") return verb === 'rather' || verb === 'have' || (PRIVATE.has(verb) && (verb !== 'like' || next === 'to')) ? sure : none;
  if (lower === "i'll" && verbAt > at + 1) return plain;
  if (lower === "i'll") return (ASKED.has(verb) && verb !== 'tell') || PRIVATE.has(verb) ? none : plain;
  if (lower === "i've" || lower === 'ive') return ofHaving(verb, next);
  if (verb === 'am' || verb === 'are') return ofBeing(next, third, LIKELY);
  if (verb === "wasn't" || verb === 'wasnt') return SAID_OF_AUTHOR.has(next) ? none : plain;
  if (verb === 'was' || verb === 'were') return ofState(words, verbAt + 1, end);
  if (verb === 'feel' || verb === 'felt') return sure;
  if (verb === 'get') return SAID_OF_AUTHOR.has(next) ? likely : plain;
  if (verb === 'got') return NOT_GOT.has(next) || DONE.has(next) ? none : FEELINGS.has(next) ? sure : plain;
  if (verb === 'had') return ofHad(words, verbAt, end);
  if (verb === 'have' || verb === 'need')
    return next === 'to'
      ? ASKED.has(third)
        ? none
        : plain
      : PRAISED.has(next) || PRAISED.has(third) || OF_AUTHORS_OWN.has(third) || OF_AUTHORS_OWN.has(next) || next === 'not' || DONE.has(next)
        ? none
        : plain;
  if ((verb === 'think' || verb === 'know' || verb === 'thought' || verb === 'knew') && next === 'like') return none;
  // "I missed the last visit": the author's, as is their own.
  if (verb === 'missed' && (OF_AUTHORS_OWN.has(next) || OF_AUTHORS_OWN.has(third))) return none;
  if (isGrounded(words, verbAt, end)) return sure;
  if (PRIVATE.has(verb)) return TOWARDS.has(verb) && verb !== 'think' && (next === 'her' || next === 'him') ? plain : sure;
  if (DENIED.has(verb) || DENIED.has(lowerAt(words, verbAt - 1)) || (next === 'not' && /^(?:do|did|can|could|will|have)$/.test(verb))) {
    const deniedAt = DENIED.has(verb) ? verbAt : next === 'not' ? verbAt + 1 : verbAt - 1;
    return ofDenied(words, deniedAt, end);
  }
  if (verb === 'will') return ASKED.has(next) && next !== 'see' && next !== 'tell' ? none : PRIVATE.has(next) ? none : likely;
  if (verb === 'would' || verb === 'could') return (next === 'like' && third === 'to') || next === 'rather' || next === 'cry' ? sure : none;
  if (verb === 'should') return next === 'be' && third === 'with' ? plain : none;
  if (verb === 'can') return lowerAt(words, Math.min(end, verbAt + 4) - 1) === 'myself' ? sure : none;
  if (verb === 'do' || verb === 'did') return next === '' || PRAISED.has(next) || PRAISED.has(third) ? none : plain;
  if (verb === 'look') return next === 'after' || next === 'forward' ? plain : none;
  if (verb === 'know') return /^(?:it|that|he|my|what)$/.test(next) ? plain : likely;
  if (verb === '' || MODALS.has(verb) || PAST_OF_AUTHOR.has(verb) || OF_VISITS.has(verb) || verb.endsWith('ing')) return none;
  // A past that is not of visits, or a present: nobody reports in it what was said of them.
  return PAST.has(verb) || (verb.length > 4 && verb.endsWith('ed')) ? sure : plain;
}

/** "I only bunk it cos I can't see", "I put a chair there so he can't get in": what somebody does a thing for is theirs to know. A past of the author's needs the present behind it. */
function isGrounded(words: readonly Word[], verbAt: number, end: number): boolean {
  const verb = lowerAt(words, verbAt);
  if (MODALS.has(verb) || OF_VISITS.has(verb)) return false;
  for (let i = verbAt + 1; i + 2 < Math.min(end, verbAt + 10); i++) {
    const isReason = GROUNDS.has(lowerAt(words, i));
    if (!isReason && lowerAt(words, i) !== 'so') continue;
    const averted = lowerAt(words, i + 2);
    return isReason === isI(lowerAt(words, i + 1)) && (AVERTED.has(averted) || (AVERTED_THEN.has(averted) && !PAST_OF_AUTHOR.has(verb)));
  }
  return false;
}

/** "I'm scared", "I am not going"; not "I am his favourite", "I am not allowed in". */
function ofBeing(state: string, next: string, otherwise: number): Sign {
  if (state === 'not') return SAID_OF_AUTHOR.has(next) ? none : plain;
  if (FEELINGS.has(state)) return state === 'good' && next === 'at' ? none : sure;
  if (/^(?:a|the|an)$/.test(state)) return SAID_OF_AUTHOR.has(next) || PRAISED.has(next) ? none : { weight: otherwise, isPlain: true };
  return SAID_OF_AUTHOR.has(state) || PRAISED.has(state) || state === '' ? none : { weight: otherwise, isPlain: true };
}

/** "I've got two friends", "I've never had my own bed"; not "I've been kind", "I've got nice shoes". */
function ofHaving(verb: string, next: string): Sign {
  if (verb === 'been') return next.endsWith('ing') || FEELINGS.has(next) || PAST.has(next) ? plain : none;
  if (verb === 'got') return next === 'to' || PRAISED.has(next) ? none : plain;
  if (verb === 'told' || verb === 'started') return plain;
  if (verb === 'had' && next === 'enough') return sure;
  return verb === 'to' || PAST_OF_AUTHOR.has(verb) || OF_VISITS.has(verb) || DONE.has(verb) || verb === 'grown' || verb === 'changed' ? none : plain;
}

/** "I was scared", "I was under the bed", "I was hiding". */
function ofState(words: readonly Word[], from: number, end: number): Sign {
  for (let i = from; i < Math.min(end, from + 3); i++) {
    const state = lowerAt(words, i);
    if (ADVERBS.has(state) || state === 'very') continue;
    if (FEELINGS.has(state) && state !== 'not' && state !== 'no' && state !== 'good' && state !== 'sure' && state !== 'going') return sure;
    return WHEREABOUTS.has(state) || (state.endsWith('ing') && !NOT_DOING.has(state) && state !== 'going') ? plain : none;
  }
  return none;
}

/** "I had a nightmare"; not "I had promised", "I had nice earrings". */
function ofHad(words: readonly Word[], verbAt: number, end: number): Sign {
  const next = lowerAt(words, verbAt + 1);
  if (next === 'to') return ASKED.has(lowerAt(words, verbAt + 2)) ? none : likely;
  if (DONE.has(next) || PRAISED.has(next) || PRAISED.has(lowerAt(words, verbAt + 2)) || (next.length > 4 && next.endsWith('ed')) || verbAt + 1 >= end)
    return none;
  for (let i = verbAt + 1; i < Math.min(end, verbAt + 5); i++) if (OF_AUTHORS_OWN.has(lowerAt(words, i))) return none;
  return plain;
}

/** "I don't want to", "I won't go"; not "I never come", "I don't listen". */
function ofDenied(words: readonly Word[], at: number, end: number): Sign {
  const word = lowerAt(words, at);
  if (word === 'dunno') return sure;
  let deniedAt = at + 1;
  while (deniedAt + 1 < end && ADVERBS.has(lowerAt(words, deniedAt)) && lowerAt(words, deniedAt) !== 'like') deniedAt++;
  const verb = lowerAt(words, deniedAt);
  if (PRIVATE.has(verb)) return TOWARDS.has(verb) && /^(?:her|him)$/.test(lowerAt(words, deniedAt + 1)) ? plain : sure;
  if (UNBEARABLE.endAt(words, deniedAt, end) !== undefined) return sure;
  if (verb === 'know' && word !== 'never') return deniedAt + 1 < end && /^(?:him|her|it|them|much|enough)$/.test(lowerAt(words, deniedAt + 1)) ? likely : plain;
  if ((verb === 'have' || verb === 'need') && lowerAt(words, deniedAt + 1) === 'to') return none;
  if (word.startsWith('can') || word.startsWith('could')) return ASKED.has(verb) || verb === 'visit' ? none : plain;
  if (OF_VISITS.has(verb) || ASKED.has(verb) || PAST_OF_AUTHOR.has(verb)) return none;
  return plain;
}

/** "we have noodles", "we're not allowed"; not "we had met", "we could sit outside". */
function ofWe(words: readonly Word[], at: number): number {
  const next = lowerAt(words, at + 1);
  if (lowerAt(words, at) === "we're") return WE_ARE.has(next) ? SURE : NONE;
  if (lowerAt(words, at) === "we've") return WE_HAVE.has(next) ? SURE : NONE;
  if (next === 'are') return WE_ARE.has(lowerAt(words, at + 2)) ? SURE : NONE;
  return WE_DO.has(next) ? SURE : NONE;
}

/** "my mum", "my best friend"; not "my car", which may be the author's. */
function ofMy({ prose, from, end }: Said, at: number): Sign {
  const { words, text } = prose;
  for (let i = at + 1; i < Math.min(end, at + 4); i++) {
    if (i > at + 1 && /[,.;:]/.test(text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0))) break;
    if (OF_AUTHORS_OWN.has(lowerAt(words, i)) && !isOwnThing(words, i, end))
      return OTHERS.has(lowerAt(words, from)) && !TO_AUTHOR.has(lowerAt(words, at - 1)) ? likely : none;
    if (PREPOSITIONS.has(lowerAt(words, i))) break;
    if (isOwnThing(words, i, end)) return sure;
  }
  const opens = at === from || CLAUSES.has(lowerAt(words, at - 1)) || /^(?:is|was|it's|that's)$/.test(lowerAt(words, at - 1));
  return opens && lowerAt(words, at) === 'my' ? likely : none;
}

/** "me and my sister", "Kacey pinches me", "nobody asks me", "Gary told me not to tell". */
function ofMe(said: Said, me: number): Sign {
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
    if (OTHERS.has(lower)) return 'many';
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

/** "Mum …", "he …" of somebody else, "nobody …", "it's …": what is said has a subject that is neither the child nor the author. */
function opensWithOther(said: Said): boolean {
  const { prose, from } = said;
  const { words } = prose;
  const lower = lowerAt(words, from);
  // "they had said I am strict": a report of a report.
  if (OTHERS.has(lower)) return lowerAt(words, from + 1) !== 'had';
  if (lower === 'it') return IT.has(lowerAt(words, from + 1));
  const other = prose.mentions.find((mention) => mention.first === from);
  if (!other || other.kind === 'author') return lower === 'my';
  if (other.owning || other.people.some(({ role }) => role === 'child')) return false;
  if (other.kind === 'pronoun') return said.gender !== undefined && other.gender !== said.gender;
  return !PREPOSITIONS.has(lowerAt(words, other.last + 1));
}

/** Where the child may be spoken of in the third person: a pronoun of theirs with nobody before it whom it could mean; the end where nowhere. */
export function thirdPersonAt(said: Said): number {
  const { prose, from, end, gender, isLetter } = said;
  const { words } = prose;
  for (let i = from; i < end; i++) {
    const lower = lowerAt(words, i);
    if (isLetter) {
      if (YOU.has(lower)) return i;
      continue;
    }
    const own = THIRD.f.has(lower) ? 'f' : THIRD.m.has(lower) ? 'm' : undefined;
    if (own !== undefined && (gender === undefined || gender === own) && !isAntecedentNear(said, i)) return i;
  }
  return end;
}

/** Whether a pronoun within what was said has somebody before it, of its sex, whom it means: not as the object of their own doing ("Mum told her"). */
function isAntecedentNear({ prose, from }: Said, at: number): boolean {
  const { words } = prose;
  const lower = lowerAt(words, at);
  const own = THIRD.f.has(lower) ? 'f' : 'm';
  const before = prose
    .mentionsIn(words[from]?.start ?? 0, words[at]?.start ?? 0)
    .filter((other) => (other.kind === 'name' || other.kind === 'kin') && (other.gender === undefined || other.gender === own) && other.last < at);
  const near = before.at(-1);
  if (!near) return false;
  const isObject = (lower === 'her' || lower === 'him') && prose.mentions.some((mention) => mention.first === at && !mention.owning);
  return !(isObject && before.length === 1 && at - near.last <= 3 && !near.owning);
}
