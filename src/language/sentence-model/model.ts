import type { Prose } from '../index/note-text.ts';
import type { People } from '../index/people.ts';
import { around } from '../words/in-order.ts';
import { isOrdinaryWord } from '../words/ordinary-words.ts';
import type { Sentence } from '../words/sentences.ts';
import { featuresOf, isJudging, type SentenceView } from './features.ts';

/** What training leaves. */
export interface Weights {
  readonly bias: number;
  /** What a weight of the table is multiplied by. */
  readonly scale: number;
  /** By a feature's place; a smaller table, of a power of two, by the lower bits of it. */
  readonly table: Int8Array;
}

/**
 * A linear model over a sentence's words and its build. Deterministic, and the same on every machine; trained by
 * `npm run train` on the sentences beside the rule that uses it.
 */
export class SentenceModel {
  readonly #weights: Weights;

  constructor(weights: Weights) {
    this.#weights = weights;
  }

  /** The log-odds that a sentence is what the model was taught to find: above nought where it more likely is. */
  score(features: Uint32Array): number {
    const { bias, scale, table } = this.#weights;
    const last = table.length - 1;
    let sum = 0;
    for (let i = 0; i < features.length; i++) sum += table[(features[i] ?? 0) & last] ?? 0;
    return bias + (sum * scale) / Math.sqrt(features.length || 1);
  }
}

const known = new WeakMap<Sentence, { readonly before: Sentence | undefined; readonly features: Uint32Array }>();

/** The features of a sentence where it stands, taken down once for all models. */
export function featuresIn(prose: Prose, sentence: Sentence, before: Sentence | undefined, people: People): Uint32Array {
  const held = known.get(sentence);
  if (held && held.before === before) return held.features;
  const features = featuresOf(viewOf(prose, sentence, before, people)).slice();
  known.set(sentence, { before, features });
  return features;
}

/**
 * Of a sentence's words that judge, by caselint's own list, the one without which it would score least; undefined where it
 * has none, for the word that weighed most may be the record's.
 */
export function tellingWord(model: SentenceModel, prose: Prose, sentence: Sentence, before: Sentence | undefined, people: People): string | undefined {
  const view = viewOf(prose, sentence, before, people);
  let least = model.score(featuresOf(view));
  let telling: string | undefined;
  for (const word of view.words) {
    if (!isJudging(word.lower)) continue;
    const score = model.score(featuresOf({ ...view, words: view.words.filter((other) => other !== word) }));
    if (score >= least) continue;
    least = score;
    telling = word.lower;
  }
  return telling;
}

function viewOf(prose: Prose, { start, end }: Sentence, before: Sentence | undefined, people: People): SentenceView {
  return {
    text: prose.text,
    start,
    end,
    words: prose.wordsIn(start, end),
    previous: before && prose.wordsIn(before.start, before.end),
    quoteAt: (offset) => around(prose.quotes, offset)?.start ?? -1,
    isOrdinary: isOrdinaryWord,
    isName: (word) => people.role(word) !== undefined,
  };
}

/** The sentence that an account goes on from: the one before, in the same paragraph or in the same list. */
export function sentenceBefore(prose: Prose, index: number): Sentence | undefined {
  const sentence = prose.sentences[index];
  const previous = prose.sentences[index - 1];
  if (!sentence || !previous) return undefined;
  return previous.block === sentence.block || previous.block.kind === sentence.block.kind ? previous : undefined;
}
