import { emailAt } from '../copying/pasted-email.ts';
import type { Prose } from '../index/note-text.ts';
import { resolved, speechIn } from '../index/speech.ts';
import { isPast } from '../time/told-as-past.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { isCapital } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './account.yaml';
import { type Hearsay, hearsayIn } from './hearsay.ts';
import { originOf, sourceIn } from './origin.ts';

const data = lists as Readonly<Record<'likes' | 'goingOn' | 'carriedOn' | 'shown' | 'subjects' | 'between' | 'telephone', readonly string[]>>;
const SHOWN = new Phrases(data.shown);
const SUBJECTS = new WordSet(data.subjects);
const BETWEEN = new WordSet(data.between);
const TELEPHONE = new Phrases(data.telephone);
const LIKES = new WordSet(data.likes);
const GOING_ON = new WordSet(data.goingOn);
const CARRIED_ON = new WordSet([...data.goingOn, ...data.carriedOn]);

/** One sentence of an account, and how it stands for its source. */
interface Told {
  readonly sentence: Sentence;
  readonly hearsay: Hearsay | undefined;
}

/** Above this score a sentence tells on what somebody said; below it, it tells of something else, and the account is over. */
const GOES_ON = -0.7;
/** Above this score what opens with somebody named anew is nobody's account. */
const BREAKS_OFF = 5;
/** "…, the school nurse says": words of a speaker behind a comma. */
const LONGEST_SPEAKER = 3;
/** Words of a paragraph's head. */
const LONGEST_HEAD = 7;
/** An entry of a log begins with its time: what was told under the last one is over. */
const LOG_ENTRY = /^\W{0,3}\d{1,2}[.:]?\d{2}\b/;

/**
 * The sentences that pass on information with nobody to stand for it: neither they nor the account they belong to name a source.
 * @param score The log-odds that a sentence tells what its author can't have witnessed: as part of somebody's account, and as nobody's claim.
 * @param judges Whether a sentence is the author's judgement, with which somebody else's account is over.
 * @param confidence From which score on a sentence without any words of hearsay is taken for such; undefined: none is.
 */
export function* unsourcedIn(
  prose: Prose,
  score: (index: number) => { readonly account: number; readonly claim: number },
  judges: (index: number) => boolean,
  confidence: number | undefined,
): Generator<Told> {
  /** Somebody named is telling; */
  let telling = false;
  /** and was named in the sentence before. */
  let justNamed = false;
  /** They do so in a list that their name leads in. */
  let leadIn = false;
  /** They do so on the telephone. */
  let remote = false;
  /** Whose name heads the paragraph: "Police (Steph Vale). No calls to the address." */
  let isHeaded = false;
  let block: Sentence['block'] | undefined;
  for (const [i, sentence] of prose.sentences.entries()) {
    const { kind } = sentence.block;
    if (sentence.block !== block) {
      leadIn &&= kind === 'item';
      telling = leadIn || (telling && kind !== 'item' && speaksOnOf(prose, sentence, prose.sentences[i - 1]));
      block = sentence.block;
      isHeaded = isHead(prose, sentence);
      if (isHeaded) {
        telling = true;
        continue;
      }
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
    const isClaim = () => confidence !== undefined && score(i).claim >= confidence && !isKnownOtherwise(prose, sentence);
    if (origin !== 'open') {
      if (!telling && origin !== 'teller' && isOthersFirst(prose, sentence) && isClaim()) yield { sentence, hearsay: undefined };
      telling = (origin === 'asked' || origin === 'teller') && !isToldAtEnd(prose, sentence);
      leadIn = telling && prose.text[sentence.end - 1] === ':';
      justNamed = telling;
      remote = telling && (remote || isOnTelephone(prose, sentence));
      continue;
    }
    const before = prose.sentences[i - 1];
    const isNext = justNamed;
    justNamed = false;
    const isFresh = () => opensAnew(prose, sentence) || sentence.block !== before?.block;
    const breaksOff = () => isNamedAgain(prose, sentence, before) || (!isNext && !remote && !leadIn && !isHeaded && score(i).claim >= BREAKS_OFF && isFresh());
    if (telling && !(isClaim() && breaksOff()))
      telling = leadIn || isHeaded || ((remote || score(i).account > GOES_ON || isStateOfTeller(prose, sentence)) && !judges(i));
    else if (isClaim()) {
      telling = false;
      yield { sentence, hearsay: undefined };
    }
  }
}

/** Whether a paragraph's first words are no more than who tells what follows: "Police (Steph Vale).", "Rosie Venn, health visitor:". */
function isHead(prose: Prose, { start, end }: Sentence): boolean {
  const words = prose.wordsIn(start, end);
  const mentions = prose.mentionsIn(start, end);
  const isOfSomebody = ({ start: from }: Word) => mentions.some((mention) => mention.start <= from && from < mention.end) || isCapital(prose.text, from);
  return words.length > 0 && words.length <= LONGEST_HEAD && mentions.some(({ owning }) => !owning) && words.every(isOfSomebody);
}

/** "The family have fallen behind and I asked who pays.": somebody else's doing, and only then the author's. */
function isOthersFirst(prose: Prose, { start, end }: Sentence): boolean {
  const mentions = prose.mentionsIn(start, end);
  const author = mentions.findIndex(({ kind }) => kind === 'author');
  const own = mentions[author];
  return author > 0 && own !== undefined && /^(?:and|but|so)$/.test(prose.words[own.first - 1]?.lower ?? '') && !prose.quoteAt(own.start);
}

/** "Rang Mrs Cole, who …", "T/C from school". */
function isOnTelephone({ words }: Prose, { start, end }: Sentence): boolean {
  return TELEPHONE.find(words, firstEndingAfter(words, start), firstEndingAfter(words, end)) !== undefined;
}

/** In an e-mail that was pasted in, its writer is the source. */
function isPasted(prose: Prose, { start }: Sentence): boolean {
  return emailAt(prose, start, true) !== undefined;
}

/** "He went off on foot, she says.": the author adds a source to this sentence, and what comes next has none. */
function isToldAtEnd(prose: Prose, sentence: Sentence): boolean {
  const last = prose.wordsIn(sentence.start, sentence.end).at(-1);
  const told = speechIn(prose, sentence);
  return told.length === 1 && told[0]?.kind !== 'asked' && last !== undefined && prose.words[told[0]?.verb ?? 0] === last && isTag(prose, sentence, last.start);
}

/** Whether no more than a speaker stands between a comma and an offset: "…, she says", and not "…, does not want family told". */
function isTag(prose: Prose, { start }: Sentence, offset: number): boolean {
  const comma = prose.text.lastIndexOf(',', offset);
  return comma > start && prose.wordsIn(comma, offset).length <= LONGEST_SPEAKER;
}

/** "Gethin said … . Gethin was …": who goes on telling of himself is "he". */
function isNamedAgain(prose: Prose, sentence: Sentence, before: Sentence | undefined): boolean {
  if (!before) return false;
  const opens = firstEndingAfter(prose.words, sentence.start);
  const opening = prose.mentionsIn(sentence.start, sentence.end).find((mention) => mention.first === opens && mention.kind === 'name' && !mention.owning);
  const speaker = speechIn(prose, before).findLast((one) => one.speaker !== undefined)?.speaker;
  return opening !== undefined && speaker !== undefined && resolved(prose, speaker).name.some((name) => opening.name.includes(name));
}

/** "Dawn's uncle …", "The man who …": somebody named anew, where an account would go on with "he" or "her uncle". */
function opensAnew({ words }: Prose, { start }: Sentence): boolean {
  return !CARRIED_ON.includes(words[firstEndingAfter(words, start)]);
}

/** "He goes four days. He has one friend.": the contact is told in the past, and what somebody said goes on in the present. */
function isStateOfTeller({ words }: Prose, { start }: Sentence): boolean {
  const first = firstEndingAfter(words, start);
  const verb = words[BETWEEN.includes(words[first + 1]) ? first + 2 : first + 1];
  return SUBJECTS.includes(words[first]) && verb !== undefined && !isPast(verb.lower);
}

/** Whether a paragraph opens with "he" or "she", and not with "his father", or with somebody whom the one before closed with. */
function speaksOnOf(prose: Prose, sentence: Sentence, before: Sentence | undefined): boolean {
  const first = firstEndingAfter(prose.words, sentence.start);
  const opening = prose.mentionsIn(sentence.start, sentence.end).find((mention) => mention.first <= first + 1 && !mention.owning);
  if (GOING_ON.includes(prose.words[first])) return opening?.kind !== 'kin';
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
