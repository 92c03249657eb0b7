import type { Prose } from '../index/note-text.ts';
import { isCapital } from '../words/letters.ts';
import { WordSet } from '../words/word-forms.ts';

const LINKS = new WordSet(['and', 'of', 'the', 'for', 'in', '&', 'with', 'at']);

/**
 * Whether words are part of a proper name, such as a service, a course or a document ("the Respite Team", "Safe and
 * Well Partnership"): they are written with capitals, and a neighbour in the same sentence is too.
 * @param first @param end Indices into the section's words.
 */
export function isProperName(prose: Prose, first: number, end: number): boolean {
  const { text, words } = prose;
  const initial = words[first];
  if (!initial || !isCapital(text, initial.start)) return false;
  const sentence = prose.sentenceAt(initial.start);
  if (!sentence) return false;
  const own = words.slice(first, end).filter((word) => !LINKS.includes(word));
  if (own.length > 1 && initial.start > sentence.start && own.every((word) => isCapital(text, word.start))) return true;
  const isCapitalAt = (index: number, step: 1 | -1): boolean => {
    let i = index;
    while (LINKS.includes(words[i]) && words[i + step]) i += step;
    const word = words[i];
    if (!word || word.start < sentence.start || word.end > sentence.end) return false;
    // "Respite for Dawn": a person behind a little word is no part of the name.
    if (i !== index && step === 1 && prose.mentionsIn(word.start, word.end).some(({ kind }) => kind === 'name' || kind === 'kin')) return false;
    const from = step === 1 ? (words[end - 1]?.end ?? 0) : word.end;
    const to = step === 1 ? word.start : initial.start;
    return isCapital(text, word.start) && /^[\s\w'’&-]*$/.test(text.slice(from, to)) && (step === 1 || word.start > sentence.start);
  };
  return isCapitalAt(end, 1) || isCapitalAt(first - 1, -1);
}
