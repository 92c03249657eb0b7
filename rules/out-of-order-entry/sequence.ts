import type { FactEntry } from '../../src/engine/rule.ts';
import type { Entry } from './rule.ts';

/** Fewer entries than this that all run the other way than the rest of their file are an accident; more are an order of their own. */
const OWN_ORDER = 4;

/** The entries that have to be taken out so that every file's notes of a child run one way, oldest first or newest first. */
export function outOfOrder(records: readonly (readonly FactEntry<Entry>[])[]): Set<FactEntry<Entry>> {
  const files = new Map<string, (readonly FactEntry<Entry>[])[]>();
  for (const record of records) {
    const parts = new Map<string, FactEntry<Entry>[]>();
    for (const entry of record) parts.set(entry.ref.file, [...(parts.get(entry.ref.file) ?? []), entry]);
    for (const [file, part] of parts) files.set(file, [...(files.get(file) ?? []), part]);
  }
  const displaced = new Set<FactEntry<Entry>>();
  for (const parts of files.values()) {
    const ways = parts.map((part) => ({ oldestFirst: displacedIn(part, 1), newestFirst: displacedIn(part, -1), size: part.length }));
    const sum = (way: 'oldestFirst' | 'newestFirst') => ways.reduce((total, found) => total + found[way].length, 0);
    const [up, down] = [sum('oldestFirst'), sum('newestFirst')];
    // A file that runs neither way more than the other has no order to be out of.
    if (up === down) continue;
    const [way, other] = up < down ? (['oldestFirst', 'newestFirst'] as const) : (['newestFirst', 'oldestFirst'] as const);
    for (const found of ways) {
      if (found[other].length === 0 && found.size >= OWN_ORDER) continue;
      for (const entry of found[way]) displaced.add(entry);
    }
  }
  return displaced;
}

/**
 * The fewest entries without which the rest never goes back in time; of two that are the wrong way round, the one further down.
 * @param way 1: oldest first; -1: newest first.
 */
function displacedIn(entries: readonly FactEntry<Entry>[], way: 1 | -1): FactEntry<Entry>[] {
  const keys = keysOf(entries, way);
  // Longest run that never falls, built from the end: highest[n] begins the best run of n + 1 entries.
  const highest: number[] = [];
  const next: (number | undefined)[] = [];
  for (let i = entries.length - 1; i >= 0; i--) {
    let low = 0;
    let high = highest.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[highest[middle] as number] as number) >= (keys[i] as number)) low = middle + 1;
      else high = middle;
    }
    next[i] = low > 0 ? highest[low - 1] : undefined;
    highest[low] = i;
  }
  const kept = new Set<number>();
  for (let at = highest.at(-1); at !== undefined; at = next[at]) kept.add(at);
  return entries.filter((_, i) => !kept.has(i));
}

/** Numbers that rise where the record runs this way. A date alone fits anywhere on its day: it takes the time of its neighbour. */
function keysOf(entries: readonly FactEntry<Entry>[], way: 1 | -1): number[] {
  const keys: number[] = [];
  let before: { readonly day: number; readonly key: number } | undefined;
  for (const { fact } of entries) {
    const edge = way === 1 ? fact.earliest : -fact.latest;
    const key = fact.hasTime ? fact.earliest * way : before?.day === fact.day ? before.key : edge;
    keys.push(key);
    before = { day: fact.day, key };
  }
  return keys;
}
