import type { Prose } from '../../src/language/index/note-text.ts';
import type { People } from '../../src/language/index/people.ts';
import { featuresIn, SentenceModel, sentenceBefore } from '../../src/language/sentence-model/model.ts';
import { opinionModel } from '../../src/language/sentence-model/opinion.ts';
import { isAttributed } from '../../src/language/speech/attribution.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import weights from './contempt.weights';
import peopleWords from './people-words.yaml';

const derogatory = new SentenceModel(weights);
/** Words for people and their homes; a sentence with none of them, no name and no pronoun puts nobody down. */
const SOMEBODY = new WordSet((peopleWords as { readonly somebody: readonly string[] }).somebody);

/** Fewer words say too little to go by. */
const FEWEST_WORDS = 5;
/**
 * The score from which on a sentence is taken for contempt. Chosen on notes of every kind: an opinion put plainly ("she is
 * not ready to live alone") comes near it and stays below.
 */
const SURE = 4;
/** Other sections judge rightly, and fair judgement comes nearer to it. */
const SURE_ELSEWHERE = 4.4;
/** Contempt is opinion too: how much it counts that a sentence reads as one, and from where on it counts no more. */
const OPINION_SHARE = 0.2;
const MOST_OPINION = 4;

/** Sentences of the author's own that read as contempt or blame by how they are worded as a whole. */
export function* contempt(prose: Prose, people: People): Generator<Sentence> {
  const sure = prose.section.kind === 'detailed' ? SURE : SURE_ELSEWHERE;
  for (const [i, sentence] of prose.sentences.entries()) {
    if (isContempt(prose, i, sentence, people, sure)) yield sentence;
  }
}

/** How far a sentence reads as contempt or blame, as log-odds: a second sign beside a word that may be fair. */
export function contemptOf(prose: Prose, sentence: Sentence, people: People): number {
  return derogatory.score(featuresIn(prose, sentence, sentenceBefore(prose, prose.sentences.indexOf(sentence)), people));
}

function isContempt(prose: Prose, i: number, sentence: Sentence, people: People, sure: number): boolean {
  const { start, end, block } = sentence;
  if (block.kind === 'heading' || block.kind === 'cell' || block.kind === 'code') return false;
  const words = prose.wordsIn(start, end);
  const last = words.at(-1);
  if (!last || words.length < FEWEST_WORDS) return false;
  const features = featuresIn(prose, sentence, sentenceBefore(prose, i), people);
  const score = derogatory.score(features);
  if (score + OPINION_SHARE * MOST_OPINION < sure) return false;
  const opinion = opinionModel.score(features);
  if (opinion < 0 || score + OPINION_SHARE * Math.min(opinion, MOST_OPINION) < sure) return false;
  if (!prose.mentionsIn(start, end).some(({ kind }) => kind !== 'author' && kind !== 'several') && !SOMEBODY.meets(words)) return false;
  return !prose.quotes.some((quote) => quote.start >= start && quote.end <= end) && !isAttributed(prose, last.start);
}
