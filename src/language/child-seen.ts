import { contactKind, isInPerson, isVisit } from '../casenote/contact.ts';
import lists from './child-seen.yaml';
import type { Mention } from './mentions.ts';
import type { NoteText, Prose } from './note-text.ts';
import { type PhraseMatch, Phrases } from './phrases.ts';
import type { Sentence } from './sentences.ts';
import { isChild, speechIn } from './speech.ts';
import { isAwayFromHome } from './visit-place.ts';
import type { Word } from './words.ts';

type ListName =
  | 'seen'
  | 'unseen'
  | 'notAboutSeeing'
  | 'alone'
  | 'notAlone'
  | 'allTheTime'
  | 'besideChild'
  | 'apart'
  | 'bedroomSeen'
  | 'bedroomUnseen'
  | 'phone'
  | 'staying'
  | 'asking'
  | 'away'
  | 'notAway'
  | 'bedroomNouns'
  | 'access'
  | 'otherDay'
  | 'aloneWords'
  | 'notThisAlone'
  | 'refusal'
  | 'refusedAfter'
  | 'otherTime'
  | 'childWords';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const SEEN = new Phrases(data.seen);
const UNSEEN = new Phrases(data.unseen);
const NOT_ABOUT_SEEING = new Phrases(data.notAboutSeeing);
const ALONE = new Phrases(data.alone);
const NOT_ALONE = new Phrases(data.notAlone);
const ALL_THE_TIME = new Phrases(data.allTheTime);
const BESIDE_CHILD = new Phrases(data.besideChild);
const APART = new Phrases(data.apart);
const BEDROOM_SEEN = new Phrases(data.bedroomSeen);
const BEDROOM_UNSEEN = new Phrases(data.bedroomUnseen);
const ALONE_WORDS = new Phrases(data.aloneWords);
const NOT_THIS_ALONE = new Set(data.notThisAlone);
const REFUSAL = new Set(data.refusal);
const REFUSED_AFTER = new Phrases(data.refusedAfter);
const OTHER_DAY = new Phrases(data.otherDay);
const AWAY = new Phrases(data.away);
const NOT_AWAY = new Set(data.notAway);
const BEDROOM = new Phrases(data.bedroomNouns);
const ACCESS = new Set(data.access);
const ASKING = new Set(data.asking);
const STAYING = new Set(data.staying);
const PHONE = new Phrases(data.phone);
const OTHER_TIME = new Phrases(data.otherTime);
const CHILD_WORDS = new Set(data.childWords);

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
  return verdict(claims(text), 'seen', 'unseen');
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
  // On the telephone and in writing nobody is seen; a type that nobody knows may be anything.
  const inPerson = kind === undefined || kind === 'unknown' || kind === 'record' || isInPerson(kind);
  const isAtHome = (isVisit(kind) || kind === undefined) && !isAwayFromHome(text);
  const found: SeenClaim[] = [];
  for (const prose of text.of('reason', 'detailed', 'other')) {
    let isOnPhone = !inPerson;
    for (const sentence of prose.sentences) {
      if (sentence.block.kind === 'heading') continue;
      const words = wordsWithPeople(prose, sentence);
      const onPhone = PHONE.find(words) !== undefined;
      const isFar = !inPerson || onPhone || (isOnPhone && !isMeeting(words));
      for (const claim of claimsIn(prose, sentence, words, { isFar, isAtHome })) found.push({ prose, sentence, ...claim });
      isOnPhone = inPerson ? onPhone : true;
    }
  }
  held.set(text, found);
  return found;
}

/** Words of a clause within which one thing is told. */
const LONGEST_CLAUSE = 12;
/** The author is not named in "Dawn was seen alone". */
const MET_BY_AUTHOR = new Set(['seen', 'spoken', 'interviewed', 'met', 'spoke', 'saw', 'speak', 'see', 'talk']);
/** How far behind somebody the word for their staying may stand. */
const NEAR_VERB = 8;
/** Words around a claim in which another day takes it away. */
const BEFORE = 5;
const AFTER = 4;

const isMeeting = (words: readonly Word[]): boolean => SEEN.find(words) !== undefined;

type Claim = Pick<SeenClaim, 'tells' | 'plainly'>;

function claimsIn(
  prose: Prose,
  sentence: Sentence,
  words: readonly Word[],
  { isFar, isAtHome }: { readonly isFar: boolean; readonly isAtHome: boolean },
): Claim[] {
  const found: Claim[] = [];
  const isNow = (first: number, end: number) => !OTHER_TIME.find(words, Math.max(0, first - BEFORE), Math.min(words.length, end + AFTER));
  const isForm = prose.text.slice(sentence.start, sentence.end).includes('[');
  const away = isAtHome ? AWAY.find(words) : undefined;
  const unseen = UNSEEN.find(words) ?? (away && !NOT_AWAY.has(words[away.end]?.lower ?? '') ? away : undefined);
  // What the child tells of where they were is told face to face.
  const isUnseen =
    unseen !== undefined &&
    !isChildSpeaking(prose, sentence) &&
    !isForm &&
    !NOT_ABOUT_SEEING.find(words, unseen.end, Math.min(words.length, unseen.end + 5)) &&
    !OTHER_TIME.find(words, Math.max(0, unseen.first - BEFORE), unseen.first) &&
    !OTHER_DAY.find(words, unseen.end, Math.min(words.length, unseen.end + AFTER));
  if (isUnseen) found.push({ tells: 'unseen', plainly: true });
  const notAlone = NOT_ALONE.find(words);
  const together = isFar ? undefined : togetherAlone(words, isNow);
  if (notAlone && !OTHER_TIME.find(words, Math.max(0, notAlone.first - BEFORE), notAlone.first)) found.push({ tells: 'accompanied', plainly: true });
  else if (isAccompanied(words) || together === false) found.push({ tells: 'accompanied', plainly: true });
  const seen = isUnseen || isFar ? undefined : SEEN.find(words);
  if (seen && isNow(seen.first, seen.end)) found.push({ tells: 'seen', plainly: true });
  else if (!isUnseen && !isFar && isChildSpeaking(prose, sentence)) found.push({ tells: 'seen', plainly: false });
  const alone = isFar || notAlone ? undefined : ALONE.find(words);
  if (together === true || (alone && together === undefined && isNow(alone.first, alone.end) && !isNegated(words, alone.first)))
    found.push({ tells: 'alone', plainly: true });
  const noBedroom = BEDROOM_UNSEEN.find(words) ?? unenteredBedroom(words);
  const bedroom = noBedroom || isFar ? undefined : BEDROOM_SEEN.find(words);
  if (noBedroom && !isForm && !OTHER_TIME.find(words, Math.max(0, noBedroom.first - BEFORE), noBedroom.first))
    found.push({ tells: 'noBedroom', plainly: true });
  else if (bedroom && isNow(bedroom.first, bedroom.end) && !isNegated(words, bedroom.first)) found.push({ tells: 'bedroom', plainly: true });
  return found;
}

const NEGATION = new Phrases(['not', "didn't", "wasn't", "couldn't", 'never', 'without', 'unable', "don't", 'no', 'cannot', "can't", 'nor']);

function isNegated(words: readonly Word[], at: number): boolean {
  return NEGATION.find(words, Math.max(0, at - 4), at) !== undefined;
}

/**
 * Whether the child and the author, spoken of together, were alone: "Dawn and I sat in the yard by ourselves". False where
 * that is denied ("I asked for time alone with Dawn and Mum said no"), undefined where it is not told.
 */
function togetherAlone(words: readonly Word[], isNow: (first: number, end: number) => boolean): boolean | undefined {
  for (let from = 0; ; ) {
    const alone = ALONE_WORDS.find(words, from);
    if (!alone) return undefined;
    from = alone.end;
    let child = false;
    let author = false;
    let refused = false;
    let asked = false;
    for (let i = alone.first - 1; i >= Math.max(0, alone.first - LONGEST_CLAUSE); i--) {
      const { lower } = words[i] as Word;
      if (NOT_THIS_ALONE.has(lower)) break;
      child ||= lower === '<child>' || lower === '<children>';
      author ||= lower === '<i>' || lower === '<me>' || MET_BY_AUTHOR.has(lower);
      refused ||= REFUSAL.has(lower);
      asked ||= ASKING.has(lower);
    }
    const next = words.slice(alone.end, alone.end + 3).map(({ lower }) => lower);
    child ||= next[0] === 'with' && next[1] === '<child>';
    author ||= next[0] === 'with' && next[1] === '<me>';
    if (!child || !author || !isNow(alone.first, alone.end)) continue;
    if (refused || !asked) return !refused;
    return REFUSED_AFTER.find(words, alone.end, Math.min(words.length, alone.end + LONGEST_CLAUSE)) ? false : undefined;
  }
}

/** The room where the child sleeps, with a word for going there and one that takes it back: "we got no further than the stairs" . */
function unenteredBedroom(words: readonly Word[]): PhraseMatch | undefined {
  const room = BEDROOM.find(words);
  if (!room) return undefined;
  const from = Math.max(0, room.first - LONGEST_CLAUSE);
  const to = Math.min(words.length, room.end + 5);
  const at = words.slice(from, to).findIndex(({ lower }) => REFUSAL.has(lower));
  if (at === -1) return undefined;
  const near = words.slice(from + at, to);
  const isToldOf =
    words.slice(0, to).some(({ lower }) => lower === '<i>' || lower === '<me>') ||
    near.some(({ lower }) => /^(?:seen|viewed|observed|shown|visited|checked|entered)$/.test(lower));
  return isToldOf && near.some(({ lower }) => ACCESS.has(lower)) ? room : undefined;
}

/** Somebody stayed all the time, and beside the child. */
function isAccompanied(words: readonly Word[]): boolean {
  const long = ALL_THE_TIME.find(words);
  if (!long || APART.find(words)) return false;
  const other = words.findIndex(({ lower }, i) => lower === '<other>' && words.slice(i + 1, i + 1 + NEAR_VERB).some((word) => STAYING.has(word.lower)));
  return other !== -1 && other < long.first && BESIDE_CHILD.find(words) !== undefined;
}

/** The child says something in the author's own account: not in what others tell. */
function isChildSpeaking(prose: Prose, sentence: Sentence): boolean {
  const speeches = speechIn(prose, sentence);
  const first = speeches[0];
  return first !== undefined && !first.passive && first.speaker !== undefined && isChild(prose, first.speaker);
}

const AUTHOR_SUBJECT = new Set(['i', "i'm", "i've", "i'd", 'we', "we're", "we've", "we'd"]);
const AUTHOR_OWNING = new Set(['my', 'our']);
/** Professions of `person-words.yaml` that are places as well: "at school". */
const PLACES = new Set(['school']);
const WRITER = new Set(['worker', 'writer', 'author', 'sw', 'social worker']);

/**
 * A sentence's words with people as tokens: `<child>`, `<child's>`, `<children>`, `<other>`, `<other's>`, `<she>` for a
 * pronoun of nobody known, `<i>`, `<me>`, `<my>`, `<several>`. Quoted words are one `<quote>`. Holds words of the record.
 */
export function wordsWithPeople(prose: Prose, sentence: Sentence): Word[] {
  const words = prose.wordsIn(sentence.start, sentence.end);
  const mentions = prose.mentionsIn(sentence.start, sentence.end);
  const tokens: Word[] = [];
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    // In Reason for contact green is the form's "Child seen", and nobody's words.
    if (prose.section.kind !== 'reason' && prose.quoteAt(word.start)) {
      if (tokens.at(-1)?.lower !== '<quote>') tokens.push({ ...word, lower: '<quote>' });
      continue;
    }
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= word.start) next++;
    const mention = mentions[next];
    if (!mention || mention.start > word.start) {
      // "the boy", "the young person": the child, where it is nobody's in particular.
      const isWriter = WRITER.has(word.lower) && /^(?:the|this)$/.test(words[i - 1]?.lower ?? '');
      tokens.push(CHILD_WORDS.has(word.lower) ? { ...word, lower: '<child>' } : isWriter ? { ...word, lower: '<i>' } : word);
      continue;
    }
    const lower = word.lower;
    if (/sel(?:f|ves)$/.test(lower)) {
      tokens.push(word);
      continue;
    }
    tokens.push({ start: mention.start, end: mention.end, lower: tokenOf(prose, mention, lower, words[i - 1]?.lower ?? '') });
    while (i + 1 < words.length && (words[i + 1]?.end ?? 0) <= mention.end) i++;
  }
  return tokens;
}

function tokenOf(prose: Prose, mention: Mention, lower: string, before: string): string {
  switch (mention.kind) {
    case 'author':
      return AUTHOR_SUBJECT.has(lower) ? '<i>' : AUTHOR_OWNING.has(lower) ? '<my>' : '<me>';
    case 'several':
      return mention.owning ? "<several's>" : '<several>';
    default:
  }
  if (PLACES.has(mention.relation ?? '') && mention.name.length === 0) return lower;
  if (WRITER.has(mention.relation ?? '') && mention.name.length === 0 && /^(?:the|this)$/.test(before)) return '<i>';
  if (mention.kind === 'kin' && /^(?:children|kids|siblings)$/.test(lower)) return '<children>';
  if (mention.kind === 'kin' && mention.name.length === 0 && CHILD_WORDS.has(lower) && mention.people.length === 0)
    return mention.owning ? "<child's>" : '<child>';
  if (isChild(prose, mention)) return mention.owning ? "<child's>" : '<child>';
  return mention.owning ? "<other's>" : mention.kind === 'pronoun' ? '<she>' : '<other>';
}
