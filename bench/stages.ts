import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import type { CaseNote } from '../src/casenote/nodes.ts';
import { type RuleState, resolveSettings } from '../src/config/resolve.ts';
import { judgeGroups } from '../src/engine/group-judge.ts';
import { Households } from '../src/engine/groups.ts';
import { Judge, type NoteFacts } from '../src/engine/judge.ts';
import { readNdjson } from '../src/input/json.ts';
import { readMarkdown } from '../src/input/markdown.ts';
import { NoteText } from '../src/language/index/note-text.ts';
import { Lexicon } from '../src/language/words/lexicon.ts';

/**
 * `npm run profile -- PATH`: notes a second of the whole job, milliseconds a note of each stage, and of each rule by
 * itself, the dearest first. PATH is a folder of Markdown notes (`node bench/corpus.mjs FOLDER`) or an NDJSON file
 * (`node bench/export.mjs FILE`). One thread. The first round is cold, as a run is.
 */
const path = process.argv[2];
if (!path) throw new Error('npm run profile -- FOLDER, or FILE.ndjson');
const ROUNDS = 3;
/** Notes that are judged side by side, as a run does. */
const TOGETHER = 32;
const settings = resolveSettings(rules, [], {});
const all = settings.rulesFor('');
const names = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];

const readFiles = () => names.map((name) => ({ name, bytes: readFileSync(name) }));
const files = readFiles();

function* notes(): Generator<CaseNote> {
  for (const { name, bytes } of files) {
    const readings = name.endsWith('.md') ? readMarkdown(bytes, name, settings) : readNdjson(bytes, name, settings);
    for (const reading of readings) if (reading.kind === 'note') yield reading.note;
  }
}

function judge(states: readonly RuleState[], given: Iterable<CaseNote>): void {
  const one = new Judge(states, '2026-06-30');
  const households = new Households();
  const facts: NoteFacts[] = [];
  const settle = (notes: readonly CaseNote[]) => {
    for (const verdict of one.judgeAll(notes.map((note, ordinal) => ({ note, ordinal })))) {
      if (!verdict.facts) continue;
      households.link(verdict.facts.record, verdict.facts.ties);
      facts.push(verdict.facts);
    }
  };
  let together: CaseNote[] = [];
  for (const note of given) {
    together.push(note);
    if (together.length < TOGETHER) continue;
    settle(together);
    together = [];
  }
  settle(together);
  judgeGroups(states, [facts], (record) => households.family(record));
}

const held = [...notes()];

/** Milliseconds a note. */
function timed(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / held.length;
}

for (let round = 0; round < ROUNDS; round++) {
  console.log(`whole job, round ${round + 1}: ${(1000 / timed(() => judge(all, notes()))).toFixed(0)} notes a second`);
}

const texts = held.map((note) => new NoteText(note, new Lexicon()));
const touch = (look: (text: NoteText) => unknown) => () => {
  for (const text of texts) look(text);
};
const stages: readonly (readonly [string, () => void])[] = [
  ['read from disk', () => void readFiles()],
  ['parse', () => void [...notes()].length],
  ['index: prose', touch((text) => text.sections.length)],
  ['index: words', touch((text) => text.sections.map((prose) => prose.words.length))],
  ['index: sentences', touch((text) => text.sections.map((prose) => prose.sentences.length))],
  ['index: quotations', touch((text) => text.sections.map((prose) => prose.quotes.length))],
  ['index and all rules', () => judge(all, held)],
];
function show(title: string, rows: readonly (readonly [string, number])[]): void {
  console.log(`\n${title}, milliseconds a note`);
  for (const [name, ms] of rows) console.log(`${name.padEnd(32)}${ms.toFixed(3).padStart(9)}`);
}

show(
  'Stages',
  stages.map(([stage, run]) => [stage, timed(run)]),
);
const costs = all.map((state) => [state.rule.name, timed(() => judge([state], held))] as const);
show(
  'Each rule by itself, with what it needs of the index',
  costs.sort(([, a], [, b]) => b - a),
);
