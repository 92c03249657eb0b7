import { capitalsIn, hasLetter, isLetter, isLetterOrDigit } from '../words/letters.ts';

/** The longest short form, as in Ab3P: ten characters, and a plural. */
const LONGEST_SHORT = 12;
/** One word with the signs that occur inside abbreviations: H&WB, A & E, LAC/CLA, s.47, M.O.I., 5-HT. */
const LONGEST_WORD = 12;
const JOINING = ".'’/+-";
const BEFORE_AMPERSAND = /[\p{L}\p{N}]{1,8}\s?&\s?$/u;
/** Names with a capital inside, or two of them: McDonald, O'Brien, Anne-Marie, Ash/Birch. */
const NAME = /^(?:(?:Mc|Mac|O['’]|De|Di|La|Le|Van)\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+(?:[-/'’.]\p{Lu}\p{Ll}+)+)$/u;

/** The word that ends at `at` (spaces and quotation marks apart), where it could be a short form. */
export function shortBefore(text: string, at: number): { start: number; end: number } | undefined {
  let end = at;
  while (end > 0 && isMargin(text[end - 1])) end--;
  const from = Math.max(0, end - LONGEST_SHORT);
  let start = end;
  while (start > from && isShortCharacter(text, start - 1)) start--;
  if (start === end || isLetterOrDigit(text, start - 1)) return undefined;
  if (text[start - 1] === '&' || text[start - 2] === '&') start -= BEFORE_AMPERSAND.exec(text.slice(Math.max(0, start - 11), start))?.[0].length ?? 0;
  return trimmed(text, start, end);
}

/** The word that starts at `at` (spaces and quotation marks apart), where it could be a short form. */
export function shortAfter(text: string, at: number): { start: number; end: number } | undefined {
  let start = at;
  while (start < text.length && isMargin(text[start])) start++;
  const end = shortEnd(text, start);
  return end === start || isLetterOrDigit(text, end) ? undefined : trimmed(text, start, end);
}

/** Takes off what belongs to the sentence: full stops, hyphens, the possessive. */
function trimmed(text: string, from: number, to: number): { start: number; end: number } | undefined {
  let start = from;
  let end = to;
  while (end > start && /[.'’/+-]/.test(text[end - 1] ?? '') && !(text[end - 1] === '.' && text.slice(start, end - 1).includes('.'))) end--;
  if (/['’]s$/.test(text.slice(start, end))) end -= 2;
  while (start < end && !isLetterOrDigit(text, start)) start++;
  return hasLetter(text.slice(start, end)) ? { start, end } : undefined;
}

/** Whether a word looks like an abbreviation wherever it stands: CIN, IROs, CiN, HbA1c, H&WB, s47. */
export function looksAbbreviated(short: string): boolean {
  const capitals = capitalsIn(short);
  if (short.length < 2 || short.length > LONGEST_SHORT || NAME.test(short)) return false;
  if (isLetter(short) && /^.\.?\d{1,3}[^\W\d_]?$/.test(short)) return true;
  return capitals >= 2 && capitals * 3 >= short.length;
}

/** Whether the words inside brackets could be a short form: one word, or two that are not both small or both a name's. */
export function couldBeShort(short: string): boolean {
  if (short.length > LONGEST_SHORT || !hasLetter(short) || !(short.startsWith('[') || isLetterOrDigit(short)) || /[^\p{L}\p{N}\s&/+.'’()[\]-]/u.test(short))
    return false;
  const parts = short.replace(/\s?&\s?/g, '&').split(/\s+/);
  if (parts.length > 2) return false;
  return parts.length === 1
    ? !/^\d+(?:st|nd|rd|th)$/.test(short)
    : (capitalsIn(short) > 0 || /\d/.test(short)) && !/^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+$/u.test(short);
}

function isMargin(char: string | undefined): boolean {
  return char !== undefined && /[\s"'“”‘’`*_]/.test(char);
}

function isShortCharacter(text: string, at: number): boolean {
  return isLetterOrDigit(text, at) || (at >= 0 && JOINING.includes(text[at] ?? ' '));
}

/** Where the short form that starts here ends, an ampersand's other side with it; `start` where none does. */
function shortEnd(text: string, start: number): number {
  let end = start;
  if (!isLetterOrDigit(text, end)) return start;
  while (end < start + LONGEST_WORD && isShortCharacter(text, end)) end++;
  const and = /^\s?&\s?/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  let other = end + and;
  while (and > 0 && other < end + and + 8 && isLetterOrDigit(text, other)) other++;
  return other > end + and ? other : end;
}
