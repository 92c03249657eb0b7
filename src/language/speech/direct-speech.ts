import { pastedEmails } from '../copying/pasted-email.ts';
import { type Subjects, subjectsOf } from '../grammar/subjects.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { isSpeechVerb, speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { isCapital, isSmall } from '../words/letters.ts';
import { isOrdinaryWord } from '../words/ordinary-words.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './direct-speech.yaml';
import { firstPersonWeight, isFirstPerson, isI, isModal, isOrder, isOther, isTitle, isYou, type Said, SURE, thirdPersonAt } from './own-person.ts';
import { isNarrating, type Span, spanBehind } from './said-span.ts';

type ListName =
  | 'alsoSaid'
  | 'sayAfter'
  | 'loose'
  | 'writings'
  | 'reads'
  | 'utterances'
  | 'being'
  | 'reported'
  | 'reportedQuestion'
  | 'questions'
  | 'inverted'
  | 'asksFor'
  | 'notAhead'
  | 'notFirst'
  | 'joining'
  | 'saying'
  | 'talks'
  | 'gestures'
  | 'occasions'
  | 'quoting'
  | 'going'
  | 'goesOn'
  | 'replies';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const ALSO_SAID = new WordSet(data.alsoSaid);
const SAY_AFTER = new WordSet(data.sayAfter);
const LOOSE = new WordSet(data.loose);
const WRITINGS = new WordSet(data.writings);
const READS = new WordSet(data.reads);
const UTTERANCES = new WordSet(data.utterances);
const BEING = new WordSet(data.being);
const REPORTED = new WordSet(data.reported);
const REPORTED_QUESTION = new WordSet(data.reportedQuestion);
const QUESTIONS = new WordSet(data.questions);
const INVERTED = new WordSet(data.inverted);
const ASKS_FOR = new Phrases(data.asksFor);
const NOT_AHEAD = new WordSet(data.notAhead);
const NOT_FIRST = new WordSet(data.notFirst);
const JOINING = new WordSet(data.joining);
const TALKS = new WordSet(data.talks);
const SAYING = new WordSet(data.saying);
const GESTURES = new WordSet(data.gestures);
const OCCASIONS = new WordSet(data.occasions);
const QUOTING = new Set(data.quoting);
const REPLIES = new WordSet(data.replies);
const GOING = new WordSet(data.going);
const GOES_ON = new WordSet(data.goesOn);

/** The child's words in the author's account, without a mark. Offsets in the section's plain text. */
export interface OwnWords {
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
}

const held = new WeakMap<NoteText, readonly OwnWords[]>();

/** Where a note gives words of the record's child as they were said, in the first person, and marks them neither by quotation marks nor by green. */
export function unmarkedWords(text: NoteText): readonly OwnWords[] {
  const known = held.get(text);
  if (known) return known;
  const found: OwnWords[] = [];
  for (const prose of text.of('reason', 'detailed', 'analysis', 'workingWell', 'worries', 'needsToHappen', 'other')) {
    const emails = pastedEmails(prose).filter(({ head }) => head !== undefined);
    for (const position of sentencesInFirstPerson(prose)) {
      const { start } = prose.sentences[position] as Sentence;
      // The first person of a pasted e-mail is who wrote it.
      if (emails.some((email) => email.start <= start && start < email.end)) continue;
      const own = inSentence(text, prose, position) ?? belowColon(text, prose, position);
      if (own && !isSetApart(prose, own)) found.push(own);
    }
  }
  held.set(text, found);
  return found;
}

/** Positions of the sentences with a word of the first person in them. */
function sentencesInFirstPerson({ words, sentences }: Prose): number[] {
  const found: number[] = [];
  let position = 0;
  for (const { lower, start } of words) {
    if (!isFirstPerson(lower)) continue;
    while (position < sentences.length && (sentences[position] as Sentence).end <= start) position++;
    const sentence = sentences[position];
    if (sentence && sentence.block.kind !== 'heading' && found.at(-1) !== position) found.push(position);
  }
  return found;
}

interface Verb {
  readonly verb: number;
  readonly isAsked: boolean;
  /** Something written, whose owner counts: "Her card says". */
  readonly isWriting: boolean;
  /** The child's name itself, before a colon or a dash. */
  readonly isNamed?: boolean;
  /** "Was like", which puts what was said as it was said. */
  readonly isQuoting?: boolean;
  /** Not always of saying: the first person must follow at once ("she put I love you"). */
  readonly isLoose?: boolean;
}

function inSentence(text: NoteText, prose: Prose, position: number): OwnWords | undefined {
  const { words } = prose;
  const sentence = prose.sentences[position] as Sentence;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  const verbs = saidIn(prose, sentence, first, end);
  if (verbs.length === 0) return undefined;
  const subjects = subjectsOf(text);
  for (const verb of verbs) {
    const span = verb.verb + 1 < end ? spanBehind(prose, verb.verb, end) : undefined;
    if (span && hasFirstPerson(prose, span)) {
      if (
        verb.isLoose &&
        !opensOwn(words[span.from]?.lower ?? '', words[span.from + 1]?.lower ?? '', subjects.isLetter) &&
        !(verb.isWriting && isOrder(words, span.from, span.end))
      )
        continue;
      if (isSubordinate(prose, first, verb.verb) || !isChilds(subjects, prose, position, verb)) continue;
      const start = words[span.from]?.start ?? 0;
      const behind = words[span.end - 1]?.end ?? 0;
      if (!isMarked(prose, start, behind) && isDirect(saidOf(subjects, prose, span), verb)) return { prose, start, end: behind };
    } else if (!verb.isLoose && isChilds(subjects, prose, position, verb)) {
      const ahead = aheadOf(subjects, prose, sentence, first, verb.verb);
      if (ahead) return ahead;
    }
  }
  return undefined;
}

/** "she put I love you", "he goes they know where I live", "she goes you never listen to me", "she goes do I have to". */
const opensOwn = (lower: string, next: string, isLetter: boolean): boolean =>
  isI(lower) || isOther(lower) || (!isLetter && isYou(lower)) || (INVERTED.has(lower) && isI(next));

const saidOf = (subjects: Subjects, prose: Prose, { from, end }: Span): Said => ({
  prose,
  from,
  end,
  gender: subjects.childGender,
  isLetter: subjects.isLetter,
});

function isChilds(subjects: Subjects, prose: Prose, position: number, { verb, isNamed, isWriting }: Verb): boolean {
  if (isNamed) return true;
  if (isWriting) return isWrittenByChild(subjects, prose, position, verb);
  // "I wish it were over, said Dawn."
  const behind = prose.mentions.find((mention) => mention.first === verb + 1 && !mention.owning);
  const { words } = prose;
  if (behind && prose.text.slice(words[verb - 1]?.end ?? 0, words[verb]?.start ?? 0).includes(',')) return subjects.whose(prose, behind) === 'child';
  const speaker = subjects.subjectAt(prose, verb);
  // "They said I …" of one child.
  return speaker === 'child' || (speaker === 'several' && subjects.stateAt(prose, position).topic === 'child');
}

/** "Item one read", in an account of the child; "Her card says". */
function isWrittenByChild(subjects: Subjects, prose: Prose, position: number, verb: number): boolean {
  const { start = 0 } = prose.sentences[position] ?? {};
  const ahead = prose.words[verb]?.start ?? 0;
  if (subjects.isLetter && prose.wordsIn(start, ahead).some(({ lower }) => lower === 'your')) return true;
  const owner = prose.mentionsIn(start, ahead).findLast(({ owning }) => owning);
  return (owner ? subjects.whose(prose, owner) : subjects.stateAt(prose, position).topic) === 'child';
}

/** "As Dawn told me this I …", "What Dawn said made me …": the author's sentence around it. */
function isSubordinate(prose: Prose, first: number, verb: number): boolean {
  const opening = prose.words[first]?.lower ?? '';
  if (!NOT_AHEAD.has(opening)) return false;
  return (
    prose.mentions.some((mention) => mention.first === first + 1 && mention.kind !== 'author' && verb - mention.last <= 3) &&
    !prose.text.slice(prose.words[first]?.end ?? 0, prose.words[verb]?.start ?? 0).includes(',')
  );
}

/** Quotation marks or green that hold what was said, or a good part of it. */
function isMarked(prose: Prose, start: number, end: number): boolean {
  return prose.quotes.some(
    (quote) => quote.start < end && quote.end > start - 3 && (quote.start < start + 12 || (Math.min(end, quote.end) - quote.start) * 3 > end - start),
  );
}

/** Verbs of saying of a sentence, and what stands for one. */
function saidIn(prose: Prose, sentence: Sentence, first: number, end: number): Verb[] {
  const { words, text } = prose;
  const found: Verb[] = [];
  let speeches: ReturnType<typeof speechIn> | undefined;
  for (let i = first; i < end; i++) {
    const lower = words[i]?.lower ?? '';
    const before = i > first ? (words[i - 1]?.lower ?? '') : '';
    // "asked me not to tell Mum".
    if (isSpeechVerb(lower) && before !== 'to') {
      speeches ??= speechIn(prose, sentence);
      const speech = speeches.find(({ verb }) => verb === i);
      // "Laughed when I did the voices": the clause tells when.
      const isGesture = GESTURES.has(lower) && OCCASIONS.includes(words[i + 1]);
      if (speech && !speech.passive && !isGesture) found.push({ verb: i, isAsked: speech.kind === 'asked', isWriting: false });
    }
    if (READS.has(lower) && (WRITINGS.has(before) || WRITINGS.includes(words[i - 2])) && i > first) found.push({ verb: i, isAsked: false, isWriting: true });
    else if (QUOTING.has(`${before} ${lower}`) && isI(words[i + 1]?.lower ?? '')) found.push({ verb: i, isAsked: false, isWriting: false, isQuoting: true });
    else if (ALSO_SAID.has(lower) && (lower !== 'say' || SAY_AFTER.has(before)))
      found.push({ verb: i, isAsked: false, isWriting: false, isLoose: LOOSE.has(lower), isQuoting: isGoing(words, i, first) });
    else if (lower === 'to' && before === 'according') {
      const named = prose.mentions.find((mention) => mention.first === i + 1);
      if (named?.people.some(({ role }) => role === 'child')) found.push({ verb: named.last, isAsked: false, isWriting: false, isNamed: true });
    } else if (UTTERANCES.has(lower) && i > first) {
      const isColon = text[words[i]?.end ?? 0] === ':';
      // "Your last words to me were".
      const being = words[i + 1]?.lower === 'to' ? i + 3 : i + 1;
      if (lower === 'words' && before === 'own' && text[words[i]?.end ?? 0] === ',') found.push({ verb: i, isAsked: false, isWriting: true });
      else if (isColon || BEING.includes(words[being]))
        found.push({ verb: isColon ? i : being, isAsked: false, isWriting: true, isLoose: before !== 'own' && before !== 'exact' });
    }
    if (i - first < 4 && /^\s*(?::| [-–—] )/.test(text.slice(words[i]?.end ?? 0, words[i + 1]?.start ?? 0)) && isChildNamed(prose, i))
      found.push({ verb: i, isAsked: false, isWriting: false, isNamed: true });
  }
  return found;
}

/** "Dawn goes I …", "she goes to me I …", "and then she went I …": nobody reports so. */
function isGoing(words: readonly Word[], i: number, first: number): boolean {
  const behind = words[i + 1]?.lower === 'to' ? i + 3 : i + 1;
  return GOING.includes(words[i]) && isI(words[behind]?.lower ?? '') && (i - first <= 2 || GOES_ON.includes(words[i - 1]) || GOES_ON.includes(words[i - 2]));
}

const isChildNamed = (prose: Prose, i: number): boolean =>
  prose.mentions.some((mention) => mention.last === i && !mention.owning && mention.people.some(({ role }) => role === 'child'));

/** Whether words behind a verb of saying are the child's own: a first person that cannot be the author. */
function isDirect(said: Said, { isAsked, isNamed, isQuoting }: Verb): boolean {
  if (isQuoting) return true;
  const { words } = said.prose;
  const opening = words[said.from]?.lower ?? '';
  // "Dawn: We sat at the table": her name is a label, and the author tells.
  const isLabel = isNamed === true && opening === 'we' && isNarrating(words[said.from + 1]?.lower ?? '');
  if (!isAsked && !isLabel && isSetOff(said)) return true;
  if (!isAsked && isReply(said)) return true;
  const weight = firstPersonWeight(said);
  // "shared that I want to be a footballer": so no author speaks of themselves either.
  if (opening === 'that' || opening === 'how') return !isAsked && weight >= SURE && isSureBehindThat(said);
  if (REPORTED.has(opening)) return false;
  if (isAsked && !isI(opening) && !isOrder(words, said.from, said.end))
    return !REPORTED_QUESTION.has(opening) && QUESTIONS.has(opening) && asksInOwnWords(said, weight);
  const second = words[said.from + 1]?.lower ?? '';
  if (!isAsked && QUESTIONS.has(opening) && !said.isLetter && second === 'you') return true;
  // "He whispered can we do it again": nobody turns a question round that they report.
  if (!isAsked && INVERTED.has(opening) && (second === 'i' || second === 'we')) return true;
  return weight >= SURE;
}

/** "said nobody, I do it on my own", "said sorry I'm late": a word of answer, and the one who answers. */
function isReply({ prose: { words, text }, from, end }: Said): boolean {
  const [reply, next] = [words[from], words[from + 1]];
  if (!reply || !next || from + 2 >= end || !REPLIES.includes(reply) || !isI(next.lower) || isNarrating(words[from + 2]?.lower ?? '')) return false;
  return next.lower === "i'm" || text.slice(reply.end, next.start).includes(',');
}

function isSureBehindThat(said: Said): boolean {
  const { words } = said.prose;
  const isPermission = isI(words[said.from + 1]?.lower ?? '') && isModal(words[said.from + 2]?.lower ?? '');
  return !isPermission && thirdPersonAt(said) === said.end && firstPersonWeight({ ...said, from: said.from + 1, isBehindThat: true }) >= SURE;
}

/** "asked will you take me away", "asked can I go and live with Nan". */
function asksInOwnWords(said: Said, weight: number): boolean {
  const { words } = said.prose;
  const { from, end } = said;
  const opening = words[from]?.lower ?? '';
  if (isI(words[from + 1]?.lower ?? '') && /^(?:when|why|what|where|who|how)$/.test(opening)) return false;
  const isPut = isI(words[from + 1]?.lower ?? '') || isI(words[from + 2]?.lower ?? '');
  if (thirdPersonAt(said) === end && isPut && ASKS_FOR.find(words, from, Math.min(end, from + 6))) return true;
  return weight >= SURE;
}

/** "She said: …", "She said, …", "She wrote Mornings are …": a mark or a capital begins what was said. */
function isSetOff({ prose, from }: Said): boolean {
  const { words, text } = prose;
  const word = words[from];
  if (!word || from === 0) return false;
  const gap = text.slice(words[from - 1]?.end ?? 0, word.start);
  if (gap.includes(':')) return true;
  // "As Dawn explained, I had met him."
  const opening = words[firstEndingAfter(words, prose.sentenceAt(word.start)?.start ?? 0)]?.lower ?? '';
  if (NOT_AHEAD.has(opening) || JOINING.includes(word) || REPORTED.includes(word) || SAYING.includes(word)) return false;
  if (/^\s*[,–—-]\s*$/.test(gap) && isI(word.lower)) return true;
  return (
    isCapital(text, word.start) &&
    !TALKS.includes(words[from - 1]) &&
    !isI(word.lower) &&
    !prose.mentions.some(({ start }) => start === word.start) &&
    isOrdinaryWord(word.lower) &&
    isSmall(text, word.start + 1)
  );
}

/** I, me, my outside quotation marks; not the title "All About Me". */
function hasFirstPerson(prose: Prose, { from, end }: Span): boolean {
  for (let i = from; i < end; i++)
    if (isFirstPerson(prose.words[i]?.lower ?? '') && !prose.quoteAt(prose.words[i]?.start ?? 0) && !isTitle(prose, i, from - 1)) return true;
  return false;
}

/** "I just want to go home, she told me." */
function aheadOf(subjects: Subjects, prose: Prose, sentence: Sentence, first: number, verb: number): OwnWords | undefined {
  const { words, text } = prose;
  let end = verb;
  const gapBefore = (i: number): string => text.slice(words[i - 1]?.end ?? 0, words[i]?.start ?? 0);
  while (end > first && !/[,–—-]/.test(gapBefore(end))) end--;
  // "After a time: I just …", "Art was green; Miss lets me …", "About Dad, I ring him …".
  let from = end - 1;
  while (from > first && !/[:;]/.test(gapBefore(from))) from--;
  if (from === first && NOT_FIRST.includes(words[first]))
    for (let i = first + 1; i < Math.min(end, first + 5); i++) if (gapBefore(i).includes(',') && isFirstPerson(words[i]?.lower ?? '')) from = i;
  if (from === first && !isFirstPerson(words[first]?.lower ?? '')) return undefined;
  if (JOINING.includes(words[end]) || (isI(words[from]?.lower ?? '') && isNarrating(words[from + 1]?.lower ?? ''))) return undefined;
  if (end <= from + 1 || verb - end > 4 || prose.quotes.some((quote) => quote.start < sentence.end && quote.end > sentence.start)) return undefined;
  const isOwn = firstPersonWeight(saidOf(subjects, prose, { from, end })) >= SURE;
  return isOwn ? { prose, start: words[from]?.start ?? sentence.start, end: words[end - 1]?.end ?? sentence.end } : undefined;
}

/** "Dawn said:" with her words in the next line. */
function belowColon(text: NoteText, prose: Prose, position: number): OwnWords | undefined {
  const before = prose.sentences[position - 1];
  const sentence = prose.sentences[position] as Sentence;
  if (!before || before.block.kind === 'heading' || prose.text[before.end - 1] !== ':') return undefined;
  const { words } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  if (!words.slice(first, Math.min(end, first + 3)).some(({ lower }) => isFirstPerson(lower))) return undefined;
  if (prose.quotes.some((quote) => quote.start < sentence.end && quote.end > sentence.start)) return undefined;
  const endBefore = firstEndingAfter(words, before.end);
  const verb = saidIn(prose, before, firstEndingAfter(words, before.start), endBefore).find(({ verb: at }) => endBefore - at <= 2);
  if (!verb) return undefined;
  const subjects = subjectsOf(text);
  const isOwn = isChilds(subjects, prose, position - 1, verb) && firstPersonWeight(saidOf(subjects, prose, { from: first, end })) >= SURE;
  return isOwn ? { prose, start: sentence.start, end: sentence.end } : undefined;
}

/** In bold or italics throughout: where an export has no green, that is its mark. */
function isSetApart(prose: Prose, { start, end }: OwnWords): boolean {
  return prose.plain.styles.some((style) => (style.style === 'strong' || style.style === 'emphasis') && style.start <= start + 3 && style.end >= end - 3);
}
