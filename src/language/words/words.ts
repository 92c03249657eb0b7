import { isLetterOrDigit } from './letters.ts';
import { type FormedWord, formAt, formOf, heldForm } from './word-forms.ts';

/** A word of the plain text: letters and digits with the apostrophes inside. Hyphens part words. */
export interface Word extends FormedWord {
  readonly start: number;
  readonly end: number;
}

/** A word at a place of the text, or what stands there for it. @param lower In small letters with straight apostrophes. */
export function wordAt(start: number, end: number, lower: string): Word {
  return { start, end, lower, form: formOf(lower) };
}

const MARK = /\p{M}/u;
const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;

function isWordAt(text: string, i: number): boolean {
  return isLetterOrDigit(text, i) || (text.charCodeAt(i) >= 0x300 && MARK.test(text[i] ?? ''));
}

/** Finds the words of a text in one pass. Decimal points, times and dates stay in one piece: 9.30am, 02/03/2026. */
export function findWords(text: string): Word[] {
  const words: Word[] = [];
  const length = text.length;
  const lower = lowered(text);
  let i = 0;
  while (i < length) {
    if (!isWordAt(text, i)) {
      i++;
      continue;
    }
    const start = i;
    i++;
    for (;;) {
      while (i < length && isWordAt(text, i)) i++;
      const code = text.charCodeAt(i);
      if ((code === APOSTROPHE || code === RIGHT_QUOTE) && isWordAt(text, i + 1)) i++;
      else if ((code === 0x2e || code === 0x3a || code === 0x2f || code === 0x2c) && isDigit(text, i - 1) && isDigit(text, i + 1)) i++;
      else break;
    }
    const form = formAt(lower, start, i);
    words.push({ start, end: i, lower: heldForm(form) ?? lower.slice(start, i), form });
  }
  return words;
}

/** In small letters with straight apostrophes, every character in its place. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  // A few capitals ("İ") are longer in small letters: those stay as they are.
  const inPlace =
    lower.length === text.length ? lower : text.replace(/\P{Lu}|\p{Lu}/gu, (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char));
  return inPlace.includes('\u2019') ? inPlace.replaceAll('\u2019', "'") : inPlace;
}

function isDigit(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return code >= 48 && code <= 57;
}
