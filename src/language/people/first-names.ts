import { createRequire } from 'node:module';

/** The lists are large: they are loaded when a name needs them, and no earlier. */
let tagger: ((text: string) => { has(match: string): boolean }) | undefined;

/** The same words come up in note after note; a bound, for names have no end. */
const REMEMBERED = 5_000;
const known = new Map<string, boolean>();

/** Whether a word, in small letters, is a plural or tells how something is, as names hardly are: "participants". */
export function isHardlyName(word: string): boolean {
  const held = known.get(word);
  if (held !== undefined) return held;
  if (known.size >= REMEMBERED) known.clear();
  const is = looksLikeNoName(word);
  known.set(word, is);
  return is;
}

function looksLikeNoName(word: string): boolean {
  tagger ??= createRequire(import.meta.url)('compromise/two') as NonNullable<typeof tagger>;
  const document = tagger(word);
  // Most words are neither, and need no second look.
  return document.has(word.endsWith('s') ? '(#Plural|#Adjective|#Adverb)' : '(#Adjective|#Adverb)') && !document.has('#FirstName') && !isFirstName(word);
}

/** Whether a word, in small letters, is among the first names that are known in many languages: far from all are. */
export function isFirstName(word: string): boolean {
  tagger ??= createRequire(import.meta.url)('compromise/two') as NonNullable<typeof tagger>;
  return tagger(`${word.charAt(0).toUpperCase()}${word.slice(1)}`).has('#FirstName');
}
