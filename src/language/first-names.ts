import { createRequire } from 'node:module';

/** The lists are large: they are loaded when a name needs them, and no earlier. */
let tagger: ((text: string) => { has(match: string): boolean }) | undefined;

/** Whether a word, in small letters, is a plural or tells how something is, as names hardly are: "participants". */
export function isHardlyName(word: string): boolean {
  tagger ??= createRequire(import.meta.url)('compromise/two') as NonNullable<typeof tagger>;
  const document = tagger(word);
  return !document.has('#FirstName') && document.has('(#Plural|#Adjective|#Adverb)');
}
