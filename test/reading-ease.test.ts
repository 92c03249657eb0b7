import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingEase } from '../rules/hard-to-read/reading-ease.ts';

describe('readingEase', () => {
  it('is the formula of Flesch', () => {
    // 206.835 − 1.015 × 10 − 84.6 × 1.5
    expect(readingEase([{ start: 0, end: 1, words: 10, syllables: 15 }])).toBeCloseTo(69.785, 3);
  });

  it('falls with every syllable and every joined sentence', () => {
    const sentence = fc.record({ words: fc.integer({ min: 1, max: 60 }), more: fc.integer({ min: 0, max: 90 }) });
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        const one = { start: 0, end: 1, words: a.words, syllables: a.words + a.more };
        const two = { start: 1, end: 2, words: b.words, syllables: b.words + b.more };
        const ease = readingEase([one, two]);
        expect(readingEase([{ ...one, syllables: one.syllables + 1 }, two])).toBeLessThan(ease);
        expect(readingEase([{ ...one, words: one.words + two.words, syllables: one.syllables + two.syllables }])).toBeLessThan(ease);
      }),
    );
  });
});
