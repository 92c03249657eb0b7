import { analysisOf } from '../../src/language/analysis/analysis.ts';
import { type Weighing, weighingOf } from '../../src/language/analysis/weighing.ts';
import { isNegated } from '../../src/language/grammar/negation.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import { featuresIn, SentenceModel, sentenceBefore } from '../../src/language/sentence-model/model.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import meaningWeights from './meaning.weights';
import sideWeights from './side.weights';
import lists from './words.yaml';

const models = {
  side: new SentenceModel(sideWeights),
  meaning: new SentenceModel(meaningWeights),
};
const words = lists as Readonly<Record<'contrast' | 'noContrast' | 'credit' | 'noOtherSide' | 'weighed' | 'consequence', readonly string[]>> & {
  readonly headings: Readonly<Record<'strength' | 'worry', readonly string[]>>;
};
const CONTRAST = new Phrases(words.contrast);
const NO_CONTRAST = new Phrases(words.noContrast);
const CREDIT = new Phrases(words.credit);
const NO_OTHER_SIDE = new Phrases(words.noOtherSide);
const WEIGHED = new Phrases(words.weighed);
const CONSEQUENCE = new Phrases(words.consequence);
/** Behind "nothing to worry about": then it tells of one matter. */
const ONE_MATTER: ReadonlySet<string> = new Set(['in', 'over', 'at', 'with', 'there']);
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

/** What one sentence of an analysis tells. */
interface Telling {
  readonly length: number;
  /** To what goes well above nought, to what goes badly below; by the models and by its words. */
  readonly lean: number;
  /** Says what follows for the child or the plan: by its words, and the log-odds by the model. */
  readonly meaning: boolean;
  readonly meaningScore: number;
}

/** What the sentences of an analysis tell, taken together. */
interface Balance {
  readonly words: number;
  /** How many sentences there are, actions left out; how they lean on the whole; and whether one leans to what goes well, to what goes badly. */
  readonly told: number;
  readonly lean: number;
  readonly hasGood: boolean;
  readonly hasBad: boolean;
  /** How the sentence leans that leans least to what goes well, and the one that leans most to it. */
  readonly lowest: number;
  readonly highest: number;
  /** Holds one thing against another, gives credit, or sets the two sides against each other in so many words. */
  readonly contrasts: boolean;
  readonly credits: boolean;
  readonly isWeighed: boolean;
  /** Says what follows for the child or the plan. */
  readonly hasMeaning: boolean;
}

/** Fewer words, or sentences beside actions, say too little to leave a side out. */
const FEWEST_WORDS = 25;
const FEWEST_TOLD = 3;
/** Of fewer sentences than these one too often tells the other side in words that no model reads: none may lean to the other side, and to worries each has to lean by as much. */
const ENOUGH_TOLD = 4;
const EACH_WORRY = 2;
/** From here on a sentence leans to a side, in log-odds; neither the models nor the words make it lean by more than the most. */
const LEANS = 1.6;
const MOST = 4;
/** Among so many sentences one that leans a little the other way is as likely misread: it has to lean so far. */
const MANY_TOLD = 5;
const LEANS_AMONG_MANY = 3.2;
/** An analysis with one side leans so far to it on the whole, and no sentence of it to the other; worries are told in plainer words. */
const LEANS_WHOLLY = 1.6;
const WORRIES_WHOLLY = 1.3;
/** Log-odds from which on a sentence that leans nowhere is an action or a plan; and below which it says nothing of what follows. */
const ACTION = -1;
const NO_MEANING = -2;
/** and from which on it is one however it leans: what is needed is on no side. */
const PLAN = 0;
/** A shorter analysis need not say what it means. In words. */
const FEWEST_WEIGHED = 45;

/**
 * What an analysis lacks; undefined where nothing is lacking, where it says itself that there is no other side, and where
 * that can't be told.
 */
export function lackOf(text: NoteText): Lack | undefined {
  const proses = analysisOf(text).filter((prose) => weighingOf(text, prose).length > 0);
  const prose = proses[0];
  if (!prose || analysisOf(text).some(saysNoOtherSide)) return undefined;
  for (const [empty, filled, lacks] of HEADED) if (isLeftEmpty(text, empty, filled)) return { lacks, prose };
  const balance = balanceOf(text, proses);
  if (balance.words < FEWEST_WORDS) return undefined;
  if (isOnlyStrengths(balance) && !isHeaded(text, proses, 'worry')) return { lacks: 'worry', prose };
  if (isOnlyWorries(balance) && !isHeaded(text, proses, 'strength')) return { lacks: 'strength', prose };
  const hasPlan = text.of('needsToHappen').some((section) => weighingOf(text, section).length > 0);
  if (!hasPlan && isWithoutMeaning(balance)) return { lacks: 'meaning', prose };
  return undefined;
}

function isOnlyStrengths({ told, lean, lowest, hasBad, contrasts }: Balance): boolean {
  return (told >= ENOUGH_TOLD || (told >= FEWEST_TOLD && lowest >= LEANS / 2)) && lean >= LEANS_WHOLLY && !hasBad && !contrasts;
}

/** Beside worries a strength is told in few words: a word that gives credit is enough. */
function isOnlyWorries({ told, lean, highest, hasGood, contrasts, isWeighed, credits }: Balance): boolean {
  return (
    (told >= ENOUGH_TOLD || (told >= FEWEST_TOLD && highest <= -EACH_WORRY)) && lean <= -WORRIES_WHOLLY && !hasGood && !contrasts && !isWeighed && !credits
  );
}

/** Both sides are set against each other, and no sentence says what follows. */
function isWithoutMeaning({ words: length, hasGood, hasBad, isWeighed, hasMeaning }: Balance): boolean {
  return length >= FEWEST_WEIGHED && isWeighed && hasGood && hasBad && !hasMeaning;
}

function balanceOf(text: NoteText, proses: readonly Prose[]): Balance {
  const tellings = proses.flatMap((prose) => weighingOf(text, prose).map((weighing) => tellingOf(text, prose, weighing)));
  const told = tellings.filter(({ lean, meaningScore }) => meaningScore < PLAN && (Math.abs(lean) >= LEANS || meaningScore < ACTION));
  const leans = told.length >= MANY_TOLD ? LEANS_AMONG_MANY : LEANS;
  const says = (phrases: Phrases) => proses.some((prose) => phrases.find(prose.words) !== undefined);
  return {
    words: tellings.reduce((sum, { length }) => sum + length, 0),
    told: told.length,
    lean: told.reduce((sum, { lean }) => sum + lean, 0) / told.length,
    hasGood: told.some(({ lean }) => lean >= leans),
    hasBad: told.some(({ lean }) => lean <= -leans),
    lowest: Math.min(...told.map(({ lean }) => lean)),
    highest: Math.max(...told.map(({ lean }) => lean)),
    contrasts: countOf(CONTRAST, proses) > countOf(NO_CONTRAST, proses),
    credits: proses.some(givesCredit),
    isWeighed: says(WEIGHED),
    hasMeaning: says(CONSEQUENCE) || tellings.some(({ meaning, meaningScore }) => meaning || meaningScore >= NO_MEANING),
  };
}

function tellingOf(text: NoteText, prose: Prose, { sentence, length, strength, worry, meaning }: Weighing): Telling {
  const features = featuresIn(prose, sentence, sentenceBefore(prose, prose.sentences.indexOf(sentence)), text.people);
  return { length, lean: atMost(models.side.score(features)) + atMost(strength - worry), meaning, meaningScore: models.meaning.score(features) };
}

/** "No concerns", and neither "no longer at risk", which tells of a change, nor "nothing to worry about in the friendship", which tells of one matter. */
function saysNoOtherSide({ words: all }: Prose): boolean {
  for (let i = 0; i < all.length; i++) {
    const end = NO_OTHER_SIDE.endAt(all, i);
    if (end === undefined || all[i + 1]?.lower === 'longer') continue;
    if (all[end]?.lower === 'about' && ONE_MATTER.has(all[end + 1]?.lower ?? '')) continue;
    return true;
  }
  return false;
}

/** A word of credit that no "not" stands in front of ("not being honest"). */
function givesCredit(prose: Prose): boolean {
  for (let i = 0; i < prose.words.length; i++) if (CREDIT.endAt(prose.words, i) !== undefined && !isNegated(prose, i)) return true;
  return false;
}

function atMost(lean: number): number {
  return Math.max(-MOST, Math.min(MOST, lean));
}

function countOf(phrases: Phrases, proses: readonly Prose[]): number {
  let count = 0;
  for (const { words: all } of proses) for (let i = 0; i < all.length; i++) if (phrases.endAt(all, i) !== undefined) count++;
  return count;
}

/** Whether one of the three headings or a heading within the analysis is for that side; whether the former has something under it is another rule's business. */
function isHeaded(text: NoteText, proses: readonly Prose[], side: 'strength' | 'worry'): boolean {
  const kind = side === 'strength' ? 'workingWell' : 'worries';
  if (text.of(kind).length > 0) return true;
  return proses.some((prose) => {
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
