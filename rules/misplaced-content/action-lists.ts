import { isAction } from '../../src/language/actions/actions.ts';
import { namesDoer } from '../../src/language/actions/doer.ts';
import { isVerb } from '../../src/language/actions/doing.ts';
import { namesDueDate } from '../../src/language/actions/due-date.ts';
import { isLabel } from '../../src/language/actions/owner.ts';
import { isOrder } from '../../src/language/actions/told-or-asked.ts';
import { weighingOf } from '../../src/language/analysis/weighing.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import { speechIn } from '../../src/language/index/speech.ts';
import { isOrdinaryWord } from '../../src/language/words/ordinary-words.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import type { Word } from '../../src/language/words/words.ts';
import lists from './words.yaml';

const words = lists as Readonly<Record<'leadIns' | 'past' | 'agreeing' | 'ordering' | 'done' | 'goingOn' | 'owed', readonly string[]>>;
const LEAD_INS = new Phrases(words.leadIns);
const PAST = new WordSet(words.past);
const AGREEING = new WordSet(words.agreeing);
const ORDERING = new WordSet(words.ordering);
const DONE = new WordSet(words.done);
const OWED = new Phrases(words.owed);
const GOING_ON = new WordSet(words.goingOn);

/** A line above a list, or in front of one, is no longer, in words. */
const LONGEST_LEAD_IN = 10;
/** One action told in passing is no list. */
const FEWEST_ACTIONS = 2;
/** How many sentences from one action to the next. */
const FARTHEST_APART = 2;
/** A sentence of this score judges: it asks for nothing. */
const JUDGING = 1;
/** A verb of saying that opens a sentence has fewer words than this in front of it. */
const LONGEST_SPEAKER = 5;
/** Where a lead-in or an owner ends within a sentence: "Plan - ", "Agreed: ". */
const LEAD = /:|\s[-–—](?=\s)/;

/** Offsets in the plain text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Run {
  start: number;
  end: number;
  /** Actions, and how many of them plainly are; and the sentences since the last. */
  actions: number;
  sure: number;
  since: number;
}

/** Sentences, bullets and rows that are actions, one after the other; between two of them one may be none. */
export function actionListsIn(text: NoteText, prose: Prose): Stretch[] {
  const weighings = new Map(weighingOf(text, prose).map(({ sentence, score }) => [sentence, score] as const));
  const runs: Run[] = [];
  let isLed = false;
  let isAccount = false;
  for (const [i, sentence] of prose.sentences.entries()) {
    if (sentence.block.kind === 'heading') continue;
    if (sentence.block.kind !== 'item') isLed = prose.sentences[i + 1]?.block.kind === 'item' && isLeadIn(prose, sentence);
    isAccount = isOthersAccount(prose, sentence, isAccount);
    const sure = isAccount || (weighings.get(sentence) ?? 0) > JUDGING ? 0 : sureActions(prose, sentence);
    const isOne = sure > 0 || (!isAccount && (isPlanned(prose, sentence) || (isLed && sentence.block.kind === 'item')));
    const open = runs.at(-1);
    if (!isOne) {
      if (open) open.since++;
    } else if (open && open.since < FARTHEST_APART) {
      open.end = sentence.end;
      open.actions += Math.max(1, sure);
      open.sure += sure;
      open.since = 0;
    } else runs.push({ start: sentence.start, end: sentence.end, actions: Math.max(1, sure), sure, since: 0 });
  }
  return runs.filter(({ actions, sure }) => actions >= FEWEST_ACTIONS && (sure >= FEWEST_ACTIONS || (sure > 0 && actions > FEWEST_ACTIONS)));
}

/** How many actions a sentence holds: one, or behind a lead-in several ("Plan - ring nursery, visit tomorrow, update manager"). */
function sureActions(prose: Prose, sentence: Stretch): number {
  const { start, end } = sentence;
  const lead = LEAD.exec(prose.text.slice(start, end));
  if (lead) {
    const before = prose.wordsIn(start, start + lead.index);
    const rest = start + lead.index + lead[0].length;
    if (isPrompt(prose, before)) return sureActions(prose, { start: rest, end });
    if (DONE.includes(prose.wordsIn(rest, end)[0])) return 0;
    if (before.length > 0 && before.length <= LONGEST_LEAD_IN && LEAD_INS.find(before) !== undefined) {
      const parts = partsOf(prose, rest, end).filter((part) => isAction(prose, part));
      if (parts.length > 0) return parts.length;
    }
    if (before.length > 0 && isLabel(prose, before) && (isOrder(prose, rest, end) || isPlanned(prose, { start: rest, end }))) return 1;
  }
  const planned = partsOf(prose, start, end).filter((part) => isPlanned(prose, part) && namesDoer(prose, part.start, part.end));
  if (planned.length > 1) return planned.length;
  return isAction(prose, sentence) || isOwed(prose, sentence) ? Math.max(1, owedIn(prose, sentence)) : 0;
}

const isOwed = (prose: Prose, { start, end }: Stretch): boolean => OWED.endAt(prose.wordsIn(start, end), 0) !== undefined;

/** "Need to ring Mum and get the report chased": so many things that the author is to do, with one "need to" for all of them. */
function owedIn(prose: Prose, sentence: Stretch): number {
  if (!isOwed(prose, sentence)) return 0;
  const [, ...others] = partsOf(prose, sentence.start, sentence.end, /,? and\s|[,;]\s/g);
  const isAnother = (part: Stretch) => {
    const opening = prose.wordsIn(part.start, part.end)[0]?.lower ?? '';
    return isVerb(opening) || opening === 'that' || isAction(prose, part);
  };
  return 1 + others.filter(isAnother).length;
}

/** "PRESENT:", "HOME CONDITIONS:": a heading of the author's own within a paragraph, and nobody who is to act. */
function isPrompt(prose: Prose, label: readonly Word[]): boolean {
  const [first, last] = [label[0], label.at(-1)];
  if (!first || !last || LEAD_INS.find(label) !== undefined || prose.mentionsIn(first.start, last.end).length > 0) return false;
  return label.every(({ start, end, lower }) => prose.text.slice(start, end) === lower.toUpperCase() && isOrdinaryWord(lower));
}

function partsOf(prose: Prose, start: number, end: number, marks = /[,;]\s/g): Stretch[] {
  const parts: Stretch[] = [];
  let from = start;
  for (const mark of prose.text.slice(start, end).matchAll(marks)) {
    parts.push({ start: from, end: start + mark.index });
    from = start + mark.index + mark[0].length;
  }
  return [...parts, { start: from, end }];
}

/** What somebody else told of, and goes on to tell; not what they agreed to do. */
function isOthersAccount(prose: Prose, sentence: Sentence, wasAccount: boolean): boolean {
  const all = prose.wordsIn(sentence.start, sentence.end);
  if (AGREEING.meets(all)) return false;
  const isTold = speechIn(prose, sentence).some(({ kind, speaker: named, verb, passive }) => {
    // "Nursery told me": who stands behind is told.
    const speaker = named?.first === verb + 1 && kind === 'told' ? undefined : named;
    if (kind === 'asked' || speaker?.kind === 'author' || (speaker === undefined && passive)) return false;
    const lead = all.filter(({ start }) => start < (prose.words[verb]?.start ?? 0));
    // "Told him that …": the author did.
    if (speaker === undefined && lead.length === 0) return false;
    // "Prunella to see the pastor, with Gbenga told first": told on the way.
    return lead.length < LONGEST_SPEAKER || (sentence.block.kind !== 'item' && !/[;]/.test(prose.text.slice(sentence.start, lead.at(-1)?.end)));
  });
  return isTold || ORDERING.meets(all) || (wasAccount && goesOn(prose, sentence));
}

/** "He will have a test on Monday", "On Thursday he …", "His key person is leaving": of the one who was spoken of before. */
function goesOn(prose: Prose, { start, end }: Sentence): boolean {
  if (GOING_ON.includes(prose.wordsIn(start, end)[0])) return true;
  const first = prose.mentionsIn(start, end)[0];
  return first !== undefined && (first.kind === 'pronoun' || first.kind === 'several');
}

/** "Agreed at the end:" right above a list. */
function isLeadIn(prose: Prose, { start, end }: Sentence): boolean {
  const all = prose.wordsIn(start, end);
  return /[:–-]\s*$/.test(prose.text.slice(start, end)) && all.length <= LONGEST_LEAD_IN && LEAD_INS.find(all) !== undefined;
}

/** "Bettina takes him on the 22nd.": a date to come, and nothing that is past. */
function isPlanned(prose: Prose, { start, end }: Stretch): boolean {
  return namesDueDate(prose.text.slice(start, end)) && !prose.wordsIn(start, end).some(({ lower }) => PAST.has(lower) || /..ed$/.test(lower));
}
