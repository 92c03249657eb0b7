import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import type { Gender } from '../index/people.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import { ChildKnown } from './child-known.ts';
import { isLetter } from './letter.ts';
import { Meant } from './meant.ts';
import { isObject } from './mention-forms.ts';
import { isAuthorsOpening, isToAuthor, OBJECT } from './shorthand-opening.ts';
import lists from './subjects.yaml';
import type { Whose } from './whose.ts';

export type { Whose };

const data = lists as Readonly<Record<'things' | 'determiners' | 'joining', readonly string[]>>;
const THINGS = new WordSet(data.things);
const DETERMINERS = new WordSet(data.determiners);
const JOINING = new WordSet(data.joining);
/** How many words may stand between a verb and its subject ("Tobias put on his jumper the wrong way round and was laughing"). */
const FARTHEST_SUBJECT = 16;

const heldSubjects = new WeakMap<NoteText, Subjects>();

/** Whose doing the verbs of a note tell of, as far as its text shows. */
export function subjectsOf(text: NoteText): Subjects {
  const known = heldSubjects.get(text);
  if (known) return known;
  const subjects = new Subjects(text);
  heldSubjects.set(text, subjects);
  return subjects;
}

/**
 * Whose doing a verb tells of, over pronouns and over lines that leave the subject out ("Said he is fed up."): the account
 * goes on about the one it spoke of last. Holds words of the record.
 */
export class Subjects {
  readonly #child: ChildKnown;
  readonly #meant: Meant;
  /** Whether the note is a letter to the child, who is "you" in it. */
  readonly isLetter: boolean;

  constructor(text: NoteText) {
    const told = text.of('reason', 'detailed', 'analysis');
    this.isLetter = told.some(isLetter);
    this.#child = new ChildKnown(text, told);
    this.#meant = new Meant(this.#child);
  }

  /** What the form or the text's pronouns tell of the child. */
  get childGender(): Gender | undefined {
    return this.#child.gender;
  }

  /** The one who does what the word at this index tells; undefined where the text does not show it. @param word Index into the section's words. @param lenient Takes "she" for the child also where somebody of unknown sex came in between. */
  subjectAt(prose: Prose, word: number, lenient = false): Whose | undefined {
    const start = prose.words[word]?.start ?? 0;
    const position = firstEndingAfter(prose.sentences, start);
    const sentence = prose.sentences[position];
    if (!sentence) return undefined;
    const before = prose
      .mentionsIn(sentence.start, start)
      .filter((mention) => !mention.owning && mention.last < word && !OBJECT.test(prose.words[mention.last]?.lower ?? '') && !prose.quoteAt(mention.start));
    const near = subjectAmong(prose, before, word);
    const from = Math.max(near ? near.last + 1 : firstEndingAfter(prose.words, sentence.start), word - FARTHEST_SUBJECT);
    if (this.isLetter) for (let i = word - 1; i >= from; i--) if (prose.words[i]?.lower === 'you') return 'child';
    // "the young person said", "yp said", "D said": no name that the form knows.
    for (let i = word - 1; i >= Math.max(from, word - 4); i--) if (this.#child.isChildWord(prose, i)) return 'child';
    if (near && word - near.last <= FARTHEST_SUBJECT) return this.#meant.whose(prose, position, near, lenient);
    const behind = prose.mentionsIn(start, sentence.end).find((mention) => mention.first === word + 1);
    if (behind && !behind.owning && behind.kind !== 'author' && near === undefined && !opensAt(prose, sentence, word))
      return this.#meant.whose(prose, position, behind);
    // "It tells me …": a thing shows it.
    if (near !== undefined || THINGS.includes(prose.words[word - 1])) return undefined;
    // "The plan covers arguments but says little about drink": what the sentence opens with does it.
    if (JOINING.includes(prose.words[word - 1]) && DETERMINERS.includes(prose.words[firstEndingAfter(prose.words, sentence.start)])) return undefined;
    // "Told her I would ring": a line of the author's own.
    if (opensAt(prose, sentence, word) && isAuthorsOpening(prose, word) && !isToAuthor(prose, sentence)) return 'author';
    return this.#meant.stateAt(prose, position).topic;
  }

  /** Whether "the young person", an initial or the name in small letters stands among these words. */
  isChildNamed(prose: Prose, from: number, to: number): boolean {
    return this.#child.isChildNamed(prose, from, to);
  }

  /** Who somebody spoken of is. */
  whose(prose: Prose, mention: Mention): Whose | undefined {
    return this.#meant.whose(prose, firstEndingAfter(prose.sentences, mention.start), mention);
  }

  /** Whom the sentences up to this one (its index, exclusive) have been about. */
  topicAt(prose: Prose, position: number): Whose | undefined {
    return this.#meant.stateAt(prose, position).topic;
  }
}

/**
 * The nearest that can be the subject of a verb: not one that is only spoken about, and not the listener in "Dawn showed her
 * teacher a bruise and said".
 */
function subjectAmong(prose: Prose, before: readonly Mention[], word: number): Mention | undefined {
  const at = before.findLastIndex((mention) => !isObject(prose, mention) || mention.kind === 'author');
  const near = before[at];
  const isLed = near !== undefined && prose.words[word - 1]?.lower === 'and';
  // "I explained it to Dawn and answered her questions", "I saw Dawn and asked".
  if (isLed && (/^(?:to|with|for)$/.test(prose.words[near.first - 1]?.lower ?? '') || isAuthorsOpening(prose, near.first - 1)))
    return before.slice(0, at).findLast((mention) => !isObject(prose, mention)) ?? near;
  if (!near || near.name.length > 0 || (near.kind !== 'kin' && near.kind !== 'profession') || prose.words[word - 1]?.lower !== 'and') return near;
  const owner = prose.words[near.first - 1]?.lower ?? '';
  const lead = prose.words[near.first - 2]?.lower ?? '';
  if (!/^(?:her|his|their)$/.test(owner) || /^(?:and|but|when|while|that|so|then|as|if|because)$/.test(lead)) return near;
  return before.slice(0, at).findLast((mention) => !isObject(prose, mention)) ?? near;
}

function opensAt(prose: Prose, sentence: Sentence, word: number): boolean {
  return firstEndingAfter(prose.words, sentence.start) === word;
}
