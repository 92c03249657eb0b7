import { emailAt } from '../copying/pasted-email.ts';
import type { Prose } from '../index/note-text.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './letter.yaml';
import { roleOf } from './whose.ts';

const data = lists as Readonly<Record<'letter' | 'salutations', readonly string[]>>;
const LETTER = new Phrases(data.letter);
const SALUTATIONS = new WordSet(data.salutations);

/** Whether a section is written to the child, who is then “you” in it: "Dear Dawn", "you told me". */
export function isLetter(prose: Prose): boolean {
  const { words } = prose;
  if (SALUTATIONS.includes(words[0])) {
    const greeted = prose.mentions.find((mention) => mention.first === 1);
    if (greeted) return roleOf(prose, greeted) === 'child';
  }
  const found = LETTER.find(words);
  const start = words[found?.first ?? 0]?.start ?? 0;
  return found !== undefined && !prose.quoteAt(start) && !emailAt(prose, start);
}
