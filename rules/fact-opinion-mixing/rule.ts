import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { givesReason } from '../../src/language/analysis/conclusion.ts';
import { emailAt } from '../../src/language/copying/pasted-email.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { featuresIn, sentenceBefore, tellingWord } from '../../src/language/sentence-model/model.ts';
import { opinionModel } from '../../src/language/sentence-model/opinion.ts';
import { secondHandModel } from '../../src/language/sentence-model/second-hand.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import type { Word } from '../../src/language/words/words.ts';
import { isBareLabel, isSpokenUnmarked, isWeighedOn, reasonInMind } from './signs.ts';

/** Fewer words than this make no claim. */
const FEWEST_WORDS = 2;
/** Above this share of a sentence, what is quoted is the sentence. */
const QUOTED_SHARE = 0.5;
/** Sentences of so few words must score this much higher. */
const FEW_WORDS = 3;
const FEW_WORDS_MARGIN = 0.7;
/** What was seen, and in the same breath what it is said to show. */
const INFERENCE =
  /[,;–—]\s(?:and )?(?:which (?:shows|suggests|means|proves|demonstrates|indicates|tells|only shows|just shows)|(?:showing|suggesting|indicating|demonstrating|proving|proof) (?:that|of|how|a|his|her|their|mum|dad|just)|so (?:clearly|obviously|evidently|it is clear))\b/i;
const INFERENCE_BONUS = 2;
/** The author's own word for how sure a thing is, where no more than a conclusion can be. */
const SURENESS =
  /\b(?:obviously|plainly|evidently|undoubtedly|no doubt|without a doubt|doubtless)\b|^\W*clearly\b|\b(?:is|was|are|were|has|had|have) clearly\b|\bit (?:is|was) (?:quite |very |perfectly )?(?:obvious|clear|plain|evident|apparent)(?: to me)? that\b|^\W*i (?:reckon|suspect|bet|dare say)\b/i;
const SURENESS_BONUS = 2;
/** A reason out of somebody else's head for what they did: what they felt, what they thought or wanted. */
const REASON_BONUS = { feeling: 6, thought: 1 };
/** From this log-odds on a sentence tells what somebody has passed on: it is to be sourced, and is the author's opinion only where that is surer by so much. */
const PASSED_ON = 1;
const PASSED_ON_MARGIN = 2;
/** The source stands in front: whatever follows is theirs. */
const ATTRIBUTED = /^\W*(?:according to|as reported by|as described by|in the (?:view|opinion|words) of)\b/i;

/** A view that the author owns. */
const OWN_VIEW =
  /^\W*(?:(?:for|to) me\b|(?:in|to) my (?:view|mind|opinion|judgement|eyes?|experience)\b|as i see it\b|(?:(?:so|for (?:this|that) reason),? )?i (?:think|thought|believe|believed|feel|felt)\b|my (?:view|opinion|judgement|impression|sense|feeling) (?:is|was)\b)/i;
/** "That is a real help.", "I think that this keeps her safe": what the author makes of the sentence before. */
const GOES_ON = /^\W*(?:i (?:think|believe) (?:that )?)?(?:that|this)\b/i;

/** Clauses 5.4, 5a.7 and A3: facts apart from opinions. */
export const factOpinionMixing = noteRule({
  name: 'fact-opinion-mixing',
  summary: 'In Detailed Notes: opinion, judgement or guess put as fact, or fact and opinion in one sentence.',
  clauses: ['5a.7', '5.4', 'A3'],
  severity: 'warning',
  group: 'evidence',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    confidence: z.number({ error: 'expected a number' }).default(1.8).describe('How sure the rule must be; higher finds less and errs less.'),
  }),
  messages: {
    opinion: ({ word }: { word: string | undefined }) =>
      `This reads as your opinion put as a fact${word === undefined ? '' : `, most of all by the word “${word}”`}. Detailed Notes are for what was seen, heard and said. Write what you saw or who said it; if it is your judgement, put it under Analysis with your reason: “In my view … because …”.`,
  },
  check({ text }, reporter, { confidence }) {
    for (const prose of text.of('detailed')) {
      for (const [i, sentence] of prose.sentences.entries()) {
        const words = prose.wordsIn(sentence.start, sentence.end);
        if (words.length < FEWEST_WORDS || !isClaim(prose, sentence)) continue;
        const before = sentenceBefore(prose, i);
        if (isOwnedWithEvidence(prose, sentence) || (before && goesOnFromOwnView(prose, before, sentence))) continue;
        const features = featuresIn(prose, sentence, before, text.people);
        const excess = opinionModel.score(features) - confidence - hesitation(prose, sentence, words);
        if (excess < 0 || isOtherRules(prose, i, words)) continue;
        if (excess < PASSED_ON_MARGIN && secondHandModel.score(features) > PASSED_ON) continue;
        const word = tellingWord(opinionModel, prose, sentence, before, text.people);
        reporter.report({ message: 'opinion', at: prose.span(sentence.start, sentence.end), section: prose.section, data: { word } });
      }
    }
  },
});

/** Whether a sentence claims anything in the author's own words: no heading, no question, no quotation, no pasted e-mail. */
function isClaim(prose: Prose, { start, end, block }: Sentence): boolean {
  if (block.kind === 'heading' || block.kind === 'cell' || block.kind === 'code' || emailAt(prose, start)) return false;
  const text = prose.text.slice(start, end);
  if (/\?["”’')\]]*$/.test(text) || ATTRIBUTED.test(text)) return false;
  if (prose.plain.styles.some((style) => style.style === 'strong' && style.start <= start && end <= style.end + 1)) return false;
  const quoted = prose.quotes.reduce((sum, quote) => sum + Math.max(0, Math.min(end, quote.end) - Math.max(start, quote.start)), 0);
  return quoted <= (end - start) * QUOTED_SHARE;
}

/** "In my view she was afraid, because she held on to my sleeve": marked as a view, with what it rests on. */
function isOwnedWithEvidence(prose: Prose, sentence: Sentence): boolean {
  return OWN_VIEW.test(prose.text.slice(sentence.start, sentence.end)) && givesReason(prose, sentence);
}

/** Whether a sentence draws on the one before it, in which the author owns a view. */
function goesOnFromOwnView({ text }: Prose, before: Sentence, { start, end }: Sentence): boolean {
  return GOES_ON.test(text.slice(start, end)) && OWN_VIEW.test(text.slice(before.start, before.end));
}

/** What is no opinion put as fact though it reads like one: unmarked speech, a bare label, and what is weighed in a paragraph that owns its view. */
function isOtherRules(prose: Prose, index: number, words: readonly Word[]): boolean {
  return isSpokenUnmarked(words) || isBareLabel(words) || isWeighedOn(prose, index, words);
}

/** What the build of a sentence says beyond its words: a few words are little to go by; an inference drawn, or sureness, is telling. */
function hesitation(prose: Prose, sentence: Sentence, words: readonly Word[]): number {
  const { start, end } = sentence;
  if (words.length <= FEW_WORDS) return FEW_WORDS_MARGIN;
  const text = prose.text.slice(start, end);
  const reason = reasonInMind(prose, sentence, words);
  return (reason ? -REASON_BONUS[reason] : 0) - (INFERENCE.test(text) ? INFERENCE_BONUS : 0) - (SURENESS.test(text) ? SURENESS_BONUS : 0);
}
