import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './whose.yaml';

const CHILD_WORDS = new WordSet((lists as { readonly childWords: readonly string[] }).childWords);

/** Seen from the record's child. `several`: they, with nobody in particular. */
export type Whose = 'child' | 'author' | 'other' | 'several';

/** Who somebody spoken of is. */
export function roleOf(prose: Prose, mention: Mention): Whose {
  const { people, titled, kind, name } = mention;
  if (people.length > 0) {
    if (people.some(({ role }) => role === 'child') && !titled) return 'child';
    return people.some(({ role }) => role === 'author') ? 'author' : 'other';
  }
  return kind === 'kin' && name.length === 0 && CHILD_WORDS.includes(prose.words[mention.first]) ? 'child' : 'other';
}
