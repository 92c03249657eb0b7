import type { Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './hearsay.yaml';

type ListName =
  | 'participles'
  | 'beforeTo'
  | 'beforeNow'
  | 'be'
  | 'between'
  | 'raised'
  | 'raisings'
  | 'talk'
  | 'none'
  | 'ownDoing'
  | 'conditions'
  | 'manner'
  | 'talkOf'
  | 'gathered'
  | 'prepositions'
  | 'marks'
  | 'common'
  | 'reputation'
  | 'vague'
  | 'sightings'
  | 'sightingGoesOn';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const PARTICIPLES = new WordSet([...data.participles, ...data.beforeTo]);
const BEFORE_TO = new WordSet(data.beforeTo);
const BEFORE_NOW = new WordSet(data.beforeNow);
const BE = new WordSet(data.be);
const BETWEEN = new WordSet(data.between);
const RAISED = new WordSet(data.raised);
const RAISINGS = new WordSet(data.raisings);
const TALK = new WordSet(data.talk);
const NONE = new WordSet(data.none);
const OWN_DOING = new WordSet(data.ownDoing);
const CONDITIONS = new WordSet(data.conditions);
const MANNER = new WordSet(data.manner);
const TALK_OF = new WordSet(data.talkOf);
const GATHERED = new WordSet(data.gathered);
const PREPOSITIONS = new WordSet(data.prepositions);
const SIGHTINGS = new WordSet(data.sightings);
const SIGHTING_GOES_ON = new WordSet(data.sightingGoesOn);
const MARKS = new Phrases(data.marks);
const COMMON = new Phrases(data.common);
const REPUTATION = new Phrases(data.reputation);
const VAGUE = new Phrases(data.vague);
const TURNS = [
  ['mark', MARKS],
  ['common', COMMON],
  ['vague', VAGUE],
  ['reputation', REPUTATION],
] as const;

/** The words at which any of this may be found; gathered when they are first asked for. */
let tellingWords: WordSet | undefined;
const mayTell = (): WordSet => {
  tellingWords ??= new WordSet([...PARTICIPLES, ...RAISINGS, ...TALK, ...SIGHTINGS, ...TURNS.flatMap(([, phrases]) => phrases.openings)]);
  return tellingWords;
};

/** How far before hearsay a word may stand that makes it a condition, in words. */
const CONDITION_WITHIN = 3;
/** How far before its participle "it" or what is raised may stand, in words. */
const FARTHEST = 7;

/** How a sentence passes on what nobody in particular has said. */
export interface Hearsay {
  /** `passive`: "it was reported that"; `raised`: "concerns have been raised", "there are rumours"; `mark`: "apparently"; `common`: "by all accounts"; `reputation`: "is known to"; `vague`: "people say". */
  readonly kind: 'passive' | 'raised' | 'mark' | 'common' | 'reputation' | 'vague';
  /** Where its words begin and end, in the plain text. */
  readonly start: number;
  readonly end: number;
}

/** The hearsay of a sentence in the author's words; undefined where it has none. Whether a source is named beside it is not asked. */
export function hearsayIn(prose: Prose, sentence: Sentence): Hearsay | undefined {
  const { words } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  const telling = mayTell();
  for (let i = first; i < end; i++) {
    const word = words[i];
    if (!word || !telling.includes(word) || prose.quoteAt(word.start)) continue;
    const from = passiveFrom(words, i, first, end) ?? sightingFrom(words, i, first, end);
    if (from !== undefined && !isConditional(words, from, first))
      return {
        kind: (RAISINGS.includes(word) && !PARTICIPLES.includes(word)) || TALK.includes(word) ? 'raised' : 'passive',
        start: words[from]?.start ?? word.start,
        end: word.end,
      };
    for (const [kind, phrases] of TURNS) {
      const to = phrases.endAt(words, i, end);
      if (to !== undefined && !(kind !== 'mark' && kind !== 'common' && isConditional(words, i, first)) && !isNobodys(prose, i))
        return { kind, start: word.start, end: words[to - 1]?.end ?? word.end };
    }
  }
  return undefined;
}

/** Whether what stands before a phrase takes the hearsay from it: "no history of", "the available information suggests", "whom I had understood to be". */
function isNobodys({ words }: Prose, at: number): boolean {
  const before = words[at - 1]?.lower ?? '';
  if (NONE.has(before) || GATHERED.has(before)) return true;
  return words[at]?.lower === 'understood' && words.slice(Math.max(0, at - 3), at).some(({ lower }) => lower === 'i' || lower === 'we');
}

/** Where reporting without a reporter begins that ends at a word: "it has long been said", "is thought to", "concerns were raised", "there is talk". */
function passiveFrom(words: readonly Word[], at: number, first: number, end: number): number | undefined {
  const lower = words[at]?.lower ?? '';
  if (PARTICIPLES.has(lower) || RAISINGS.has(lower)) {
    // "Thought to have …", where a shorthand note leaves out who and is.
    if (at === first && BEFORE_TO.has(lower) && words[at + 1]?.lower === 'to' && /^(?:be|have)$/.test(words[at + 2]?.lower ?? '')) return at;
    let be = at - 1;
    while (be > first && BETWEEN.includes(words[be]) && !BE.includes(words[be])) be--;
    if (be < first || !BE.includes(words[be])) return undefined;
    const verb = words[be]?.lower ?? '';
    if (verb === 'be' && words[be - 1]?.lower === 'to') return undefined;
    const nearest = Math.max(first, be - FARTHEST);
    if (BEFORE_TO.has(lower) && words[at + 1]?.lower === 'to' && isInfinitive(words, at + 2, end)) return be;
    for (let i = be; i >= nearest; i--) {
      const before = words[i]?.lower ?? '';
      if (PARTICIPLES.has(lower) && (before === 'it' || before === "it's") && be - i <= 3 && isImpersonal(lower, verb) && passesOn(words, i, at, first, end))
        return i;
      if (RAISINGS.has(lower) && RAISED.has(before))
        return NONE.includes(words[i - 1]) || NONE.includes(words[i - 2]) || OWN_DOING.includes(words[at + 1]) ? undefined : i;
    }
    return undefined;
  }
  if (TALK.has(lower) && (lower !== 'talk' || (words[at - 1]?.lower !== 'a' && at + 1 < end && TALK_OF.includes(words[at + 1])))) {
    for (let i = at - 1; i >= Math.max(first, at - FARTHEST); i--) {
      if (words[i]?.lower === 'there' && words.slice(i + 1, i + 5).some((word) => BE.includes(word)) && !words.slice(i, at).some((word) => NONE.includes(word)))
        return i;
    }
  }
  return undefined;
}

/** "He has been seen hanging round the arcade", "was spotted with older lads": by somebody, and not by the author, who saw them at a visit. */
function sightingFrom(words: readonly Word[], at: number, first: number, end: number): number | undefined {
  if (at - 2 < first || at + 1 >= end || !SIGHTINGS.includes(words[at])) return undefined;
  const [have, been] = [words[at - 2]?.lower ?? '', words[at - 1]?.lower];
  if (been !== 'been' || !/(?:^(?:has|have|had)|['’](?:s|ve|d))$/.test(have)) return undefined;
  const next = words[at + 1]?.lower ?? '';
  if (next === 'with') return SIGHTING_GOES_ON.includes(words[at + 2]) ? at - 2 : undefined;
  return /..ing$/.test(next) || SIGHTING_GOES_ON.has(next) ? at - 2 : undefined;
}

function isConditional(words: readonly Word[], at: number, first: number): boolean {
  return CONDITIONS.meets(words, Math.max(first, at - CONDITION_WITHIN), at);
}

/** "It was noted" is often what the worker saw; "it has been noted" is not. */
function isImpersonal(participle: string, verb: string): boolean {
  return !BEFORE_NOW.has(participle) || verb === 'been';
}

/** "It was said that …", and not "it was said with a smile", "every adult in it is known". */
function passesOn(words: readonly Word[], it: number, participle: number, first: number, end: number): boolean {
  if (it > first && PREPOSITIONS.includes(words[it - 1])) return false;
  const next = participle + 1 < end ? (words[participle + 1]?.lower ?? '') : '';
  return next !== '' && !MANNER.has(next) && !next.endsWith('ly');
}

/** "known to drink", and not "known to the team", "reported to school". */
function isInfinitive(words: readonly Word[], at: number, end: number): boolean {
  const word = words[at]?.lower;
  return (
    at < end &&
    word !== undefined &&
    !/^(?:the|a|an|her|his|their|our|my|us|me|him|them|you|school|police|mash|camhs|social|early|children's|services|staff|mum|dad|it|all|this|that|both)$/.test(
      word,
    )
  );
}
