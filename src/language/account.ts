import lists from './account.yaml';
import { type Hearsay, hearsayIn } from './hearsay.ts';
import hearsayLists from './hearsay.yaml';
import { firstEndingAfter } from './in-order.ts';
import type { Mention } from './mentions.ts';
import type { Prose } from './note-text.ts';
import { Phrases } from './phrases.ts';
import type { Sentence } from './sentences.ts';
import { speechIn } from './speech.ts';

const data = lists as Readonly<Record<'views' | 'writers' | 'professionals', readonly string[]>>;
const sources = hearsayLists as Readonly<Record<'according' | 'documents', readonly string[]>>;
const VIEWS = new Set(data.views);
const PROFESSIONALS = new Set(data.professionals);
const WRITERS = new Set(data.writers);
const ACCORDING = new Phrases(sources.according);
const DOCUMENTS = new Set(sources.documents);

/** A verb of thinking or sending stands as near behind its subject as this, in words. */
const NEAR = 3;
/** "School nurse Della Rees:", "Email from attendance (Mrs Poole) 17/3:": so many characters at most before the colon. */
const LONGEST_LEAD = 80;

/**
 * Who stands for what a sentence tells. `named`: somebody or something that it names; `asked`: the author asks, and what
 * follows is the answer; `author`: the author did, saw or said it; `open`: the sentence alone does not tell.
 */
export type Origin = 'named' | 'asked' | 'author' | 'open';

export function originOf(prose: Prose, sentence: Sentence): Origin {
  const { words, text } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  const mentions = prose.mentionsIn(sentence.start, sentence.end).filter((mention) => !prose.quoteAt(mention.start));
  const speech = speechIn(prose, sentence);
  if (speech.some(({ speaker }) => speaker !== undefined && speaker.kind !== 'author')) return 'named';
  // "Said that …", "States …" in a shorthand note.
  if (speech.some(({ verb, kind }) => kind === 'said' && verb <= first + 1)) return 'named';
  if (namesSource(prose, sentence)) return 'named';
  if (mentions[0] && mentions[0].first <= first + 2 && isProfessional(prose, mentions[0])) return 'named';
  for (let i = first; i < end; i++) {
    const word = words[i];
    if (word && VIEWS.has(word.lower) && !prose.quoteAt(word.start) && isOthers(mentions, i)) return 'named';
  }
  if (prose.quotes.some((quote) => quote.start < sentence.end && sentence.start < quote.end && quote.mark !== 'single')) return 'named';
  if (speech.some(({ kind, speaker, verb }) => kind === 'asked' && (speaker?.kind === 'author' || verb <= first + 1))) return 'asked';
  if (mentions.some(({ kind }) => kind === 'author')) return 'author';
  if (words.slice(first, end).some(({ lower }) => WRITERS.has(lower))) return 'author';
  return /\?["”’')\]]*$/.test(text.slice(sentence.start, sentence.end)) ? 'asked' : 'open';
}

/** Whether a sentence names where its information comes from without a verb of saying: "per", "according to", a letter, a lead-in and a colon. */
export function namesSource(prose: Prose, sentence: Sentence): boolean {
  const { words, text } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  for (let i = first; i < end; i++) if (DOCUMENTS.has(words[i]?.lower ?? '')) return true;
  if (ACCORDING.find(words, first, end)) return true;
  const colon = text.indexOf(':', sentence.start);
  if (colon === -1 || colon >= sentence.end || colon - sentence.start > LONGEST_LEAD) return false;
  return prose.mentionsIn(sentence.start, colon).some(({ kind, owning }) => kind !== 'author' && kind !== 'pronoun' && !owning);
}

/** "DC Foxley has …", "The EWO, Mr Crane, has him at 41%": what they have, they have said. */
function isProfessional(prose: Prose, { kind, relation, owning, first, name }: Mention): boolean {
  if (owning) return false;
  if (kind === 'profession') return name.length > 0 || PROFESSIONALS.has(relation ?? '');
  return kind === 'name' && PROFESSIONALS.has(prose.words[first]?.lower ?? '');
}

function isOthers(mentions: readonly Mention[], verb: number): boolean {
  const subject = mentions.findLast((mention) => mention.last < verb && verb - mention.last <= NEAR);
  return subject !== undefined && subject.kind !== 'author' && !subject.owning;
}

/** One sentence of an account, and how it stands for its source. */
export interface Told {
  readonly sentence: Sentence;
  readonly hearsay: Hearsay | undefined;
}

/** Above this score a sentence tells on what somebody said; below it, it tells of something else, and the account is over. */
const GOES_ON = -1.5;
/** An entry of a log begins with its time: what was told under the last one is over. */
const LOG_ENTRY = /^\W{0,3}\d{1,2}[.:]?\d{2}\b/;

/**
 * The sentences that pass on information with nobody to stand for it: neither they nor the account they belong to name a source.
 * @param score The log-odds that a sentence tells what its author can't have witnessed, by its words.
 * @param confidence From which score on a sentence without any words of hearsay is taken for such; undefined: none is.
 */
export function* unsourcedIn(prose: Prose, score: (index: number) => number, confidence: number | undefined): Generator<Told> {
  /** Somebody named is telling. */
  let telling = false;
  /** They do so in a list that their name leads in. */
  let leadIn = false;
  let block: Sentence['block'] | undefined;
  for (const [i, sentence] of prose.sentences.entries()) {
    const { kind } = sentence.block;
    if (sentence.block !== block) {
      leadIn &&= kind === 'item';
      telling = leadIn;
      block = sentence.block;
    }
    if (kind === 'heading' || kind === 'cell' || kind === 'code') continue;
    if (LOG_ENTRY.test(prose.text.slice(sentence.start, sentence.start + 10))) telling = false;
    const hearsay = hearsayIn(prose, sentence);
    if (hearsay && !isVouchedFor(prose, sentence, hearsay, telling)) {
      yield { sentence, hearsay };
      telling = false;
      continue;
    }
    const origin = originOf(prose, sentence);
    if (origin !== 'open') {
      telling = origin === 'asked' || (origin === 'named' && !isToldToOther(prose, sentence));
      leadIn = telling && prose.text[sentence.end - 1] === ':';
    } else if (telling) telling = leadIn || score(i) > GOES_ON;
    else if (confidence !== undefined && score(i) >= confidence) yield { sentence, hearsay: undefined };
  }
}

/** Whether somebody is named for what sounds like hearsay. */
function isVouchedFor(prose: Prose, sentence: Sentence, hearsay: Hearsay, telling: boolean): boolean {
  if (namesSource(prose, sentence)) return true;
  if (telling && hearsay.kind === 'mark') return true;
  const ownSpeaker = speechIn(prose, sentence).find(({ speaker }) => speaker !== undefined && speaker.kind !== 'author');
  const spokenAt = ownSpeaker && prose.words[ownSpeaker.verb];
  if (spokenAt === undefined || hearsay.kind === 'vague') return false;
  return ownSpeaker?.passive === true || spokenAt.start < hearsay.start;
}

/** "Mum told him that …": the author was by, and what comes next need not be hers. */
function isToldToOther(prose: Prose, sentence: Sentence): boolean {
  const told = speechIn(prose, sentence).find(({ kind, speaker, passive }) => kind === 'told' && speaker !== undefined && !passive);
  const listener = told && prose.words[told.verb + 1];
  if (!listener) return false;
  return prose.mentionsIn(listener.start, listener.end).some(({ kind }) => kind !== 'author');
}
