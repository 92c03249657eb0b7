import { analysisOf } from '../../src/language/analysis.ts';
import { readFileSync } from 'node:fs';
import type { NoteText } from '../../src/language/note-text.ts';
import { Phrases } from '../../src/language/phrases.ts';
import { featuresIn, SentenceModel, sentenceBefore } from '../../src/language/sentence-model/model.ts';
import { weighingOf } from '../../src/language/weighing.ts';
import lists from './words.yaml';
const load = (n: string) => new SentenceModel(JSON.parse(readFileSync('rules/one-sided-analysis/' + n, 'utf8')));
const [S, W] = [load('strength.json'), load('worry.json')];
const L = lists as any;
const P = { contrast: new Phrases(L.contrast), doubt: new Phrases(L.doubt), credit: new Phrases(L.credit), none: new Phrases(L.noOtherSide) };
export function measure(text: NoteText) {
  const sig = (x: number) => 1 / (1 + Math.exp(-x));
  const m = { n: 0, words: 0, plus: 0, minus: 0, meanS: 0, meanW: 0, maxS: -9, maxW: -9, diff: 0, none: false, contrast: 0, doubt: 0, credit: 0 };
  for (const prose of analysisOf(text)) {
    if (P.none.find(prose.words)) m.none = true;
    for (let i = 0; i < prose.words.length; i++) {
      if (P.contrast.endAt(prose.words, i, prose.words.length) !== undefined) m.contrast++;
      if (P.doubt.endAt(prose.words, i, prose.words.length) !== undefined) m.doubt++;
      if (P.credit.endAt(prose.words, i, prose.words.length) !== undefined) m.credit++;
    }
    for (const w of weighingOf(text, prose)) {
      const f = featuresIn(prose, w.sentence, sentenceBefore(prose, prose.sentences.indexOf(w.sentence)), text.people);
      const [a, b] = [S.score(f), W.score(f)];
      m.n++; m.words += w.length; m.plus += w.strength; m.minus += w.worry; m.meanS += sig(a); m.meanW += sig(b); m.maxS = Math.max(m.maxS, a); m.maxW = Math.max(m.maxW, b); m.diff += a - b;
    }
  }
  m.meanS /= m.n; m.meanW /= m.n; m.diff /= m.n;
  return m;
}
