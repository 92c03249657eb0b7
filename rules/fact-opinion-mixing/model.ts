import data from './weights.json' with { type: 'json' };
import { featuresOf, type SentenceView } from './features.ts';

const { bias, weights } = data as { bias: number; weights: Record<string, number> };
let known: Map<string, number> | undefined;

/**
 * How far a sentence reads as the author's opinion put as fact: the log-odds of a linear model over its words and its
 * build, above nought for opinion. Deterministic. Trained by train.ts on the sentences in training/.
 */
export function opinionScore(view: SentenceView): number {
  known ??= new Map(Object.entries(weights));
  let sum = 0;
  let count = 0;
  for (const feature of featuresOf(view)) {
    const weight = known.get(feature);
    if (weight === undefined) continue;
    sum += weight;
    count++;
  }
  return bias + sum / Math.sqrt(count || 1);
}
