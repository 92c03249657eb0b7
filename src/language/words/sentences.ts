import fullStops from './full-stops.yaml';
import { isCapital, isLetterOrDigit, isSmall } from './letters.ts';
import type { Block } from './plain-text.ts';

const lists = fullStops as { readonly titles: readonly string[]; readonly short: readonly string[]; readonly beforeName: readonly string[] };

export interface Sentence {
  /** In the plain text; surrounding white space is not counted. */
  readonly start: number;
  readonly end: number;
  readonly block: Block;
}

/** Words that carry a full stop and go on: before a name, a number or the rest of the sentence. */
const TITLES = new Set(lists.titles);
const SHORT = new Set(lists.short);
/** After these a capital letter does not show that a new sentence begins. After the others, such as "no.", only a figure goes on. */
const BEFORE_NAME = new Set(lists.beforeName);
const END = /[.!?…]+/g;
const CLOSING = /["”’')\]*]/;
/** A line of less than this many characters may be a statement of its own however it ends. */
const NARROW = 50;
const OPEN_ENDED =
  /(?:[,;–—&/-]|\b(?:a|an|the|and|or|but|of|to|in|on|at|for|from|with|by|as|that|which|who|her|his|their|my|our|your|is|was|were|are|be|been|has|had|not|if|than|then|because|so|when|while|about|into|mr|mrs|ms|miss|dr))$/i;

/**
 * Splits a plain text into sentences the way case notes are written: bullets and lines without a full stop, titles,
 * times, section numbers, "i.e.", capitals throughout, and quotations that run over several sentences.
 */
export function findSentences(text: string, blocks: readonly Block[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const block of blocks) {
    let from = block.start;
    const push = (to: number) => {
      let start = from;
      let end = to;
      while (start < end && /\s/.test(text[start] ?? '')) start++;
      while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
      if (end > start) sentences.push({ start, end, block });
      from = to;
    };
    const breaks = lineBreaks(text, block);
    END.lastIndex = block.start;
    let next = END.exec(text);
    while (breaks.length > 0 || (next && next.index < block.end)) {
      const lineBreak = breaks[0] ?? Number.POSITIVE_INFINITY;
      if (next && next.index < lineBreak && next.index < block.end) {
        const end = boundary(text, next.index, next.index + next[0].length, block);
        if (end !== undefined && end > from) push(end);
        next = END.exec(text);
      } else if (lineBreak !== Number.POSITIVE_INFINITY) {
        breaks.shift();
        if (lineBreak > from) push(lineBreak);
      } else break;
    }
    push(block.end);
  }
  return sentences;
}

/** Where the sentence that these stops may end is over; undefined where they do not end one. */
function boundary(text: string, at: number, after: number, block: Block): number | undefined {
  let end = after;
  while (end < block.end && CLOSING.test(text[end] ?? '')) end++;
  if (end >= block.end) return block.end;
  const following = /^\s+(\S)(\S?)/.exec(text.slice(end, end + 12));
  const stop = text[at] ?? '.';
  if (!following) return startsGlued(text, at, after) ? after : undefined;
  const first = following[1] ?? '';
  // "(it was cold.) was", "“I am fine.” she said": what follows the closing mark goes on with the sentence around it.
  if (end > after && isSmall(first)) return undefined;
  if (stop === '!' || stop === '?') return end;
  if (text.slice(at, after).length > 1 || stop === '…') return isSmall(first) ? undefined : end;
  const before = wordBefore(text, at, Math.max(block.start, at - 24));
  const word = before.toLowerCase();
  if (TITLES.has(word)) return undefined;
  if (before.length === 1 && isCapital(before) && isCapital(first)) return isInitial(text, at, block) ? undefined : end;
  if (/^\d{1,2}$/.test(before) && at - before.length === block.start) return undefined;
  if (SHORT.has(word)) {
    if (isSmall(first)) return undefined;
    if (/\d/.test(first) || BEFORE_NAME.has(word)) return undefined;
  }
  return end;
}

/** The word that ends at `at`, with the full stops and apostrophes inside it: "e.g", "O'Brien". */
function wordBefore(text: string, at: number, from: number): string {
  let start = at;
  while (start > from && (isLetterOrDigit(text, start - 1) || ".'’".includes(text[start - 1] ?? ' '))) start--;
  while (start < at && !isLetterOrDigit(text, start)) start++;
  return text.slice(start, at);
}

/** "went home.She said": the space is missing, not the sentence. Not "bbc.co.uk", "S.47" or "J.S.". */
function startsGlued(text: string, at: number, after: number): boolean {
  return (
    isSmall(text, at - 2) &&
    isSmall(text, at - 1) &&
    isCapital(text, after) &&
    isSmall(text, after + 1) &&
    !/[@/]\S*$/.test(text.slice(Math.max(0, at - 40), at)) &&
    !/^\S*@/.test(text.slice(after, after + 40))
  );
}

/**
 * A single capital is an initial before a surname, unless it closes a clause ("she is in Class B. Dawn likes it",
 * "between A and B. Dawn", "mum and I. Dawn").
 */
function isInitial(text: string, at: number, block: Block): boolean {
  if (text[at - 1] === 'I') return false;
  const lead = text.slice(Math.max(block.start, at - 30), at - 1).trimEnd();
  if (/\b(?:mr|mrs|ms|miss|dr|prof)\.?$/i.test(lead)) return true;
  return !/\b(?:class|plan|vitamin|hepatitis|option|section|block|flat|house|ward|unit|appendix|type|bed|group|room|team|grade|part|year|set|[a-z] (?:and|or|to))$/i.test(
    lead,
  );
}

/**
 * Ends of lines inside a block that end a statement. A line was wrapped, not ended, where the next word would not have
 * fitted on it; the block's longest line tells how wide the lines were.
 */
function lineBreaks(text: string, block: Block): number[] {
  const breaks: number[] = [];
  if (text.indexOf('\n', block.start) === -1) return breaks;
  const lines: { start: number; end: number }[] = [];
  for (let start = block.start; start <= block.end; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline > block.end ? block.end : newline;
    lines.push({ start, end });
    start = end + 1;
  }
  const width = Math.max(NARROW, ...lines.map((line) => line.end - line.start));
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (!next) break;
    const here = text.slice(line.start, line.end).trim();
    const following = text.slice(next.start, next.end).trim();
    const firstWord = /^\S+/.exec(following)?.[0] ?? '';
    const isWrapped = here.length + 1 + firstWord.length > width;
    if (here === '' || following === '') breaks.push(line.end);
    else if (!isWrapped && !OPEN_ENDED.test(here) && !isSmall(following)) breaks.push(line.end);
    else if (/^(?:[-*•●▪o]\s|\d{1,2}[.)]\s)/.test(following)) breaks.push(line.end);
  }
  return breaks;
}
