import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import { Judge } from '../src/engine/judge.ts';
import { readMarkdown } from '../src/input/markdown.ts';
const folder = process.argv[2] ?? '';
const settings = resolveSettings(rules, [], {});
const only = process.argv[3];
const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const states = settings.rulesFor('').filter((s) => !only || s.rule.name === only);
for (let round = 0; round < 3; round++) {
  const t = performance.now();
  const judge = new Judge(states, () => states, '2026-06-30');
  for (const { name, bytes } of files) for (const reading of readMarkdown(bytes, name, settings)) if (reading.kind === 'note') judge.judge(reading.note);
  judge.finish();
  console.log((files.length / (performance.now() - t) * 1000).toFixed(0), 'notes/s');
}
