import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './verb-slot.yaml';

type ListName = 'joints' | 'determiners' | 'licences' | 'progressive' | 'adverbs' | 'prepositions' | 'topics';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const JOINTS = new WordSet(data.joints);
const DETERMINERS = new WordSet(data.determiners);
const LICENCES = new WordSet(data.licences);
const PROGRESSIVE = new WordSet(data.progressive);
const ADVERBS = new WordSet(data.adverbs);
const PREPOSITIONS = new WordSet(data.prepositions);
const TOPICS = new WordSet(data.topics);

/** How far before a base form "did", "to" or "saw" may stand ("did not really want or like"). */
const FARTHEST_LICENCE = 5;
const MARK = /[,;:–—()\n]|\s-\s/;

/** As which form of its verb a word is written. A past form may be a participle too. */
export type VerbForm = 'base' | 'present' | 'past' | 'ing';

const gapBefore = ({ text, words }: Prose, i: number): string => text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0);

/** Whether a mark or a word parts what stands before this index from it. */
const isParted = (prose: Prose, i: number): boolean => MARK.test(gapBefore(prose, i)) || JOINTS.includes(prose.words[i - 1]);

const isPersonAt = (prose: Prose, last: number): boolean => prose.mentions.some((mention) => mention.last === last && !mention.owning);

/**
 * Whether a word stands where a verb of this form can stand: "He has a night light" holds no verb "light", for "he" would
 * ask for "lights". In doubt it can. @param first Index of the sentence's first word.
 */
export function isInVerbSlot(prose: Prose, i: number, first: number, form: VerbForm): boolean {
  const { words } = prose;
  const { lower } = words[i - 1] ?? { lower: '' };
  // A name: "Miss Kaur", "Hope".
  if (prose.mentions.some((mention) => mention.first <= i && i <= mention.last)) return false;
  if (i === first) return !TOPICS.includes(words[i]);
  if (isPersonAt(prose, i - 1)) return true;
  if (form === 'base') return isLicensed(words.slice(Math.max(first, i - FARTHEST_LICENCE), i));
  if (form === 'past' || MARK.test(gapBefore(prose, i)) || lower.endsWith('ly')) return true;
  if (form === 'present') return ADVERBS.has(lower) || lower.length === 1;
  return PROGRESSIVE.has(lower) || lower.endsWith('ing');
}

/** "did not want", "able to draw"; not "to the bus stop". */
function isLicensed(before: readonly Word[]): boolean {
  const at = before.findLastIndex(({ lower }) => LICENCES.has(lower));
  return at !== -1 && !DETERMINERS.meets(before, at + 1);
}

/** Where the verb's own clause begins, if it names a thing and nobody: "The door opened", "when his feed was running". */
export function thingBefore(prose: Prose, i: number, first: number): number | undefined {
  const { words } = prose;
  let from = i;
  while (from > first && !isParted(prose, from)) from--;
  const opening = words[from] as Word;
  const isSubject = ({ owning, first: at }: Mention) => !owning && !PREPOSITIONS.includes(words[at - 1]);
  if (i - from < 2 || prose.mentionsIn(opening.start, (words[i] as Word).start).some(isSubject)) return undefined;
  return DETERMINERS.includes(opening) || prose.mentions.some((mention) => mention.owning && mention.first === from) ? from : undefined;
}

/** Index of the "who" whose clause the verb opens ("somebody who wants him", "Dawn, who had cried"); undefined where none. */
export function relativeBefore(prose: Prose, i: number, first: number): number | undefined {
  for (let at = i - 1; at > first && at >= i - 3; at--) {
    const { lower } = prose.words[at] as Word;
    if (lower === 'who') return at;
    if (isPersonAt(prose, at) || MARK.test(gapBefore(prose, at + 1))) return undefined;
  }
  return undefined;
}

/** "asked for by the team", "as agreed", "the steps agreed in May": a participle, and nobody's saying. */
export function isParticiple(prose: Prose, i: number, first: number): boolean {
  const { words } = prose;
  const before = words[i - 1]?.lower ?? '';
  if (before === 'as' && i > first) return true;
  const behind = words.slice(i + 1, i + 3).findIndex(({ lower }) => lower === 'by');
  return behind !== -1 && !MARK.test(prose.text.slice(words[i]?.end ?? 0, words[i + 1 + behind]?.start ?? 0));
}

/** Whether a verb can be said of somebody who is not named in its sentence: it opens it, or goes on behind a mark or a joint. */
export function goesOn(prose: Prose, i: number, first: number): boolean {
  const before = prose.words[i - 1]?.lower ?? '';
  return i === first || isParted(prose, i) || ADVERBS.has(before) || before.endsWith('ly');
}
