import type { Mention } from '../../src/language/index/mentions.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { relationOf, withoutPossessive } from '../../src/language/index/people.ts';
import { isChild, resolved } from '../../src/language/index/speech.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';
import lists from './people-words.yaml';

type ListName =
  | 'people'
  | 'behaviour'
  | 'home'
  | 'links'
  | 'fillers'
  | 'adverbs'
  | 'follow'
  | 'adjectival'
  | 'auxiliaries'
  | 'judge'
  | 'asVerbs'
  | 'openers'
  | 'after'
  | 'things'
  | 'others';
const sets = Object.fromEntries(
  Object.entries(lists as Readonly<Record<ListName, readonly string[]>>).map(([name, words]) => [name, new Set(words)]),
) as Record<ListName, Set<string>>;

/** Words between an adjective and its noun: "a lazy, rude young mother". */
const BEFORE_NOUN = 3;
/** Words between a person and what is said of them: "Mum can at times be quite hostile". */
const FARTHEST = 8;
/** Other adjectives that may be said together with one. */
const MOST_OTHERS = 3;
/** "she's", "mum's", "they're": a person with "is" in one word. */
const CONTRACTED = /^(?:he|she|they|you|\p{L}+)'(?:s|re)$/u;

const PREPOSITION = /^(?:of|for|by|with|about|to|from|in|on|at|between|among|towards)$/;
/** The endings of adjectives, as far as they tell. */
const ADJECTIVE = /(?:ing|ive|ful|less|ous|ish|ant|ent|able|ible|[lt]ed|ly|al|ic)$/;

/** A sentence of so few words says one thing. */
const SHORT = 7;

/** What a word may be said of. */
export interface Subject {
  readonly of: 'person' | 'home';
  /** Also of somebody's behaviour or manner. */
  readonly behaviour: boolean;
}

/**
 * Whether a word, mostly an adjective, is said of a person (or of a home): "a lazy boy", "Mum is lazy", "found her rude",
 * "too idle to", "Rude again.", "an idiot like Kev". @param first @param end Indices into the section's words.
 */
export function isSaidOf(prose: Prose, first: number, end: number, subject: Subject): boolean {
  if (isBeforeNoun(prose, end, subject) || isPredicate(prose, first, end, subject)) return true;
  return subject.of === 'person' && (isElliptical(prose, first, end) || isLikened(prose, end));
}

function isSubjectNoun(word: string, { of, behaviour }: Subject): boolean {
  const bare = withoutPossessive(word);
  if (of === 'home') return sets.home.has(bare);
  return sets.people.has(bare) || relationOf(bare) !== undefined || (behaviour && sets.behaviour.has(bare));
}

function isBeforeNoun(prose: Prose, end: number, subject: Subject): boolean {
  for (let i = end; i < end + BEFORE_NOUN; i++) {
    const word = prose.words[i];
    const before = prose.words[i - 1];
    if (!word || !before || !(i === end ? /^(?:[\s-]+|, )$/ : /^[\s-]+$/).test(prose.text.slice(before.end, word.start))) return false;
    if (isSubjectNoun(word.lower, subject)) return prose.sentenceAt(word.start) === prose.sentenceAt(before.start);
    if (!sets.adjectival.has(word.lower) && !ADJECTIVE.test(word.lower)) return false;
  }
  return false;
}

/** "An idiot like Kev", "a loser such as him": whom the word is for stands behind it. */
function isLikened(prose: Prose, end: number): boolean {
  const next = prose.words[end]?.lower ?? '';
  const who = next === 'like' ? end + 1 : next === 'such' && prose.words[end + 1]?.lower === 'as' ? end + 2 : undefined;
  const mention = who === undefined ? undefined : mentionAt(prose, who);
  return mention !== undefined && !mention.owning && mention.kind !== 'author' && mention.kind !== 'several';
}

/** "Mum is …", "he can be quite …", "I found her …", "came across as …", "too … to". */
function isPredicate(prose: Prose, first: number, end: number, subject: Subject): boolean {
  const { words, text } = prose;
  if (!isEndOfPredicate(prose, end)) return false;
  const from = firstEndingAfter(words, prose.sentenceAt(words[first]?.start ?? 0)?.start ?? 0);
  // "was loud and rude", "is bright but lazy": others may stand beside it.
  let others = isJoined(prose, first) ? MOST_OTHERS : 0;
  for (let i = headOfNoun(prose, first, from) - 1; i >= from && first - i <= FARTHEST; i--) {
    const lower = words[i]?.lower ?? '';
    if (parts(prose, i)) return false;
    if (sets.links.has(lower)) return isSubjectBefore(prose, i, from, subject);
    if (subject.of === 'person' && CONTRACTED.test(lower) && isPersonBefore(prose, i)) return true;
    if (lower === 'as' && sets.asVerbs.has(words[i - 1]?.lower ?? '')) return true;
    if (subject.of === 'person' && isObjectOfJudging(prose, i)) return true;
    if (lower === 'too' && words[end]?.lower === 'to') {
      const before = words[i - 1];
      if (subject.of === 'person' && (i === from || (before && /^,\s/.test(text.slice(before.end, words[i]?.start))))) return true;
    }
    if (!sets.fillers.has(lower) && --others < 0) return false;
  }
  return false;
}

/** Whether an adjective ends what is said of its subject, and is not said of a noun behind it ("is on the difficult set"). */
function isEndOfPredicate(prose: Prose, end: number): boolean {
  const last = prose.words[end - 1];
  const next = prose.words[end];
  if (!last || !next || prose.sentenceAt(next.start) !== prose.sentenceAt(last.start)) return true;
  return !/^[\s-]+$/.test(prose.text.slice(last.end, next.start)) || sets.follow.has(next.lower) || mentionAt(prose, end) !== undefined;
}

/** "an interfering old nag": where the article of a noun stands that has adjectives before it. */
function headOfNoun({ words }: Prose, first: number, from: number): number {
  for (let i = first - 1; i >= from && first - i <= BEFORE_NOUN + 1; i--) {
    const lower = words[i]?.lower ?? '';
    if (/^(?:an?|such|some|one)$/.test(lower)) return i;
    if (!sets.adjectival.has(lower) && !ADJECTIVE.test(lower)) break;
  }
  return first;
}

function isJoined(prose: Prose, first: number): boolean {
  let i = first - 1;
  while (i > 0 && sets.adverbs.has(prose.words[i]?.lower ?? '')) i--;
  const word = prose.words[i];
  return word !== undefined && (/^(?:and|but|or|yet)$/.test(word.lower) || /,\s/.test(prose.text.slice(word.end, prose.words[i + 1]?.start ?? word.end)));
}

/** "she's", "Mum's", "Kyra's". */
function isPersonBefore(prose: Prose, i: number): boolean {
  const lower = prose.words[i]?.lower ?? '';
  return /^(?:he|she|they|you)'/.test(lower) || relationOf(withoutPossessive(lower)) !== undefined || mentionAt(prose, i)?.kind === 'name';
}

/** Whether something other than a space or a comma stands behind a word. */
function parts(prose: Prose, i: number): boolean {
  return /[.;:!?–—"“”()]/.test(prose.text.slice(prose.words[i]?.end ?? 0, prose.words[i + 1]?.start ?? 0));
}

function isObjectOfJudging(prose: Prose, i: number): boolean {
  const word = prose.words[i];
  if (!word || !sets.judge.has(prose.words[i - 1]?.lower ?? '')) return false;
  return /^(?:her|him|them)$/.test(word.lower) || relationOf(word.lower) !== undefined || mentionAt(prose, i) !== undefined;
}

function mentionAt(prose: Prose, i: number): Mention | undefined {
  const word = prose.words[i];
  return word && prose.mentionsIn(word.start, word.end).find((mention) => mention.first <= i && i <= mention.last);
}

/** The subject of a link: right before it, but for adverbs, auxiliaries and brackets. */
function isSubjectBefore(prose: Prose, link: number, from: number, subject: Subject): boolean {
  const { words, text } = prose;
  for (let i = link - 1; i >= from && link - i <= FARTHEST; i--) {
    const word = words[i];
    if (!word) return false;
    const gap = text.slice(word.end, words[i + 1]?.start ?? word.end);
    if (/[.;:!?]/.test(gap)) return false;
    const mention = mentionAt(prose, i);
    const isSubject = isSubjectNoun(word.lower, subject)
      ? !/'s$|s'$/.test(word.lower)
      : subject.of === 'person' && mention
        ? !mention.owning && mention.kind !== 'author'
        : undefined;
    // "supervision of staff is weak": it is the supervision that is.
    if (isSubject !== undefined) return isSubject && !followsPreposition(prose, mention?.first ?? i);
    if (sets.things.has(word.lower) && word.lower !== 'that') return false;
    if (sets.links.has(word.lower) || sets.fillers.has(word.lower) || sets.auxiliaries.has(word.lower) || /^\d/.test(word.lower)) continue;
    // "refused to answer and was rude": the subject stands before the first of two verbs.
    const next = words[i + 1]?.lower ?? '';
    if (next === 'and' || next === 'but')
      return subject.of === 'person' && prose.mentionsIn(words[from]?.start ?? 0, word.start).some(({ owning, kind }) => !owning && kind !== 'author');
    return false;
  }
  // "Was rude to staff.", "Is lazy."
  return subject.of === 'person' && link - from <= 1;
}

/** Whether "of", "for" or the like stands before a word, or before its article. */
function followsPreposition(prose: Prose, i: number): boolean {
  const before = prose.words[i - 1]?.lower ?? '';
  return PREPOSITION.test(/^(?:the|a|an|her|his|their|my|our|these|those|some|most|all|two|three)$/.test(before) ? (prose.words[i - 2]?.lower ?? '') : before);
}

/** A sentence or clause that begins with the word and names nobody: "Rude and loud.", "Just lazy." */
function isElliptical(prose: Prose, first: number, end: number): boolean {
  const { words, text } = prose;
  const sentence = prose.sentenceAt(words[first]?.start ?? 0);
  if (!sentence || sentence.block.kind === 'cell') return false;
  let i = first - 1;
  while (i >= 0 && (words[i]?.start ?? 0) >= sentence.start && (sets.openers.has(words[i]?.lower ?? '') || sets.fillers.has(words[i]?.lower ?? ''))) i--;
  const opens = (words[i]?.start ?? -1) < sentence.start;
  if (!opens) return false;
  const last = words[end - 1]?.end ?? 0;
  const next = words[end];
  return (
    next === undefined ||
    next.start >= sentence.end ||
    /^\s*[,.;:!?–—]/.test(text.slice(last, next.start)) ||
    (sets.after.has(next.lower) && (first - i > 1 || prose.wordsIn(sentence.start, sentence.end).length <= SHORT))
  );
}

/** Whether the record's child does what begins here, or nobody is named who does it. */
export function isDoneByChild(prose: Prose, first: number): boolean {
  const start = prose.words[first]?.start ?? 0;
  const sentence = prose.sentenceAt(start);
  if (!sentence) return false;
  const subject = prose
    .mentionsIn(sentence.start, start)
    .findLast((mention) => !mention.owning && !prose.quoteAt(mention.start) && !followsPreposition(prose, mention.first));
  if (!subject) {
    // "His mum's boyfriend", "Dad's dealing": whoever owns it does it.
    const owner = prose.mentionsIn(sentence.start, start).at(-1);
    if (owner !== undefined) return isThisChild(prose, owner);
    // "Men of 30 have sex with her": somebody does it whom nobody names.
    return !prose.wordsIn(sentence.start, start).some(({ lower }) => sets.others.has(lower));
  }
  return isThisChild(prose, subject);
}

function isThisChild(prose: Prose, mention: Mention): boolean {
  if (mention.kind === 'author' || mention.kind === 'several') return false;
  if (isChild(prose, mention)) return true;
  const who = resolved(prose, mention);
  // A pronoun that means nobody known to be somebody else is the child's, whom the note is about.
  return mention.kind === 'pronoun' && who.relation === undefined && who.people.length === 0 && (who === mention || !who.titled);
}
