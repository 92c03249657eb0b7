import type { NoteText, Prose } from '../index/note-text.ts';
import { isStubSentence } from '../index/stub.ts';
import { wordsWithPeople } from '../people/people-words.ts';
import { isInfant } from '../speech/child-age.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import { aloneClaims, wasChildSeen } from './child-seen.ts';
import { isAwayFromHome } from './visit-place.ts';
import lists from './visit-told.yaml';

type ListName =
  | 'company'
  | 'companyOfChild'
  | 'ofChild'
  | 'home'
  | 'conditions'
  | 'turned'
  | 'ofPlace'
  | 'interaction'
  | 'sawPlainly'
  | 'inPlace'
  | 'notSeen'
  | 'talk'
  | 'account'
  | 'talkNot'
  | 'noVisit'
  | 'sightHeadings';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const COMPANY = new Phrases(data.company);
const COMPANY_OF_CHILD = new Phrases(data.companyOfChild);
const OF_CHILD = new WordSet(data.ofChild);
const HOME = new WordSet(data.home);
const CONDITIONS = new WordSet(data.conditions);
const TURNED = new Set(data.turned);
const OF_PLACE = new WordSet(data.ofPlace);
const INTERACTION = new Phrases(data.interaction);
const SAW_PLAINLY = new Phrases(data.sawPlainly);
const IN_PLACE = new Phrases(data.inPlace);
const NOT_SEEN = new Phrases(data.notSeen);
const TALK = new Phrases(data.talk);
const ACCOUNT = new Phrases(data.account);
const TALK_NOT = new Phrases(data.talkNot);
const SIGHT_HEADINGS = new Phrases(data.sightHeadings);
const NO_VISIT = new Phrases(data.noVisit);

/** What clause 5b.9 asks the Detailed Notes of a visit for: whether the child was seen alone; what was seen; what was spoken of. */
export const VISIT_DETAILS = ['alone', 'seen', 'discussed'] as const;
export type VisitDetail = (typeof VISIT_DETAILS)[number];

/** What a visit's note does not tell. Empty where nobody was in, so that there was nothing to see. */
export function visitDetailMissing(text: NoteText): VisitDetail[] {
  const told = text.of('detailed', 'other');
  const sentences = told.flatMap((prose) => prose.sentences.filter(({ block }) => block.kind !== 'heading').map((sentence) => toldIn(prose, sentence)));
  const isSeen = wasChildSeen(text);
  if (isSeen !== true && sentences.some(({ words }) => NO_VISIT.find(words))) return [];
  const missing: VisitDetail[] = [];
  if (isSeen === true && !tellsCompany(text, sentences)) missing.push('alone');
  // At school or in the office there are no rooms of theirs to see.
  if (!sentences.some(tellsSight) && !told.some(isUnderSightHeading) && !isAwayFromHome(text)) missing.push('seen');
  if (!sentences.some(({ words, plain }) => tellsTalk(words) || tellsTalk(plain)) && !isTalkTold(sentences)) missing.push('discussed');
  return missing;
}

/** So many sentences of what people said show that there was talk; of what adults said, so many. */
const ACCOUNTS = 5;
const ADULTS_ACCOUNTS = 3;
const SPEAKERS = new WordSet(['<other>', '<child>', '<she>', '<several>']);

interface Told {
  readonly prose: Prose;
  readonly sentence: Sentence;
  /** People as tokens, see `wordsWithPeople`. */
  readonly words: readonly Word[];
  /** As they stand. */
  readonly plain: readonly Word[];
}

function toldIn(prose: Prose, sentence: Sentence): Told {
  return { prose, sentence, words: wordsWithPeople(prose, sentence), plain: prose.wordsIn(sentence.start, sentence.end) };
}

/** In the table's tick, in the text, or of a baby, whom nobody asks to be alone. */
function tellsCompany(text: NoteText, sentences: readonly Told[]): boolean {
  const ticked = text.people.child.row?.alone;
  if (ticked === true || ticked === false || isInfant(text) === true || aloneClaims(text).length > 0) return true;
  const reason = text.of('reason').flatMap((prose) => prose.sentences.map((sentence) => toldIn(prose, sentence)));
  return sentences.some(tellsWho) || reason.some(tellsWho);
}

function tellsWho({ words, plain }: Told): boolean {
  if (COMPANY.find(words) || COMPANY.find(plain)) return true;
  return OF_CHILD.meets(words) && (COMPANY_OF_CHILD.find(words) ?? COMPANY_OF_CHILD.find(plain)) !== undefined;
}

/** Rooms and what they were like, or how people were with each other, as the author saw it. */
function tellsSight({ prose, sentence, words, plain: own }: Told): boolean {
  const not = NOT_SEEN.find(words)?.first ?? Number.POSITIVE_INFINITY;
  if (isShown(words) || isShown(own)) return true;
  const plain = SAW_PLAINLY.find(words);
  if (plain && plain.first < not && !/^(?:not|never)$/.test(words[plain.end]?.lower ?? '')) return true;
  const things: number[] = [];
  const conditions: number[] = [];
  for (let i = 0; i < words.length; i++) {
    const place = IN_PLACE.endAt(words, i);
    if (place !== undefined) {
      // "I spoke with Hibo in the lounge, which was cold": whatever was spoken of.
      if (isDescribedBehind(prose, words, place)) return true;
      i = place - 1;
      continue;
    }
    if (i >= not) continue;
    const { lower } = words[i] as Word;
    if (HOME.has(lower)) things.push(i);
    else if (CONDITIONS.has(lower) && words[i - 1]?.lower !== 'not' && !(TURNED.has(lower) && OF_PLACE.includes(words[i + 1]))) conditions.push(i);
  }
  const isDescribed = things.some((thing) => conditions.some((condition) => Math.abs(thing - condition) <= FARTHEST_CONDITION));
  return things.length > 1 || isDescribed || isLine(prose, sentence, things.length);
}

/** How many words may stand between a thing and what it was like. */
const FARTHEST_CONDITION = 7;

/** "What I saw", with some words below. */
function isUnderSightHeading(prose: Prose): boolean {
  return prose.sentences.some(({ block, start, end }, i) => {
    if (block.kind !== 'heading' || SIGHT_HEADINGS.find(prose.wordsIn(start, end)) === undefined) return false;
    const next = prose.sentences[i + 1];
    return next !== undefined && next.block.kind !== 'heading' && !isStubSentence(prose.text.slice(next.start, next.end));
  });
}

/** "We went to his room, tidy", "in the kitchen, which was cold": a place, and what it was like. */
function isDescribedBehind({ text }: Prose, words: readonly Word[], place: number): boolean {
  const [room, next] = [words[place - 1], words[place]];
  if (!room || !next || !HOME.includes(room)) return false;
  if (next.lower === 'which') return words.slice(place + 2, place + 6).some((word) => CONDITIONS.includes(word));
  return text.slice(room.end, next.start) === ', ' && CONDITIONS.includes(next) && /^(?:[,.;]| and\b)/.test(text.slice(next.end, next.end + 5));
}

/** How far before it a word such as "told" makes something said and not seen, in words. */
const SAID_BEFORE = 14;

function isShown(words: readonly Word[]): boolean {
  let found = INTERACTION.find(words);
  // "We read it together", "I sat with Kim": the author's own doing shows nothing of how they were with each other.
  while (found && isAuthors(words, found.first)) found = INTERACTION.find(words, found.end);
  return found !== undefined && NOT_SEEN.find(words, Math.max(0, found.first - SAID_BEFORE), found.first) === undefined;
}

const AUTHOR = /^(?:<i>|i|we)$/;

/** The author stands right before, or before its "have". */
function isAuthors(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.lower ?? '';
  return AUTHOR.test(before) || (/^(?:have|had|then|also|both|all)$/.test(before) && AUTHOR.test(words[at - 2]?.lower ?? ''));
}

/** "Kitchen: cooker disconnected": a line about a room. */
function isLine(prose: Prose, sentence: Sentence, things: number): boolean {
  const first = prose.words[firstEndingAfter(prose.words, sentence.start)];
  return things > 0 && first !== undefined && HOME.includes(first) && prose.text[first.end] === ':';
}

/** "Mum said that …": so much of what people told that there was talk. */
function isTalkTold(sentences: readonly Told[]): boolean {
  const accounts = sentences.filter(({ words }) => SPEAKERS.meets(words) && ACCOUNT.find(words) !== undefined);
  return accounts.length >= ACCOUNTS || accounts.filter(({ words }) => words.some(({ lower }) => lower === '<other>')).length >= ADULTS_ACCOUNTS;
}

function tellsTalk(words: readonly Word[]): boolean {
  // "Told him that I would write": the author did.
  if (words[0]?.lower === 'told') return true;
  const talk = TALK.find(words);
  if (!talk) return false;
  const not = TALK_NOT.find(words);
  return !not || talk.first < not.first || TALK.find(words, not.end) !== undefined;
}
