import type { NoteText } from './note-text.ts';
import lists from './visit-places.yaml';

const { places, institutions, awayVisits, home, meeting } = lists as Readonly<
  Record<'places' | 'institutions' | 'awayVisits' | 'home' | 'meeting', readonly string[]>
>;
const AWAY = new RegExp(
  `\\b(?:at|in|to|from|outside)\\s+(?:(?:\\p{Lu}[\\p{L}'’.]*\\s+){1,4}(?:${institutions.join('|')})|${places.join('|')})\\b|\\b(?:${awayVisits.join('|')})[- ](?:visit|session)\\b`,
  'iu',
);
const AT_HOME = new RegExp(`\\b(?:${home.join('|')})\\b`, 'i');
const MEETING = new RegExp(`\\b(?:${meeting.join('|')})\\b`, 'i');
/** In how many sentences of Detailed Notes a note says where it took place. */
const OPENING = 3;

/**
 * Whether a visit was somewhere other than where the child lives: at school, in hospital, in the office. The reason for
 * contact tells, or the first sentences of Detailed Notes where nothing in them is at home.
 */
export function isAwayFromHome(text: NoteText): boolean {
  const reason = text.of('reason').map((prose) => prose.text);
  if (reason.some((words) => AT_HOME.test(words))) return false;
  if (reason.some((words) => AWAY.test(words))) return true;
  const [detailed] = text.of('detailed');
  if (!detailed) return false;
  const opening = detailed.text.slice(0, detailed.sentences[OPENING - 1]?.end);
  return AWAY.test(opening) && MEETING.test(opening) && !AT_HOME.test(detailed.text);
}
