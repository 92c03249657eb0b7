import type { Prose } from '../../src/language/index/note-text.ts';
import { speechIn } from '../../src/language/index/speech.ts';
import { isJudging } from '../../src/language/sentence-model/features.ts';
import { isPast } from '../../src/language/time/told-as-past.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import type { Word } from '../../src/language/words/words.ts';
import lists from './signs.yaml';

const data = lists as Readonly<
  Record<'spokenAs' | 'spoken' | 'label' | 'weighed' | 'owned' | 'reason' | 'inHeart' | 'inMind' | 'states' | 'being' | 'degree', readonly string[]>
>;
const SPOKEN_AS = new Phrases(data.spokenAs);
const SPOKEN = new WordSet(data.spoken);
const LABEL = new Phrases(data.label);
const WEIGHED = new Phrases(data.weighed);
const OWNED = new Phrases(data.owned);
const REASON = new Phrases(data.reason);
const IN_HEART = new Phrases(data.inHeart);
const IN_MIND = new Phrases(data.inMind);
const STATES = new WordSet(data.states);
const BEING = new WordSet(data.being);
const DEGREE = new WordSet(data.degree);
const PERSON: ReadonlySet<string> = new Set(['he', 'she', 'they', 'you']);
const VERBS: ReadonlySet<string> = new Set(['is', 'are', 'has', 'have', 'does', 'do', 'will', 'would', 'can', 'could']);

/** How far in a sentence its speaker stands ("And then she goes"). */
const SPEAKER_WITHIN = 4;
/** A label is no longer than this. */
const LABEL_WORDS = 8;

/** "He goes you lot don't trust me": whatever follows is his. */
export function isSpokenUnmarked(words: readonly Word[]): boolean {
  const said = SPOKEN_AS.find(words, 0, SPEAKER_WITHIN + 2);
  return said !== undefined && said.first > 0 && SPOKEN.includes(words[said.end]);
}

/** "Typical Sheryl, all show", "Sulking, as per": it labels and claims nothing. */
export function isBareLabel(words: readonly Word[]): boolean {
  if (words.length > LABEL_WORDS || LABEL.find(words) === undefined) return false;
  return !words.some(({ lower }, i) => i > 0 && (VERBS.has(lower) || isPast(lower)));
}

/** "This matters for the plan", where the paragraph has said before whose view it is. */
export function isWeighedOn(prose: Prose, index: number, words: readonly Word[]): boolean {
  if (WEIGHED.find(words) === undefined) return false;
  const block = prose.sentences[index]?.block;
  for (let at = index - 1; at >= 0 && prose.sentences[at]?.block === block; at--) {
    const { start, end } = prose.sentences[at] as Sentence;
    if (OWNED.find(prose.words, firstEndingAfter(prose.words, start), firstEndingAfter(prose.words, end)) !== undefined) return true;
  }
  return false;
}

/**
 * "He put his hood up because he was fed up with me": a reason from inside somebody else's head, which nobody has told.
 * What they felt is surely a guess; what they thought or wanted may have been seen.
 */
export function reasonInMind(prose: Prose, sentence: Sentence, words: readonly Word[]): 'feeling' | 'thought' | undefined {
  for (let at = 1; at < words.length; at++) {
    const from = REASON.endAt(words, at);
    if (from === undefined || !PERSON.has(words[from]?.lower ?? '')) continue;
    const inMind = whatIsInMind(words, from + 1);
    if (!inMind) continue;
    const reason = words[at]?.start ?? 0;
    const isOwnOrTold = words[0]?.lower === 'i' || speechIn(prose, sentence).some(({ verb }) => (prose.words[verb]?.start ?? 0) < reason);
    return isOwnOrTold ? undefined : inMind;
  }
  return undefined;
}

function whatIsInMind(words: readonly Word[], at: number): 'feeling' | 'thought' | undefined {
  if (IN_HEART.endAt(words, at) !== undefined) return 'feeling';
  if (IN_MIND.endAt(words, at) !== undefined) return 'thought';
  if (!BEING.includes(words[at])) return undefined;
  let state = at + 1;
  while (DEGREE.includes(words[state])) state++;
  const word = words[state];
  if (!word) return undefined;
  return STATES.includes(word) ? 'feeling' : isJudging(word.lower) ? 'thought' : undefined;
}
