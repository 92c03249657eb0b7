import { contactKind, isInPerson } from '../../casenote/contact.ts';
import type { NoteText } from '../index/note-text.ts';
import { type NamedPlace, othersIn, wordAt } from '../people/named-places.ts';
import { isSmall } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import { tellsAway } from './absent.ts';
import lists from './child-places.yaml';

type ListName =
  | 'childOwns'
  | 'childLife'
  | 'childKin'
  | 'childState'
  | 'authorActs'
  | 'childWork'
  | 'metActs'
  | 'childActs'
  | 'between'
  | 'reporting'
  | 'answers'
  | 'acts'
  | 'noActs'
  | 'noVerb'
  | 'prepositions'
  | 'alone'
  | 'there'
  | 'weighedFor'
  | 'doneFor'
  | 'touching'
  | 'infants';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const CHILD_OWNS = new WordSet(data.childOwns);
const CHILD_LIFE = new WordSet(data.childLife);
const CHILD_KIN = new WordSet(data.childKin);
const CHILD_STATE = new Phrases(data.childState);
const AUTHOR_ACTS = new Phrases(data.authorActs);
const CHILD_WORK = new WordSet(data.childWork);
const MET_ACTS = new Phrases(data.metActs);
const CHILD_ACTS = new Phrases(data.childActs);
const BETWEEN = new WordSet(data.between);
const REPORTING = new WordSet(data.reporting);
const ANSWERS = new WordSet(data.answers);
const ACTS = new WordSet(data.acts);
const NO_ACTS = new WordSet(data.noActs);
const NO_VERB = new WordSet(data.noVerb);
const PREPOSITIONS = new WordSet(data.prepositions);
const ALONE = new Phrases(data.alone);
const DONE_FOR = new Phrases(data.doneFor);
const WEIGHED_FOR = new Phrases(data.weighedFor);
const THERE = new Phrases(data.there);

const WISHES = /^(?:want|wants|wanted|like|likes|love|loves|hope|hopes|hoped|wish|wishes|wished|wanting|hoping|asked|asks|refuses|refused)$/;
const AUTHOR = /^(?:i|we|worker|sw)$/;
/** What somebody owns stands behind the possessive, or a word or two farther: "…'s next dental appointment". */
const FARTHEST_OWNED = 3;
/** "went through the safety plan with …". */
const LONGEST_ACT = 8;
/** "climbed on to my knee": words to whom somebody comes close. */
const FARTHEST_TOUCHED = 5;
const LATER_ACTS: ReadonlySet<string> = new Set(['told', 'asked', 'showed', 'gave', 'handed']);
const INFANTS = new WordSet(data.infants);
const TOUCHING = new WordSet(data.touching);
const BEING = /^(?:is|was|has|had|will|would|can|could|remains|seems)$/;
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

/** "I asked Millie", "I then sat with Emre"; a shorthand line leaves the worker out: "Played Uno with Emre". */
export function isMetByAuthor(place: NamedPlace): boolean {
  const { prose, mention, from } = place;
  const start = AUTHOR_ACTS.startBefore(prose.words, mention.first, LONGEST_ACT);
  if (start === undefined || start < from) return false;
  if (start === from) return true;
  // "You want to see Emre": another's wish.
  if (prose.words[start]?.lower === 'to') return isNarrated(place) && !WISHES.test(prose.words[start - 1]?.lower ?? '');
  for (let i = start - 1; i >= Math.max(from, start - 6); i--) if (AUTHOR.test(prose.words[i]?.lower ?? '')) return true;
  return false;
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

/** Whether a verb follows whose subject the name is, as far as can be told. */
export function isSubject(place: NamedPlace): boolean {
  const { prose, mention } = place;
  const gap = prose.text.slice(mention.end, mention.end + 2);
  if (mention.owning || !(gap.startsWith(' ') && isSmall(gap, 1))) return false;
  const next = wordAt(place, 1);
  if (NO_VERB.has(next) && !(mention.first === place.from && next === 'in')) return false;
  const before = wordAt(place, -1);
  if (PREPOSITIONS.has(before)) return before === 'and' && isVerb(prose.words[actAt(place)]?.lower ?? '');
  return (
    mention.first === place.from ||
    REPORTING.has(before) ||
    /[,:;–-]\s*$/.test(prose.text.slice(Math.max(0, mention.start - 3), mention.start)) ||
    isVerb(prose.words[actAt(place)]?.lower ?? '')
  );
}

function isVerb(word: string): boolean {
  return ACTS.has(word) || word.endsWith('ed') || /^(?:shrugged|shook)$/.test(word);
}

/** The author's own telling, with nobody named before who says it. */
export function isNarrated(place: NamedPlace): boolean {
  const { mention } = place;
  return othersIn(place)
    .filter(({ start }) => start < mention.start)
    .every(({ kind, owning }) => kind === 'author' || owning);
}

/** "They asked if Elsie …", "School say that Jayden …". */
export function isReported(place: NamedPlace): boolean {
  for (let step = -1; step >= -3; step--) if (REPORTING.has(wordAt(place, step))) return true;
  return false;
}

function actAt({ prose, mention, to }: NamedPlace): number {
  let at = mention.last + 1;
  while (at < to && BETWEEN.includes(prose.words[at])) at++;
  return at;
}

/** "Ruby told me", "Caleb then told me": indices of the words. */
function actIn(phrases: Phrases, place: NamedPlace): readonly [number, number] | undefined {
  const { prose, mention, to } = place;
  for (const at of new Set([mention.last + 1, actAt(place)])) {
    const end = phrases.endAt(prose.words, at, to);
    if (end !== undefined && !prose.quoteAt(prose.words[at]?.start ?? 0)) return [at, end];
  }
  return undefined;
}

export const isMet = (place: NamedPlace): boolean => actIn(MET_ACTS, place) !== undefined;
export const actsAsChild = (place: NamedPlace): boolean => actIn(CHILD_ACTS, place) !== undefined;
export const isInChildsState = (place: NamedPlace): boolean => actIn(CHILD_STATE, place) !== undefined;

/** The act is done with the author: "told me", "took my hand". */
export function isFirstHand(place: NamedPlace): boolean {
  const act = actIn(MET_ACTS, place);
  return act !== undefined && place.prose.words.slice(act[0], act[1]).some(({ lower }) => /^(?:me|us|my|i|staff)$/.test(lower));
}

/** What somebody does there and then, right after the name: "Ruby climbed"; not "Ruby lives". */
export function isAct(place: NamedPlace, withBeing = true): boolean {
  const word = place.prose.words[actAt(place)];
  if (!withBeing && BEING.test(word?.lower ?? '')) return false;
  return word !== undefined && word.start < place.sentence.end && !place.prose.quoteAt(word.start) && isVerb(word.lower) && !NO_ACTS.includes(word);
}

/** "said he would like to go and asked me", "had jam on his face and climbed on to my knee", "and he shook my hand": with the author, though the first verb does not say so. */
export function isFirstHandLater({ prose, mention, to }: NamedPlace): boolean {
  const { words } = prose;
  for (let i = mention.last + 2; i + 1 < to; i++) {
    const before = words[i - 1]?.lower ?? '';
    if (before !== 'and' && !(/^s?he$/.test(before) && words[i - 2]?.lower === 'and')) continue;
    const verb = words[i]?.lower ?? '';
    if (LATER_ACTS.has(verb) && words[i + 1]?.lower === 'me') return true;
    if (TOUCHING.has(verb) && words.slice(i + 1, Math.min(to, i + FARTHEST_TOUCHED)).some(({ lower }) => lower === 'me' || lower === 'my')) return true;
  }
  return false;
}

export function hasAuthor(place: NamedPlace): boolean {
  return othersIn(place).some(({ kind }) => kind === 'author');
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

/** "I asked Millie … and he said". */
export function isAnswered({ prose, mention, sentence }: NamedPlace, gender: string | undefined): boolean {
  return prose
    .mentionsIn(mention.end, sentence.end)
    .some(
      (other) =>
        other.kind === 'pronoun' &&
        other.gender === gender &&
        !other.owning &&
        /^(?:and|but|if)$/.test(prose.words[other.first - 1]?.lower ?? '') &&
        isAnswer(prose.words[other.last + 1]),
    );
}

function isAnswer(word: Word | undefined): boolean {
  return word !== undefined && (ANSWERS.includes(word) || isVerb(word.lower));
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
