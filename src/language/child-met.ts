import { isAway } from './child-away.ts';
import lists from './child-met.yaml';
import { type PhraseMatch, Phrases } from './phrases.ts';
import { hasBeing, isBefore, isDenied, isEnabled, isUnreal, type ToldClause } from './told-clauses.ts';
import type { Word } from './words.ts';

type ListName =
  | 'met'
  | 'meet'
  | 'talked'
  | 'talk'
  | 'addressed'
  | 'brought'
  | 'scene'
  | 'everyday'
  | 'distant'
  | 'present'
  | 'doing'
  | 'homePlaces'
  | 'inSight'
  | 'had'
  | 'away'
  | 'awayPlaces'
  | 'hadGone'
  | 'hadStayed'
  | 'coming';
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
const FARTHEST_OBJECT = 8;
/** "at a friend's birthday party". */
const FARTHEST_PLACE = 4;
/** How far behind "was" what the child was may stand. */
const FARTHEST_STATE = 7;

/** Words of being alone behind "did not see Dawn" show that only that failed: given by the caller. */
export function metIn(
  clause: ToldClause,
  { isFar, isAtHome }: Setting,
  isOfAlone: boolean,
  later: readonly ToldClause[],
  all: readonly ToldClause[],
): Met | undefined {
  const { subjects, opener, speaker } = clause;
  if (opener === 'if' || opener === 'unless' || opener === 'whether') return undefined;
  const missed = UNSEEN.find(clause.words, clause.first, clause.end);
  const hasChild = subjects.some((token) => CHILD.has(token));
  const isTheirs = speaker !== '' && speaker !== '<i>';
  if (missed && !AFTER_SEEN.has(clause.words[missed.end]?.lower ?? '') && !clause.otherTime && speaker === '' && !isOfAlone && !isUnrealFrom(clause, missed))
    return 'missed';
  if (subjects.includes('<i>') && hasChild && speaker === '' && !clause.otherTime && !isFar && !isDenied(clause, clause.end) && !isUnreal(clause, clause.end))
    return 'met';
  if (!hasChild) {
    if (isTheirs || subjects[0] === '<thing>') return undefined;
    if (!isFar && !clause.otherTime && SEEN.find(clause.words, clause.first, clause.end) && !isDenied(clause, clause.end)) return 'shown';
    const isAuthors = subjects.length === 0 || subjects[0] === '<i>' || subjects.includes('<me>') || subjects[0] === '<several>';
    return isAuthors ? byAuthor(clause, isFar, isOfAlone) : byOthers(clause, isFar);
  }
  return ofChild(clause, { isFar, isAtHome }, isOfAlone, isTheirs, later, all);
}

function isUnrealFrom(clause: ToldClause, { first }: PhraseMatch): boolean {
  return (
    isUnreal(clause, first) ||
    (clause.words.slice(clause.first, clause.end).some(({ lower }) => lower === 'to' || lower === 'be') &&
      clause.words[first]?.lower.startsWith('<') === true &&
      clause.words[first + 1]?.lower === 'to')
  );
}

/** "I saw Dawn", "Spoke at length with Dawn". */
function byAuthor(clause: ToldClause, isFar: boolean, isOfAlone: boolean): Met | undefined {
  if (clause.otherTime) return undefined;
  const { end } = clause;
  for (let at = clause.behind; at < end; at++) {
    const lower = clause.words[at]?.lower ?? '';
    const plain = words.meet.has(lower) || words.talk.has(lower);
    const isMet = words.met.has(lower) || words.meet.has(lower);
    // "Session with Dawn" is a plan; "I had a session with Dawn" is none.
    const isTalk =
      words.talked.has(lower) || words.talk.has(lower) || (words.had.has(lower) && clause.words.slice(clause.first, at).some((word) => HAVING.has(word.lower)));
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
    if (
      lower === 'with' ||
      lower === 'w' ||
      (lower === 'to' && i <= verb + 4 && isChildNext(clause.words, i + 1)) ||
      lower === 'alongside' ||
      lower === 'beside'
    )
      joined = true;
    else if (
      lower === 'about' ||
      lower === 'for' ||
      lower === 'of' ||
      lower === 'by' ||
      lower === 'from' ||
      lower === 'over' ||
      lower === 're' ||
      lower === 'how' ||
      lower === 'what'
    )
      return false;
    if (CHILD.has(lower)) return joined;
  }
  return false;
}

const HAVING = new Set(['had', 'spent', 'having', 'lovely', 'good', 'long', 'brief', 'private', 'direct']);

const isChildNext = (all: readonly Word[], at: number): boolean =>
  isChildWord(all[at]) || (/^(?:the|both|all|each|with)$/.test(all[at]?.lower ?? '') && isChildWord(all[at + 1]));

/** "Mum carried Dawn in", "Mrs Bell brought Dawn to me". */
function byOthers(clause: ToldClause, isFar: boolean): Met | undefined {
  if (isFar || clause.otherTime) return undefined;
  for (let at = clause.behind; at < Math.min(clause.end, clause.behind + 4); at++) {
    if (!words.brought.has(clause.words[at]?.lower ?? '') || isDenied(clause, at) || isUnreal(clause, at) || isBefore(clause, at)) continue;
    const object = clause.words.slice(at + 1, at + 3).findIndex(isChildWord);
    if (object === -1) continue;
    const rest = clause.words.slice(at + 2 + object, clause.end);
    if (
      rest.some(({ lower }) => lower === '<me>' || lower === 'in' || lower === 'down' || lower === 'through' || lower === 'room') &&
      !rest.some(({ lower }) => words.awayPlaces.has(lower))
    )
      return 'shown';
  }
  return undefined;
}

/** What is told of the child: "Dawn was not at home", "Dawn came downstairs". */
function ofChild(
  clause: ToldClause,
  { isFar, isAtHome }: Setting,
  isOfAlone: boolean,
  isTheirs: boolean,
  later: readonly ToldClause[],
  all: readonly ToldClause[],
): Met | undefined {
  const { behind, end, first } = clause;
  if (isPerceived(clause) && !isFar) return 'shown';
  if (isTheirs) return clause.speaker === '<child>' || !isAway(clause, isAtHome, later) ? undefined : 'missed';
  const seen = isFar ? undefined : SEEN.find(clause.words, first, end);
  if (seen && !clause.otherTime && !isDenied(clause, seen.end) && clause.words[seen.end]?.lower !== 'by' && clause.words[seen.end]?.lower !== 'as')
    return 'met';
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
  const away = isAway(clause, isAtHome, later);
  if (away) return isOfAlone ? undefined : 'missed';
  if (isFar || clause.otherTime || clause.subjects.includes('<she>')) return undefined;
  return sceneIn(clause, isBesideAuthor(clause, all));
}

/** What the child does or how they are before the author's eyes. */
function sceneIn(clause: ToldClause, isBeside: boolean): Met | undefined {
  const { behind, end } = clause;
  let isBeing = false;
  for (let i = behind; i < Math.min(end, behind + 5); i++) {
    const lower = clause.words[i]?.lower ?? '';
    if (
      lower === 'had' ||
      lower === 'has' ||
      lower === 'have' ||
      lower.endsWith("n't") ||
      lower === 'not' ||
      lower === 'will' ||
      lower === 'would' ||
      lower === 'to' ||
      lower === 'can' ||
      lower === 'does'
    )
      return undefined;
    if (lower === 'is' || lower === 'was' || lower === 'were' || lower === 'are') {
      isBeing = true;
      continue;
    }
    if (isBeing) {
      if (words.doing.has(lower)) return lower === 'being' ? 'shown' : 'met';
      if (words.present.has(lower) && clause.words[i - 1]?.lower !== 'is' && (lower !== 'in' || i + 1 >= end))
        return clause.words[i + 1]?.lower === 'by' ? undefined : 'shown';
      if (
        (lower === 'on' || lower === 'in' || lower === 'at' || lower === 'with' || lower === 'asleep') &&
        clause.words.slice(i + 1, Math.min(end, i + 6)).some((word) => words.homePlaces.has(word.lower))
      )
        return 'shown';
      if (lower === 'at' && clause.words[i + 1]?.lower === 'home') return 'shown';
      continue;
    }
    if (words.scene.has(lower)) return !words.everyday.has(lower) ? 'met' : isBeside ? 'shown' : undefined;
    if ((words.doing.has(lower) || lower === 'in') && i === behind) return 'shown';
    if (words.everyday.has(lower)) return undefined;
  }
  return undefined;
}

/** A clause beside it has the author there: "while we talked". */
function isBesideAuthor(clause: ToldClause, all: readonly ToldClause[]): boolean {
  return all.some(
    (other) =>
      other !== clause &&
      other.speaker === '' &&
      !other.otherTime &&
      (other.opener === 'while' || other.opener === 'when' || other.opener === 'as') &&
      (other.subjects.includes('<i>') || other.subjects.includes('<me>')),
  );
}

/** "I could see that Dawn had been crying." */
function isPerceived({ speaker, opener, words: all, first }: ToldClause): boolean {
  return speaker === '' && opener === 'that' && PERCEIVED.has(all[first - 1]?.lower ?? '') && all.slice(0, first).some(({ lower }) => lower === '<i>');
}

const PERCEIVED = new Set(['see', 'saw', 'noticed', 'noted', 'observed']);
