import { contactKind } from '../../casenote/contact.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './contact-day.yaml';
import { daysTold, type ToldDay } from './dates-told.ts';
import { isTimeAt } from './times-told.ts';
import { isPast } from './told-as-past.ts';

type Way = 'inPerson' | 'call';
interface Lists {
  readonly verbs: Readonly<Record<Way, readonly string[]>>;
  readonly nouns: Readonly<Record<Way | 'meeting', readonly string[]>>;
  readonly plain: readonly string[];
  readonly being: readonly string[];
  readonly ringing: readonly string[];
  readonly arriving: readonly string[];
  readonly sentThings: readonly string[];
  readonly atDistance: readonly string[];
  readonly happened: readonly string[];
  readonly author: readonly string[];
  readonly writing: readonly string[];
  readonly nextDay: readonly string[];
  readonly elsewhere: readonly string[];
  readonly things: readonly string[];
  readonly leads: readonly string[];
  readonly rightBefore: readonly string[];
  readonly daytime: readonly string[];
  readonly sameDay: readonly string[];
  readonly arranging: readonly string[];
  readonly about: readonly string[];
  readonly news: readonly string[];
  readonly opens: readonly string[];
  readonly isFrom: readonly string[];
  readonly modals: readonly string[];
  readonly cancelled: readonly string[];
  readonly adverbs: readonly string[];
  readonly office: readonly string[];
}
const words = lists as Lists;
const VERBS = { inPerson: new WordSet(words.verbs.inPerson), call: new WordSet(words.verbs.call) };
const NOUNS = {
  inPerson: new WordSet(words.nouns.inPerson),
  meeting: new WordSet([...words.nouns.inPerson, ...words.nouns.meeting]),
  call: new WordSet(words.nouns.call),
};
const PLAIN = new WordSet(words.plain);
const BEING = new WordSet(words.being);
const RINGING = new WordSet(words.ringing);
const ARRIVING = new WordSet(words.arriving);
const SENT_THINGS = new WordSet(words.sentThings);
const AT_DISTANCE = new WordSet(words.atDistance);
const HAPPENED = new WordSet(words.happened);
const AUTHOR = new WordSet(words.author);
const WRITING = new WordSet(words.writing);
const NEXT_DAY = new Phrases(words.nextDay);
const ELSEWHERE = new Phrases(words.elsewhere);
const THINGS = new WordSet(words.things);
const LEADS = new WordSet(words.leads);
const SAME_DAY = new WordSet(words.sameDay);
const RIGHT_BEFORE = new WordSet(words.rightBefore);
const DAYTIME = new WordSet(words.daytime);
const ARRANGING = new WordSet(words.arranging);
const ABOUT = new WordSet(words.about);
const NEWS = new WordSet(words.news);
const OPENS = new WordSet(words.opens);
const MODALS = new WordSet(words.modals);
const CANCELLED = new WordSet(words.cancelled);
const ADVERBS = new WordSet(words.adverbs);
const OFFICE = new WordSet(words.office);
const IS_FROM = new Phrases(words.isFrom);

/** A note says at its beginning when the contact was: so many sentences of a section are read for it. */
const OPENING = 4;
/** A sentence of no more words than this beside the day is a time alone ("Tues teatime, planned."). */
const FEW_WORDS = 4;
/** Between the contact's name and its day ("visit to the home address on 3 March"). */
const NEAR = 5;
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

/** "The letter of 8 May", "arranged on 4 May": the thing's day, or that of the arrangement. */
function isAnothersDay(before: readonly Word[], way: Way): boolean {
  const head = before.findLast(({ lower }) => !/^(?:on|of|the|from|dated|early|late|evening|morning|afternoon|night)$/.test(lower));
  return head !== undefined && (ARRANGING.includes(head) || (way === 'inPerson' && THINGS.includes(head)));
}

/** "Mum had contact with her solicitor on Monday": what somebody else did. */
function isDoneByOther(prose: Prose, sentence: Sentence, before: readonly Word[], noun: number): boolean {
  const verb = before.slice(0, noun).find(({ lower }) => isPast(lower));
  if (!verb) return false;
  const who = prose.mentionsIn(sentence.start, verb.start).findLast(({ owning }) => !owning);
  return who !== undefined && who.kind !== 'author';
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

const isIn =
  (set: WordSet) =>
  ({ lower }: Word): boolean =>
    set.has(lower);

/** "Until Tuesday", "because Dad had her on Monday"; not "after school yesterday", "I called after the meeting on Monday", "notes from Tuesday". */
function isLedElsewhere(prose: Prose, all: readonly Word[], told: ToldDay): boolean {
  const comma = prose.text
    .slice(all[0]?.start ?? told.start, told.start)
    .trimEnd()
    .replace(/,$/, '')
    .lastIndexOf(',');
  const before = all.filter((word) => word.start > (all[0]?.start ?? 0) + comma);
  if (ELSEWHERE.find(before)) return true;
  const isAuthor = ({ kind }: { readonly kind: string }) => kind === 'author';
  const isAuthorBefore = prose.mentionsIn(before[0]?.start ?? told.start, told.start).some(isAuthor);
  const [last, article] = [before.at(-1)?.lower ?? '', before.at(-2)?.lower ?? ''];
  const direct = last === 'the' || last === 'on' ? article : last;
  if (RIGHT_BEFORE.has(direct)) return !NOUNS.inPerson.has(before[before.length - (direct === last ? 2 : 3)]?.lower ?? '');
  const lead = before.findLastIndex(({ lower }) => LEADS.has(lower));
  const word = before[lead];
  // "After a call from school on Tuesday"
  if (word?.lower === 'after' && before.slice(lead + 1).some(isIn(NEWS))) return true;
  // "about half past six on Sunday", "after ten last night", "that Friday"
  // "the visit that took place on Friday", "the meeting, which was the Thursday before last"
  if (word && /^(?:that|which)$/.test(word.lower) && HAPPENED.includes(before[lead + 1]) && all.slice(0, all.indexOf(word)).slice(-4).some(isIn(NOUNS.meeting)))
    return false;
  const isTime =
    word?.lower === 'that'
      ? lead === before.length - 1
      : before.slice(lead + 1).some((_, i) => isTimeAt(prose, firstEndingAfter(prose.words, before[lead + 1 + i]?.start ?? 0)));
  if (!word || isTime || before.length - lead > NEAR || before.slice(lead + 1).some(isIn(DAYTIME))) return false;
  // "Went round after the core group on Monday"
  const isDeed = isAuthorBefore || before.slice(0, lead).some(isIn(VERBS.inPerson));
  return SAME_DAY.includes(word) ? !isDeed : !prose.mentionsIn(word.end, told.start).some(isAuthor);
}

/** "Meeting held after the door was forced on Monday": the day is that of what went before. */
function isBehindDeed(behind: readonly Word[]): boolean {
  const after = behind.findLastIndex(({ lower }) => lower === 'after' || lower === 'because');
  return after !== -1 && behind.slice(after).some(({ lower }) => isPast(lower));
}

/** "Typing this up from Monday". */
function isWrittenOf(before: readonly Word[]): boolean {
  return before.slice(-NEAR, -1).some(isIn(WRITING)) && SAME_DAY.includes(before.at(-1));
}

/** "Mum's appointment on Monday" is not the worker's. */
function isOwned(prose: Prose, noun: Word): boolean {
  return prose
    .mentionsIn(Math.max(0, noun.start - 25), noun.start)
    .some((mention) => mention.owning && noun.start - mention.end <= 1 && mention.kind !== 'author');
}

/** "I came to see you yesterday", "Called round yesterday", "Shanice seen at school on Monday". */
function isAuthorsDeed(prose: Prose, sentence: Sentence, told: ToldDay, verbs: WordSet): boolean {
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
function isDoneToAuthor(prose: Prose, sentence: Sentence, told: ToldDay): boolean {
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
function isScene(all: readonly Word[]): boolean {
  return !all.some((word, at) => AT_DISTANCE.includes(word) || THINGS.includes(word) || isPluperfect(all, at));
}

/** "Yesterday at 17.10 he went out. … 23.50 at the door." An account by the clock, whose first line says which day it is of. */
function isLog(prose: Prose, { start }: Sentence, told: ToldDay): boolean {
  if (told.start - start > '(On the '.length) return false;
  const timed = prose.sentences.filter((sentence) => isTimeAt(prose, firstEndingAfter(prose.words, sentence.start)));
  const isTimed = [1, 2].some((behind) => isTimeAt(prose, told.last + behind));
  return isTimed ? timed.length > 0 : timed.length > 1;
}

/** "Mum rang yesterday at four", "School phoned me on Monday". */
function isCallToAuthor(prose: Prose, sentence: Sentence, told: ToldDay, place: number): boolean {
  const all = prose.wordsIn(sentence.start, sentence.end);
  const verb = all.find(isIn(RINGING));
  if (place > 1 || !verb || isParted(prose, verb, told)) return false;
  const between = prose.wordsIn(Math.min(verb.end, told.end), Math.max(verb.start, told.start));
  return between.every(({ lower }) => OFFICE.has(lower));
}

/** "This came into the duty inbox yesterday", "Email received on Monday": what the note is about reached the worker then. */
function isArrival(prose: Prose, sentence: Sentence, told: ToldDay, place: number): boolean {
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
