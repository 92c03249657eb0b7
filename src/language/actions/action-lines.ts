import type { Prose } from '../index/note-text.ts';
import { Phrases } from '../words/phrases.ts';
import type { Block } from '../words/plain-text.ts';
import lists from './actions.yaml';
import { namesDoer } from './doer.ts';
import { isBareOwner, isOwnerLine } from './owner.ts';
import { statementIn } from './statement.ts';
import { asksForDoing, isOrder } from './told-or-asked.ts';

/** How actions stand on the page: lines, lines that run on, lead-ins, and the owner's or date's own line below. */

const given = lists as unknown as Readonly<Record<'events' | 'goingOn' | 'labels', readonly string[]>>;
const EVENTS = new Phrases(given.events);
const GOING_ON = new Set(given.goingOn);
const LABELS = new Phrases(given.labels);

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

/** "I will do this by 25 March." */
const TAKEN_ON =
  /^\p{Lu}[\p{L}’' ]{0,24}?(?: will| to| is to| am to|['’]ll) (?:do|arrange|sort|pick up|action|chase|see to|take|lead on) (?:this|it|that|so|both|these|them|all of (?:this|these|them))\b/u;

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether an item only tells who or when of the one before it: "Who: Fintan". */
export function isAnswer(prose: Prose, block: Block): boolean {
  const all = prose.wordsIn(block.start, block.end);
  const end = LABELS.endAt(all, 0);
  return isOwnerLine(prose, block.start, block.end) || (end !== undefined && /^\s*[:–—-]/.test(prose.text.slice(all[end - 1]?.end, block.end)));
}

/** Whether a block leads in what follows: it ends with a colon, is a few words all in bold, or a few words on top of a list. */
export function isLeadIn(prose: Prose, block: Block, next: Block | undefined): boolean {
  if (isLeadInLine(prose, block.start, block.end)) return true;
  const isOverList = next?.kind === 'item' && !/[.!?]$/.test(prose.text.slice(block.start, block.end));
  if (block.kind === 'item') return isOverList && isBareOwner(prose, block.start, block.end);
  if (block.kind !== 'paragraph' || prose.wordsIn(block.start, block.end).length > LONGEST_LEAD_IN) return false;
  if (isOverList) return true;
  return prose.plain.styles.some(({ style, start, end }) => style === 'strong' && start <= block.start && block.end <= end + 1);
}

export function isLeadInLine(prose: Prose, start: number, end: number): boolean {
  return (
    end - start < 90 &&
    !prose.text.slice(start, end).includes('|') &&
    LEADS_IN.test(prose.text.slice(start, end)) &&
    prose.wordsIn(start, end).length <= LONGEST_LEAD_IN &&
    prose.wordsIn(start, end).length > 0
  );
}

/**
 * A block's sentences and, of what stands in lines of its own, the lines. One that goes on with the action before it
 * ("He will do so by Friday.") is taken with that.
 */
export function statementsOf(prose: Prose, block: Block): Stretch[] {
  const statements: { start: number; end: number }[] = [];
  const width = Math.max(
    ...prose.text
      .slice(block.start, block.end)
      .split('\n')
      .map(({ length }) => length),
    NARROW,
  );
  for (const sentence of prose.sentences.filter((sentence) => sentence.block === block)) {
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
    if (last && (GOING_ON.has(first) || TAKEN_ON.test(prose.text.slice(start, end)) || isAfterthought(prose, start, end))) last.end = end;
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
export function partsOf(prose: Prose, start: number, end: number): Stretch[] {
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
