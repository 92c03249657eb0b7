import type { Span } from '../../casenote/source.ts';
import { capitalsIn } from '../words/letters.ts';
import { type Anchor, lettersOf, matchLetters, matchShuffled } from './letter-match.ts';

/** How much a long form may depart from the letters, by how plainly the text says that it explains. */
export type Fit = 'bracketed' | 'named' | 'strict' | 'initials' | 'exact';

/** The most that a match may cost (see `COST`) with 1, 2, 3, 4, 5 and more letters. */
const LIMIT: Readonly<Record<Fit, readonly number[]>> = {
  bracketed: [0, 0.6, 1.3, 1.6, 2.2],
  named: [0, 0.9, 1.6, 2, 2.6],
  strict: [0, 0.2, 0.6, 0.9, 1.2],
  initials: [0, 0.1, 0.1, 0.2, 0.3],
  exact: [-1, -1, 0.1, 0.2, 0.3],
};
/** A long form is looked for in this many characters. */
const LONGEST = 260;
/** Small letters only, as in "(aged)", are mostly just words. */
const SMALL: readonly number[] = [0, 0.2, 0.5, 0.8, 1];

/** The words between `from` and `to` that a short form stands for; undefined where none of them can be. */
export function spellOut(text: string, from: number, to: number, short: string, anchor: Anchor, fit: Fit): Span | undefined {
  const end = anchor === 'start' ? to : trimmedEnd(text, from, to);
  if (end <= from || (anchor === 'both' && end - from > LONGEST)) return undefined;
  const isSmall = capitalsIn(short) === 0 && !/\d/.test(short);
  const letters = lettersOf(short).length;
  const limits = isSmall && fit === 'bracketed' ? SMALL : LIMIT[fit];
  const limit = limits[Math.min(letters, limits.length) - 1] ?? 0;
  let match = matchLetters(text, from, end, short, anchor);
  if (!match || match.cost > limit) match = anchor === 'end' && fit !== 'exact' ? matchShuffled(text, from, end, short) : undefined;
  if (!match) return undefined;
  const long = {
    start: withPrefix(text, from, match.start, anchor === 'start' ? match.end : end),
    end: anchor === 'start' ? withBracket(text, match.start, match.end, to) : end,
  };
  const words = text.slice(long.start, long.end);
  if (letters === 1 && (fit !== 'bracketed' || anchor !== 'end')) return undefined;
  if (closes(words) !== 0) return undefined;
  if (fit === 'exact' && !/\s/.test(words)) return undefined;
  if (!isSmall && words.startsWith(short)) return undefined;
  if (words.length <= short.length || words.split(/[\s/()[\]]+/).includes(short)) return undefined;
  return letters === 1 && /[\s-]/.test(words) ? undefined : long;
}

/** How far back the words before `to` belong together: to the start of the sentence or the paragraph. */
export function windowStart(text: string, to: number): number {
  const limit = Math.max(0, to - LONGEST);
  for (let i = to - 2; i >= limit; i--) {
    const char = text[i];
    if (char === '\n' && text[i + 1] === '\n') return i + 2;
    if (
      (char === '.' || char === '?' || char === '!' || char === '•') &&
      /^\s+["'“‘(]?[\p{Lu}\d]/u.test(text.slice(i + 1, i + 5)) &&
      /[\p{L}\p{N})]{3}$/u.test(text.slice(Math.max(limit, i - 3), i))
    )
      return i + 1;
  }
  if (limit === 0) return 0;
  const space = text.indexOf(' ', limit);
  return space === -1 || space > to ? limit : space + 1;
}

/** Where the words that begin at `from` end: at a full stop, a semicolon, a bracket or the line's end. */
export function clauseEnd(text: string, from: number, atComma: boolean): number {
  const limit = Math.min(text.length, from + LONGEST);
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const char = text[i];
    if (char === '(' || char === '[') depth++;
    if ((char === ')' || char === ']') && depth-- > 0) continue;
    if (char === '\n' && (i > from || atComma)) return i;
    if (char === ';' || char === ')' || char === ']' || char === '|') return i;
    if (char === ',' && atComma && depth === 0) return i;
    if ((char === '.' || char === '!' || char === '?') && (i + 1 >= text.length || /\s/.test(text[i + 1] ?? ' '))) return i;
  }
  if (limit === text.length) return limit;
  return Math.max(from, text.lastIndexOf(' ', limit));
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[\s"'“”‘’`*,:;]/.test(text[end - 1] ?? '')) end--;
  return end;
}

/** "2,4-dinitrophenyl", "4-(9-acridinylamino)…": numbers in front, and a bracket that closes inside the long form. */
function withPrefix(text: string, from: number, start: number, end: number): number {
  const lead = /(?:^|\s)\(?([(\d][^\s]*)$/.exec(text.slice(Math.max(from, start - 24), start))?.[1];
  if (!lead) return start;
  const isNumbers = /^[\d,.'′’]+-$/.test(lead);
  return isNumbers || (!lead.startsWith('(') && closes(lead) < 0 && closes(lead) + closes(text.slice(start, end)) === 0) ? start - lead.length : start;
}

function closes(words: string): number {
  return words.split(/[)\]]/).length - words.split(/[([]/).length;
}

/** A bracket that opens inside the long form closes inside it. */
function withBracket(text: string, start: number, end: number, limit: number): number {
  const close = text[end];
  return end < limit && (close === ')' || close === ']') && text.slice(start, end).includes(close === ')' ? '(' : '[') ? end + 1 : end;
}
