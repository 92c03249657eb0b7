import type { NoteText, Prose } from '../index/note-text.ts';
import { keyedWords } from './keyed-words.ts';
import { maskWords, namesIn } from './masking.ts';
import { CONTENT, PassageIndex, STARTS_SECTION, STARTS_SENTENCE, TELLING, type WordSequence } from './passages.ts';

/** Nothing of this leaves memory: the key need not be secret. */
const hash = keyedWords(new Uint8Array(32));

/** The share of the words in some sections of a note that stand, in passages, in others of its sections too: 0 to 1. */
export function sharedPassages(text: NoteText, copies: readonly Prose[], sources: readonly Prose[]): number {
  const isName = namesIn(text);
  const sequence = (sections: readonly Prose[]): WordSequence => {
    const words = sections.flatMap((prose) =>
      maskWords(prose, isName).map((word, i, all) => ({ word, isFirst: i === 0, opens: all[i - 1]?.sentence !== word.sentence })),
    );
    return {
      hashes: Uint32Array.from(words, ({ word }) => hash(word.form)),
      counts: Uint8Array.from(words, ({ word }) => Math.min(word.count, 0xff)),
      marks: Uint8Array.from(
        words,
        ({ word, isFirst, opens }) =>
          (word.isContent ? CONTENT : 0) | (word.isTelling ? TELLING : 0) | (isFirst ? STARTS_SECTION : 0) | (opens ? STARTS_SENTENCE : 0),
      ),
    };
  };
  const [copy, source] = [sequence(copies), sequence(sources)];
  if (copy.hashes.length === 0 || source.hashes.length === 0) return 0;
  const passages = new PassageIndex([source, copy]).find(1, (index) => index === 0);
  return passages.reduce((sum, { start, end }) => sum + end - start, 0) / copy.hashes.length;
}
