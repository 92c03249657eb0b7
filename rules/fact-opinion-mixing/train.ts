import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findQuotes } from '../../src/language/quotes.ts';
import { featuresOf, type SentenceView } from './features.ts';

/**
 * `npm run train`: learns the weights of the sentence model from the labelled sentences in training/, and writes
 * weights.json. The same sentences give the same weights. With `--check` it only prints how it does by cross-validation.
 */
interface Sample {
  readonly features: readonly string[];
  readonly isOpinion: boolean;
  readonly text: string;
}

const FOLDER = join('rules', 'fact-opinion-mixing');
const FOLDS = 5;
const EPOCHS = 30;
const RATE = 0.25;
/** Pulls weights towards nought; found by cross-validation among 1e-5 … 1e-3. */
const DECAY = 3e-5;
const SEEN_AT_LEAST = 2;
const SMALLEST = 0.02;
/** A word that stands this often among the training sentences is common. */
const COMMON = 15;

function readSentences(): { isOpinion: boolean; text: string }[] {
  const files = readdirSync(join(FOLDER, 'training')).filter((name) => name.endsWith('.tsv')).sort();
  return files.flatMap((name) =>
    readFileSync(join(FOLDER, 'training', name), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => {
      const [label, , text = ''] = line.split('\t');
      if (label !== 'opinion' && label !== 'fact') throw new Error(`${name}: no label: ${line.slice(0, 60)}`);
      return { isOpinion: label === 'opinion', text };
    }),
  );
}

/** How often each word stands in small letters: a capital in front of a sentence does not make such a word a name. */
function vocabularyOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [match] of text.matchAll(/(?<![\p{L}'’])\p{Ll}[\p{L}'’]+/gu)) {
      const word = match.toLowerCase().replaceAll('’', "'");
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

function sampleOf(text: string, isOrdinary: (word: string) => boolean): readonly string[] {
  const block = { kind: 'paragraph' as const, start: 0, end: text.length };
  const view: SentenceView = { text, quoted: findQuotes(text, [block], []), isOrdinary, isName: () => false };
  return [...featuresOf(view)];
}

function learn(samples: readonly Sample[]): { bias: number; weights: Map<string, number> } {
  const counts = new Map<string, number>();
  for (const { features } of samples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const index = new Map([...counts].filter(([, count]) => count >= SEEN_AT_LEAST).map(([feature], i) => [feature, i]));
  const rows = samples.map((sample) => Int32Array.from(sample.features.flatMap((feature) => index.get(feature) ?? [])));
  const weights = new Float64Array(index.size);
  const squares = new Float64Array(index.size).fill(1e-8);
  let bias = 0;
  let biasSquare = 1e-8;
  let seed = 42;
  const random = () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const order = rows.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const at of order) {
      const row = rows[at] ?? new Int32Array();
      // A long sentence has many features; each then speaks more softly.
      const scale = 1 / Math.sqrt(row.length || 1);
      let sum = bias;
      for (const feature of row) sum += (weights[feature] ?? 0) * scale;
      const error = 1 / (1 + Math.exp(-sum)) - (samples[at]?.isOpinion ? 1 : 0);
      biasSquare += error * error;
      bias -= (RATE * error) / Math.sqrt(biasSquare);
      for (const feature of row) {
        const gradient = error * scale + DECAY * (weights[feature] ?? 0);
        squares[feature] = (squares[feature] ?? 0) + gradient * gradient;
        weights[feature] = (weights[feature] ?? 0) - (RATE * gradient) / Math.sqrt(squares[feature] ?? 1);
      }
    }
  }
  return { bias, weights: new Map([...index].map(([feature, i]) => [feature, weights[i] ?? 0])) };
}

function scoreOf(model: { bias: number; weights: Map<string, number> }, features: readonly string[]): number {
  let sum = 0;
  let known = 0;
  for (const feature of features) {
    const weight = model.weights.get(feature);
    if (weight === undefined) continue;
    sum += weight;
    known++;
  }
  return model.bias + sum / Math.sqrt(known || 1);
}

function crossValidate(samples: readonly Sample[]): void {
  const scored: { score: number; isOpinion: boolean; text: string }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = learn(samples.filter((_, i) => Math.floor(i / 20) % FOLDS !== fold));
    for (const [i, sample] of samples.entries()) if (Math.floor(i / 20) % FOLDS === fold) scored.push({ score: scoreOf(model, sample.features), isOpinion: sample.isOpinion, text: sample.text });
  }
  scored.sort((a, b) => b.score - a.score);
  const all = scored.filter((entry) => entry.isOpinion).length;
  let right = 0;
  let next = 0.98;
  const marks: string[] = [];
  for (const [i, entry] of scored.entries()) if (entry.isOpinion) {
    right++;
    if (i + 1 < scored.length && i > 100 && right / (i + 1) < next) {
      marks.push(`precision ${next.toFixed(2)}: recall ${(right / all).toFixed(3)} at score ${entry.score.toFixed(2)}`);
      next -= 0.02;
    }
  }
  console.log(`${samples.length} sentences, ${all} opinions`);
  console.log(marks.slice(0, 8).join('\n'));
  if (process.argv.includes('--errors')) for (const entry of scored.filter((e) => !e.isOpinion).slice(0, 40)) console.log(`  ${entry.score.toFixed(2)} ${entry.text}`);
}

const sentences = readSentences();
const vocabulary = vocabularyOf(sentences.map((sentence) => sentence.text));
const samples = sentences.map(({ text, isOpinion }): Sample => ({ text, isOpinion, features: sampleOf(text, (word) => vocabulary.has(word)) }));
if (process.argv.includes('--check')) crossValidate(samples);
else {
  const { bias, weights } = learn(samples);
  const kept = [...weights].filter(([, weight]) => Math.abs(weight) >= SMALLEST).sort(([a], [b]) => (a < b ? -1 : 1));
  const isCommon = (word: string) => (vocabulary.get(word) ?? 0) >= COMMON;
  const words = [...vocabulary.keys()].sort();
  const ordinary = { common: words.filter(isCommon).join(' '), others: words.filter((word) => !isCommon(word)).join(' ') };
  writeFileSync(join(FOLDER, 'weights.json'), `${JSON.stringify({ bias: round(bias), weights: Object.fromEntries(kept.map(([feature, weight]) => [feature, round(weight)])) }, null, 0).replaceAll(',"', ',\n"')}\n`);
  writeFileSync(join('src', 'language', 'ordinary-words.json'), `${JSON.stringify(ordinary, null, 1)}\n`);
  console.log(`${kept.length} weights, ${words.length} ordinary words`);
}

function round(weight: number): number {
  return Math.round(weight * 100) / 100;
}
