import { isInPerson } from '../../src/casenote/contact.ts';
import type { FactEntry } from '../../src/engine/rule.ts';
import type { Entry } from './rule.ts';

/** Nobody begins a second contact of the same type with the same child so soon. */
const MINUTES_APART = 30;
const MINUTE = 60_000;
/** The kinds under which one visit may be entered. */
const VISITS: ReadonlySet<string | undefined> = new Set(['statutory', 'home', 'assessment', 'directWork', 'visitElsewhere']);

/** Whether two entries are of one contact: of one kind or two visits, by one author or of one type, and begun in the same minutes; or the one tells of the other's day as its own. */
export function isSameContact(a: Entry, b: Entry): boolean {
  if (a.kind !== b.kind && !(VISITS.has(a.kind) && VISITS.has(b.kind))) return false;
  const sameAuthor = a.author !== undefined && a.author === b.author;
  const sameType = a.type === b.type;
  if (a.day !== b.day) return sameAuthor && sameType && (a.toldDay === b.day || b.toldDay === a.day);
  if (!a.hasTime || !b.hasTime) return false;
  const apart = Math.abs(a.earliest - b.earliest);
  if (apart < MINUTE) return sameAuthor || (sameType && isInPerson(a.kind));
  // Nobody is in two places, and no child is visited twice in half an hour.
  return apart <= MINUTES_APART * MINUTE && (sameType || (sameAuthor && VISITS.has(a.kind))) && isInPerson(a.kind);
}

/** Of two entries the one that was written up later; where that cannot be told, the later one in the input. */
export function laterWritten(a: FactEntry<Entry>, b: FactEntry<Entry>): FactEntry<Entry> {
  const [x, y] = [a.fact.written, b.fact.written];
  if (x !== undefined && y !== undefined && x !== y) return x > y ? a : b;
  return a.ref.ordinal > b.ref.ordinal ? a : b;
}
