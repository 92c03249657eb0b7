import { type Clause, isDescribing } from '../grammar/clauses.ts';
import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import { elsewhereIn, isEarlier, isElsewhere, isFromAfar, isHere, isOfAnotherTime, type Scene } from './here-and-now.ts';
import lists from './there-told.yaml';

type ListName =
  | 'authorObject'
  | 'distant'
  | 'there'
  | 'unmoved'
  | 'placePrepositions'
  | 'places'
  | 'being'
  | 'notScene'
  | 'withheld'
  | 'attending'
  | 'atMeeting'
  | 'opensContent'
  | 'shifts';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const AUTHOR_OBJECT = new Phrases(data.authorObject);
const DISTANT = new WordSet(data.distant);
const THERE = new Phrases(data.there);
const UNMOVED = new Phrases(data.unmoved);
const PREPOSITIONS = new WordSet(data.placePrepositions);
/** "Nan in the kitchen"; not "midwife to discharge". */
const OPENING_PREPOSITIONS = new WordSet(['in', 'on', 'at', 'up']);
const PLACES = new WordSet(data.places);
const BEING = new WordSet(data.being);
const NOT_SCENE = new WordSet(data.notScene);
/** Before "me" these are no meeting refused: "would not give me his name". */
const WITHHELD = new WordSet(data.withheld);
/** What only those do who are at the meeting, be it by telephone: their saying something may be read out. */
const ATTENDING = new Phrases(data.attending);
/** Behind the one who is told or asked. */
const OPENS_CONTENT = new WordSet(data.opensContent);
const NOT_ATTENDING = new WordSet(['not', 'never', 'to', 'could', "couldn't", "didn't", "wasn't", 'unable', 'would', 'will', 'had']);
const AT_MEETING = new Phrases(data.atMeeting);
/** "Dad in." */
const ALONE_THERE = new WordSet(['in', 'home', 'present', 'there', 'here']);
/** Behind "on": when somebody is at work. */
const SHIFTS = new WordSet(data.shifts);
const SAYING: ReadonlySet<string> = new Set(['said', 'says', 'told', 'tells', 'asked', 'explained', 'mentioned', 'reckoned', 'added', 'offered']);
const ELSEWHERE_AT = new WordSet(['at', 'round', 'with', 'away', 'out', 'off']);
/** "There is a man in the kitchen" of a habit as likely. */
const PAST_BEING = new WordSet(['was', 'were', 'sat', 'stood', 'lay']);

/** How late in its sentence a verb may stand that has its subject behind it. */
const LATEST_BEING = 8;
/** How far into a clause somebody's being away is told that they came back from: "was still in bed upstairs and". */
const LATEST_AWAY = 7;
/** How far behind somebody the words for taking part in a meeting may end: "from the housing association dialled in". */
const ATTENDING_WITHIN = 9;
/** How late the "and" before a second thing told of somebody may stand. */
const LATEST_AND = 8;
/** How many words of a place may stand behind its preposition: "on the other end of the settee". */
const WIDEST_PLACE = 5;
/** How late what follows where somebody is from may begin. */
const LATEST_ORIGIN = 6;
/** How far behind somebody what they did not do may stand: "Her aunt, down from Leeds, hardly left". */
const UNMOVED_WITHIN = 3;

/**
 * What shows that somebody was there. `met`: they had to do with the author face to face, or were seen or spoken to;
 * `there`: the author tells where they were or what they did; `spoke`: they said something, at a meeting; `listed`: they stand
 * in a list of those present.
 */
export type Evidence = 'met' | 'there' | 'spoke' | 'listed';

/** What a clause tells of its subject. */
export function evidenceIn(clause: Clause, scene: Scene): Evidence | undefined {
  const words = clause.words.slice(shiftEnd(clause.words) || originEnd(clause.words));
  if (isGoneBefore(words)) return undefined;
  // "Ann's mother is staying and was in the kitchen": what is told behind the "and" by itself.
  const and = words.findIndex(({ lower }, i) => lower === 'and' && i > 0 && i <= LATEST_AND && PAST_BEING.includes(words[i + 1]));
  // "Was measuring up and said that it would be Friday": what somebody says may be of any day.
  const said = words.findIndex(({ lower }, i) => i > 1 && words[i - 1]?.lower === 'and' && SAYING.has(lower));
  return (
    evidenceOf(words, scene) ??
    (said === -1 ? undefined : evidenceOf(words.slice(0, said - 1), scene)) ??
    (and === -1 || isOfAnotherTime(words, 0, and) || isEarlier(words.slice(0, and)) ? undefined : evidenceOf(words.slice(and + 1), scene))
  );
}

/** "had dropped her and gone"; "had stayed for it" was there. */
function isGoneBefore(words: readonly Word[]): boolean {
  const [had, verb] = [words[0]?.lower, words[1]?.lower ?? ''];
  return had === 'had' && /^(?!stayed|remained|waited|joined).*(?:ed|gone|left|taken|brought|put)$/.test(verb);
}

function evidenceOf(words: readonly Word[], scene: Scene): Evidence | undefined {
  const attending = scene.isMeeting ? ATTENDING.find(words, 0, ATTENDING_WITHIN) : undefined;
  if (attending && !NOT_ATTENDING.meets(words, 0, attending.first)) return 'there';
  if (isDoneToAuthor(words) || isWithheld(words)) return 'met';
  if (words.length === 2 && words[0]?.lower === 'at' && words[1]?.lower === 'home') return 'there';
  if (words.length === 1 && ALONE_THERE.includes(words[0])) return 'there';
  if (isToldThere(words, scene)) return 'there';
  const said = scene.isMeeting ? (AT_MEETING.endAt(words, 0) ?? AT_MEETING.endAt(words, 1)) : undefined;
  return said !== undefined && isHere(words, 0, 1) ? 'spoke' : undefined;
}

/** "Hodan on nights sat with her": when somebody works is not where they are. */
function shiftEnd(words: readonly Word[]): number {
  if (words[0]?.lower !== 'on' || !SHIFTS.includes(words[1])) return 0;
  return words[2] && !PREPOSITIONS.includes(words[2]) ? 2 : 0;
}

/** "Radek from the flat above at the table": where somebody is from is not where they are. */
function originEnd(words: readonly Word[]): number {
  if (words[0]?.lower !== 'from') return 0;
  const place = words.findIndex((word, i) => i > 1 && i <= LATEST_ORIGIN && OPENING_PREPOSITIONS.includes(word));
  return place === -1 ? 0 : place;
}

/** "Told me", "sat with us". */
function isDoneToAuthor(words: readonly Word[]): boolean {
  const object = AUTHOR_OBJECT.find(words);
  if (object === undefined || (object.first === 0 && object.end === 1) || DISTANT.meets(words, 0, object.first)) return false;
  // "asked me if I came last week": what is asked and told may be of any time.
  const content = OPENS_CONTENT.includes(words[object.end]) ? words.slice(0, object.end) : words;
  return isHere(content, object.first, object.end);
}

function isWithheld(words: readonly Word[]): boolean {
  const withheld = words.findIndex(({ lower }) => WITHHELD.has(lower));
  return withheld > 0 && withheld <= 3 && words[withheld + 1]?.lower === 'me' && !isOfAnotherTime(words) && !isFromAfar(words);
}

function isToldThere(all: readonly Word[], scene: Scene): boolean {
  // "says Dawn is back in the choir": where somebody else is.
  if (SAYING.has(all[0]?.lower ?? '')) return false;
  const words = isOfAnotherTime(all) ? all : all.slice(cameBackFrom(all));
  const isSceneOf = (first: number, end: number) => isHere(words, first, end) && !isElsewhere(words, end, scene);
  for (let there = THERE.find(words); there; there = THERE.find(words, there.first + 1)) {
    // At the hospital, who is at home is elsewhere.
    if (scene.isAway && words.slice(there.first, there.end).some(({ lower }) => lower === 'home')) continue;
    if (isSceneOf(there.first, there.end) && !isOfAnotherTime(words)) return true;
  }
  const doing = sceneIn(words);
  if (doing !== undefined && isSceneOf(0, doing) && !isOfAnotherTime(words)) return true;
  const place = placeIn(words);
  if (place !== undefined && isSceneOf(0, place)) return true;
  if (/^(?:present|seen)$/.test(words[0]?.lower ?? '') && words[1]?.lower !== 'by' && isHere(words, 0, 1)) return true;
  const unmoved = UNMOVED.find(words);
  return unmoved !== undefined && unmoved.first <= UNMOVED_WITHIN && !isOfAnotherTime(words) && !isEarlier(words);
}

/** "Was asleep upstairs but shouted down", "was in bed and came to the top of the stairs": where what they did after that begins; 0 where there is none. */
function cameBackFrom(words: readonly Word[]): number {
  const away = elsewhereIn(words, LATEST_AWAY);
  if (!away) return 0;
  const next = words.findIndex(
    ({ lower }, i) => i >= away.end && i <= away.end + 2 && (lower === 'but' || lower === 'and' || lower === 'until' || lower === 'then'),
  );
  return next === -1 ? 0 : next + 1;
}

/** Whether somebody did something, here, while the author was by, as a clause beside says. */
export function isDoing(words: readonly Word[], scene: Scene): boolean {
  const at = ELSEWHERE_AT.includes(words[1]) && opensWithBeing(words) ? words[2] : undefined;
  // "Was at his nan's and did not come back while I was there."
  if (at !== undefined && !PLACES.meets(words, 2, 2 + WIDEST_PLACE)) return false;
  return words.length > 1 && !DISTANT.includes(words[0]) && isHere(words, 0, 3) && !isElsewhere(words, 1, scene);
}

/** Whether the first of the words is one of being somewhere. */
export function opensWithBeing(words: readonly Word[]): boolean {
  return BEING.includes(words[0]) || words[0]?.lower === 'had';
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

/** "In the armchair was her uncle", "With her was her aunt Bev", "There was a man on the sofa": who stands behind the verb of being. */
export function beingBehind(prose: Prose, { end }: Sentence, words: readonly Word[]): Mention | undefined {
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
