import { contactKind, isInPerson } from '../../casenote/contact.ts';
import type { NoteText } from '../index/note-text.ts';
import { type NamedPlace, othersIn, wordAt } from '../people/named-places.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import { tellsAway } from './absent.ts';
import lists from './child-places.yaml';
import { isMetByAuthor, isNarrated, isSubject, PREPOSITIONS } from './named-acts.ts';

type ListName = 'childOwns' | 'childLife' | 'childKin' | 'childWork' | 'alone' | 'there' | 'weighedFor' | 'doneFor' | 'infants' | 'reportedOf';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const CHILD_OWNS = new WordSet(data.childOwns);
const CHILD_LIFE = new WordSet(data.childLife);
const CHILD_KIN = new WordSet(data.childKin);
const CHILD_WORK = new WordSet(data.childWork);
const ALONE = new Phrases(data.alone);
const DONE_FOR = new Phrases(data.doneFor);
const WEIGHED_FOR = new Phrases(data.weighedFor);
const THERE = new Phrases(data.there);
const REPORTED_OF = new Phrases(data.reportedOf);

/** What somebody owns stands behind the possessive, or a word or two farther: "…'s next dental appointment". */
const FARTHEST_OWNED = 3;
const INFANTS = new WordSet(data.infants);
const DEAR = /^(?:dear|hello|hi|hiya|hey)$/;

/** Who was at the contact, by the form: the child alone, others too, nobody known; or the child was not met. */
export type Company = 'alone' | 'others' | 'unknown' | 'away';

export function companyOf({ note, people }: NoteText): Company {
  const { row } = people.child;
  const kind = contactKind(note);
  if (kind !== undefined && kind !== 'call' && !isInPerson(kind)) return 'away';
  if (!row && kind === 'meeting') return 'away';
  if (!row) return note.fields.present ? 'away' : kind === 'directWork' ? 'alone' : 'unknown';
  if (row.seen === false || row.atContact === false) return 'away';
  return people.all.some((person) => person.role !== 'child' && person.role !== 'author' && person.row && person.row.seen !== false) ? 'others' : 'alone';
}

/** "your bed, Micah, with the space quilt", "Dear Micah": a letter to the child. */
export function isAddressed(place: NamedPlace): boolean {
  const { prose, mention, sentence } = place;
  const { text } = prose;
  if (!/^(?:[,.!?:]|\s*\n|$)/.test(text.slice(mention.end, mention.end + 3))) return false;
  if (DEAR.test(wordAt(place, -1))) return mention.first === place.from + 1;
  return (
    (/,\s$/.test(text.slice(Math.max(0, mention.start - 2), mention.start)) || sentence.start === mention.start) &&
    prose.wordsIn(sentence.start, sentence.end).some(({ lower }) => lower === 'you' || lower === 'your')
  );
}

/** "Emre's attendance": what a report names as the child's. */
export function ownsChildsThing(place: NamedPlace): boolean {
  const { prose, mention } = place;
  if (!mention.owning) return false;
  for (let step = 1; step <= FARTHEST_OWNED; step++) {
    const word = wordAt(place, step);
    const gap = prose.text.slice(prose.words[mention.last + step - 1]?.end ?? 0, prose.words[mention.last + step]?.start ?? 0);
    if (word === '' || !/^['’]?[ -]$/.test(gap) || PREPOSITIONS.has(word) || /^(?:is|was|has|had|mum|mother|dad|father|nan)$/.test(word)) return false;
    // "Emre's birthday needs an answer"
    if (word === 'needs' && step > 1) return false;
    if (CHILD_OWNS.has(word)) return true;
  }
  return false;
}

/** "Emre seen alone.", "Child seen: Emre", "Views of Emre:". */
export function isMarked(place: NamedPlace): boolean {
  const { prose, mention } = place;
  const { text } = prose;
  const after = text.slice(mention.end, mention.end + 24);
  if (prose.section.kind === 'reason' && mention.first === place.from && /^ (?:was )?seen\b/.test(after)) return !isChildMarked(place);
  if (/^ (?:(?:was )?(?:not |also )*(?:seen|spoken to|spoken with) (?:alone|by (?:him|her)self|on (?:his|her) own|on a one))/.test(after)) return true;
  const before = text.slice(Math.max(0, mention.start - 24), mention.start).toLowerCase();
  return /(?:child seen|views|wishes and feelings|child's views|views of|voice of|feelings of|name of child|child's name|young person)\s*[:–-]?\s$/.test(
    before,
  );
}

/** Reason for contact says of the child too that they were seen. */
function isChildMarked({ prose }: NamedPlace): boolean {
  return (
    /^child seen/im.test(prose.text) ||
    prose.mentions.some(
      (other) =>
        other.kind === 'name' &&
        other.people.some(({ role }) => role === 'child') &&
        /^ (?:was |were )?seen\b/.test(prose.text.slice(other.end, other.end + 11)),
    )
  );
}

/** "how Emre has been": what the worker asks of the child. */
export function isAskedAfter(place: NamedPlace): boolean {
  return wordAt(place, -1) === 'how' && /^(?:has|is|was|had|gets|got|feels|felt|finds)$/.test(wordAt(place, 1)) && isNarrated(place);
}

/** "direct work with Emre", "referral for Emre": what is planned for a child. */
export function isWorkWith(place: NamedPlace): boolean {
  if (!/^(?:with|for|to)$/.test(wordAt(place, -1))) return false;
  for (let step = -2; step >= -7; step--) if (CHILD_WORK.has(wordAt(place, step))) return true;
  return false;
}

/** "the impact on Emre", "what life is like for Emre". */
export function isWeighedFor({ prose, mention }: NamedPlace): boolean {
  return WEIGHED_FOR.startBefore(prose.words, mention.first, 5) !== undefined;
}

/** Under Actions: "Kim to take Emre to the dentist". */
export function isDoneFor(place: NamedPlace): boolean {
  const { prose, mention, from } = place;
  const start = DONE_FOR.startBefore(prose.words, mention.first, 4);
  if (start === undefined || start <= from || isSeenByFamily(place, start)) return false;
  return /^(?:to|will|and)$/.test(prose.words[start - 1]?.lower ?? '');
}

/** "Your mum will see Tariq at the clinic": whom the family goes to see is of a service. */
function isSeenByFamily({ prose, mention, sentence }: NamedPlace, act: number): boolean {
  if (!/^(?:see|visit|meet)$/.test(prose.words[act]?.lower ?? '')) return false;
  return prose.mentionsIn(sentence.start, mention.start).some(({ kind, owning }) => kind === 'kin' && !owning);
}

/** "talked about Emre starting school". */
export function isToldOf(place: NamedPlace): boolean {
  return wordAt(place, -1) === 'about' && wordAt(place, 1).endsWith('ing') && isNarrated(place);
}

/** Words of a child's life behind the name. @param withKin Counts "mum", "dad" too. @param least So many of them. */
export function tellsOfChild({ prose, mention, to }: NamedPlace, withKin = false, least = 1): boolean {
  let count = 0;
  for (let i = mention.last + 1; i < to && count < least; i++) {
    const word = prose.words[i]?.lower ?? '';
    if (CHILD_LIFE.has(word) || (withKin && CHILD_KIN.has(word))) count++;
  }
  return count >= least;
}

/** "Emre has not missed a day since he came to live here": what is reported of nobody but a child. */
export function isReportedOfChild({ prose, mention, to }: NamedPlace): boolean {
  return REPORTED_OF.find(prose.words, mention.last + 1, to) !== undefined;
}

/** "I saw Emre alone", "Emre was seen by himself". */
export function isSeenAlone(place: NamedPlace): boolean {
  const { prose, mention, sentence } = place;
  const end = Math.min(sentence.end, mention.end + 60);
  const isSeen = isMetByAuthor(place) || /^ (?:was |also )*(?:seen|spoken to)\b/.test(prose.text.slice(mention.end, end));
  return isSeen && ALONE.find(prose.wordsIn(mention.end, end)) !== undefined;
}

/** "Ruby came in", "Ruby was at the table": they were there themselves. */
export function isThere({ prose, mention, to }: NamedPlace): boolean {
  if (mention.owning || isSeenPhrase(prose.text, mention.end)) return false;
  const from = mention.last + 1;
  if (THERE.find(prose.words, from, Math.min(from + 6, to)) === undefined) return false;
  // "Ruby was at her nan's": she was not.
  return !tellsAway(prose.words.slice(from, to));
}

function isSeenPhrase(text: string, end: number): boolean {
  return /^ (?:was )?(?:not )?seen\b/.test(text.slice(end, end + 14)) || /\bnot (?:been )?seen\b/.test(text.slice(end, end + 60));
}

/** "Poppy slept in her pram": told of a baby. */
export function isOfInfant({ prose, mention, to }: NamedPlace): boolean {
  return INFANTS.meets(prose.words, mention.last + 1, to);
}

/** Pronouns behind the name, outside quotation marks: whether one agrees with the child, and whether one does not. */
export function agreement(place: NamedPlace, gender: string | undefined): { readonly agrees: boolean; readonly differs: boolean } {
  const after = othersIn(place).filter(({ kind, start }) => kind === 'pronoun' && start > place.mention.start);
  const several = gender === undefined && othersIn(place).some(({ kind, start }) => kind === 'several' && start > place.mention.start);
  const agrees = several || after.some((other) => gender === undefined || other.gender === gender);
  const [first] = after;
  return { agrees, differs: gender !== undefined && first !== undefined && first.gender !== gender };
}

/** "Kerry was feeding Ruby": somebody has them with them. */
export function isHandled(place: NamedPlace): boolean {
  if (place.mention.owning || isSubject(place)) return false;
  const before = wordAt(place, -1);
  if (/^(?:about|of|that|for|than|like|says|said|misses|loves)$/.test(before)) return false;
  return /^(?:rang|phoned|called|video)$/.test(before) || (!isNarrated(place) && (before.endsWith('ing') || before === 'with'));
}

/** Whether a word, in small letters, is of what children have and do. */
export function isOfChildsLife(word: string): boolean {
  return CHILD_LIFE.has(word) || CHILD_KIN.has(word);
}

/** The same, kin aside. */
export function isOfChildsOwnLife(word: string): boolean {
  return CHILD_LIFE.has(word);
}
