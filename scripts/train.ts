import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import nlp from 'compromise/two';
import { load } from 'js-yaml';
import { featuresOf, PLACES } from '../src/language/sentence-model/features.ts';
import { around } from '../src/language/words/in-order.ts';
import { findQuotes } from '../src/language/words/quotes.ts';
import { findWords } from '../src/language/words/words.ts';
import { pack } from './weights-file.mjs';

/**
 * `npm run train`: learns the weights of every rule's sentence models from the labelled sentences in its training/, and
 * writes them and the list of ordinary words. The same sentences give the same bytes. With `--check` it writes nothing
 * and prints how the models do on files that they were not taught (their writers differ), with `--errors` their worst mistakes too;
 * `-- RULE` takes one rule's.
 *
 * training/*.tsv: label, kind, sentence; an empty line between notes in files that hold running notes.
 * training/models.yaml: for each file of weights which labels it is to find; `against`, the labels whose score is taken off
 * again; `with`, other rules whose sentences it learns from too (`fact-opinion-mixing: observation, routine` takes those kinds of
 * it; a rule named twice counts twice); `leastSeen`, in how many different sentences a feature has to stand to be learnt; and
 * `places`, how many the table has, a power of two: a draft has to read it.
 */
interface Sample {
  readonly features: Uint32Array;
  readonly label: string;
  readonly text: string;
  readonly file: string;
}

interface Labelled {
  readonly label: string;
  readonly text: string;
  readonly file: string;
  /** The sentence above it, in files that hold whole notes. */
  readonly previous: string | undefined;
}

interface Model {
  readonly bias: number;
  readonly weights: Float64Array;
}

interface Training {
  readonly folder: string;
  readonly sentences: readonly Labelled[];
  readonly models: Readonly<Record<string, Lesson>>;
}

/** How one file of weights is learnt. */
interface Lesson {
  readonly labels: readonly string[];
  readonly against?: readonly string[];
  readonly with?: readonly string[];
  readonly leastSeen?: number;
  readonly places?: number;
}

const FOLDS = 5;
const EPOCHS = 25;
const RATE = 0.25;
/** Pulls weights towards nought; chosen by cross-validation among 1e-5 … 1e-3. */
const DECAY = 5e-5;
/** A feature that fewer different sentences have is not learnt: it tells little, and would only be in the way of others. */
const LEAST_SEEN = 2;
/** A word that stands this often among the training sentences is common. */
const COMMON = 15;

function readTraining(folder: string): Training {
  return { folder, sentences: readSentences(folder), models: load(readFileSync(join(folder, 'training', 'models.yaml'), 'utf8')) as Training['models'] };
}

/** @param kinds Only sentences of these kinds. */
function readSentences(folder: string, kinds?: readonly string[]): Labelled[] {
  const files = readdirSync(join(folder, 'training'))
    .filter((name) => name.endsWith('.tsv'))
    .sort();
  return files.flatMap((name) => {
    const lines = readFileSync(join(folder, 'training', name), 'utf8').split('\n');
    const holdsNotes = lines.slice(0, -1).includes('');
    let previous: string | undefined;
    return lines.flatMap((line): Labelled[] => {
      if (line.trim() === '') {
        previous = undefined;
        return [];
      }
      const [label = '', kind = '', text = ''] = line.split('\t');
      if (text.trim() === '') throw new Error(`${name}: no sentence: ${line.slice(0, 60)}`);
      const sentence = { label, text: text.trim(), file: join(folder, name), previous: holdsNotes ? previous : undefined };
      previous = text.trim();
      return kinds === undefined || kinds.includes(kind) ? [sentence] : [];
    });
  });
}

/** `rule`, or `rule: kind, kind`. */
function sentencesWith(named: string): Labelled[] {
  const [rule = '', kinds] = named.split(': ');
  return readSentences(join('rules', rule), kinds?.split(', '));
}

/**
 * How often each word stands in small letters: a capital in front of a sentence does not make such a word a name. A first
 * name that stands with a capital within sentences more often is one there too ("Tom", "Grace").
 */
function vocabularyOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const names = new Map<string, number>();
  const count = (text: string, pattern: RegExp, to: Map<string, number>) => {
    for (const [match] of text.matchAll(pattern)) {
      const word = match.toLowerCase().replaceAll('’', "'");
      to.set(word, (to.get(word) ?? 0) + 1);
    }
  };
  for (const text of texts) {
    count(text, /(?<![\p{L}'’])\p{Ll}[\p{L}'’]+/gu, counts);
    count(text, /(?<=\p{Ll},? )\p{Lu}\p{Ll}+(?![\p{L}'’])/gu, names);
  }
  const isFirstName = (word: string) => nlp(`${word.charAt(0).toUpperCase()}${word.slice(1)}`).has('#FirstName');
  for (const [word, times] of names) if (times > (counts.get(word) ?? 0) && counts.has(word) && isFirstName(word)) counts.delete(word);
  return counts;
}

function featuresOfText({ text, previous }: Labelled, isOrdinary: (word: string) => boolean): Uint32Array {
  const whole = previous === undefined ? text : `${previous} ${text}`;
  const start = whole.length - text.length;
  const words = findWords(whole);
  const quotes = findQuotes(whole, [{ kind: 'paragraph', start: 0, end: whole.length }], []);
  return featuresOf({
    text: whole,
    start,
    end: whole.length,
    words: words.filter((word) => word.start >= start),
    previous: previous === undefined ? undefined : words.filter((word) => word.start < start),
    quoteAt: (offset) => around(quotes, offset)?.start ?? -1,
    isOrdinary,
    isName: () => false,
  }).slice();
}

function learn(samples: readonly Sample[], lesson: Lesson): Model {
  const model = learnLabels(samples, lesson.labels, lesson);
  if (lesson.against === undefined) return model;
  const other = learnLabels(samples, lesson.against, lesson);
  return { bias: model.bias - other.bias, weights: model.weights.map((weight, place) => weight - (other.weights[place] ?? 0)) };
}

/** Logistic regression by AdaGrad. A long sentence has many features; each then speaks more softly. */
function learnLabels(samples: readonly Sample[], wanted: readonly string[], { leastSeen = LEAST_SEEN, places = PLACES }: Lesson): Model {
  const weights = new Float64Array(places);
  const squares = new Float64Array(places).fill(1e-8);
  const last = places - 1;
  const seen = timesSeen(samples);
  let bias = 0;
  let biasSquare = 1e-8;
  let seed = 42;
  const random = () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const order = samples.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const at of order) {
      const sample = samples[at];
      if (!sample) continue;
      const scale = 1 / Math.sqrt(sample.features.length || 1);
      let sum = bias;
      for (const feature of sample.features) sum += (weights[feature & last] ?? 0) * scale;
      const error = 1 / (1 + Math.exp(-sum)) - (wanted.includes(sample.label) ? 1 : 0);
      biasSquare += error * error;
      bias -= (RATE * error) / Math.sqrt(biasSquare);
      for (const full of sample.features) {
        if ((seen[full] ?? 0) < leastSeen) continue;
        const feature = full & last;
        const gradient = error * scale + DECAY * (weights[feature] ?? 0);
        squares[feature] = (squares[feature] ?? 0) + gradient * gradient;
        weights[feature] = (weights[feature] ?? 0) - (RATE * gradient) / Math.sqrt(squares[feature] ?? 1);
      }
    }
  }
  return { bias, weights };
}

/** In how many different sentences each feature stands. */
function timesSeen(samples: readonly Sample[]): Uint32Array {
  const seen = new Uint32Array(PLACES);
  const different = new Map(samples.map((sample) => [sample.text, sample]));
  for (const { features } of different.values()) for (const feature of new Set(features)) seen[feature] = (seen[feature] ?? 0) + 1;
  return seen;
}

function scoreOf({ bias, weights }: Model, features: Uint32Array): number {
  return bias + features.reduce((sum, feature) => sum + (weights[feature & (weights.length - 1)] ?? 0), 0) / Math.sqrt(features.length || 1);
}

function crossValidate(name: string, samples: readonly Sample[], lesson: Lesson): void {
  const files = [...new Set(samples.map(({ file }) => file))];
  const folds = samples.map(({ file }) => files.indexOf(file) % FOLDS);
  const isWanted = (sample: Sample) => lesson.labels.includes(sample.label);
  const scored: { score: number; sample: Sample }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = learn(
      samples.filter((_, i) => folds[i] !== fold),
      lesson,
    );
    for (const [i, sample] of samples.entries()) if (folds[i] === fold) scored.push({ score: scoreOf(model, sample.features), sample });
  }
  scored.sort((a, b) => b.score - a.score);
  const total = samples.filter(isWanted).length;
  console.log(`${name}: ${samples.length} sentences, ${total} of ${lesson.labels.join(', ')}`);
  console.log(`average precision ${averagePrecision(scored.map(({ sample }) => isWanted(sample))).toFixed(4)}`);
  for (const precision of [0.98, 0.96, 0.94, 0.92, 0.9, 0.85, 0.8]) {
    let right = 0;
    let best = { recall: 0, score: 0 };
    for (const [i, { score, sample }] of scored.entries()) {
      if (isWanted(sample)) right++;
      if (right / (i + 1) >= precision) best = { recall: right / total, score };
    }
    console.log(`precision ${precision.toFixed(2)}: recall ${best.recall.toFixed(3)} at score ${best.score.toFixed(2)}`);
  }
  if (!process.argv.includes('--errors')) return;
  for (const { score, sample } of scored.filter((entry) => !isWanted(entry.sample)).slice(0, 60)) console.log(`  + ${score.toFixed(2)} ${sample.text}`);
  for (const { score, sample } of scored.filter((entry) => isWanted(entry.sample)).slice(-60)) console.log(`  - ${score.toFixed(2)} ${sample.text}`);
}

/** The precision at each sentence that was wanted, on the average. */
function averagePrecision(isWanted: readonly boolean[]): number {
  let right = 0;
  let sum = 0;
  for (const [i, wanted] of isWanted.entries()) if (wanted) sum += ++right / (i + 1);
  return sum / right;
}

/** One signed byte a place: far finer than the weights are sure. */
function write(path: string, { bias, weights }: Model): void {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const table = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  writeFileSync(path, `${JSON.stringify({ bias, scale, places: table.length, table: pack(table) })}\n`);
  console.log(`${path}: ${table.filter((weight) => weight !== 0).length} weights`);
}

function writeOrdinaryWords(vocabulary: ReadonlyMap<string, number>): void {
  const isCommon = (word: string) => (vocabulary.get(word) ?? 0) >= COMMON;
  const words = [...vocabulary.keys()].sort();
  const ordinary = { common: words.filter(isCommon).join(' '), others: words.filter((word) => !isCommon(word)).join(' ') };
  writeFileSync(join('src', 'language', 'words', 'ordinary-words.json'), `${JSON.stringify(ordinary, null, 1)}\n`);
  console.log(`${words.length} ordinary words`);
}

const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const isCheck = process.argv.includes('--check');
const all = readdirSync('rules')
  .sort()
  .map((name) => join('rules', name))
  .filter((folder) => existsSync(join(folder, 'training', 'models.yaml')))
  .map(readTraining);
// A sentence that two rules learn from counts once.
const vocabulary = vocabularyOf([...new Set(all.flatMap(({ sentences }) => sentences.map(({ text }) => text)))]);
for (const { folder, sentences, models } of all) {
  if (named.length > 0 && !named.includes(basename(folder))) continue;
  const sampleOf = (sentence: Labelled): Sample => ({
    text: sentence.text,
    file: sentence.file,
    label: sentence.label,
    features: featuresOfText(sentence, (word) => vocabulary.has(word)),
  });
  const own = sentences.map(sampleOf);
  for (const [file, lesson] of Object.entries(models)) {
    const samples = [...own, ...(lesson.with ?? []).flatMap((other) => sentencesWith(other).map(sampleOf))];
    if (isCheck) crossValidate(join(folder, file), samples, lesson);
    else write(join(folder, file), learn(samples, lesson));
  }
}
if (!isCheck) writeOrdinaryWords(vocabulary);
