import type { NoteText, Prose } from '../index/note-text.ts';
import { featuresIn, SentenceModel, sentenceBefore } from '../sentence-model/model.ts';
import weights from './own-words.weights';

const model = new SentenceModel(weights);

/** How far a sentence, as it is worded and built, reads as if it held a child's own words without a mark: log-odds. @param position The sentence's place in the section. */
export function ownWordsScore({ people }: NoteText, prose: Prose, position: number): number {
  const sentence = prose.sentences[position];
  return sentence ? model.score(featuresIn(prose, sentence, sentenceBefore(prose, position), people)) : Number.NEGATIVE_INFINITY;
}
