import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseLabelled } from '../../eval/marks.ts';
import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { hasAnalysis, isTranscript } from '../../src/language/analysis.ts';
import { read } from '../../test/input/given.ts';
import { casesIn, readCase } from '../../test/language/cases.ts';
import { measure } from './measure.ts';
const line = (label: string, text: NoteText, name: string) => {
  const m = measure(text);
  if (!hasAnalysis(text) || isTranscript(text)) { if (label !== '-') console.log(label.padEnd(9), 'none/T', name); return; }
  console.log(label.padEnd(9), `n${m.n} w${m.words} +${m.plus} -${m.minus} S${m.meanS.toFixed(2)}/${m.maxS.toFixed(1)} W${m.meanW.toFixed(2)}/${m.maxW.toFixed(1)} D${(m.diff).toFixed(2)} ${m.none ? 'NONE' : ''} c${m.contrast} d${m.doubt} cr${m.credit} ${name}`);
};
const arg = process.argv[2] ?? 'develop';
if (arg.endsWith('.tsv')) for (const c of casesIn(new URL(`file://${process.cwd()}/${arg}`))) line(c.told[0] ?? '-', await readCase({ ...c, contactType: 'Home visit' }, 'Analysis of information'), c.words.slice(0, 50));
else for (const name of readdirSync(join('eval/notes', arg)).filter((n) => n.endsWith('.notes.md') && !n.startsWith('whole'))) {
  const file = parseLabelled(name, readFileSync(join('eval/notes', arg, name), 'utf8'));
  const known = file.labelled.includes('one-sided-analysis');
  if (!known && process.argv[3] !== 'all') continue;
  for (const note of file.notes) {
    const { notes } = await read('a.md', note.text);
    if (!notes[0]) continue;
    const text = new NoteText(notes[0], new Lexicon());
    const l = note.labels.find((x) => x.rule === 'one-sided-analysis');
    line(!known ? '?' : l ? (l.isTrap ? 'TRAP' : 'FAULT') : '-', text, note.name);
  }
}
