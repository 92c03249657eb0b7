import { isDenied, isEnabled, isUnreal, type ToldClause } from '../grammar/told-clauses.ts';
import { type PhraseMatch, Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './child-alone.yaml';

type ListName =
  | 'alone'
  | 'otherAlone'
  | 'meeting'
  | 'refusals'
  | 'wishing'
  | 'leaving'
  | 'stayedOn'
  | 'accompanied'
  | 'partly'
  | 'throughout'
  | 'staying'
  | 'beside'
  | 'apart'
  | 'interpreting'
  | 'byOther';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const ALONE = new Phrases(data.alone);
const LEAVING = new Phrases(data.leaving);
const STAYED_ON = new Phrases(data.stayedOn);
const ACCOMPANIED = new Phrases(data.accompanied);
const PARTLY = new Phrases(data.partly);
const THROUGHOUT = new Phrases(data.throughout);
const BY_OTHER = new Phrases(data.byOther);
const words = Object.fromEntries(
  (['otherAlone', 'meeting', 'refusals', 'wishing', 'staying', 'beside', 'apart', 'interpreting'] as const).map((name) => [name, new Set(data[name])]),
) as unknown as Record<Exclude<ListName, 'alone' | 'leaving' | 'stayedOn' | 'accompanied' | 'partly' | 'throughout' | 'byOther'>, ReadonlySet<string>>;

/** Plain forms: they tell of nothing done, unless it was "able to". */
const PLAIN = new WordSet(['see', 'meet', 'speak', 'talk', 'seeing']);
const UNTIL = /^(?:un)?till?$/;
const WITH_CHILD = new WordSet(['<child>', "<child's>", '<she>', '<me>', 'us']);
const CHILD = new WordSet(['<child>', '<children>']);

/** Where the words for being by themselves stand in a sentence; undefined where there are none. */
export function aloneWordsIn(all: readonly Word[]): PhraseMatch | undefined {
  return ALONE.find(all);
}

/** Whether a sentence tells that child and author were by themselves, or that they never were. Undefined: neither. */
export function aloneIn(all: readonly Word[], clauses: readonly ToldClause[], found: PhraseMatch | undefined): 'alone' | 'accompanied' | undefined {
  const told = found && toldAt(all, clauses, found);
  if (told !== undefined) return told;
  // "Nana did not leave your side", to the child.
  // "With both parents for the whole of tea, and then alone."
  if (found && all[found.first - 1]?.lower === 'then') return 'alone';
  const beside = ACCOMPANIED.find(all);
  if (beside && (hasMeeting(all) || hasChild(all) || all.some(({ lower }) => lower === 'your' || lower === '<she>'))) {
    const clause = clauseAt(clauses, beside.first);
    if (clause && clause.speaker === '' && !clause.otherTime && !isUnreal(clause, beside.first) && !isPartly(all, beside)) return 'accompanied';
  }
  if (isAccompanied(all, clauses)) return 'accompanied';
  return found === undefined && isLeft(all, clauses) ? 'alone' : undefined;
}

/** "The three of us sat down at the end." */
const isPartly = (all: readonly Word[], { first, end }: PhraseMatch): boolean =>
  all.slice(first, end).some(({ lower }) => lower === '<me>' || lower === 'us') && PARTLY.find(all) !== undefined;
const clauseAt = (clauses: readonly ToldClause[], at: number): ToldClause | undefined => clauses.find(({ first, end }) => first <= at && at < end);
const hasChild = (all: readonly Word[]): boolean => all.some(({ lower }) => CHILD.has(lower) || lower === "<child's>");
const hasMeeting = (all: readonly Word[]): boolean => all.some(({ lower }) => words.meeting.has(lower) || lower === '<me>');

function toldAt(all: readonly Word[], clauses: readonly ToldClause[], found: PhraseMatch): 'alone' | 'accompanied' | undefined {
  const clause = clauseAt(clauses, found.first);
  if (!clause || clause.otherTime) return undefined;
  // "Mum said that Dawn is alone a lot"; what the child asked for was asked here.
  if (clause.speaker !== '' && clause.speaker !== '<child>') return undefined;
  const before = all.slice(clause.first, found.first);
  const phrase = all.slice(found.first, found.end);
  const isTogether = phrase.some(({ lower }) => lower === '<me>' || lower === '<i>' || lower === 'ourselves' || lower === 'myself' || lower === 'together');
  // "Mum went out and left the two of us to it."
  if (isTogether && before.some(({ lower }) => lower === 'left' || lower === 'leaving') && !isDenied(clause, found.first)) return 'alone';
  const isNobody = /^(?:nobody|no)$/.test(phrase[0]?.lower ?? '') && clauses.length === 1;
  if (isNobody && !all.some(({ lower }) => lower === '<other>')) return 'alone';
  if (!hasChild(all) && !(isTogether && !clause.subjects.includes('<other>')) && !(all[0] && /^(?:seen|time|1:1)$/.test(all[0].lower))) return undefined;
  const isMeeting =
    isTogether ||
    before.some(({ lower }) => words.meeting.has(lower)) ||
    all.slice(found.end, found.end + 5).some(({ lower }) => lower === '<child>' || lower === '<me>' || words.meeting.has(lower));
  const isWithMe = all[found.end]?.lower === 'with' && all[found.end + 1]?.lower === '<me>';
  if (!isWithMe && before.some(({ lower }) => words.otherAlone.has(lower)) && !before.some(({ lower }) => words.meeting.has(lower)) && !isTogether)
    return undefined;
  if (clause.subjects.includes('<other>') && clause.subjects.includes('<i>') && !clause.subjects.some((token) => CHILD.has(token))) return undefined;
  const isOthers =
    clause.subjects.length > 0 &&
    clause.subjects.every((token) => token === '<other>' || token === '<she>') &&
    !before.some(({ lower }) => words.meeting.has(lower)) &&
    !isTogether;
  if (!isMeeting || isOthers) return undefined;
  if (all[found.end]?.lower === 'by' && all[found.end + 1]?.lower !== '<me>') return undefined;
  const isWish = clauses.some(
    ({ first, end }) => first <= found.first && all.slice(first, Math.min(end, found.first)).some(({ lower }) => words.wishing.has(lower)),
  );
  const later = all.slice(found.end);
  // "Too young to be seen alone."
  if (all.slice(clause.first, found.first).some(({ lower }) => lower === 'too')) return 'accompanied';
  const isWishHere = all.slice(clause.first, found.first).some(({ lower }) => words.wishing.has(lower));
  if (isDenied(clause, found.first) && !isWishHere) return isOthersDoing(clause) ? undefined : 'accompanied';
  // "With me alone she did not want to be."
  if (CHILD.includes(all[found.end]) && isDenied(clause, Math.min(clause.end, found.end + 4)) && !isDenied(clause, found.first)) return undefined;
  const next = clauses[clauses.indexOf(clause) + 1];
  if (clause.end - clause.first <= 4 && next && isDenied(next, Math.min(next.end, next.behind + 3))) return undefined;
  if (isWish) {
    const wisher = clauses.find(({ first, end }) => all.slice(first, end).some(({ lower }) => words.wishing.has(lower)));
    const isRefused = later.some(({ lower }) => words.refusals.has(lower));
    if (wisher?.subjects[0] === '<i>' || wisher?.subjects.length === 0) return isRefused ? 'accompanied' : undefined;
    return !isRefused &&
      clauses.some(
        ({ first, subjects, opener }) =>
          first > found.first && (opener === 'so' || opener === 'and') && (subjects.includes('<i>') || subjects.includes('<child>')),
      )
      ? 'alone'
      : undefined;
  }
  if (isUnreal(clause, found.first)) return undefined;
  const plain = before.findLast(({ lower }) => words.meeting.has(lower));
  if (plain && PLAIN.includes(plain)) {
    const at = all.indexOf(plain);
    if (!isEnabled(clause, at)) return undefined;
  }
  return clause.opener === 'if' ? undefined : 'alone';
}

/** "The last worker did not see Dawn alone." */
function isOthersDoing({ subjects, words: all, behind, end }: ToldClause): boolean {
  return (
    subjects.length > 0 &&
    subjects.every((token) => token === '<other>' || token === '<she>') &&
    !all.slice(behind, end).some(({ lower }) => lower === '<me>' || lower === 'leave' || lower === 'let')
  );
}

/** Somebody stayed all the time, and by them. */
function isAccompanied(all: readonly Word[], clauses: readonly ToldClause[]): boolean {
  const long = THROUGHOUT.find(all);
  // An interpreter is with them, and nobody of the family.
  if (!long || all.some(({ lower }) => words.interpreting.has(lower))) return false;
  for (const clause of clauses) {
    const { subjects, speaker, otherTime } = clause;
    if (speaker === '' && !otherTime && isOnLap(clause, long)) return true;
    if (speaker !== '' || otherTime || subjects.length === 0 || !subjects.every((token) => token === '<other>' || token === '<she>')) continue;
    if (long.first < clause.first) continue;
    // "Dawn and her mother, Kim, were present throughout" tells of the visit, and not of who was alone.
    const isOfVisit = all.slice(clause.behind, long.first).every(({ lower }) => lower === 'was' || lower === 'were' || lower === 'present');
    if (isOfVisit && clauses.some((other) => other.first < clause.first && other.subjects.some((token) => CHILD.has(token)))) continue;
    const rest = all.slice(clause.behind, long.end);
    if (isDenied(clause, clause.end) || rest.some(({ lower }) => words.apart.has(lower))) continue;
    // "Nan stayed on the bed next to Rory till I left."
    if (BY_OTHER.find(rest) && !hasChild(rest)) continue;
    // "Until I left" tells of the visit: only who was by the child was there for the talk too.
    if (UNTIL.test(all[long.first]?.lower ?? '') && !WITH_CHILD.meets(all, clause.behind, long.first)) continue;
    if (rest.some(({ lower }) => words.staying.has(lower)) && all.slice(clause.behind).some(({ lower }) => words.beside.has(lower))) return true;
  }
  return false;
}

/** "Dawn sat on Mum's knee the whole time." */
function isOnLap({ words: all, subjects, behind, end }: ToldClause, { first }: PhraseMatch): boolean {
  if (first < behind || first >= end || !subjects.every((token) => token === '<child>') || subjects.length === 0) return false;
  const rest = all.slice(behind, first);
  return rest.some(({ lower }) => lower === "<other's>" || lower === '<other>') && rest.some(({ lower }) => words.staying.has(lower));
}

/** "Mum went out so that Dawn and I could talk", "With Mum out of the room, Dawn told me". */
function isLeft(all: readonly Word[], clauses: readonly ToldClause[]): boolean {
  // "Dad, who was asked to give us some time, stayed in the armchair."
  const stayed = all.some(({ lower }) => words.wishing.has(lower)) ? STAYED_ON.find(all) : undefined;
  if (stayed) return false;
  for (let left = LEAVING.find(all); left; left = LEAVING.find(all, left.end)) {
    const clause = clauseAt(clauses, left.first);
    if (!clause || clause.otherTime || (clause.speaker !== '' && clause.speaker !== '<i>')) continue;
    const who = clause.subjects.length > 0 ? clause.subjects : all.slice(clause.first, left.first).map(({ lower }) => lower);
    if (!who.includes('<other>') && !who.includes('<she>')) continue;
    if (who.includes('<child>') || who.includes('<i>') || isDenied(clause, left.first)) continue;
    const others = clauses.filter((other) => other !== clause || clauses.length === 1);
    if (
      others.some((other) => isTalk(other)) ||
      /<me>/.test(
        all
          .slice(left.first, left.end)
          .map(({ lower }) => lower)
          .join(' '),
      )
    )
      return true;
  }
  return false;
}

/** Whether somebody is told to have gone out, and so to have left child and author to it: "Mum went to make the tea". */
export function isOtherLeaving(all: readonly Word[], clauses: readonly ToldClause[]): boolean {
  const left = LEAVING.find(all);
  const clause = left && clauseAt(clauses, left.first);
  if (!left || !clause || all.some(({ lower }) => words.wishing.has(lower)) || clause.speaker !== '' || isDenied(clause, left.first)) return false;
  return clause.subjects.some((token) => token === '<other>' || token === '<she>');
}

/** Child and author talk: "Dawn told me", "I spoke to Dawn", "Dawn said". */
function isTalk({ words: all, first, end, subjects, otherTime }: ToldClause): boolean {
  if (otherTime) return false;
  const tokens = new Set(all.slice(first, end).map(({ lower }) => lower));
  const isChild = subjects.includes('<child>') || tokens.has('<child>');
  const isAuthor = subjects.includes('<i>') || tokens.has('<me>');
  const isSaying = tokens.has('said') || tokens.has('told') || tokens.has('talked') || tokens.has('spoke') || tokens.has('talk') || tokens.has('speak');
  return isChild && (isAuthor || isSaying) && isSaying;
}
