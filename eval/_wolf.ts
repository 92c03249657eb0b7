import { join } from 'node:path';
import { resolveSettings, rules, runLint } from '../src/index.ts';
import { readSet } from './score.ts';
const want = process.argv[2];
const counts = new Map<string, number>(); let notes = 0;
for (const file of readSet(join('eval', 'notes', 'develop'))) {
  const settings = resolveSettings(rules, [], {});
  const given = file.notes.map((note) => ({ name: note.name, bytes: new TextEncoder().encode(note.text) }));
  const result = await runLint({ settings, today: file.asOf ?? '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  notes += given.length;
  const texts = new Map(file.notes.map((n) => [n.name, n.text]));
  for (const f of result.findings) {
    if (file.labelled.includes(f.rule)) continue;
    counts.set(f.rule, (counts.get(f.rule) ?? 0) + 1);
    if (want === f.rule) { const t = texts.get(f.on.file) ?? ''; const { start, end } = f.position; console.log(f.on.file.slice(-28), '|', t.slice(start.offset, Math.min(end.offset, start.offset + 200)).replace(/\s+/g, ' '), '|', want.startsWith('x') ? '' : f.message.slice(0, 150)); }
  }
}
if (!want) { console.log(notes); for (const [r, c] of [...counts].sort((a, b) => b[1] - a[1])) console.log(r.padEnd(30), c, (c / notes).toFixed(3)); }
