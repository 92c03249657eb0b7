/**
 * What kind of character stands at a place of a text. English is answered from a table; patterns over the letters of all
 * scripts (`\p{Lu}`) take a tenth to two milliseconds each to prepare, and a draft met a hundred of them.
 */
const CAPITAL = 1;
const SMALL = 2;
const DIGIT = 4;
const ASCII = new Uint8Array(128);
for (let code = 0; code < 26; code++) {
  ASCII[65 + code] = CAPITAL;
  ASCII[97 + code] = SMALL;
}
ASCII.fill(DIGIT, 48, 58);
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const LETTER = /\p{L}/u;
const NUMBER = /\p{N}/u;

/** Punctuation of a note that is typed well: dashes, curly quotation marks, bullets. */
const isPunctuation = (code: number): boolean => code >= 0x2000 && code <= 0x206f;

function isOfKind(text: string, at: number, kind: number, pattern: RegExp): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return ((ASCII[code] ?? 0) & kind) !== 0;
  return !isPunctuation(code) && pattern.test(characterAt(text, at));
}

/** The whole character that an offset stands in, be it in its second half; nothing outside the text. */
function characterAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return '';
  return code >= 0xd800 && code <= 0xdfff ? String.fromCodePoint(text.codePointAt(code >= 0xdc00 ? at - 1 : at) ?? 0) : String.fromCharCode(code);
}

export function isCapital(text: string, at = 0): boolean {
  return isOfKind(text, at, CAPITAL, UPPER);
}

export function isSmall(text: string, at = 0): boolean {
  return isOfKind(text, at, SMALL, LOWER);
}

export function isLetter(text: string, at = 0): boolean {
  return isOfKind(text, at, CAPITAL | SMALL, LETTER);
}

export function isLetterOrDigit(text: string, at = 0): boolean {
  return isLetter(text, at) || isOfKind(text, at, DIGIT, NUMBER);
}

/** How many capitals a text has. */
export function capitalsIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isCapital(text, i)) count++;
  return count;
}

/** Whether a text has a small letter. */
export function hasSmall(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isSmall(text, i)) return true;
  return false;
}

/** Whether any letter stands in a text. */
export function hasLetter(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isLetter(text, i)) return true;
  return false;
}

/** Whether all of a text is capitals, and there is some. */
export function isAllCapitals(text: string): boolean {
  return text.length > 0 && capitalsIn(text) === text.length;
}
