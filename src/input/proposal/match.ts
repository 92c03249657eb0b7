import type { Column } from './columns.ts';
import { type Look, lookOf } from './looks.ts';
import data from './target-names.yaml';
import { OTHER, wordsOf, wordsOfAll } from './words.ts';

interface TargetNames {
  readonly looks: readonly Look[];
  readonly names: readonly string[];
}

const TARGETS = Object.entries(data as Readonly<Record<string, TargetNames>>).map(([target, { looks, names }]) => ({
  target,
  looks: new Set(looks),
  phrases: names.map(wordsOf),
}));

/** Below it a name and a phrase have too little in common. */
const LEAST = 0.6;

/** A column, and the key of a case note that it most likely holds. */
export interface Match {
  readonly target: string;
  readonly column: Column;
}

export interface Matches {
  readonly sure: readonly Match[];
  /** The name fits, the values do not: a tick in words that are none, a date that looks like none. */
  readonly unlike: readonly Match[];
}

/** Finds for each key the column whose name comes nearest; one column a key, one key a column, the best first. */
export function matchColumns(columns: readonly Column[], taken: ReadonlySet<string>): Matches {
  const words = wordsOfAll(columns.map(({ name }) => name));
  const candidates: Candidate[] = columns.flatMap((column, i) => {
    const look = lookOf(column.values);
    return TARGETS.flatMap(({ target, looks, phrases }) => {
      const score = Math.max(...phrases.map((phrase) => likeness(words[i] ?? new Set(), phrase)));
      if (score < LEAST || taken.has(target)) return [];
      return [{ target, column, look, score, isLike: look === 'none' || looks.has(look) || isWord(column, looks) }];
    });
  });
  for (const pair of PAIRS) leaveHalves(pair, candidates);
  candidates.sort((a, b) => b.score - a.score || Number(a.look === 'none') - Number(b.look === 'none'));
  const targets = new Set<string>();
  const names = new Set<string>();
  const take = (wanted: boolean): Match[] =>
    candidates.flatMap(({ target, column, isLike }) => {
      if (isLike !== wanted || targets.has(target) || names.has(column.name)) return [];
      targets.add(target);
      names.add(column.name);
      return [{ target, column }];
    });
  const sure = take(true);
  return { sure, unlike: take(false) };
}

/** A number or a letter may be a tick or a day, and is an id or a name as well. */
function isWord({ values }: Column, looks: ReadonlySet<Look>): boolean {
  return looks.has('short') && !looks.has('long') && values.every((value) => /^(?:\d+|\w)$/.test(value.trim()));
}

interface Candidate extends Match {
  readonly look: Look;
  readonly score: number;
  readonly isLike: boolean;
}

/** Two keys that mean something only together, and the keys that a column would be taken for where they do not. */
const PAIRS = [
  { first: 'sections[].heading', second: 'sections[].text', instead: ['sections.Detailed Notes'] },
  { first: 'pivot.name', second: 'pivot.value', instead: [] },
] as const;

/** Leaves of a pair both halves or none; with both, what the columns might be instead is out of the question. */
function leaveHalves({ first, second, instead }: (typeof PAIRS)[number], candidates: Candidate[]): void {
  const isWhole = [first, second].every((half) => candidates.some(({ target, isLike }) => isLike && target === half));
  const out: readonly string[] = isWhole ? instead : [first, second];
  candidates.splice(0, candidates.length, ...candidates.filter(({ target }) => !out.includes(target)));
}

/** How much two names have in common: words of both, of all their words. */
function likeness(words: ReadonlySet<string>, phrase: ReadonlySet<string>): number {
  for (const word of words) if (OTHER.has(word) && !phrase.has(word)) return 0;
  const both = [...phrase].filter((word) => words.has(word)).length;
  return both / (words.size + phrase.size - both);
}
