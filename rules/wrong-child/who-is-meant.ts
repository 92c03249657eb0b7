import type { Mention } from '../../src/language/index/mentions.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import type { Gender, Person } from '../../src/language/index/people.ts';
import { isFirstName } from '../../src/language/people/first-names.ts';
import { isOrganisation } from '../../src/language/people/organisation.ts';
import { clusterOf } from '../../src/language/sentence-model/word-clusters.ts';
import { isSmall } from '../../src/language/words/letters.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import type { Word } from '../../src/language/words/words.ts';
import lists from './pronoun-words.yaml';

/** Of whom "he" or "she" may be said. */

const data = lists as unknown as Readonly<Record<'noPerson' | 'dumb' | 'beings' | 'staffed' | 'prepositions', readonly string[]>>;
export const PREPOSITIONS = new WordSet(data.prepositions);
const NO_PERSON = new WordSet(data.noPerson);
/** Kin words that mean the child, or more than one. */
const NOBODY = new WordSet(['child', 'family', 'parent', 'sibling', 'grandparent']);
const DUMB = new WordSet(data.dumb);
const BEINGS = new WordSet(data.beings);
const STAFFED = new WordSet(data.staffed);

export function spokenOf(prose: Prose, start: number, end: number): readonly Mention[] {
  return peopleIn(prose, start, end).filter((mention) => !prose.quoteAt(mention.start));
}

/** Those whom a quotation names too. */
export function peopleIn(prose: Prose, start: number, end: number): readonly Mention[] {
  return prose
    .mentionsIn(start, end)
    .filter((mention) => !isOrganisation(prose, mention) && !isThing(prose, mention) && !isSeat(prose, mention) && !isLabel(prose, mention));
}

/** "Equipment. The straps …": a word that heads what follows, and nobody's name. */
function isLabel(prose: Prose, { kind, people, start, end, name: [name] }: Mention): boolean {
  if (kind !== 'name' || people.length > 0 || name === undefined || !/^[.:]/.test(prose.text.slice(end, end + 1))) return false;
  return prose.sentenceAt(start)?.start === start && clusterOf(name) !== undefined && !isFirstName(name);
}

/** "The straps on Harvey's chair", "in the chair". */
function isSeat({ words }: Prose, { relation, first, name }: Mention): boolean {
  if (relation !== 'chair' || name.length > 0) return false;
  return /^(?:his|her|their)$|['’]s$/.test(words[first - 1]?.lower ?? '') || PREPOSITIONS.includes(words[first - 2]);
}

/** "his Lego crane", "a Barbie doll": a name that says what kind of thing it is. */
function isThing({ text, words }: Prose, { kind, people, first, start, end, titled }: Mention): boolean {
  if (kind !== 'name' || titled || people.length > 0 || text[start - 1] !== ' ' || text[end] !== ' ' || !isSmall(text, end + 1)) return false;
  return /^(?:his|her|their|my|your|our|the|a|an)$/.test(words[first - 1]?.lower ?? '');
}

export function isChildByName({ people, titled }: Mention): boolean {
  return !titled && people.some(({ role }) => role === 'child');
}

/** Somebody at the contact of whom that pronoun may be said. */
export function isCompany(person: Person, gender: Gender): boolean {
  return person.role !== 'child' && person.role !== 'author' && person.row !== undefined && (person.gender ?? gender) === gender;
}

/** Whether a pronoun of this gender may mean somebody other than the child. */
export function mayBeMeant(mention: Mention, gender: Gender): boolean {
  if (mention.kind === 'name') return !isChildByName(mention) && (mention.gender ?? gender) === gender;
  if (mention.kind === 'kin')
    return (mention.gender ?? gender) === gender && !isChildByName(mention) && !(NOBODY.has(mention.relation ?? '') && mention.name.length === 0);
  return mention.kind === 'profession' && !NO_PERSON.has(mention.relation ?? '');
}

/** "his tutor", "her nan": whom the pronoun right before owns, they don't compete for it. */
export function isOwnedBy(mentions: readonly Mention[], { kind, first }: Mention): boolean {
  return (kind === 'kin' || kind === 'profession') && mentions.some((other) => other.kind === 'pronoun' && other.owning && other.last === first - 1);
}

/** The sentence begins with the pronoun. */
export function opens(prose: Prose, pronoun: Mention, sentence: Sentence | undefined): boolean {
  return sentence !== undefined && !pronoun.owning && prose.wordsIn(sentence.start, pronoun.start).length === 0;
}

/** "The taxi was late", "brought by the kitchen"; "in the kitchen" is a place. */
export function hasStaffed(prose: Prose, start: number, end: number): boolean {
  const words = prose.wordsIn(start, end);
  return words.some(
    (word, i) => STAFFED.includes(word) && words[i - 1]?.lower === 'the' && !(PREPOSITIONS.includes(words[i - 2]) && words[i - 2]?.lower !== 'by'),
  );
}

/** Somebody or something of whom a note says "he" or "she" without a name. @param speaking Who may be told to speak, so no animals. */
export function hasBeing(prose: Prose, start: number, end: number, speaking = false): boolean {
  const words = prose.wordsIn(start, end);
  const isBeing = (word: Word) => BEINGS.includes(word) || (!speaking && DUMB.includes(word));
  // "Child's views:" is a label.
  return words.some((word, i) => isBeing(word) && !prose.quoteAt(word.start) && prose.text[words[i + 1]?.end ?? end] !== ':');
}
