import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import type { CaseNote } from '../src/casenote/nodes.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import { judgeGroups } from '../src/engine/group-judge.ts';
import { Households } from '../src/engine/groups.ts';
import { Judge, type NoteFacts } from '../src/engine/judge.ts';
import { readMarkdown } from '../src/input/markdown.ts';
import { NoteText } from '../src/language/index/note-text.ts';
import { Lexicon } from '../src/language/words/lexicon.ts';

/**
 * `npm run profile -- FOLDER`: notes a second of the whole job, and milliseconds a note of each stage, on a folder of
 * Markdown notes (`node bench/corpus.mjs FOLDER` writes one). One thread. The first round is cold, as a run is.
 */
const folder = process.argv[2];
if (!folder) throw new Error('npm run profile -- FOLDER');
const ROUNDS = 3;
const settings = resolveSettings(rules, [], {});
const all = settings.rulesFor('');
const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / files.length;
}

function show(label: string, ms: number): void {
  console.log(`${label.padEnd(32)}${ms.toFixed(3)} ms a note`);
}

function* notes(): Generator<CaseNote> {
  for (const { name, bytes } of files) {
    for (const reading of readMarkdown(bytes, name, settings)) if (reading.kind === 'note') yield reading.note;
  }
}

function judgeAll(only?: string): void {
  const states = only === undefined ? all : all.filter((state) => state.rule.name === only);
  const judge = new Judge(states, '2026-06-30');
  const households = new Households();
  const facts: NoteFacts[] = [];
  for (const note of notes()) {
    const verdict = judge.judge(note);
    if (!verdict.facts) continue;
    households.link(verdict.facts.record, verdict.facts.ties);
    facts.push(verdict.facts);
  }
  judgeGroups(states, [facts], (record) => households.family(record));
}

for (let round = 0; round < ROUNDS; round++) {
  console.log(`whole job, round ${round + 1}: ${(1000 / milliseconds(() => judgeAll())).toFixed(0)} notes a second`);
}
const held = [...notes()];
show(
  'read',
  milliseconds(() => {
    for (const note of notes()) void note.id;
  }),
);
const texts = held.map((note) => new NoteText(note, new Lexicon()));
for (const [stage, touch] of [
  ['prose', (text: NoteText) => text.sections.length],
  ['words', (text: NoteText) => text.sections.map((prose) => prose.words.length)],
  ['sentences', (text: NoteText) => text.sections.map((prose) => prose.sentences.length)],
  ['quotations', (text: NoteText) => text.sections.map((prose) => prose.quotes.length)],
] as const) {
  show(
    stage,
    milliseconds(() => {
      for (const text of texts) touch(text);
    }),
  );
}
for (const { rule } of all) {
  show(
    `read and ${rule.name}`,
    milliseconds(() => judgeAll(rule.name)),
  );
}
