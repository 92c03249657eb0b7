import { readFileSync } from 'node:fs';
import { readMarkdown } from '../src/input/markdown.ts';
import { NoteText } from '../src/language/note-text.ts';
import { Lexicon } from '../src/language/lexicon.ts';
import { clausesIn } from '../src/language/clauses.ts';
import { presentIn } from '../src/language/presence.ts';
import { wordsWithPeople, childSeen, aloneClaims, bedroomClaims } from '../src/language/child-seen.ts';
import { parseLabelled } from '../eval/marks.ts';
import { Labels } from '../src/casenote/labels.ts';
const [, , file, n, pat] = process.argv as string[];
const f = parseLabelled('x', readFileSync(file as string, 'utf8'));
const note = f.notes[Number(n) - 1]!;
const labels = new Labels();
for (const r of readMarkdown(new TextEncoder().encode(note.text), 'x.md', { labels, dates: { readWithTime: (t: string) => ({ earliest: 0, latest: 0, day: t.slice(0, 10) }) as never, read: (t: string) => ({ earliest: 0, latest: 0, day: t.slice(0, 10) }) as never } } as never)) {
  const cn = (r as any).note; if (!cn) { console.log(JSON.stringify(r).slice(0,500)); continue; }
  const text = new NoteText(cn, new Lexicon());
  for (const p of text.of('reason', 'detailed')) for (const s of p.sentences) {
    const t = p.text.slice(s.start, s.end);
    if (pat && !t.includes(pat)) continue;
    console.log('>>', t);
    console.log('   T', wordsWithPeople(p, s).map((w) => w.lower).join(' '));
    for (const c of clausesIn(p, s)) console.log('   C', c.subject ? p.text.slice(c.subject.start, c.subject.end) : '-', c.reported ? 'R' : '', '|', c.words.map((w) => w.lower).join(' '));
  }
  for (const x of presentIn(text)) console.log('P', x.evidence, x.prose.text.slice(x.mention.start, x.mention.end), '|', x.prose.text.slice(x.sentence.start, x.sentence.end).slice(0, 60));
  for (const x of [...childSeen(text).told, ...aloneClaims(text), ...bedroomClaims(text)]) console.log('S', x.tells, x.plainly, '|', x.prose.text.slice(x.sentence.start, x.sentence.end).slice(0, 90));
}
