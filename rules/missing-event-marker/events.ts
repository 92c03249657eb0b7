import { contactKind } from '../../src/casenote/contact.ts';
import { type ToldClause, toldClauses } from '../../src/language/grammar/told-clauses.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import { kinOf } from '../../src/language/index/people.ts';
import { wordsWithPeople } from '../../src/language/people/people-words.ts';
import { type PhraseMatch, Phrases } from '../../src/language/words/phrases.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { findWords, type Word } from '../../src/language/words/words.ts';
import data from './events.yaml';

type ListName =
  | 'meetingNamed'
  | 'notMeetings'
  | 'notHeld'
  | 'consent'
  | 'notConsent'
  | 'document'
  | 'read'
  | 'giving'
  | 'beingGiven'
  | 'givenTo'
  | 'goingThrough'
  | 'wholly'
  | 'meetingTold'
  | 'signing'
  | 'notNow'
  | 'notNowBehind'
  | 'consentNamed'
  | 'sharedNamed'
  | 'notDocument'
  | 'consentSought';
const lists = Object.fromEntries(Object.entries(data as Record<ListName, readonly string[]>).map(([name, phrases]) => [name, new Phrases(phrases)])) as Record<
  ListName,
  Phrases
>;

const SOMEBODY = /^<(?:i|child|children|other|she|several)>$/;
/** How many words may stand between a verb and the document. */
const FARTHEST = 9;
/** Characters before a sentence in which the paper signed may be named. */
const NEAR_BEFORE = 200;

/** What clause 5b.8 wants to see in Reason for contact. */
export type EventKind = 'meeting' | 'consent' | 'sharing';

export interface Event {
  readonly kind: EventKind;
  /** Where the text tells of it; undefined for a meeting that the type of contact tells of. */
  readonly told: { readonly prose: Prose; readonly sentence: Sentence } | undefined;
}

/** What happened, by the type of contact and the text: one of each kind at most. */
export function eventsIn(text: NoteText): Event[] {
  const events: Event[] = [];
  const sentences = text.of('detailed', 'other').flatMap((prose) => prose.sentences.map((sentence) => ({ prose, sentence })));
  const kind = contactKind(text.note);
  if (kind === 'meeting' && isMeeting(text)) events.push({ kind: 'meeting', told: undefined });
  for (const { prose, sentence } of sentences) {
    if (sentence.block.kind === 'heading' || !mayTell(prose, sentence)) continue;
    const words = wordsWithPeople(prose, sentence);
    const told = { prose, sentence };
    for (const [event, isTold] of [
      ['consent', isConsent],
      ['sharing', isSharing],
    ] as const) {
      if (!events.some((other) => other.kind === event) && isTold(prose, sentence, words)) events.push({ kind: event, told });
    }
  }
  return events;
}

/** Whether Reason for contact names an event of a kind, in whatever words. */
export function isNamed(text: NoteText, kind: EventKind): boolean {
  const phrases = kind === 'meeting' ? lists.meetingNamed : kind === 'consent' ? lists.consentNamed : lists.sharedNamed;
  return text.of('reason').some((prose) => phrases.find(prose.words) !== undefined && !(kind === 'consent' && lists.consentSought.find(prose.words)));
}

/** A cheap look before the words are read for people. */
function mayTell(prose: Prose, sentence: Sentence): boolean {
  return /sign|name|initial|consent|permission|agree|happy|yes to|authori|guide|notice|book\b|order|application|paper|copy|copies|report|assessment|minutes|plan\b|leaflet|booklet|record|chronology|letter|file|summary|pack|statement/i.test(
    prose.text.slice(sentence.start, sentence.end),
  );
}

function isMeeting(text: NoteText): boolean {
  const words = findWords(text.note.fields.contactType ?? '');
  if (words.length === 1 && !text.of('detailed', 'reason').some((prose) => lists.meetingTold.find(prose.words))) return false;
  return !lists.notMeetings.find(words) && !text.of('reason', 'detailed').some((prose) => lists.notHeld.find(prose.words));
}

function isConsent(prose: Prose, sentence: Sentence, words: readonly Word[]): boolean {
  const found = lists.consent.find(words);
  if (!found || lists.notConsent.find(words)) return false;
  const clause = clauseOf(prose, sentence, found.first);
  // "Dawn said that her mum gave her permission to …" is none of ours.
  if (
    !clause ||
    clause.otherTime ||
    clause.speaker === '<child>' ||
    (clause.subjects[0] === '<thing>' && words[found.first + 1]?.lower !== 'by') ||
    clause.opener === 'if'
  )
    return false;
  // What the author signs is no consent of the family's.
  if (clause.subjects[0] === '<i>' && lists.signing.find(words, found.first, found.first + 1) && words[found.first + 1]?.lower !== 'by') return false;
  // "She signed it": the sentence, or the one before, says what.
  if (!isOfConsent(prose, sentence)) return false;
  // "Mum agreed that I could" is agreed; "Mum would sign" is not.
  if (lists.notNow.find(words, clauseStart(prose, words, found.first), found.first + 1)) return false;
  if (lists.notNowBehind.find(words, found.first + 1, Math.min(words.length, found.end + 2))) return false;
  return hasFamily(prose, sentence, words);
}

/** Consent, or a paper that gives it, is spoken of here or right before. */
function isOfConsent(prose: Prose, { start, end }: Sentence): boolean {
  return /consent|permission|agree|form\b|forms\b|sheet|referral|authori|mandate|release|contact|speak|share|talk/i.test(
    prose.text.slice(Math.max(0, start - NEAR_BEFORE), end),
  );
}

/** The author gave the family something in writing, or went through it with them. */
function isSharing(prose: Prose, sentence: Sentence, words: readonly Word[]): boolean {
  if (!lists.document.find(words) || lists.notDocument.find(words)) return false;
  const found = givenIn(words) ?? passiveIn(words) ?? readIn(words);
  if (!found || lists.notNow.find(words, clauseStart(prose, words, found.first), found.end)) return false;
  const clause = clauseOf(prose, sentence, found.first);
  if (!clause || (clause.speaker !== '' && clause.speaker !== '<i>') || clause.otherTime) return false;
  return hasFamily(prose, sentence, words);
}

/** "I gave Mum a copy": not what somebody else gave, or gave the author. */
function givenIn(words: readonly Word[]): PhraseMatch | undefined {
  const given = lists.giving.find(words);
  if (!given || /^(?:was|were|is|are|been|being)$/.test(words[given.first - 1]?.lower ?? '')) return undefined;
  const giver = words.slice(0, given.first).findLast(({ lower }) => SOMEBODY.test(lower))?.lower;
  if (giver !== undefined && giver !== '<i>') return undefined;
  // "Showed me a letter."
  if (words[given.end]?.lower === '<me>' || words[given.end]?.lower === '<my>') return undefined;
  // "The school gave Kim": somebody else's.
  if (
    giver === undefined &&
    given.first > 0 &&
    /^(?:the|school|nursery|police|hospital|college)$/.test(words[0]?.lower ?? '') &&
    !lists.document.find(words, 0, given.first)
  )
    return undefined;
  return near(words, lists.document, given.end, given.end + FARTHEST, given) ?? undefined;
}

/** "She has been given her own copy", "The report was read to both". */
function passiveIn(words: readonly Word[]): PhraseMatch | undefined {
  const bare = lists.givenTo.find(words);
  const before = bare && lists.document.find(words, Math.max(0, bare.first - FARTHEST), bare.first);
  if (bare && before) return bare;
  const given = lists.beingGiven.find(words);
  // "had been given the letter by his keyworker", "the report I was sent"
  if (
    !given ||
    /^(?:had|<i>)$/.test(words[given.first - 1]?.lower ?? '') ||
    words
      .slice(given.end, given.end + FARTHEST)
      .some(({ lower }, i, rest) => lower === 'by' && rest[i + 1]?.lower.startsWith('<') && rest[i + 1]?.lower !== '<me>')
  )
    return undefined;
  return near(words, lists.document, Math.max(0, given.first - FARTHEST), given.end + FARTHEST, given);
}

function readIn(words: readonly Word[]): PhraseMatch | undefined {
  const through = lists.goingThrough.find(words);
  // "Both had read the report" before they came.
  if (!through || words[through.first - 1]?.lower === 'had') return undefined;
  // "Went over the plan line by line" is talk of it; "read the plan line by line" puts it before them.
  const isRead = /^reads?$/.test(words[through.first]?.lower ?? '') && lists.wholly.find(words) !== undefined;
  return near(words, isRead ? lists.document : lists.read, through.first, through.end + FARTHEST, through);
}

const clauseOf = (prose: Prose, sentence: Sentence, at: number): ToldClause | undefined =>
  toldClauses(prose, sentence).find(({ first, end }) => first <= at && at < end);

/** The whole of a verb and the document near it. */
function near(words: readonly Word[], documents: Phrases, from: number, to: number, verb: PhraseMatch): PhraseMatch | undefined {
  const document = documents.find(words, from, Math.min(words.length, to));
  return document && { first: verb.first, end: Math.max(verb.end, document.end) };
}

/** Where the clause around a word begins, by its commas, and not far before it. */
function clauseStart(prose: Prose, words: readonly Word[], at: number): number {
  let start = at;
  while (start > 0 && at - start < 6 && !/[,;:]/.test(prose.text.slice(words[start - 1]?.end ?? 0, words[start]?.start ?? 0))) start--;
  return start;
}

/** Somebody of the family is spoken of, the child among them: what is sent to the school is not shared with the family. */
function hasFamily(prose: Prose, sentence: Sentence, words: readonly Word[]): boolean {
  const mentions = prose.mentionsIn(sentence.start, sentence.end);
  return (
    words.some(({ lower }) => /^<(?:child|children|she|several)>$|^(?:both|each)$/.test(lower)) ||
    mentions.some(
      (mention) =>
        mention.kind === 'kin' || mention.people.some(({ role, relation }) => role === 'sibling' || (relation !== undefined && kinOf(relation) !== undefined)),
    ) ||
    // A name with a title and the child's surname.
    mentions.some(({ name, people }) => name.length > 0 && people.some(({ role }) => role === 'child'))
  );
}
