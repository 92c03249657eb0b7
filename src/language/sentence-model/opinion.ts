import { SentenceModel } from './model.ts';
import weights from './opinion.weights';

/** How far a sentence reads as the author's opinion put as fact, learnt from the sentences beside fact-opinion-mixing. */
export const opinionModel = new SentenceModel(weights);
