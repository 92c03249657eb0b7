import type { NoteText } from './note-text.ts';
import visitPlaces from './visit-places.yaml';

const { places } = visitPlaces as { readonly places: readonly string[] };
const AWAY = new RegExp(
  `\\b(?:at|in|to|from|outside)\\s+(?:(?:\\p{Lu}[\\p{L}'’.]*\\s+){1,4}(?:school|academy|college|nursery|hospital|infirmary|ward|centre|center|station)|${places.join('|')})\\b`,
  'iu',
);
const AWAY_VISIT = /\b(?:school|nursery|hospital|office|college|ward|custody|prison)[- ]?(?:based )?(?:visit|session)\b/i;
const AT_HOME =
  /\b(?:at (?:the )?(?:home|family home|house|flat|address|placement)|home visit|home address|in placement|(?:her|his|their|the) (?:bed)?room|bedroom|upstairs|(?:the|their|her|his) (?:flat|house|kitchen|living room|front room|sitting room|lounge|caravan))\b/i;
/** In how many sentences of Detailed Notes a note says where it took place. */
const OPENING = 3;

/**
 * Whether a visit was somewhere other than where the child lives: at school, in hospital, in the office. The reason for
 * contact tells, or the first sentences of Detailed Notes where nothing in them is at home.
 */
export function isAwayFromHome(text: NoteText): boolean {
  const reason = text.of('reason').map((prose) => prose.text);
  if (reason.some((words) => AT_HOME.test(words))) return false;
  if (reason.some((words) => AWAY.test(words) || AWAY_VISIT.test(words))) return true;
  const [detailed] = text.of('detailed');
  if (!detailed) return false;
  const end = detailed.sentences[OPENING - 1]?.end ?? detailed.text.length;
  const opening = detailed.text.slice(0, end);
  return AWAY.test(opening) && /\b(?:saw|seen|met|visited|spoke|talked|sat|with)\b/i.test(opening) && !AT_HOME.test(detailed.text);
}
