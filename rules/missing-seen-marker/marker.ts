import type { Prose } from '../../src/language/index/note-text.ts';
import { wordsWithPeople } from '../../src/language/people/people-words.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import type { StyledSpan } from '../../src/language/words/styles.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import type { Word } from '../../src/language/words/words.ts';
import lists from './marker.yaml';

const { before, after, not, unseen, adultsOnly } = lists as Readonly<Record<'before' | 'after' | 'not' | 'unseen' | 'adultsOnly', readonly string[]>>;
const ADULTS_ONLY = new Phrases(adultsOnly);
const BEFORE = new WordSet(before);
const AFTER = new WordSet(after);
const NOT = new WordSet(not);
const UNSEEN = new WordSet(unseen);
const CHILD = new WordSet(['<child>', '<children>', 'child', 'children', 'both']);
/** How many words may stand between the child and "seen": "Dawn, her brother and both grandparents seen". */
const FARTHEST = 9;

/** "Child seen" or "Child not seen" as Reason for contact has it. */
export interface SeenMarker {
  readonly prose: Prose;
  readonly seen: boolean;
  /** Of the word itself, in the plain text. */
  readonly start: number;
  readonly end: number;
}

/** The markers of one section. @param hasName Whether the child's name is known: else any name may be theirs. */
export function markersIn(prose: Prose, hasName: boolean): SeenMarker[] {
  if (!/seen/i.test(prose.text)) return [];
  const found: SeenMarker[] = [];
  for (const sentence of prose.sentences) {
    const words = wordsWithPeople(prose, sentence);
    for (const [i, word] of words.entries()) {
      const isUnseen = UNSEEN.includes(word);
      if (word.lower !== 'seen' && !isUnseen) continue;
      const told = markerAt(prose, words, i, hasName);
      if (told !== undefined) found.push({ prose, seen: told && !isUnseen, start: word.start, end: word.end });
    }
  }
  return found;
}

function markerAt(prose: Prose, words: readonly Word[], at: number, hasName: boolean): boolean | undefined {
  const isChild = ({ lower, start, end }: Word) => CHILD.has(lower) || (lower === '<other>' && (!hasName || isUnknown(prose, start, end)));
  if (AFTER.includes(words[at + 1]) && !/^(?:<me>|<i>|myself|(?:him|her|them)sel(?:f|ves))$/.test(words[at + 2]?.lower ?? '')) return undefined;
  let isNot = false;
  let isTold = false;
  for (let i = at - 1; i >= Math.max(0, at - FARTHEST); i--) {
    const word = words[i] as Word;
    const next = words[i + 1] as Word;
    if (/[.;:!?()[\]\n]/.test(prose.text.slice(word.end, next.start))) break;
    if (BEFORE.includes(word)) break;
    if (NOT.includes(word)) isNot = true;
    if (isChild(word)) isTold = true;
  }
  if (isTold) return !isNot;
  // "Seen: Dawn and Rory", "Not seen: Dawn".
  const opens = at === 0 || (at === 1 && NOT.includes(words[0]));
  const next = words[at + 1];
  if (opens && next && /^\s?[:–-]/.test(prose.text.slice((words[at] as Word).end, next.start)) && words.slice(at + 1, at + 6).some(isChild)) return at === 0;
  return undefined;
}

/** Whether Reason for contact says that the contact was with adults alone. */
export function isOfAdults(prose: Prose): boolean {
  return prose.sentences.some((sentence) => ADULTS_ONLY.find(wordsWithPeople(prose, sentence)) !== undefined);
}

/** A first name that nobody on the form has: the child's in another spelling, or the wrong child's, which is another rule's matter. */
function isUnknown(prose: Prose, start: number, end: number): boolean {
  return prose.mentionsIn(start, end).some(({ kind, titled, people }) => kind === 'name' && !titled && people.length === 0);
}

/** Whether a marker stands in a colour, at least in part. */
export function isIn(colour: StyledSpan['style'], { prose, start, end }: SeenMarker): boolean {
  return prose.plain.styles.some((style) => style.style === colour && style.start < end && start < style.end);
}
