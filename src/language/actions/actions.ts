import type { NoteText, Prose } from '../index/note-text.ts';
import type { Block } from '../words/plain-text.ts';
import type { Sentence } from '../words/sentences.ts';
import { findWords } from '../words/words.ts';
import { type Action, type Lead, leadOf, NO_LEAD, readAction, saysNone } from './action.ts';
import { isAnswer, isLeadIn, isLeadInLine, partsOf, statementsOf } from './action-lines.ts';
import { TableReader } from './action-table.ts';
import lists from './actions.yaml';
import { namesDoer, saysWhoWillDo } from './doer.ts';
import { isPassive } from './doing.ts';
import { namesDueDate } from './due-date.ts';
import { isBareOwner, isOwnerLine } from './owner.ts';
import { clausesOf, statementIn } from './statement.ts';
import { asksForDoing, isFragment, isOrder, tellsFact } from './told-or-asked.ts';

/**
 * What an action is, who is to do it and by when: in bullets, tables, sentences and minutes, under owners' headings and
 * lead-ins.
 *
 * - `actionsIn(prose)`: the actions of an Actions section, where whatever is not told as done or as a fact is one.
 * - `actionSections(text)`: where a note has its actions; `ownActionSections(text)`: the form's own.
 * - `isAction(prose, sentence)`: whether a sentence of any section asks for something to be done ("Mum to ring the GP").
 * - `consistsOfActions(prose, block)`: whether most of a paragraph, list item or table cell is such sentences.
 */

const given = lists as unknown as Readonly<Record<'pastHeadings' | 'headingWords', readonly string[]>>;
const PAST_HEADINGS = new Set(given.pastHeadings);
const HEADING_WORDS = new Set(given.headingWords);

/** As the form heads it: "Actions". */
const FORMS_TITLE = /^\W*(?:\d+\W+)?actions?\b/i;
const DECISIONS = /^\W*(?:what (?:was|we) )?(?:decisions?|decided|outcomes?)\b(?!.*\b(?:actions?|tasks?|plan)\b)/i;
const BULLET = /^(?:[•●▪·✓☐→⇒➔➜➤►>»-]|o\s)/;

/** "…, and ring the landlord with him then": on the day of the action before. */
const THEN =
  /[a-z] (?:then|first|on that day|that day|on the same day|at the same time|while (?:he|she|they|we|I)(?:['’]re| is| am| are|['’]s|['’]m) (?:there|here))\W*$/;
const LONGEST_THEN = 30;

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
      const isThen = actions.at(-1)?.hasDueDate === true && THEN.test(prose.text.slice(Math.max(start, part.end - LONGEST_THEN), part.end));
      before = readAction(prose, part.start, part.end, { ...lead, hasDoer: lead.hasDoer || goesOn, hasDueDate: lead.hasDueDate || isThen });
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
 * The form's own Actions: where one stands behind the analysis, "To do:" in the narrative before it is none, nor is it where the
 * narrative alone has it and an analysis follows. Without an analysis, those that are headed as the form heads them.
 */
export function ownActionSections(text: NoteText): readonly Prose[] {
  const sections = actionSections(text);
  const analysis = text.sections.findLastIndex(({ section }) => section.kind === 'analysis' && section.within === null);
  if (analysis === -1) {
    const titled = sections.filter(({ section }) => FORMS_TITLE.test(section.heading ?? ''));
    return titled.length > 0 ? titled : sections;
  }
  const behind = sections.filter((prose) => text.sections.indexOf(prose) > analysis);
  return behind.length > 0 ? behind : sections.filter(({ section }) => section.within !== 'detailed');
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
  // "Decisions" of a meeting are told, where a section of actions stands below them.
  const asked = own.filter(({ section }) => !DECISIONS.test(section.heading ?? ''));
  if (own.length > 0) return asked.length > 0 ? asked : own;
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
  if (all.length === 0 || saysNone(all)) return false;
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
