import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesIn, readCase } from '../../test/language/cases.ts';
import { analysisOf, hasAnalysis, isTranscript, sidesOf } from '../../src/language/analysis.ts';
import { weighingOf } from '../../src/language/weighing.ts';
import { featuresIn, SentenceModel, sentenceBefore } from '../../src/language/sentence-model/model.ts';
const load = (n: string) => new SentenceModel(JSON.parse(readFileSync(join('rules/one-sided-analysis', n), 'utf8')));
const [S, W, M] = [load('strength.json'), load('worry.json'), load('meaning.json')];
for (const c of casesIn(new URL(`file://${process.cwd()}/${process.argv[2]}`))) {
  const text = await readCase({ ...c, contactType: 'Home visit' }, 'Analysis of information');
  const sig = (x: number) => 1 / (1 + Math.exp(-x));
  let [p, m, words, maxS, maxW, maxM, sS, sW, nO, ct, mean] = [0, 0, 0, -9, -9, -9, 0, 0, 0, 0, 0];
  for (const prose of analysisOf(text)) for (const w of weighingOf(text, prose)) {
    const f = featuresIn(prose, w.sentence, sentenceBefore(prose, prose.sentences.indexOf(w.sentence)), text.people);
    const [a, b, d] = [S.score(f), W.score(f), M.score(f)];
    p += w.strength; m += w.worry; words += w.length; maxS = Math.max(maxS, a); maxW = Math.max(maxW, b); maxM = Math.max(maxM, d); sS += sig(a); sW += sig(b);
    if (w.noOtherSide) nO++; if (w.contrast) ct++; if (w.meaning) mean++;
  }
  const want = c.told[0] ?? '-';
  const got = !hasAnalysis(text) ? 'none' : isTranscript(text) ? 'T' : (sidesOf(text).lacks ?? '-');
  console.log(`${want.padEnd(9)} ${got.padEnd(9)} ${want === got ? ' ' : 'x'} w${words} +${p} -${m} S${sS.toFixed(1)}/${maxS.toFixed(1)} W${sW.toFixed(1)}/${maxW.toFixed(1)} M${maxM.toFixed(1)} no${nO} ct${ct} mean${mean} ${c.words.slice(0, 60)}`);
}
