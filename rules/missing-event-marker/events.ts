import { contactKind } from '../../src/casenote/contact.ts';
import { wordsWithPeople } from '../../src/language/child-seen.ts';
import type { NoteText, Prose } from '../../src/language/note-text.ts';
import { kinOf } from '../../src/language/people.ts';
import { Phrases } from '../../src/language/phrases.ts';
import type { Sentence } from '../../src/language/sentences.ts';
import type { Word } from '../../src/language/words.ts';
import data from './events.yaml';

type ListName =
  | 'meetingNamed'
  | 'meetingHeld'
  | 'notMeetings'
  | 'notHeld'
  | 'consent'
  | 'notConsent'
  | 'document'
  | 'sharing'
  | 'shared'
  | 'handedOver'
  | 'notNow'
  | 'consentNamed'
  | 'sharedNamed'
  | 'notDocument'
  | 'consentSought';
const lists = Object.fromEntries(Object.entries(data as Record<ListName, readonly string[]>).map(([name, phrases]) => [name, new Phrases(phrases)])) as Record<ListName, Phrases>;

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
  const sentences = text.of('detailed', 'other').flatMap((prose) => prose.sentences.map((sentence) => ({ prose, sentence, words: undefined as Word[] | undefined })));
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
  return /sign|name|initial|consent|permission|agree|happy|yes to|authority|copy|copies|report|assessment|minutes|plan\b|leaflet|booklet|record|chronology|letter|file|summary|pack|statement/i.test(
    prose.text.slice(sentence.start, sentence.end),
  );
}

function isMeeting(text: NoteText): boolean {
  const type = (text.note.fields.contactType ?? '').toLowerCase().split(/\W+/).filter(Boolean);
  const words = type.map((lower) => ({ start: 0, end: 0, lower }));
  return !lists.notMeetings.find(words) && !text.of('reason', 'detailed').some((prose) => lists.notHeld.find(prose.words));
}

function isConsent(prose: Prose, sentence: Sentence, words: readonly Word[]): boolean {
  const found = lists.consent.find(words);
  if (!found || lists.notConsent.find(words)) return false;
  if (lists.notNow.find(words, clauseStart(prose, words, found.first), found.end + 1)) return false;
  return hasFamily(prose, sentence, words);
}

function isSharing(prose: Prose, sentence: Sentence, words: readonly Word[]): boolean {
  const document = lists.document.find(words);
  if (!document || !lists.handedOver.find(words) || lists.notDocument.find(words)) return false;
  const found = lists.sharing.find(words) ?? lists.shared.find(words);
  if (!found || lists.notNow.find(words, clauseStart(prose, words, found.first), Math.max(found.end, document.end))) return false;
  return hasFamily(prose, sentence, words);
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
    mentions.some((mention) => mention.kind === 'kin' || mention.people.some(({ role, relation }) => role === 'sibling' || (relation !== undefined && kinOf(relation) !== undefined))) ||
    // A name with a title and the child's surname.
    mentions.some(({ name, people }) => name.length > 0 && people.some(({ role }) => role === 'child'))
  );
}
