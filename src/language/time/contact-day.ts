import { contactKind } from '../../casenote/contact.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './contact-day.yaml';
import { isArrival, isAuthorsDeed, isCallToAuthor, isDoneToAuthor, isScene } from './contact-deed.ts';
import { isAnothersDay, isBehindDeed, isDoneByOther, isLedElsewhere, isOwned } from './contact-other-day.ts';
import { isIn, NEAR, NOUNS, VERBS, type Way } from './contact-words.ts';
import { daysTold, type ToldDay } from './dates-told.ts';
import { isTimeAt } from './times-told.ts';

const data = lists as unknown as Readonly<
  Record<'plain' | 'being' | 'happened' | 'writing' | 'things' | 'sameDay' | 'about' | 'opens' | 'cancelled' | 'nextDay' | 'isFrom', readonly string[]>
>;
const PLAIN = new WordSet(data.plain);
const BEING = new WordSet(data.being);
const HAPPENED = new WordSet(data.happened);
const WRITING = new WordSet(data.writing);
const THINGS = new WordSet(data.things);
const SAME_DAY = new WordSet(data.sameDay);
const ABOUT = new WordSet(data.about);
const OPENS = new WordSet(data.opens);
const CANCELLED = new WordSet(data.cancelled);
const NEXT_DAY = new Phrases(data.nextDay);
const IS_FROM = new Phrases(data.isFrom);

/** A note says at its beginning when the contact was: so many sentences of a section are read for it. */
const OPENING = 4;
/** A sentence of no more words than this beside the day is a time alone ("Tues teatime, planned."). */
const FEW_WORDS = 4;
/** What was longer ago than this is history: no entry waits so long for its date. */
const FARTHEST = 45;

/** The day on which the text says that the contact was, where that is not the day in the form's box. */
export interface ContactDay {
  readonly prose: Prose;
  /** In the plain text. */
  readonly start: number;
  readonly end: number;
  /** Whole days from the event's day to the first and last day that may be meant; both negative. */
  readonly from: number;
  readonly to: number;
  /** Whether the section begins with it. */
  readonly isFirst: boolean;
}

/** Where a note puts its contact on a day before the event's; undefined where it doesn't. */
export function earlierContactDay(text: NoteText): ContactDay | undefined {
  const { note } = text;
  const day = note.fields.eventAt?.day;
  if (day === undefined) return undefined;
  const kind = contactKind(note);
  const way: Way = kind === 'call' || kind === 'written' ? 'call' : 'inPerson';
  const isMeetingToo = kind === undefined || kind === 'meeting' || kind === 'unknown' || kind === 'record';
  const contact: Contact = { way, nouns: NOUNS[way === 'inPerson' && isMeetingToo ? 'meeting' : way] };
  if (isToday(text, day)) return undefined;
  for (const prose of text.of('reason', 'detailed')) {
    const sentences = prose.sentences.filter(({ block }) => block.kind !== 'heading');
    for (const sentence of sentences.slice(0, OPENING)) {
      const late = writtenLater(prose, sentence);
      if (late) return late;
    }
    for (const told of daysTold(prose, day)) {
      if (told.to >= 0 || told.from < -FARTHEST || prose.quoteAt(told.start)) continue;
      const place = firstEndingAfter(sentences, told.start);
      const sentence = sentences[place];
      if (!sentence || sentence.start > told.start || !isOfContact(prose, sentence, told, contact, place)) continue;
      return { prose, start: told.start, end: told.end, from: told.from, to: told.to, isFirst: place === 0 };
    }
  }
  return undefined;
}

/** How a note's contact was made, and what a note may call it. */
interface Contact {
  readonly way: Way;
  readonly nouns: WordSet;
}

/** "Today I took these to the carer": the note puts its contact on the event's day itself. */
function isToday(text: NoteText, day: string): boolean {
  return text.of('reason', 'detailed').some((prose) => {
    const sentences = prose.sentences.filter(({ block }) => block.kind !== 'heading').slice(0, OPENING);
    return daysTold(prose, day).some((told) => {
      if (told.from !== 0 || told.to !== 0 || prose.quoteAt(told.start)) return false;
      const sentence = sentences.find(({ start, end }) => start <= told.start && told.start < end);
      if (!sentence || prose.wordsIn(sentence.start, sentence.end).some(isIn(WRITING))) return false;
      return !speechIn(prose, sentence).some(({ verb, speaker }) => verb < told.first && speaker?.kind !== 'author');
    });
  });
}

/** "Typed up the next morning." */
function writtenLater(prose: Prose, sentence: Sentence): ContactDay | undefined {
  const from = firstEndingAfter(prose.words, sentence.start);
  const to = firstEndingAfter(prose.words, sentence.end);
  let writing = from;
  while (writing < to && !WRITING.includes(prose.words[writing])) writing++;
  const found = NEXT_DAY.find(prose.words, writing, Math.min(to, writing + 2 * NEAR));
  const [first, last] = [prose.words[found?.first ?? -1], prose.words[(found?.end ?? 0) - 1]];
  if (writing === to || !first || !last || prose.quoteAt(first.start)) return undefined;
  return { prose, start: first.start, end: last.end, from: -3, to: -1, isFirst: false };
}

/** Whether the day is that of the note's own contact. @param place The sentence's place in its section, from 0. */
function isOfContact(prose: Prose, sentence: Sentence, told: ToldDay, { way, nouns }: Contact, place: number): boolean {
  const all = prose.wordsIn(sentence.start, sentence.end);
  const clause = clauseStart(prose, sentence, told);
  const before = all.filter((word) => word.start >= clause && word.end <= told.start);
  const after = all.filter((word) => word.start >= told.end);
  const isOthersSpeech = speechIn(prose, sentence).some(
    ({ verb, speaker }) => verb < told.first && speaker !== undefined && speaker.kind !== 'author' && !(place < OPENING && isToldToAuthor(prose, verb, told)),
  );
  if (isOthersSpeech) return false;
  // "Yesterday's review", "Tuesday evening's session": in any sentence.
  const owner = /['’]s$/.test(prose.text.slice(told.start, told.end)) ? after.slice(0, 3) : after[0]?.lower.endsWith("'s") ? after.slice(1, 4) : [];
  const isSpokenOf = before.slice(-NEAR).some(isIn(ABOUT));
  // "Writing up yesterday's late": of a shift by any name.
  if (owner.length > 0) return (owner.some(isIn(nouns)) || (place < OPENING && before.some(isIn(WRITING)))) && !isSpokenOf;
  if (isSpokenOf) return false;
  if (place < OPENING && (isWrittenOf(before) || isFromDay(prose, told) || (place === 0 && isNotebookOf(before)))) return true;
  if (isAnothersDay(before, way) || after.slice(0, NEAR).some(isIn(CANCELLED))) return false;
  if (isLedElsewhere(prose, before, told)) return false;
  if (way === 'inPerson' && isAuthorsDeed(prose, sentence, told, place < OPENING ? VERBS.inPerson : PLAIN)) return true;
  if (way === 'call' && isArrival(prose, sentence, told, place)) return true;
  if (place >= OPENING || before.slice(-3).some(isIn(THINGS))) return false;
  const noun = before.findLastIndex(isIn(nouns));
  const behind = before.slice(noun + 1);
  if (
    noun !== -1 &&
    noun <= FEW_WORDS &&
    (behind.length <= NEAR || behind.some(isIn(HAPPENED))) &&
    !isBehindDeed(behind) &&
    !isOwned(prose, before[noun] as Word) &&
    !isDoneByOther(prose, sentence, before, noun)
  )
    return true;
  // "Tues" may be taken for a name.
  const isBare = prose
    .mentionsIn(sentence.start, sentence.end)
    .every((mention) => mention.kind === 'author' || (mention.first >= told.first && mention.last <= told.last));
  // "It was Monday, about four."
  const isTime = place === 0 || before.some(isIn(BEING)) || before.length + after.length === 0;
  if (isBare && isTime && before.length + after.length <= FEW_WORDS) return true;
  if (before.length <= 2 && after.slice(0, NEAR).some(isIn(nouns)) && isBare) return true;
  if (way === 'call') return isAuthorsDeed(prose, sentence, told, VERBS.call) || isCallToAuthor(prose, sentence, told, place);
  return isDoneToAuthor(prose, sentence, told) || (place === 0 && isScene(all) && (all.some(isIn(OPENS)) || isLog(prose, sentence, told)));
}

/** "This is from Monday", "so this is for the weekend just gone". */
function isFromDay(prose: Prose, { first }: ToldDay): boolean {
  const end = prose.words[first - 1]?.lower === 'the' ? first - 1 : first;
  return IS_FROM.startBefore(prose.words, end) !== undefined;
}

/** "From my notebook, page headed 20/5". */
function isNotebookOf(before: readonly Word[]): boolean {
  return before.length <= NEAR + 1 && before.some(({ lower }) => lower === 'notebook');
}

/** "Ruby told me on Tuesday that …": the day of the telling. */
function isToldToAuthor(prose: Prose, verb: number, told: ToldDay): boolean {
  const between = prose.words.slice(verb + 1, told.first);
  return between.some(({ lower }) => lower === 'me' || lower === 'us') && between.every(({ lower }) => /^(?:me|us|on|the|this|again|at|home)$/.test(lower));
}

/** Where the part of the sentence begins that the day stands in ("Typed from my notebook; the visit was on Monday"). */
function clauseStart(prose: Prose, sentence: Sentence, told: ToldDay): number {
  const before = prose.text.slice(sentence.start, told.start);
  return sentence.start + Math.max(before.lastIndexOf(';'), before.lastIndexOf(': ')) + 1;
}

/** "Typing this up from Monday". */
function isWrittenOf(before: readonly Word[]): boolean {
  return before.slice(-NEAR, -1).some(isIn(WRITING)) && SAME_DAY.includes(before.at(-1));
}

/** "Yesterday at 17.10 he went out. … 23.50 at the door." An account by the clock, whose first line says which day it is of. */
function isLog(prose: Prose, { start }: Sentence, told: ToldDay): boolean {
  if (told.start - start > '(On the '.length) return false;
  const timed = prose.sentences.filter((sentence) => isTimeAt(prose, firstEndingAfter(prose.words, sentence.start)));
  const isTimed = [1, 2].some((behind) => isTimeAt(prose, told.last + behind));
  return isTimed ? timed.length > 0 : timed.length > 1;
}
