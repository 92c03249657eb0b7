import type { ToldClause } from '../grammar/told-clauses.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './child-kept-away.yaml';

const data = lists as Readonly<Record<'stayed' | 'lasted' | 'shutOff', readonly string[]>>;
const STAYED = new Phrases(data.stayed);
const LASTED = new Phrases(data.lasted);
const SHUT_OFF = new Phrases(data.shutOff);
const ONESELF = new Set(['<child>', '<she>']);
const TOGETHER = new WordSet(['<me>', '<i>']);

/**
 * Whether a sentence tells that the child was in the house and kept out of the author's sight: "stopped in the bedroom with
 * the door shut the whole time", "locked herself in the bathroom".
 */
export function isKeptAway(words: readonly Word[], clausesOf: () => readonly ToldClause[]): boolean {
  const shut = SHUT_OFF.find(words);
  const stayed = shut ? undefined : STAYED.find(words);
  const found = shut ?? (stayed && LASTED.find(words, stayed.end) ? stayed : undefined);
  if (!found) return false;
  const clause = clausesOf().find(({ first, end }) => first <= found.first && found.first < end);
  // What others tell, of another day, or of somebody else.
  if (clause?.speaker !== '' || clause.otherTime || clause.subjects.length === 0 || !clause.subjects.every((token) => ONESELF.has(token))) return false;
  // "Stayed in her room with me the whole time."
  return shut !== undefined || !TOGETHER.meets(words, clause.first, clause.end);
}
