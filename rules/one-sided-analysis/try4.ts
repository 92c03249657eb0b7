import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseLabelled } from '../../eval/marks.ts';
import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { analysisOf, hasAnalysis, isTranscript } from '../../src/language/analysis.ts';
import { read } from '../../test/input/given.ts';
import { casesIn, readCase } from '../../test/language/cases.ts';
import { lackOf } from './sides.ts';
const arg = process.argv[2] ?? 'develop';
let [right, found, want] = [0, 0, 0];
const judge = (label: string, text: NoteText, name: string) => {
  const got = hasAnalysis(text) && !isTranscript(text) ? (lackOf(text)?.lacks ?? '-') : '-';
  const fault = label !== '-' && label !== 'TRAP' && label !== '?';
  if (fault) want++;
  if (got !== '-') found++;
  if (fault && got !== '-') right++;
  if (label === '?' ? got !== '-' : fault !== (got !== '-')) { console.log(label, got, name); if (process.argv[3] || process.argv[4]) console.log('    ' + analysisOf(text).map((p) => p.text.replaceAll('\n', ' ')).join(' ## ').slice(0, 900)); }
};
if (arg.endsWith('.tsv')) for (const c of casesIn(new URL(`file://${process.cwd()}/${arg}`))) judge(c.told[0] ?? '-', await readCase({ ...c, contactType: 'Home visit' }, 'Analysis of information'), c.words.slice(0, 90));
else for (const name of readdirSync(join('eval/notes', arg)).filter((n) => n.endsWith('.notes.md') && !n.startsWith('whole'))) {
  const file = parseLabelled(name, readFileSync(join('eval/notes', arg, name), 'utf8'));
  const known = file.labelled.includes('one-sided-analysis');
  if (!known && process.argv[3] !== 'all') continue;
  for (const note of file.notes) {
    const { notes } = await read('a.md', note.text).catch(() => ({ notes: [] }));
    if (!notes[0]) continue;
    const text = new NoteText(notes[0], new Lexicon());
    const l = note.labels.find((x) => x.rule === 'one-sided-analysis');
    judge(!known ? '?' : l ? (l.isTrap ? 'TRAP' : 'FAULT') : '-', text, note.name);
  }
}
console.log({ right, found, want });
