import type { NoteText, Prose } from '../index/note-text.ts';
import { featuresIn, type SentenceModel, sentenceBefore } from '../sentence-model/model.ts';
import { opinionModel } from '../sentence-model/opinion.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './conclusion.yaml';
import { weighingOf } from './weighing.ts';

const data = lists as Readonly<Record<'linking' | 'reasons' | 'pointing' | 'fronting' | 'open' | 'noConclusion' | 'announcing', readonly string[]>>;
const LINKING = new WordSet(data.linking);
const REASONS = new Phrases(data.reasons);
const POINTING = new WordSet(data.pointing);
const FRONTING = new WordSet(data.fronting);
const NO_CONCLUSION = new WordSet(data.noConclusion);
const OPEN = new Phrases(data.open);
const ANNOUNCING = new Phrases(data.announcing);
/** A reason in a clause of its own. */
const REASON_CLAUSE = /, (?:as|since|for|given|so|when|from|after|with|by|because|having|and (?:you|I|we) (?:could|can) see|(?:you|I|we) (?:could|can) see)\b/i;

/** Two words are a label ("Her teeth"). */
const FEWEST_WORDS = 3;
/** From this score on a sentence tells what somebody saw, counted or was told. On the develop notes most of what a conclusion rests on lies above it. */
const GROUNDS = 0;
/** What only stands in front of it is more often the account that a bare judgement was set behind: it has to be surer. */
const GROUNDS_BEFORE = 1;
/** Up to this log-odds it is doubtful whether a sentence concludes at all ("She has lost weight"): it has to read as an opinion anywhere else too, */
const DOUBTFUL = 1.2;
/** by this log-odds. */
const OPINION = 1;
/** So near to its beginning a sentence points back; */
const POINTS_WITHIN = 4;
/** behind "for a baby of his age", "with two little ones about", so near. */
const POINTS_WITHIN_FRONTED = 10;
/** A colon or dash with as many words behind it brings the reason. */
const REASON_AFTER_COLON = 4;

interface ConclusionModels {
  /** Finds a judgement that gives no reason in its sentence. */
  readonly conclusion: SentenceModel;
  /** Finds what a judgement can rest on. */
  readonly grounds: SentenceModel;
}

/**
 * The sentences of an analysis that conclude, with no reason in themselves nor in the sentence beside them.
 * @param confidence The score (log-odds) from which on a sentence is taken for a conclusion.
 */
export function* bareConclusions(text: NoteText, prose: Prose, { conclusion, grounds }: ConclusionModels, confidence: number): Generator<Sentence> {
  const weighings = new Map(weighingOf(text, prose).map((weighing) => [weighing.sentence, weighing]));
  const features = (i: number, sentence: Sentence) => featuresIn(prose, sentence, sentenceBefore(prose, i), text.people);
  for (const [i, sentence] of prose.sentences.entries()) {
    const weighing = weighings.get(sentence);
    if (!weighing || weighing.length < FEWEST_WORDS || weighing.isOthersView || weighing.retells || sentence.block.kind === 'cell') continue;
    const score = conclusion.score(features(i, sentence));
    if (score < confidence || isUnsettled(prose, sentence)) continue;
    if (score < DOUBTFUL && opinionModel.score(features(i, sentence)) < OPINION) continue;
    if (/\?["”’')\]]*$/.test(prose.text.slice(sentence.start, sentence.end)) || givesReason(prose, sentence)) continue;
    if (pointsBack(prose, sentence, prose.sentences[i - 1]) || announces(prose, sentence, prose.sentences[i + 1])) continue;
    const supports = (at: number) => {
      const neighbour = prose.sentences[at];
      if (!neighbour || !isBeside(sentence, neighbour)) return false;
      const [earlier, later] = at < i ? [neighbour, sentence] : [sentence, neighbour];
      return (
        (at > i || isLinked(prose, earlier, later) || isOfNobodyElse(prose, neighbour)) &&
        grounds.score(features(at, neighbour)) >= (at < i ? GROUNDS_BEFORE : GROUNDS)
      );
    };
    if (!supports(i - 1) && !supports(i + 1)) yield sentence;
  }
}

/** What is still to be done, asked or found out, or is only supposed. */
function isUnsettled(prose: Prose, { start, end }: Sentence): boolean {
  const first = firstEndingAfter(prose.words, start);
  return NO_CONCLUSION.includes(prose.words[first]) || OPEN.find(prose.words, first, firstEndingAfter(prose.words, end)) !== undefined;
}

/** "I took this as a sign of warmth": the sentence before is the reason. */
function pointsBack(prose: Prose, sentence: Sentence, before: Sentence | undefined): boolean {
  if (before?.block !== sentence.block) return false;
  const first = firstEndingAfter(prose.words, sentence.start);
  const within = FRONTING.includes(prose.words[first]) ? POINTS_WITHIN_FRONTED : POINTS_WITHIN;
  const end = Math.min(first + within, firstEndingAfter(prose.words, sentence.end));
  return prose.words.slice(first, end).some(({ lower }, n) => POINTING.has(lower) && (n === 0 || isAlone(prose, first + n)));
}

/** "A good deal is going well. You choose where we meet, you …": what comes behind tells it. */
function announces(prose: Prose, { start, end, block }: Sentence, after: Sentence | undefined): boolean {
  return after?.block === block && ANNOUNCING.find(prose.words, firstEndingAfter(prose.words, start), firstEndingAfter(prose.words, end)) !== undefined;
}

/** "this as a sign", and not "this mother". */
function isAlone(prose: Prose, index: number): boolean {
  return /^(?:as|is|was|to|for|shows|suggests|means|tells|may|could|would|with|in|and|that|a|the)$/.test(prose.words[index + 1]?.lower ?? '');
}

/** Whether a sentence gives its own reason: "because", "judging by", a colon with some words behind it. */
export function givesReason(prose: Prose, { start, end }: Sentence): boolean {
  const { words } = prose;
  const [first, last] = [firstEndingAfter(words, start), firstEndingAfter(words, end)];
  if (REASONS.find(words, first, last) || REASON_CLAUSE.test(prose.text.slice(start, end))) return true;
  const colon = /[:;–—]| - /.exec(prose.text.slice(start, end));
  return (
    colon !== null && prose.wordsIn(start + colon.index, end).length >= REASON_AFTER_COLON && prose.wordsIn(start, start + colon.index).length >= FEWEST_WORDS
  );
}

function isBeside(sentence: Sentence, neighbour: Sentence): boolean {
  return sentence.block === neighbour.block || (sentence.block.kind === 'item' && neighbour.block.kind === 'item');
}

/** Evidence that speaks of nobody ("The gate was on and the tablets were locked away") goes with what it stands beside; a judgement with its own reason does not. */
function isOfNobodyElse(prose: Prose, neighbour: Sentence): boolean {
  if (givesReason(prose, neighbour)) return false;
  return prose.mentionsIn(neighbour.start, neighbour.end).every(({ kind, owning }) => kind === 'author' || owning);
}

/** Whether the later of two sentences speaks on of what the earlier one did: it opens with "he", "this", or names somebody again. */
function isLinked(prose: Prose, earlier: Sentence, later: Sentence): boolean {
  const opening = prose.words[firstEndingAfter(prose.words, later.start)];
  if (opening && LINKING.includes(opening)) return true;
  const names = ({ start, end }: Sentence) => prose.mentionsIn(start, end).flatMap(({ name, relation }) => [...name, ...(relation ? [relation] : [])]);
  const before = new Set(names(earlier));
  return names(later).some((name) => before.has(name));
}
