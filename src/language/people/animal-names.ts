import type { NoteText } from '../index/note-text.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './animal-names.yaml';

const { bearers } = lists as { readonly bearers: readonly string[] };
const BEARERS = bearers.join('|');
const BEARER_WORDS = new WordSet(bearers.flatMap((bearer) => bearer.split(' ')));
/** "the dog, Rex,", "a hamster called Biscuit". */
const NAMED_BEHIND = new RegExp(`\\b(?:${BEARERS})(?:,| called| named|, called|, named| is called| is named|,? whose name is)? (\\p{Lu}[\\p{L}'’-]+)`, 'gu');
/** "Rex the dog", "Monty, her old tabby cat,". */
const NAMED_BEFORE = new RegExp(
  `(\\p{Lu}[\\p{L}'’-]+)(?:,| is|, who is)? (?:the|his|her|their|our|your|a|an|\\p{Lu}[\\p{L}-]+['’]s) (?:[\\p{L}-]+ ){0,2}?(?:${BEARERS})(?![\\p{L}'’-])`,
  'gu',
);

const held = new WeakMap<NoteText, ReadonlySet<string>>();

/** The names, in small letters, that a note gives to animals, toys and characters. Holds words of the record. */
export function animalNames(text: NoteText): ReadonlySet<string> {
  const known = held.get(text);
  if (known) return known;
  const names = new Set<string>();
  for (const prose of text.sections) {
    if (!BEARER_WORDS.meets(prose.words)) continue;
    for (const pattern of [NAMED_BEHIND, NAMED_BEFORE]) for (const [, name = ''] of prose.text.matchAll(pattern)) names.add(name.toLowerCase());
  }
  held.set(text, names);
  return names;
}
