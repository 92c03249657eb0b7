import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseLabelled } from '../../eval/marks.ts';
import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { read } from '../../test/input/given.ts';
import { analysisOf, hasAnalysis, isTranscript } from '../../src/language/analysis.ts';
import { weighingOf } from '../../src/language/weighing.ts';
import { featuresIn, SentenceModel, sentenceBefore } from '../../src/language/sentence-model/model.ts';
const load = (n: string) => new SentenceModel(JSON.parse(readFileSync(join('rules/one-sided-analysis', n), 'utf8')));
const [S, W, M] = [load('strength.json'), load('worry.json'), load('meaning.json')];
const set = process.argv[2] ?? 'develop';
const show = process.argv[3];
for (const name of readdirSync(join('eval/notes', set)).filter((n) => n.endsWith('.notes.md') && !n.startsWith('whole'))) {
  const file = parseLabelled(name, readFileSync(join('eval/notes', set, name), 'utf8'));
  if (!file.labelled.includes('one-sided-analysis')) continue;
  for (const note of file.notes) {
    const { notes } = await read('a.md', note.text);
    if (!notes[0]) continue;
    const text = new NoteText(notes[0], new Lexicon());
    const fault = note.labels.find((l) => l.rule === 'one-sided-analysis');
    const label = fault ? (fault.isTrap ? 'TRAP ' : 'FAULT') : '-    ';
    if (!hasAnalysis(text)) { console.log(label, note.name, 'no analysis'); continue; }
    const rows: string[] = [];
    let [p, m, words, maxS, maxW, maxM, sS, sW, nO, ct, mean] = [0, 0, 0, -9, -9, -9, 0, 0, 0, 0, 0];
    const sig = (x: number) => 1 / (1 + Math.exp(-x));
    for (const prose of analysisOf(text)) for (const w of weighingOf(text, prose)) {
      const i = prose.sentences.indexOf(w.sentence);
      const f = featuresIn(prose, w.sentence, sentenceBefore(prose, i), text.people);
      const [a, b, c] = [S.score(f), W.score(f), M.score(f)];
      p += w.strength; m += w.worry; words += w.length; maxS = Math.max(maxS, a); maxW = Math.max(maxW, b); maxM = Math.max(maxM, c); sS += sig(a); sW += sig(b);
      if (w.noOtherSide) nO++; if (w.contrast) ct++; if (w.meaning) mean++;
      rows.push(`    +${w.strength} -${w.worry}${w.meaning ? 'm' : ' '} S${a.toFixed(1)} W${b.toFixed(1)} M${c.toFixed(1)} ${prose.text.slice(w.sentence.start, w.sentence.end).replaceAll('\n', ' ')}`);
    }
    console.log(label, note.name.padEnd(28), isTranscript(text) ? 'T' : ' ', `w${words} +${p} -${m} S${sS.toFixed(1)}/${maxS.toFixed(1)} W${sW.toFixed(1)}/${maxW.toFixed(1)} M${maxM.toFixed(1)} no${nO} ct${ct} mean${mean}`);
    if (show === 'all' || (show === 'fault' && label === 'FAULT')) for (const r of rows) console.log(r);
  }
}
