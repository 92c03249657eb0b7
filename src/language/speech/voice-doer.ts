import type { Subjects } from '../grammar/subjects.ts';
import { relativeBefore, thingBefore } from '../grammar/verb-slot.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import type { Sentence } from '../words/sentences.ts';
import type { Word } from '../words/words.ts';
import lists from './voice-doer.yaml';

type ListName = 'notDone' | 'seenTo' | 'childWords' | 'past';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const NOT_DONE: ReadonlySet<string> = new Set(data.notDone);
const SEEN_TO: ReadonlySet<string> = new Set(data.seenTo);
const CHILD_WORDS: ReadonlySet<string> = new Set(data.childWords);
/** Past forms that do not end in -ed. */
export const PAST: ReadonlySet<string> = new Set(data.past);

/** A sentence in which the child's voice is looked for. */
export interface VoiceAt {
  readonly text: NoteText;
  readonly subjects: Subjects;
  readonly prose: Prose;
  readonly sentence: Sentence;
  readonly position: number;
  readonly byDeeds: boolean;
  /** What happened, and not what is made of it. */
  readonly isAccount: boolean;
}

const MODAL = /^(?:should|will|would|could|can|may|might|must|if)$/;

/** "to draw", "should come". */
export function isUndone(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.lower ?? '';
  // "would not say": a refusal tells.
  for (let i = before === 'not' ? -1 : at - 2; i >= Math.max(0, at - 3); i--)
    if (MODAL.test(words[i]?.lower ?? '') && !/^(?:like|love|prefer|rather)$/.test(words[at]?.lower ?? '')) return true;
  return (
    NOT_DONE.has(before) &&
    !(before === 'to' && SEEN_TO.has(words[at - 2]?.lower ?? '')) &&
    !(before === 'would' && /^(?:like|love|prefer|rather)$/.test(words[at]?.lower ?? ''))
  );
}

/** Who does it stands before the verb, or the line opens with the verb: "Followed my keys with her eyes." */
export function isDoneByChild(subjects: Subjects, prose: Prose, i: number, first: number): boolean {
  const { words } = prose;
  const { lower } = words[i] as Word;
  if (words[i + 1]?.lower === 'by') return false;
  const isOpening = i === first || (i <= first + 2 && /ly$|^(?:then|also|very|just)$/.test(words[first]?.lower ?? ''));
  // Without a subject a base form is a noun: "Skip is full".
  if (!(isOpening || isOfPerson(subjects, prose, i, first)) || (isOpening && !/(?:ed|ing|s)$/.test(lower) && !PAST.has(lower))) return false;
  // "Brought Arlo to his aunt": he is the one brought.
  const behind = prose.mentions.find((mention) => mention.first === i + 1 && !mention.owning);
  if (isOpening && behind && subjects.whose(prose, behind) === 'child') return false;
  return isOwnClause(subjects, prose, i, first) && subjects.subjectAt(prose, i, true) === 'child';
}

/** Somebody is named before the verb in its sentence. */
export function isOfPerson(subjects: Subjects, prose: Prose, i: number, first: number): boolean {
  const { words } = prose;
  return (
    prose.mentionsIn(words[first]?.start ?? 0, words[i]?.start ?? 0).some(({ owning }) => !owning) ||
    subjects.isLetter ||
    hasChildWord(words, first, i) ||
    subjects.isChildNamed(prose, first, i)
  );
}

/** Neither a thing's nor another's: not "the door opened", not "somebody who wanted him". */
export function isOwnClause(subjects: Subjects, prose: Prose, i: number, first: number): boolean {
  const who = relativeBefore(prose, i, first);
  if (who !== undefined) {
    const named = prose.mentions.findLast((mention) => mention.last === who - 1);
    return named ? subjects.whose(prose, named) === 'child' : subjects.isChildNamed(prose, who - 1, who);
  }
  const thing = thingBefore(prose, i, first);
  return thing === undefined || hasChildWord(prose.words, thing, i) || subjects.isChildNamed(prose, thing, i);
}

const hasChildWord = (words: readonly Word[], first: number, end: number): boolean => words.slice(first, end).some(({ lower }) => CHILD_WORDS.has(lower));
