import lists from './doer.yaml';
import { namesDueDate } from './due-date.ts';
import type { Mention } from './mentions.ts';
import type { Prose } from './note-text.ts';
import { Phrases } from './phrases.ts';
import type { Word } from './words.ts';

type ListName =
  | 'doers'
  | 'groups'
  | 'nobody'
  | 'modals'
  | 'contracted'
  | 'verbs'
  | 'done'
  | 'states'
  | 'subordinators'
  | 'between'
  | 'clauseOpeners'
  | 'closed'
  | 'leading'
  | 'binding'
  | 'duties'
  | 'plainVerbs'
  | 'agents'
  | 'doneHeadings'
  | 'notYet'
  | 'notInitials'
  | 'owners'
  | 'wishes'
  | 'underWay'
  | 'datePrepositions'
  | 'dueLabels';
const words = lists as Readonly<Record<ListName, readonly string[]>>;

const GROUPS = new Set(words.groups);
const DOERS = new Set(words.doers);
const NOBODY = new Set(words.nobody);
const VERBS = new Set(words.verbs);
const DONE = new Set(words.done);
const STATES = new Set(words.states);
const SUBORDINATORS = new Set(words.subordinators);
const BETWEEN = new Set(words.between);
const MODALS = new Phrases(words.modals);
const CONTRACTED = new Phrases(words.contracted);

/** How many words the description of a doer has at most ("the night staff at Gannel House"). */
const LONGEST_DOER = 7;
/** "By Friday", "on 4 May". */
const LONGEST_DATE = 5;
/** Words without a verb that are more than a heading's worth. */
const LONGEST_FRAGMENT = 10;
/** Where a clause or a part of minutes begins and ends. */
const BREAK = new RegExp(
  String.raw`[,;()[\]|+&→⇒>=@✓✔☑]|:(?!\d)|/(?!\d)|(?<!\S)[-–—]+(?=\s|$)|[–—]|[.!?](?=\s|$)|\b(?:${words.clauseOpeners.join('|').replaceAll(' ', '\\s+')})\b|\n`,
  'giu',
);
const BINDING = new Phrases(words.binding);
const PLAIN_VERBS = new Set(words.plainVerbs);
const DUE_LABELS = new Set(words.dueLabels);
const DATE_PREPOSITIONS = new Set(words.datePrepositions);
const WISHES = new Phrases(words.wishes);
const UNDER_WAY = new Set(words.underWay);
const OWNERS = new Set(words.owners);
const NOT_INITIALS = new Set(words.notInitials);
const AGENTS = new Phrases(words.agents);
const DONE_HEADINGS = new Set(words.doneHeadings);
const NOT_YET = new Set(words.notYet);
const DUTIES = new Set(words.duties);
const CLOSED = new Set(words.closed);
const LEADING = new Set(words.leading);
/** After these a label has ended: "GM: …", "Lorna - …", "Nesta (chair)". */
const ENDS_LABEL = /^(?:[:(–—\-/&+→⇒>=|,]|and$)/i;

const IS_MINUTES = /^(?:[–—|→⇒>]|-+)$/;

/** A stretch between marks or "and". */
export interface Clause {
  readonly words: readonly Word[];
  /** The mark that ends it; empty at the end of the text. */
  readonly mark: string;
  /** The mark before it; empty at the start of the text. */
  readonly before: string;
}

/** The clauses of a stretch of the text, in order; those without a word left out. */
export function clausesOf(prose: Prose, start: number, end: number): Clause[] {
  const clauses: Clause[] = [];
  let from = start;
  let before = '';
  const push = (to: number, mark: string) => {
    const within = prose.wordsIn(from, to);
    if (within.length > 0) clauses.push({ words: within, mark, before });
    before = mark;
  };
  for (const match of prose.text.slice(start, end).matchAll(BREAK)) {
    push(start + match.index, match[0]);
    from = start + match.index + match[0].length;
  }
  push(end, '');
  return clauses;
}

/** Somebody by name, by kinship or as "I", "he", "they"; no possessive. */
function isPerson(prose: Prose, word: Word): boolean {
  return prose.mentionsIn(word.start, word.end).some((mention) => isSomebody(mention) && mention.kind !== 'profession');
}

/** Not a possessive, and not an order with its capital, which may look like a name ("Liaise with school"). */
function isSomebody(mention: Mention): boolean {
  return !mention.owning && (mention.kind !== 'name' || mention.titled || mention.people.length > 0 || !mention.name.some((word) => VERBS.has(word)));
}

/** Whether a name is surely one: the form knows it, or it has a title. A noun that opens a line has a capital too ("Passport by Friday"). */
function isSure(mention: Mention): boolean {
  return mention.kind !== 'name' || mention.titled || mention.people.length > 0;
}

/** Somebody, or the service or role that they stand for: "school", "HV", "day team". */
export function isDoer(prose: Prose, word: Word): boolean {
  return DOERS.has(word.lower) || GROUPS.has(word.lower) || isPerson(prose, word) || prose.mentionsIn(word.start, word.end).some(isSomebody);
}

function isInitials(prose: Prose, word: Word): boolean {
  if (word.end - word.start > 3) return false;
  if (word.end - word.start > 1 && prose.people.hasInitials(word.lower)) return true;
  return /^\p{Lu}{1,3}$/u.test(prose.text.slice(word.start, word.end)) && !NOT_INITIALS.has(word.lower) && !NOBODY.has(word.lower);
}

/** Whether the text says who does it: "Mum to ring …", "I will …", "GM: …", "…, Shabnam, …", "Sean hands in …", "to be sent by Ade". */
export function namesDoer(prose: Prose, start: number, end: number): boolean {
  const clauses = clausesOf(prose, start, end);
  // "IDVA – safety planning call – Friday": three parts with a date are who, what and when.
  if (clauses.filter(({ mark }) => IS_MINUTES.test(mark)).length >= 2 && namesDueDate(prose.text.slice(start, end))) return true;
  return clauses.some(({ words: clause, mark, before }, i) => {
    const isFirst = i === 0;
    // "Dentist – Friday" is what and when.
    const rest = clauses[1]?.words;
    const isTopic = clauses.length === 2 && rest !== undefined && rest.length <= LONGEST_DATE && isDate(prose, rest);
    if (isFirst && ENDS_LABEL.test(mark) && !isTopic && isLabel(prose, clause)) return true;
    // Minutes: "Transport – school – from Monday".
    if (!isFirst && ENDS_LABEL.test(before) && clause.every((word) => isDoer(prose, word))) return true;
    // "Ring school, GP and Mum": those behind a comma or "and" are rung.
    const lastBefore = clauses[i - 1]?.words.at(-1);
    const isListed = /^(?:,|and|&|\+|\/)$/i.test(before) && lastBefore !== undefined && isDoer(prose, lastBefore);
    if (!isFirst && !isListed && before.toLowerCase() !== 'and' && (isOnlyPeople(prose, clause) || isPersonWithDate(prose, clause))) return true;
    return (
      saysWhoWillDo(prose, clause) ||
      saysWhoDoes(prose, clause, isListed) ||
      saysByWhom(prose, clause) ||
      isTold(prose, clause) ||
      hasInitialsByDate(prose, clause)
    );
  });
}

/** Whether these words are an owner's: "Landlady", "Day team", "Mr Obi", "SW". */
export function isLabel(prose: Prose, all: readonly Word[]): boolean {
  const last = all.at(-1);
  if (!last || all.length > LONGEST_DOER || NOBODY.has(all[0]?.lower ?? '')) return false;
  if (DUTIES.has(last.lower) && prose.mentionsIn(all[0]?.start ?? 0, last.start).some(({ owning }) => owning)) return true;
  if (all.some((word) => VERBS.has(word.lower) && !isDoer(prose, word))) return false;
  // "Red Cross", "Women's Aid".
  if (all.length > 1 && all.every((word) => /^\p{Lu}\p{Ll}/u.test(prose.text.slice(word.start, word.end)))) return true;
  return isDoer(prose, last) || (all.length === 1 && isInitials(prose, last));
}

/** "…, Shabnam, …", "(Nan)", "H. Threlfall": nothing but people. */
function isOnlyPeople(prose: Prose, clause: readonly Word[]): boolean {
  // "Owner Fintan".
  const all = clause.length > 1 && OWNERS.has(clause[0]?.lower ?? '') ? clause.slice(1) : clause;
  if (all.length > LONGEST_DOER) return false;
  const isMeant = (word: Word) => isPerson(prose, word) || isInitials(prose, word) || word.lower === 'me' || DOERS.has(word.lower);
  return all.some(isMeant) && all.every((word) => isMeant(word) || isDoer(prose, word) || prose.mentionsIn(word.start, word.end).length > 0);
}

/** "(FQ by 3/4)", "- Kim tonight": somebody and a date. */
function isPersonWithDate(prose: Prose, all: readonly Word[]): boolean {
  const first = all[0];
  const last = all.at(-1);
  if (!first || !last || !(isPerson(prose, first) || isInitials(prose, first) || DOERS.has(first.lower))) return false;
  const other = all.find((word) => !isPerson(prose, word) && !isInitials(prose, word) && !DOERS.has(word.lower));
  return other !== undefined && isDate(prose, all.slice(all.indexOf(other)));
}

/** Whether a heading or lead-in names those who are to do what stands below it: "Mum:", "Actions for school", "By Friday - Fintan". */
export function leadsInDoer(prose: Prose, start: number, end: number): boolean {
  return clausesOf(prose, start, end).some(({ words: clause }) => {
    const from = clause.findIndex(({ lower }) => !LEADING.has(lower));
    const first = clause[0];
    if (first && isPerson(prose, first)) return true;
    if (from === -1) return false;
    const rest = clause.slice(from);
    const modal = rest.findIndex((_, i) => {
      const end = i > 0 ? MODALS.endAt(rest, i) : undefined;
      return end !== undefined && rest.slice(end).every(({ lower }) => LEADING.has(lower));
    });
    const who = modal === -1 ? rest : rest.slice(0, modal);
    return isOnlyPeople(prose, who) || isLabel(prose, who) || modal > 0;
  });
}

/** Whether a line is nobody but people by name or role: "Fintan", "Social worker", "HV". */
export function isBareOwner(prose: Prose, start: number, end: number): boolean {
  const line = prose.wordsIn(start, end);
  const all = line.length > 1 && OWNERS.has(line[0]?.lower ?? '') ? line.slice(1) : line;
  const mentions = prose.mentionsIn(start, end);
  return (
    all.length > 0 &&
    all.every((word, i) => {
      const mention = mentions.find((other) => other.start <= word.start && word.end <= other.end);
      if (mention?.kind === 'profession') return mention.last > mention.first;
      return (
        (mention !== undefined && !mention.owning) ||
        DOERS.has(word.lower) ||
        (word.end - word.start > 1 && isInitials(prose, word)) ||
        (i > 0 && word.lower === 'and')
      );
    })
  );
}

/** Whether a heading stands over what has been done: "Done since last time". */
export function leadsInDone(prose: Prose, start: number, end: number): boolean {
  const all = prose.wordsIn(start, end);
  return all.some(({ lower }) => DONE_HEADINGS.has(lower)) && !all.some(({ lower }) => NOT_YET.has(lower));
}

/** A date and nothing else: "by Friday", "4 May". */
function isDate(prose: Prose, all: readonly Word[]): boolean {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || all.length > LONGEST_DATE || all.some(({ lower }) => lower === 'to' || VERBS.has(lower))) return false;
  if (!namesDueDate(prose.text.slice(first.start, last.end))) return false;
  return DATE_PREPOSITIONS.has(first.lower) || namesDueDate(prose.text.slice(first.start, first.end)) || /^\d/.test(first.lower) || all.length === 1;
}

/** Whether a line holds nothing but an owner, a date or both: "Tess, by 9 June", "Owner: FQ – 3/5". */
export function isOwnerLine(prose: Prose, start: number, end: number): boolean {
  const clauses = clausesOf(prose, start, end);
  return (
    clauses.length > 0 &&
    clauses.every(({ words: clause }) => {
      const rest = clause.findIndex(({ lower }) => !OWNERS.has(lower) && !DUE_LABELS.has(lower));
      return rest === -1 || isOnlyPeople(prose, clause) || isDate(prose, clause.slice(rest)) || isPersonWithDate(prose, clause);
    })
  );
}

/** Whether a passive follows: "to be chased", "will have to be told"; not "will be ringing". */
export function isPassive(all: readonly Word[], at: number): boolean {
  let i = at;
  while (BETWEEN.has(all[i]?.lower ?? '') || /^(?:have|need|to)$/.test(all[i]?.lower ?? '')) i++;
  return all[i]?.lower === 'be' && !all[i + 1]?.lower.endsWith('ing');
}

/** Whether a modal verb or "to be done" stands in the main clause. */
export function asksForDoing(prose: Prose, start: number, end: number): boolean {
  return clausesOf(prose, start, end).some(({ words: clause }) => {
    for (const [i, word] of clause.entries()) {
      if (SUBORDINATORS.has(word.lower)) return false;
      if (CONTRACTED.endAt(clause, i) !== undefined || WISHES.endAt(clause, i) !== undefined || UNDER_WAY.has(word.lower)) return true;
      const doing = MODALS.endAt(clause, i);
      if (doing !== undefined && (word.lower !== 'to' || VERBS.has(clause[doing]?.lower ?? '') || clause[doing]?.lower === 'be')) return true;
    }
    return false;
  });
}

/** "Somebody to do something", "she will …": the doer, a modal verb and an active verb. */
export function saysWhoWillDo(prose: Prose, all: readonly Word[]): boolean {
  const first = all[0];
  if (!first || NOBODY.has(first.lower)) return false;
  if (first.lower === 'will' || first.lower === 'shall') return all.length > 1 && !isPassive(all, 1);
  for (const [i, word] of all.entries()) {
    if (i > LONGEST_DOER || SUBORDINATORS.has(word.lower)) return false;
    if (CONTRACTED.endAt(all, i) !== undefined) return true;
    const doing = i > 0 ? MODALS.endAt(all, i) : undefined;
    if (doing !== undefined) {
      if (isPassive(all, doing)) return false;
      const next = all[doing + (BETWEEN.has(all[doing]?.lower ?? '') ? 1 : 0)];
      const before = all[BETWEEN.has(all[i - 1]?.lower ?? '') ? i - 2 : i - 1];
      // "Letter to school", "lift to the clinic": no verb follows.
      if (word.lower !== 'to') return true;
      if (!next || VERBS.has(next.lower) || next.lower === 'not' || next.lower === 'be') return true;
      if (before && isDoer(prose, before) && !isDoer(prose, next) && !/^(?:the|a|an|my|her|his|their|our|this)$/.test(next.lower)) return true;
    } else if (((i === 0 && VERBS.has(word.lower)) || DONE.has(word.lower)) && !isDoer(prose, word)) return false;
  }
  return false;
}

/** "Sean hands the slip in", "on Monday we look at it again", "Maureen is phoning tonight": the doer and what they do. */
function saysWhoDoes(prose: Prose, all: readonly Word[], isListed = false): boolean {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || all.length < 2) return false;
  let isSubordinate = SUBORDINATORS.has(first.lower);
  for (const mention of prose.mentionsIn(first.start, last.end)) {
    if (!mention.owning && !isSomebody(mention)) continue;
    if (mention.owning) {
      // "Nan's taking him on Friday".
      if (mention.first === prose.wordsIn(0, first.end).length - 1 && prose.words[mention.last + 1]?.lower.endsWith('ing')) return true;
      continue;
    }
    const before = all.filter(({ end }) => end <= mention.start);
    if (before.some((word) => VERBS.has(word.lower) && !isDoer(prose, word)) && !isSubordinate) return false;
    const [next, second] = [prose.words[mention.last + 1], prose.words[mention.last + 2]?.lower ?? ''];
    if (!next || next.start > last.start) return false;
    const isVerb =
      next.lower === 'is' || next.lower === 'are'
        ? second.endsWith('ing')
        : isThirdPerson(next.lower) || (mention.kind !== 'profession' && VERBS.has(next.lower));
    // "If Kit goes missing Janine rings 101": the first verb is the condition's.
    if (isVerb && !isSubordinate) return true;
    if (isVerb) isSubordinate = false;
    // A name or "Mum" in front is the subject of whatever verb follows, but for a passive one.
    else if (
      before.length === 0 &&
      !isListed &&
      isSure(mention) &&
      mention.kind !== 'profession' &&
      next.lower !== 'to' &&
      MODALS.endAt(prose.words, mention.last + 1) === undefined
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
    if (i === 0 && (!next || VERBS.has(next.lower))) return true;
    return next !== undefined && namesDueDate(prose.text.slice(next.start, next.end)) && !DOERS.has(word.lower);
  });
}

/** "Day team please ring school", "GP see him tomorrow". */
function isTold(prose: Prose, all: readonly Word[]): boolean {
  const verb = all.findIndex((word, i) => i > 0 && PLAIN_VERBS.has(word.lower));
  if (verb < 1 || verb > 4) return false;
  const doer = BETWEEN.has(all[verb - 1]?.lower ?? '') ? all[verb - 2] : all[verb - 1];
  return doer !== undefined && isDoer(prose, doer) && !VERBS.has(all[0]?.lower ?? '');
}

function isThirdPerson(word: string): boolean {
  if (!word.endsWith('s')) return false;
  return STATES.has(word) || VERBS.has(word.slice(0, -1)) || VERBS.has(word.replace(/es$/, '')) || VERBS.has(word.replace(/ies$/, 'y'));
}

/** "To be sent by Ade", "done by me". */
function saysByWhom(prose: Prose, all: readonly Word[]): boolean {
  return all.some((word, i) => {
    const end = AGENTS.endAt(all, i);
    const next = end === undefined ? undefined : all[end];
    if (end === undefined || !next || word.end > next.start) return false;
    const head = next.lower === 'the' || next.lower === 'my' ? all[end + 1] : next;
    if (head !== undefined && namesDueDate(prose.text.slice(head.start, head.end))) return false;
    // "by school" and "by the health visitor" are people, "by the core group" is a date.
    return head !== undefined && isDoer(prose, head);
  });
}

/** Whether a stretch tells what was done or what is, and asks for nothing: "Told the school at 3", "Mum is happy with this". */
export function tellsFact(prose: Prose, start: number, end: number): boolean {
  const all = prose.wordsIn(start, end);
  const second = all[1]?.lower ?? '';
  if (clausesOf(prose, start, end).some(({ words: clause }, i) => i > 0 && CLOSED.has(clause[0]?.lower ?? ''))) return true;
  // "Ensure that …", "Ring mum": an order, unless the word is a noun here ("Contact was good", "Report sent").
  if (VERBS.has(all[0]?.lower ?? '') && !STATES.has(second) && !(DONE.has(second) && !VERBS.has(second))) return false;
  for (const [i, word] of all.entries()) {
    if (SUBORDINATORS.has(word.lower)) return false;
    if (MODALS.endAt(all, i) !== undefined && (word.lower !== 'to' || isPassive(all, i + 1) || VERBS.has(all[i + 1]?.lower ?? ''))) return false;
    if (CONTRACTED.endAt(all, i) !== undefined || WISHES.endAt(all, i) !== undefined) return false;
    if (STATES.has(word.lower) && UNDER_WAY.has(all[i + 1]?.lower ?? '')) return false;
    // "You don't need to do anything" asks for nothing.
    if (DONE.has(word.lower) || STATES.has(word.lower)) return word.lower.endsWith("n't") || BINDING.find(all, i + 1) === undefined;
    const before = all[i - 1];
    // "Mum signed the form": regular verbs of the past, right behind who did it.
    if (word.lower.endsWith('ed') && i < LONGEST_DOER && before && isDoer(prose, before)) return true;
  }
  return false;
}

/** Whether a stretch has nothing that a sentence has: "Fuel voucher", "GP appointment for the tummy aches". */
export function isFragment(prose: Prose, start: number, end: number): boolean {
  const all = prose.wordsIn(start, end);
  if (all.length > LONGEST_FRAGMENT || /^(?:author|pronoun|several)$/.test(prose.mentionsIn(start, end)[0]?.kind ?? '')) return false;
  return !all.some((word) => STATES.has(word.lower) || DONE.has(word.lower)) && !saysWhoDoes(prose, all);
}

/** Whether a stretch begins with an order: "Ring the GP", "Please chase housing". */
export function isOrder(prose: Prose, start: number, end: number): boolean {
  const all = prose.wordsIn(start, end);
  const first = all[0]?.lower === 'please' || all[0]?.lower === 'continue' ? 1 : 0;
  return VERBS.has(all[first]?.lower ?? '') && !tellsFact(prose, start, end);
}
