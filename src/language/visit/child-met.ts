import { hasBeing, isBefore, isDenied, isEnabled, isUnreal, type ToldClause } from '../grammar/told-clauses.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import { isAway } from './child-away.ts';
import lists from './child-met.yaml';

type ListName =
  | 'met'
  | 'meet'
  | 'had'
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
  | 'naming'
  | 'having'
  | 'joining'
  | 'topics'
  | 'beforeChild'
  | 'toAuthor'
  | 'wishes'
  | 'comes'
  | 'unscened'
  | 'wasBeing'
  | 'placed'
  | 'besides'
  | 'perceived'
  | 'otherSeeing'
  | 'unrealOpeners'
  | 'reasons';
const { unseenPhrases, seenPhrases, ...classes } = lists as Readonly<Record<ListName | 'unseenPhrases' | 'seenPhrases', readonly string[]>>;
const words = Object.fromEntries(Object.entries(classes).map(([name, list]) => [name, new WordSet(list)])) as unknown as Record<ListName, WordSet>;
const UNSEEN = new Phrases(unseenPhrases);
const SEEN = new Phrases(seenPhrases);

/** What a clause tells of author and child: met, missed; `shown` where it only shows that they met. */
export type Met = 'met' | 'shown' | 'missed';

/** How the contact was, and what else the sentence tells. */
export interface Setting {
  /** On the telephone nobody is met. */
  readonly isFar: boolean;
  /** At the child's home, other places are elsewhere. */
  readonly isAtHome: boolean;
  /** Words of being alone stand in the clause: "did not see Dawn alone" denies only that. */
  readonly isOfAlone: boolean;
  /** The sentence's clauses, and those behind this one. */
  readonly all: readonly ToldClause[];
  readonly later: readonly ToldClause[];
}

const isChild = (token: string | undefined): boolean => token === '<child>' || token === '<children>';
const hasAny = (all: readonly Word[], set: WordSet): boolean => set.meets(all);

/** How far behind a verb its object may stand: "spoke at some length with". */
const FARTHEST_OBJECT = 8;
/** How far behind a verb "to" may stand: "spoke at some length to". */
const FARTHEST_TO = 4;
/** How far behind the child what they did may stand: "Dawn then very quietly". */
const FARTHEST_VERB = 5;

/** What a clause tells of author and child meeting; undefined where it tells nothing certain. */
export function metIn(clause: ToldClause, setting: Setting): Met | undefined {
  const { subjects, opener, speaker, first, end } = clause;
  if (words.unrealOpeners.has(opener)) return undefined;
  const isOwn = speaker === '' || speaker === '<i>';
  // "Last week I missed her, as she was at her nan's."
  const before = setting.all[setting.all.indexOf(clause) - 1];
  const isReasonOfThen = before?.otherTime === true && words.reasons.has(opener);
  if (isReasonOfThen) return undefined;
  const isNow = !clause.otherTime;
  const hasChild = subjects.some(isChild);
  if (isNow && speaker === '' && !setting.isOfAlone && isMissed(clause)) return 'missed';
  if (hasChild && subjects.includes('<i>') && speaker === '' && isNow) {
    // "Dawn and I walked the dog."
    if (!setting.isFar && !isDenied(clause, end) && !isUnreal(clause, end)) return 'met';
  }
  if (hasChild) return ofChild(clause, setting, isOwn);
  if (!isOwn || !isNow || subjects[0] === '<thing>') return undefined;
  if (!setting.isFar && SEEN.find(clause.words, first, end) && !isDenied(clause, end)) return 'shown';
  const isAuthors = subjects.length === 0 || subjects[0] === '<i>' || subjects.includes('<me>') || subjects[0] === '<several>';
  return isAuthors ? byAuthor(clause, setting) : byOthers(clause, setting);
}

/** "No answer", "no sign of Dawn". */
function isMissed(clause: ToldClause): boolean {
  const { words: all, first, end } = clause;
  const found = UNSEEN.find(all, first, end);
  if (!found || words.otherSeeing.includes(all[found.end]) || all[found.end]?.lower === 'alone') return false;
  return !isUnreal(clause, found.first);
}

/** "I saw Dawn", "Spoke at length with Dawn". */
function byAuthor(clause: ToldClause, { isFar, isOfAlone }: Setting): Met | undefined {
  const { words: all, end, subjects, behind, first } = clause;
  for (let at = behind; at < end; at++) {
    const lower = all[at]?.lower ?? '';
    const isPlain = words.meet.has(lower) || words.talk.has(lower);
    const isMeeting = words.met.has(lower) || words.meet.has(lower);
    const isDone = words.addressed.has(lower);
    // "Session with Dawn" is a plan; "I had a session with Dawn" is none.
    const isTalk = words.talked.has(lower) || words.talk.has(lower) || (words.had.has(lower) && hasAny(all.slice(first, at), words.having));
    // "did" is the verb, or stands before its "not".
    if ((!isMeeting && !isTalk && !isDone) || all[at + 1]?.lower === 'not') continue;
    // "was seen by": not the author's doing.
    if (subjects.length > 0 && lower !== 'met' && !lower.endsWith('ing') && hasBeing(clause, at) && !isEnabled(clause, at)) continue;
    if (!hasChildObject(clause, at, !isMeeting && !isDone)) continue;
    const isEarlier = all[at - 1]?.lower === 'had' && isBefore(clause, at);
    if (isDenied(clause, at)) return isOfAlone || isEarlier || !(isMeeting || isPlain) ? undefined : 'missed';
    if (isFar || isEarlier || isUnreal(clause, at) || (isPlain && !isEnabled(clause, at))) return undefined;
    if (!words.naming.has(lower)) return isDone && !isMeeting && !isTalk ? 'shown' : 'met';
  }
  return undefined;
}

/** Whether the child is the object of a verb. @param isJoined Only with "to" or "with" before. */
function hasChildObject({ words: all, end }: ToldClause, verb: number, isJoined: boolean): boolean {
  let joined = !isJoined;
  const to = Math.min(end, verb + 1 + FARTHEST_OBJECT);
  for (let i = verb + 1; i < to; i++) {
    const lower = all[i]?.lower ?? '';
    if (isChild(lower)) return joined;
    if (words.topics.has(lower)) return false;
    joined ||= words.joining.has(lower) || (lower === 'to' && i <= verb + FARTHEST_TO && isChildNext(all, i + 1));
  }
  return false;
}

function isChildNext(all: readonly Word[], at: number): boolean {
  return isChild(all[at]?.lower) || (words.beforeChild.includes(all[at]) && isChild(all[at + 1]?.lower));
}

/** "Mum carried Dawn in", "Mrs Bell brought Dawn to me". */
function byOthers(clause: ToldClause, { isFar }: Setting): Met | undefined {
  if (isFar) return undefined;
  const { words: all, behind, end } = clause;
  for (let at = behind; at < Math.min(end, behind + FARTHEST_TO); at++) {
    if (!words.brought.includes(all[at]) || isDenied(clause, at) || isUnreal(clause, at) || isBefore(clause, at)) continue;
    const object = isChild(all[at + 1]?.lower) ? at + 1 : isChild(all[at + 2]?.lower) ? at + 2 : undefined;
    if (object !== undefined && hasAny(all.slice(object + 1, end), words.toAuthor)) return 'shown';
  }
  return undefined;
}

/** What is told of the child: "Dawn was not at home", "Dawn came downstairs". */
function ofChild(clause: ToldClause, setting: Setting, isOwn: boolean): Met | undefined {
  const { isFar, isAtHome, isOfAlone, later } = setting;
  const { words: all, behind, end, first, otherTime, subjects, speaker } = clause;
  if (!isFar && isPerceived(clause)) return 'shown';
  if (!isOwn) return speaker !== '<child>' && isAway(clause, isAtHome, later) ? 'missed' : undefined;
  const seen = isFar || otherTime ? undefined : SEEN.find(all, first, end);
  if (seen && !isDenied(clause, seen.end) && !isUnreal(clause, seen.end) && !words.otherSeeing.includes(all[seen.end])) return 'met';
  const me = otherTime ? -1 : all.findIndex(({ lower }, i) => i >= behind && i < end && lower === '<me>');
  if (me !== -1) {
    const before = all.slice(behind, me);
    if (isDenied(clause, me)) {
      if (!isOfAlone && hasAny(before, words.comes)) return 'missed';
      return isFar ? undefined : 'shown';
    }
    const isDistant = isFar || hasAny(before, words.distant) || hasAny(before, words.wishes);
    if (!isDistant && !isUnreal(clause, me) && !isBefore(clause, behind + 1)) return 'met';
  }
  if (isAway(clause, isAtHome, later)) return isOfAlone ? undefined : 'missed';
  return isFar || otherTime || subjects.includes('<she>') ? undefined : sceneIn(clause, setting);
}

/** What the child does or how they are before the author's eyes. */
function sceneIn(clause: ToldClause, setting: Setting): Met | undefined {
  const { words: all, behind, end } = clause;
  let isBeing = false;
  for (let i = behind; i < Math.min(end, behind + FARTHEST_VERB); i++) {
    const lower = all[i]?.lower ?? '';
    if (words.unscened.has(lower) || lower.endsWith("n't")) return undefined;
    if (words.wasBeing.has(lower)) isBeing = true;
    else if (isBeing) {
      if (words.doing.has(lower)) return 'met';
      const isPresent = words.present.has(lower) && all[i - 1]?.lower !== 'is' && (lower !== 'in' || i + 1 >= end);
      if (isPresent) return all[i + 1]?.lower === 'by' ? undefined : 'shown';
      if (words.placed.has(lower) && (hasAny(all.slice(i + 1, Math.min(end, i + 6)), words.homePlaces) || all[i + 1]?.lower === 'home')) return 'shown';
    } else if (words.scene.has(lower)) return 'met';
    else if (words.everyday.has(lower)) return isBesideAuthor(clause, setting.all) ? 'shown' : undefined;
    else if (i === behind && (words.doing.has(lower) || lower === 'in')) return 'shown';
  }
  return undefined;
}

/** A clause beside it has the author there: "while we talked". */
function isBesideAuthor(clause: ToldClause, all: readonly ToldClause[]): boolean {
  return all.some(
    ({ speaker, otherTime, opener, subjects, first }) =>
      first !== clause.first && speaker === '' && !otherTime && words.besides.has(opener) && (subjects.includes('<i>') || subjects.includes('<me>')),
  );
}

/** "I could see that Dawn had been crying." */
function isPerceived({ speaker, opener, words: all, first }: ToldClause): boolean {
  return speaker === '' && opener === 'that' && words.perceived.includes(all[first - 1]) && all.slice(0, first).some(({ lower }) => lower === '<i>');
}
