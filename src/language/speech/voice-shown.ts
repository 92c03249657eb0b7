import type { Subjects } from '../grammar/subjects.ts';
import { isInVerbSlot, type VerbForm } from '../grammar/verb-slot.ts';
import type { Prose } from '../index/note-text.ts';
import { verbForms } from '../words/term-notation.ts';
import type { Word } from '../words/words.ts';
import { isDoneByChild, isUndone, PAST, type VoiceAt } from './voice-doer.ts';
import lists from './voice-shown.yaml';

type ListName =
  | 'feeling'
  | 'states'
  | 'infantStates'
  | 'being'
  | 'shows'
  | 'infant'
  | 'seems'
  | 'owned'
  | 'ownedShows'
  | 'empty'
  | 'feltPens'
  | 'missedThings'
  | 'signedThings'
  | 'degrees'
  | 'afterState'
  | 'onBody'
  | 'accounts'
  | 'courtesies'
  | 'shownRound'
  | 'articles'
  | 'bodyStates'
  | 'superlatives'
  | 'participles'
  | 'having';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const formsOf = (name: ListName): ReadonlySet<string> => new Set(data[name].flatMap((verb) => [verb, ...verbForms(verb)]));
export const FEELING = formsOf('feeling');
const SHOWS = formsOf('shows');
const INFANT = formsOf('infant');
const PARTICIPLES: ReadonlySet<string> = new Set(data.participles);
const HAVING: ReadonlySet<string> = new Set(data.having);
const COURTESIES: ReadonlySet<string> = new Set(data.courtesies);
const SHOWN_ROUND: ReadonlySet<string> = new Set(data.shownRound);
const ARTICLES: ReadonlySet<string> = new Set(data.articles);
const BASES: ReadonlySet<string> = new Set([...data.feeling, ...data.shows, ...data.infant]);
const STATES: ReadonlySet<string> = new Set(data.states);
const INFANT_STATES: ReadonlySet<string> = new Set(data.infantStates);
const BEING: ReadonlySet<string> = new Set(data.being);
const SEEMS: ReadonlySet<string> = new Set(data.seems);
const OWNED: ReadonlySet<string> = new Set(data.owned);
const OWNED_SHOWS: ReadonlySet<string> = new Set(data.ownedShows);
export const EMPTY: ReadonlySet<string> = new Set(data.empty);
const FELT_PENS: ReadonlySet<string> = new Set(data.feltPens);
const MISSED_THINGS: ReadonlySet<string> = new Set(data.missedThings);
const SIGNED_THINGS: ReadonlySet<string> = new Set(data.signedThings);
const DEGREES: ReadonlySet<string> = new Set(data.degrees);
const AFTER_STATE: ReadonlySet<string> = new Set(data.afterState);
const ON_BODY: ReadonlySet<string> = new Set(data.onBody);
const ACCOUNTS: ReadonlySet<string> = new Set(data.accounts);
const BODY_STATES: ReadonlySet<string> = new Set(data.bodyStates);
const SUPERLATIVES: ReadonlySet<string> = new Set(data.superlatives);

/** Behind "missed": what was missed stands before it, "the one she missed was in May". */
const NOT_MISSED = /^(?:was|were|is|are|has|had|because|due|on|in|at|from|since|last|this|out|by|and|but|or)$/;

/** "felt tips", "missed two lessons", "signed the form": nothing felt, nothing shown. */
function isOtherSense({ words }: Prose, i: number): boolean {
  const { lower } = words[i] as Word;
  const next = words[i + 1]?.lower ?? '';
  if (lower === 'felt') return FELT_PENS.has(next);
  if (/^miss(?:es|ed|ing)?$/.test(lower))
    return MISSED_THINGS.has(next) || /^(?:went|go|goes|gone|reported)$/.test(words[i - 1]?.lower ?? '') || next === '' || NOT_MISSED.test(next);
  return /^sign(?:s|ed|ing)?$/.test(lower) && SIGNED_THINGS.has(next);
}

/** "Showed me to the sitting room", "showed me her room", "followed us up", "handed me the form": the way and the house shown, and nothing of one's own. */
function isCourtesy({ words }: Prose, i: number): boolean {
  if (!COURTESIES.has(words[i]?.lower ?? '') || !/^(?:me|us|the)$/.test(words[i + 1]?.lower ?? '')) return false;
  const object = words.slice(i + 2, i + 5).findIndex(({ lower }) => SHOWN_ROUND.has(lower));
  return object !== -1 && words.slice(i + 2, i + 2 + object).every(({ lower }) => ARTICLES.has(lower));
}

export function isShown({ subjects, prose, byDeeds }: VoiceAt, i: number, first: number, end: number): boolean {
  const { words } = prose;
  const { lower } = words[i] as Word;
  const isFeeling = FEELING.has(lower);
  if (!isFeeling && !SHOWS.has(lower) && !(byDeeds && INFANT.has(lower))) return false;
  if (isUndone(words, i) || !(subjects.isLetter || isInVerbSlot(prose, i, first, formOf(lower)))) return false;
  const next = words[i + 1]?.lower ?? '';
  if (isOtherSense(prose, i) || isCourtesy(prose, i)) return false;
  if (lower.startsWith('look') && (SEEMS.has(next) || (!byDeeds && !/^(?:at|away|down|up|forward|over)$/.test(next)))) return false;
  const before = words[i - 1]?.lower ?? '';
  // A noun: "her play", "the look"; a passive: "was held by".
  if (/^(?:the|a|an|his|her|their|my|your|this|that|some|no|of|in|on|for|with|at|from)$/.test(before)) return false;
  if (/^(?:was|were|is|been|being)$/.test(before) && /(?:ed|en|t|d)$/.test(lower) && !lower.endsWith('ing') && next !== 'to') return false;
  // "was introduced to me and shown my card".
  if (PARTICIPLES.has(lower) && !words.slice(Math.max(first, i - 3), i).some((word) => HAVING.has(word.lower))) return false;
  if (isFeeling && lower === 'like' && !/^(?:would|does|doesn't|not|did|didn't|i'd|don't|you)$/.test(before)) return false;
  if (lower === 'need' || lower === 'needs' || lower === 'needed') return false;
  if (i >= end || (i === first && /^(?:show|hand|sign|light|point|name|count|offer|follow|stop|play|watch|look|feed|score|rate|picture)$/.test(lower)))
    return false;
  return isDoneByChild(subjects, prose, i, first);
}

export function isState({ subjects, prose, byDeeds }: VoiceAt, i: number, first: number): boolean {
  const { words } = prose;
  const { lower } = words[i] as Word;
  if (!STATES.has(lower) && !(byDeeds && INFANT_STATES.has(lower))) return false;
  const before = words[i - 1]?.lower ?? '';
  const isNamedBefore = prose.mentions.some((mention) => mention.last === i - 1 && !mention.owning);
  if (i !== first && !BEING.has(before) && !/ly$/.test(before) && !isNamedBefore && !STATES.has(before)) return false;
  // "Flat visit", "a cross hangs": no state of anybody's.
  if (i === first && !isAlone(prose, i)) return false;
  if (DEGREES.has(before) && !words.slice(Math.max(first, i - 5), i).some((word) => BEING.has(word.lower) && !DEGREES.has(word.lower))) return false;
  return isNamedBefore || i === first ? subjects.subjectAt(prose, i, true) === 'child' : isDoneByChild(subjects, prose, i, first);
}

/** Nothing follows that the word could belong to: "Happy with that", "Quiet." */
function isAlone({ words, text }: Prose, i: number): boolean {
  const [word, next] = [words[i] as Word, words[i + 1]];
  return next === undefined || AFTER_STATE.has(next.lower) || next.lower.endsWith('ly') || /[,.;:!\n–—-]/.test(text.slice(word.end, next.start));
}

/** "Her wish is to …", "his face lit up"; not "her wishes were explored". */
export function isOwned({ subjects, prose }: VoiceAt, i: number, end: number): boolean {
  const { words } = prose;
  const { lower } = words[i] as Word;
  const isShow = OWNED_SHOWS.has(lower);
  if (!isShow && !OWNED.has(lower)) return false;
  const owner = prose.mentions.find((mention) => mention.owning && mention.last < i && mention.last >= i - 2);
  const isTheirs = owner ? subjects.whose(prose, owner) === 'child' : subjects.isLetter && words[i - 1]?.lower === 'your';
  if (!isTheirs) return false;
  if (isShow) return i + 1 < end && !words.slice(i + 1, i + 4).some((word) => BODY_STATES.has(word.lower)) && !isTouched(subjects, prose, owner?.first ?? i, i);
  // "In Dawn's opinion the rules are too strict."
  if (ACCOUNTS.has(lower) && owner && words[owner.first - 1]?.lower === 'in') return true;
  let at = i + 1;
  while (at < end && (words[at]?.lower === 'and' || OWNED.has(words[at]?.lower ?? ''))) at++;
  const verb = words[at]?.lower ?? '';
  if (!/^(?:is|are|was|were|shows|showed|has|had|included|include|says|said)$/.test(verb)) return false;
  const behind = words.slice(at + 1, Math.min(end, at + 5));
  return behind.length > 0 && !behind.some((word) => EMPTY.has(word.lower));
}

/** "For Dawn the worst thing is the nights." */
export function isMostForChild({ subjects, prose, sentence }: VoiceAt, i: number): boolean {
  if (!SUPERLATIVES.has(prose.words[i]?.lower ?? '') || !/^(?:thing|things|part|bit|day|days|time|times|moment|place)$/.test(prose.words[i + 1]?.lower ?? ''))
    return false;
  return prose
    .mentionsIn(sentence.start, sentence.end)
    .some((mention) => prose.words[mention.first - 1]?.lower === 'for' && !mention.owning && subjects.whose(prose, mention) === 'child');
}

/** "She put her hand on Dawn's head", "a mark on his arm": what is done to the child's body, or seen on it. */
function isTouched(subjects: Subjects, prose: Prose, owner: number, i: number): boolean {
  return ON_BODY.has(prose.words[owner - 1]?.lower ?? '') && subjects.subjectAt(prose, i, true) !== 'child';
}

/** As which form of its verb a word of the lists is written; "bit" is a noun as often. */
function formOf(lower: string): VerbForm {
  if (PAST.has(lower)) return lower === 'bit' ? 'present' : 'past';
  if (BASES.has(lower) && !/(?:ed|ing)$/.test(lower)) return 'base';
  return lower.endsWith('ing') ? 'ing' : lower.endsWith('s') ? 'present' : 'past';
}
