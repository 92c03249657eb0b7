import type { Prose } from '../index/note-text.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './doer.yaml';
import {
  CONTRACTED,
  isAsking,
  isDone,
  isHappening,
  isInIng,
  isPassive,
  isPlainVerb,
  isState,
  isThirdPerson,
  isVerb,
  MODALS,
  opensSubordinate,
  standsBetween,
} from './doing.ts';
import { isDueIn } from './due-date.ts';
import {
  isAnybody,
  isDate,
  isDoer,
  isInitials,
  isLabel,
  isNobody,
  isOnlyPeople,
  isPerson,
  isPersonWithDate,
  isShortRole,
  isSomebody,
  isSure,
  LONGEST_DATE,
  LONGEST_DOER,
} from './owner.ts';
import { type Clause, statementIn } from './statement.ts';

/** Whether an action says who does it: "Mum to ring …", "I will …", "GM: …", "Sean hands in …", "to be sent by Ade". */

const given = lists as Readonly<Record<'agents' | 'aims', readonly string[]>>;
const AGENTS = new Phrases(given.agents);
const AIMS = new WordSet(given.aims);

/** After these a label has ended: "GM: …", "Lorna - …", "Nesta (chair)". */
const ENDS_LABEL = /^(?:[:([–—\-/&+→⇒>=|,@]|-+|and)$/i;
const IS_MINUTES = /^(?:[–—|→⇒>]|-+)$/;
/** In front of these "to" has no verb behind it: "lift to the clinic". */
const DETERMINER = /^(?:the|a|an|my|her|his|their|our|your|this|that|these|those|no|any|each|all)$/;
/** How far into a request the doer stands: "Could the day shift please ring". */
const LONGEST_REQUEST = 6;

/** Whether the text of a stretch says who does it. */
export function namesDoer(prose: Prose, start: number, end: number): boolean {
  const { clauses, isDue } = statementIn(prose, start, end);
  // "IDVA – safety planning call – Friday": three parts with a date are who, what and when.
  if (isDue && clauses[0]?.before === '' && clauses.filter(({ mark }) => IS_MINUTES.test(mark)).length >= 2) return true;
  const isAim = AIMS.includes(clauses[0]?.words[0]);
  return clauses.some((clause, i) => {
    if (isOwnedBy(prose, clauses, i)) return true;
    // "Ensure that Dawn has a bed": her bed, somebody else's doing.
    if (isAim && i > 0 && clause.before === 'that') return false;
    const { words, before } = clause;
    return (
      saysWhoWillDo(prose, words) ||
      saysWhoDoes(prose, words, isListed(prose, clauses, i), before) ||
      saysByWhom(prose, words) ||
      isTold(prose, words) ||
      hasInitialsByDate(prose, words)
    );
  });
}

/** Whether a clause is an owner between marks: "GM: …", "…, Shabnam, …", "(LAC nurse, due 5/6)". */
function isOwnedBy(prose: Prose, clauses: readonly Clause[], i: number): boolean {
  const { words, mark, before } = clauses[i] as Clause;
  // "(PC D) ring the school".
  if (i === 0 && /^[([]$/.test(before) && words.length <= 3) return isOnlyPeople(prose, words, true) || words.every((word) => isInitials(prose, word));
  // "You promised: …".
  if (i === 0 && mark === ':' && words.length <= 3 && words[0] && isPerson(prose, words[0])) return true;
  if (i === 0) return ENDS_LABEL.test(mark) && !isTopic(prose, clauses) && isLabel(prose, words);
  // Minutes: "Transport – school – from Monday".
  if (ENDS_LABEL.test(before) && words.every((word) => isDoer(prose, word))) return true;
  if (isListed(prose, clauses, i) || before === 'and') return false;
  return isOnlyPeople(prose, words, /^(?:[:([]|[–—-]+)$/.test(before)) || isPersonWithDate(prose, words);
}

/** "Dentist – Friday" is what and when. */
function isTopic(prose: Prose, clauses: readonly Clause[]): boolean {
  const rest = clauses[1]?.words;
  if (clauses.length !== 2 || rest === undefined || rest.length > LONGEST_DATE || !isDate(prose, rest)) return false;
  return clauses[0]?.mark !== ':' || isDueIn(rest.slice(-1), prose.text) === isDueIn(rest.slice(0, 1), prose.text);
}

/** "Ring school, GP and Mum": those behind a comma or "and" are rung. */
function isListed(prose: Prose, clauses: readonly Clause[], i: number): boolean {
  const last = clauses[i - 1]?.words.at(-1);
  return last !== undefined && /^(?:,|and|&|\+|\/)$/i.test(clauses[i]?.before ?? '') && isDoer(prose, last);
}

/** "Somebody to do something", "she will …": the doer, a modal verb and an active verb. */
export function saysWhoWillDo(prose: Prose, all: readonly Word[]): boolean {
  const first = all[0];
  if (!first || isNobody(first.lower)) return false;
  if (isAsking(first.lower)) {
    const doer = all.findIndex((word, i) => i > 0 && i < LONGEST_REQUEST && isDoer(prose, word));
    if (doer > 0) return !isPassive(all, doer + 1);
  }
  if (first.lower === 'will' || first.lower === 'shall') return all.length > 1 && !isPassive(all, 1);
  for (const [i, word] of all.entries()) {
    if (i > LONGEST_DOER || opensSubordinate(word.lower)) return false;
    if (CONTRACTED.endAt(all, i) !== undefined) return true;
    const doing = i > 0 ? MODALS.endAt(all, i) : undefined;
    if (doing !== undefined) return isDoneBy(prose, all, i, doing);
    if (((i === 0 && isVerb(word.lower)) || isDone(word.lower)) && !isDoer(prose, word)) return false;
  }
  return false;
}

/** Whether the subject in front of a modal verb does what stands behind it. */
function isDoneBy(prose: Prose, all: readonly Word[], modal: number, doing: number): boolean {
  if (isPassive(all, doing)) return false;
  let at = doing;
  while (standsBetween(all[at]?.lower ?? '') || all[at]?.lower === 'not') at++;
  const verb = all[at];
  let subject = modal - 1;
  while (subject > 0 && standsBetween(all[subject]?.lower ?? '')) subject--;
  const head = all[subject];
  if (!head || isAnybody(head.lower)) return false;
  const isKnown = isDoer(prose, head) || isInitials(prose, head);
  if (verb && isHappening(verb.lower) && !isKnown && !all.slice(0, subject).some((word) => isDoer(prose, word))) return false;
  // "Letter to school", "lift to the clinic": no verb follows.
  if (all[modal]?.lower !== 'to') return true;
  if (!verb || isVerb(verb.lower) || verb.lower === 'be') return true;
  return isKnown && !isDoer(prose, verb) && !DETERMINER.test(verb.lower);
}

/** "Sean hands the slip in", "on Monday we look at it again", "Maureen is phoning tonight": the doer and what they do. */
export function saysWhoDoes(prose: Prose, all: readonly Word[], isListedHere = false, before = ''): boolean {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || all.length < 2) return false;
  let isSubordinate = opensSubordinate(first.lower);
  // "We need someone to take her".
  if (all.some(({ lower }, i) => isAnybody(lower) && all[i + 1]?.lower === 'to')) return false;
  // "SENCO applying by Easter".
  if (!isSubordinate && !isListedHere && isInIng(all[1]?.lower ?? '') && isDoer(prose, first)) return true;
  if (isInIng(all[2]?.lower ?? '') && all[1] && isDoer(prose, all[1]) && !isVerb(first.lower)) return true;
  for (const mention of prose.mentionsIn(first.start, last.end)) {
    if (!mention.owning && !isSomebody(mention)) continue;
    if (mention.owning) {
      // "Nan's taking him on Friday".
      if (mention.start === first.start && isInIng(prose.words[mention.last + 1]?.lower ?? '')) return true;
      continue;
    }
    const lead = all.filter(({ end }) => end <= mention.start);
    // "To be asked if she works summers": her doing is another matter.
    if (lead.some(({ lower }, i) => i > 0 && opensSubordinate(lower))) return false;
    if (lead.some((word) => isVerb(word.lower) && !isDoer(prose, word)) && !isSubordinate) return false;
    const [next, second] = [prose.words[mention.last + 1], prose.words[mention.last + 2]?.lower ?? ''];
    if (!next || next.start > last.start) return false;
    const isBeing = next.lower === 'is' || next.lower === 'are' || next.lower === 'am';
    const isVerbal = isBeing
      ? second.endsWith('ing')
      : isThirdPerson(next.lower) || isInIng(next.lower) || (mention.kind !== 'profession' && isVerb(next.lower));
    // "If Kit goes missing Janine rings 101": the first verb is the condition's.
    if (isVerbal && !isSubordinate) return true;
    if (isVerbal) isSubordinate = false;
    // A name or "Mum" in front is the subject of whatever verb follows, but for a passive one.
    else if (
      lead.length === 0 &&
      !isListedHere &&
      isSure(mention) &&
      mention.kind !== 'profession' &&
      next.lower !== 'to' &&
      before !== 'with' &&
      !all.some((_, i) => (i > 0 && isPassive(all, MODALS.endAt(all, i) ?? all.length)) || (all[i]?.start === next.start && MODALS.endAt(all, i) !== undefined))
    )
      return true;
  }
  return false;
}

/** "FQ ring GP 3/5", "Ring school FQ Fri": two or three capitals in front, at the end or beside the date. */
function hasInitialsByDate(prose: Prose, all: readonly Word[]): boolean {
  return all.some((word, i) => {
    if (word.end - word.start < 2 || !isInitials(prose, word)) return false;
    const next = all[i + 1];
    if (i === 0 && (!next || isVerb(next.lower))) return true;
    return next !== undefined && isDueIn([next], prose.text) && !isShortRole(word.lower);
  });
}

/** "Day team please ring school", "GP see him tomorrow". */
function isTold(prose: Prose, all: readonly Word[]): boolean {
  const verb = all.findIndex((word, i) => i > 0 && isPlainVerb(word.lower));
  if (verb < 1 || verb > 4) return false;
  const doer = standsBetween(all[verb - 1]?.lower ?? '') ? all[verb - 2] : all[verb - 1];
  return doer !== undefined && isDoer(prose, doer) && !isVerb(all[0]?.lower ?? '') && !isState(all[0]?.lower ?? '');
}

/** "To be sent by Ade", "done by me", "by the health visitor"; not "by Friday". */
function saysByWhom(prose: Prose, all: readonly Word[]): boolean {
  return all.some((word, i) => {
    const end = AGENTS.endAt(all, i);
    const next = end === undefined ? undefined : all[end];
    if (end === undefined || !next || word.end > next.start) return false;
    const from = DETERMINER.test(next.lower) ? end + 1 : end;
    const who = all.slice(from, from + 4);
    const head = who[0];
    if (head === undefined || isDueIn([head], prose.text)) return false;
    if (isDoer(prose, head) || isInitials(prose, head)) return true;
    // "by the family support team": a role at the end of a few words, unless a date ("by the core group").
    const role = who.findIndex((other) => isDoer(prose, other));
    return role > 0 && !isDueIn(all.slice(i, from + role + 1), prose.text) && !who.slice(0, role).some(({ lower }) => /^(?:to|of|with|for)$/.test(lower));
  });
}
