import type { NoteText, Prose } from '../index/note-text.ts';
import { wordsWithPeople } from '../people/people-words.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import lists from './alone-scene.yaml';
import { aloneClaims } from './child-seen.ts';

const data = lists as Readonly<Record<'ending' | 'sole' | 'several', readonly string[]>>;
const ENDING = new Phrases(data.ending);
const SOLE = new Phrases(data.sole);
/** "I saw each of the children alone." */
const SEVERAL = new Phrases(data.several);

/** A stretch in which the author tells of time with the child alone. Holds places in the record, no words. */
export interface AloneScene {
  /** The sentence that says so. */
  readonly opening: Sentence;
  /** Said so that nobody else can be meant to have been near: "just the two of us". */
  readonly isSole: boolean;
}

/**
 * The time with the child alone that a sentence belongs to: from the sentence that tells of it to the end of the paragraph,
 * or until somebody comes or the two go back. Undefined where it belongs to none.
 */
export function aloneSceneAt(text: NoteText, prose: Prose, sentence: Sentence): AloneScene | undefined {
  const at = prose.sentences.indexOf(sentence);
  for (const claim of aloneClaims(text)) {
    if (claim.prose !== prose || claim.tells !== 'alone' || claim.sentence.start >= sentence.start) continue;
    if (/\n/.test(prose.text.slice(claim.sentence.end, sentence.start))) continue;
    const words = wordsWithPeople(prose, claim.sentence);
    if (SEVERAL.find(words) || isOfSibling(prose, claim.sentence)) continue;
    const between = prose.sentences.slice(prose.sentences.indexOf(claim.sentence) + 1, at + 1);
    if (between.some((one) => ENDING.find(wordsWithPeople(prose, one)) !== undefined)) continue;
    return { opening: claim.sentence, isSole: SOLE.find(words) !== undefined };
  }
  return undefined;
}

/** "Dawn and Rory and I walked round the field": a brother was with them. */
function isOfSibling(prose: Prose, { start, end }: Sentence): boolean {
  return prose.mentionsIn(start, end).some(({ people, owning }) => !owning && people.some(({ role }) => role === 'sibling'));
}
