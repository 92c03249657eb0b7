import { normaliseLabel } from '../casenote/labels.ts';
import lists from './actions.yaml';
import { namesDoer, saysWhoWillDo } from './doer.ts';
import { isParticiple, isPassive } from './doing.ts';
import { namesDueDate, namesOccasion } from './due-date.ts';
import type { NoteText, Prose } from './note-text.ts';
import { Phrases } from './phrases.ts';
import { isBareOwner, isOwnerLine, leadsInDoer, leadsInDone } from './owner.ts';
import type { Block } from './plain-text.ts';
import type { Sentence } from './sentences.ts';
import { clausesOf, statementIn } from './statement.ts';
import { isStubSentence } from './stub.ts';
import { asksForDoing, isFragment, isOrder, tellsFact } from './told-or-asked.ts';
import { findWords, type Word } from './words.ts';

/**
 * What an action is, who is to do it and by when: in bullets, tables, sentences and minutes, under owners' headings and
 * lead-ins.
 *
 * - `actionsIn(prose)`: the actions of an Actions section, where whatever is not told as done or as a fact is one.
 * - `actionSections(text)`: where a note has its actions.
 * - `isAction(prose, sentence)`: whether a sentence of any section asks for something to be done ("Mum to ring the GP").
 * - `consistsOfActions(prose, block)`: whether most of a paragraph, list item or table cell is such sentences.
 */

type Column = 'owner' | 'due' | 'what';
const words = lists as Readonly<Record<'events' | 'meetings' | 'noAction' | 'forbidding' | 'goingOn' | 'labels' | 'blank' | 'held' | 'papers' | 'enumeration' | 'pastHeadings' | 'headingWords', readonly string[]>> & {
  readonly columns: Readonly<Record<Column, readonly string[]>>;
  readonly columnWords: Readonly<Record<'owner' | 'due', readonly string[]>>;
};

const EVENTS = new Phrases(words.events);
const MEETINGS = new Set(words.meetings);
/** Words in front of a meeting's head at most: "Child protection review conference". */
const LONGEST_MEETING = 5;
const NO_ACTION = new Phrases(words.noAction);
const FORBIDDING = new Phrases(words.forbidding);
const HELD = new Set(words.held);
const PAPERS = new Set(words.papers);
const ENUMERATION = new Set(words.enumeration);
const PAST_HEADINGS = new Set(words.pastHeadings);
const HEADING_WORDS = new Set(words.headingWords);
const GOING_ON = new Set(words.goingOn);
const LABELS = new Phrases(words.labels);
const BLANK = new Set(words.blank.map(normaliseLabel));
const COLUMNS: ReadonlyMap<string, Column> = new Map(
  (Object.entries(words.columns) as [Column, readonly string[]][]).flatMap(([column, labels]) =>
    labels.map((label) => [normaliseLabel(label), column] as const),
  ),
);

/** A line that gives an owner or a date for those below it is no longer than this, in words. */
const LONGEST_LEAD_IN = 8;
/** What parts actions that stand in one line. */
const RUNS_ON = /;|\s[/•]{1,2}\s|(?<=^|\s)\(?(?:\d{1,2}|[a-h])\)\s|(?<=[a-z.]\s)\d{1,2}\.\s(?=\p{Lu})/gu;
/** Lines of less than this many characters were hardly wrapped. */
const NARROW = 72;
/** An afterthought of so few words belongs to the action before it: "1600 today.", "Fintan." */
const LONGEST_AFTERTHOUGHT = 5;
/** Where a line ends that leads in others: "Fintan:", "Hollis -", "By 9 April:". */
const LEADS_IN = /[:–—-]\**\s*$/;

const BULLET = /^(?:[•●▪·✓☐→⇒➔➜➤►>»-]|o\s)/;

/** Something that is to be done. Offsets are those of the section's plain text. */
export interface Action {
  readonly start: number;
  readonly end: number;
  /** Somebody is named who is to do it. */
  readonly hasDoer: boolean;
  /** It says by when, how often or on what occasion; or it needs no date, for it forbids something. */
  readonly hasDueDate: boolean;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a heading or lead-in says for the actions below it. */
interface Lead {
  readonly hasDoer: boolean;
  readonly hasDueDate: boolean;
  readonly isHeading: boolean;
  /** What stands below is done. */
  readonly isDone: boolean;
}
const NO_LEAD: Lead = { hasDoer: false, hasDueDate: false, isHeading: false, isDone: false };

/** The actions of an Actions section, in order. What is told as done or as a fact, and "no further action", are none. */
export function actionsIn(prose: Prose): Action[] {
  const actions: Action[] = [];
  const heading = prose.section.heading ?? '';
  const top = { ...NO_LEAD, hasDueDate: namesDueDate(heading) && !findWords(heading).some(({ lower }) => PAST_HEADINGS.has(lower)) };
  let lead: Lead = top;
  let hasItems = false;
  const table = new TableReader(prose);
  const add = (start: number, end: number) => {
    let before: Action | undefined;
    for (const part of partsOf(prose, start, end)) {
      // "Fintan to ring the GP; email school": the doer goes on.
      const goesOn = before?.hasDoer === true && isOrder(prose, part.start, part.end);
      before = readAction(prose, part.start, part.end, goesOn ? { ...lead, hasDoer: true } : lead);
      if (before) actions.push(before);
    }
  };
  const { blocks } = prose.plain;
  for (const [i, block] of blocks.entries()) {
    if (block.cell) {
      actions.push(...table.cell(block));
      continue;
    }
    actions.push(...table.finish());
    if (block.kind === 'heading' || isLeadIn(prose, block, blocks[i + 1])) {
      lead = leadOf(prose, block.start, block.end, block.kind === 'heading');
      hasItems = false;
      continue;
    }
    if (block.kind === 'paragraph' && hasItems && !lead.isHeading) lead = top;
    if (block.kind === 'item') {
      hasItems = true;
      const last = actions.at(-1);
      const above = blocks[i - 1];
      if (isAnswer(prose, block)) {
        // "Bedroom door mended" is told as done, but for the "Who: Mum" below it.
        const isOpen = above?.kind === 'item' && !isAnswer(prose, above) && (last === undefined || last.end <= above.start);
        const answered = isOpen ? readAction(prose, above.start, block.end, lead, true) : last && readAction(prose, last.start, block.end, lead, true);
        if (answered && isOpen) actions.push(answered);
        else if (answered) actions[actions.length - 1] = answered;
      } else add(block.start, block.end);
      continue;
    }
    const last = actions.at(-1);
    // "Owner: Tess, 9 June" in a paragraph of its own, below the action.
    if (last && !hasItems && isAnswer(prose, block)) {
      actions[actions.length - 1] = readAction(prose, last.start, block.end, lead) ?? last;
      continue;
    }
    for (const [line, { start, end }] of statementsOf(prose, block).entries()) {
      const text = prose.text.slice(start, end);
      const isOwnersLine =
        (isBareOwner(prose, start, end) || isOwnerLine(prose, start, end)) &&
        end < block.end &&
        (line === 0 || BULLET.test(prose.text.slice(end, block.end).trimStart()));
      if (isOwnersLine || (isLeadInLine(prose, start, end) && end < block.end)) {
        lead = leadOf(prose, start, end, false);
        hasItems = true;
      } else if (
        hasItems ||
        BULLET.test(text) ||
        isOrder(prose, start, end) ||
        asksForDoing(prose, start, end) ||
        isFragment(prose, start, end) ||
        namesDoer(prose, start, end)
      )
        add(start, end);
    }
  }
  actions.push(...table.finish());
  return actions;
}

/**
 * The sections that hold a note's actions: those headed so or, where there is none, one under another heading of the
 * note's own ("What happens next", "Promises") with at least one action that says who and by when. Not what is said in
 * the narrative or the analysis.
 */
export function actionSections(text: NoteText): readonly Prose[] {
  const all = text.of('actions');
  const headed = all.filter(({ section }) => section.within !== 'detailed');
  // "Plan: …" in front of a line of the narrative opens no Actions where the note has them elsewhere.
  const own = headed.length > 0 ? headed : all;
  if (own.length > 0) return own;
  return text
    .of('needsToHappen', 'other')
    .filter(({ section }) => section.within !== 'analysis' && section.heading !== null)
    .filter(
      (prose) =>
        findWords(prose.section.heading ?? '').some(({ lower }) => HEADING_WORDS.has(lower)) ||
        actionsIn(prose).some(({ hasDoer, hasDueDate }) => hasDoer && hasDueDate),
    );
}

/** Whether a sentence asks for something to be done: by whom ("Mum to ring"), as an order ("Ring mum") or at all ("GP to be told"). */
export function isAction(prose: Prose, { start, end }: Pick<Sentence, 'start' | 'end'>): boolean {
  const clauses = clausesOf(prose, start, end);
  const all = clauses[0]?.words ?? [];
  if (all.length === 0 || NO_ACTION.endAt(all, 0) !== undefined) return false;
  if (isOrder(prose, start, end)) return true;
  // A prediction ("he will struggle") is none; what has a date is meant to be done.
  return clauses.some(({ words: clause }) => {
    const to = clause.findIndex((word) => word.lower === 'to');
    if (to > 0 && isPassive(clause, to) && !tellsFact(prose, start, end)) return true;
    if (!saysWhoWillDo(prose, clause)) return false;
    return clause.some(({ lower }, i) => lower === 'to' && i > 0) || statementIn(prose, start, end).isDue;
  });
}

/** Whether most of a paragraph's, list item's or cell's sentences are actions. */
export function consistsOfActions(prose: Prose, block: Block): boolean {
  const sentences = sentencesOf(prose, block);
  const actions = sentences.filter((sentence) => isAction(prose, sentence)).length;
  return actions > 0 && actions * 3 >= sentences.length * 2;
}

function sentencesOf(prose: Prose, block: Block): readonly Sentence[] {
  return prose.sentences.filter((sentence) => sentence.block === block);
}

function readAction(prose: Prose, start: number, end: number, lead: Lead, isAnswered = false): Action | undefined {
  const all = prose.wordsIn(start, end);
  const text = prose.text.slice(start, end);
  const isNone = clausesOf(prose, start, end)
    .slice(0, 2)
    .some(({ words: clause }) => NO_ACTION.endAt(clause, 0) !== undefined);
  if (all.length === 0 || isNone || isStubSentence(text) || isHeaded(all)) return undefined;
  if (!isAnswered && (lead.isDone || tellsFact(prose, start, end))) return undefined;
  // "Next meeting to be arranged": the event's own name is no date.
  const event = eventEnd(all);
  const hasDate = lead.hasDueDate || namesDueDate(event === undefined ? text : prose.text.slice(all[event - 1]?.end, end));
  const isEvent = hasDate && event !== undefined && isSet(all, event) && (EVENTS.endAt(all, 0) !== undefined || !isOrder(prose, start, end));
  const hasDoer = lead.hasDoer || isEvent || namesDoer(prose, start, end);
  const isForbidden = all.some((_, i) => FORBIDDING.endAt(all, i) !== undefined);
  return { start, end, hasDoer, hasDueDate: hasDate || (hasDoer && (isForbidden || namesOccasion(text))) };
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
  if (PAPERS.has(all[end]?.lower ?? '')) return false;
  return !all.slice(end).some(({ lower }, i, rest) => (rest[i - 1]?.lower === 'be' && isParticiple(lower) && !HELD.has(lower)) || lower === 'needs');
}

/** A line of nothing but numbers and a table's headings: "Action 1", "Action / Person responsible / Timescale". */
function isHeaded(all: readonly Word[]): boolean {
  return all.every(({ lower }) => ENUMERATION.has(lower) || /^\d+$/.test(lower));
}

/** Whether an item only tells who or when of the one before it: "Who: Fintan". */
function isAnswer(prose: Prose, block: Block): boolean {
  const all = prose.wordsIn(block.start, block.end);
  const end = LABELS.endAt(all, 0);
  return isOwnerLine(prose, block.start, block.end) || (end !== undefined && /^\s*[:–—-]/.test(prose.text.slice(all[end - 1]?.end, block.end)));
}

/** Whether a block leads in what follows: it ends with a colon, is a few words all in bold, or a few words on top of a list. */
function isLeadIn(prose: Prose, block: Block, next: Block | undefined): boolean {
  if (isLeadInLine(prose, block.start, block.end)) return true;
  const isOverList = next?.kind === 'item' && !/[.!?]$/.test(prose.text.slice(block.start, block.end));
  if (block.kind === 'item') return isOverList && isBareOwner(prose, block.start, block.end);
  if (block.kind !== 'paragraph' || prose.wordsIn(block.start, block.end).length > LONGEST_LEAD_IN) return false;
  if (isOverList) return true;
  return prose.plain.styles.some(({ style, start, end }) => style === 'strong' && start <= block.start && block.end <= end + 1);
}

function isLeadInLine(prose: Prose, start: number, end: number): boolean {
  return (
    end - start < 90 &&
    !prose.text.slice(start, end).includes('|') &&
    LEADS_IN.test(prose.text.slice(start, end)) &&
    prose.wordsIn(start, end).length <= LONGEST_LEAD_IN &&
    prose.wordsIn(start, end).length > 0
  );
}

function leadOf(prose: Prose, start: number, end: number, isHeading: boolean): Lead {
  return { hasDoer: leadsInDoer(prose, start, end), hasDueDate: statementIn(prose, start, end).isDue, isHeading, isDone: leadsInDone(prose, start, end) };
}

/**
 * A block's sentences and, of what stands in lines of its own, the lines. One that goes on with the action before it
 * ("He will do so by Friday.") is taken with that.
 */
function statementsOf(prose: Prose, block: Block): Stretch[] {
  const statements: { start: number; end: number }[] = [];
  const width = Math.max(
    ...prose.text
      .slice(block.start, block.end)
      .split('\n')
      .map(({ length }) => length),
    NARROW,
  );
  for (const sentence of sentencesOf(prose, block)) {
    let { start } = sentence;
    for (let at = prose.text.indexOf('\n', start); at !== -1 && at < sentence.end; at = prose.text.indexOf('\n', at + 1)) {
      const lineStart = prose.text.lastIndexOf('\n', at - 1) + 1;
      const next = /^\s*\S+/.exec(prose.text.slice(at, sentence.end))?.[0].length ?? 0;
      // The next word would have fitted: the line was ended, not wrapped.
      if (at - Math.max(lineStart, block.start) + next > width) continue;
      add(start, at);
      start = at + 1;
    }
    add(start, sentence.end);
  }
  return statements;

  function add(start: number, end: number) {
    const last = statements.at(-1);
    const first = prose.wordsIn(start, end)[0]?.lower;
    if (first === undefined) return;
    if (last && (GOING_ON.has(first) || isAfterthought(prose, start, end))) last.end = end;
    else statements.push({ start, end });
  }
}

function isAfterthought(prose: Prose, start: number, end: number): boolean {
  if (prose.wordsIn(start, end).length > LONGEST_AFTERTHOUGHT || isOrder(prose, start, end) || asksForDoing(prose, start, end)) return false;
  return (
    isOwnerLine(prose, start, end) ||
    isBareOwner(prose, start, end) ||
    (statementIn(prose, start, end).isDue && !namesDoer(prose, start, end) && EVENTS.endAt(prose.wordsIn(start, end), 0) === undefined)
  );
}

/** The parts of a line that runs on: between semicolons or strokes, or numbered, where each asks for something; else the whole. */
function partsOf(prose: Prose, start: number, end: number): Stretch[] {
  const parts: Stretch[] = [];
  let from = start;
  for (const match of prose.text.slice(start, end).matchAll(RUNS_ON)) {
    if (prose.wordsIn(from, start + match.index).length > 0) parts.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  parts.push({ start: from, end });
  const asks = (part: Stretch) =>
    isOrder(prose, part.start, part.end) ||
    asksForDoing(prose, part.start, part.end) ||
    (namesDoer(prose, part.start, part.end) && statementIn(prose, part.start, part.end).isDue);
  return parts.length > 1 && parts.every(asks) ? parts : [{ start, end }];
}

function columnOf(heading: string): Column | undefined {
  const label = normaliseLabel(heading);
  const all = label.split(' ');
  return COLUMNS.get(label) ?? (['owner', 'due'] as const).find((column) => all.some((word) => words.columnWords[column].includes(word)));
}

/** Reads a table of actions row by row: what, who, when, by the words of its header. */
class TableReader {
  readonly #prose: Prose;
  #columns: (Column | undefined)[] = [];
  #row = 0;
  #cells: Block[] = [];

  constructor(prose: Prose) {
    this.#prose = prose;
  }

  /** Takes the next cell; gives the action of the row before it where one has ended. */
  cell(block: Block): Action[] {
    const { row, column } = block.cell ?? { row: 0, column: 0 };
    const actions = row === this.#row ? [] : this.#flush();
    if (row === 0) {
      if (column === 0 || this.#row !== 0) this.#columns = [];
      this.#columns[column] = columnOf(this.#text(block));
    } else this.#cells.push(block);
    this.#row = row;
    return actions;
  }

  finish(): Action[] {
    const actions = this.#flush();
    this.#row = 0;
    return actions;
  }

  #flush(): Action[] {
    const cells = this.#cells;
    this.#cells = [];
    const of = (column: Column) => cells.filter((cell) => this.#columns[cell.cell?.column ?? 0] === column);
    const isOwnerKnown = this.#columns.includes('owner');
    const named = of('what');
    const others = cells.filter((cell) => !['owner', 'due'].includes(this.#columns[cell.cell?.column ?? 0] ?? ''));
    // The rows may be numbered.
    const whats = named.length > 0 ? named : others.filter((cell) => /\p{L}/u.test(this.#text(cell)));
    if (whats[0] === undefined) return [];
    if (!isOwnerKnown && !this.#columns.includes('due')) {
      const action = readAction(this.#prose, cells[0]?.start ?? 0, cells.at(-1)?.end ?? 0, NO_LEAD);
      return action ? [{ ...action, start: whats[0].start, end: whats[0].end }] : [];
    }
    const isOwner = (cell: Block) => !BLANK.has(normaliseLabel(this.#text(cell))) && /[\p{L}\p{N}]/u.test(this.#text(cell));
    // A column of dates leaves out the "by".
    const isDate = (cell: Block) => isOwner(cell) && (namesDueDate(`by ${this.#text(cell)}`) || namesOccasion(this.#text(cell)) || /\d/.test(this.#text(cell)));
    const isOwned = of('owner').some(isOwner);
    const hasDueDate = of('due').some(isDate);
    const column = whats[0].cell?.column;
    // A cell may hold several lines.
    return whats
      .filter(({ cell }) => cell?.column === column)
      .flatMap((what) => {
        const clause = clausesOf(this.#prose, what.start, what.end)[0]?.words ?? [];
        const hasDoer = isOwned || (isOwnerKnown ? saysWhoWillDo(this.#prose, clause) : namesDoer(this.#prose, what.start, what.end));
        const own = readAction(this.#prose, what.start, what.end, { ...NO_LEAD, hasDoer, hasDueDate });
        return own ? [{ ...own, hasDoer }] : [];
      });
  }

  #text(block: Block): string {
    return this.#prose.text.slice(block.start, block.end);
  }
}
