import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './mention-forms.yaml';

const data = lists as Readonly<Record<'aboutWhom' | 'between' | 'subordinating' | 'bodies' | 'parting', readonly string[]>>;
const ABOUT_WHOM = new WordSet(data.aboutWhom);
const BETWEEN = new WordSet(data.between);
const SUBORDINATING = new WordSet(data.subordinating);
const BODIES = new WordSet(data.bodies);
const PARTING = new WordSet(data.parting);

/** Whether a sentence opens with what its main thing is told behind: "When Kelly went out I spoke to Maisie". */
export function opensSubordinate(prose: Prose, sentence: Sentence): boolean {
  return SUBORDINATING.includes(prose.words[firstEndingAfter(prose.words, sentence.start)]);
}

/** Those that a sentence names, those of its main thing first. */
export function inOrderOfRank(prose: Prose, sentence: Sentence, mentions: readonly Mention[]): readonly Mention[] {
  const opening = firstEndingAfter(prose.words, sentence.start);
  if (mentions.length < 2 || !opensSubordinate(prose, sentence)) return mentions;
  const comma = prose.text.slice(sentence.start, sentence.end).indexOf(',');
  const main = mentions.findIndex(
    ({ first, start, kind }, i) =>
      i > 0 && first > opening && (comma !== -1 ? start > sentence.start + comma : kind === 'author' && mentions[i - 1]?.kind !== 'author'),
  );
  return main <= 0 ? mentions : [...mentions.slice(main), ...mentions.slice(0, main)];
}

/** "both his parents": no "he" and no "she". */
export function isPlural(prose: Prose, { kind, last }: Mention): boolean {
  return kind === 'kin' && /(?:[^s']s|children)$/.test(prose.words[last]?.lower ?? '');
}

/** "Mrs Greenaway, his solicitor": the one who is named already. */
export function isApposed(prose: Prose, mention: Mention): boolean {
  const before = prose.mentions[firstEndingAfter(prose.mentions, mention.start) - 1];
  const near = before?.owning && before.kind === 'pronoun' ? prose.mentions[firstEndingAfter(prose.mentions, before.start) - 1] : before;
  return (
    near !== undefined &&
    isNamed(near) &&
    mention.kind !== 'name' &&
    /^,? (?:his|her|their|the|a)? ?(?:[a-z]+ )?$/.test(prose.text.slice(near.end, mention.start))
  );
}

/** "We began with school. He …": no "he" and no "she". */
export function isBody({ relation, name }: Mention): boolean {
  return relation !== undefined && name.length === 0 && BODIES.has(relation);
}

/** By name, kinship or work. */
export function isNamed({ kind }: Mention): boolean {
  return kind === 'name' || kind === 'kin' || kind === 'profession';
}

/** "Secondly, he …": no name, whatever its capital. */
export function isAdverb(prose: Prose, { kind, people, end, name }: Mention): boolean {
  return kind === 'name' && people.length === 0 && prose.text[end] === ',' && (name[0] ?? '').endsWith('ly');
}

/** Only spoken of, behind "about", "of" or the like. */
export function isObject(prose: Prose, mention: Mention): boolean {
  let at = mention.first - 1;
  while (at >= 0 && BETWEEN.includes(prose.words[at]) && mention.first - at < 4) at--;
  const before = prose.words[at];
  return before !== undefined && ABOUT_WHOM.includes(before) && /^[^.;:!?\n]*$/.test(prose.text.slice(before.end, mention.start));
}

/** "He said that Marcel is late", "He put Marcel to bed": whether nothing parts a pronoun from a name behind it, who is then somebody else. */
export function isBoundApart(prose: Prose, pronoun: Mention, named: Mention): boolean {
  return !/[,;:()–—]/.test(prose.text.slice(pronoun.end, named.start)) && !PARTING.meets(prose.words, pronoun.last + 1, named.first);
}
