import { contactKind, isInPerson, isVisit } from '../../casenote/contact.ts';
import { isDenied, isUnreal, toldClauses } from '../grammar/told-clauses.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { isChild, speechIn } from '../index/speech.ts';
import { wordsWithPeople } from '../people/people-words.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import { aloneIn, aloneWordsIn, isOtherLeaving } from './child-alone.ts';
import { bedroomIn } from './child-bedroom.ts';
import { isInCompany } from './child-company.ts';
import { isKeptAway } from './child-kept-away.ts';
import { metIn } from './child-met.ts';
import lists from './child-seen.yaml';
import { namesInterpreting } from './interpreting.ts';
import { isAwayFromHome } from './visit-place.ts';

const data = lists as Readonly<
  Record<'phone' | 'telling' | 'saying' | 'inGeneral' | 'roll' | 'behindDoor' | 'cameOut' | 'joined' | 'fromAfar', readonly string[]>
>;
/** On the telephone and in writing nobody is met. */
const PHONE = new Phrases(data.phone);
/** Nor through a closed door, unless the child came out after all. */
const BEHIND_DOOR = new Phrases(data.behindDoor);
const CAME_OUT = new Phrases(data.cameOut);
/** To a meeting. */
const JOINED = new Phrases(data.joined);
/** A visit that came to a call: nobody is met in what follows either. */
const FROM_AFAR = new Phrases(data.fromAfar);
/** A sentence without any of these says nothing of the child's being seen. */
const TELLING = new WordSet(data.telling);
const CHILD = new Set(['<child>', '<she>']);
const AT_THE_DOOR = new WordSet(['door', 'bell', 'doorbell', 'knocked', 'knock', 'letterbox', 'home', 'house', 'flat', 'visited', 'called']);
/** Opens a list of those who were there. */
const ROLL = new WordSet(data.roll);
const SAYING = new WordSet(data.saying);
const IN_GENERAL = new WordSet(data.inGeneral);

/** Something that a note's text tells of the child at this contact. Holds places in the record, no words. */
export interface SeenClaim {
  readonly prose: Prose;
  readonly sentence: Sentence;
  /** `seen`: face to face with the author; `unseen`: was not; `alone` and `accompanied`: by themselves with the author, or never; the bedroom likewise. */
  readonly tells: 'seen' | 'unseen' | 'alone' | 'accompanied' | 'bedroom' | 'noBedroom';
  /** Told in so many words; false for what only shows it, as what the child said does. */
  readonly plainly: boolean;
}

/** What form and text say of whether the record's child was seen at this contact. */
export interface ChildSeen {
  /** The tick; null where it was left blank, undefined where it was not exported. */
  readonly ticked: boolean | null | undefined;
  /** What the text tells, in its order: seen or not. */
  readonly told: readonly SeenClaim[];
}

const held = new WeakMap<NoteText, readonly SeenClaim[]>();

/**
 * What tick and text say of whether the record's child was seen in person. Telephone calls, another day and what other
 * people tell of the child are none.
 */
export function childSeen(text: NoteText): ChildSeen {
  return { ticked: text.people.child.row?.seen, told: claims(text).filter(({ tells }) => tells === 'seen' || tells === 'unseen') };
}

/**
 * Whether the child was seen by all that form and text say: a tick stands; without one the text's plain words stand
 * against a box left empty. Undefined where neither tells, or the text alone tells both.
 */
export function wasChildSeen(text: NoteText): boolean | undefined {
  const { ticked, told } = childSeen(text);
  const byText = toldSeen(text);
  if (ticked === true) return true;
  if (ticked === false) return byText === true && told.some(({ tells, plainly }) => plainly && tells === 'seen');
  return byText;
}

/** Whether the text alone tells that the child was seen; undefined where it does not tell, or tells both. */
export function toldSeen(text: NoteText): boolean | undefined {
  const told = verdict(claims(text), 'seen', 'unseen');
  // What the child said or did shows that they were there after all: by the door, on the telephone, on the way home.
  const isShown = told === false && claims(text).some(({ tells, prose }) => tells === 'seen' && prose.section.kind !== 'reason');
  return isShown ? undefined : told;
}

/** Whether the text alone tells that the child was seen alone, or that somebody was with them all the time. */
export function toldAlone(text: NoteText): boolean | undefined {
  return verdict(claims(text), 'alone', 'accompanied');
}

/** Whether the text alone tells that the child's bedroom was seen, or that it was not. */
export function toldBedroom(text: NoteText): boolean | undefined {
  return verdict(claims(text), 'bedroom', 'noBedroom');
}

/** What the text tells of the child alone with the author, or never alone. */
export function aloneClaims(text: NoteText): readonly SeenClaim[] {
  return claims(text).filter(({ tells }) => tells === 'alone' || tells === 'accompanied');
}

/** What the text tells of the child's bedroom: seen or not. */
export function bedroomClaims(text: NoteText): readonly SeenClaim[] {
  return claims(text).filter(({ tells }) => tells === 'bedroom' || tells === 'noBedroom');
}

/** Where the text tells that the child came to a meeting in person. */
export function joinedClaims(text: NoteText): readonly SeenClaim[] {
  return text.of('detailed', 'other').flatMap((prose) =>
    prose.sentences
      .filter((sentence) => {
        const words = wordsWithPeople(prose, sentence);
        const joined = JOINED.find(words);
        if (!joined || PHONE.find(words)) return false;
        const clause = toldClauses(prose, sentence).find(({ first, end }) => first <= joined.first && joined.first < end);
        return clause?.speaker === '' && !clause.otherTime && !isDenied(clause, joined.end - 1) && !isUnreal(clause, joined.end - 1);
      })
      .map((sentence) => ({ prose, sentence, tells: 'seen' as const, plainly: true })),
  );
}

/** Detailed Notes tell more than Reason for contact, whose "Child seen" is made with the tick. */
function verdict(all: readonly SeenClaim[], yes: SeenClaim['tells'], no: SeenClaim['tells']): boolean | undefined {
  const about = all.filter(({ tells }) => tells === yes || tells === no);
  const told = about.filter(({ prose }) => prose.section.kind !== 'reason');
  const found = told.some(({ plainly }) => plainly) ? told : about;
  const plain = found.filter(({ plainly }) => plainly);
  const judged = plain.length > 0 ? plain : found;
  const isYes = judged.some(({ tells }) => tells === yes);
  const isNo = judged.some(({ tells }) => tells === no);
  return isYes === isNo ? undefined : isYes;
}

function claims(text: NoteText): readonly SeenClaim[] {
  const known = held.get(text);
  if (known) return known;
  const kind = contactKind(text.note);
  // A type that nobody knows may be anything.
  const inPerson = kind === undefined || kind === 'unknown' || kind === 'record' || isInPerson(kind);
  const isAtHome = kind === 'home' || ((isVisit(kind) || kind === undefined) && !isAwayFromHome(text));
  const found: SeenClaim[] = [];
  const company: SeenClaim[] = [];
  let isLeft = false;
  for (const prose of text.of('reason', 'detailed', 'other')) {
    let isOnPhone = !inPerson;
    let isApart = false;
    for (const sentence of prose.sentences) {
      if (sentence.block.kind === 'heading') continue;
      const words = wordsWithPeople(prose, sentence);
      const onPhone = PHONE.find(words) !== undefined;
      const isOut = CAME_OUT.find(words) !== undefined;
      const isHidden = !isOut && BEHIND_DOOR.find(words) !== undefined;
      const isBehindDoor = (isHidden && isAuthorBehindDoor(words)) || (!isOut && isKeptAway(words, () => toldClauses(prose, sentence)));
      if (inPerson && (isBehindDoor || isVisitFromAfar(prose, sentence, words))) {
        found.push({ prose, sentence, tells: 'unseen', plainly: true });
        isApart = true;
      } else if (isOut) isApart = false;
      const isFar = !inPerson || onPhone || isOnPhone || isHidden || isApart;
      if (TELLING.meets(words)) {
        claimsIn(prose, sentence, words, { isFar, isAtHome }, found);
        const clauses = toldClauses(prose, sentence);
        if (!isFar && isInCompany(words, clauses) && !namesInterpreting(prose, sentence))
          company.push({ prose, sentence, tells: 'accompanied', plainly: true });
        isLeft ||= isOtherLeaving(words, clauses);
      }
      // A call goes on over the next sentence.
      isOnPhone = !inPerson || (onPhone && words.some(({ lower }) => lower === '<child>' || lower === '<she>'));
    }
  }
  // "Mum sat with us. She went out to make the tea": they may have been alone then.
  if (!isLeft) found.push(...company);
  held.set(text, found);
  return found;
}

/** "The door was shut and I only heard him", "Through the door she said no"; not "Mum said that she talked to him through the letterbox". */
function isAuthorBehindDoor(words: readonly Word[]): boolean {
  const before = words.slice(0, BEHIND_DOOR.find(words)?.first).map(({ lower }) => lower);
  return (before.length === 0 || before.includes('<i>')) && !before.includes('<other>') && words.some(({ lower }) => CHILD.has(lower));
}

/** "So I did the visit over video instead", "Mum passed me the phone with Dawn on the line". */
function isVisitFromAfar(prose: Prose, sentence: Sentence, words: readonly Word[]): boolean {
  const found = FROM_AFAR.find(words);
  if (!found) return false;
  const clause = toldClauses(prose, sentence).find(({ first, end }) => first <= found.first && found.first < end);
  const isGiven = words.slice(found.first, found.end).some(({ lower }) => lower === '<me>');
  return clause !== undefined && (isGiven || clause.speaker === '') && !clause.otherTime && !isDenied(clause, found.first) && !isUnreal(clause, found.first);
}

function claimsIn(
  prose: Prose,
  sentence: Sentence,
  words: readonly Word[],
  setting: { readonly isFar: boolean; readonly isAtHome: boolean },
  found: SeenClaim[],
): void {
  // A box of the form: "Child seen [ ]".
  if (prose.text.slice(sentence.start, sentence.end).includes('[')) return;
  const clauses = toldClauses(prose, sentence);
  const alone = aloneWordsIn(words);
  const told = new Set<SeenClaim['tells']>();
  let isShown = !setting.isFar && isRoll(prose, words);
  for (const [i, clause] of clauses.entries()) {
    const isOfAlone = alone !== undefined && alone.first >= clause.first && alone.first < clause.end;
    const met = metIn(clause, { ...setting, isOfAlone, all: clauses, later: clauses.slice(i + 1) });
    if (met === 'met') told.add('seen');
    // "Rang the solicitor, no answer": nobody was looked for.
    else if (
      met === 'missed' &&
      !(clause.subjects.length === 0 && PHONE.find(words) && !AT_THE_DOOR.meets(words)) &&
      CAME_OUT.find(words, clause.end) === undefined
    )
      told.add('unseen');
    else if (met === 'shown') isShown = true;
  }
  // "Only the interpreter was with us."
  const together = setting.isFar ? undefined : aloneIn(words, clauses, alone);
  if (together && !(together === 'accompanied' && namesInterpreting(prose, sentence))) told.add(together);
  const room = setting.isFar ? undefined : bedroomIn(words, clauses, prose);
  if (room) told.add(room);
  for (const tells of told) found.push({ prose, sentence, tells, plainly: true });
  if (!told.has('seen') && !told.has('unseen') && (isShown || together === 'alone' || (!setting.isFar && isChildSpeaking(prose, sentence, words))))
    found.push({ prose, sentence, tells: 'seen', plainly: together === 'alone' });
}

/** "Present: Mum, Dawn." */
function isRoll(prose: Prose, words: readonly Word[]): boolean {
  const [first, second] = words;
  return (
    first !== undefined &&
    second !== undefined &&
    ROLL.includes(first) &&
    prose.text.slice(first.end, second.start).includes(':') &&
    words.some(({ lower }) => lower === '<child>')
  );
}

/** The child says something in the author's own account: not in what others tell. */
function isChildSpeaking(prose: Prose, sentence: Sentence, words: readonly Word[]): boolean {
  if (!SAYING.meets(words)) return false;
  const [first] = speechIn(prose, sentence);
  // "whatever she says", "as she tells everybody": not at this contact.
  if (first?.speaker && IN_GENERAL.includes(prose.words[first.speaker.first - 1])) return false;
  return first !== undefined && !first.passive && first.speaker !== undefined && isChild(prose, first.speaker);
}
