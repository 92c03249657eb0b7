import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { isChild, speechIn } from '../index/speech.ts';
import { isStubSentence } from '../index/stub.ts';
import evaluativeWords from '../sentence-model/evaluative-words.yaml';
import { featuresIn, SentenceModel, sentenceBefore } from '../sentence-model/model.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { type Hit, Lexicon } from '../words/lexicon.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import weights from './weighing.weights';
import lists from './weighing.yaml';

const model = new SentenceModel(weights);

type Kind = 'judgement' | 'reason' | 'contrast' | 'impact' | 'impactOnChild' | 'plan' | 'strength' | 'worry' | 'noOtherSide';

const LISTS = lists as Readonly<
  Record<Kind | 'negations' | 'noNegation' | 'notTheChild' | 'young' | 'any' | 'addressed' | 'modals' | 'opinions', readonly string[]>
>;
const KINDS: readonly Kind[] = ['judgement', 'reason', 'contrast', 'impact', 'impactOnChild', 'plan', 'strength', 'worry', 'noOtherSide'];
const NEGATIONS = new WordSet(LISTS.negations);
const MODALS = new WordSet(LISTS.modals);
const NOT_THE_CHILD = new WordSet(LISTS.notTheChild);
const YOUNG = new WordSet(LISTS.young);
const ANY = new WordSet(LISTS.any);
const OPINIONS = new WordSet(LISTS.opinions);
const NO_NEGATION = new WordSet(LISTS.noNegation);
const ADDRESSED = new WordSet(LISTS.addressed);

/** Classes of evaluative words that are all on one side. */
const CLASSES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  strength: ['character-good', 'verdict-good', 'people-praise', 'care-verb'],
  worry: ['character-bad', 'people-slur', 'verdict-bad', 'harm', 'concern', 'blame-verb', 'lack'],
};
const evaluative = evaluativeWords as Readonly<Record<string, readonly string[]>>;
const phrasesOf = (kind: Kind) => [...LISTS[kind], ...(CLASSES[kind] ?? []).flatMap((name) => evaluative[name] ?? [])];

const lexicon = new Lexicon();
const listOf = new Map(KINDS.map((kind) => [lexicon.add([{ phrases: phrasesOf(kind), entry: kind }]), kind] as const));

/** How near in front of a word a "not" turns it round ("was not straight with me", "no longer has any real trust"). */
const NEGATION_REACH = 3;

/** What one sentence of a case note does with what it tells. */
export interface Weighing {
  readonly sentence: Sentence;
  /** How many words it has. */
  readonly length: number;
  /** The log-odds that it judges, reasons or says what something means, by its words and its build: below nought it more likely tells. */
  readonly score: number;
  /** By its connectives and phrases: judges, gives a reason, holds things against each other, or says what they mean for the child or the plan. */
  readonly weighs: boolean;
  /** Tells of what somebody said or asked, the author among them, and does not weigh it. */
  readonly retells: boolean;
  /** Passes on what somebody other than the author thinks ("Dr Fenner's opinion is that …"). */
  readonly isOthersView: boolean;
  /** Speaks of what it means for the child, or of the plan. */
  readonly meaning: boolean;
  /** How many words speak of what goes well, of what goes badly. */
  readonly strength: number;
  readonly worry: number;
  /** Holds one thing against another: "but", "against that". */
  readonly contrast: boolean;
  /** Says that the other side was looked for, or turns it round: "no concerns". */
  readonly noOtherSide: boolean;
}

const held = new WeakMap<Prose, readonly Weighing[]>();

/** What each sentence of a section does, headings and stubs left out; worked out once for all rules. */
export function weighingOf(text: NoteText, prose: Prose): readonly Weighing[] {
  const known = held.get(prose);
  if (known) return known;
  const hits = hitsOf(prose);
  const weighings: Weighing[] = [];
  for (const [i, sentence] of prose.sentences.entries()) {
    if (sentence.block.kind === 'heading' || isStubSentence(prose.text.slice(sentence.start, sentence.end))) continue;
    weighings.push({ ...weigh(prose, sentence, hits), score: model.score(featuresIn(prose, sentence, sentenceBefore(prose, i), text.people)) });
  }
  held.set(prose, weighings);
  return weighings;
}

/** The mean score of some sentences: -2 or less where nothing but telling is done. 0 of none. */
export function meanScore(weighings: readonly Weighing[]): number {
  return weighings.length === 0 ? 0 : weighings.reduce((sum, { score }) => sum + score, 0) / weighings.length;
}

type Hits = ReadonlyMap<Kind, readonly Hit<unknown>[]>;

function hitsOf(prose: Prose): Hits {
  const found = lexicon.match(prose.text, prose.words);
  return new Map([...listOf].map(([list, kind]) => [kind, (found[list] ?? []).filter((hit) => !prose.quoteAt(prose.words[hit.first]?.start ?? 0))]));
}

function weigh(prose: Prose, sentence: Sentence, hits: Hits): Omit<Weighing, 'score'> {
  const first = firstEndingAfter(prose.words, sentence.start);
  const end = firstEndingAfter(prose.words, sentence.end);
  const within = (kind: Kind) => (hits.get(kind) ?? []).filter((hit) => hit.first >= first && hit.first < end);
  const speech = speechIn(prose, sentence);
  const spoken = speech[0]?.verb ?? Number.POSITIVE_INFINITY;
  /** What stands behind a verb of saying is the speaker's. */
  const own = (kind: Kind) => within(kind).filter((hit) => hit.first < spoken);
  const isOthersView = passesOn(prose, first, end);
  const judges = within('judgement').length > 0;
  const aboutChild = isAddressed(prose, first, end) || prose.mentionsIn(sentence.start, sentence.end).some((mention) => isThisChild(prose, mention));
  const looksAhead = aboutChild && hasModal(prose, first, Math.min(end, spoken));
  const impact = own('impact').length > 0 || (aboutChild && own('impactOnChild').length > 0);
  const meaning = looksAhead || within('plan').length > 0 || within('impact').length > 0 || impact;
  const isTold = speech.length > 0;
  const weighs = !isOthersView && (judges || own('reason').length > 0 || (!isTold && (impact || looksAhead)));
  const [plus, minus] = sides(prose, within('strength'), within('worry'), within('noOtherSide'));
  return {
    sentence,
    length: end - first,
    weighs,
    retells: !weighs && isTold,
    isOthersView,
    meaning,
    strength: plus,
    worry: minus,
    contrast: within('contrast').length > 0,
    noOtherSide: within('noOtherSide').length > 0,
  };
}

/** Words of strength and of worry; a "not" in front turns a word round. */
function sides(
  prose: Prose,
  strengths: readonly Hit<unknown>[],
  worries: readonly Hit<unknown>[],
  neither: readonly Hit<unknown>[],
): readonly [number, number] {
  const isPart = (hit: Hit<unknown>) => neither.some((other) => hit.first >= other.first && hit.first < other.end);
  let [plus, minus] = [0, 0];
  for (const hit of strengths) {
    if (isNegated(prose, hit.first)) minus++;
    else plus++;
  }
  for (const hit of worries) {
    if (isPart(hit) || isNegated(prose, hit.first)) plus++;
    else minus++;
  }
  return [plus, minus];
}

function isNegated(prose: Prose, at: number): boolean {
  for (let i = Math.max(0, at - NEGATION_REACH); i < at; i++) {
    // "Nothing but good", "not only kind".
    if (NEGATIONS.includes(prose.words[i])) return !NO_NEGATION.includes(prose.words[i + 1]);
  }
  return false;
}

/** A note that is written to the child. */
function isAddressed(prose: Prose, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (ADDRESSED.includes(prose.words[i]) && !prose.quoteAt(prose.words[i]?.start ?? 0)) return true;
  return false;
}

/** A modal verb that is not the author's own ("I would call it", "as one would expect"). */
function hasModal(prose: Prose, first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    const word = prose.words[i];
    if (word && MODALS.includes(word) && !NOT_THE_CHILD.includes(prose.words[i - 1]) && !prose.quoteAt(word.start)) return true;
  }
  return false;
}

/** The record's child, their brothers and sisters, and not what is theirs ("Dawn's mum") nor any child ("with a small child about"). */
function isThisChild(prose: Prose, mention: Mention): boolean {
  if (mention.owning) return false;
  const isYoung = mention.kind === 'kin' && YOUNG.includes(prose.words[mention.last]);
  if (!isYoung && !mention.people.some(({ role }) => role === 'sibling') && !isChild(prose, mention)) return false;
  if (mention.kind !== 'kin' || mention.name.length > 0) return true;
  return !ANY.includes(prose.words[mention.first - 1]) && !ANY.includes(prose.words[mention.first - 2]);
}

/** "It is Sister Moyo's view that …", "in Dr Fenner's opinion", "the health visitor's assessment is …". */
function passesOn(prose: Prose, first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    if (!OPINIONS.includes(prose.words[i])) continue;
    const start = prose.words[i]?.start ?? 0;
    const owner = prose.mentionsIn(prose.words[Math.max(first, i - 3)]?.start ?? 0, start).find((mention) => mention.owning);
    if (owner && owner.kind !== 'author') return true;
  }
  return false;
}
