import type { Prose } from '../index/note-text.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './contact-day.yaml';
import { isIn, NEAR, NOUNS, VERBS } from './contact-words.ts';
import type { ToldDay } from './dates-told.ts';
import { isPast } from './told-as-past.ts';

/** Whether a day is that of what the author did, or of what was done to them, at the contact. */

const data = lists as unknown as Readonly<
  Record<
    | 'being'
    | 'ringing'
    | 'arriving'
    | 'sentThings'
    | 'atDistance'
    | 'happened'
    | 'author'
    | 'writing'
    | 'things'
    | 'arranging'
    | 'modals'
    | 'adverbs'
    | 'office',
    readonly string[]
  >
>;
const BEING = new WordSet(data.being);
const RINGING = new WordSet(data.ringing);
const ARRIVING = new WordSet(data.arriving);
const SENT_THINGS = new WordSet(data.sentThings);
const AT_DISTANCE = new WordSet(data.atDistance);
const HAPPENED = new WordSet(data.happened);
const AUTHOR = new WordSet(data.author);
const WRITING = new WordSet(data.writing);
const THINGS = new WordSet(data.things);
const ARRANGING = new WordSet(data.arranging);
const MODALS = new WordSet(data.modals);
const ADVERBS = new WordSet(data.adverbs);
const OFFICE = new WordSet(data.office);

/** "I came to see you yesterday", "Called round yesterday", "Shanice seen at school on Monday". */
export function isAuthorsDeed(prose: Prose, sentence: Sentence, told: ToldDay, verbs: WordSet): boolean {
  const all = prose.wordsIn(sentence.start, sentence.end);
  return all.some(
    (word, at) =>
      (verbs.has(word.lower) || BEING.includes(word)) &&
      !prose.quoteAt(word.start) &&
      !isParted(prose, word, told) &&
      isGoverning(prose, sentence, word, told) &&
      isAuthorsVerb(prose, sentence, told, at),
  );
}

/** Whether the day is the verb's: no other verb of the past stands nearer in front of it. "Mum texted on Tuesday, so we met" is not. */
function isGoverning(prose: Prose, sentence: Sentence, verb: Word, told: ToldDay): boolean {
  const between = verb.start < told.start ? prose.wordsIn(verb.end, told.start) : prose.wordsIn(sentence.start, told.start);
  return !between.some(({ lower }, i) => isPast(lower) && !WRITING.has(lower) && !(i === 0 && verb.start < told.start));
}

/** Whether it is the author who does what a verb tells. @param at The verb's place among the sentence's words. */
function isAuthorsVerb(prose: Prose, sentence: Sentence, told: ToldDay, at: number): boolean {
  const all = prose.wordsIn(sentence.start, sentence.end);
  const verb = all[at] as Word;
  const before = all[at - 1]?.lower ?? '';
  // "I had seen him": before the contact. "I asked to see him": not yet.
  if ((before === 'had' || before.endsWith("'d") || MODALS.has(before)) && verb.lower !== 'had') return false;
  if (isPluperfect(all, at)) return false;
  const subject = prose
    .mentionsIn(sentence.start, verb.start)
    .findLast(({ owning, start, first }) => !owning && !prose.quoteAt(start) && (first < told.first || first > told.last));
  if (!subject) {
    const lead = all.slice(0, at).filter((word) => word.end <= told.start || word.start >= told.end);
    return (
      !BEING.includes(verb) &&
      (lead.length === 0 ||
        (lead.length === 1 && ADVERBS.includes(lead[0])) ||
        lead.some(({ lower }) => AUTHOR.has(lower) || NOUNS.inPerson.has(lower)) ||
        isItself(verb, lead))
    );
  }
  if (subject.kind === 'author') return before !== 'me' && before !== 'us';
  if (subject.kind === 'profession') return AUTHOR.has(subject.relation ?? '') && subject.name.length === 0;
  if (subject.people.some(({ role }) => role === 'author')) return true;
  // "Shanice seen at school on Monday"
  return (verb.lower === 'seen' || verb.lower === 'visited') && (subject.end + 1 === verb.start || before === 'was' || before === 'were');
}

/** "It was held on the first": the contact itself. */
function isItself(verb: Word, lead: readonly Word[]): boolean {
  return HAPPENED.includes(verb) && lead.every(({ lower }) => lower === 'it' || lower === 'this' || BEING.has(lower));
}

/** "had seen", "had moved" */
function isPluperfect(all: readonly Word[], at: number): boolean {
  const next = all[at + 1]?.lower ?? '';
  return all[at]?.lower === 'had' && (next === 'been' || next.endsWith('ed') || VERBS.inPerson.has(next));
}

/** "Mum let me in yesterday", "Dawn showed us her room on Monday"; not "Mum texted me yesterday". */
export function isDoneToAuthor(prose: Prose, sentence: Sentence, told: ToldDay): boolean {
  const all = prose.wordsIn(sentence.start, sentence.end);
  if (all.some(isIn(AT_DISTANCE))) return false;
  const me = all.find((word) => (word.lower === 'me' || word.lower === 'us') && !prose.quoteAt(word.start));
  if (!me || isParted(prose, me, told)) return false;
  // "Dawn showed me what she drew yesterday": somebody else's deed.
  return !prose
    .mentionsIn(Math.min(me.end, told.end), Math.max(me.start, told.start))
    .some(({ kind, owning }) => !owning && (kind === 'pronoun' || kind === 'several'));
}

/** "Nan opened the door on Monday", "Tyler was in good spirits on Sunday": a visit's account begins with the visit, unless it begins with news. */
export function isScene(all: readonly Word[]): boolean {
  return !all.some((word, at) => AT_DISTANCE.includes(word) || THINGS.includes(word) || isPluperfect(all, at));
}

/** "Mum rang yesterday at four", "School phoned me on Monday". */
export function isCallToAuthor(prose: Prose, sentence: Sentence, told: ToldDay, place: number): boolean {
  const all = prose.wordsIn(sentence.start, sentence.end);
  const verb = all.find(isIn(RINGING));
  if (place > 1 || !verb || isParted(prose, verb, told)) return false;
  const between = prose.wordsIn(Math.min(verb.end, told.end), Math.max(verb.start, told.start));
  return between.every(({ lower }) => OFFICE.has(lower));
}

/** "This came into the duty inbox yesterday", "Email received on Monday": what the note is about reached the worker then. */
export function isArrival(prose: Prose, sentence: Sentence, told: ToldDay, place: number): boolean {
  const before = prose.wordsIn(sentence.start, told.start);
  const at = before.findLastIndex(isIn(ARRIVING));
  const verb = before[at];
  if (place > 1 || !verb || before.length - at > 2 * NEAR || isParted(prose, verb, told)) return false;
  if (before.slice(at + 1).some(({ lower }) => ARRANGING.has(lower) || isPast(lower))) return false;
  // "Her letter came yesterday" is told of in a call; "received yesterday" leaves the e-mail out.
  const isBare = prose.mentionsIn(sentence.start, verb.start).every(({ kind }) => kind === 'author');
  return isBare && (at === 0 || before.slice(0, Math.min(at, NEAR)).some(isIn(SENT_THINGS)));
}

/** Whether a mark or somebody's saying stands between a word and the day. */
function isParted(prose: Prose, word: Word, told: ToldDay): boolean {
  return /[.;:]\s|\bsaid\b|\btold (?!me on\b|us on\b)/.test(prose.text.slice(Math.min(word.end, told.end), Math.max(word.start, told.start)));
}
