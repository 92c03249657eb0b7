import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../rules/index.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { Judge } from '../../src/engine/judge.ts';
import { readMarkdown } from '../../src/input/markdown.ts';
const folder = process.argv[2] as string;
const MINE = ['contradicted-checklist', 'unlisted-person', 'missing-event-marker', 'missing-seen-marker', 'reason-for-contact'];
const settings = resolveSettings(rules, [], {});
const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const states = settings.rulesFor('').filter((s) => MINE.includes(s.rule.name));
for (let i = 0; i < 8; i++) { const j = new Judge(states, () => states, '2026-06-30'); for (const { name, bytes } of files) for (const r of readMarkdown(bytes, name, settings)) if (r.kind === 'note') j.judge(r.note); }
