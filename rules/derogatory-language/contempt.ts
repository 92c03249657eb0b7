import { isAttributed } from '../../src/language/attribution.ts';
import type { Prose } from '../../src/language/note-text.ts';
import type { People } from '../../src/language/people.ts';
import { featuresIn, SentenceModel, sentenceBefore, type Weights } from '../../src/language/sentence-model/model.ts';
import { opinionModel } from '../../src/language/sentence-model/opinion.ts';
import type { Sentence } from '../../src/language/sentences.ts';
import weights from './weights.json' with { type: 'json' };

const derogatory = new SentenceModel(weights as Weights);
/** How sure the model must be; chosen where what it found on sentences kept aside was nearly all right. */
const SURE = 0.6;
/** What is derogatory is the author's opinion too: the other model must not take it for a fact. */
const OPINION = 0;
/** Fewer words say too little to go by. */
const FEWEST_WORDS = 4;

/** Sentences of the author's own that read as contempt or blame by how they are worded as a whole. */
export function* contempt(prose: Prose, people: People): Generator<Sentence> {
  for (const [i, sentence] of prose.sentences.entries()) {
    const { start, end, block } = sentence;
    if (block.kind === 'heading' || block.kind === 'cell' || block.kind === 'code') continue;
    const words = prose.wordsIn(start, end);
    if (words.length < FEWEST_WORDS) continue;
    const features = featuresIn(prose, sentence, sentenceBefore(prose, i), people);
    if (derogatory.score(features) < SURE || opinionModel.score(features) < OPINION) continue;
    const quotes = prose.quotes.some((quote) => quote.start >= start && quote.end <= end);
    if (!quotes && !isAttributed(prose, words.at(-1)?.start ?? start)) yield sentence;
  }
}
