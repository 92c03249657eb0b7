import { Phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';
import lists from './doing.yaml';

/** What is to be done, told by the form of its verb: orders, modals, passives, what is under way, what is done. */

type ListName =
  | 'modals'
  | 'contracted'
  | 'verbs'
  | 'plainVerbs'
  | 'done'
  | 'states'
  | 'subordinators'
  | 'between'
  | 'participles'
  | 'happening'
  | 'nounsInIng'
  | 'asking';
const given = lists as Readonly<Record<ListName, readonly string[]>>;

const VERBS = new Set(given.verbs);
const PLAIN_VERBS = new Set(given.plainVerbs);
const DONE = new Set(given.done);
const STATES = new Set(given.states);
const SUBORDINATORS = new Set(given.subordinators);
const BETWEEN = new Set(given.between);
const PARTICIPLES = new Set([...given.participles, ...given.done]);
const HAPPENING = new Set(given.happening);
const NOUNS_IN_ING = new Set(given.nounsInIng);
const ASKING = new Set(given.asking);
export const MODALS: Phrases = new Phrases(given.modals);
export const CONTRACTED: Phrases = new Phrases(given.contracted);

/** A verb in the form of an order: "ring". */
export const isVerb = (word: string): boolean => VERBS.has(word);
/** One that is hardly a noun: "see", not "check". */
export const isPlainVerb = (word: string): boolean => PLAIN_VERBS.has(word);
export const isDone = (word: string): boolean => DONE.has(word);
export const isState = (word: string): boolean => STATES.has(word);
export const opensSubordinate = (word: string): boolean => SUBORDINATORS.has(word);
/** "please", "also": between the doer and the verb. */
export const standsBetween = (word: string): boolean => BETWEEN.has(word) || (word.endsWith('ly') && word.length > 5);
export const isAsking = (word: string): boolean => ASKING.has(word);
/** What happens of itself: "start", "improve". */
export const isHappening = (word: string): boolean => HAPPENING.has(word);
/** "ringing", "applying"; not "parenting". */
export const isInIng = (word: string): boolean => word.length > 5 && word.endsWith('ing') && !NOUNS_IN_ING.has(word);
export const isParticiple = (word: string): boolean => PARTICIPLES.has(word) || (word.length > 3 && word.endsWith('ed'));

/** "rings", "tries". */
export function isThirdPerson(word: string): boolean {
  if (!word.endsWith('s')) return false;
  return STATES.has(word) || VERBS.has(word.slice(0, -1)) || VERBS.has(word.replace(/es$/, '')) || VERBS.has(word.replace(/ies$/, 'y'));
}

/** Whether a passive follows: "to be chased", "will have to be told"; not "will be ringing", "will be back". */
export function isPassive(all: readonly Word[], at: number): boolean {
  let i = at;
  while (standsBetween(all[i]?.lower ?? '') || /^(?:have|need|to)$/.test(all[i]?.lower ?? '')) i++;
  if (all[i]?.lower !== 'be' && all[i]?.lower !== 'been' && all[i]?.lower !== 'get') return false;
  const isGot = all[i]?.lower === 'get';
  i++;
  while (standsBetween(all[i]?.lower ?? '')) i++;
  // "To be more involved" is somebody's own doing.
  if (/^(?:more|less|better|fully|there|in|back)$/.test(all[i]?.lower ?? '')) return false;
  return isParticiple(all[i]?.lower ?? '') && !(isGot && !all[i]?.lower.endsWith('ed'));
}
