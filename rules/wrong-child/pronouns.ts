import { pastedEmails } from '../../src/language/copying/pasted-email.ts';
import type { Mention } from '../../src/language/index/mentions.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import type { Gender, Person } from '../../src/language/index/people.ts';
import { speechIn } from '../../src/language/index/speech.ts';
import { aloneSceneAt } from '../../src/language/visit/alone-scene.ts';
import { isOfChildsLife, isOfChildsOwnLife } from '../../src/language/visit/child-places.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';
import { isSmall } from '../../src/language/words/letters.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import lists from './pronoun-words.yaml';

const data = lists as unknown as Readonly<Record<'noPerson' | 'beings' | 'staffed' | 'prepositions' | 'childsThing' | 'childsOwn' | 'staff', readonly string[]>>;
const PREPOSITIONS = new WordSet(data.prepositions);
const NO_PERSON = new WordSet(data.noPerson);
/** Kin words that mean the child, or more than one. */
const NOBODY = new WordSet(['child', 'family', 'parent', 'sibling', 'grandparent']);
/** Beside a child who is seen alone: who puts words into another language, and a thing. */
const NEITHER = new WordSet(['interpreter', 'chair']);
const ARTICLES = new WordSet(['a', 'an', 'another', 'some']);
const BEINGS = new WordSet(data.beings);
const CHILDS_THING = new WordSet(data.childsThing);
const CHILDS_OWN = new WordSet(data.childsOwn);
const STAFF = new WordSet(data.staff);
const STAFFED = new WordSet(data.staffed);
/** Before what somebody is said to be: "she was a good girl". */
const PREDICATED = /(?:\b(?:am|is|was|are|were|be|been|being|such|like|as)|['’]s) (?:such )?(?:an?|the|my|his|her|their) (?:\p{L}+ ){0,2}$/u;

/** Sentences in which the child is called by another pronoun than their own. */
export interface WrongPronouns {
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
}

/** In letters: "Safeguarding: ". */
const LONGEST_LABEL = 24;
/** A single wrong pronoun is a slip of the keyboard. */
const FEWEST = 2;
/** So many where somebody of that gender may be meant. */
const FEWEST_IN_COMPANY = 3;
/** So many words of what children have and do. */
const PLAINLY_CHILDS = 2;
/** So many speak for themselves. */
const PLENTY = 4;

const JUDGING: ReadonlySet<string> = new Set(['analysis', 'workingWell', 'worries', 'needsToHappen']);

/** Sentences that must speak of the child alone by one pronoun for it to be the child's, and how many of them to one of the other. */
const LEAST_TOLD = 3;

/** Runs of the other pronoun where nobody but the record's child can be meant. */
export function wrongPronouns(text: NoteText): WrongPronouns[] {
  const genders = wrongGenders(text);
  if (genders.length === 0) return [];
  return text.sections.flatMap((prose) => genders.flatMap((gender) => runsIn(text, prose, gender)));
}

/** The pronouns that are not the child's; none where it is not known which are. */
function wrongGenders(text: NoteText): readonly Gender[] {
  const { child } = text.people;
  if (/^\s*they\b/i.test(text.note.fields.child?.pronouns ?? '')) return ['f', 'm'];
  const own = child.gender ?? (text.note.fields.child?.pronouns ? undefined : usualGender(text));
  return own === undefined ? [] : [own === 'f' ? 'm' : 'f'];
}

/** Without `pronouns`, what the note itself says of the child where it speaks of nobody else. */
function usualGender(text: NoteText): Gender | undefined {
  const counts = { f: 0, m: 0 };
  for (const prose of text.sections) {
    for (const sentence of prose.sentences) {
      const mentions = spokenOf(prose, sentence.start, sentence.end);
      if (!mentions.some(isChildByName) || mentions.some((mention) => mention.kind !== 'pronoun' && mention.kind !== 'author' && !isChildByName(mention)))
        continue;
      const { gender } = mentions.find(({ kind }) => kind === 'pronoun') ?? {};
      if (gender) counts[gender]++;
    }
  }
  const [most, least]: [Gender, Gender] = counts.f >= counts.m ? ['f', 'm'] : ['m', 'f'];
  return counts[most] >= LEAST_TOLD && counts[most] >= counts[least] * LEAST_TOLD ? most : undefined;
}

function spokenOf(prose: Prose, start: number, end: number): readonly Mention[] {
  return prose.mentionsIn(start, end).filter((mention) => !prose.quoteAt(mention.start) && !isThing(prose, mention));
}

/** "his Lego crane", "a Barbie doll": a name that says what kind of thing it is. */
function isThing({ text, words }: Prose, { kind, people, first, start, end, titled }: Mention): boolean {
  if (kind !== 'name' || titled || people.length > 0 || text[start - 1] !== ' ' || text[end] !== ' ' || !isSmall(text, end + 1)) return false;
  return /^(?:his|her|their|my|your|our|the|a|an)$/.test(words[first - 1]?.lower ?? '');
}

function isChildByName({ people, titled }: Mention): boolean {
  return !titled && people.some(({ role }) => role === 'child');
}

/** Sentences between two line breaks. */
function paragraphsOf(prose: Prose): Sentence[][] {
  const paragraphs: Sentence[][] = [];
  let last: Sentence | undefined;
  for (const sentence of prose.sentences) {
    if (last && !prose.text.slice(last.end, sentence.start).includes('\n')) paragraphs.at(-1)?.push(sentence);
    else paragraphs.push([sentence]);
    last = sentence;
  }
  return paragraphs;
}

function runsIn(text: NoteText, prose: Prose, gender: Gender): WrongPronouns[] {
  if (!prose.mentions.some((mention) => mention.kind === 'pronoun' && mention.gender === gender)) return [];
  const found: WrongPronouns[] = [];
  for (const paragraph of paragraphsOf(prose)) {
    let run: Sentence[] = [];
    const close = () => {
      if (run.length > 0 && isOfChild(text, prose, gender, paragraph, run)) found.push({ prose, start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
      run = [];
    };
    for (const sentence of paragraph) {
      if (hasWrongAlone(text, prose, sentence, gender)) run.push(sentence);
      else close();
    }
    close();
  }
  return found;
}

/** A pronoun of this gender outside quotation marks, and none of the child's own; "he" in "likes Wayne because he does voices" is Wayne's. */
function hasWrongAlone(text: NoteText, prose: Prose, sentence: Sentence, gender: Gender): boolean {
  const mentions = spokenOf(prose, sentence.start, sentence.end);
  const pronouns = mentions.filter(({ kind }) => kind === 'pronoun');
  const wrong = pronouns.find((mention) => mention.gender === gender);
  const child = text.people.child.gender;
  const isOwn = (mention: Mention) => mention.gender !== gender && (child === undefined || mention.gender === child);
  const isOfAnother = ({ start, gender: own }: Mention) =>
    mentions.some(
      (mention) =>
        mention.kind === 'name' && !mention.owning && mention.start < start && mention.start > (wrong?.start ?? start) && mayBeMeant(mention, own ?? gender),
    );
  return wrong !== undefined && !pronouns.some((mention) => isOwn(mention) && !isOfAnother(mention));
}

function isOfChild(text: NoteText, prose: Prose, gender: Gender, paragraph: readonly Sentence[], run: readonly Sentence[]): boolean {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  if (pastedEmails(prose).some((email) => email.start <= start && start < email.end)) return false;
  if (run.some((sentence) => isBoundToChild(text, prose, sentence, gender)) || isWhileAlone(text, prose, gender, run)) return true;
  const mentions = spokenOf(prose, start, end).filter((mention) => !isPredicate(prose, mention));
  const wrong = mentions.filter((mention) => mention.kind === 'pronoun' && mention.gender === gender);
  const first = wrong[0];
  if (wrong.length < FEWEST || !first || wrong.every(({ owning }) => owning)) return false;
  // Whom a quotation names may be meant after it too.
  const before = prose.mentionsIn(paragraph[0]?.start ?? start, first.start);
  const isRuledOut = (mention: Mention) => opens(prose, first, run[0]) && isNamedAfter(prose, mention, spokenOf(prose, first.end, run[0]?.end ?? first.end));
  const isChildLife = prose.wordsIn(start, end).some(({ lower }) => isOfChildsLife(lower));
  // Where the sentence before is of the child alone, whoever was named earlier is out of sight.
  const previous = prose.sentences[firstEndingAfter(prose.sentences, (run[0] as Sentence).start) - 1];
  const follows =
    previous !== undefined && run[0] !== paragraph[0] && isOfChildAlone(text, prose, previous, gender) && isChildLife && wrong.length >= FEWEST_IN_COMPANY;
  const from = follows ? (run[0]?.start ?? start) : (paragraph[0]?.start ?? start);
  if (before.some((mention) => mention.start >= from && mayBeMeant(mention, gender) && !isRuledOut(mention))) return false;
  if (hasBeing(prose, from, first.start) || hasStaffed(prose, from, first.start)) return false;
  if (isOfSomebodyNew(prose, paragraph, run)) return false;
  // Nobody may come in between either: "… and Dad said that he".
  if (
    mentions.some(
      (mention) => mention.start > first.start && !mention.owning && mayBeMeant(mention, gender) && !isRuledOut(mention) && isFollowed(mention, wrong),
    )
  )
    return false;
  const isKnown = Boolean(text.note.fields.child?.pronouns);
  const earlier = [
    ...text.sections.slice(0, text.sections.indexOf(prose)).flatMap((other) => other.mentions),
    ...prose.mentionsIn(0, paragraph[0]?.start ?? 0),
  ];
  const isAnybody = (mention: Mention) => mayBeMeant(mention, gender);
  const inCompany = earlier.some(isAnybody) || hasBeing(prose, 0, paragraph[0]?.start ?? 0) || text.people.all.some((person) => isCompany(person, gender));
  const isTopic = before.some((mention) => isChildByName(mention) || mention.kind === 'pronoun');
  if (!inCompany) return isTopic || (isKnown && (run[0] !== paragraph[0] || earlier.some(isChildByName)));
  if (!isKnown) return false;
  // Whom no such pronoun follows, "has a new friend", and "her mum" are not the one who is spoken of.
  const isRival = (mention: Mention) => !mention.owning && isAnybody(mention) && !isRuledOut(mention) && !isOwnedBy(mentions, mention);
  if (mentions.some((mention) => mention.start > first.start && isRival(mention) && wrong.some(({ start: next }) => next > mention.start))) return false;
  if (follows || isGoingOn(text, prose, gender, run, wrong, isTopic && previous !== undefined && run[0] !== paragraph[0] ? previous : undefined)) return true;
  // A call or a meeting is mostly with somebody else.
  if (text.people.child.row === undefined)
    return (isTopic && isChildLife && wrong.length >= PLENTY) || ((opensWithChildsThing(prose, run) || hasChildsOwn(prose, wrong)) && !hasOtherChild(text, prose, gender, first.start));
  if (isTopic) return wrong.length >= FEWEST_IN_COMPANY && (isChildLife || wrong.length >= PLENTY);
  if (isWithNobodyElse(text, prose, gender, run, wrong)) return true;
  const isAloneWithChild = run[0] !== paragraph[0] && !text.people.all.some((person) => person.row?.seen !== false && person.row && isCompany(person, gender));
  return isAloneWithChild && text.people.child.row !== undefined && wrong.length >= FEWEST_IN_COMPANY;
}

/** "Freya is doing well. He is happy at nursery and he eats": right after the child by name, of what children do. @param previous The sentence before. */
function isGoingOn(
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
function isWithNobodyElse(text: NoteText, prose: Prose, gender: Gender, run: readonly Sentence[], wrong: readonly Mention[]): boolean {
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
function hasOtherChild(text: NoteText, prose: Prose, gender: Gender, before: number): boolean {
  return (
    text.people.all.some((person) => person.role === 'sibling' && (person.gender ?? gender) === gender) ||
    prose.mentionsIn(0, before).some((mention) => mention.kind === 'name' && !mention.titled && mention.people.length === 0 && mention.gender === gender)
  );
}

/** "Her education plan is out of date": of what a child has. */
function opensWithChildsThing(prose: Prose, [first]: readonly Sentence[]): boolean {
  if (!first) return false;
  const [owner, ...next] = prose.wordsIn(first.start, first.end).slice(0, 5);
  return /^(?:his|her)$/.test(owner?.lower ?? '') && CHILDS_THING.meets(next);
}

/** How many words of what children have and do, kin aside. */
function countOfChildsLife(prose: Prose, run: readonly Sentence[]): number {
  return prose.wordsIn(run[0]?.start ?? 0, run.at(-1)?.end ?? 0).filter(({ lower }) => isOfChildsOwnLife(lower)).length;
}

/**
 * "Kestrel put her tools away and set her alarm": the child is the sentence's own subject, and nobody else is named in it
 * or in the one before of whom that pronoun may be said.
 */
function isBoundToChild(text: NoteText, prose: Prose, sentence: Sentence, gender: Gender): boolean {
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

/** "his triggers", "her nan": whom the pronoun right before owns, they don't compete for it. */
function isOwnedBy(mentions: readonly Mention[], { kind, first }: Mention): boolean {
  return kind === 'kin' && mentions.some((other) => other.kind === 'pronoun' && other.owning && other.last === first - 1);
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
function isOfChildAlone(text: NoteText, prose: Prose, sentence: Sentence, gender: Gender): boolean {
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
function isWhileAlone(text: NoteText, prose: Prose, gender: Gender, run: readonly Sentence[]): boolean {
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

/** Somebody at the contact of whom that pronoun may be said. */
function isCompany(person: Person, gender: Gender): boolean {
  return person.role !== 'child' && person.role !== 'author' && person.row !== undefined && (person.gender ?? gender) === gender;
}

/** Whether a pronoun of this gender may mean somebody other than the child. */
function mayBeMeant(mention: Mention, gender: Gender): boolean {
  if (mention.kind === 'name') return !isChildByName(mention) && (mention.gender ?? gender) === gender;
  if (mention.kind === 'kin')
    return (mention.gender ?? gender) === gender && !isChildByName(mention) && !(NOBODY.has(mention.relation ?? '') && mention.name.length === 0);
  return mention.kind === 'profession' && !NO_PERSON.has(mention.relation ?? '');
}

/** "She was a good girl": nobody else than her. */
function isPredicate({ text }: Prose, { kind, name, start }: Mention): boolean {
  return kind === 'kin' && name.length === 0 && PREDICATED.test(text.slice(Math.max(0, start - 40), start));
}

/** The sentence begins with the pronoun. */
function opens(prose: Prose, pronoun: Mention, sentence: Sentence | undefined): boolean {
  return sentence !== undefined && !pronoun.owning && prose.wordsIn(sentence.start, pronoun.start).length === 0;
}

/** "He has caught up and he gets on with his teacher": of what nobody has but a child. */
function hasChildsOwn({ words }: Prose, wrong: readonly Mention[]): boolean {
  return wrong.length >= FEWEST_IN_COMPANY && wrong.some(({ owning, last }) => owning && CHILDS_OWN.includes(words[last + 1]));
}

/** Sentences between the child's last mention and the run bring in somebody who has no word here: "It was about a king." */
function isOfSomebodyNew(prose: Prose, paragraph: readonly Sentence[], run: readonly Sentence[]): boolean {
  if (opensWithLabel(prose, run[0] as Sentence)) return false;
  for (let i = paragraph.indexOf(run[0] as Sentence) - 1; i >= 0; i--) {
    const { start, end } = paragraph[i] as Sentence;
    const mentions = spokenOf(prose, start, end);
    if (mentions.some((mention) => isChildByName(mention) || mention.kind === 'pronoun')) return tellsOfNew(prose, start, end) && countOfChildsLife(prose, run) < PLAINLY_CHILDS;
    if (ARTICLES.meets(prose.wordsIn(start, end)) || mentions.some(({ kind }) => kind === 'kin' || kind === 'profession' || kind === 'name')) return true;
  }
  return false;
}

/** "School: he is in every day": a new line of a round. */
function opensWithLabel(prose: Prose, { start }: Sentence): boolean {
  const [first, second] = prose.wordsIn(start, start + LONGEST_LABEL);
  return first !== undefined && second !== undefined && prose.text.slice(first.end, second.start).startsWith(':');
}

/** "told me about the flat below". */
function tellsOfNew(prose: Prose, start: number, end: number): boolean {
  const words = prose.wordsIn(start, end);
  return words.some(({ lower }, i) => lower === 'about' && (ARTICLES.includes(words[i + 1]) || words[i + 1]?.lower === 'the'));
}

/** "He crept up against Matthew": he is not Matthew. */
function isNamedAfter(prose: Prose, { name }: Mention, after: readonly Mention[]): boolean {
  return name.length > 0 && after.some((mention) => !mention.owning && mention.name[0] === name[0] && PREPOSITIONS.includes(prose.words[mention.first - 1]));
}

/** Whether most of the run's pronouns follow somebody who comes into it. */
function isFollowed(mention: Mention, wrong: readonly Mention[]): boolean {
  return wrong.filter(({ start }) => start < mention.start).length < FEWEST;
}

/** "The taxi was late", "brought by the kitchen"; "in the kitchen" is a place. */
function hasStaffed(prose: Prose, start: number, end: number): boolean {
  const words = prose.wordsIn(start, end);
  return words.some(
    (word, i) => STAFFED.includes(word) && words[i - 1]?.lower === 'the' && !(PREPOSITIONS.includes(words[i - 2]) && words[i - 2]?.lower !== 'by'),
  );
}

function hasBeing(prose: Prose, start: number, end: number): boolean {
  const words = prose.wordsIn(start, end);
  // "Child's views:" is a label.
  return words.some((word, i) => BEINGS.includes(word) && !prose.quoteAt(word.start) && prose.text[words[i + 1]?.end ?? end] !== ':');
}
