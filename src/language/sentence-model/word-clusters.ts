import data from './word-clusters.json' with { type: 'json' };

/** By their first two letters, all words with their clusters: ` word:cluster word:cluster `. */
const { byStart } = data as { readonly byStart: Readonly<Record<string, string>> };

/**
 * The cluster of an English word (small letters): words of one cluster are used alike, so that a model that was taught "spiteful"
 * has an idea of "vindictive". Undefined for words that are rare, or used like none that the models were taught.
 *
 * 2,500 clusters by k-means over GloVe vectors (`npm run cluster`), less those of no word in the sentences for training. A word is
 * looked for in a text: a run asks for a few hundred, and a table of twenty thousand takes longer to make.
 */
export function clusterOf(word: string): string | undefined {
  const words = byStart[word.slice(0, 2)];
  if (words === undefined) return undefined;
  const at = words.indexOf(` ${word}:`);
  return at === -1 ? undefined : words.slice(at + word.length + 2, words.indexOf(' ', at + 1));
}
