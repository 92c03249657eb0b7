import type { Prose } from '../index/note-text.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import type { ToldDay } from './dates-told.ts';
import lists from './told-as-past.yaml';

type ListName =
  | 'past'
  | 'notPast'
  | 'planning'
  | 'either'
  | 'attaching'
  | 'since'
  | 'parting'
  | 'motion'
  | 'leading'
  | 'notYet'
  | 'added'
  | 'looming'
  | 'opening'
  | 'passiveNow'
  | 'causing'
  | 'aftermath'
  | 'saidAt'
  | 'proceedings'
  | 'writings'
  | 'saidIn'
  | 'saidOn'
  | 'saidOf'
  | 'hearers'
  | 'rulings'
  | 'saying'
  | 'particles'
  | 'deeds'
  | 'byNow';
const words = lists as Readonly<Record<ListName, readonly string[]>>;
const PAST = new WordSet(words.past);
const NOT_PAST = new WordSet(words.notPast);
const PLANNING = new WordSet(words.planning);
const EITHER = new WordSet(words.either);
const ATTACHING = new WordSet(words.attaching);
const SINCE = new WordSet(words.since);
const PARTING = new WordSet(words.parting);
const MOTION = new WordSet(words.motion);
const LEADING = new WordSet(words.leading);
const NOT_YET = new WordSet(words.notYet);
const LOOMING = new WordSet(words.looming);
const OPENING = new WordSet(words.opening);
const ADDED = new WordSet(words.added);
const PASSIVE_NOW = new WordSet(words.passiveNow);
const CAUSING = new WordSet(words.causing);
const AFTERMATH = new WordSet(words.aftermath);
const SAID_AT = new WordSet(words.saidAt);
const WRITINGS = new WordSet(words.writings);
const SAID_IN = new WordSet(words.saidIn);
const SAID_ON = new WordSet(words.saidOn);
const SAID_OF = new WordSet(words.saidOf);
const HEARERS = new WordSet(words.hearers);
const PROCEEDINGS = new WordSet(words.proceedings);
const RULINGS = new WordSet(words.rulings);
const PARTICLES = new WordSet(words.particles);
const DEEDS = new WordSet(words.deeds);
const SAYING = new WordSet(words.saying);
const BY_NOW = new WordSet(words.byNow);

/** Words between a verb and the day on which it happened ("moved in with her nan on 3 June"). */
const FAR_BEFORE = 6;
/** The same where somebody went there: "did not turn up to her first parenting session on 9 April". */
const FAR_BEFORE_SURELY = 10;
/** "At the Child in Need review meeting on": words of what the day is of. */
const LONGEST_EVENT = 10;
/** Words between a day and the verb that happened then ("On 26 March, at the clinic, everyone agreed"). */
const FAR_AFTER = 8;

/** "has her bad hip done": so many words at most. */
const FAR_CAUSE = 5;

/** Words from a verb to "at the hearing": "made by the judge at". */
const FAR_SAID = 4;

/** Whether a sentence tells of something that happened on a day, as over and done; a plan made for that day is none. */
export function isToldAsPast(prose: Prose, sentence: Sentence, told: ToldDay): boolean {
  const all = prose.wordsIn(sentence.start, sentence.end).filter((word) => !prose.quoteAt(word.start));
  if (ADDED.includes(all[0])) return false;
  const before = clauseBefore(
    prose,
    all.filter((word) => word.end <= told.start),
    told.start,
  );
  const after = clauseAfter(
    prose,
    all.filter((word) => word.start >= told.end),
    told.end,
  );
  if (SINCE.includes(before.at(-1)) || isLastWeekday(prose, before, told) || isSaidAtProceedings(before)) return true;
  if (before.length === 0 && isStamp(prose, told))
    return happenedAfter(clauseAfter(prose, all.filter((word) => word.start >= told.end).slice(0, FAR_AFTER), told.end + 3), 'stamp');
  // "The review on 2 June agreed that", "At the panel on 2 June her hours were agreed".
  if (opensClause(before) && PROCEEDINGS.meets(before) && (RULINGS.includes(after[0]) || isRuledIn(after))) return true;
  const reported = reportedIn(before);
  if (reported && opensClause(reported) && isPerfect(after)) return true;
  return happenedBefore(before) || (opensClause(before) && happenedAfter(after, before.length === 0 || OPENING.includes(before[0]) ? 'adverb' : 'event'));
}

/** "4/6: Dad rang back": a line that was added on a later day. */
function isStamp(prose: Prose, told: ToldDay): boolean {
  return /^(?::| [-–—]) /.test(prose.text.slice(told.end, told.end + 3));
}

/** "Last Sunday, 28 June": over, whatever the sentence goes on to say; "the last Sunday" of a month may be to come. */
function isLastWeekday({ words: all }: Prose, before: readonly Word[], { first, last }: ToldDay): boolean {
  return last - first > 1 && before.at(-1)?.lower === 'last' && before.at(-2)?.lower !== 'the' && /day$/.test(all[first]?.lower ?? '');
}

/** "agreed at the conference on 19 May", "told the panel on", "wrote in her letter of": what was said, settled or written there. */
function isSaidAtProceedings(before: readonly Word[]): boolean {
  if (!SAID_ON.includes(before.at(-1))) return false;
  const at = before.findLastIndex((word, i) => SAID_IN.includes(word) || HEARERS.includes(before[i - 1]));
  const event = before.slice(at + 1);
  if (at < 1 || event.length > FAR_BEFORE || !(PROCEEDINGS.meets(event) || WRITINGS.meets(event)) || SAID_OF.meets(event)) return false;
  const verb = before.findLastIndex((word, i) => i < at && i >= at - FAR_SAID && SAID_AT.includes(word));
  return verb !== -1 && !before.slice(verb + 1, at).some(({ lower }) => PARTING.has(lower) && lower !== 'by') && !isModal(before, verb);
}

/** What stands behind "said that", "told me": the beginning of what somebody said; undefined where nobody says anything. */
function reportedIn(before: readonly Word[]): readonly Word[] | undefined {
  const verb = before.findLastIndex((word) => SAYING.includes(word));
  if (verb === -1) return undefined;
  const that = before.findIndex(({ lower }, i) => i > verb && lower === 'that');
  if (that !== -1) return before.slice(that + 1);
  return before.slice(/^(?:told|informed)$/.test(before[verb]?.lower ?? '') ? verb + 2 : verb + 1);
}

/** "had gone well": over also in what is reported, where "was at ten" may be a plan. */
function isPerfect(after: readonly Word[]): boolean {
  const had = after.slice(0, FAR_AFTER).findIndex(({ lower }) => lower === 'had' || lower === "hadn't");
  if (had === -1 || NOT_YET.meets(after, 0, had)) return false;
  const next = after.slice(had + 1, had + 4).find(({ lower }) => lower !== 'not' && lower !== 'all' && !lower.endsWith('ly'));
  return next !== undefined && isPast(next.lower) && happenedAfter(after.slice(had), 'adverb');
}

/** "was interviewed on 3 June", "came home on the 10th". */
function happenedBefore(before: readonly Word[]): boolean {
  // "He circled 3 June" marks the day, "he left on 3 June" happened then.
  const last = before.at(-1)?.lower ?? '';
  const preposition = last === 'the' ? before.at(-2)?.lower : last;
  const isPassive = /^(?:was|were|been)$/.test(before.at(-2)?.lower ?? '');
  if (!ATTACHING.has(preposition ?? '') && !isPassive) return false;
  let isSure = false;
  for (let back = 1; back <= Math.min(isSure ? FAR_BEFORE_SURELY : FAR_BEFORE, before.length); back++) {
    const word = before[before.length - back]?.lower ?? '';
    const previous = before[before.length - back - 1]?.lower ?? '';
    // "Went back to Mum's on 5 December", "was accepted by the clinic on 29 May"
    const isWhere = (word === 'to' && MOTION.has(previous)) || (word === 'by' && isPast(previous));
    if (PARTING.has(word) && !isWhere) return false;
    isSure ||= isWhere;
    if (isPast(word) && isOfPresent(before, before.length - back)) return false;
    // "gave his evidence on", "moved in on"; "was upset after the conference on": what follows something has come after it.
    isSure ||= AFTERMATH.has(word) || DEEDS.has(word) || (PARTICLES.has(word) && MOTION.has(previous));
    // "chose purple frames on 16 June"; "chose 16 June" is a plan.
    if ((word === 'chose' || word === 'picked') && back > 2) return true;
    if (isPast(word) && isRuling(before, before.length - back)) return true;
    if (isPast(word)) return !PLANNING.has(word) && !(EITHER.has(word) && back > 2 && !isSure) && !isModal(before, before.length - back);
  }
  return false;
}

/** "The panel heard her case on", "what the panel had decided on": those who sit for it have settled it. */
function isRuling(all: readonly Word[], at: number): boolean {
  const verb = all[at]?.lower ?? '';
  if (!RULINGS.has(verb)) return false;
  const hasHad = all[at - 1]?.lower === 'had' || all[at - 1]?.lower === 'has';
  if (PLANNING.has(verb) && !hasHad) return false;
  return PROCEEDINGS.includes(all[hasHad ? at - 2 : at - 1]);
}

/** "her hours were agreed", with nothing to come in front. */
function isRuledIn(after: readonly Word[]): boolean {
  const was = after.slice(0, FAR_AFTER).findIndex(({ lower }) => lower === 'was' || lower === 'were');
  return was !== -1 && RULINGS.includes(after[was + 1]) && !NOT_YET.meets(after, 0, was);
}

/** "gets paid on the 25th", "has her hip done on 9 June": by its form past, and of any time. */
function isOfPresent(all: readonly Word[], at: number): boolean {
  const [previous, second] = [all[at - 1]?.lower ?? '', all[at - 2]?.lower ?? ''];
  if (PASSIVE_NOW.has(previous) || (PASSIVE_NOW.has(second) && previous.endsWith('ly'))) return true;
  const causing = all.slice(Math.max(0, at - FAR_CAUSE), Math.max(0, at - 1)).findLast(({ lower }) => CAUSING.has(lower));
  return causing !== undefined && !all.slice(all.indexOf(causing), at).some(({ lower }) => isPast(lower));
}

/** "would have moved", "to be seen". */
function isModal(all: readonly Word[], at: number): boolean {
  return all.slice(Math.max(0, at - 3), at).some(({ lower }) => NOT_YET.has(lower) && lower !== 'has' && lower !== 'have' && lower !== 'for');
}

/** The day leads the clause, alone or with what it is the day of: "At your review on 26 March", "The medical on 1 August". */
function opensClause(before: readonly Word[]): boolean {
  const isLed = OPENING.includes(before[0]);
  return (
    before.length <= (isLed ? LONGEST_EVENT : FAR_BEFORE) &&
    !before.slice(0, -1).some(({ lower }) => isPast(lower)) &&
    !before.some(({ lower }) => PARTING.has(lower) && lower !== 'of' && lower !== 'when') &&
    (before.length === 0 || LEADING.includes(before.at(-1)))
  );
}

function happenedAfter(after: readonly Word[], before: 'adverb' | 'event' | 'stamp'): boolean {
  const at = after.slice(0, FAR_AFTER).findIndex(({ lower }) => isPast(lower));
  // "The panel on 20 May has since said yes".
  const isSince = BY_NOW.includes(after[at - 1]) && /^(?:has|have)$/.test(after[at - 2]?.lower ?? '');
  if (at === -1 || (!isSince && NOT_YET.meets(after, 0, at))) return false;
  const verb = after[at]?.lower ?? '';
  if (before === 'stamp' && PLANNING.has(verb)) return false;
  const isVerbOfEvent = before === 'event' && at === 0;
  if (isVerbOfEvent && (LOOMING.has(verb) || PLANNING.has(verb))) return false;
  // "was to be", "was booked": the passive of a plan; "everyone agreed" on that day is done.
  if (verb !== 'was' && verb !== 'were' && verb !== 'had' && verb !== 'been') return true;
  const next = after.slice(at + 1, at + 4);
  // "was to be" is still to come, "was taken to hospital" is done.
  if (
    next.some(
      ({ lower }, i) => PLANNING.has(lower) || (NOT_YET.has(lower) && !(lower === 'to' && i > 0)) || (EITHER.has(lower) && lower !== 'was' && lower !== 'were'),
    )
  )
    return false;
  return true;
}

/** A verb in the past: "went", "moved". */
export function isPast(lower: string): boolean {
  return PAST.has(lower) || (lower.length > 4 && lower.endsWith('ed') && !NOT_PAST.has(lower));
}

const BREAK = /[.;:()–—]|\s-\s|\n/;

/** The words before an offset that no mark parts from it. */
function clauseBefore(prose: Prose, all: readonly Word[], end: number): readonly Word[] {
  let from = all.length;
  for (let at = end; from > 0; from--) {
    const word = all[from - 1] as Word;
    const gap = prose.text.slice(word.end, at);
    if (BREAK.test(gap) || gap.includes(',')) break;
    at = word.start;
  }
  return all.slice(from);
}

/** The words after an offset that no mark parts from it; the first comma after "On 26 March" does not. */
function clauseAfter(prose: Prose, all: readonly Word[], start: number): readonly Word[] {
  let to = 0;
  for (let at = start; to < all.length; to++) {
    const word = all[to] as Word;
    const gap = prose.text.slice(at, word.start);
    if (BREAK.test(gap) || (to > 0 && gap.includes(','))) break;
    at = word.end;
  }
  return all.slice(0, to);
}
