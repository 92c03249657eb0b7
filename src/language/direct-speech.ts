import lists from './direct-speech.yaml';
import { firstEndingAfter } from './in-order.ts';
import type { NoteText, Prose } from './note-text.ts';
import { isOrdinaryWord } from './ordinary-words.ts';
import type { Gender } from './people.ts';
import { Phrases } from './phrases.ts';
import type { Sentence } from './sentences.ts';
import { speechIn } from './speech.ts';
import { type Subjects, subjectsOf } from './subjects.ts';
import type { Word } from './words.ts';

type ListName =
  | 'alsoSaid'
  | 'told'
  | 'utterances'
  | 'being'
  | 'modals'
  | 'remarks'
  | 'askedOfAuthor'
  | 'ofAuthorsOwn'
  | 'harm'
  | 'praised'
  | 'visiting'
  | 'sayAfter'
  | 'writings'
  | 'reads'
  | 'listeners'
  | 'reported'
  | 'reportedQuestion'
  | 'questions'
  | 'asksFor'
  | 'mine'
  | 'adverbs'
  | 'sometimes'
  | 'private'
  | 'feelings'
  | 'notMine'
  | 'ofAuthor'
  | 'narrating'
  | 'joining'
  | 'doneTo'
  | 'doers'
  | 'orders'
  | 'notAhead'
  | 'saying'
  | 'writers'
  | 'got'
  | 'whereabouts'
  | 'toAuthor'
  | 'habits'
  | 'past'
  | 'notPast'
  | 'others'
  | 'it';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const setOf = (name: ListName): ReadonlySet<string> => new Set(data[name]);
const ALSO_SAID = setOf('alsoSaid');
const SAY_AFTER = setOf('sayAfter');
const WRITINGS = setOf('writings');
const READS = setOf('reads');
const WRITERS = setOf('writers');
const OTHERS = setOf('others');
const IT = setOf('it');
const TO_AUTHOR = setOf('toAuthor');
const HABITS = setOf('habits');
const PAST = setOf('past');
const NOT_PAST = setOf('notPast');
const GOT = setOf('got');
const WHEREABOUTS = setOf('whereabouts');
const LISTENERS = setOf('listeners');
const TOLD = setOf('told');
const UTTERANCES = setOf('utterances');
const BEING = setOf('being');
const MODALS = setOf('modals');
const REMARKS = setOf('remarks');
const ASKED_OF_AUTHOR = setOf('askedOfAuthor');
const OF_AUTHORS_OWN = setOf('ofAuthorsOwn');
const PRAISED = setOf('praised');
const VISITING = setOf('visiting');
const HARM = new Phrases(data.harm);
const REPORTED = setOf('reported');
const REPORTED_QUESTION = setOf('reportedQuestion');
const QUESTIONS = setOf('questions');
const ASKS_FOR = new Phrases(data.asksFor);
const MINE = new Phrases(data.mine);
const ADVERBS = setOf('adverbs');
const SOMETIMES = setOf('sometimes');
const PRIVATE = setOf('private');
const FEELINGS = setOf('feelings');
const NOT_MINE = setOf('notMine');
const OF_AUTHOR = setOf('ofAuthor');
const NARRATING = setOf('narrating');
const JOINING = setOf('joining');
const DONE_TO = new Phrases(data.doneTo);
const DOERS = setOf('doers');
const ORDERS = new Phrases(data.orders);
const SAYING = setOf('saying');
const NOT_AHEAD = setOf('notAhead');

const FIRST_PERSON = /^(?:i|i'm|i've|i'll|i'd|im|ive|my|me|mine|myself|we|we're|we've|we'll|our|us)$/;
const I = /^(?:i|i'm|i've|i'll|i'd|im|ive)$/;
const YOU = /^(?:you|your|you're|you'll|you've|yours)$/;
const THIRD = { f: /^(?:she|her|she's|she'd|she'll|herself|hers)$/, m: /^(?:he|him|his|he's|he'd|he'll|himself)$/ } as const;

/** The child's words in the author's account, without a mark. Offsets in the section's plain text. */
export interface OwnWords {
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
}

/** Where a note gives words of the record's child as they were said, in the first person, and marks them neither by quotation marks nor by green. */
export function unmarkedWords(text: NoteText): OwnWords[] {
  const found: OwnWords[] = [];
  for (const prose of text.of('reason', 'detailed', 'analysis', 'workingWell', 'worries', 'needsToHappen', 'other')) {
    if (!/\b(?:I|i|my|My|me|we)\b/.test(prose.text)) continue;
    for (const [position, sentence] of prose.sentences.entries()) {
      if (sentence.block.kind === 'heading') continue;
      const own = inSentence(text, prose, sentence, position);
      if (own && !isSetApart(prose, own)) found.push(own);
    }
  }
  return found;
}

function inSentence(text: NoteText, prose: Prose, sentence: Sentence, position: number): OwnWords | undefined {
  const words = prose.words;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  const next = opensOwnWords(prose, sentence) ? prose.sentences[position + 1] : undefined;
  let hasFirstPerson = false;
  for (let i = first; i < end && !hasFirstPerson; i++) hasFirstPerson = FIRST_PERSON.test(words[i]?.lower ?? '');
  if (!hasFirstPerson && !next) return undefined;
  const subjects = subjectsOf(text);
  for (const { verb, asked, isWriting, isNamed, isLoose } of saidIn(prose, sentence, first, end)) {
    const speaker = isNamed ? 'child' : isWriting ? writerOf(subjects, prose, position, verb) : subjects.subjectAt(prose, verb);
    // "They said I …" of one child.
    if (speaker !== 'child' && !(speaker === 'several' && subjects.stateAt(prose, position).topic === 'child')) continue;
    const said = { prose, gender: subjects.childGender, isLetter: subjects.isLetter, asked };
    const range = behind(prose, verb, end);
    if (range.from >= end) {
      if (next) return below(said, next);
      const ahead = aheadOf(said, sentence, first, verb);
      if (ahead) return ahead;
      continue;
    }
    if (isLoose && !I.test(words[range.from]?.lower ?? '')) continue;
    if (isMarked(prose, words[range.from]?.start ?? 0, words[range.end - 1]?.end ?? 0)) continue;
    if (isDirect(said, range.from, range.end)) return { prose, start: words[range.from]?.start ?? 0, end: words[range.end - 1]?.end ?? 0 };
  }
  return undefined;
}

/** Whether quotation marks or green hold what was said, or a good part of it. */
function isMarked(prose: Prose, start: number, end: number): boolean {
  return prose.quotes.some(
    (quote) => quote.start < end && quote.end > start - 3 && (quote.start < start + 12 || (Math.min(end, quote.end) - quote.start) * 3 > end - start),
  );
}

/** "Dawn said:" and what she said below it. */
function opensOwnWords(prose: Prose, sentence: Sentence): boolean {
  return prose.text[sentence.end - 1] === ':';
}

interface Verb {
  readonly verb: number;
  readonly asked: boolean;
  readonly isWriting: boolean;
  /** The child's name itself, before a colon. */
  readonly isNamed?: boolean;
  /** Not always of saying: the first person must follow at once ("she put I love you"). */
  readonly isLoose?: boolean;
}

function saidIn(prose: Prose, sentence: Sentence, first: number, end: number): Verb[] {
  const found: Verb[] = speechIn(prose, sentence)
    .filter(({ passive }) => !passive)
    .map(({ verb, kind }) => ({ verb, asked: kind === 'asked', isWriting: false }));
  for (let i = first; i < end; i++) {
    const word = prose.words[i] as Word;
    const { lower } = word;
    const before = prose.words[i - 1]?.lower ?? '';
    const gap = prose.text.slice(word.end, prose.words[i + 1]?.start ?? word.end);
    if (
      gap.startsWith(':') &&
      i - first < 4 &&
      prose.mentions.some((mention) => mention.last === i && !mention.owning && mention.people.some(({ role }) => role === 'child'))
    )
      found.push({ verb: i, asked: false, isWriting: false, isNamed: true });
    else if (lower === 'to' && before === 'according') {
      const named = prose.mentions.find((mention) => mention.first === i + 1);
      if (named) found.push({ verb: named.last, asked: false, isWriting: false, isNamed: named.people.some(({ role }) => role === 'child') });
    } else if (lower === 'words' && before === 'own' && gap.startsWith(',')) found.push({ verb: i, asked: false, isWriting: true });
    else if (UTTERANCES.has(lower) && i > first && (gap.startsWith(':') || BEING.has(prose.words[i + 1]?.lower ?? '')))
      found.push({ verb: gap.startsWith(':') ? i : i + 1, asked: false, isWriting: true, isLoose: true });
    else if (READS.has(lower) && (WRITINGS.has(before) || WRITINGS.has(prose.words[i - 2]?.lower ?? '')) && i > first)
      found.push({ verb: i, asked: false, isWriting: true });
    else if (ALSO_SAID.has(lower) && (lower !== 'say' || SAY_AFTER.has(before)))
      found.push({ verb: i, asked: false, isWriting: false, isLoose: lower !== 'say' && lower !== 'write' });
  }
  return found.sort((a, b) => a.verb - b.verb);
}

/** "Item one read", in an account of the child; "Her card says". */
function writerOf(subjects: Subjects, prose: Prose, position: number, verb: number): 'child' | 'other' {
  const owner = prose.mentionsIn(prose.sentences[position]?.start ?? 0, prose.words[verb]?.start ?? 0).findLast(({ owning }) => owning);
  const whose = owner ? subjects.whose(prose, owner) : subjects.stateAt(prose, position).topic;
  return whose === 'child' ? 'child' : 'other';
}

/** What was said behind a verb: past the listener, up to where the author tells of themselves again. Indices into the words. */
function behind(prose: Prose, verb: number, end: number): { readonly from: number; readonly end: number } {
  const { words, text } = prose;
  let from = verb + 1;
  const isTold = /^(?:told|tells|tell|telling|asked|asks|asking)$/.test(words[verb]?.lower ?? '');
  const mentioned = prose.mentionsIn(words[verb]?.end ?? 0, words[end - 1]?.end ?? 0);
  while (from < end) {
    const lower = words[from]?.lower ?? '';
    const listener = mentioned.find(({ first, kind }) => first === from && (kind === 'name' || kind === 'profession'));
    const isAddressed =
      listener &&
      (from === verb + 1 || /^(?:to|with|her|his|the|my)$/.test(words[from - 1]?.lower ?? '')) &&
      FIRST_PERSON.test(words[listener.last + 1]?.lower ?? '');
    if (isAddressed && listener) from = listener.last + 1;
    else if (lower === 'me' && isMeAnd(prose, from, end)) break;
    else if (LISTENERS.has(lower) || /ly$/.test(lower) || (/^(?:the|this)$/.test(lower) && WRITERS.has(words[from + 1]?.lower ?? ''))) from++;
    else if (
      TOLD.has(lower) &&
      ((from === verb + 1 && isTold) || words[from - 1]?.lower === 'to' || (from === verb + 2 && isTold && TOLD.has(words[verb + 1]?.lower ?? '')))
    )
      from++;
    else break;
  }
  // "added, without looking up, I will go": what stands between two commas is not said.
  const gap = text.slice(words[from - 1]?.end ?? 0, words[from]?.start ?? 0);
  if (gap.includes(',') && !FIRST_PERSON.test(words[from]?.lower ?? '')) {
    for (let i = from + 1; i < Math.min(end, from + 6); i++) {
      if (!text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0).includes(',')) continue;
      if (I.test(words[i]?.lower ?? '') || words[i]?.lower === 'my') from = i;
      break;
    }
  }
  let until = end;
  for (let i = from + 1; i + 1 < end; i++) {
    const joining = text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0);
    if (!(JOINING.has(words[i - 1]?.lower ?? '') && i - 1 > from) && !/[;–—-]/.test(joining) && !(joining.includes(',') && isSubject(words[from]?.lower ?? '')))
      continue;
    if (!/^(?:i|we|i'm|i've|i'll|i'd)$/.test(words[i]?.lower ?? '')) continue;
    let verbAt = i + 1;
    while (ADVERBS.has(words[verbAt]?.lower ?? '') && verbAt + 1 < end) verbAt++;
    if (NARRATING.has(words[verbAt]?.lower ?? '') && !FEELINGS.has(words[verbAt + 1]?.lower ?? '')) {
      until = JOINING.has(words[i - 1]?.lower ?? '') ? i - 1 : i;
      break;
    }
  }
  if (/[;(]/.test(text.slice(words[verb]?.end ?? 0, words[from]?.start ?? 0))) until = from;
  // "told me his name and asked when I was going": what is told next is not said.
  if (SAYING.has(words[from]?.lower ?? '')) until = from;
  for (let i = from; i + 1 < until; i++) {
    const next = words[i + 1]?.lower ?? '';
    if (/^(?:and|but|then|before|after)$/.test(words[i]?.lower ?? '') && SAYING.has(words[i + 1]?.lower === 'then' ? (words[i + 2]?.lower ?? '') : next))
      until = i;
  }
  return { from, end: Math.max(from, until) };
}

interface Said {
  readonly prose: Prose;
  readonly gender: Gender | undefined;
  readonly isLetter: boolean;
  readonly asked: boolean;
}

/** Whether words behind a verb of saying are the child's own: a first person that cannot be the author. */
function isDirect(said: Said, from: number, end: number): boolean {
  const { prose, asked } = said;
  const { words } = prose;
  const opening = words[from]?.lower ?? '';
  if (!asked && isSetOff(said, from, end)) return true;
  // "she hits me", "he shouts at my mum": somebody else, of the child's own sex.
  if (isOfChild(said, opening)) return !asked && isSubject(opening) && isHarmed(words, from, end);
  // "shared that I want to be a footballer": so no author speaks of themselves either.
  if (opening === 'that' || opening === 'how')
    return (
      !asked &&
      !(I.test(words[from + 1]?.lower ?? '') && MODALS.has(words[from + 2]?.lower ?? '')) &&
      evidence(said, from + 1, end) >= STRONG &&
      !hasThirdPerson(said, from, end)
    );
  if (REPORTED.has(opening)) return false;
  if (asked && (I.test(opening) || ORDERS.endAt(words, from, end) !== undefined)) return evidence(said, from, end) >= STRONG;
  if (asked) return !REPORTED_QUESTION.has(opening) && QUESTIONS.has(opening) && asksInOwnWords(said, from, end);
  if (QUESTIONS.has(opening) && (asksInOwnWords(said, from, end) || (!said.isLetter && words[from + 1]?.lower === 'you'))) return true;
  const weight = evidence(said, from, end);
  // One sign that may be of the author is none; two are. What opens with somebody else is seldom about the author.
  const isOthers = opensWithOther(said, from) && (weight >= 1 || hasMe(said, from, end));
  const isLikely = isOthers || (weight >= 1 && (amongOthers(said, from, end) || countsTwice(words, from, end)));
  const isPermission = I.test(opening) && MODALS.has(words[from + 1]?.lower ?? '');
  return weight >= STRONG || (isLikely && !isPermission && !hasThirdPerson(said, from, end));
}

/** "She said: …", "She said, …", "She wrote Mornings are …": a mark or a capital begins what was said. */
function isSetOff({ prose }: Said, from: number, end: number): boolean {
  const { words, text } = prose;
  const word = words[from];
  if (!word || from === 0) return false;
  const gap = text.slice(words[from - 1]?.end ?? 0, word.start);
  const first = words[firstEndingAfter(words, prose.sentenceAt(word.start)?.start ?? 0)]?.lower ?? '';
  if (!hasFirstPerson(prose, from, end)) return false;
  if (gap.includes(':')) return true;
  // "As Dawn explained, I had met him."
  if (NOT_AHEAD.has(first)) return false;
  if (JOINING.has(word.lower) || REPORTED.has(word.lower) || SAYING.has(word.lower)) return false;
  if (/^\s*[,–—-]\s*$/.test(gap) && gap.trim() !== '' && I.test(word.lower)) return true;
  return (
    /\p{Lu}/u.test(text[word.start] ?? '') &&
    !I.test(word.lower) &&
    !prose.mentions.some(({ start }) => start === word.start) &&
    isOrdinaryWord(word.lower) &&
    /\p{Ll}/u.test(text[word.start + 1] ?? '')
  );
}

/** I, me, my; not the title "All About Me". */
function isOneself({ words, text }: Prose, i: number): boolean {
  const { lower, start } = words[i] as Word;
  return FIRST_PERSON.test(lower) && !/^(?:we.*|our|us)$/.test(lower) && (I.test(lower) || !/^M/.test(text.slice(start, start + 1)));
}

function hasFirstPerson(prose: Prose, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (isOneself(prose, i) && !prose.quoteAt(prose.words[i]?.start ?? 0)) return true;
  return false;
}

/** "Mum …", "he …" of somebody else, "nobody …", "it's …": what is said has a subject that is neither the child nor the author. */
function opensWithOther({ prose }: Said, from: number): boolean {
  const { words } = prose;
  const start = words[from]?.start ?? 0;
  const lower = words[from]?.lower ?? '';
  const next = words[from + 1]?.lower ?? '';
  if (OTHERS.has(lower)) return true;
  if (lower === 'it') return IT.has(next);
  const other = prose.mentions.find((mention) => mention.start === start);
  if (!other || other.kind === 'author') return lower === 'my';
  return !/^(?:to|with|for|in|on|at|of|and|from|by|about|that|if)$/.test(words[other.last + 1]?.lower ?? '');
}

/** "Mum talks to me", "he does shouting at my wall"; not "nice to see me", "at my car". */
function hasMe({ prose }: Said, from: number, end: number): boolean {
  const { words } = prose;
  for (let i = from + 1; i < end; i++) {
    const lower = words[i]?.lower ?? '';
    if (prose.quoteAt(words[i]?.start ?? 0)) continue;
    if (
      lower === 'me' &&
      !TO_AUTHOR.has(words[i - 1]?.lower ?? '') &&
      !(/^(?:to|with|for)$/.test(words[i - 1]?.lower ?? '') && TO_AUTHOR.has(words[i - 2]?.lower ?? ''))
    )
      return true;
    if (lower === 'my' && !OF_AUTHORS_OWN.has(words[i + 1]?.lower ?? '') && !OF_AUTHORS_OWN.has(words[i + 2]?.lower ?? '')) return true;
  }
  return false;
}

const CLAUSES = /^(?:and|so|when|because|but|if|then|cos|coz|cause|unless|till|until)$/;
const isSubject = (lower: string): boolean => /^(?:s?he|s?he's|s?he'll|s?he'd)$/.test(lower);

function isHarmed(words: readonly Word[], from: number, end: number): boolean {
  for (let i = from + 1; i < end; i++) {
    const lower = words[i]?.lower ?? '';
    if (lower === 'me' && HARM.startBefore(words, i, 2) !== undefined) return true;
    if (lower === 'my' && MINE.endAt(words, i + 1, end) !== undefined) return true;
    if (I.test(lower) && CLAUSES.test(words[i - 1]?.lower ?? '') && ofI(words, i, end) >= STRONG) return true;
  }
  return false;
}

const STRONG = 2;

/** 2: the speaker's own for certain; 1: likely; 0: may be said of the author. */
function evidence(said: Said, from: number, end: number): number {
  const { words } = said.prose;
  let weight = 0;
  let hasYou = false;
  let hasMe = false;
  if (ORDERS.endAt(words, from, end) !== undefined) hasYou = true;
  for (let i = from; i < end && weight < STRONG; i++) {
    const lower = words[i]?.lower ?? '';
    if (FIRST_PERSON.test(lower) && said.prose.quoteAt(words[i]?.start ?? 0)) continue;
    if (I.test(lower)) {
      hasMe = true;
      weight = Math.max(weight, ofI(words, i, end));
    } else if (lower === 'my' || lower === 'our') {
      hasMe ||= lower === 'my';
      if (isOwn(words, i, end)) weight = STRONG;
      else if (
        lower === 'my' &&
        (i === from || /^(?:and|but|because|is|was|it's|that's|when|if|so)$/.test(words[i - 1]?.lower ?? '')) &&
        !OF_AUTHORS_OWN.has(words[i + 1]?.lower ?? '') &&
        !OF_AUTHORS_OWN.has(words[i + 2]?.lower ?? '')
      )
        weight = Math.max(weight, 1);
    } else if (lower === 'mine' || lower === 'myself') weight = STRONG;
    else if (lower === 'me') {
      hasMe = true;
      if (isDoneTo(words, i, from) || isMeAnd(said.prose, i, end) || MINE.endAt(words, i + 1, end) !== undefined) weight = STRONG;
    } else if (YOU.test(lower) && !said.isLetter && words[i - 1]?.lower !== 'thank') hasYou = true;
    else if (lower === 'we') {
      const verb = words[i + 1]?.lower ?? '';
      if (DENIED.test(verb) || PRIVATE.has(verb)) weight = Math.max(weight, ofI(words, i, end));
      else if (/^(?:always|sometimes)$/.test(verb)) weight = Math.max(weight, 1);
    }
  }
  return hasYou && hasMe && !hasThirdPerson(said, from, end) ? STRONG : weight;
}

/** How surely the "I" at a word is the speaker. */
function ofI(words: readonly Word[], at: number, end: number): number {
  const lower = words[at]?.lower ?? '';
  if (SOMETIMES.has(words[at - 1]?.lower ?? '')) return STRONG;
  let verbAt = at + 1;
  let isHabit = false;
  while (verbAt + 1 < end && ADVERBS.has(words[verbAt]?.lower ?? '') && !(words[verbAt]?.lower === 'like' && verbAt === at + 1)) {
    isHabit ||= SOMETIMES.has(words[verbAt]?.lower ?? '');
    verbAt++;
  }
  if (isHabit) return STRONG;
  const verb = words[verbAt]?.lower ?? '';
  if (verb === "wasn't" || verb === 'wasnt') return NOT_MINE.has(words[verbAt + 1]?.lower ?? '') ? 0 : STRONG;
  const next = words[verbAt + 1]?.lower ?? '';
  // "I ask too many questions": a remark on somebody.
  for (let i = verbAt + 1; i < Math.min(end - 1, verbAt + 4); i++) if (words[i]?.lower === 'too') return 0;
  // Nobody shortens "I was" to "I'm" who reports what was said.
  if (lower === "i'm" || lower === 'im') return ofState(verb, next) * 2;
  if (lower === "i'd") return verb === 'rather' || (PRIVATE.has(verb) && (verb !== 'like' || next === 'to')) ? STRONG : 0;
  // "I do when Nan is here": an answer.
  if ((verb === 'do' || verb === 'did') && /^(?:when|but|if|sometimes|too)$/.test(next)) return 1;
  if (lower === "i'll") return ASKED_OF_AUTHOR.has(verb) && verb !== 'go' && verb !== 'tell' ? 0 : PRIVATE.has(verb) ? 0 : STRONG;
  if (lower === "i've" || lower === 'ive') {
    if (verb === 'been') return /ing$/.test(next) ? STRONG : 0;
    if (verb === 'got') return next === 'to' || PRAISED.has(next) ? 0 : 1;
    return verb === 'to' || OF_AUTHOR.has(verb) || VISITING.has(verb) || /^(?:come|forgotten|given|made|grown|changed|missed)$/.test(verb) ? 0 : STRONG;
  }
  if (/^(?:am|are|was|were|get|got|feel|felt)$/.test(verb)) {
    const after = words
      .slice(verbAt + 1, Math.min(end, verbAt + 4))
      .find((word) => !ADVERBS.has(word.lower) && word.lower !== 'really' && word.lower !== 'very');
    const state = after?.lower ?? '';
    if (verb === 'feel' || verb === 'felt') return STRONG;
    if (verb === 'get') return NOT_MINE.has(state) && FEELINGS.has(state) ? 1 : STRONG;
    if (verb === 'am' || verb === 'are') return ofState(state, words[verbAt + 2]?.lower ?? '');
    if (FEELINGS.has(state) && state !== 'not' && state !== 'no') return STRONG;
    if (verb === 'got') return GOT.has(state) ? 1 : 0;
    return WHEREABOUTS.has(state) || (/ing$/.test(state) && !/^(?:cheating|coming|being|joking|boring|amazing|annoying)$/.test(state)) ? STRONG : 0;
  }
  if (verb === 'think' && next === 'like') return 0;
  if (PRIVATE.has(verb)) return STRONG;
  const isDenied = DENIED.test(verb) || (next === 'not' && /^(?:do|did|can|could|will|have)$/.test(verb));
  if (isDenied) {
    let deniedAt = next === 'not' ? verbAt + 2 : verbAt + 1;
    while (deniedAt + 1 < end && ADVERBS.has(words[deniedAt]?.lower ?? '') && words[deniedAt]?.lower !== 'like') deniedAt++;
    const denied = words[deniedAt]?.lower ?? '';
    if (PRIVATE.has(denied)) return STRONG;
    if (/^(?:do|don't|dont|did|didn't|didnt)$/.test(verb))
      return isRemark(words, deniedAt) || ((denied === 'have' || denied === 'need') && words[deniedAt + 1]?.lower === 'to')
        ? 0
        : /^did/.test(verb)
          ? 1
          : STRONG;
    if (/^(?:can|can't|cant|cannot|could|couldn't)$/.test(verb)) return ASKED_OF_AUTHOR.has(denied) ? 0 : STRONG;
    return VISITING.has(denied) || ASKED_OF_AUTHOR.has(denied) ? 0 : 1;
  }
  if (verb === 'will') return ASKED_OF_AUTHOR.has(next) && !/^(?:go|see|tell)$/.test(next) ? 0 : PRIVATE.has(next) ? 0 : 1;
  if (verb === 'would' || verb === 'could') return (next === 'like' && words[verbAt + 2]?.lower === 'to') || next === 'rather' || next === 'cry' ? STRONG : 0;
  if (
    verb === 'had' &&
    !PRAISED.has(next) &&
    !/^(?:to|a|an|been|got|forgotten|promised|said|brought|missed|come|made|given|left|asked|told|already)$/.test(next)
  )
    return 1;
  if (verb === 'had' && next === 'to') return ASKED_OF_AUTHOR.has(words[verbAt + 2]?.lower ?? '') ? 0 : 1;
  if (MODALS.has(verb) || isRemark(words, verbAt) || OF_AUTHOR.has(verb) || verb === '' || /ing$/.test(verb)) return 0;
  if (VISITING.has(verb) || (verb === 'have' && (PRAISED.has(next) || PRAISED.has(words[verbAt + 2]?.lower ?? '')))) return 0;
  if ((verb === 'have' || verb === 'need' || verb === 'got') && next === 'to') return ASKED_OF_AUTHOR.has(words[verbAt + 2]?.lower ?? '') ? 0 : STRONG;
  if (HABITS.has(verb) || PAST.has(verb) || (verb.length > 4 && verb.endsWith('ed') && !NOT_PAST.has(verb))) return STRONG;
  return 1;
}

/** "I look daft"; not "I look after my sister". */
function isRemark(words: readonly Word[], at: number): boolean {
  return REMARKS.has(words[at]?.lower ?? '') && words[at + 1]?.lower !== 'after' && words[at + 1]?.lower !== 'forward';
}

const DENIED =
  /^(?:don't|dont|didn't|didnt|never|can't|cant|cannot|won't|wont|couldn't|haven't|havent|ain't|aint|dunno|cannae|dinnae|didnae|wouldnae|willnae|doesnae|canny|dinna)$/;

/** "I'm scared", "I am not going"; not "I am his favourite", "I am not allowed in". */
function ofState(state: string, next: string): number {
  if (state === 'not') return NOT_MINE.has(next) ? 0 : STRONG;
  if (FEELINGS.has(state)) return STRONG;
  if (state === 'a' || state === 'the' || state === 'an') return NOT_MINE.has(next) || PRAISED.has(next) ? 0 : 1;
  return NOT_MINE.has(state) || state === '' ? 0 : 1;
}

/** "my mum", "my best friend": not "my car", which may be the author's. */
function isOwn(words: readonly Word[], at: number, end: number): boolean {
  for (let i = at + 1; i < Math.min(end, at + 4); i++) if (MINE.endAt(words, i, end) !== undefined) return true;
  return false;
}

/** "me and my sister": dialect for "my sister and I". */
function isMeAnd({ words, text }: Prose, at: number, end: number): boolean {
  const next = words[at + 1];
  return (
    next?.lower === 'and' &&
    text.slice(words[at]?.end ?? 0, next.start) === ' ' &&
    (words[at + 2]?.lower === 'my' || MINE.endAt(words, at + 2, end) !== undefined)
  );
}

/** "Kacey pinches me", "nobody asks me". */
function isDoneTo(words: readonly Word[], me: number, from: number): boolean {
  const at = DONE_TO.startBefore(words, me, 2);
  if (at === undefined || at < from) return words.slice(Math.max(from, me - 4), me).some(({ lower }) => DOERS.has(lower));
  return true;
}

/** The child in the third person, in a letter "you": the words are then the author's. */
function isOfChild({ gender, isLetter }: Said, lower: string): boolean {
  if (isLetter && YOU.test(lower)) return true;
  return gender === undefined ? THIRD.f.test(lower) || THIRD.m.test(lower) : THIRD[gender].test(lower);
}

/** Whether the child may be spoken of in the third person: a pronoun of theirs with nobody else before it whom it could mean. */
function hasThirdPerson(said: Said, from: number, end: number): boolean {
  const { words } = said.prose;
  for (let i = from; i < end; i++) {
    const lower = words[i]?.lower ?? '';
    if (!isOfChild(said, lower)) continue;
    const gender = THIRD.f.test(lower) ? 'f' : 'm';
    const others = said.prose.mentionsIn(words[from]?.start ?? 0, words[i]?.start ?? 0);
    if (!others.some((other) => (other.kind === 'name' || other.kind === 'kin') && (other.gender === undefined || other.gender === gender))) return true;
  }
  return false;
}

/** "I came down and they were on the floor", "I rang Nan": what a child tells of others, in the past. */
function amongOthers(said: Said, from: number, end: number): boolean {
  const { words } = said.prose;
  const ahead = words[from]?.start ?? 0;
  const opensWithOther = said.prose.mentions.some(
    (other) => other.start === ahead && !other.owning && (other.kind === 'kin' || other.kind === 'name' || other.kind === 'several'),
  );
  if (opensWithOther) {
    for (let i = from + 1; i < end; i++)
      if (I.test(words[i]?.lower ?? ''))
        return !MODALS.has(words[i + 1]?.lower ?? '') && !REMARKS.has(words[i + 1]?.lower ?? '') && CLAUSES.test(words[i - 1]?.lower ?? '');
    return false;
  }
  if (!I.test(words[from]?.lower ?? '')) return false;
  if (countsTwice(words, from, end)) return true;
  const verb = words[from + 1]?.lower ?? '';
  if (
    MODALS.has(verb) ||
    REMARKS.has(verb) ||
    /^(?:looked|sounded|seemed|smelled|smelt|promised|forgot|reminded|must|would)$/.test(verb) ||
    words[from]?.lower === "i'd"
  )
    return false;
  return said.prose
    .mentionsIn(words[from + 1]?.start ?? 0, words[end - 1]?.end ?? 0)
    .some(
      (other) =>
        other.kind === 'several' ||
        ((other.kind === 'kin' || (other.kind === 'name' && other.people.every(({ role }) => role !== 'child'))) && !other.owning) ||
        (other.kind === 'pronoun' && said.gender !== undefined && other.gender !== said.gender),
    );
}

/** "I came in and I went up": a story of one's own. */
function countsTwice(words: readonly Word[], from: number, end: number): boolean {
  let count = 0;
  for (let i = from; i < end; i++) {
    if (words[i]?.lower !== 'i') continue;
    const verb = words[i + 1]?.lower ?? '';
    if (MODALS.has(verb) || REMARKS.has(verb) || VISITING.has(verb) || /^(?:was|am|never|always|look|looked|had)$/.test(verb)) return false;
    count++;
  }
  return count > 1;
}

/** "asked will you take me away", "asked can I go and live with Nan". */
function asksInOwnWords(said: Said, from: number, end: number): boolean {
  const { words } = said.prose;
  const opening = words[from]?.lower ?? '';
  // "asked when I was going": the author's own words.
  if (/^(?:when|why|what|where|who|how)$/.test(opening) && I.test(words[from + 1]?.lower ?? '')) return false;
  const isPut = I.test(words[from + 1]?.lower ?? '') || I.test(words[from + 2]?.lower ?? '');
  if (isPut && /^(?:can|please|will|when|why|how|do|am)$/.test(opening) && ASKS_FOR.find(words, from, Math.min(end, from + 6))) return true;
  return evidence(said, from, end) >= STRONG;
}

/** "I just want to go home, she told me." */
function aheadOf(said: Said, sentence: Sentence, first: number, verb: number): OwnWords | undefined {
  const { prose } = said;
  const { words } = prose;
  const opening = words[first]?.lower ?? '';
  if (!FIRST_PERSON.test(opening) || NOT_AHEAD.has(opening)) return undefined;
  let end = verb;
  while (end > first && !/[,–—-]/.test(prose.text.slice(words[end - 1]?.end ?? 0, words[end]?.start ?? 0))) end--;
  if (end <= first + 1 || verb - end > 4 || prose.quotes.some((quote) => quote.start < sentence.end && quote.end > sentence.start)) return undefined;
  return evidence(said, first, end) >= STRONG ? { prose, start: sentence.start, end: words[end - 1]?.end ?? sentence.end } : undefined;
}

/** "Dawn said:" with her words in the next line. */
function below(said: Said, next: Sentence): OwnWords | undefined {
  const { prose } = said;
  const first = firstEndingAfter(prose.words, next.start);
  const end = firstEndingAfter(prose.words, next.end);
  if (prose.quotes.some((quote) => quote.start < next.end && quote.end > next.start)) return undefined;
  const opens = prose.words.slice(first, Math.min(end, first + 3)).some(({ lower }) => FIRST_PERSON.test(lower));
  return opens && evidence(said, first, end) >= STRONG ? { prose, start: next.start, end: next.end } : undefined;
}

/** In bold or italics throughout: where an export has no green, that is its mark. */
function isSetApart(prose: Prose, { start, end }: OwnWords): boolean {
  return prose.plain.styles.some((style) => (style.style === 'strong' || style.style === 'emphasis') && style.start <= start + 3 && style.end >= end - 3);
}
