import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Phrases } from '../../src/language/words/phrases.ts';
import { findWords } from '../../src/language/words/words.ts';

const found = (phrases: readonly string[], text: string) => {
  const words = findWords(text);
  const match = new Phrases(phrases).find(words);
  return match && text.slice(words[match.first]?.start, words[match.end - 1]?.end);
};

describe('phrases', () => {
  it('are found as they are written, with either word, without one, and over a gap', () => {
    expect(found(['by all accounts'], 'He is, by all accounts, well.')).toBe('by all accounts');
    expect(found(['(mum|dad) said'], 'Then Dad said no.')).toBe('Dad said');
    expect(found(['was (also|) told'], 'She was told.')).toBe('was told');
    expect(found(['was (also|) told'], 'She was also told.')).toBe('was also told');
    expect(found(['on (his|her (own|side)) then'], 'left on her side then')).toBe('on her side then');
    expect(found(['no … of'], 'no known history of')).toBe('no known history of');
    expect(found(['no … of'], 'no sign that he has a history of')).toBeUndefined();
  });

  it('are the first of the list that begins there', () => {
    expect(found(['the big house', 'the big'], 'the big house')).toBe('the big house');
    expect(found(['the big', 'the big house'], 'the big house')).toBe('the big');
  });

  it('are looked for to the right and to the left of a place', () => {
    const words = findWords('He was told that she was not told.');
    const phrases = new Phrases(['was (not|) told']);
    expect(phrases.endAt(words, 1)).toBe(3);
    expect(phrases.endAt(words, 1, 2)).toBeUndefined();
    expect(phrases.startBefore(words, 8)).toBe(5);
    expect(phrases.startBefore(words, 4)).toBeUndefined();
  });

  it('are found wherever one of their written-out forms stands', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const place = fc.oneof(
      word.map((one) => [one]),
      fc.array(
        fc.oneof(
          fc.constant(''),
          word,
          fc.tuple(word, word).map((two) => two.join(' ')),
        ),
        { minLength: 2, maxLength: 3 },
      ),
    );
    const phrase = fc.tuple(word, fc.array(place, { maxLength: 3 })).map(([first, rest]) => [[first], ...rest]);
    const list = fc.array(phrase, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(list, fc.array(word, { maxLength: 8 }), (places, text) => {
        const words = findWords(text.join(' '));
        const written = places.map((phrase) => phrase.map((choices) => (choices.length === 1 ? choices[0] : `(${choices.join('|')})`)).join(' '));
        const ends = (at: number): number | undefined => {
          for (const phrase of places) {
            let forms: string[][] = [[]];
            for (const choices of phrase) forms = choices.flatMap((choice) => forms.map((form) => [...form, ...choice.split(' ').filter(Boolean)]));
            const lengths = forms.filter((form) => form.length > 0 && form.every((one, i) => text[at + i] === one)).map(({ length }) => length);
            if (lengths.length > 0) return lengths.length;
          }
          return undefined;
        };
        const phrases = new Phrases(written);
        for (let at = 0; at < words.length; at++) expect(phrases.endAt(words, at) !== undefined).toBe(ends(at) !== undefined);
      }),
    );
  });
});
