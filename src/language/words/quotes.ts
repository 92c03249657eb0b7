import { isSmall } from './letters.ts';
import type { Block } from './plain-text.ts';
import type { StyledSpan } from './styles.ts';

/** A stretch in somebody's own words: between quotation marks, or in the policy's green. */
export interface Quote {
  /** The words with their marks. */
  readonly start: number;
  readonly end: number;
  /** How it is marked. */
  readonly mark: 'double' | 'single' | 'green';
}

/** A quotation may run over several sentences, but hardly over more than this many characters. */
const LONGEST = 1500;
const OPENS_AFTER = /[\s([{:;,–—\-/"“*]/;
/** Words that begin with an apostrophe: "'cos", "'til". */
const ELIDED = /^(?:cos|coz|cause|til|till|em|bout|round|tis|twas|fraid)\b/i;
const CLOSES_BEFORE = /[\s.,;:!?)\]}–—\-/"”*…]/;

/** Finds quotations, in order and without overlap. An apostrophe is not a quotation mark; green is wider than marks inside it. */
export function findQuotes(text: string, blocks: readonly Block[], styles: readonly StyledSpan[]): Quote[] {
  const quotes: Quote[] = [];
  for (const block of blocks) {
    let i = block.start;
    while (i < block.end) {
      const end = closing(text, i, block);
      if (end === undefined) i++;
      else {
        quotes.push({ start: i, end, mark: text[i] === '"' || text[i] === '“' || text[i] === '„' || text[i] === '«' ? 'double' : 'single' });
        i = end;
      }
    }
  }
  return styles
    .filter((style) => style.style === 'green')
    .reduce(withGreen, quotes)
    .sort((a, b) => a.start - b.start);
}

/** The quotations with one more in green; those that it touches become one with it. */
function withGreen(quotes: readonly Quote[], { start, end }: StyledSpan): Quote[] {
  const apart = quotes.filter((quote) => quote.end <= start || end <= quote.start);
  const touched = quotes.filter((quote) => !apart.includes(quote));
  const around = touched.find((quote) => quote.start <= start && end <= quote.end && quote.end - quote.start > end - start);
  // "Dawn said “I am GREEN(scared) of him”": the marks hold all of it.
  if (around) return [...quotes];
  return [
    ...apart,
    { start: Math.min(start, ...touched.map((quote) => quote.start)), end: Math.max(end, ...touched.map((quote) => quote.end)), mark: 'green' },
  ];
}

/** The end of a quotation that begins here; undefined where none begins. */
function closing(text: string, at: number, block: Block): number | undefined {
  const mark = text[at];
  const limit = Math.min(block.end, at + LONGEST);
  if (mark === '“' || mark === '„') return ending(text, at + 1, limit, /[”“]/, block.end);
  if (mark === '«') return ending(text, at + 1, limit, /»/, block.end);
  if (mark === '"') return ending(text, at + 1, limit, /"|”/, block.end);
  if (mark === '‘' || mark === "'" || mark === '`') {
    if (at > block.start && !OPENS_AFTER.test(text[at - 1] ?? '')) return undefined;
    if (/\s|\d/.test(text[at + 1] ?? ' ') || ELIDED.test(text.slice(at + 1, at + 8))) return undefined;
    for (let i = at + 2; i < limit; i++) {
      const char = text[i];
      if (char === '\n' && text[i + 1] === '\n') return undefined;
      if (
        (char === '’' || char === "'") &&
        !/\s/.test(text[i - 1] ?? '') &&
        (i + 1 >= block.end || CLOSES_BEFORE.test(text[i + 1] ?? '')) &&
        !isPossessive(text, i)
      )
        return i + 1;
    }
  }
  return undefined;
}

/** A double mark that is never closed holds to the end of its paragraph. */
function ending(text: string, from: number, limit: number, mark: RegExp, blockEnd: number): number | undefined {
  const found = mark.exec(text.slice(from, limit));
  if (found) return from + found.index + 1;
  return limit === blockEnd && blockEnd - from > 1 ? blockEnd : undefined;
}

/** "the boys' room", "'cos": an s before the mark and a small letter after it, with another mark still to come. */
function isPossessive(text: string, at: number): boolean {
  return (
    /s/i.test(text[at - 1] ?? '') &&
    /\s/.test(text[at + 1] ?? '') &&
    isSmall(text, at + 2) &&
    /['’](?=[\s.,;:!?)]|$)/.test(text.slice(at + 1, at + 200).split('\n')[0] ?? '')
  );
}
