import { pastedEmails } from '../copying/pasted-email.ts';
import { type Subjects, subjectsOf } from '../grammar/subjects.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './direct-speech.yaml';
import { firstPersonWeight, isTitle } from './own-person.ts';
import { isDirect } from './put-as-said.ts';
import { ownWordsScore } from './reads-as-own.ts';
import { isFirstPerson, isI, isOrder, isOther, isYou, type Said, SURE } from './said.ts';
import { isNarrating, type Span, spanBehind } from './said-span.ts';
import { type SaidVerb, saidIn } from './said-verbs.ts';

const data = lists as Readonly<Record<'inverted' | 'notAhead' | 'notFirst' | 'joining', readonly string[]>>;
const INVERTED = new WordSet(data.inverted);
const NOT_AHEAD = new WordSet(data.notAhead);
const NOT_FIRST = new WordSet(data.notFirst);
const JOINING = new WordSet(data.joining);

/** Where the first person behind "the child said" may be the author's too, a sentence that reads so, in log-odds, holds the child's words. */
const READS_AS_OWN = 1;

/** Sections that tell of what was said. */
const TELLING: ReadonlySet<string> = new Set(['reason', 'detailed', 'other']);

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
      if (!isMarked(prose, start, behind) && (isDirect(saidOf(subjects, prose, span), verb) || readsAsOwn(text, prose, position, verb)))
        return { prose, start, end: behind };
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

/** "Lexi said I sing to her through the door"; in an analysis the first person is the author's. */
const readsAsOwn = (text: NoteText, prose: Prose, position: number, { isLoose, isWriting, isAsked, isNamed }: SaidVerb): boolean =>
  !isLoose && !isWriting && !isAsked && !isNamed && TELLING.has(prose.section.kind) && ownWordsScore(text, prose, position) >= READS_AS_OWN;

const saidOf = (subjects: Subjects, prose: Prose, { from, end }: Span): Said => ({
  prose,
  from,
  end,
  gender: subjects.childGender,
  isLetter: subjects.isLetter,
});

function isChilds(subjects: Subjects, prose: Prose, position: number, { verb, isNamed, isWriting }: SaidVerb): boolean {
  if (isNamed) return true;
  if (isWriting) return isWrittenByChild(subjects, prose, position, verb);
  // "I wish it were over, said Dawn."
  const behind = prose.mentions.find((mention) => mention.first === verb + 1 && !mention.owning);
  const { words } = prose;
  if (behind && prose.text.slice(words[verb - 1]?.end ?? 0, words[verb]?.start ?? 0).includes(',')) return subjects.whose(prose, behind) === 'child';
  const speaker = subjects.subjectAt(prose, verb);
  // "They said I …" of one child.
  return speaker === 'child' || (speaker === 'several' && subjects.topicAt(prose, position) === 'child');
}

/** "Item one read", in an account of the child; "Her card says". */
function isWrittenByChild(subjects: Subjects, prose: Prose, position: number, verb: number): boolean {
  const { start = 0 } = prose.sentences[position] ?? {};
  const ahead = prose.words[verb]?.start ?? 0;
  if (subjects.isLetter && prose.wordsIn(start, ahead).some(({ lower }) => lower === 'your')) return true;
  const owner = prose.mentionsIn(start, ahead).findLast(({ owning }) => owning);
  return (owner ? subjects.whose(prose, owner) : subjects.topicAt(prose, position)) === 'child';
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
