import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { expandTerm } from '../../src/language/words/term-notation.ts';
import { findWords } from '../../src/language/words/words.ts';

const word = fc.constantFrom('a', 'care', 'cares', 'cared', 'plan', 'plans', 'de', 'step', 'on', 'o’clock', 'ADHD');
const part = fc.oneof(
  { weight: 3, arbitrary: word },
  fc.tuple(word, word).map(([one, other]) => `${one}|${other}`),
  fc.constantFrom('care/v', 'plan/n', 'de-step', 'de-care/v', 'on|plan/n'),
);
const phrase = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const lists = fc.array(fc.array(phrase, { maxLength: 6 }), { minLength: 1, maxLength: 3 });
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));

/** What every list finds, by writing out all its forms: the longest at a word, the next behind its end. */
function written(phrases: readonly string[], words: readonly string[]): { entry: string; first: number; end: number }[] {
  const forms = phrases.flatMap((entry) => expandTerm(entry).map((form) => ({ entry, form })));
  const hits: { entry: string; first: number; end: number }[] = [];
  for (let first = 0; first < words.length; first++) {
    if (first < (hits.at(-1)?.end ?? 0)) continue;
    const fitting = forms.filter(({ form }) => form.every((one, i) => words[first + i] === one));
    const longest = Math.max(...fitting.map(({ form }) => form.length));
    const found = fitting.find(({ form }) => form.length === longest);
    if (found) hits.push({ entry: found.entry, first, end: first + longest });
  }
  return hits;
}

describe('phrases of many lists', () => {
  it('are found as if every form were written out, however many texts went before', () => {
    fc.assert(
      fc.property(lists, fc.array(text, { minLength: 1, maxLength: 12 }), (phrases, texts) => {
        const lexicon = new Lexicon();
        for (const list of phrases) lexicon.add(list.map((entry) => ({ phrases: [entry], entry })));
        for (const each of texts) {
          const words = findWords(each);
          const forms = words.map(({ lower }) => lower);
          expect(lexicon.match(each, words)).toEqual(phrases.map((list) => written(list, forms)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
