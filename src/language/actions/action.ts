import type { Prose } from '../index/note-text.ts';
import { isStubSentence } from '../index/stub.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import { findWords, type Word } from '../words/words.ts';
import lists from './actions.yaml';
import { namesDoer } from './doer.ts';
import { isParticiple } from './doing.ts';
import { hasOccasion, isDueIn } from './due-date.ts';
import { leadsInDoer, leadsInDone } from './owner.ts';
import { statementIn } from './statement.ts';
import { isOrder, tellsFact } from './told-or-asked.ts';

/** One action: whether a statement is one, whether it says who and by when. */

const given = lists as unknown as Readonly<Record<'events' | 'meetings' | 'noAction' | 'forbidding' | 'held' | 'papers' | 'enumeration', readonly string[]>>;
const EVENTS = new Phrases(given.events);
const MEETINGS = new WordSet(given.meetings);
/** Words that an action has which might be a box's filler too. */
const FEWEST_ASKED = 3;
/** Words in front of a meeting's head at most: "Child protection review conference". */
const LONGEST_MEETING = 5;
const NO_ACTION = new Phrases(given.noAction);
const FORBIDDING = new Phrases(given.forbidding);
const HELD = new WordSet(given.held);
const PAPERS = new WordSet(given.papers);
const ENUMERATION = new WordSet(given.enumeration);

/** Something that is to be done. Offsets are those of the section's plain text. */
export interface Action {
  readonly start: number;
  readonly end: number;
  /** Somebody is named who is to do it. */
  readonly hasDoer: boolean;
  /** It says by when, how often or on what occasion; or it needs no date, for it forbids something. */
  readonly hasDueDate: boolean;
}

/** What a heading or lead-in says for the actions below it. */
export interface Lead {
  readonly hasDoer: boolean;
  readonly hasDueDate: boolean;
  readonly isHeading: boolean;
  /** What stands below is done. */
  readonly isDone: boolean;
}
export const NO_LEAD: Lead = { hasDoer: false, hasDueDate: false, isHeading: false, isDone: false };

/** Whether words begin by saying that there is no action. */
export function saysNone(words: readonly Word[]): boolean {
  return NO_ACTION.endAt(words, 0) !== undefined;
}

/** What a heading or lead-in says for what stands below it. */
export function leadOf(prose: Prose, start: number, end: number, isHeading: boolean): Lead {
  return { hasDoer: leadsInDoer(prose, start, end), hasDueDate: statementIn(prose, start, end).isDue, isHeading, isDone: leadsInDone(prose, start, end) };
}

/** The action of a statement; undefined where it is none. @param isAnswered It has its owner or date on a line below, and is to be done whatever its verb. */
export function readAction(prose: Prose, start: number, end: number, lead: Lead, isAnswered = false): Action | undefined {
  const all = prose.wordsIn(start, end);
  const text = prose.text.slice(start, end);
  const isNone = statementIn(prose, start, end)
    .clauses.slice(0, 2)
    .some(({ words: clause }) => saysNone(clause));
  if (all.length === 0 || isNone || (isStubSentence(text) && !isAsked(prose, start, end)) || isHeaded(all)) return undefined;
  if (!isAnswered && (lead.isDone || tellsFact(prose, start, end))) return undefined;
  // "Next meeting to be arranged": the event's own name is no date.
  const event = eventEnd(all);
  const hasDate = lead.hasDueDate || (event === undefined ? statementIn(prose, start, end).isDue : isDueIn(all.slice(event), prose.text));
  const isEvent = hasDate && event !== undefined && isSet(all, event) && (EVENTS.endAt(all, 0) !== undefined || !isOrder(prose, start, end));
  const hasDoer = lead.hasDoer || isEvent || namesDoer(prose, start, end);
  const isForbidden = all.some((_, i) => FORBIDDING.endAt(all, i) !== undefined);
  return { start, end, hasDoer, hasDueDate: hasDate || (hasDoer && (isForbidden || hasOccasion(all))) };
}

/** "SW to update the care plan", "Check police records": as the only words of a box they say nothing, as an action they ask for something. */
function isAsked(prose: Prose, start: number, end: number): boolean {
  const all = prose.wordsIn(start, end);
  if (all.length < FEWEST_ASKED) return false;
  if (all[0]?.lower === 'check') return true;
  const to = all.findIndex(({ lower }) => lower === 'to');
  // "All to carry on with existing actions" asks for nothing new.
  return to > 0 && !/^(?:carry|continue|remain|stay|keep|proceed)$/.test(all[to + 1]?.lower ?? 'stay') && namesDoer(prose, start, end);
}

/** Where the name of a meeting or the like ends that opens a statement. */
function eventEnd(all: readonly Word[]): number | undefined {
  const named = EVENTS.endAt(all, 0);
  if (named !== undefined) return named;
  const head = all.slice(0, LONGEST_MEETING).findIndex(({ lower }) => MEETINGS.has(lower) || lower === 'to');
  return head === -1 || all[head]?.lower === 'to' ? undefined : head + 1;
}

/** Whether a meeting is no more than told with its day: not yet to be arranged, and no paper about it. */
function isSet(all: readonly Word[], end: number): boolean {
  if (PAPERS.includes(all[end])) return false;
  return !all.slice(end).some(({ lower }, i, rest) => (rest[i - 1]?.lower === 'be' && isParticiple(lower) && !HELD.has(lower)) || lower === 'needs');
}

/** A line of nothing but numbers and a table's headings: "Action 1", "Action / Person responsible / Timescale". */
function isHeaded(all: readonly Word[]): boolean {
  return all.every(({ lower }) => ENUMERATION.has(lower) || /^\d+$/.test(lower));
}

/** Whether a line holds nothing but the headings of a table of actions that was never filled in. */
export function isTableHeading(line: string): boolean {
  const all = findWords(line);
  return all.length > 1 && isHeaded(all);
}
