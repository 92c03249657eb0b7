import { pastedEmails } from '../copying/pasted-email.ts';
import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { resolved, type Speech, speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './account.yaml';
import { type Hearsay, hearsayIn } from './hearsay.ts';
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
    | 'withWhom'
    | 'likes'
    | 'goingOn'
    | 'ownDoing'
    | 'be'
    | 'unanswered'
    | 'thatFollows'
    | 'listeners'
    | 'answerable'
    | 'shown',
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
const UNANSWERED = new Phrases(data.unanswered);
const SHOWN = new Phrases(data.shown);
const ACCORDING = new Phrases(sources.according);
const TELLS = new WordSet(data.tells);
const FROM = new WordSet(data.from);
const VERBAL = new WordSet(data.verbal);
const TALKS = new WordSet(data.talks);
const WITH_WHOM = new WordSet(data.withWhom);
const LIKES = new WordSet(data.likes);
const GOING_ON = new WordSet(data.goingOn);
const ABOUT = new WordSet(data.about);
const DOCUMENTS = new WordSet(sources.documents);

/** A verb of thinking or sending stands as near behind its subject as this, in words. */
const NEAR = 3;
/** Above this share of a sentence, what is quoted is the sentence; a word or two in quotation marks are not. */
const QUOTED_SHARE = 0.3;
/** "School nurse Della Rees:", "Email from attendance (Mrs Poole) 17/3:": so many characters at most before the colon. */
const LONGEST_LEAD = 80;
/** "in the health visitor's last report": words between the preposition and the document. */
const READ_FROM = 5;
/** "The letter from his former employer confirms …". */
const SAYS_WITHIN = 9;

/**
 * Who stands for what a sentence tells. `teller`: somebody or something that it names and that goes on telling; `named`: one
 * whose account this is not ("Mum asked for …", "the form was left"); `asked`: the author asks, and what follows is the
 * answer; `author`: the author did, saw or said it; `open`: the sentence alone does not tell.
 */
type Origin = 'teller' | 'named' | 'asked' | 'author' | 'open';

function originOf(prose: Prose, sentence: Sentence): Origin {
  const { words, text } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  const mentions = prose.mentionsIn(sentence.start, sentence.end).filter((mention) => !prose.quoteAt(mention.start));
  const speech = speechIn(prose, sentence).filter((one) => !BEHAVIOUR.includes(words[one.verb]) && !isToldToOther(prose, one) && !isNoAnswer(words, one.verb));
  const isOpening = (verb: number) => verb === first || (verb === first + 1 && mentions[0]?.first !== first);
  const told = speech.findLast(({ kind, speaker, verb }) => (speaker ? speaker.kind !== 'author' : kind === 'said' && isOpening(verb)));
  if (told) return told.kind === 'asked' ? 'named' : 'teller';
  // "Told me he …" in a shorthand note is somebody else's, "told them that …" the author's.
  const opener = speechIn(prose, sentence).find(({ kind, verb }) => kind === 'told' && verb === first);
  if (opener) return LISTENERS.includes(words[first + 1]) ? 'teller' : 'author';
  const source = sourceIn(prose, sentence);
  if (source) return source;
  if (mentions[0] && mentions[0].first <= first + 2 && isProfessional(prose, mentions[0])) return 'teller';
  for (let i = first; i < end; i++) {
    const word = words[i];
    if (!word || prose.quoteAt(word.start)) continue;
    const isCall = CALLS.includes(word) && !BE.includes(words[i - 1]) && !mentions.some((mention) => mention.first === i + 1 && mention.kind !== 'author');
    const isView = VIEWS.includes(word) || (THAT_FOLLOWS.includes(word) && words[i + 1]?.lower === 'that');
    if ((isCall || isView) && isOthers(mentions, i)) return 'teller';
  }
  const quoted = prose.quotes.reduce((sum, quote) => sum + Math.max(0, Math.min(sentence.end, quote.end) - Math.max(sentence.start, quote.start)), 0);
  if (quoted > (sentence.end - sentence.start) * QUOTED_SHARE) return 'teller';
  if (speech.some(({ kind, speaker, verb }) => kind === 'asked' && (speaker?.kind === 'author' || isOpening(verb)))) return 'asked';
  if (talksWith(prose, mentions, first, end)) return UNANSWERED.find(words, first, end) ? 'author' : 'asked';
  if (mentions.some(({ kind }) => kind === 'author') || OWN_DOING.find(words, first, end)) return 'author';
  if (WRITERS.meets(words, first, first + 3)) return 'author';
  return /\?["”’')\]]*$/.test(text.slice(sentence.start, sentence.end)) ? 'asked' : 'open';
}

/**
 * Whether a sentence names where its information comes from without a verb of saying: "per", "according to", a lead-in and
 * a colon (`teller`), or a document (`named`; one that says something is a teller).
 */
function sourceIn(prose: Prose, sentence: Sentence): 'teller' | 'named' | undefined {
  const { words, text } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  if (ACCORDING.find(words, first, end)) return 'teller';
  const colon = text.indexOf(':', sentence.start);
  if (colon !== -1 && colon < sentence.end && colon - sentence.start <= LONGEST_LEAD && !ABOUT.includes(words[first])) {
    if (prose.mentionsIn(sentence.start, colon).some(({ kind, owning }) => kind !== 'author' && kind !== 'pronoun' && !owning)) return 'teller';
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
    if (!TALKS.includes(prose.words[i]) || isOthersOwn(mentions, i)) continue;
    const isWithSomebody = mentions.some(({ kind, first: at, owning }) => {
      if (kind === 'author' || owning || at <= i || at - i > 5) return false;
      return at === i + 1 || WITH_WHOM.meets(prose.words, i + 1, at);
    });
    if (isWithSomebody) return true;
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

/** One sentence of an account, and how it stands for its source. */
interface Told {
  readonly sentence: Sentence;
  readonly hearsay: Hearsay | undefined;
}

/** Above this score a sentence tells on what somebody said; below it, it tells of something else, and the account is over. */
const GOES_ON = -2.5;
/** An entry of a log begins with its time: what was told under the last one is over. */
const LOG_ENTRY = /^\W{0,3}\d{1,2}[.:]?\d{2}\b/;

/**
 * The sentences that pass on information with nobody to stand for it: neither they nor the account they belong to name a source.
 * @param score The log-odds that a sentence tells what its author can't have witnessed, by its words.
 * @param judges Whether a sentence is the author's judgement, with which somebody else's account is over.
 * @param confidence From which score on a sentence without any words of hearsay is taken for such; undefined: none is.
 */
export function* unsourcedIn(
  prose: Prose,
  score: (index: number) => number,
  judges: (index: number) => boolean,
  confidence: number | undefined,
): Generator<Told> {
  /** Somebody named is telling; */
  let telling = false;
  /** and was named in the sentence before. */
  let justNamed = false;
  /** They do so in a list that their name leads in. */
  let leadIn = false;
  let block: Sentence['block'] | undefined;
  for (const [i, sentence] of prose.sentences.entries()) {
    const { kind } = sentence.block;
    if (sentence.block !== block) {
      leadIn &&= kind === 'item';
      telling = leadIn || (telling && kind !== 'item' && speaksOnOf(prose, sentence, prose.sentences[i - 1]));
      block = sentence.block;
    }
    if (kind === 'heading' || kind === 'cell' || kind === 'code') continue;
    if (isPasted(prose, sentence)) {
      telling = false;
      continue;
    }
    if (LOG_ENTRY.test(prose.text.slice(sentence.start, sentence.start + 10))) telling = false;
    const hearsay = hearsayIn(prose, sentence);
    if (hearsay && !isVouchedFor(prose, sentence, hearsay, telling && (justNamed || leadIn))) {
      yield { sentence, hearsay };
      telling = false;
      justNamed = false;
      continue;
    }
    const origin = originOf(prose, sentence);
    const isClaim = () => confidence !== undefined && score(i) >= confidence && !isKnownOtherwise(prose, sentence);
    if (origin !== 'open') {
      if (!telling && origin !== 'teller' && isOthersFirst(prose, sentence) && isClaim()) yield { sentence, hearsay: undefined };
      telling = (origin === 'asked' || origin === 'teller') && !isToldAtEnd(prose, sentence);
      leadIn = telling && prose.text[sentence.end - 1] === ':';
      justNamed = telling;
      continue;
    }
    justNamed = false;
    if (telling && !(isNamedAgain(prose, sentence, prose.sentences[i - 1]) && isClaim())) telling = leadIn || (score(i) > GOES_ON && !judges(i));
    else if (isClaim()) {
      telling = false;
      yield { sentence, hearsay: undefined };
    }
  }
}

/** "The family have fallen behind and I asked who pays.": somebody else's doing, and only then the author's. */
function isOthersFirst(prose: Prose, { start, end }: Sentence): boolean {
  const mentions = prose.mentionsIn(start, end);
  const author = mentions.findIndex(({ kind }) => kind === 'author');
  const own = mentions[author];
  return author > 0 && own !== undefined && /^(?:and|but|so)$/.test(prose.words[own.first - 1]?.lower ?? '') && !prose.quoteAt(own.start);
}

/** In an e-mail that was pasted in, its writer is the source. */
function isPasted(prose: Prose, { start }: Sentence): boolean {
  return pastedEmails(prose).some((email) => email.head !== undefined && email.start <= start && start < email.end);
}

/** "He went off on foot, she says.": the author adds a source to this sentence, and what comes next has none. */
function isToldAtEnd(prose: Prose, sentence: Sentence): boolean {
  const last = prose.wordsIn(sentence.start, sentence.end).at(-1);
  const told = speechIn(prose, sentence);
  return (
    told.length === 1 &&
    told[0]?.kind !== 'asked' &&
    last !== undefined &&
    prose.words[told[0]?.verb ?? 0] === last &&
    /,[^,]*$/.test(prose.text.slice(sentence.start, last.start))
  );
}

/** "Gethin said … . Gethin was …": who goes on telling of himself is "he". */
function isNamedAgain(prose: Prose, sentence: Sentence, before: Sentence | undefined): boolean {
  if (!before) return false;
  const opens = firstEndingAfter(prose.words, sentence.start);
  const opening = prose.mentionsIn(sentence.start, sentence.end).find((mention) => mention.first === opens && mention.kind === 'name' && !mention.owning);
  const speaker = speechIn(prose, before).findLast((one) => one.speaker !== undefined)?.speaker;
  return opening !== undefined && speaker !== undefined && resolved(prose, speaker).name.some((name) => opening.name.includes(name));
}

/** Whether a paragraph opens with "he" or "she", or with somebody whom the one before closed with. */
function speaksOnOf(prose: Prose, sentence: Sentence, before: Sentence | undefined): boolean {
  const first = firstEndingAfter(prose.words, sentence.start);
  if (GOING_ON.includes(prose.words[first])) return true;
  const opening = prose.mentionsIn(sentence.start, sentence.end).find((mention) => mention.first <= first + 1 && !mention.owning);
  if (!opening || !before) return false;
  return prose.mentionsIn(before.start, before.end).some((mention) => mention.name.some((name) => opening.name.includes(name)));
}

/** "A baby who …" is said of all babies. */
const OF_A_KIND = /^(?:an?|any|every|no)\s+(?:[\p{L}-]+\s+){1,6}who\b/iu;

/** "whether his brother can stay", "how to get the form": asked or wished for in a list, and no statement. */
const NO_STATEMENT = /^(?:whether|if|how|what|when|where|who|why|which|to|that)$/;

/** What the author knows without having been told: what somebody likes, what a child draws, what is so of everybody. */
function isKnownOtherwise({ words, text }: Prose, { start, end }: Sentence): boolean {
  const first = firstEndingAfter(words, start);
  const last = firstEndingAfter(words, end);
  if (NO_STATEMENT.test(words[first]?.lower ?? '') || OF_A_KIND.test(text.slice(start, end)) || SHOWN.find(words, first, last)) return true;
  return LIKES.meets(words, first, last);
}

/** Whether somebody is named for what sounds like hearsay. */
function isVouchedFor(prose: Prose, sentence: Sentence, hearsay: Hearsay, telling: boolean): boolean {
  if (sourceIn(prose, sentence)) return true;
  if (telling && hearsay.kind === 'mark') return true;
  const ownSpeaker = speechIn(prose, sentence).find(({ speaker }) => speaker !== undefined && speaker.kind !== 'author');
  const spokenAt = ownSpeaker && prose.words[ownSpeaker.verb];
  if (spokenAt === undefined || hearsay.kind === 'vague') return false;
  return ownSpeaker?.passive === true || spokenAt.start < hearsay.start;
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
