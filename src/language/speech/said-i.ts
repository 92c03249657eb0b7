import { Phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';
import lists from './own-person.yaml';
import { isFeeling, isI, isModal, LIKELY, likely, lowerAt, none, plain, type Said, type Sign, SURE, sure } from './said.ts';

/** Whose "I" it is in what somebody said, by what stands behind it. */

const data = lists as Readonly<
  Record<
    | 'adverbs'
    | 'asARule'
    | 'private'
    | 'saidOfAuthor'
    | 'denied'
    | 'ofVisits'
    | 'pastOfAuthor'
    | 'past'
    | 'asked'
    | 'praised'
    | 'done'
    | 'ofAuthorsOwn'
    | 'towards'
    | 'notGot'
    | 'whereabouts'
    | 'notDoing'
    | 'childish'
    | 'grounds'
    | 'averted'
    | 'avertedThen'
    | 'unbearable',
    readonly string[]
  >
>;
const ADVERBS: ReadonlySet<string> = new Set(data.adverbs);
const AS_A_RULE: ReadonlySet<string> = new Set(data.asARule);
const PRIVATE: ReadonlySet<string> = new Set(data.private);
const SAID_OF_AUTHOR: ReadonlySet<string> = new Set(data.saidOfAuthor);
const DENIED: ReadonlySet<string> = new Set(data.denied);
const OF_VISITS: ReadonlySet<string> = new Set(data.ofVisits);
const PAST_OF_AUTHOR: ReadonlySet<string> = new Set(data.pastOfAuthor);
const PAST: ReadonlySet<string> = new Set(data.past);
const ASKED: ReadonlySet<string> = new Set(data.asked);
const PRAISED: ReadonlySet<string> = new Set(data.praised);
const DONE: ReadonlySet<string> = new Set(data.done);
const OF_AUTHORS_OWN: ReadonlySet<string> = new Set(data.ofAuthorsOwn);
const TOWARDS: ReadonlySet<string> = new Set(data.towards);
const NOT_GOT: ReadonlySet<string> = new Set(data.notGot);
const WHEREABOUTS: ReadonlySet<string> = new Set(data.whereabouts);
const NOT_DOING: ReadonlySet<string> = new Set(data.notDoing);
const CHILDISH: ReadonlySet<string> = new Set(data.childish);
const GROUNDS: ReadonlySet<string> = new Set(data.grounds);
const AVERTED: ReadonlySet<string> = new Set(data.averted);
const AVERTED_THEN: ReadonlySet<string> = new Set(data.avertedThen);
const UNBEARABLE = new Phrases(data.unbearable);

/** "every time he shouts I put my headphones on": nobody visits as a rule. */
export function isHabitOf({ prose: { words }, from }: Said, i: number): boolean {
  const verb = lowerAt(words, i + 1);
  return AS_A_RULE.has(lowerAt(words, from)) && i - from >= 4 && !isModal(verb) && !OF_VISITS.has(verb);
}

/** How surely the "I" at a word is the speaker. */
export function ofI(words: readonly Word[], at: number, end: number): Sign {
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
  if (verb === 'got') return NOT_GOT.has(next) || DONE.has(next) ? none : isFeeling(next) ? sure : plain;
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
  if (verb === '' || isModal(verb) || PAST_OF_AUTHOR.has(verb) || OF_VISITS.has(verb) || verb.endsWith('ing')) return none;
  // A past that is not of visits, or a present: nobody reports in it what was said of them.
  return PAST.has(verb) || (verb.length > 4 && verb.endsWith('ed')) ? sure : plain;
}

/** "I only bunk it cos I can't see", "I put a chair there so he can't get in": what somebody does a thing for is theirs to know. A past of the author's needs the present behind it. */
function isGrounded(words: readonly Word[], verbAt: number, end: number): boolean {
  const verb = lowerAt(words, verbAt);
  if (isModal(verb) || OF_VISITS.has(verb)) return false;
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
  if (isFeeling(state)) return state === 'good' && next === 'at' ? none : sure;
  if (/^(?:a|the|an)$/.test(state)) return SAID_OF_AUTHOR.has(next) || PRAISED.has(next) ? none : { weight: otherwise, isPlain: true };
  return SAID_OF_AUTHOR.has(state) || PRAISED.has(state) || state === '' ? none : { weight: otherwise, isPlain: true };
}

/** "I've got two friends", "I've never had my own bed"; not "I've been kind", "I've got nice shoes". */
function ofHaving(verb: string, next: string): Sign {
  if (verb === 'been') return next.endsWith('ing') || isFeeling(next) || PAST.has(next) ? plain : none;
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
    if (isFeeling(state) && state !== 'not' && state !== 'no' && state !== 'good' && state !== 'sure' && state !== 'going') return sure;
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
