import { contactKind } from '../../casenote/contact.ts';
import { type Clause, clausesIn, isDescribing } from '../grammar/clauses.ts';
import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { resolved } from '../index/speech.ts';
import { isCapital } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './presence.yaml';
import { isAwayFromHome } from './visit-place.ts';

type ListName =
  | 'authorObject'
  | 'distant'
  | 'phone'
  | 'otherTime'
  | 'earlier'
  | 'earlierStill'
  | 'negation'
  | 'elsewhere'
  | 'there'
  | 'placePrepositions'
  | 'places'
  | 'being'
  | 'meeting'
  | 'roll'
  | 'groups'
  | 'notScene'
  | 'company'
  | 'organisation'
  | 'whileThere'
  | 'calling'
  | 'called'
  | 'absent'
  | 'withheld'
  | 'unreal'
  | 'namedOnly'
  | 'informing'
  | 'notNow'
  | 'ownService'
  | 'ownServiceAlways'
  | 'atMeeting'
  | 'speaking'
  | 'unmoved'
  | 'framed'
  | 'unwitnessed'
  | 'unreached'
  | 'notMet';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const AUTHOR_OBJECT = new Phrases(data.authorObject);
const DISTANT = new WordSet(data.distant);
const PHONE = new Phrases(data.phone);
const OTHER_TIME = new Phrases(data.otherTime);
const UNREAL_WORDS = new WordSet(data.unreal);
const EARLIER = new Phrases(data.earlier);
const EARLIER_STILL = new Phrases(data.earlierStill);
const NEGATION = new Phrases(data.negation);
const ELSEWHERE = new Phrases(data.elsewhere);
const THERE = new Phrases(data.there);
const PREPOSITIONS = new WordSet(data.placePrepositions);
/** "Nan in the kitchen"; not "midwife to discharge". */
const OPENING_PREPOSITIONS = new WordSet(['in', 'on', 'at', 'up']);
const PLACES = new WordSet(data.places);
const BEING = new WordSet(data.being);
const MEETING = new Phrases(data.meeting);
const ROLL = new Phrases(data.roll);
const NOT_SCENE = new WordSet(data.notScene);
const COMPANY = new Phrases(data.company);
const WHILE_THERE = new Phrases(data.whileThere);
/** Openers of what did not happen, or not yet. */
const ORGANISATION = new WordSet(data.organisation);
const UNREAL = new WordSet(['if', 'unless', 'whether', 'how', 'why', 'since', 'which', 'about', 'be', 'like']);
/** "Dad in." */
const ALONE_THERE = new WordSet(['in', 'home', 'present', 'there', 'here']);
const CALLING = new Phrases(data.calling);
const ABSENT = new Phrases(data.absent);
const NOT_MET = new Phrases(data.notMet);
/** Before "me" these are no meeting refused: "would not give me his name". */
const WITHHELD = new WordSet(data.withheld);
const UNMOVED = new Phrases(data.unmoved);
const FRAMED = new Phrases(data.framed);
const UNWITNESSED = new Phrases(data.unwitnessed);
const UNREACHED = new Phrases(data.unreached);
const SPEAKING = new WordSet(data.speaking);
/** Of one's own service: they read and agree, and are not there. */
const OWN_SERVICE = new WordSet(data.ownService);
const OWN_SERVICE_ALWAYS = new WordSet(data.ownServiceAlways);
/** What somebody does at a meeting. */
const AT_MEETING = new Phrases(data.atMeeting);
const CALLED = new Phrases(data.called);
/** Before a verb of meeting: "to speak to", "I have asked". */
const NOT_NOW = new WordSet(data.notNow);
/** Without "I" before, somebody else's doing as likely. */
const NAMED_ONLY = new WordSet(data.namedOnly);
const INFORMING = new WordSet(data.informing);
const GROUPS = new WordSet(data.groups);

/** "There is a man in the kitchen" of a habit as likely. */
const PAST_BEING = new WordSet(['was', 'were', 'sat', 'stood', 'lay']);
/** How late in its sentence a verb may stand that has its subject behind it. */
const LATEST_BEING = 8;

/** How many words of a place may stand behind its preposition: "on the other end of the settee". */
const WIDEST_PLACE = 5;
/** How far behind the words that show presence others may take it back ("joined us last week"). */
const AFTER = 5;
/** How far behind somebody what they did not do may stand: "Her aunt, down from Leeds, hardly left". */
const UNMOVED_WITHIN = 3;
/** How far before them a "not" may stand that takes them back. */
const BEFORE = 4;

/**
 * What shows that somebody was there. `met`: they had to do with the author face to face, or were seen or spoken to;
 * `there`: the author tells where they were or what they did; `spoke`: they said something, at a meeting; `listed`: they stand
 * in a list of those present.
 */
export type Evidence = 'met' | 'there' | 'spoke' | 'listed';

/** Somebody whom a note tells to have been present at this contact. Holds words of the record. */
export interface Presence {
  readonly prose: Prose;
  readonly sentence: Sentence;
  /** Who: the first mention, and what else the sentence calls them ("The health visitor", "Mrs Oyelaran"). */
  readonly mention: Mention;
  readonly also: readonly Mention[];
  readonly evidence: Evidence;
}

const held = new WeakMap<NoteText, readonly Presence[]>();

/**
 * Who was present, seen or spoken to at this contact by what its text tells, outside quotations, in the order of the text;
 * somebody may come more than once. People only talked about, telephoned, elsewhere, or there another day, are not in it.
 * In a note of a telephone call those on the line are.
 */
export function presentIn(text: NoteText): readonly Presence[] {
  const known = held.get(text);
  if (known) return known;
  const kind = contactKind(text.note);
  const isMeeting = kind === 'meeting';
  const scene = { isCall: kind === 'call', isMeeting, isAway: isMeeting || kind === 'visitElsewhere' || isAwayFromHome(text) };
  const found = text.of('reason', 'detailed', 'other').flatMap((prose) => prose.sentences.flatMap((sentence) => inSentence(prose, sentence, scene)));
  held.set(text, found);
  return found;
}

interface Scene {
  readonly isCall: boolean;
  readonly isMeeting: boolean;
  readonly isAway: boolean;
}

function inSentence(prose: Prose, sentence: Sentence, scene: Scene): Presence[] {
  if (sentence.block.kind === 'heading') return [];
  // A sentence of author and child alone, or of nobody, tells of no one else; on the telephone "she" may be the one who rang.
  const mentions = prose.mentionsIn(sentence.start, sentence.end);
  if (!mentions.some((mention) => isSomebody(prose, mention) || (scene.isCall && mention.kind === 'pronoun'))) return [];
  const clauses = clausesIn(prose, sentence);
  const found: Presence[] = [];
  let isWhileThere: boolean | undefined;
  const whileThere = (): boolean => {
    isWhileThere ??= !scene.isCall && WHILE_THERE.find(prose.wordsIn(sentence.start, sentence.end)) !== undefined;
    return isWhileThere;
  };
  const add = (mention: Mention, also: readonly Mention[], evidence: Evidence) => {
    if (!found.some((other) => other.mention === mention)) found.push({ prose, sentence, mention, also, evidence });
  };
  const words = prose.wordsIn(sentence.start, sentence.end);
  if (isRoll(prose, words)) {
    for (const mention of prose.mentionsIn(sentence.start, sentence.end)) {
      // "Mr Dunmore (head of year)" is one.
      const isSecond = mention.kind !== 'name' && prose.text[mention.start - 1] === '(';
      if (isSomebody(prose, mention) && !isSecond && !prose.quoteAt(mention.start)) add(mention, [], 'listed');
    }
    return found;
  }
  if (UNWITNESSED.find(words) || UNREACHED.find(words)) return found;
  const framed = FRAMED.find(words);
  const frame = (framed && words[framed.end - 1]?.end) ?? Number.POSITIVE_INFINITY;
  const behind = framed ? undefined : beingBehind(prose, sentence, words);
  if (behind && !behind.owning && isSomebody(prose, behind) && isHere(words, 0, words.length, scene) && !isElsewhere(words, words.length, scene))
    add(behind, [], 'there');
  for (const clause of clauses) {
    const { subject } = clause;
    if (UNREAL.has(clause.opener) || (subject ?? clause.words[0] ?? sentence).start > frame) continue;
    if (subject && isSomebody(prose, subject) && !isOwnService(prose, subject)) {
      const evidence =
        isBesideAuthor(prose, subject) && isHere(clause.words, 0, 1, scene)
          ? 'met'
          : (evidenceIn(clause, scene) ??
            (whileThere() &&
            clause.words.length > 1 &&
            !DISTANT.includes(clause.words[0]) &&
            isHere(clause.words, 0, 3, scene) &&
            !isElsewhere(clause.words, 1, scene)
              ? 'there'
              : undefined));
      if (
        evidence &&
        (evidence === 'met' || (clause.opener !== 'because' && clause.opener !== 'that')) &&
        ((evidence === 'met' && !scene.isCall) || !clause.reported)
      )
        add(subject, clause.also, evidence);
    }
    // "She then turned to me", of one named before.
    else if (subject?.kind === 'pronoun') {
      const who = resolved(prose, subject);
      const isTold = clause.words.length > 2 || !isOfOtherTime(prose, sentence);
      const isSubject = scene.isCall || (isTold && clauses.some((other) => other.subject === who));
      if (isSubject && isSomebody(prose, who) && evidenceIn(clause, scene) === 'met') add(who, [], 'met');
    }
    const isAuthors = !subject || subject.kind === 'author' || subject.people.some(({ role }) => role === 'author');
    if (isAuthors || !clause.reported)
      for (const { mention, also } of metIn(prose, sentence, clause, scene, isAuthors ? MEETING : COMPANY)) add(mention, also, 'met');
  }
  return found;
}

/** "In the armchair was her uncle", "With her was her aunt Bev", "There was a man on the sofa": who stands behind the verb of being. */
function beingBehind(prose: Prose, { end }: Sentence, words: readonly Word[]): Mention | undefined {
  const being = words.findIndex((word) => PAST_BEING.includes(word));
  const verb = words[being];
  if (!verb || being < 1 || being > LATEST_BEING || prose.quoteAt(verb.start)) return undefined;
  const who = prose.mentionsIn(verb.end, end).find((mention) => !mention.owning);
  if (!who || !prose.wordsIn(verb.end, who.start).every((word) => isDescribing(word.lower) || prose.mentionsIn(word.start, word.end).length > 0))
    return undefined;
  const isPlace = (from: number, to: number) => words.some((word, i) => i >= from && i < to && PLACES.includes(word));
  const behind = words.findIndex(({ start }) => start >= who.end);
  if (words[0]?.lower === 'there') return being === 1 && behind !== -1 && isPlace(behind, Math.min(words.length, behind + WIDEST_PLACE)) ? who : undefined;
  const isWith = words[0]?.lower === 'with' && being === 2;
  return isWith || (PREPOSITIONS.includes(words[0]) && isPlace(1, being)) ? who : undefined;
}

/** "Mrs Kettle and I": they did it together. */
function isBesideAuthor(prose: Prose, { start, end }: Mention): boolean {
  return /^ and (?:I|myself|me)\b/.test(prose.text.slice(end, end + 12)) || /\b(?:I|me|myself) and $/.test(prose.text.slice(Math.max(0, start - 12), start));
}

/** A mention that could be one person other than the author. */
function isSomebody(prose: Prose, mention: Mention): boolean {
  if (mention.kind === 'author' || mention.kind === 'several' || mention.kind === 'pronoun' || mention.owning) return false;
  if (mention.people.some(({ role }) => role === 'author')) return false;
  if (mention.name.some((word) => ORGANISATION.has(word)) || (mention.kind === 'name' && isOfPlace(prose, mention))) return false;
  // "The social worker" of a note written in the third person is its author.
  if (mention.relation === 'social worker' && mention.name.length === 0) return false;
  return mention.name.length > 0 || !GROUPS.has(mention.relation ?? '');
}

/** "Rosebank Family Centre", "Larkfield Community Hub": the head of the name stands behind what is taken for a person's. */
function isOfPlace({ text }: Prose, { end, titled }: Mention): boolean {
  if (titled) return false;
  const behind = /^(?: (?:and )?\p{Lu}[\p{L}'’-]*){1,4}/u.exec(text.slice(end, end + 60))?.[0] ?? '';
  return behind
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => ORGANISATION.has(word));
}

function isRoll(prose: Prose, words: readonly Word[]): boolean {
  const end = ROLL.endAt(words, 0);
  if (end === undefined) return false;
  const last = words[end - 1];
  const next = words[end];
  const gap = last ? prose.text.slice(last.end, next?.start ?? last.end) : '';
  return /^\s?[:=–-]/.test(gap) || next?.lower === 'were' || next?.lower === 'was';
}

/** What a clause tells of its subject. */
function evidenceIn({ words }: Clause, scene: Scene): Evidence | undefined {
  const object = AUTHOR_OBJECT.find(words);
  if (
    object &&
    (object.first > 0 || object.end > 1) &&
    (scene.isCall || !DISTANT.meets(words, 0, object.first)) &&
    isHere(words, object.first, object.end, scene)
  )
    return 'met';
  const withheld = scene.isCall ? -1 : words.findIndex(({ lower }) => WITHHELD.has(lower));
  if (withheld !== -1 && withheld <= 3 && words[withheld + 1]?.lower === 'me' && withheld > 0 && !OTHER_TIME.find(words) && !PHONE.find(words)) return 'met';
  if (scene.isCall) {
    const calling = CALLING.find(words);
    return calling && isHere(words, calling.first, calling.end, scene) ? 'met' : undefined;
  }
  if (words.length === 2 && words[0]?.lower === 'at' && words[1]?.lower === 'home') return 'there';
  if (words.length === 1 && ALONE_THERE.includes(words[0])) return 'there';
  for (let there = THERE.find(words); there; there = THERE.find(words, there.first + 1)) {
    if (isHere(words, there.first, there.end, scene) && !isElsewhere(words, there.end, scene) && !OTHER_TIME.find(words)) return 'there';
  }
  const doing = sceneIn(words);
  if (doing !== undefined && isHere(words, 0, doing, scene) && !OTHER_TIME.find(words) && !isElsewhere(words, doing, scene)) return 'there';
  const place = placeIn(words);
  if (place !== undefined && isHere(words, 0, place, scene) && !isElsewhere(words, place, scene)) return 'there';
  if (/^(?:present|seen)$/.test(words[0]?.lower ?? '') && words[1]?.lower !== 'by' && isHere(words, 0, 1, scene)) return 'there';
  const unmoved = UNMOVED.find(words);
  if (unmoved && unmoved.first <= UNMOVED_WITHIN && !OTHER_TIME.find(words) && !EARLIER.find(words)) return 'there';
  const said = scene.isMeeting ? (AT_MEETING.endAt(words, 0) ?? AT_MEETING.endAt(words, 1)) : undefined;
  if (said !== undefined && isHere(words, 0, 1, scene)) return 'spoke';
  return undefined;
}

/** Where "was buttering" ends: what somebody was about when the author came. */
function sceneIn(words: readonly Word[]): number | undefined {
  for (let i = 0; i + 1 < Math.min(words.length, 12); i++) {
    const { lower } = words[i] as Word;
    if (lower !== 'was' && lower !== 'were') continue;
    const doing = words[i + 1]?.lower ?? '';
    return doing.length > 5 && doing.endsWith('ing') && !NOT_SCENE.has(doing) ? i + 2 : undefined;
  }
  return undefined;
}

/** Where a place ends that the subject is told to be in: "was … in the armchair", "on the landing". */
function placeIn(words: readonly Word[]): number | undefined {
  const limit = Math.min(words.length, 8);
  const isBeing = BEING.meets(words, 0, 3) || OPENING_PREPOSITIONS.includes(words[0]);
  if (!isBeing) return undefined;
  for (let i = 0; i < limit; i++) {
    if (!PREPOSITIONS.includes(words[i])) continue;
    for (let n = i + 1; n <= i + WIDEST_PLACE && n < words.length; n++) if (PLACES.includes(words[n])) return n + 1;
  }
  return undefined;
}

/** Whether what a stretch tells happened at this contact, and face to face. */
function isHere(words: readonly Word[], first: number, end: number, { isCall }: Scene): boolean {
  const to = Math.min(words.length, end + AFTER);
  if (NEGATION.find(words, Math.max(0, first - BEFORE), end)) return false;
  if (OTHER_TIME.find(words, Math.max(0, first - AFTER), to)) return false;
  for (let i = Math.max(0, first - BEFORE); i < first; i++) if (UNREAL_WORDS.includes(words[i])) return false;
  if (!isCall && isOnPhone(words)) return false;
  const earlier = EARLIER.find(words, 0, end);
  return earlier === undefined || EARLIER_STILL.find(words, 0, end + 1) !== undefined;
}

/** On the telephone; "sat on the stairs on her phone" is not. */
function isOnPhone(words: readonly Word[]): boolean {
  const found = PHONE.find(words);
  if (!found) return false;
  const isThing = words[found.first]?.lower === 'on' && /^(?:his|her)$/.test(words[found.first + 1]?.lower ?? '') && words[found.end]?.lower !== 'to';
  return !isThing || SPEAKING.meets(words);
}

function isElsewhere(words: readonly Word[], end: number, { isAway }: Scene): boolean {
  const found = isAway ? undefined : ELSEWHERE.find(words, 0, Math.min(words.length, end + AFTER));
  // "Tina from next door", "in and out with plates".
  return found !== undefined && !/^(?:from|and)$/.test(words[found.first - 1]?.lower ?? '');
}

/** A sentence that speaks of a call or of another day says nothing certain of whom a pronoun means. */
function isOfOtherTime(prose: Prose, { start, end }: Sentence): boolean {
  const words = prose.wordsIn(start, end);
  return PHONE.find(words) !== undefined || OTHER_TIME.find(words) !== undefined;
}

/** Where "was still at work" ends: right behind somebody, and without a word of coming back from there. */
function awayIn(words: readonly Word[]): number | undefined {
  if (!BEING.includes(words[0]) && words[0]?.lower !== 'had') return undefined;
  const found = ELSEWHERE.find(words, 0, Math.min(words.length, 7));
  return found && found.first <= 3 ? found.end : undefined;
}

/** Somebody met, and what else they are called. */
interface Met {
  readonly mention: Mention;
  also: readonly Mention[];
}

/** Those whom the author met: "I spoke to Gary", "Met with nan", "I was let in by his uncle". */
function metIn(prose: Prose, sentence: Sentence, { words, subject }: Clause, scene: Scene, meeting: Phrases): Met[] {
  const found: Met[] = [];
  for (let at = 0; at < words.length; at++) {
    // "Asked Col for help" of a log is the child's doing.
    const company = COMPANY.endAt(words, at);
    if (!subject && company === undefined && NAMED_ONLY.includes(words[at])) continue;
    const end = company ?? meeting.endAt(words, at) ?? (scene.isCall ? CALLED.endAt(words, at) : undefined);
    if (end === undefined || NOT_NOW.includes(words[at - 1]) || !isHere(words, at, end, scene)) continue;
    // "I saw that Gary had been back."
    if (words[end]?.lower === 'that') continue;
    const from = words[end - 1]?.end ?? sentence.start;
    const mentions = prose.mentionsIn(from, sentence.end);
    let until = from;
    for (const mention of mentions) {
      if (!prose.wordsIn(until, mention.start).every(({ lower }) => isDescribing(lower)) || prose.quoteAt(mention.start)) break;
      until = mention.end;
      if (mention.owning) continue;
      // "Told the manager": by telephone as likely.
      if ((mention.titled || (mention.kind === 'profession' && mention.name.length === 0)) && INFORMING.includes(words[at])) break;
      // Whom a pronoun means is sure enough only where a call is told of.
      const who = scene.isCall ? resolved(prose, mention) : mention;
      if (found.length > 0 && mention.kind !== 'name' && mention.name.length === 0 && isAppended(prose, mention)) continue;
      if (isOwnService(prose, who)) break;
      if (isSomebody(prose, who) && (who === mention || !isOfOtherTime(prose, sentence))) {
        // "Class teacher Mrs Bell" is one.
        const before = found.at(-1);
        if (before && who.kind === 'name' && before.mention.name.length === 0 && isSame(prose, before.mention, who)) before.also = [...before.also, who];
        else found.push({ mention: who, also: [] });
      }
      if (mention.kind === 'profession' && mention.name.length === 0 && prose.text[mention.end] === ' ' && isCapital(prose.text, mention.end + 1)) continue;
      // "I met Dad and his partner Gary": those who are joined to the first one.
      if (!/^,?\s+(?:and|with|,)\s/.test(prose.text.slice(mention.end, mention.end + 8)) && prose.text[mention.end] !== ',') break;
    }
    at = end - 1;
  }
  return found;
}

/** "Class teacher Mrs Bell", "her stepdad, Lee, ": one person; "Mum, Gary and Nan" are three. */
function isSame({ text }: Prose, described: Mention, named: Mention): boolean {
  if (described.kind === 'profession' && named.start - described.end <= 2) return true;
  return described.people.length === 0 && /^, $/.test(text.slice(described.end, named.start)) && /^(?:[,.;)]|$)/.test(text.slice(named.end, named.end + 1));
}

/** "Mrs Bell, the SENCO", "Shaz, Kim's girlfriend": no other one. */
function isAppended({ text }: Prose, { start }: Mention): boolean {
  return /,\s(?:(?:the|her|his|their|a|an|\p{Lu}[\p{L}-]+['’]s)\s)?(?:[a-z]+\s)?$/u.test(text.slice(Math.max(0, start - 24), start));
}

/** "My manager", "Ruth Olawale, team manager". */
function isOwnService(prose: Prose, { start, end, relation }: Mention): boolean {
  const { text } = prose;
  const [appended] = prose.mentionsIn(end, end + 30);
  if (
    appended &&
    OWN_SERVICE_ALWAYS.has(appended.relation ?? '') &&
    /^(?:, | \()(?:(?:my|our|the|duty|on-call|acting) )?$/.test(text.slice(end, appended.start))
  )
    return true;
  return OWN_SERVICE.has(relation ?? '') && /\b(?:my|our)\s(?:\w+\s)?$/i.test(text.slice(Math.max(0, start - 20), start));
}

/** Somebody other than the child whom a note tells not to have been there. Holds words of the record. */
export type Absence = Pick<Presence, 'prose' | 'sentence' | 'mention' | 'also'>;

/** Who was not there by what the text tells: away, at work, not met. Work of its own: ask only where the answer matters. */
export function absentIn(text: NoteText): Absence[] {
  const found: Absence[] = [];
  for (const prose of text.of('reason', 'detailed', 'other')) {
    for (const sentence of prose.sentences) {
      if (sentence.block.kind === 'heading') continue;
      if (prose.mentionsIn(sentence.start, sentence.end).length === 0) continue;
      for (const { subject, also, words, reported } of clausesIn(prose, sentence)) {
        if (subject && isSomebody(prose, subject) && !reported) {
          const absent = ABSENT.endAt(words, 0) ?? ABSENT.endAt(words, 1) ?? awayIn(words);
          if (absent !== undefined && !OTHER_TIME.find(words, 0, Math.min(words.length, absent + AFTER)))
            found.push({ prose, sentence, mention: subject, also });
        }
        const missed = !subject || subject.kind === 'author' ? NOT_MET.find(words) : undefined;
        if (!missed || OTHER_TIME.find(words)) continue;
        const [mention] = prose.mentionsIn(words[missed.end - 1]?.end ?? sentence.start, sentence.end);
        const who = mention && resolved(prose, mention);
        if (who && isSomebody(prose, who) && mention.first - prose.words.indexOf(words[missed.end - 1] as Word) <= 3)
          found.push({ prose, sentence, mention: who, also: [] });
      }
    }
  }
  return found;
}
