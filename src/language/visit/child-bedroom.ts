import { isDenied, isEnabled, isUnreal, type ToldClause } from '../grammar/told-clauses.ts';
import type { Prose } from '../index/note-text.ts';
import { type PhraseMatch, Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './child-bedroom.yaml';

type ListName = 'room' | 'theirRoom' | 'towards' | 'seeing' | 'plain' | 'refusals' | 'states' | 'below' | 'stayedOut' | 'keptDown' | 'putOff' | 'closed';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const ROOM = new Phrases(data.room);
const BELOW = new Phrases(data.below);
const STAYED_OUT = new Phrases(data.stayedOut);
const KEPT_DOWN = new Phrases(data.keptDown);
const PUT_OFF = new Phrases(data.putOff);
const CLOSED = new WordSet(data.closed);
const THEIR_ROOM = new Phrases(data.theirRoom);
const TOWARDS = new Phrases(data.towards);
const SEEING = new WordSet(data.seeing);
const PLAIN = new WordSet(data.plain);
const REFUSALS = new WordSet(data.refusals);
const STATES = new WordSet(data.states);

/** Whether a sentence tells that the author saw where the child sleeps, or did not. Undefined: neither. */
export function bedroomIn(all: readonly Word[], clauses: readonly ToldClause[], prose: Prose): 'bedroom' | 'noBedroom' | undefined {
  const below = BELOW.find(all);
  const of = below && clauses.find(({ first, end }) => first <= below.first && below.first < end);
  if (of && of.speaker === '' && !of.otherTime && (of.subjects.length === 0 || /^<(?:i|me|thing)>$/.test(of.subjects[0] ?? ''))) return 'noBedroom';
  const kept = KEPT_DOWN.find(all);
  if (kept && isNowOf(clauses, kept)) return 'noBedroom';
  const room = ROOM.find(all);
  if (room && (isShutOrPutOff(all, clauses, room) || STAYED_OUT.find(all, room.end))) return 'noBedroom';
  const found = room ?? theirRoomIn(all, prose) ?? TOWARDS.find(all);
  const clause = found && clauses.find(({ first, end }) => first <= found.first && found.first < end);
  if (!found || !clause) return undefined;
  // "The brother's bedroom was not seen."
  if (all[found.first - 1]?.lower === "<other's>" && all[found.first]?.lower === 'bedroom') return undefined;
  if (all.slice(found.end, found.end + 5).some(({ lower }) => lower === 'wait')) return 'noBedroom';
  if (clause.otherTime) return undefined;
  const { subjects, speaker } = clause;
  const before = all.slice(clause.first, found.first);
  const isBare = before.every(({ lower }) => NOT_COUNTED.has(lower) || lower.endsWith("'s>"));
  const isAuthors = subjects.length === 0 || subjects.some((token) => token === '<i>' || token === '<me>' || token === 'there' || token === 'it');
  const hasMe = all.slice(clause.first, clause.end).some(({ lower }) => lower === '<me>' || lower === '<i>');
  const later = all.slice(found.end);
  const plain = before.findLast(({ lower }) => PLAIN.has(lower));
  const isAsked = all.slice(0, found.first).some(({ lower }) => lower === 'asked' || lower === 'ask' || lower === 'requested');
  if (isAsked) {
    // "I asked to see her room, and Mum said that it was a mess."
    const isAuthorAsking = all.slice(0, found.first).some(({ lower }) => lower === '<i>') || subjects.length === 0;
    const isRefused = REFUSALS.meets(later) || all.slice(0, found.first).some(({ lower }) => lower === 'no' || lower === 'forgot');
    return isAuthorAsking && isRefused ? 'noBedroom' : undefined;
  }
  if (speaker !== '' && speaker !== '<i>') return undefined;
  const after = all.slice(found.end, Math.min(clause.end, found.end + 5));
  const reach = clauses[clauses.indexOf(clause) + 1]?.opener === 'and' ? all.slice(found.end, found.end + 8) : after;
  const deniedBehind = reach.findIndex(({ lower }) => lower === 'not' || lower === 'never' || lower === "wasn't" || lower === "weren't" || lower === 'unseen');
  const isSeenBehind = (deniedBehind === -1 ? after : reach).some(({ lower }) => SEEING.has(lower) || lower === 'entered' || lower === 'available');
  const seesBefore = before.some(({ lower }) => SEEING.has(lower) || PLAIN.has(lower) || lower === 'get');
  if (isDenied(clause, found.first) || before.some(({ lower }) => lower === 'forgot')) {
    const isTheirRefusal = subjects.some((token) => token === '<other>' || token === '<child>' || token === '<she>');
    return seesBefore && (isAuthors || (isTheirRefusal && hasMe) || isPassive(before)) ? 'noBedroom' : undefined;
  }
  if (all[found.first]?.lower === 'no' && isSeenBehind) return 'noBedroom';
  if (deniedBehind !== -1) return isSeenBehind || after.some(({ lower }) => lower === 'unseen') ? 'noBedroom' : undefined;
  if (!room || isUnreal(clause, found.first)) return undefined;
  if (after.some(({ lower }) => lower === 'be' || lower === 'will' || lower === 'should') && !isSeenBehind) return undefined;
  if (plain && !isEnabled(clause, all.indexOf(plain)) && !before.some(({ lower }) => SEEING.has(lower) || lower === 'upstairs')) return undefined;
  const byAuthor = isAuthors && before.some(({ lower }) => SEEING.has(lower) && lower !== 'has');
  const forAuthor = hasMe && before.some(({ lower }) => SEEING.has(lower) || PLAIN.has(lower));
  const isRoomSubject = isBare && after.some(({ lower }, i) => (STATES.has(lower) && i < 3) || SEEING.has(lower));
  const isWithChild = subjects.includes('<i>') || (subjects.includes('<child>') && hasMe);
  return byAuthor || forAuthor || isRoomSubject || (isWithChild && before.at(-1)?.lower === 'in') || isVerbless(all, found.end, before, isBare)
    ? 'bedroom'
    : undefined;
}

/** "His room was locked", "so I will look at it next time". */
function isShutOrPutOff(all: readonly Word[], clauses: readonly ToldClause[], room: PhraseMatch): boolean {
  if (!isNowOf(clauses, room)) return false;
  if (/^(?:was|is)$/.test(all[room.end]?.lower ?? '') && CLOSED.meets(all.slice(room.end + 1, room.end + 3))) return true;
  const off = PUT_OFF.find(all, room.end);
  const clause = off && clauses.find(({ first, end }) => first <= off.first && off.first < end);
  return clause !== undefined && (clause.subjects.length === 0 || clause.subjects.includes('<i>')) && isUnreal(clause, off?.first ?? 0);
}

/** Told by the author, of this contact. */
function isNowOf(clauses: readonly ToldClause[], at: PhraseMatch): boolean {
  const clause = clauses.find(({ first, end }) => first <= at.first && at.first < end);
  return clause !== undefined && (clause.speaker === '' || clause.speaker === '<i>') && !clause.otherTime && !isUnreal(clause, at.first);
}

/** "I did not see her room": whose it is, a pronoun does not say for certain. */
function theirRoomIn(all: readonly Word[], { text }: Prose): PhraseMatch | undefined {
  const found = THEIR_ROOM.find(all);
  const owner = found && all[found.first];
  return owner && /^(?:her|his|their)$/i.test(text.slice(owner.start, owner.end)) ? found : undefined;
}

function isPassive(before: readonly Word[]): boolean {
  return before.some(({ lower }) => lower === 'shown' || lower === 'taken' || lower === 'invited');
}

/** "Bedroom seen", "In her bedroom, Dawn …". */
const NOT_COUNTED = new WordSet(['the', 'both', 'all', 'upstairs', 'and', 'in', 'own', 'new']);
function isVerbless(all: readonly Word[], end: number, before: readonly Word[], isBare: boolean): boolean {
  return (isBare && before[0]?.lower === 'in' && all.length > end) || (isBare && all[end] !== undefined && SEEING.has(all[end].lower));
}
