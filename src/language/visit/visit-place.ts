import type { NoteText, Prose } from '../index/note-text.ts';
import { isCapital } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './visit-places.yaml';

type ListName = 'before' | 'toldFrom' | 'fetched' | 'places' | 'institutions' | 'awayVisits' | 'visits' | 'home' | 'meeting';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const BEFORE = new WordSet(data.before);
/** "After a referral from the ward": who told of something, and not where the visit was. */
const TOLD_FROM = new WordSet(data.toldFrom);
const FETCHED = new WordSet(data.fetched);
const PLACES = new Phrases(data.places);
const INSTITUTIONS = new WordSet(data.institutions);
const AWAY_VISITS = new WordSet(data.awayVisits);
const VISITS = new WordSet(data.visits);
const AT_HOME = new Phrases(data.home);
const MEETING = new WordSet(data.meeting);
/** How far before "from" it may be told that the child was fetched there, in words. */
const FETCHED_WITHIN = 4;
/** In how many sentences of Detailed Notes a note says where it took place. */
const OPENING = 3;
/** Words of an institution's own name: "at St Bride's Church Primary School". */
const LONGEST_NAME = 4;

/**
 * Whether a visit was somewhere other than where the child lives: at school, in hospital, in the office. The reason for
 * contact tells, or the first sentences of Detailed Notes where nothing in them is at home.
 */
export function isAwayFromHome(text: NoteText): boolean {
  const reasons = text.of('reason');
  if (reasons.some(({ words }) => AT_HOME.find(words))) return false;
  if (reasons.some((prose) => namesPlace(prose, prose.words.length))) return true;
  const [detailed] = text.of('detailed');
  if (!detailed) return false;
  const { words } = detailed;
  const end = detailed.sentences[OPENING - 1]?.end ?? detailed.text.length;
  const opening = words.findIndex((word) => word.start >= end);
  const to = opening === -1 ? words.length : opening;
  return namesPlace(detailed, to) && MEETING.meets(words, 0, to) && !AT_HOME.find(words);
}

/** "at the clinic", "in Larkfield Primary School", "school visit". */
function namesPlace({ text, words }: Prose, to: number): boolean {
  for (let i = 0; i < to; i++) {
    if (AWAY_VISITS.includes(words[i]) && VISITS.includes(words[i + 1])) return true;
    if (!BEFORE.includes(words[i]) || TOLD_FROM.includes(words[i - 1])) continue;
    // "He was in from school": where he had been.
    if (words[i]?.lower === 'from' && !FETCHED.meets(words, Math.max(0, i - FETCHED_WITHIN), i)) continue;
    if (PLACES.endAt(words, i + 1, to) !== undefined || namesInstitution(text, words.slice(i + 1, Math.min(to, i + 2 + LONGEST_NAME)))) return true;
  }
  return false;
}

/** "Larkfield Primary School", "Larkfield school": with capitals. "To ask what the school had raised" names no place. */
function namesInstitution(text: string, words: readonly Word[]): boolean {
  const last = words.findIndex((word, n) => n > 0 && INSTITUTIONS.includes(word));
  const head = words[last];
  return head !== undefined && (isCapital(text, head.start) || words.slice(0, last).every(({ start, lower }) => lower === 'the' || isCapital(text, start)));
}
