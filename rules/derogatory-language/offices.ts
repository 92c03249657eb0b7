import type { Prose } from '../../src/language/index/note-text.ts';
import lists from './people-words.yaml';

const OFFICES = new Set((lists as { readonly offices: readonly string[] }).offices);

/** Whether what begins here is said of a body or its staff, not of the family: "the council could not care less". */
export function isSaidOfOffice(prose: Prose, first: number): boolean {
  const start = prose.words[first]?.start ?? 0;
  const sentence = prose.sentenceAt(start);
  if (!sentence) return false;
  const subject = prose.mentionsIn(sentence.start, start).findLast(({ owning, kind }) => !owning && kind !== 'profession');
  return prose.wordsIn(subject?.end ?? sentence.start, start).some(({ lower }) => OFFICES.has(lower));
}
