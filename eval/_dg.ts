import { readFileSync } from 'node:fs';
import { resolveSettings, rules, runLint } from '../src/index.ts';
for (const name of process.argv.slice(2)) {
  const text = readFileSync(`/tmp/dg/${name}.ndjson`, 'utf8');
  const notes = text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as { id: string; sections: { text: string }[] });
  const settings = resolveSettings(rules, [], { only: ['derogatory-language'] });
  const { findings } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: false, paths: [], cwd: '.', given: [{ name: `${name}.ndjson`, bytes: new TextEncoder().encode(text) }] });
  const hit = new Map<string, string[]>();
  for (const finding of findings) hit.set(finding.on.noteId, [...(hit.get(finding.on.noteId) ?? []), text.slice(finding.position.start.offset, finding.position.end.offset)]);
  console.log(`== ${name}: ${notes.length} sentences, ${hit.size} hit`);
  for (const note of notes) {
    const found = hit.get(note.id);
    if (name === 'pos' ? !found : found) console.log(`${found ? `[${found.join(' | ')}] ` : ''}${note.sections[0]?.text}`);
  }
}
