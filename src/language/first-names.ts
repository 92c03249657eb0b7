import { createRequire } from 'node:module';
import type { Gender } from './people.ts';

/** The lists are large: they are loaded when a name needs them, and no earlier. */
let loaded: ((text: string) => { has(match: string): boolean }) | undefined;
const MOST_HELD = 5_000;
/** Names of the run, in memory alone. */
const held = new Map<string, Gender | undefined>();

/** Who mostly bears a first name, by compromise's lists: `f` for "gail"; undefined for one that both bear, or that they lack. */
export function usualGenderOf(name: string | undefined): Gender | undefined {
  if (!name) return undefined;
  if (held.has(name)) return held.get(name);
  if (held.size >= MOST_HELD) held.clear();
  const document = tagger()(name[0]?.toUpperCase() + name.slice(1));
  const gender = document.has('#FemaleName') ? 'f' : document.has('#MaleName') ? 'm' : undefined;
  held.set(name, gender);
  return gender;
}

/** Whether a word, in small letters, is a plural or tells how something is, as names hardly are: "participants". */
export function isHardlyName(word: string): boolean {
  const document = tagger()(word);
  return !document.has('#FirstName') && document.has('(#Plural|#Adjective|#Adverb)');
}

function tagger(): NonNullable<typeof loaded> {
  loaded ??= createRequire(import.meta.url)('compromise/two') as NonNullable<typeof loaded>;
  return loaded;
}
