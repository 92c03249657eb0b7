import type { Mention } from '../../src/language/index/mentions.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import type { Gender, Person } from '../../src/language/index/people.ts';
import { speechIn } from '../../src/language/index/speech.ts';
import { aloneSceneAt } from '../../src/language/visit/alone-scene.ts';
import { isOfChildsOwnLife } from '../../src/language/visit/child-places.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';
import { isSmall } from '../../src/language/words/letters.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import lists from './pronoun-words.yaml';
import { hasBeing, isChildByName, isCompany, isOwnedBy, mayBeMeant, opens, PREPOSITIONS, spokenOf } from './who-is-meant.ts';

/** Signs that a pronoun of another gender is said of the record's child. */

const data = lists as unknown as Readonly<Record<'childsThing' | 'childsOwn' | 'staff', readonly string[]>>;
const CHILDS_THING = new WordSet(data.childsThing);
const CHILDS_OWN = new WordSet(data.childsOwn);
const STAFF = new WordSet(data.staff);
/** Beside a child who is seen alone: who puts words into another language, and a thing. */
const NEITHER = new WordSet(['interpreter', 'chair']);
const JUDGING: ReadonlySet<string> = new Set(['analysis', 'workingWell', 'worries', 'needsToHappen']);

/** A single wrong pronoun is a slip of the keyboard. */
export const FEWEST = 2;
/** So many where somebody of that gender may be meant. */
export const FEWEST_IN_COMPANY = 3;

/** "Freya is doing well. He is happy at nursery and he eats": right after the child by name, of what children do. @param previous The sentence before. */
export function isGoingOn(
  text: NoteText,
  prose: Prose,
  gender: Gender,
  run: readonly Sentence[],
  wrong: readonly Mention[],
  previous: Sentence | undefined,
): boolean {
  const first = run[0];
  const opening = wrong[0];
  if (!previous || !first || !opening || opening.owning || !opens(prose, opening, first)) return false;
  const before = spokenOf(prose, previous.start, previous.end);
  if (!before.some((mention) => isChildByName(mention) && !mention.owning) || before.some((mention) => mayBeMeant(mention, gender))) return false;
  const least = text.people.child.row === undefined && !JUDGING.has(prose.section.kind) ? FEWEST_IN_COMPANY : 1;
  return countOfChildsLife(prose, run) >= least;
}

/** "21:00 She had a shower and put her pyjamas on": seen with nobody of that pronoun there, and no other child of it in the section. */
export function isWithNobodyElse(text: NoteText, prose: Prose, gender: Gender, run: readonly Sentence[], wrong: readonly Mention[]): boolean {
  const first = run[0];
  if (!first || !text.people.child.row?.seen || text.people.all.some((person) => person.row?.seen !== false && isCompany(person, gender) && !isStaff(person)))
    return false;
  if (wrong.length < FEWEST_IN_COMPANY || countOfChildsLife(prose, run) === 0) return false;
  return !hasOtherChild(text, prose, gender, first.start);
}

/** "Residential worker", "Teaching assistant": of whom a note does not tell what a child has and does. */
function isStaff({ row }: Person): boolean {
  return STAFF.has(row?.relation?.toLowerCase().split(' ').at(-1) ?? '');
}

/** A brother or sister of that pronoun, or somebody by name who is not on the form and may be a friend. */
export function hasOtherChild(text: NoteText, prose: Prose, gender: Gender, before: number): boolean {
  return (
    text.people.all.some((person) => person.role === 'sibling' && (person.gender ?? gender) === gender) ||
    prose.mentionsIn(0, before).some((mention) => mention.kind === 'name' && !mention.titled && mention.people.length === 0 && mention.gender === gender)
  );
}

/** "Her education plan is out of date": of what a child has. */
export function opensWithChildsThing(prose: Prose, [first]: readonly Sentence[]): boolean {
  if (!first) return false;
  const [owner, ...next] = prose.wordsIn(first.start, first.end).slice(0, 5);
  return /^(?:his|her)$/.test(owner?.lower ?? '') && CHILDS_THING.meets(next);
}

/** "He has caught up and he gets on with his teacher": of what nobody has but a child. */
export function hasChildsOwn(prose: Prose, wrong: readonly Mention[]): boolean {
  return wrong.length >= FEWEST_IN_COMPANY && ownsChildsOwn(prose, wrong);
}

/** "his homework", "her own splints". */
export function ownsChildsOwn({ words }: Prose, wrong: readonly Mention[]): boolean {
  return wrong.some(({ owning, last }) => owning && CHILDS_OWN.includes(words[words[last + 1]?.lower === 'own' ? last + 2 : last + 1]));
}

/** "her reading": a grown-up may have it too. */
export function ownsChildsThing({ words }: Prose, wrong: readonly Mention[]): boolean {
  return wrong.some(({ owning, last }) => owning && CHILDS_THING.includes(words[last + 1]));
}

/** How many words of what children have and do, kin aside. */
export function countOfChildsLife(prose: Prose, run: readonly Sentence[]): number {
  return prose.wordsIn(run[0]?.start ?? 0, run.at(-1)?.end ?? 0).filter(({ lower }) => isOfChildsOwnLife(lower)).length;
}

/**
 * "Kestrel put her tools away and set her alarm": the child is the sentence's own subject, and nobody else is named in it
 * or in the one before of whom that pronoun may be said.
 */
export function isBoundToChild(text: NoteText, prose: Prose, sentence: Sentence, gender: Gender): boolean {
  if (!text.note.fields.child?.pronouns) return false;
  const mentions = spokenOf(prose, sentence.start, sentence.end);
  const subject = mentions.find((mention) => mention.kind !== 'author');
  if (!subject || !isChildByName(subject) || !(subject.owning ? CHILDS_THING.includes(prose.words[subject.last + 1]) : isDoer(prose, subject, sentence)))
    return false;
  const wrong = mentions.filter((mention) => mention.kind === 'pronoun' && mention.gender === gender);
  if (wrong.length < FEWEST) return false;
  const others = mentions.filter((mention) => mention !== subject && mayBeMeant(mention, gender) && !mention.owning);
  if (
    others.some((other) => other.start < (wrong[1]?.start ?? 0) && !isOwnedBy(mentions, other)) ||
    hasBeing(prose, sentence.start, wrong[0]?.start ?? sentence.start)
  )
    return false;
  const before = prose.sentences[firstEndingAfter(prose.sentences, sentence.start) - 1];
  if (!before || before.block !== sentence.block) return true;
  const inSight = spokenOf(prose, before.start, before.end);
  return (
    !inSight.some((mention) => mayBeMeant(mention, gender)) &&
    !inSight.some((mention) => mention.kind === 'pronoun' && mention.gender === gender) &&
    !hasBeing(prose, before.start, before.end)
  );
}

/** A verb of their own follows: no "and", no preposition in front. */
function isDoer(prose: Prose, { first, last, end }: Mention, sentence: Sentence): boolean {
  return (
    !PREPOSITIONS.includes(prose.words[first - 1]) &&
    prose.text[end] === ' ' &&
    isSmall(prose.text, end + 1) &&
    (prose.words[last + 1]?.lower ?? 'and') !== 'and' &&
    end < sentence.end
  );
}

/** The sentence begins with the child, by name or by their own pronoun, and has nobody of the other gender. */
export function isOfChildAlone(text: NoteText, prose: Prose, sentence: Sentence, gender: Gender): boolean {
  const mentions = spokenOf(prose, sentence.start, sentence.end);
  const first = mentions.find(({ kind }) => kind !== 'author');
  const isOwn = first !== undefined && (isChildByName(first) || (first.kind === 'pronoun' && first.gender === text.people.child.gender));
  return (
    isOwn &&
    !first.owning &&
    !mentions.some((mention) => mayBeMeant(mention, gender) || (mention.kind === 'pronoun' && mention.gender === gender)) &&
    !hasBeing(prose, sentence.start, sentence.end)
  );
}

/** What "she" tells or shows the author, where the author is with the child alone: an interpreter is by, and nobody else. */
export function isWhileAlone(text: NoteText, prose: Prose, gender: Gender, run: readonly Sentence[]): boolean {
  const [first] = run;
  const end = run.at(-1)?.end ?? 0;
  const scene = first && aloneSceneAt(text, prose, first);
  if (!scene) return false;
  const mentions = spokenOf(prose, scene.opening.start, end);
  const isThere = (mention: Mention) => !NEITHER.has(mention.relation ?? '') && mayBeMeant(mention, gender) && !isOnlyToldOf(prose, mention, gender, run);
  if (mentions.some(isThere) || hasBeing(prose, scene.opening.start, end)) return false;
  const wrong = mentions.filter((mention) => mention.start >= first.start && mention.kind === 'pronoun' && mention.gender === gender);
  return wrong.length >= FEWEST && wrong.some((mention) => !mention.owning && isToldToAuthor(prose, mention));
}

/** "She told me that she likes Wayne": within the run, somebody of whom that very pronoun tells. */
function isOnlyToldOf(prose: Prose, mention: Mention, gender: Gender, run: readonly Sentence[]): boolean {
  const sentence = run.find(({ start, end }) => start <= mention.start && mention.start < end);
  if (!sentence) return false;
  return speechIn(prose, sentence).some(
    ({ verb, speaker, passive }) => !passive && verb < mention.first && speaker?.kind === 'pronoun' && speaker.gender === gender && !speaker.owning,
  );
}

/** "She showed me", "she then told me". */
function isToldToAuthor({ words }: Prose, { last }: Mention): boolean {
  return words.slice(last + 2, last + 4).some(({ lower }) => lower === 'me' || lower === 'us');
}
