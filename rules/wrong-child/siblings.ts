import { contactKind, isInPerson } from '../../src/casenote/contact.ts';
import { isLetter } from '../../src/language/grammar/letter.ts';
import type { Mention } from '../../src/language/index/mentions.ts';
import type { NoteText } from '../../src/language/index/note-text.ts';
import type { Gender, Person } from '../../src/language/index/people.ts';
import { isIntroduced, isSomebodyElse } from '../../src/language/people/introduced.ts';
import { isChildByName, type NamedPlace, othersIn, wordAt } from '../../src/language/people/named-places.ts';
import { isInfant } from '../../src/language/speech/child-age.ts';
import { aloneSceneAt } from '../../src/language/visit/alone-scene.ts';
import {
  agreement,
  companyOf,
  isAddressed,
  isHandled,
  isMarked,
  isOfInfant,
  isSeenAlone,
  isThere,
  ownsChildsThing,
  tellsOfChild,
} from '../../src/language/visit/child-places.ts';
import {
  actsAsChild,
  hasAuthor,
  isAct,
  isAnswered,
  isFirstHand,
  isFirstHandLater,
  isInChildsState,
  isMet,
  isMetByAuthor,
  isNarrated,
  isSubject,
} from '../../src/language/visit/named-acts.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import words from './place-words.yaml';
import { isContactsProcess, isWorkFor } from './process.ts';

const ANALYSIS: ReadonlySet<string> = new Set(['analysis', 'workingWell', 'worries', 'needsToHappen']);

/** "Amy rang from college": whoever is on the telephone may tell the author things. */
const HEARD_FROM = new WordSet((words as { readonly heardFrom: readonly string[] }).heardFrom);

/** What anybody tells of a brother who is elsewhere: "Alfie likes it there". */
const HABIT = /^(?:likes|enjoys|loves|hates|misses|wants|feels|wishes|hopes|is|was|has|would)$/;

/** Whether a brother's or sister's name stands where the record's child is meant. @param all Where that name stands in the note. */
export function isSiblingForChild(text: NoteText, place: NamedPlace, sibling: Person, all: readonly NamedPlace[]): boolean {
  const { child } = text.people;
  const { mention } = place;
  if (isOfInfant(place) && isInfant(text) === false) return false;
  if (isAddressed(place)) return true;
  // Where the child is "you", whoever has a name is somebody else.
  if (isLetter(place.prose)) return false;
  if (!sibling.row && isContactsProcess(place)) return true;
  const namesChild = othersIn(place).some(isChildByName);
  if (ANALYSIS.has(place.prose.section.kind))
    return (!namesChild && isOnlyInAnalysis(text, place, sibling, all)) || hasChildsPronouns(place, sibling.gender ?? toldGender(place, all), child.gender);
  if (hasChildsPronouns(place, sibling.gender ?? toldGender(place, all), child.gender)) return true;
  if (mention.owning || (namesChild && !isMet(place))) return false;
  if (sibling.gender && child.gender && sibling.gender !== child.gender && isMetByAuthor(place) && isAnswered(place, child.gender)) return true;
  if (sibling.row?.alone !== true && child.row?.alone === true && isSeenAlone(place)) return true;
  if (sibling.row?.alone !== true && isWhileAlone(text, place)) return true;
  if (sibling.row && (sibling.row.seen || sibling.row.atContact || sibling.row.interviewed)) return false;
  const company = companyOf(text);
  // Where the form has no table, only work with one child alone tells that a brother or sister was not there.
  if (company === 'away' || company === 'unknown' || !isInPerson(contactKind(text.note))) return false;
  if (isMarked(place)) return true;
  if (all.some((other) => other.isOwn && (isThere(other) || isHandled(other) || HEARD_FROM.has(wordAt(other, 1)))) || !isNarrated(place)) return false;
  if (place.isOwn && isIntroduced(place, child)) return false;
  if (isMetByAuthor(place)) return true;
  if (!isSubject(place)) return false;
  return (
    isFirstHand(place) ||
    isFirstHandLater(place) ||
    (isMet(place) && !HABIT.test(wordAt(place, 1))) ||
    (actsAsChild(place) && company === 'alone') ||
    (isAct(place, false) && (hasAuthor(place) || tellsOfChild(place)))
  );
}

/** "On the way down Rory told me", of a walk that the author took with the child alone. */
function isWhileAlone(text: NoteText, place: NamedPlace): boolean {
  if (!isSubject(place) || !isFirstHand(place) || !isNarrated(place) || isThere(place)) return false;
  if (agreement(place, text.people.child.gender).differs) return false;
  const { prose, sentence } = place;
  const scene = aloneSceneAt(text, prose, sentence);
  if (!scene) return false;
  // "I saw Dawn alone. Rory told me …" may go on to her brother; what goes on with the child does not.
  const next = prose.sentences[prose.sentences.indexOf(sentence) + 1];
  const goesOn = next !== undefined && aloneSceneAt(text, prose, next) !== undefined && prose.mentionsIn(next.start, next.end).some(isChildByName);
  return scene.isSole || goesOn;
}

/** A brother or sister who is spoken of nowhere but in the analysis, and there as the child would be. */
function isOnlyInAnalysis(text: NoteText, place: NamedPlace, sibling: Person, all: readonly NamedPlace[]): boolean {
  const { gender } = text.people.child;
  if (sibling.row || all.some((other) => other.prose !== place.prose || isSomebodyElse(other, text.people.child))) return false;
  if (sibling.gender !== undefined && sibling.gender !== gender) return false;
  // "has her own plan": of the two of them, in the record of the other.
  if (place.prose.wordsIn(place.mention.end, place.sentence.end).some(({ lower }) => lower === 'own')) return false;
  const { agrees, differs } = agreement(place, gender);
  if (differs) return false;
  if (place.mention.owning) return ownsChildsThing(place);
  return agrees && isSubject(place) && (tellsOfChild(place) || isInChildsState(place));
}

/** What the note calls a brother or sister elsewhere: "Leo has an inhaler and he was in hospital". */
function toldGender(place: NamedPlace, all: readonly NamedPlace[]): Gender | undefined {
  const genders = new Set(
    all
      .filter((other) => other !== place && other.isOwn && isSubject(other))
      .flatMap((other) => othersIn(other).find(({ kind, start }) => kind === 'pronoun' && start > other.mention.start)?.gender ?? []),
  );
  return genders.size === 1 ? [...genders][0] : undefined;
}

/** "Noah is ready for school and knows her teacher", "Rae's attendance is up and he has friends", "The plan for Rae works, for he is in every day": a brother by name, and his sister by all that is told. */
function hasChildsPronouns(place: NamedPlace, sibling: Gender | undefined, child: Gender | undefined): boolean {
  if (sibling === undefined || child === undefined || sibling === child) return false;
  const isOwner = ownsChildsThing(place) || isWorkFor(place);
  if (!isOwner && !(isSubject(place) && tellsOfChild(place, false, 2))) return false;
  const others = othersIn(place);
  const pronouns = others.filter(({ kind }) => kind === 'pronoun');
  const isTheirs = ({ first }: Mention) => pronouns.some(({ owning, last }) => owning && last === first - 1);
  return (
    pronouns.length >= (isOwner ? 1 : 2) &&
    pronouns.every(({ gender, start }) => gender === child && start > place.mention.start) &&
    others.every((other) => other.kind === 'pronoun' || other.kind === 'profession' || isTheirs(other))
  );
}
