import type { Prose } from '../../src/language/index/note-text.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';

/** From so many parts on, short ones in a row are a list: "nappies, wipes, two drinks, a hat". */
const FEWEST_PARTS = 4;
/** After a colon fewer make one. */
const FEWEST_AFTER_COLON = 3;
/** A part of a list is a thing or two, no clause. */
const LONGEST_PART = 4;

/**
 * The words of a sentence that its reader has to hold together: without quotations and without the items of a list.
 * A word with hyphens, a time and a date count as one.
 */
export function countedWords(prose: Prose, sentence: Sentence): number {
  const { text } = prose;
  const listed = listsIn(text, sentence);
  let count = 0;
  let end = -1;
  for (const word of prose.wordsIn(sentence.start, sentence.end)) {
    const isPart = end !== -1 && !/\s/.test(text.slice(end, word.start)) && !/[—–]/.test(text.slice(end, word.start));
    end = word.end;
    if (isPart || prose.quoteAt(word.start) || listed.some((list) => list.start <= word.start && word.end <= list.end)) continue;
    count++;
  }
  return count;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Lists inside a sentence: three things or more after a colon, or four short ones between commas. */
function listsIn(text: string, { start, end }: Sentence): Stretch[] {
  const lists: Stretch[] = [];
  const colon = /:\s/.exec(text.slice(start, end));
  const limit = colon ? start + colon.index : end;
  if (colon && partsOf(text, limit + 1, end).length >= FEWEST_AFTER_COLON) lists.push({ start: limit + 1, end });
  let run: Stretch[] = [];
  const close = () => {
    if (run.length >= FEWEST_PARTS) lists.push({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
    run = [];
  };
  for (const part of partsOf(text, start, limit)) {
    if (text.slice(part.start, part.end).split(/\s+/).length <= LONGEST_PART) run.push(part);
    else close();
  }
  close();
  return lists;
}

function partsOf(text: string, start: number, end: number): Stretch[] {
  const parts: Stretch[] = [];
  const separator = /[,;](?:\s+(?:and|or)\b)?\s|\s(?:and|or)\s/g;
  let from = start;
  separator.lastIndex = start;
  for (let match = separator.exec(text); match && match.index < end; match = separator.exec(text)) {
    // "and" parts the last two things of a list, and no other words.
    if (match[0].trim().length > 1 && !/^[,;]/.test(match[0]) && parts.length === 0) continue;
    if (match.index > from) parts.push({ start: skipSpace(text, from), end: match.index });
    from = match.index + match[0].length;
  }
  if (end > from) parts.push({ start: skipSpace(text, from), end });
  return parts;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (/\s/.test(text[i] ?? '')) i++;
  return i;
}
