import { isAttributed } from '../../src/language/attribution.ts';
import type { Prose } from '../../src/language/note-text.ts';
import type { People } from '../../src/language/people.ts';
import { featuresIn, SentenceModel, sentenceBefore, type Weights } from '../../src/language/sentence-model/model.ts';
import type { Sentence } from '../../src/language/sentences.ts';
import opinionWeights from '../fact-opinion-mixing/weights.json' with { type: 'json' };
import weights from './weights.json' with { type: 'json' };

const derogatory = new SentenceModel(weights as Weights);
const opinion = new SentenceModel(opinionWeights as Weights);

const T = Number(process.env.DT ?? 0.6);
const O = Number(process.env.OT ?? 0);
/** Fewer words say too little to go by. */
const FEWEST_WORDS = 4;

/** Sentences of the author's own that read as contempt or blame, by how they are worded as a whole. */
export function* contempt(prose: Prose, people: People): Generator<Sentence> {
  for (const [i, sentence] of prose.sentences.entries()) {
    const { start, end, block } = sentence;
    if (block.kind === 'heading' || block.kind === 'cell' || block.kind === 'code') continue;
    const words = prose.wordsIn(start, end);
    if (words.length < FEWEST_WORDS) continue;
    const features = featuresIn(prose, sentence, sentenceBefore(prose, i), people);
    const d = derogatory.score(features);
    if (d < T) continue;
    const o = opinion.score(features);
    if (o < O) continue;
    if (prose.quotes.some((quote) => quote.start >= start && quote.end <= end)) continue;
    if (isAttributed(prose, words.at(-1)?.start ?? start)) continue;
    if (process.env.DSHOW) console.log(`@@ ${d.toFixed(2)} ${o.toFixed(2)} ${prose.section.kind} ${prose.text.slice(start, end).replace(/\s+/g, ' ')}`);
    yield sentence;
  }
}
