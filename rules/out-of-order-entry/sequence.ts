import type { FactEntry, Group, Survey } from '../../src/engine/rule.ts';
import type { Entry } from './rule.ts';

/** Fewer entries than this that all run the other way than the rest of their file are an accident; more are an order of their own. */
const OWN_ORDER = 4;

type Way = 'oldestFirst' | 'newestFirst';

/** A child's notes of one file, and those that have to be taken out for the rest to run one way. */
interface Part extends Readonly<Record<Way, readonly FactEntry<Entry>[]>> {
  readonly file: string;
  readonly size: number;
}

/** Which way the files run, oldest first or newest first: every file's notes of all children tell. */
export class FileOrder implements Survey<Entry> {
  readonly rounds = 1;
  /** By file, how many entries stand the wrong way round if it runs the one way, less those if it runs the other. */
  readonly #balance = new Map<string, number>();

  look(records: readonly Group<Entry>[]): void {
    for (const record of records) {
      for (const { file, oldestFirst, newestFirst } of partsOf(record))
        this.#balance.set(file, (this.#balance.get(file) ?? 0) + oldestFirst.length - newestFirst.length);
    }
  }

  /** The entries of a record that have to be taken out so that every file's notes of a child run the file's way. */
  outOfOrder(record: Group<Entry>): Set<FactEntry<Entry>> {
    const displaced = new Set<FactEntry<Entry>>();
    for (const part of partsOf(record)) {
      const balance = this.#balance.get(part.file) ?? 0;
      // A file that runs neither way more than the other has no order to be out of.
      if (balance === 0) continue;
      const [way, other]: [Way, Way] = balance < 0 ? ['oldestFirst', 'newestFirst'] : ['newestFirst', 'oldestFirst'];
      if (part[other].length === 0 && part.size >= OWN_ORDER) continue;
      for (const entry of part[way]) displaced.add(entry);
    }
    return displaced;
  }
}

function partsOf(record: Group<Entry>): Part[] {
  const files = new Map<string, FactEntry<Entry>[]>();
  for (const entry of record) {
    const part = files.get(entry.ref.file);
    if (part) part.push(entry);
    else files.set(entry.ref.file, [entry]);
  }
  return [...files].map(([file, part]) => ({ file, oldestFirst: displacedIn(part, 1), newestFirst: displacedIn(part, -1), size: part.length }));
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
