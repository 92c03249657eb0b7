import lists from './child-met.yaml';
import { type PhraseMatch, Phrases } from './phrases.ts';
import { hasBeing, isBefore, isDenied, isEnabled, isUnreal, type ToldClause } from './told-clauses.ts';
import type { Word } from './words.ts';

type ListName =
  | 'met' | 'meet' | 'talked' | 'talk' | 'addressed' | 'brought' | 'scene' | 'everyday' | 'distant' | 'present' | 'doing' | 'homePlaces' | 'inSight'
  | 'asleep' | 'away' | 'awayPlaces' | 'hadGone' | 'coming';
const data = lists as Readonly<Record<ListName | 'unseenPhrases' | 'seenPhrases', readonly string[]>>;
const words = Object.fromEntries(Object.entries(data).map(([name, list]) => [name, new Set(list)])) as unknown as Record<ListName, ReadonlySet<string>>;
const UNSEEN = new Phrases(data.unseenPhrases);
const SEEN = new Phrases(data.seenPhrases);

/** What a clause tells of author and child: met, missed; `shown` where it only shows it. */
export type Met = 'met' | 'shown' | 'missed';

/** How the contact was: on the telephone nobody is met; at the child's home, other places are elsewhere. */
export interface Setting {
  readonly isFar: boolean;
  readonly isAtHome: boolean;
}

const CHILD = new Set(['<child>', '<children>']);
const isChildWord = (word: Word | undefined): boolean => word !== undefined && CHILD.has(word.lower);
/** How far behind a verb its object may stand: "spoke at some length with". */
const FARTHEST_OBJECT = 6;
/** How far behind "was" what the child was may stand. */
const FARTHEST_STATE = 7;

/** Words of being alone behind "did not see Dawn" show that only that failed: given by the caller. */
export function metIn(clause: ToldClause, { isFar, isAtHome }: Setting, isOfAlone: boolean, later: readonly ToldClause[]): Met | undefined {
  const { subjects, opener, speaker } = clause;
  if (opener === 'if' || opener === 'unless' || opener === 'whether') return undefined;
  const missed = UNSEEN.find(clause.words, clause.first, clause.end);
  const hasChild = subjects.some((token) => CHILD.has(token));
  const isTheirs = speaker !== '' && speaker !== '<i>';
  if (missed && !clause.otherTime && speaker === '' && !isOfAlone && !isUnrealFrom(clause, missed)) return 'missed';
  if (subjects.includes('<i>') && hasChild && speaker === '' && !clause.otherTime && !isFar && !isDenied(clause, clause.end) && !isUnreal(clause, clause.end)) return 'met';
  if (!hasChild) {
    if (isTheirs) return undefined;
    const isAuthors = subjects.length === 0 || subjects[0] === '<i>' || subjects.includes('<me>') || subjects[0] === '<several>';
    return isAuthors ? byAuthor(clause, isFar, isOfAlone) : byOthers(clause, isFar);
  }
  return ofChild(clause, { isFar, isAtHome }, isOfAlone, isTheirs, later);
}

function isUnrealFrom(clause: ToldClause, { first }: PhraseMatch): boolean {
  return isUnreal(clause, first) || clause.words.slice(clause.first, clause.end).some(({ lower }) => lower === 'to' || lower === 'be') && clause.words[first]?.lower.startsWith('<') === true && clause.words[first + 1]?.lower === 'to';
}

/** "I saw Dawn", "Spoke at length with Dawn". */
function byAuthor(clause: ToldClause, isFar: boolean, isOfAlone: boolean): Met | undefined {
  if (clause.otherTime) return undefined;
  const { end } = clause;
  for (let at = clause.behind; at < end; at++) {
    const lower = clause.words[at]?.lower ?? '';
    const plain = words.meet.has(lower) || words.talk.has(lower);
    const isMet = words.met.has(lower) || words.meet.has(lower);
    const isTalk = words.talked.has(lower) || words.talk.has(lower);
    if (!isMet && !isTalk && !words.addressed.has(lower)) continue;
    // "was seen by": not the author's doing.
    if (clause.subjects.length > 0 && hasBeing(clause, at) && !isEnabled(clause, at) && !lower.endsWith('ing') && lower !== 'met') continue;
    const object = objectOf(clause, at, isTalk && !isMet && !words.addressed.has(lower));
    if (!object) continue;
    const denied = isDenied(clause, at);
    if (denied) return isOfAlone || !(isMet || plain) || (isBefore(clause, at) && clause.words[clause.behind]?.lower === 'had') ? undefined : 'missed';
    if (isFar || isUnreal(clause, at) || (plain && !isEnabled(clause, at))) return undefined;
    if (lower === 'seeing' || lower === 'meeting' || lower === 'visit' || lower === 'speaking' || lower === 'talking') continue;
    if (isBefore(clause, at) && clause.words[at - 1]?.lower === 'had') return undefined;
    return words.addressed.has(lower) && !isMet && !isTalk ? 'shown' : 'met';
  }
  return undefined;
}

/** Whether the child is the object of a verb. @param isWith Only with "to" or "with" before. */
function objectOf(clause: ToldClause, verb: number, isWith: boolean): boolean {
  let joined = !isWith;
  const to = Math.min(clause.end, verb + 1 + FARTHEST_OBJECT);
  for (let i = verb + 1; i < to; i++) {
    const lower = clause.words[i]?.lower ?? '';
    if (lower === 'with' || lower === 'w' || (lower === 'to' && i <= verb + 3) || lower === 'alongside' || lower === 'beside') joined = true;
    else if (lower === 'about' || lower === 'for' || lower === 'of' || lower === 'by' || lower === 'from' || lower === 'over' || lower === 're' || lower === 'how' || lower === 'what') return false;
    if (CHILD.has(lower)) return joined;
  }
  return false;
}

/** "Mum carried Dawn in", "Mrs Bell brought Dawn to me". */
function byOthers(clause: ToldClause, isFar: boolean): Met | undefined {
  if (isFar || clause.otherTime) return undefined;
  for (let at = clause.behind; at < Math.min(clause.end, clause.behind + 4); at++) {
    if (!words.brought.has(clause.words[at]?.lower ?? '') || isDenied(clause, at) || isUnreal(clause, at) || isBefore(clause, at)) continue;
    const object = clause.words.slice(at + 1, at + 3).findIndex(isChildWord);
    if (object === -1) continue;
    const rest = clause.words.slice(at + 2 + object, clause.end);
    if (rest.some(({ lower }) => lower === '<me>' || lower === 'in' || lower === 'down' || lower === 'through' || lower === 'room') && !rest.some(({ lower }) => words.awayPlaces.has(lower)))
      return 'shown';
  }
  return undefined;
}

/** What is told of the child: "Dawn was not at home", "Dawn came downstairs". */
function ofChild(clause: ToldClause, { isFar, isAtHome }: Setting, isOfAlone: boolean, isTheirs: boolean, later: readonly ToldClause[]): Met | undefined {
  const { behind, end, first } = clause;
  if (isTheirs) return clause.speaker === '<child>' ? undefined : awayIn(clause, isAtHome, later);
  const seen = isFar ? undefined : SEEN.find(clause.words, first, end);
  if (seen && !clause.otherTime && !isDenied(clause, seen.end) && clause.words[seen.end]?.lower !== 'by' && clause.words[seen.end]?.lower !== 'as') return 'met';
  const me = clause.words.findIndex(({ lower }, i) => i >= behind && i < end && lower === '<me>');
  if (me !== -1 && !clause.otherTime) {
    const before = clause.words.slice(behind, me);
    const isDistant = isFar || before.some(({ lower }) => words.distant.has(lower) || lower === 'want' || lower === 'asked');
    const at = behind;
    if (isDenied(clause, me)) {
      if (!isOfAlone && before.some(({ lower }) => words.meet.has(lower) || lower === 'come')) return 'missed';
      return isFar ? undefined : 'shown';
    }
    if (!isDistant && !isUnreal(clause, me) && !isBefore(clause, at + 1)) return 'met';
  }
  const away = awayIn(clause, isAtHome, later);
  if (away === 'missed') return isOfAlone ? undefined : away;
  if (isFar || clause.otherTime || clause.subjects.includes('<she>')) return undefined;
  return sceneIn(clause);
}

/** "was at school", "had gone to her nan's", "would not come down". */
function awayIn(clause: ToldClause, isAtHome: boolean, later: readonly ToldClause[]): Met | undefined {
  const { behind, end } = clause;
  if (clause.otherTime || isAboutOtherTime(later)) return undefined;
  const limit = Math.min(end, behind + FARTHEST_STATE);
  let isBeing = false;
  let isHad = false;
  let isDeniedHere = false;
  let isPlace = false;
  let isLook = false;
  for (let i = behind; i < limit; i++) {
    const lower = clause.words[i]?.lower ?? '';
    const next = clause.words[i + 1]?.lower ?? '';
    if (BE.has(lower)) isBeing = true;
    if (lower.endsWith("n't") || lower === 'not' || lower === 'never' || lower === 'refused' || lower === 'failed' || lower === 'declined') isDeniedHere = true;
    if (lower === 'had' || lower === 'has' || lower === 'just') isHad = true;
    if (lower === 'will' || lower === 'would' && next !== 'not' || lower === 'should' || lower === 'can' || lower === 'may' || lower === 'be') {
      if (!isDeniedHere) return lower === 'would' && isAtHome && next === 'be' && (clause.words[i + 2]?.lower === 'back' || clause.words[i + 2]?.lower === 'home') ? 'missed' : undefined;
    }
    if (isDeniedHere && isBeing && words.present.has(lower)) return isOtherThanHere(clause, i) ? undefined : 'missed';
    if (isDeniedHere && !isBeing && words.coming.has(lower)) return reached(clause, i) ? 'missed' : undefined;
    if (isDeniedHere) continue;
    if (isHad && words.hadGone.has(lower) && !isBeing0(clause, i)) return isAtHome || lower === 'left' || lower === 'gone' ? 'missed' : undefined;
    if (isBeing && words.away.has(lower) && !isLook) {
      if (lower === 'off' && next !== 'sick' && next !== 'school' && next !== 'at' && next !== 'with') continue;
      if (lower === 'unwell') continue;
      return 'missed';
    }
    if (i === behind && (lower === 'out' || lower === 'away' || lower === 'dna' || lower === 'absent')) return 'missed';
    if ((lower === 'at' || lower === 'in' || lower === 'with' || lower === 'on' || lower === 'to' || lower === 'by' || lower === 'round') && (isBeing || isHad || i === behind)) isPlace = true;
    if (isBeing && (words.doing.has(lower) || lower.endsWith('ing'))) isLook = true;
    if (isPlace && isAtHome && !isLook && words.awayPlaces.has(lower) && !FOR_CLOTHES.has(next)) {
      // "was with her dad": elsewhere; "with her mum" is not.
      return 'missed';
    }
    if (isPlace && words.homePlaces.has(lower)) return undefined;
  }
  const asleep = clause.words.findIndex(({ lower }, i) => i >= behind && i < limit && (lower === 'asleep' || lower === 'sleeping' || lower === 'napping' || lower === 'upstairs' || (lower === 'bed' && clause.words[i - 1]?.lower === 'in')));
  if (asleep === -1 || (!isBeing && asleep !== behind)) return undefined;
  return clause.words.slice(asleep, end).some(({ lower }) => words.inSight.has(lower)) || !/^(?:upstairs|bed)$/.test(clause.words.slice(asleep, end).find(({ lower }) => lower === 'upstairs' || lower === 'bed')?.lower ?? '') ? undefined : 'missed';
}

const BE = new Set(['was', 'were', 'is', 'are', 'been', "wasn't", "weren't", "isn't", "aren't", 'isnt', 'wasnt', 'being', 'stayed', 'remained']);
const FOR_CLOTHES = new Set(['uniform', 'clothes', 'shoes', 'bag', 'jumper', 'work', 'dinner', 'shirt', 'tie', 'coat']);
const isBeing0 = (_: ToldClause, __: number): boolean => false;

/** "was not in school": elsewhere, where the child lives is not spoken of. */
function isOtherThanHere({ words: all }: ToldClause, at: number): boolean {
  const next = all[at + 1]?.lower ?? '';
  return next === 'for' || next === 'by' || next === 'when' || (all[at]?.lower === 'in' && next !== '' && !/^(?:when|the|and|today|at|but|so|for)$/.test(next));
}

/** "did not come home", "would not come down": not "did not want to go to school". */
function reached({ words: all, end }: ToldClause, at: number): boolean {
  const verb = all[at]?.lower ?? '';
  const next = all[at + 1]?.lower ?? '';
  if (verb === 'come') return at + 1 >= end || /^(?:down|downstairs|out|home|to|back|in|today|and|while|with)$/.test(next);
  if (verb === 'turn') return next === 'up';
  if (verb === 'get') return next === 'up' || next === 'back';
  if (verb === 'leave') return all.slice(at + 1, at + 4).some(({ lower }) => lower === 'room' || lower === 'bedroom');
  if (verb === 'open') return all.slice(at + 1, at + 4).some(({ lower }) => lower === 'door');
  if (verb === 'see' || verb === 'meet') return next === '<me>';
  if (verb === 'answer' || verb === 'make' || verb === 'want' || verb === 'keep' || verb === 'down') return verb === 'keep' && all.slice(at, at + 4).some(({ lower }) => lower === 'appointment');
  return !(verb === 'show' && next !== 'up' && at + 1 < end) && verb !== 'return' && !(verb === 'attend' && at + 1 < end && !/^(?:today|and|the|our|this|as|because)$/.test(next));
}

/** "when the police came": what is told before is of then. */
function isAboutOtherTime([next]: readonly ToldClause[]): boolean {
  if (!next) return false;
  return next.otherTime || ((next.opener === 'when' || next.opener === 'while' || next.opener === 'before' || next.opener === 'after' || next.opener === 'until') && !next.subjects.some((token) => token === '<i>' || token === '<me>') && next.subjects[0] !== '<child>' && next.subjects[0] !== '<other>');
}

/** What the child does or how they are before the author's eyes. */
function sceneIn(clause: ToldClause): Met | undefined {
  const { behind, end } = clause;
  let isBeing = false;
  for (let i = behind; i < Math.min(end, behind + 5); i++) {
    const lower = clause.words[i]?.lower ?? '';
    if (lower === 'had' || lower === 'has' || lower === 'have' || lower.endsWith("n't") || lower === 'not' || lower === 'will' || lower === 'would' || lower === 'to' || lower === 'can' || lower === 'does') return undefined;
    if (lower === 'is' || lower === 'was' || lower === 'were' || lower === 'are') {
      isBeing = true;
      continue;
    }
    if (isBeing) {
      if (words.doing.has(lower)) return lower === 'being' ? 'shown' : 'met';
      if (words.present.has(lower) && (lower !== 'in' || i + 1 >= end)) return clause.words[i + 1]?.lower === 'by' ? undefined : 'shown';
      if ((lower === 'on' || lower === 'in' || lower === 'at' || lower === 'with' || lower === 'asleep') && clause.words.slice(i + 1, Math.min(end, i + 6)).some((word) => words.homePlaces.has(word.lower))) return 'shown';
      if (lower === 'at' && clause.words[i + 1]?.lower === 'home') return 'shown';
      continue;
    }
    if (words.scene.has(lower)) return words.everyday.has(lower) ? undefined : 'met';
    if ((words.doing.has(lower) || lower === 'in') && i === behind) return 'shown';
    if (words.everyday.has(lower)) return undefined;
  }
  return undefined;
}
