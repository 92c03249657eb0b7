import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './attribution.yaml';

type ListName = 'verbs' | 'needAs' | 'speakers' | 'openers' | 'views' | 'fiction' | 'noTail' | 'passive';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const VERBS = new WordSet(data.verbs);
const NEED_AS = new WordSet(data.needAs);
const SPEAKERS = new WordSet(data.speakers);
const VIEWS = new WordSet(data.views);
const FICTION = new WordSet(data.fiction);
const OPENERS = data.openers.map((opener) => opener.split(' '));

/** Between a verb of saying and what is said, these part two statements: "Dad told me about the job and is …". */
const NEW_STATEMENT =
  /[;:]\s|\b(?:and|but|yet) (?:is|was|has|had|can|cannot|will|would|could|does|did|refuses|then|also|i|we)\b|\bbut\b|, (?:so|which|typical|as usual|as ever|as always|true to form|predictably|of course)\b/i;
/** A comma and one of these begin a clause of its own. */
const NO_TAIL = new WordSet(data.noTail);
const PASSIVE = new WordSet(data.passive);
/** How far before its verb a speaker may stand, in words. */
const FARTHEST_SPEAKER = 5;
/** "…, the tutor said": as many words at most after the comma. */
const LONGEST_TAIL = 6;

/**
 * Whether what stands at an offset is told as somebody else's words or view, by a speaker whom the sentence names
 * ("Mr Cole said that …", "the log calls him …", "…, the tutor said"). Quotation marks are not looked at.
 */
export function isAttributed(prose: Prose, offset: number): boolean {
  const sentence = prose.sentenceAt(offset);
  if (!sentence) return false;
  return (
    isSaidByOther(prose, sentence, offset) ||
    isSeenByOther(prose, sentence, offset) ||
    isAccordingTo(prose, sentence, offset) ||
    isInView(prose, sentence, offset) ||
    isAfterColon(prose, sentence, offset)
  );
}

/** Whether a sentence or the one before it speaks of a play, a film, a game. */
export function isFiction(prose: Prose, offset: number): boolean {
  const index = firstEndingAfter(prose.sentences, offset);
  return [prose.sentences[index], prose.sentences[index - 1]].some(
    (sentence) => sentence !== undefined && FICTION.meets(prose.wordsIn(sentence.start, sentence.end)),
  );
}

function isSaidByOther(prose: Prose, sentence: Sentence, offset: number): boolean {
  return speechIn(prose, sentence).some(({ verb, kind, speaker, passive }) => {
    const word = prose.words[verb];
    if (!word || kind === 'asked') return false;
    if (word.start >= offset) return !passive && isOther(speaker) && isTail(prose, sentence, offset, word);
    if (NEW_STATEMENT.test(prose.text.slice(word.end, offset))) return false;
    // "You told me …", "Told me …": "me" is who heard it.
    const isToAuthor = speaker !== undefined && speaker.kind === 'author' && speaker.first > verb;
    if (speaker && !isToAuthor) return isOther(speaker);
    if (passive) return false;
    const before = prose.words[verb - 1];
    // "Says he is …" in a shorthand note: somebody else says it. "Told him …": the author did.
    if (!before || before.end <= sentence.start) return isToAuthor || (kind === 'said' && /s$/.test(word.lower));
    return SPEAKERS.includes(before) || isSpeakerBefore(prose, sentence, verb);
  });
}

function isOther(mention: Mention | undefined): boolean {
  return mention !== undefined && mention.kind !== 'author';
}

/** "he is not a nuisance, the tutor said", "he is lazy, she said, and …"; not "whatever she says". */
function isTail(prose: Prose, sentence: Sentence, offset: number, verb: Word): boolean {
  const comma = prose.text.lastIndexOf(',', verb.start);
  const lead = prose.wordsIn(comma, verb.start);
  if (comma < offset || lead.length > LONGEST_TAIL || NO_TAIL.includes(lead[0])) return false;
  return /^\s*,/.test(prose.text.slice(verb.end, verb.end + 3)) || prose.wordsIn(verb.end, sentence.end).length <= LONGEST_TAIL;
}

function isSpeakerBefore(prose: Prose, sentence: Sentence, verb: number): boolean {
  for (let i = verb - 1; i >= verb - FARTHEST_SPEAKER; i--) {
    const word = prose.words[i];
    if (!word || word.start < sentence.start) return false;
    if (SPEAKERS.includes(word)) return true;
  }
  return false;
}

/** "Dad calls her …", "the referral saw him as …", "he thinks he is …". */
function isSeenByOther(prose: Prose, sentence: Sentence, offset: number): boolean {
  const { words } = prose;
  const from = firstEndingAfter(words, sentence.start);
  const to = firstEndingAfter(words, offset);
  for (let i = from; i < to; i++) {
    const word = words[i];
    // "was described as" names nobody whose view it is.
    if (!word || !VERBS.includes(word) || PASSIVE.includes(words[i - 1])) continue;
    if (NEED_AS.includes(word) && !words.slice(i + 1, i + 5).some(({ lower }) => lower === 'as')) continue;
    if (NEW_STATEMENT.test(prose.text.slice(word.end, offset))) continue;
    const subject = prose.mentionsIn(sentence.start, word.start).findLast((mention) => !mention.owning && i - mention.last <= FARTHEST_SPEAKER);
    if (subject ? isOther(subject) : isSpeakerBefore(prose, sentence, i)) return true;
  }
  return false;
}

function isAccordingTo(prose: Prose, sentence: Sentence, offset: number): boolean {
  const words = prose.wordsIn(sentence.start, sentence.end);
  return OPENERS.some((opener) =>
    words.some(
      (word, i) => word.start < offset + 200 && opener.every((part, n) => words[i + n]?.lower === part) && !/[;]/.test(prose.text.slice(word.start, offset)),
    ),
  );
}

/** "Dad's account is that …", "in Mum's words": somebody else's view, by a noun for views. */
function isInView(prose: Prose, sentence: Sentence, offset: number): boolean {
  return prose.wordsIn(sentence.start, sentence.end).some((word) => {
    if (!VIEWS.includes(word)) return false;
    const owner = prose.wordsIn(Math.max(sentence.start, word.start - 40), word.start).at(-1)?.lower ?? '';
    if (!/(?:'s|s')$|^(?:his|her|their|police|the)$/.test(owner)) return false;
    if (word.start < offset) return /^\s*(?:,|(?:is|was|are|were) that\b|that\b|on\b)/.test(prose.text.slice(word.end, word.end + 12));
    return owner !== 'the' && /\bin [\p{L}'’ ]*$/u.test(prose.text.slice(Math.max(offset, word.start - 30), word.start));
  });
}

/** "Mr Osei: the tutor is a liar": who speaks stands before a colon. */
function isAfterColon(prose: Prose, sentence: Sentence, offset: number): boolean {
  const colon = prose.text.indexOf(':', sentence.start);
  if (colon === -1 || colon > offset || prose.wordsIn(sentence.start, colon).length > FARTHEST_SPEAKER) return false;
  const [speaker] = prose.mentionsIn(sentence.start, colon);
  return speaker !== undefined && isOther(speaker) && speaker.kind !== 'pronoun' && !speaker.owning && speaker.start === sentence.start;
}
