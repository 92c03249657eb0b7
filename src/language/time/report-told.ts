import type { Prose } from '../index/note-text.ts';
import { speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import { findWords } from '../words/words.ts';
import { daysTold } from './dates-told.ts';
import lists from './report-told.yaml';
import { isTimeAt } from './times-told.ts';

type ListName = 'recipients' | 'otherManagers' | 'socialWorkers' | 'reported' | 'notDone' | 'infinitives' | 'purpose' | 'when' | 'strategy';
const words = lists as Readonly<Record<ListName, readonly string[]>>;
const RECIPIENTS = new Phrases(words.recipients);
const OTHER_MANAGERS = new Phrases(words.otherManagers);
const SOCIAL_WORKERS = new Phrases(words.socialWorkers);
const REPORTED = new WordSet(words.reported);
const NOT_DONE = new Phrases(words.notDone);
const INFINITIVES = new WordSet(words.infinitives);
const PURPOSE = new WordSet(words.purpose);
const WHEN = new Phrases(words.when);
const STRATEGY = new Phrases(words.strategy);

/** What a note tells of a report of a safeguarding matter. */
export interface ReportTold {
  /** To whom: a manager, the front door, the police, a strategy discussion. */
  readonly to: boolean;
  /** And when. */
  readonly when: boolean;
}

/**
 * What a section tells of a report that was made; a report still to be made is none.
 * @param event The event's day, `yyyy-MM-dd`; a report dated before it is of something else.
 * @param author `social worker`: telling the child's social worker is then no report to anybody above.
 */
export function reportTold(prose: Prose, event: string | undefined, author: 'social worker' | 'other'): ReportTold {
  let to = false;
  for (const [i, sentence] of prose.sentences.entries()) {
    for (const clause of partsOf(prose, sentence)) {
      if (!tellsReport(prose, sentence, clause, author)) continue;
      to = true;
      if (tellsWhen(prose, sentence, event) || isStamped(prose, sentence) || tellsWhenShortly(prose, prose.sentences[i + 1])) return { to, when: true };
    }
  }
  return { to, when: false };
}

/** Whether a text names a strategy discussion: the note is then of the report itself. */
export function namesStrategyDiscussion(text: string): boolean {
  return STRATEGY.find(findWords(text)) !== undefined;
}

interface Part {
  readonly first: number;
  readonly end: number;
}

const PARTING = /[;\n]|\. |,? (?:but|and|so|because|then) |, | [-–—] /g;

/** The parts of a sentence that each tell one thing, as ranges of words. Quoted words are left out by what reads them. */
function partsOf(prose: Prose, sentence: Sentence): Part[] {
  const parts: Part[] = [];
  const text = prose.text.slice(sentence.start, sentence.end);
  let from = firstEndingAfter(prose.words, sentence.start);
  const end = firstEndingAfter(prose.words, sentence.end);
  for (const match of text.matchAll(PARTING)) {
    const to = firstEndingAfter(prose.words, sentence.start + match.index + match[0].length);
    if (to > from) parts.push({ first: from, end: Math.min(to, end) });
    from = Math.max(from, to);
  }
  if (end > from) parts.push({ first: from, end });
  return parts;
}

function tellsReport(prose: Prose, sentence: Sentence, part: Part, author: 'social worker' | 'other'): boolean {
  const all = prose.words;
  const recipient = recipientIn(prose, part, author);
  if (recipient === undefined) return false;
  if (isLeftUndone(prose, part) || isStillToDo(prose, part) || startsCondition(prose, sentence, part)) return false;
  if (isOthersAccount(prose, sentence, recipient)) return false;
  const from = firstEndingAfter(all, sentence.start);
  const to = firstEndingAfter(all, sentence.end);
  for (let i = from; i < to; i++) if (REPORTED.includes(all[i]) && !prose.quoteAt(all[i]?.start ?? 0)) return true;
  return false;
}

function recipientIn(prose: Prose, { first, end }: Part, author: 'social worker' | 'other'): number | undefined {
  for (let i = first; i < end; i++) {
    const found = RECIPIENTS.endAt(prose.words, i, end) ?? (author === 'other' ? SOCIAL_WORKERS.endAt(prose.words, i, end) : undefined);
    if (found === undefined || prose.quoteAt(prose.words[i]?.start ?? 0)) continue;
    const isOthers = [i - 2, i - 1, i].some((at) => at >= first && (OTHER_MANAGERS.endAt(prose.words, at, end) ?? 0) > i);
    if (!isOthers) return i;
  }
  return undefined;
}

/** "will tell", "tried to ring"; not "I told my manager what he wants". */
function isLeftUndone({ words: all }: Prose, { first, end }: Part): boolean {
  for (let found = NOT_DONE.find(all, first, end); found; found = NOT_DONE.find(all, found.end, end)) {
    const at = found.first;
    if (!all.slice(Math.max(first, at - ASKED_WITHIN), at).some(({ lower }) => lower === 'what')) return true;
  }
  return false;
}

/** How far behind "what" its verb may stand, in words. */
const ASKED_WITHIN = 3;

/** "Nadine to speak to Priya", "MASH to be told"; not "I rang to report it". */
function isStillToDo(prose: Prose, { first, end }: Part): boolean {
  for (let i = first; i < end - 1; i++) {
    if (prose.words[i]?.lower !== 'to' || !INFINITIVES.includes(prose.words[i + 1])) continue;
    if (!PURPOSE.includes(prose.words[i - 1])) return true;
  }
  return false;
}

/** "If he comes back, …": the whole of such a sentence is still to come. */
function startsCondition(prose: Prose, sentence: Sentence, part: Part): boolean {
  const first = prose.words[firstEndingAfter(prose.words, sentence.start)]?.lower ?? '';
  return (first === 'if' || first === 'should' || first === 'unless') && part.end > 0;
}

/** What somebody else says that they did ("Mrs Sorrell states that she telephoned the police"). */
function isOthersAccount(prose: Prose, sentence: Sentence, recipient: number): boolean {
  return speechIn(prose, sentence).some(({ kind, verb, speaker, passive }) => {
    if (kind !== 'said' || passive || verb >= recipient || speaker === undefined || speaker.kind === 'author' || speaker.kind === 'profession') return false;
    const next = prose.words[verb + 1]?.lower ?? '';
    return next === 'that' || next === 'she' || next === 'he' || next === 'they' || next === 'mum' || next === 'dad' || next === 'police' || next === 'the';
  });
}

function tellsWhen(prose: Prose, sentence: Sentence, event: string | undefined): boolean {
  const from = firstEndingAfter(prose.words, sentence.start);
  const to = firstEndingAfter(prose.words, sentence.end);
  for (let i = from; i < to; i++) if (isTimeAt(prose, i)) return true;
  if (WHEN.find(prose.words, from, to)) return true;
  return event !== undefined && daysTold(prose, event, sentence.start, sentence.end).some((told) => told.to >= 0 && told.from <= 1);
}

/** A log's line begins with its time, and it holds for all of the line. */
function isStamped(prose: Prose, sentence: Sentence): boolean {
  const line = prose.text.lastIndexOf('\n', sentence.start - 1) + 1;
  return isTimeAt(prose, firstEndingAfter(prose.words, Math.max(line, sentence.block.start)));
}

/** "I told my manager. This was at 16:10." */
function tellsWhenShortly(prose: Prose, next: Sentence | undefined): boolean {
  if (!next || next.end - next.start > 60) return false;
  const from = firstEndingAfter(prose.words, next.start);
  const opens = /^(?:this|that|it|time|at|call|she|he)$/.test(prose.words[from]?.lower ?? '') || isTimeAt(prose, from);
  const to = firstEndingAfter(prose.words, next.end);
  for (let i = from; opens && i < to; i++) if (isTimeAt(prose, i)) return true;
  return false;
}
