import type { Subjects } from '../grammar/subjects.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { findWords, wordAt } from '../words/words.ts';
import lists from './child-voice.yaml';

const LABELS = new Phrases((lists as { readonly labels: readonly string[] }).labels);

/** In characters: a line in capitals that is longer is no label. */
const LONGEST_LABEL = 60;

/** "Dawn's views", "Voice of the child". */
export function isVoiceLabel(text: NoteText, heading: string | null): boolean {
  if (!heading) return false;
  const name = text.people.child.names[0]?.[0];
  const words = findWords(heading).map(({ start, end, lower }) =>
    wordAt(start, end, name && (lower === name || lower === `${name}'s`) ? (lower === name ? '<name>' : "child's") : lower),
  );
  return words.length < 9 && LABELS.find(words) !== undefined;
}

/** Under a heading or behind a lead-in such as "Dawn's views:". */
export function isUnderLabel(text: NoteText, prose: Prose, sentence: Sentence, position: number): boolean {
  const colon = prose.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60)).indexOf(':');
  if (colon !== -1 && isVoiceLabel(text, prose.text.slice(sentence.start, sentence.start + colon))) return true;
  for (let i = position - 1; i >= Math.max(0, position - 4); i--) {
    const before = prose.sentences[i];
    if (!before) return false;
    const isShort = before.end - before.start < LONGEST_LABEL;
    if (before.block.kind !== 'heading' && prose.text[before.end - 1] !== ':' && !isShort) continue;
    const words = prose.text.slice(before.start, before.end);
    if (before.block.kind === 'heading' || words.endsWith(':') || words === words.toUpperCase()) return isVoiceLabel(text, words);
  }
  return false;
}

/** Under "Mrs Cole's own story" or "Discussion with Mum": until the child is spoken of again, "she" is the one of the heading. */
export function isUnderOthersHeading(subjects: Subjects, prose: Prose, sentence: Sentence): boolean {
  const heading = prose.plain.blocks.findLast(({ kind, start }) => kind === 'heading' && start < sentence.start);
  if (!heading) return false;
  const named = prose.mentionsIn(heading.start, heading.end);
  const isOthers =
    named.some(({ kind }) => kind === 'name' || kind === 'kin' || kind === 'profession') && !named.some((one) => subjects.whose(prose, one) === 'child');
  return isOthers && !prose.mentionsIn(heading.end, sentence.end).some((one) => one.kind === 'name' && subjects.whose(prose, one) === 'child');
}
