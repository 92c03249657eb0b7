import { normaliseLabel } from '../../src/casenote/labels.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { isLetter } from '../../src/language/words/letters.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import { findWords, type Word } from '../../src/language/words/words.ts';
import { isOnDocument } from './blanks.ts';
import lists from './placeholders.yaml';

/** Answers that say nothing, and prompts of the form that were left standing. */

type ListName = 'alone' | 'unknown' | 'finite' | 'openings' | 'questions' | 'promptVerbs' | 'afterPromptVerbs' | 'spoken' | 'choices';
const given = lists as unknown as Readonly<Record<ListName, readonly string[]>> & {
  readonly empty: Readonly<Record<'nouns' | 'verbs' | 'between', readonly string[]>>;
};

const ALONE = new WordSet(given.alone.map((phrase) => phrase.replace(/\s*\/\s*/g, '/')));
const NOUNS = new WordSet(given.empty.nouns);
const VERBS = new WordSet(given.empty.verbs);
/** With these an answer that says nothing begins. */
const EMPTY_WORDS = new WordSet([...given.alone.map((phrase) => findWords(phrase)[0]?.lower ?? ''), ...given.empty.nouns, 'no', 'nil']);
const BETWEEN = new WordSet([...given.empty.between, ...given.empty.nouns, ...given.empty.verbs]);
const UNKNOWN = new WordSet(given.unknown);
const FINITE = new WordSet(given.finite);
const OPENINGS = given.openings;
const QUESTIONS = new WordSet(given.questions);
const OPENING_WORDS = new WordSet([...given.openings, ...given.questions].map((prompt) => prompt.split(' ')[0] ?? ''));
const PROMPT_VERBS = new WordSet(given.promptVerbs);
const AFTER_PROMPT_VERBS = new WordSet(given.afterPromptVerbs);
const SPOKEN = new WordSet(given.spoken);
const CHOICES = new WordSet(given.choices);

/** "Dentist's number TBC." has nobody who will find out; a longer sentence may. In characters. */
const LONGEST_UNKNOWN = 60;
const LONGEST_ALONE = 80;

/**
 * "TBC" or "No information provided" as a whole sentence, alone behind its label or dash, "TBC" at the end of a few words,
 * or choices of which none was taken.
 * @param words The sentence's.
 */
export function emptyAnswer(prose: Prose, sentence: Sentence, words: readonly Word[]): { start: number; end: number } | undefined {
  const { text } = prose;
  const { start, end } = sentence;
  const label = labelEnd(text, start, end);
  const length = end - start;
  if (length > LONGEST_ALONE && (label === start || end - label > LONGEST_ALONE)) return undefined;
  const last = words.at(-1);
  const first = label === start ? words[0] : words.find((word) => word.start >= label);
  const isEmpty =
    isBareFrom(text, label, end, first) ||
    (label > start && length <= LONGEST_ALONE && isBareFrom(text, start, end, words[0])) ||
    (length <= LONGEST_UNKNOWN && last !== undefined && UNKNOWN.has(text.slice(last.start, last.end)) && /^[).\s]*$/.test(text.slice(last.end, end))) ||
    (label > start && leavesChoice(text.slice(label, end), words, label));
  // "No date is given." in the midst of an account tells something; a form's answer has no verb of its own.
  if (!isEmpty || (FINITE.meets(words) && !isAlone(prose, sentence))) return undefined;
  const answer = text.slice(label, end);
  const at = label + answer.length - answer.trimStart().length;
  return prose.quoteAt(at) || isOnDocument(prose, end - 1) ? undefined : { start: at, end };
}

function isAlone({ sentences }: Prose, sentence: Sentence): boolean {
  return sentences.every((other) => other === sentence || other.block !== sentence.block);
}

const [COLON, SPACE, HYPHEN, EN_DASH, EM_DASH] = [0x3a, 0x20, 0x2d, 0x2013, 0x2014];

/** Where a label's colon or spaced dash ends; the start where there is none. */
function labelEnd(text: string, start: number, end: number): number {
  for (let i = end - 1; i > start; i--) {
    const code = text.charCodeAt(i);
    if (code === COLON) return i + 1;
    if ((code === HYPHEN || code === EN_DASH || code === EM_DASH) && text.charCodeAt(i - 1) === SPACE && text.charCodeAt(i + 1) === SPACE) return i + 1;
  }
  return start;
}

function isBareFrom(text: string, start: number, end: number, first: Word | undefined): boolean {
  if (end - start > LONGEST_ALONE || (first && !EMPTY_WORDS.includes(first))) return false;
  const answer = text.slice(start, end);
  if (!first && !answer.includes('?')) return false;
  const bare = answer
    .toLowerCase()
    .replace(/^[\s\-–—•*("]+|[\s.!)"*]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s?\/\s?/g, '/');
  if (ALONE.has(bare)) return true;
  const all = findWords(bare).map(({ lower }) => lower);
  const opening = all[0] ?? '';
  if (all.length < 3 || !all.some((word) => VERBS.has(word)) || !all.some((word) => NOUNS.has(word))) return false;
  const isNegated = opening === 'no' || opening === 'nil' || (NOUNS.has(opening) && all.includes('not'));
  return isNegated && all.slice(1).every((word) => word === 'not' || BETWEEN.has(word));
}

/** "Home conditions: good / adequate / poor." */
function leavesChoice(answer: string, words: readonly Word[], from: number): boolean {
  if (!answer.includes('/')) return false;
  const all = words.filter((word) => word.start >= from);
  const strokes = answer.split('/').length - 1;
  const known = all.filter(({ lower }) => CHOICES.has(lower));
  return (
    all.length > 0 && all.length <= 8 && known.length === all.length && (strokes >= 2 || all.some(({ lower }) => /^(?:specify|delete|circle|y|n)$/.test(lower)))
  );
}

/** Whether a sentence begins as the form's prompts do: "Please describe …", "Who you have seen, children and adults, …". */
export function isPrompt(prose: Prose, { start, end }: Sentence, words: readonly Word[]): boolean {
  const first = words[0];
  if (!first || first.start - start > 3) return false;
  if (PROMPT_VERBS.includes(first) && AFTER_PROMPT_VERBS.includes(words[1]) && !SPOKEN.meets(words)) return !prose.quoteAt(first.start);
  if (!OPENING_WORDS.includes(first) || prose.quoteAt(first.start)) return false;
  const opening = normaliseLabel(prose.text.slice(start, Math.min(end, start + 90)));
  if (prose.text.slice(start, end).endsWith('?') && QUESTIONS.has(opening)) return true;
  return OPENINGS.some((prompt) => opening.startsWith(prompt) && !isLetter(opening, prompt.length));
}
