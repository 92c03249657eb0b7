import { createRequire } from 'node:module';
import { isCapital, isSmall } from '../words/letters.ts';
import type { Prose } from './note-text.ts';
import neighbours from './part-of-speech.yaml';
import { kinOf } from './people.ts';

const lists = neighbours as { readonly beforeNoun: readonly string[]; readonly beforeVerb: readonly string[] };

export type PartOfSpeech = 'noun' | 'verb' | 'adjective';

const DETERMINERS = new Set(lists.beforeNoun);
const SUBJECTS = new Set(lists.beforeVerb);

/** The tagger is large: it is loaded when a sentence needs it, and no earlier. */
let tagger: ((text: string) => { json(): { terms: { text: string; tags: string[]; pre: string; post: string }[] }[] }) | undefined;

/**
 * The part of speech of a word where it stands: by its neighbours where they tell, else by compromise, which then reads
 * that one sentence. @param index Of the word in the section's words.
 */
export function partOfSpeech(prose: Prose, index: number): PartOfSpeech | undefined {
  const before = prose.words[index - 1]?.lower ?? '';
  if (DETERMINERS.has(before)) return 'noun';
  const word = prose.words[index];
  const previous = prose.words[index - 1];
  // A name or a word for a person in front is the subject: "Dawn presents as", "mum presented as".
  const isPerson =
    previous !== undefined && (kinOf(before) !== undefined || (isCapital(prose.text, previous.start) && isSmall(prose.text, previous.start + 1)));
  if (SUBJECTS.has(before) || isPerson) return 'verb';
  const sentence = word && prose.sentenceAt(word.start);
  return word && sentence ? tagged(prose.text.slice(sentence.start, sentence.end), word.start - sentence.start) : undefined;
}

function tagged(sentence: string, offset: number): PartOfSpeech | undefined {
  tagger ??= createRequire(import.meta.url)('compromise/two') as NonNullable<typeof tagger>;
  let at = 0;
  for (const { terms } of tagger(sentence).json()) {
    for (const term of terms) {
      at = sentence.indexOf(term.text, at);
      if (at + term.text.length > offset)
        return term.tags.includes('Verb') ? 'verb' : term.tags.includes('Adjective') ? 'adjective' : term.tags.includes('Noun') ? 'noun' : undefined;
    }
  }
  return undefined;
}
