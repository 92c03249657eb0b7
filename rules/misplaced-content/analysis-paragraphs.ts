import { meanScore, type Weighing, weighingOf } from '../../src/language/analysis/weighing.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import { isPast } from '../../src/language/time/told-as-past.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import lists from './words.yaml';

const words = lists as Readonly<Record<'thinking' | 'noEvent', readonly string[]>>;
const THINKING = new WordSet(words.thinking);
const NO_EVENT = new WordSet(words.noEvent);
/** "So I then asked": its verb is one of so many words. */
const LONGEST_OPENING = 4;
/** A verb of thinking stands as near behind its subject as this, in words. */
const NEAR = 4;

/** A shorter stretch is a remark in passing. In words. */
const FEW_WORDS = 20;
/** From this mean score on a stretch is analysis: on the develop notes paragraphs of facts lie below -1.6. */
const ANALYTICAL = -1.4;
/** What is weighed at the end of a paragraph of facts must be plainer. */
const PLAINLY_ANALYTICAL = 0;

/** Where every one of some sentences weighs by its connectives, their build says less. */
const WHOLLY = -2.2;
const FEWEST_WHOLLY = 3;

/** Paragraphs, and stretches of them, that weigh what was found in the author's own view. Offsets in the plain text. */
export function analysisIn(text: NoteText, prose: Prose): { readonly start: number; readonly end: number }[] {
  return prose.plain.blocks.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'code') return [];
    const weighings = weighingOf(text, prose)
      .filter(({ sentence }) => sentence.block === block)
      .map((weighing) => ({
        ...weighing,
        weighs: weighing.weighs && !isNextEvent(prose, weighing),
        isOthersView: weighing.isOthersView || isOthersThought(prose, weighing),
      }));
    if (isAnalytical(weighings, ANALYTICAL)) return [block];
    const first = weighings.findLastIndex((weighing) => !isWeighed(weighing)) + 1;
    const last = weighings.slice(first);
    return first > 0 && isAnalytical(last, PLAINLY_ANALYTICAL) ? [{ start: last[0]?.sentence.start ?? block.start, end: block.end }] : [];
  });
}

function isWeighed({ isOthersView, weighs, score }: Weighing): boolean {
  return !isOthersView && (weighs || score > 0);
}

function isAnalytical(weighings: readonly Weighing[], least: number): boolean {
  const weighed = weighings.filter(isWeighed);
  const length = weighings.reduce((sum, { length: own }) => sum + own, 0);
  return (
    weighings.length > 1 &&
    length >= FEW_WORDS &&
    weighed.length * 2 >= weighings.length &&
    weighed.some(({ weighs }) => weighs) &&
    meanScore(weighings) > (isWhollyWeighed(weighings) ? WHOLLY : least)
  );
}

/** "So I asked her mother", "So we then went up": what came next, and no reason. */
function isNextEvent(prose: Prose, { sentence }: Weighing): boolean {
  const opening = prose.wordsIn(sentence.start, sentence.end).slice(0, LONGEST_OPENING);
  return opening[0]?.lower === 'so' && opening.some(({ lower }) => isPast(lower) && !NO_EVENT.has(lower));
}

/** "She thinks that he is bullied because …", "Mum is worried that …". */
function isOthersThought(prose: Prose, { sentence }: Weighing): boolean {
  const who = prose.mentionsIn(sentence.start, sentence.end).find(({ owning }) => !owning);
  if (!who || who.kind === 'author' || prose.wordsIn(sentence.start, who.start).length > 1) return false;
  return THINKING.meets(prose.words, who.last + 1, who.last + NEAR);
}

function isWhollyWeighed(weighings: readonly Weighing[]): boolean {
  return weighings.length >= FEWEST_WHOLLY && weighings.every(({ weighs, isOthersView }) => weighs && !isOthersView);
}
