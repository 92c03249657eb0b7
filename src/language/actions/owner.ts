import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { isAllCapitals, isCapital, isSmall } from '../words/letters.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import { isVerb, MODALS } from './doing.ts';
import { isDueIn } from './due-date.ts';
import lists from './owner.yaml';
import { clausesOf } from './statement.ts';

/** Who owns an action: people, roles and services, and the lines and lead-ins that name them. */

type ListName =
  | 'doers'
  | 'groups'
  | 'nobody'
  | 'anybody'
  | 'duties'
  | 'owners'
  | 'dueLabels'
  | 'leading'
  | 'doneHeadings'
  | 'notYet'
  | 'notInitials'
  | 'datePrepositions';
const given = lists as Readonly<Record<ListName, readonly string[]>>;

const DOERS = new WordSet(given.doers);
const GROUPS = new WordSet(given.groups);
const NOBODY = new WordSet(given.nobody);
const ANYBODY = new WordSet(given.anybody);
const DUTIES = new WordSet(given.duties);
const OWNERS = new WordSet(given.owners);
const DUE_LABELS = new WordSet(given.dueLabels);
const LEADING = new WordSet(given.leading);
const DONE_HEADINGS = new WordSet(given.doneHeadings);
const NOT_YET = new WordSet(given.notYet);
const NOT_INITIALS = new WordSet(given.notInitials);
const DATE_PREPOSITIONS = new WordSet(given.datePrepositions);

/** How many words the description of a doer has at most ("the night staff at Gannel House"). */
export const LONGEST_DOER = 7;
/** "By Friday", "on 4 May". */
export const LONGEST_DATE = 5;
/** "the duty worker", "community midwife Ann". */
const LONGEST_ROLE = 4;

/** No person at all, or nobody in particular. */
export const isNobody = (word: string): boolean => NOBODY.has(word) || ANYBODY.has(word);
export const isAnybody = (word: string): boolean => ANYBODY.has(word);
/** A role by its short form, or the writer: "HV", "me". */
export const isShortRole = (word: string): boolean => DOERS.has(word);

function mentionsAt(prose: Prose, word: Word): readonly Mention[] {
  return prose.mentionsIn(word.start, word.end);
}

/** Not a possessive, and not an order with its capital, which may look like a name ("Liaise with school"). */
export function isSomebody(mention: Mention): boolean {
  return !mention.owning && (mention.kind !== 'name' || mention.titled || mention.people.length > 0 || !mention.name.some(isVerb));
}

/** Whether a name is surely one: the form knows it, or it has a title. A noun that opens a line has a capital too ("Passport by Friday"). */
export function isSure(mention: Mention): boolean {
  return mention.kind !== 'name' || mention.titled || mention.people.length > 0;
}

/** Somebody by name, by kinship or as "I", "he", "they"; no possessive. */
export function isPerson(prose: Prose, word: Word): boolean {
  return mentionsAt(prose, word).some((mention) => isSomebody(mention) && mention.kind !== 'profession');
}

/** Somebody, or the service or role that they stand for: "school", "HV", "day team". */
export function isDoer(prose: Prose, word: Word): boolean {
  return DOERS.includes(word) || GROUPS.includes(word) || mentionsAt(prose, word).some(isSomebody);
}

/** Two or three capitals that are nobody's short form. */
export function isInitials(prose: Prose, word: Word): boolean {
  const length = word.end - word.start;
  if (length > 3) return false;
  if (length > 1 && prose.people.hasInitials(word.lower)) return true;
  return word.end - word.start <= 3 && isAllCapitals(prose.text.slice(word.start, word.end)) && !NOT_INITIALS.includes(word) && !NOBODY.includes(word);
}

/** Whether these words are an owner's: "Landlady", "Day team", "Mr Obi", "SW". */
export function isLabel(prose: Prose, all: readonly Word[]): boolean {
  const last = all.at(-1);
  if (!last || all.length > LONGEST_DOER || isNobody(all[0]?.lower ?? '')) return false;
  if (DUTIES.includes(last) && prose.mentionsIn(all[0]?.start ?? 0, last.start).some(({ owning }) => owning)) return true;
  if (all.some((word) => isVerb(word.lower) && !isDoer(prose, word))) return false;
  // "Red Cross", "Women's Aid".
  if (all.length > 1 && all.every((word) => isCapital(prose.text, word.start) && isSmall(prose.text, word.start + 1))) return true;
  return isDoer(prose, last) || (all.length === 1 && isInitials(prose, last));
}

/** "…, Shabnam, …", "(Nan)", "H. Threlfall": nothing but people. @param isRoleToo "LAC nurse" too. */
export function isOnlyPeople(prose: Prose, clause: readonly Word[], isRoleToo = false): boolean {
  // "Owner Fintan".
  const all = clause.length > 1 && OWNERS.includes(clause[0]) ? clause.slice(1) : clause;
  const last = all.at(-1);
  if (!last || all.length > LONGEST_DOER) return false;
  if (isRoleToo && all.length <= LONGEST_ROLE && isDoer(prose, last) && !all.some(({ lower }) => isVerb(lower) || /^(?:to|with|for|of|from)$/.test(lower)))
    return true;
  const isMeant = (word: Word) => isPerson(prose, word) || isInitials(prose, word) || DOERS.includes(word);
  return all.some(isMeant) && all.every((word) => isMeant(word) || isDoer(prose, word) || mentionsAt(prose, word).length > 0);
}

/** "(FQ by 3/4)", "- Kim tonight", "adoption worker by Friday": somebody and a date. */
export function isPersonWithDate(prose: Prose, all: readonly Word[]): boolean {
  for (let i = 1; i < all.length && i <= LONGEST_ROLE; i++) {
    const who = all.slice(0, i);
    if (isDate(prose, all.slice(i)) && isOnlyPeople(prose, who, true)) return true;
  }
  return false;
}

/** A date and nothing else: "by Friday", "4 May". */
export function isDate(prose: Prose, all: readonly Word[]): boolean {
  const first = all[0];
  // "Hourly checks" are no date.
  if (!first || (first.lower.endsWith('ly') && all.length > 1 && first.lower !== 'early')) return false;
  if (all.length > LONGEST_DATE || all.some(({ lower }) => lower === 'to' || isVerb(lower))) return false;
  if (!isDueIn(all, prose.text)) return false;
  return DATE_PREPOSITIONS.includes(first) || isDueIn([first], prose.text) || /^\d/.test(first.lower) || all.length === 1;
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

/** Whether a heading stands over what has been done: "Done since last time". */
export function leadsInDone(prose: Prose, start: number, end: number): boolean {
  const all = prose.wordsIn(start, end);
  return DONE_HEADINGS.meets(all) && !NOT_YET.meets(all);
}

/** Whether a line is nobody but people by name or role: "Fintan", "Social worker", "HV". */
export function isBareOwner(prose: Prose, start: number, end: number): boolean {
  const line = prose.wordsIn(start, end);
  const all = line.length > 1 && OWNERS.includes(line[0]) ? line.slice(1) : line;
  if (all.length > LONGEST_DOER) return false;
  const mentions = prose.mentionsIn(start, end);
  return (
    all.length > 0 &&
    all.every((word, i) => {
      const mention = mentions.find((other) => other.start <= word.start && word.end <= other.end);
      if (mention?.kind === 'profession') return mention.last > mention.first;
      return (
        (mention !== undefined && !mention.owning) ||
        DOERS.includes(word) ||
        (word.end - word.start > 1 && isInitials(prose, word)) ||
        (i > 0 && word.lower === 'and')
      );
    })
  );
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
