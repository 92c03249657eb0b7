import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import { Judge } from '../src/engine/judge.ts';
import { readMarkdown } from '../src/input/markdown.ts';
import { Lexicon } from '../src/language/lexicon.ts';
import { NoteText } from '../src/language/note-text.ts';
import type { CaseNote } from '../src/casenote/nodes.ts';

/** `node scripts/run.mjs bench/stages.ts FOLDER`: milliseconds a note of each stage on a folder of Markdown notes, one thread. */
const folder = process.argv[2] ?? '';
const settings = resolveSettings(rules, [], {});
const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

function time(label: string, run: () => void): void {
  const start = performance.now();
  run();
  const ms = performance.now() - start;
  console.log(`${label.padEnd(28)}${(ms / files.length).toFixed(3)} ms a note`);
}

function parse(): CaseNote[] {
  return files.flatMap(({ name, bytes }) => [...readMarkdown(bytes, name, settings)].flatMap((reading) => (reading.kind === 'note' ? [reading.note] : [])));
}

for (let round = 0; round < 2; round++) {
  let notes: CaseNote[] = [];
  time('read', () => {
    notes = parse();
  });
  const texts = notes.map((note) => new NoteText(note, new Lexicon()));
  time('parse prose', () => texts.forEach((text) => text.sections.length));
  time('words', () => texts.forEach((text) => text.sections.forEach((prose) => prose.words.length)));
  time('sentences', () => texts.forEach((text) => text.sections.forEach((prose) => prose.sentences.length)));
  time('quotes', () => texts.forEach((text) => text.sections.forEach((prose) => prose.quotes.length)));
  for (const state of settings.rulesFor('')) {
    const judge = new Judge([state], () => [state], '2026-06-30');
    const fresh = parse();
    time(`${state.rule.name} with text`, () => fresh.forEach((note) => judge.judge(note)));
    time(`  finish`, () => judge.finish());
  }
  const judge = new Judge(settings.rulesFor(''), () => settings.rulesFor(''), '2026-06-30');
  const fresh = parse();
  time('all rules', () => fresh.forEach((note) => judge.judge(note)));
  time('finish', () => judge.finish());
  console.log();
}
