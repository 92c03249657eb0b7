import type { ToldClause } from '../grammar/told-clauses.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './child-away.yaml';

type ListName =
  | 'away'
  | 'outHere'
  | 'awayAlone'
  | 'off'
  | 'awayPlaces'
  | 'clothes'
  | 'placeWords'
  | 'afterPlace'
  | 'homePlaces'
  | 'hadGone'
  | 'fetched'
  | 'hadStayed'
  | 'stayedWith'
  | 'present'
  | 'presentElsewhere'
  | 'presentHere'
  | 'attended'
  | 'denied'
  | 'unreal'
  | 'had'
  | 'be'
  | 'isNow'
  | 'back'
  | 'asleep'
  | 'upThere'
  | 'inSight'
  | 'times';
const { coming, notBack, ...classes } = lists as Readonly<Record<ListName | 'coming' | 'notBack', readonly string[]>>;
const words = Object.fromEntries(Object.entries(classes).map(([name, list]) => [name, new WordSet(list)])) as unknown as Record<ListName, WordSet>;
const COMING = new Phrases(coming);
const NOT_BACK = new Phrases(notBack);

/** How far behind the child what they were may stand. */
const FARTHEST_STATE = 7;
/** "at a friend's birthday party". */
const FARTHEST_PLACE = 4;

/** Whether a clause tells of the child that they were not there to be seen: "was at school", "had gone out", "would not come down". */
export function isAway(clause: ToldClause, isAtHome: boolean, later: readonly ToldClause[]): boolean {
  // "Went to her dad's last night and won't be back till Sunday": whenever she went, she was not there.
  if (isAtHome && NOT_BACK.find(clause.words, clause.behind, clause.end)) return true;
  if (clause.otherTime || isOfOtherTime(later)) return false;
  const lower = (i: number) => clause.words[i]?.lower ?? '';
  const { behind, end } = clause;
  const limit = Math.min(end, behind + FARTHEST_STATE);
  let isBeing = false;
  let isHad = false;
  let isDenied = false;
  let isDoing = false;
  let place = -FARTHEST_STATE;
  for (let i = behind; i < limit; i++) {
    const word = lower(i);
    const next = lower(i + 1);
    // "has been to Ashford" and is back.
    if (word === 'been' && next === 'to') return false;
    if (words.be.has(word)) isBeing = true;
    if (word === 'is' && !words.isNow.has(next)) return false;
    if (word.endsWith("n't") || words.denied.has(word)) isDenied = true;
    if (words.had.has(word) && i <= behind + 1) isHad = true;
    // "would not be home until six" is denied; "would be back at six" tells of being away too.
    if (words.unreal.has(word) && !isDenied && next !== 'not') return word === 'would' && isAtHome && next === 'be' && words.back.has(lower(i + 2));
    if (isDenied) {
      if (isBeing && words.present.has(word)) return !isElsewhere(clause, i);
      const came = isBeing ? undefined : COMING.endAt(clause.words, i, end);
      if (came !== undefined) return came > i + 1 || came >= end || words.attended.has(next);
      continue;
    }
    if (isHad && words.hadStayed.has(word) && words.stayedWith.has(next)) return isAtHome;
    if (isHad && words.hadGone.has(word)) return isAtHome || word === 'left' || word === 'gone';
    if (isBeing && words.fetched.has(word) && next === 'by') return true;
    if (isBeing && word === 'off' && (words.off.has(next) || (i + 1 >= end && i <= behind + 1))) return true;
    if (word === 'out' && words.outHere.has(next)) return false;
    if (!isDoing && (isBeing ? words.away.has(word) : i === behind && words.awayAlone.has(word))) return true;
    if (words.placeWords.has(word) && (isBeing || i === behind)) place = i;
    if (isBeing && word.endsWith('ing') && !words.asleep.has(word)) isDoing = true;
    if (i === place || i - place > FARTHEST_PLACE) continue;
    if (isAtHome && !isDoing && words.awayPlaces.has(word) && isWholePlace(clause, i)) return true;
    if (words.homePlaces.has(word)) break;
  }
  return isBeing || words.asleep.has(lower(behind)) ? isAsleep(clause, limit, later) : false;
}

/** "at her nan's" ends there; "in her mum's room" does not. */
function isWholePlace({ words: all, end }: ToldClause, at: number): boolean {
  const next = all[at + 1]?.lower ?? '';
  if (words.clothes.has(next)) return false;
  return all[at]?.lower !== "<other's>" || at + 1 >= end || words.afterPlace.has(next);
}

/** "was not in school": where the child lives is not spoken of. */
function isElsewhere({ words: all }: ToldClause, at: number): boolean {
  const next = all[at + 1]?.lower ?? '';
  return words.presentElsewhere.has(next) || (all[at]?.lower === 'in' && next !== '' && !words.presentHere.has(next));
}

/** "when the police came": what is told before is of then. */
function isOfOtherTime([next]: readonly ToldClause[]): boolean {
  if (!next) return false;
  const [who = ''] = next.subjects;
  return (
    next.otherTime ||
    (words.times.has(next.opener) && !next.subjects.includes('<i>') && !next.subjects.includes('<me>') && who !== '<child>' && who !== '<other>')
  );
}

/** Asleep out of sight: upstairs, or "so I only spoke to Mum". */
function isAsleep({ words: all, behind, end }: ToldClause, limit: number, later: readonly ToldClause[]): boolean {
  const at = all.findIndex(({ lower }, i) => i >= behind && i < limit && (words.asleep.has(lower) || (lower === 'bed' && all[i - 1]?.lower === 'in')));
  if (at === -1) return false;
  const isOnly = later.some(({ opener, first, end: to }) => opener === 'so' && all.slice(first, to).some(({ lower }) => lower === 'only'));
  const rest = all.slice(at, end);
  return isOnly || (words.upThere.meets(rest) && !words.inSight.meets(rest));
}
