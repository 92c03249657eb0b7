import type { FactEntry } from '../../src/engine/rule.ts';
import type { Entry } from './rule.ts';

/** Nobody begins a second contact of the same type with the same child so soon. */
const MINUTES_APART = 15;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** The kinds under which one visit may be entered. */
const VISITS: ReadonlySet<string | undefined> = new Set(['statutory', 'home', 'assessment', 'directWork', 'visitElsewhere']);

/** Whether two entries are of one contact: of one kind, by one author, and begun in the same minutes; or the one tells of the other's day as its own. */
export function isSameContact(a: Entry, b: Entry): boolean {
  if (a.kind !== b.kind && !(VISITS.has(a.kind) && VISITS.has(b.kind))) return false;
  const sameAuthor = a.author !== undefined && a.author === b.author;
  const sameType = a.type === b.type;
  if (a.day !== b.day) return sameAuthor && sameType && (a.toldDay === b.day || b.toldDay === a.day);
  if (!a.hasTime || !b.hasTime) return false;
  const apart = Math.abs(a.earliest - b.earliest);
  if (apart < MINUTE) return sameAuthor || (sameType && a.kind !== 'call');
  return apart <= MINUTES_APART * MINUTE && sameAuthor && sameType && a.kind !== 'call' && isLateWritten(a, b);
}

/** Minutes apart, the second is an afterthought only where it was not written up with the first, as two short contacts in a row would be. */
function isLateWritten(a: Entry, b: Entry): boolean {
  return a.written !== undefined && b.written !== undefined && Math.abs(a.written - b.written) >= DAY / 2;
}

/** Of two entries the one that was written up later; where that cannot be told, the later one in the input. */
export function laterWritten(a: FactEntry<Entry>, b: FactEntry<Entry>): FactEntry<Entry> {
  const [x, y] = [a.fact.written, b.fact.written];
  if (x !== undefined && y !== undefined && x !== y) return x > y ? a : b;
  return a.ref.ordinal > b.ref.ordinal ? a : b;
}
