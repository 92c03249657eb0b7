import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { actionsIn, isAction } from '../../src/language/actions.ts';
import { analysisIn, hasAnalysis } from '../../src/language/analysis.ts';
import { namesDueDate } from '../../src/language/due-date.ts';
import type { NoteText, Prose } from '../../src/language/note-text.ts';
import type { Sentence } from '../../src/language/sentences.ts';
import { isStub } from '../../src/language/stub.ts';
import lists from './words.yaml';

const { leadIns, past } = lists as Readonly<Record<'leadIns' | 'past', readonly string[]>>;
const LEAD_INS = new Set(leadIns);
const PAST = new Set(past);
/** A line above a list is no longer, in words. */
const LONGEST_LEAD_IN = 10;

/** One action told in passing is no list. */
const FEWEST_ACTIONS = 2;
/** How many sentences from one action to the next. */
const FARTHEST_APART = 2;
/** A remark of so few words ("Flipchart.", "As above") lists no action and gives no reason why there is none. */
const REMARK = 8;

/** Clauses A3, 5b.12 and 5b.13: facts, analysis and actions each in their own section. */
export const misplacedContent = noteRule({
  name: 'misplaced-content',
  summary: 'Actions listed in Detailed Notes or Analysis with none under Actions, or analysis in Detailed Notes with none under Analysis.',
  clauses: ['A3', '5b.12', '5b.13'],
  severity: 'warning',
  group: 'structure',
  scope: 'note',
  needs: ['sections'],
  options: z.strictObject({}),
  messages: {
    actions: () =>
      'These actions stand here and there are none under Actions, where the next worker will look for them (5b.13). Move them there, each with who does it and by when.',
    analysis: () =>
      'This weighs what you found, and there is nothing under Analysis. The policy keeps facts and judgement apart (A3): move it to “Analysis of information” and leave here what was seen, heard and said.',
  },
  check({ text }, reporter) {
    if (lacksActions(text)) {
      for (const prose of text.of('detailed', 'analysis')) {
        for (const { start, end } of listsOfActions(prose)) reporter.report({ message: 'actions', at: prose.span(start, end), section: prose.section });
      }
      // "To do:" within Detailed Notes, and the form's own Actions left blank.
      for (const prose of text.of('actions').slice(0, -1)) {
        const actions = actionsIn(prose);
        const [first, last] = [actions[0], actions.at(-1)];
        if (first && last) reporter.report({ message: 'actions', at: prose.span(first.start, last.end), section: prose.section });
      }
    }
    if (hasAnalysis(text)) return;
    for (const prose of text.of('detailed')) {
      for (const { start, end } of analysisIn(text, prose)) reporter.report({ message: 'analysis', at: prose.span(start, end), section: prose.section });
    }
  },
});

/** Whether the last Actions section of a note, the form's own, says nothing; or there is none. */
function lacksActions(text: NoteText): boolean {
  const own = text.of('actions').at(-1);
  return own === undefined || isStub(own) || (own.words.length <= REMARK && !own.sentences.some((sentence) => isAction(own, sentence)));
}

/** Sentences, bullets and rows that are actions, one after the other; between two of them one may be none. */
function listsOfActions(prose: Prose): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number; actions: number; sure: number; since: number }[] = [];
  let isLed = false;
  for (const [i, sentence] of prose.sentences.entries()) {
    if (sentence.block.kind === 'heading') continue;
    const open = found.at(-1);
    if (sentence.block.kind !== 'item') isLed = prose.sentences[i + 1]?.block.kind === 'item' && isLeadIn(prose, sentence);
    const isSure = isAction(prose, sentence);
    if (!isSure && !isPlanned(prose, sentence) && !(isLed && sentence.block.kind === 'item')) {
      if (open) open.since++;
    } else if (open && open.since < FARTHEST_APART) {
      open.end = sentence.end;
      open.actions++;
      if (isSure) open.sure++;
      open.since = 0;
    } else found.push({ start: sentence.start, end: sentence.end, actions: 1, sure: isSure ? 1 : 0, since: 0 });
  }
  return found.filter(({ actions, sure }) => actions >= FEWEST_ACTIONS && (sure >= FEWEST_ACTIONS || (sure > 0 && actions > FEWEST_ACTIONS)));
}

/** "Agreed at the end:" right above a list. */
function isLeadIn(prose: Prose, { start, end }: Sentence): boolean {
  const words = prose.wordsIn(start, end);
  return /[:–-]\s*$/.test(prose.text.slice(start, end)) && words.length <= LONGEST_LEAD_IN && words.some(({ lower }) => LEAD_INS.has(lower));
}

/** "Bettina takes him on the 22nd.": a date to come, and nothing that is past. */
function isPlanned(prose: Prose, { start, end }: Sentence): boolean {
  return namesDueDate(prose.text.slice(start, end)) && !prose.wordsIn(start, end).some(({ lower }) => PAST.has(lower) || /..ed$/.test(lower));
}
