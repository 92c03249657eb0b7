import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { type Speech, speechIn } from '../index/speech.ts';
import { isPast } from '../time/told-as-past.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { type PhraseMatch, Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './account.yaml';
import hearsayLists from './hearsay.yaml';

const data = lists as Readonly<
  Record<
    | 'views'
    | 'calls'
    | 'behaviour'
    | 'writers'
    | 'professionals'
    | 'tells'
    | 'about'
    | 'from'
    | 'verbal'
    | 'talks'
    | 'raises'
    | 'ontoTopic'
    | 'withWhom'
    | 'ownDoing'
    | 'be'
    | 'unanswered'
    | 'thatFollows'
    | 'listeners'
    | 'answerable'
    | 'informed'
    | 'plainSaying'
    | 'callers'
    | 'noTalk'
    | 'notThere',
    readonly string[]
  >
>;
const sources = hearsayLists as Readonly<Record<'according' | 'documents', readonly string[]>>;
const CALLS = new WordSet(data.calls);
const BEHAVIOUR = new WordSet(data.behaviour);
const VIEWS = new WordSet(data.views);
const PROFESSIONALS = new WordSet(data.professionals);
const WRITERS = new WordSet(data.writers);
const OWN_DOING = new Phrases(data.ownDoing);
const BE = new WordSet(data.be);
const THAT_FOLLOWS = new WordSet(data.thatFollows);
const LISTENERS = new WordSet(data.listeners);
const ANSWERABLE = new WordSet(data.answerable);
const INFORMED = new WordSet(data.informed);
const PLAIN_SAYING = new WordSet(data.plainSaying);
const CALLERS = new WordSet(data.callers);
const NOT_THERE = new Phrases(data.notThere);
const NO_TALK = new WordSet(data.noTalk);
const UNANSWERED = new Phrases(data.unanswered);
const ACCORDING = new Phrases(sources.according);
const TELLS = new WordSet(data.tells);
const FROM = new WordSet(data.from);
const VERBAL = new WordSet(data.verbal);
const TALKS = new WordSet(data.talks);
const RAISES = new WordSet(data.raises);
const ONTO_TOPIC = new WordSet(data.ontoTopic);
const WITH_WHOM = new WordSet(data.withWhom);
const ABOUT = new WordSet(data.about);
const DOCUMENTS = new WordSet(sources.documents);

/** A verb of thinking or sending stands as near behind its subject as this, in words. */
const NEAR = 3;
/** Above this share of a sentence, what is quoted is the sentence; a word or two in quotation marks are not. */
const QUOTED_SHARE = 0.3;
/** "School nurse Della Rees:", "Email from attendance (Mrs Poole) 17/3:": so many characters at most before the colon. */
const LONGEST_LEAD = 80;
/** "I pushed him a bit on the money": so near behind "I" stands what leads on to the topic. */
const ONTO_WITHIN = 7;
/** "in the health visitor's last report": words between the preposition and the document. */
const READ_FROM = 5;
/** "The letter from his former employer confirms …". */
const SAYS_WITHIN = 9;
/** "per Constable Holroyd 23:10": words of a source at a sentence's end, behind its first. */
const LONGEST_TAIL = 6;

/**
 * Who stands for what a sentence tells. `teller`: somebody or something that it names and that goes on telling; `named`: one
 * whose account this is not ("Mum asked for …", "the form was left"); `asked`: the author asks, and what follows is the
 * answer; `author`: the author did, saw or said it; `open`: the sentence alone does not tell.
 */
export type Origin = 'teller' | 'named' | 'asked' | 'author' | 'open';

export function originOf(prose: Prose, sentence: Sentence): Origin {
  const { words, text } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  const mentions = prose.mentionsIn(sentence.start, sentence.end).filter((mention) => !prose.quoteAt(mention.start));
  const all = speechIn(prose, sentence);
  const isInformed = all.some((one) => isBareParticiple(prose, one));
  const speech = all.filter(
    (one) =>
      !BEHAVIOUR.includes(words[one.verb]) &&
      !isToldToOther(prose, one) &&
      !isNoAnswer(words, one.verb) &&
      !isBareParticiple(prose, one) &&
      !isBidding(words, one) &&
      !isAside(words, one),
  );
  const isOpening = (verb: number) => verb === first || (verb === first + 1 && mentions[0]?.first !== first);
  // "Missed Thursday, said he forgot.": nobody need be named behind a comma.
  const isTagged = (verb: number) => verb > first && text[words[verb - 1]?.end ?? 0] === ',';
  const told = speech.findLast(({ kind, speaker, verb }) => (speaker ? speaker.kind !== 'author' : kind === 'said' && (isOpening(verb) || isTagged(verb))));
  if (told) return told.kind === 'asked' ? 'named' : 'teller';
  // "Told me he …" in a shorthand note is somebody else's, "told them that …" the author's.
  const opener = all.find(({ kind, verb }) => kind === 'told' && verb === first);
  if (opener) return LISTENERS.includes(words[first + 1]) ? 'teller' : 'author';
  const source = sourceIn(prose, sentence);
  if (source) return source;
  if (CALLERS.includes(words[words[first]?.lower === 'the' ? first + 1 : first])) return 'teller';
  if (mentions[0] && mentions[0].first <= first + 2 && isProfessional(prose, mentions[0])) return 'teller';
  for (let i = first; i < end; i++) {
    const word = words[i];
    if (!word || prose.quoteAt(word.start)) continue;
    const isCall = CALLS.includes(word) && !BE.includes(words[i - 1]) && !mentions.some((mention) => mention.first === i + 1 && mention.kind !== 'author');
    const isView = VIEWS.includes(word) || (THAT_FOLLOWS.includes(word) && words[i + 1]?.lower === 'that');
    if ((isCall && isOthers(mentions, i)) || (isView && isOthersView(words, mentions, i))) return 'teller';
    if (PLAIN_SAYING.includes(word) && mentions.some(({ kind, owning, last }) => last === i - 1 && kind !== 'author' && kind !== 'several' && !owning))
      return 'teller';
  }
  const quoted = prose.quotes.reduce((sum, quote) => sum + Math.max(0, Math.min(sentence.end, quote.end) - Math.max(sentence.start, quote.start)), 0);
  if (quoted > (sentence.end - sentence.start) * QUOTED_SHARE) return 'teller';
  if (speech.some(({ kind, speaker, verb }) => kind === 'asked' && (speaker?.kind === 'author' || isOpening(verb)))) return 'asked';
  if (talksTogether(words, first, end) || raisesTopic(words, first, end) || readsOut(words, first, end)) return 'asked';
  if (talksWith(prose, mentions, first, end)) return UNANSWERED.find(words, first, end) ? 'author' : 'asked';
  if (isInformed || mentions.some(({ kind }) => kind === 'author') || OWN_DOING.find(words, first, end)) return 'author';
  if (WRITERS.meets(words, first, first + 3)) return 'author';
  return /\?["”’')\]]*$/.test(text.slice(sentence.start, sentence.end)) ? 'asked' : 'open';
}

/**
 * Whether a sentence names where its information comes from without a verb of saying: "per", "according to", a lead-in and
 * a colon (`teller`), or a document (`named`; one that says something is a teller).
 */
export function sourceIn(prose: Prose, sentence: Sentence): 'teller' | 'named' | undefined {
  const { words, text } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  const according = ACCORDING.find(words, first, end);
  // "Checks are clear, per PC Holroyd.": the source stands for this sentence, and what comes next has none.
  if (according) return isTail(according, first, end) ? 'named' : 'teller';
  const colon = text.indexOf(':', sentence.start);
  if (colon !== -1 && colon < sentence.end && colon - sentence.start <= LONGEST_LEAD && !ABOUT.includes(words[first])) {
    // "Father: Mr Obi did not attend.": about him, and not told by him.
    const isLead = !prose.wordsIn(sentence.start, colon).some(({ lower }) => isPast(lower)) && !NOT_THERE.find(prose.wordsIn(colon, sentence.end));
    if (isLead && prose.mentionsIn(sentence.start, colon).some(({ kind, owning }) => kind !== 'author' && kind !== 'pronoun' && !owning)) return 'teller';
  }
  for (let i = first; i < end; i++) {
    if (!DOCUMENTS.includes(words[i])) continue;
    const isRead = FROM.meets(words, Math.max(first, i - READ_FROM), i);
    const isSubject = TELLS.meets(words, i + 1, Math.min(end, i + SAYS_WITHIN)) && !hasVerbBefore(words, first, i);
    if (isSubject || (colon > sentence.start && colon < sentence.end)) return 'teller';
    if (isRead || prose.text[words[i - 1]?.end ?? 0] === '(') return 'named';
  }
  const open = text.indexOf('(', sentence.start);
  return open !== -1 && open < sentence.end && DOCUMENTS.meets(prose.wordsIn(open, sentence.end)) ? 'named' : undefined;
}

/** Whether a source stands behind all that a sentence tells. */
function isTail(source: PhraseMatch, first: number, end: number): boolean {
  return source.first > first + 2 && end - source.end <= LONGEST_TAIL;
}

/** A document behind a verb is what somebody had or sent: "he has been sending her messages". */
function hasVerbBefore(words: readonly Word[], first: number, at: number): boolean {
  for (let i = first; i < at; i++) if (VERBAL.includes(words[i])) return true;
  return false;
}

/** "DC Foxley has …", "The EWO, Mr Crane, has him at 41%": what they have, they have said. */
function isProfessional(prose: Prose, { kind, relation, owning, first, name }: Mention): boolean {
  if (owning) return false;
  if (kind === 'profession') return name.length > 0 || PROFESSIONALS.has(relation ?? '');
  return kind === 'name' && PROFESSIONALS.includes(prose.words[first]);
}

/** "I spoke with Mrs Dunne about the week": what comes next is what she said. */
function talksWith(prose: Prose, mentions: readonly Mention[], first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    if (!(TALKS.includes(prose.words[i]) || isCallInShort(prose.words, i)) || isOthersOwn(mentions, i) || NO_TALK.includes(prose.words[i - 1])) continue;
    const isWithSomebody = mentions.some(({ kind, first: at, owning }) => {
      if (kind === 'author' || owning || at <= i || at - i > 5) return false;
      // "Rang Dawn's aunt": whose aunt she is stands between.
      return (
        at === i + 1 || WITH_WHOM.meets(prose.words, i + 1, at) || mentions.some((owner) => owner.owning && owner.first === i + 1 && owner.last === at - 1)
      );
    });
    if (isWithSomebody) return true;
  }
  return false;
}

/** "T/C from school", "P/C to Mum": two words, by their letters. */
function isCallInShort(words: readonly Word[], at: number): boolean {
  return words[at]?.lower === 'c' && /^[tp]$/.test(words[at - 1]?.lower ?? '') && words[at]?.start === (words[at - 1]?.end ?? 0) + 1;
}

/** "Then we talked about college": what comes next is what the other said. */
function talksTogether(words: readonly Word[], first: number, end: number): boolean {
  for (let i = first; i + 1 < end; i++) if (words[i]?.lower === 'we' && TALKS.includes(words[i + 1])) return true;
  return false;
}

/** "I pushed a bit on the money", "I brought up her father": what comes next is the answer. */
function raisesTopic(words: readonly Word[], first: number, end: number): boolean {
  for (let i = first; i + 2 < end; i++) {
    if (words[i]?.lower === 'i' && RAISES.meets(words, i + 1, i + 3) && ONTO_TOPIC.meets(words, i + 2, Math.min(end, i + ONTO_WITHIN))) return true;
  }
  return false;
}

/** "I read out the letter": what comes next stands in it. */
function readsOut(words: readonly Word[], first: number, end: number): boolean {
  for (let i = first; i + 1 < end; i++) {
    if (/^(?:i|we)$/.test(words[i]?.lower ?? '') && /^read$/.test(words[i + 1]?.lower ?? '') && DOCUMENTS.meets(words, i + 2, Math.min(end, i + READ_FROM + 3)))
      return true;
  }
  return false;
}

/** "Mam has been in contact from Spain", "Dad met with his brother": not the author's talk, unless the author is of it. */
function isOthersOwn(mentions: readonly Mention[], talk: number): boolean {
  const before = mentions.filter((mention) => mention.last < talk && !mention.owning);
  return before.length > 0 && before.every(({ kind }) => kind !== 'author');
}

function isOthers(mentions: readonly Mention[], verb: number): boolean {
  const subject = mentions.findLast((mention) => mention.last < verb && verb - mention.last <= NEAR);
  return subject !== undefined && subject.kind !== 'author' && !subject.owning;
}

/** "Mum thinks …", and not "he has been ringing her and wants …" or "he stole from her and she wants it back". */
function isOthersView(words: readonly Word[], mentions: readonly Mention[], verb: number): boolean {
  const subject = mentions.find(({ owning }) => !owning);
  if (!subject || !isOthers(mentions, verb) || subject.last > verb) return false;
  for (let i = subject.last + 1; i < verb; i++) if (/^(?:and|or|but)$/.test(words[i]?.lower ?? '')) return false;
  return true;
}

/** "Answered the door": nothing is told. */
function isNoAnswer(words: readonly Word[], verb: number): boolean {
  return /^answer(?:s|ed)$/.test(words[verb]?.lower ?? '') && ANSWERABLE.includes(words[verb + 1]);
}

/** "Mum told him that …": the author was by, and what comes next need not be hers. */
function isToldToOther(prose: Prose, { kind, passive, verb }: Speech): boolean {
  const listener = kind === 'told' && !passive ? prose.words[verb + 1] : undefined;
  return listener !== undefined && prose.mentionsIn(listener.start, listener.end).some((mention) => mention.kind !== 'author');
}

/** "told me to put it in writing": what comes next is no account of theirs. */
function isBidding(words: readonly Word[], { kind, passive, verb }: Speech): boolean {
  return kind === 'told' && !passive && LISTENERS.includes(words[verb + 1]) && words[verb + 2]?.lower === 'to';
}

/** "has been messaging him again asking for money": what somebody does by the way, and nobody's word to the author. */
function isAside(words: readonly Word[], { kind, verb }: Speech): boolean {
  return kind === 'asked' && words[verb]?.lower === 'asking' && !BE.includes(words[verb - 1]);
}

/** "Police informed 08.30", "school told": in a shorthand note it was the author who let them know. */
function isBareParticiple({ words, text }: Prose, { verb, passive, speaker }: Speech): boolean {
  const word = words[verb];
  if (!word || passive || !speaker || speaker.kind === 'pronoun' || speaker.last !== verb - 1 || !INFORMED.includes(word)) return false;
  return /^\s*(?:$|[.,;&)(]|\d|(?:of|by|via|and) )/.test(text.slice(word.end, word.end + 8));
}
