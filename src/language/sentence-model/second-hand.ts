import { SentenceModel } from './model.ts';
import weights from './second-hand.weights';

/** How far a sentence tells what its author can't have witnessed, learnt from the sentences beside unattributed-information. */
export const secondHandModel = new SentenceModel(weights);
