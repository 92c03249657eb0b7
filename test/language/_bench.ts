import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../rules/index.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { Judge } from '../../src/engine/judge.ts';
import { readMarkdown } from '../../src/input/markdown.ts';
import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { presentIn } from '../../src/language/presence.ts';
import { toldSeen } from '../../src/language/child-seen.ts';
import { toldClauses } from '../../src/language/told-clauses.ts';
import { clausesIn } from '../../src/language/clauses.ts';
import { eventsIn } from '../../rules/missing-event-marker/events.ts';
import { wordsWithPeople } from '../../src/language/people-words.ts';
const folder = process.argv[2] as string;
const MINE = ['contradicted-checklist', 'unlisted-person', 'missing-event-marker', 'missing-seen-marker', 'reason-for-contact'];
const settings = resolveSettings(rules, [], {});
const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const notes = () => files.flatMap(({ name, bytes }) => [...readMarkdown(bytes, name, settings)].flatMap((r) => (r.kind === 'note' ? [r.note] : [])));
const warm = (text: NoteText) => { for (const p of text.sections) { p.words; p.sentences; p.quotes; p.mentions; } text.people.all; };
for (let round = 0; round < 12; round++) {
  const t: Record<string, number> = {};
  const time = (k: string, f: () => void) => { const s = performance.now(); f(); t[k] = (performance.now() - s) / files.length; };
  const texts = notes().map((n) => new NoteText(n, new Lexicon()));
  time('shared(words..mentions)', () => texts.forEach(warm));
  time('seen', () => texts.forEach((x) => toldSeen(x)));
  time('present', () => texts.forEach((x) => presentIn(x)));
  time('events', () => texts.forEach((x) => eventsIn(x)));
  const states = settings.rulesFor('').filter((s) => MINE.includes(s.rule.name));
  for (const st of [[], states, ...states.map((s) => [s])]) { const n = notes(); n.forEach((x) => x.id); const j = new Judge(st, () => st, '2026-06-30'); time('judge ' + st.map((s) => s.rule.name).join('+').slice(0, 40), () => { for (const x of n) j.judge(x); }); }
  if (round === 0 || round === 11) console.log(Object.entries(t).map(([k, v]) => `${k} ${v.toFixed(3)}`).join('\n'), '\n');
}
