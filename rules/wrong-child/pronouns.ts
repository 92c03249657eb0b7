import { emailAt } from '../../src/language/copying/pasted-email.ts';
import { isBoundApart } from '../../src/language/grammar/mention-forms.ts';
import type { Mention } from '../../src/language/index/mentions.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import type { Gender } from '../../src/language/index/people.ts';
import { isSpeechVerb } from '../../src/language/index/speech.ts';
import { unmarkedWords } from '../../src/language/speech/direct-speech.ts';
import { isOfChildsLife } from '../../src/language/visit/child-places.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import {
  countOfChildsLife,
  FEWEST,
  FEWEST_IN_COMPANY,
  hasChildsOwn,
  hasOtherChild,
  isBoundToChild,
  isGoingOn,
  isOfChildAlone,
  isWhileAlone,
  isWithNobodyElse,
  opensWithChildsThing,
} from './child-signs.ts';
import { isToldOn } from './told-on.ts';
import { hasBeing, hasStaffed, isChildByName, isCompany, isOwnedBy, mayBeMeant, opens, PREPOSITIONS, peopleIn, spokenOf } from './who-is-meant.ts';

const ARTICLES = new WordSet(['a', 'an', 'another', 'some']);
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
/** So many words of what children have and do. */
const PLAINLY_CHILDS = 2;
/** So many speak for themselves. */
const PLENTY = 4;

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
  if (wrong === undefined || pronouns.some((mention) => isOwn(mention) && !isOfAnother(mention))) return false;
  // "Nate said I'm not going back, she's on her phone": in the child's own words she is somebody else.
  return !unmarkedWords(text).some((own) => own.prose === prose && own.start < sentence.end && sentence.start < own.end);
}

function isOfChild(text: NoteText, prose: Prose, gender: Gender, paragraph: readonly Sentence[], run: readonly Sentence[]): boolean {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  if (emailAt(prose, start)) return false;
  if (run.some((sentence) => isBoundToChild(text, prose, sentence, gender)) || isWhileAlone(text, prose, gender, run)) return true;
  if (isToldOn(text, prose, gender, run)) return true;
  const mentions = spokenOf(prose, start, end).filter((mention) => !isPredicate(prose, mention));
  const wrong = mentions.filter((mention) => mention.kind === 'pronoun' && mention.gender === gender);
  const first = wrong[0];
  if (wrong.length < FEWEST || !first || wrong.every(({ owning }) => owning)) return false;
  // Whom a quotation names may be meant after it too.
  const before = peopleIn(prose, paragraph[0]?.start ?? start, first.start);
  const isRuledOut = (mention: Mention) =>
    opens(prose, first, run[0]) && isNamedAfter(prose, first, mention, spokenOf(prose, first.end, run[0]?.end ?? first.end));
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
  const speaks = wrong.some(({ last }) => isSpeechVerb(prose.words[last + 1]?.lower ?? ''));
  const inCompany =
    earlier.some(isAnybody) || hasBeing(prose, 0, paragraph[0]?.start ?? 0, speaks) || text.people.all.some((person) => isCompany(person, gender));
  const isTopic = before.some((mention) => isChildByName(mention) || mention.kind === 'pronoun');
  if (!inCompany) return isTopic || (isKnown && (run[0] !== paragraph[0] || earlier.some(isChildByName)));
  if (!isKnown) return false;
  // Whom no such pronoun follows, "has a new friend", and "her mum" are not the one who is spoken of.
  const isRival = (mention: Mention) => !mention.owning && isAnybody(mention) && !isRuledOut(mention) && !isOwnedBy(mentions, mention);
  if (mentions.some((mention) => mention.start > first.start && isRival(mention) && wrong.some(({ start: next }) => next > mention.start))) return false;
  if (follows || isGoingOn(text, prose, gender, run, wrong, isTopic && previous !== undefined && run[0] !== paragraph[0] ? previous : undefined)) return true;
  // A call or a meeting is mostly with somebody else.
  if (text.people.child.row === undefined)
    return (
      (isTopic && isChildLife && wrong.length >= PLENTY) ||
      ((opensWithChildsThing(prose, run) || hasChildsOwn(prose, wrong)) && !hasOtherChild(text, prose, gender, first.start))
    );
  if (isTopic) return wrong.length >= FEWEST_IN_COMPANY && (isChildLife || wrong.length >= PLENTY);
  if (isWithNobodyElse(text, prose, gender, run, wrong)) return true;
  const isAloneWithChild = run[0] !== paragraph[0] && !text.people.all.some((person) => person.row?.seen !== false && person.row && isCompany(person, gender));
  return isAloneWithChild && text.people.child.row !== undefined && wrong.length >= FEWEST_IN_COMPANY;
}

/** "She was a good girl": nobody else than her. */
function isPredicate({ text }: Prose, { kind, name, start }: Mention): boolean {
  return kind === 'kin' && name.length === 0 && PREDICATED.test(text.slice(Math.max(0, start - 40), start));
}

/** Sentences between the child's last mention and the run bring in somebody who has no word here: "It was about a king." */
function isOfSomebodyNew(prose: Prose, paragraph: readonly Sentence[], run: readonly Sentence[]): boolean {
  if (opensWithLabel(prose, run[0] as Sentence)) return false;
  for (let i = paragraph.indexOf(run[0] as Sentence) - 1; i >= 0; i--) {
    const { start, end } = paragraph[i] as Sentence;
    const mentions = spokenOf(prose, start, end);
    if (mentions.some((mention) => isChildByName(mention) || mention.kind === 'pronoun'))
      return tellsOfNew(prose, start, end) && countOfChildsLife(prose, run) < PLAINLY_CHILDS;
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

/** "He crept up against Matthew", "He put Matthew in the house of good things": he is not Matthew. @param pronoun The one that opens the sentence. */
function isNamedAfter(prose: Prose, pronoun: Mention, { name }: Mention, after: readonly Mention[]): boolean {
  return (
    name.length > 0 &&
    after.some(
      (mention) =>
        !mention.owning && mention.name[0] === name[0] && (PREPOSITIONS.includes(prose.words[mention.first - 1]) || isBoundApart(prose, pronoun, mention)),
    )
  );
}

/** Whether most of the run's pronouns follow somebody who comes into it. */
function isFollowed(mention: Mention, wrong: readonly Mention[]): boolean {
  return wrong.filter(({ start }) => start < mention.start).length < FEWEST;
}
