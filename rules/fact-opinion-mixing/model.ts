import { featuresOf, type SentenceView } from './features.ts';
import data from './weights.json' with { type: 'json' };

/** What training leaves: one signed byte for each place of the table, to be multiplied by `scale`. */
const { bias, scale, table } = data as { bias: number; scale: number; table: string };
let weights: Int8Array | undefined;

/**
 * How far a sentence reads as the author's opinion put as fact: the log-odds of a linear model over its words and its
 * build, above nought for opinion. Deterministic. Trained by train.ts on the sentences in training/.
 */
export function opinionScore(view: SentenceView): number {
  if (!weights) {
    const bytes = Buffer.from(table, 'base64');
    weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }
  let sum = 0;
  const features = featuresOf(view);
  for (let i = 0; i < features.length; i++) sum += weights[features[i] ?? 0] ?? 0;
  return bias + (sum * scale) / Math.sqrt(features.length || 1);
}
