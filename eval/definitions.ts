import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Definition } from '../src/language/abbreviations/definition.ts';
import { findDefinitions } from '../src/language/abbreviations/definitions.ts';

/**
 * `node scripts/run.mjs eval/definitions.ts [misses]`: how well the language layer finds where a text explains an
 * abbreviation, on public data that is not copied into the project (see ../shared/data/README.md).
 */
const DATA = join('..', 'shared', 'data');
const wantsMisses = process.argv.includes('misses');

interface Abstract {
  readonly id: string;
  readonly text: string;
  readonly pairs: readonly { readonly short: string; readonly long: string }[];
}
interface Report {
  readonly id: string;
  readonly paragraphs: readonly string[];
}
interface Acronym {
  readonly doc: string;
  readonly acronym: string;
  readonly explained: boolean;
  readonly expansion: string | null;
}

const pairs = join(DATA, 'abbreviation-pairs-med1250.jsonl.gz');
if (existsSync(pairs)) scorePairs(lines<Abstract>(pairs));
else console.log(`${pairs} is not there: skipped.`);

const reports = join(DATA, 'inspection-reports.jsonl.gz');
const acronyms = join(DATA, 'inspection-acronyms.jsonl');
if (existsSync(reports) && existsSync(acronyms)) scoreReports(lines<Report>(reports), lines<Acronym>(acronyms));
else console.log(`${reports} is not there: skipped.`);

/** Ab3P's measure: a pair is right where both forms are those of the gold standard, spaces and case apart. */
function scorePairs(abstracts: readonly Abstract[]): void {
  console.log('MED1250 (published F1: Ab3P .898, Schwartz–Hearst .834)');
  console.log('documents        precision  recall     F1');
  const count = { even: [0, 0, 0], odd: [0, 0, 0], all: [0, 0, 0] };
  for (const { id, text, pairs: gold } of abstracts) {
    const half = Number(id) % 2 === 0 ? 'even' : 'odd';
    const wanted = new Set(gold.map(({ short, long }) => pairKey(short, long)));
    const found = new Set(
      findDefinitions(text)
        .filter(({ kind }) => kind !== 'key')
        .map((definition) => pairKey(written(text, definition.short), written(text, definition.long))),
    );
    const right = [...found].filter((pair) => wanted.has(pair)).length;
    for (const sums of [count[half], count.all]) for (const [i, n] of [right, found.size, wanted.size].entries()) sums[i] = (sums[i] ?? 0) + n;
    // The odd half is for checking: its misses are not for tuning.
    if (wantsMisses && half === 'even') {
      for (const pair of found) if (!wanted.has(pair)) console.log(`  + ${pair}`);
      for (const pair of wanted) if (!found.has(pair)) console.log(`  - ${pair}`);
    }
  }
  for (const [name, [right = 0, found = 0, wanted = 0]] of Object.entries(count)) {
    const precision = right / found;
    const recall = right / wanted;
    console.log(
      `${name.padEnd(16)}${[precision, recall, (2 * precision * recall) / (precision + recall)].map((share) => share.toFixed(3).padStart(8)).join('')}`,
    );
  }
}

function scoreReports(documents: readonly Report[], rows: readonly Acronym[]): void {
  const texts = new Map(documents.map(({ id, paragraphs }) => [id, paragraphs.join('\n\n')]));
  const words = [...texts.values()].reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const found = new Map<string, Definition[]>();
  // The best of three passes: the first also pays for compiling.
  let seconds = Infinity;
  for (let pass = 0; pass < 3; pass++) {
    const began = performance.now();
    for (const [id, text] of texts) found.set(id, findDefinitions(text));
    seconds = Math.min(seconds, (performance.now() - began) / 1000);
  }
  const explained = rows.filter((row) => row.explained);
  const shorts = new Map([...found].map(([id, definitions]) => [id, new Set(definitions.map(({ short }) => singular(written(texts.get(id) ?? '', short))))]));
  const missed = explained.filter(({ doc, acronym }) => !shorts.get(doc)?.has(singular(acronym)));
  const kinds: Record<string, number> = {};
  for (const { kind } of [...found.values()].flat()) kinds[kind] = (kinds[kind] ?? 0) + 1;
  console.log(
    `\nInspection reports: ${explained.length - missed.length} of ${explained.length} explained acronyms found (${((1 - missed.length / explained.length) * 100).toFixed(1)}%)`,
  );
  console.log(
    `${Object.entries(kinds)
      .map(([kind, n]) => `${n} ${kind}`)
      .join(', ')}; ${words} words in ${seconds.toFixed(2)} s, ${(words / seconds / 1e6).toFixed(2)} million a second`,
  );
  if (wantsMisses) for (const { doc, acronym, expansion } of missed) console.log(`  - ${doc} ${acronym} ${expansion}`);
}

function lines<T>(path: string): T[] {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

function written(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end);
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function pairKey(short: string, long: string): string {
  return `${collapse(short)} = ${collapse(long)}`;
}

function singular(short: string): string {
  return short.replace(/['’]?s$/, '').toUpperCase();
}
