import { analysisOf } from '../../src/language/analysis.ts';
import { firstEndingAfter } from '../../src/language/in-order.ts';
import type { NoteText, Prose } from '../../src/language/note-text.ts';
import { Phrases } from '../../src/language/phrases.ts';
import { featuresIn, SentenceModel, sentenceBefore, type Weights } from '../../src/language/sentence-model/model.ts';
import { weighingOf } from '../../src/language/weighing.ts';
import meaningWeights from './meaning.json' with { type: 'json' };
import strengthWeights from './strength.json' with { type: 'json' };
import lists from './words.yaml';
import worryWeights from './worry.json' with { type: 'json' };

const models = {
  strength: new SentenceModel(strengthWeights as Weights),
  worry: new SentenceModel(worryWeights as Weights),
  meaning: new SentenceModel(meaningWeights as Weights),
};
const words = lists as Readonly<Record<'contrast' | 'doubt' | 'credit' | 'noOtherSide' | 'weighed' | 'consequence', readonly string[]>> & {
  readonly headings: Readonly<Record<'strength' | 'worry', readonly string[]>>;
};
const CONTRAST = new Phrases(words.contrast);
const DOUBT = new Phrases(words.doubt);
const CREDIT = new Phrases(words.credit);
const NO_OTHER_SIDE = new Phrases(words.noOtherSide);
const WEIGHED = new Phrases(words.weighed);
const CONSEQUENCE = new Phrases(words.consequence);
const HEADINGS = { strength: new Phrases(words.headings.strength), worry: new Phrases(words.headings.worry) };

/** Which side of things an analysis leaves out: what goes well, what goes badly, or what they mean. */
export type Side = 'strength' | 'worry' | 'meaning';

const HEADED = [
  ['worries', 'workingWell', 'worry'],
  ['workingWell', 'worries', 'strength'],
] as const;

/** What an analysis lacks, and the section that should have it. */
export interface Lack {
  readonly lacks: Side;
  readonly prose: Prose;
}

/** What the sentences of an analysis tell, taken together. */
interface Balance {
  readonly sentences: number;
  readonly words: number;
  /** Words of strength and of worry. */
  readonly plus: number;
  readonly minus: number;
  /** By the models: the mean likelihood that a sentence tells of a strength, of a worry; the log-odds of the likeliest. */
  readonly strength: number;
  readonly worry: number;
  /** How many of the sentences, actions left out, tell of one or other by their words or by the models, as parts of one. */
  readonly goodShare: number;
  readonly badShare: number;
  readonly mostStrength: number;
  readonly mostWorry: number;
  readonly mostMeaning: number;
  /** How many words hold one thing against another, doubt, or give credit. */
  readonly contrasts: number;
  readonly doubts: number;
  readonly credits: number;
  /** Sets the two sides against each other in so many words. */
  readonly isWeighed: boolean;
  /** Says what follows for the child or the plan. */
  readonly hasMeaning: boolean;
}

/** Fewer words say too little to leave a side out. */
const FEWEST_WORDS = 25;
const FEWEST_SENTENCES = 3;
/** From these log-odds on a sentence is taken to tell of a side; and where it tells of none, to be an action or a plan. */
const LIKELY = 0.4;
const ACTION = -1;
/** So much of an analysis is on the one side, where it is on one alone. */
const MOST = 0.7;
/** A shorter analysis need not say what it means. */
const FEWEST_WEIGHED = 45;

/**
 * What an analysis lacks; undefined where nothing is lacking, where it says itself that there is no other side, and where
 * that can't be told. Both the words and the models have to agree that a side is missing.
 */
export function lackOf(text: NoteText): Lack | undefined {
  const proses = analysisOf(text).filter((prose) => weighingOf(text, prose).length > 0);
  const prose = proses[0];
  if (!prose || analysisOf(text).some((section) => NO_OTHER_SIDE.find(section.words) !== undefined)) return undefined;
  for (const [empty, filled, lacks] of HEADED) if (isLeftEmpty(text, empty, filled)) return { lacks, prose };
  const told = { strength: isHeaded(text, proses, 'strength'), worry: isHeaded(text, proses, 'worry') };
  const balance = balanceOf(text, proses);
  if (balance.words < FEWEST_WORDS || balance.sentences < FEWEST_SENTENCES) return undefined;
  if (!told.worry && isOnlyStrengths(balance)) return { lacks: 'worry', prose };
  if (!told.strength && isOnlyWorries(balance)) return { lacks: 'strength', prose };
  const hasPlan = text.of('needsToHappen').some((section) => weighingOf(text, section).length > 0);
  if (!hasPlan && isWithoutMeaning(balance)) return { lacks: 'meaning', prose };
  return undefined;
}

/*
 * The bounds below lie between the analyses of test/language/sides.cases.tsv and the develop notes that have both sides
 * and those that have one, nearer to the latter: it is better to be silent.
 */

/** Much is good, and no sentence is likely to be a worry. */
function isOnlyStrengths({ plus, minus, strength, worry, goodShare, mostWorry, contrasts, doubts }: Balance): boolean {
  if (goodShare < MOST) return false;
  if (mostWorry > 0.35 || worry > 0.27 || contrasts > 0) return false;
  if (minus > (plus >= 6 ? 1 : 0)) return false;
  return plus >= 4 ? doubts <= 1 && strength >= 0.42 : doubts === 0 && strength >= 0.48;
}

/** Much is bad, and no sentence is likely to be a strength. */
function isOnlyWorries({ plus, minus, strength, worry, badShare, mostStrength, contrasts, credits }: Balance): boolean {
  if (badShare < MOST) return false;
  if (mostStrength > 0.7 || strength > 0.42 || contrasts > (minus >= 7 ? 1 : 0)) return false;
  if (plus > (minus >= 5 ? 1 : 0) || credits > (minus >= 5 ? 1 : 0)) return false;
  return minus >= 5 ? worry >= 0.33 : minus >= 4 && worry >= 0.5 && strength <= 0.3;
}

/** Both sides are told, and no sentence says what follows. */
function isWithoutMeaning({ words: length, plus, minus, mostMeaning, isWeighed, hasMeaning }: Balance): boolean {
  return length >= FEWEST_WEIGHED && isWeighed && plus > 0 && minus > 0 && !hasMeaning && mostMeaning < -1.5;
}

function balanceOf(text: NoteText, proses: readonly Prose[]): Balance {
  const sum = { sentences: 0, words: 0, plus: 0, minus: 0, strength: 0, worry: 0, good: 0, bad: 0, weighed: 0 };
  const most = { strength: Number.NEGATIVE_INFINITY, worry: Number.NEGATIVE_INFINITY, meaning: Number.NEGATIVE_INFINITY };
  let hasMeaning = false;
  for (const prose of proses) {
    for (const { sentence, length, strength, worry, meaning } of weighingOf(text, prose)) {
      const features = featuresIn(prose, sentence, sentenceBefore(prose, firstEndingAfter(prose.sentences, sentence.start)), text.people);
      const scores = { strength: models.strength.score(features), worry: models.worry.score(features), meaning: models.meaning.score(features) };
      sum.sentences++;
      sum.words += length;
      sum.plus += strength;
      sum.minus += worry;
      sum.strength += likelihood(scores.strength);
      sum.worry += likelihood(scores.worry);
      const isGood = strength > 0 || scores.strength > LIKELY;
      const isBad = worry > 0 || scores.worry > LIKELY;
      if (isGood) sum.good++;
      if (isBad) sum.bad++;
      if (isGood || isBad || scores.meaning < ACTION) sum.weighed++;
      most.strength = Math.max(most.strength, scores.strength);
      most.worry = Math.max(most.worry, scores.worry);
      most.meaning = Math.max(most.meaning, scores.meaning);
      hasMeaning ||= meaning;
    }
    hasMeaning ||= CONSEQUENCE.find(prose.words) !== undefined;
  }
  return {
    ...sum,
    goodShare: sum.good / sum.weighed,
    badShare: sum.bad / sum.weighed,
    strength: sum.strength / sum.sentences,
    worry: sum.worry / sum.sentences,
    mostStrength: most.strength,
    mostWorry: most.worry,
    mostMeaning: most.meaning,
    contrasts: countOf(CONTRAST, proses),
    doubts: countOf(DOUBT, proses),
    credits: countOf(CREDIT, proses),
    isWeighed: proses.some(({ words: all }) => WEIGHED.find(all) !== undefined),
    hasMeaning,
  };
}

function likelihood(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function countOf(phrases: Phrases, proses: readonly Prose[]): number {
  let count = 0;
  for (const { words: all } of proses) for (let i = 0; i < all.length; i++) if (phrases.endAt(all, i) !== undefined) count++;
  return count;
}

/** Whether a section or a heading within the analysis is for that side and has something under it. */
function isHeaded(text: NoteText, proses: readonly Prose[], side: 'strength' | 'worry'): boolean {
  const kind = side === 'strength' ? 'workingWell' : 'worries';
  return proses.some((prose) => {
    if (prose.section.kind === kind) return true;
    const last = weighingOf(text, prose).at(-1)?.sentence.start ?? 0;
    return prose.plain.blocks.some(
      (block) => block.kind === 'heading' && block.start < last && HEADINGS[side].find(prose.wordsIn(block.start, block.end)) !== undefined,
    );
  });
}

/** Whether one of the three headings stands there with nothing under it, and of the rest only the other has something. */
function isLeftEmpty(text: NoteText, empty: 'workingWell' | 'worries', filled: 'workingWell' | 'worries'): boolean {
  const isFilled = (prose: Prose) => weighingOf(text, prose).length > 0;
  const own = text.of(empty);
  return own.length > 0 && !own.some(isFilled) && text.of(filled).some(isFilled) && !text.of('analysis').some(isFilled);
}
