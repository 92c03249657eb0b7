import type { Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import lists from './direct-speech.yaml';
import { isFeeling, isFirstPerson, isI, isOwnThing } from './said.ts';
import { isMeAnd } from './said-me.ts';

type ListName =
  | 'listeners'
  | 'told'
  | 'tellsListener'
  | 'articles'
  | 'owners'
  | 'writers'
  | 'joining'
  | 'narrating'
  | 'saying'
  | 'opensNext'
  | 'goesOn'
  | 'whereWritten'
  | 'shares';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const LISTENERS = new Set(data.listeners);
const TOLD = new Set(data.told);
const TELLS_LISTENER = new Set(data.tellsListener);
const ARTICLES = new Set(data.articles);
const OWNERS = new Set(data.owners);
const WRITERS = new Set(data.writers);
const JOINING = new Set(data.joining);
const NARRATING = new Set(data.narrating);
const SAYING = new Set(data.saying);
const OPENS_NEXT = new Set(data.opensNext);
const GOES_ON = new Set(data.goesOn);
const WHERE_WRITTEN = new Set(data.whereWritten);
const SHARES = new Set(data.shares);

/** What was said: indices into a section's words, the end exclusive. Empty where nothing follows. */
export interface Span {
  readonly from: number;
  readonly end: number;
}

/** What was said behind a verb: past the listener, up to where the author tells of themselves again. @param end Of the sentence. */
export function spanBehind(prose: Prose, verb: number, end: number): Span {
  const from = pastNoun(prose, verb, pastWhere(prose, verb, pastAside(prose, pastListener(prose, verb, end), end), end), end);
  return { from, end: Math.max(from, endOf(prose, verb, from, end)) };
}

/** Whether a verb, behind the author's "I", goes on with the account. */
export const isNarrating = (lower: string): boolean => NARRATING.has(lower);

const lowerAt = ({ words }: Prose, i: number): string => words[i]?.lower ?? '';
const between = ({ words, text }: Prose, i: number): string => text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0);

/** Past "me quietly", "to her teacher", "me and my colleague". */
function pastListener(prose: Prose, verb: number, end: number): number {
  const isTold = TELLS_LISTENER.has(lowerAt(prose, verb));
  let from = verb + 1;
  while (from < end) {
    const lower = lowerAt(prose, from);
    const before = lowerAt(prose, from - 1);
    const isBehindTo = before === 'to' || before === 'with';
    const listener = listenerAt(prose, from);
    if (listener !== undefined) {
      const isAddressed = (isTold && from <= verb + 2) || /^(?:her|his|the|my)$/.test(before);
      if (!isBehindTo && !(isAddressed && listener + 1 < end)) break;
      if (!isBehindTo && !isFirstPerson(lowerAt(prose, listener + 1))) break;
      from = listener + 1;
    } else if (lower === 'me' && isMeAnd(prose, from, end)) break;
    else if (lower === 'me' && lowerAt(prose, from + 1) === 'and' && lowerAt(prose, from + 2) === 'my') from += 4;
    else if (
      WHERE_WRITTEN.has(lower) &&
      (ARTICLES.has(lowerAt(prose, from + 1)) || OWNERS.has(lowerAt(prose, from + 1))) &&
      !WRITERS.has(lowerAt(prose, from + 2))
    )
      break;
    else if (lower === 'to' && !isListener(prose, from + 1)) break;
    else if (LISTENERS.has(lower) || (lower.endsWith('ly') && lower !== 'only') || (ARTICLES.has(lower) && WRITERS.has(lowerAt(prose, from + 1)))) from++;
    else if (TOLD.has(lower) && ((from === verb + 1 && isTold) || before === 'to' || (from === verb + 2 && isTold && TOLD.has(before)))) from++;
    else break;
  }
  return Math.min(from, end);
}

/** Behind "to": somebody who is told, and no verb ("told her to fetch milk"). */
function isListener(prose: Prose, at: number): boolean {
  const lower = lowerAt(prose, at);
  if (TOLD.has(lower) || ARTICLES.has(lower) || OWNERS.has(lower) || isFirstPerson(lower) || isI(lower)) return true;
  return LISTENERS.has(lower) || prose.mentions.some(({ first }) => first === at);
}

/** "told the head of year I'm not going". */
function pastNoun(prose: Prose, verb: number, from: number, end: number): number {
  const opening = lowerAt(prose, from);
  if (!TELLS_LISTENER.has(lowerAt(prose, verb)) || from !== verb + 1 || !(ARTICLES.has(opening) || OWNERS.has(opening))) return from;
  for (let i = from + 1; i < Math.min(end, from + 6); i++) {
    if (JOINING.has(lowerAt(prose, i))) return from;
    if (isI(lowerAt(prose, i))) return i;
  }
  return from;
}

/** Index of the last word of a name or profession that begins here. */
function listenerAt(prose: Prose, from: number): number | undefined {
  const mention = prose.mentions[firstEndingAfter(prose.mentions, prose.words[from]?.start ?? 0)];
  return mention?.first === from && !mention.owning && (mention.kind === 'name' || mention.kind === 'profession') ? mention.last : undefined;
}

/** "added, without looking up, I will go": what stands between two commas is not said. */
function pastAside(prose: Prose, from: number, end: number): number {
  if (!between(prose, from).includes(',') || isFirstPerson(lowerAt(prose, from))) return from;
  for (let i = from + 1; i < Math.min(end, from + 6); i++) {
    if (!between(prose, i).includes(',')) continue;
    return isI(lowerAt(prose, i)) || lowerAt(prose, i) === 'my' ? i : from;
  }
  return from;
}

/** "on the worksheet I am happy": where it was written; "wrote on six slips and let me read four" gives no words. */
function pastWhere(prose: Prose, verb: number, from: number, end: number): number {
  const where = from - 1 > verb && WHERE_WRITTEN.has(lowerAt(prose, from - 1)) ? from - 1 : from;
  if (!WHERE_WRITTEN.has(lowerAt(prose, where))) return from;
  let i = where + 1;
  for (; i < Math.min(end, where + 6) && !JOINING.has(lowerAt(prose, i)); i++) if (where === from && isI(lowerAt(prose, i))) return i;
  const isShared = JOINING.has(lowerAt(prose, i)) && SHARES.has(lowerAt(prose, i + 1)) && lowerAt(prose, i + 2) === 'me';
  return isShared ? end : from;
}

function endOf(prose: Prose, verb: number, from: number, end: number): number {
  const { words, text } = prose;
  if (/[;(]/.test(text.slice(words[verb]?.end ?? 0, words[from]?.start ?? 0))) return from;
  // "told me his name and asked when I was going": what is told next is not said.
  if ((lowerAt(prose, from) === 'not' && lowerAt(prose, from + 1) === 'to') || SAYING.has(lowerAt(prose, from)) || OPENS_NEXT.has(lowerAt(prose, from)))
    return from;
  for (let i = from; i + 1 < end; i++) {
    const lower = lowerAt(prose, i);
    if (GOES_ON.has(lower) && (SAYING.has(lowerAt(prose, lowerAt(prose, i + 1) === 'then' ? i + 2 : i + 1)) || isToldOn(prose, i + 1, end))) return i;
    if (i > from && isNarrated(prose, i, from, end)) return JOINING.has(lowerAt(prose, i - 1)) ? i - 1 : i;
  }
  return end;
}

/** "told me the girls' names and she asked me whether they are alive": the next thing told has its own verb of telling, and the author listens. */
function isToldOn(prose: Prose, i: number, end: number): boolean {
  return i + 2 < end && /^(?:s?he|they)$/.test(lowerAt(prose, i)) && TELLS_LISTENER.has(lowerAt(prose, i + 1)) && lowerAt(prose, i + 2) === 'me';
}

/** "…, so I left it", "and I thanked her": the author goes on. */
function isNarrated(prose: Prose, i: number, from: number, end: number): boolean {
  const lower = lowerAt(prose, i);
  if (!isI(lower) && lower !== 'we') return false;
  const gap = between(prose, i);
  const before = lowerAt(prose, i - 1);
  if (!(JOINING.has(before) && i - 1 > from) && !/[;–—-]/.test(gap) && !(gap.includes(',') && /^s?he(?:'s|'ll|'d)?$/.test(lowerAt(prose, from)))) return false;
  let verbAt = i + 1;
  while (verbAt + 1 < end && (lowerAt(prose, verbAt) === 'then' || lowerAt(prose, verbAt) === 'also' || lowerAt(prose, verbAt).endsWith('ly'))) verbAt++;
  if (!NARRATING.has(lowerAt(prose, verbAt)) || isFeeling(lowerAt(prose, verbAt + 1))) return false;
  // "and I put my hands on my ears": a thing of the speaker's own.
  for (let at = verbAt + 1; at < Math.min(end, verbAt + 4); at++) if (lowerAt(prose, at) === 'my' && isOwnThing(prose.words, at + 1, end)) return false;
  return true;
}
