import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../rules/index.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import { readMarkdown } from '../src/input/markdown.ts';
import { Judge } from '../src/engine/judge.ts';
const [rule = ''] = process.argv.slice(2);
const settings = resolveSettings(rules, [], {});
const states = settings.rulesFor('').filter((s) => s.rule.name === rule);
let n = 0;
for (const file of readdirSync('eval/notes/develop').filter((f) => !f.startsWith('contact-'))) {
  const body = readFileSync(`eval/notes/develop/${file}`, 'utf8').split('%%').slice(2).join('%%').trimStart();
  for (const [i, part] of body.split(/^=====\s*$/m).entries()) {
    const raw = part.trimStart().replace(/^⟦!?[\w-]+⟧\s*$/gm, '').replace(/⟦!?[\w-]+:\s?/g, '').replace(/⟧/g, '');
    const j = new Judge(states, () => states, '2026-06-30');
    for (const r of readMarkdown(new TextEncoder().encode(raw), 'a.md', settings)) if (r.kind === 'note') { n++; const v = j.judge(r.note) as any;
      for (const f of v.findings ?? v) { const s = f.position.start.offset, e = f.position.end.offset; const rows = (raw.match(/present:[\s\S]*?(?=\n\w|\n---)/)?.[0] ?? "").replace(/(atContact|interviewed|seen|alone|bedroom|kind|age): \w+,?/g, "").replace(/\s+/g, " ").slice(0, 160); console.log(`${file}#${i + 1} [${f.messageId ?? ''}] ${raw.slice(Math.max(0, s - 90), s).replace(/\n/g, ' ')}>>>${raw.slice(s, e)}<<<${raw.slice(e, e + 90).replace(/\n/g, " ")}  || ${rows}`); } }
  }
}
console.log(n, 'notes');
