import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Drawers } from '../../src/language/words/drawers.ts';
import { keptName } from '../../src/language/words/filed-phrases.ts';

const phrase = fc.stringMatching(/^[a-c|’-]{1,6}(?:\/[nv])?(?: [a-c]{1,3}){0,2}$/);

it('finds the same phrases in drawers that were kept', () => {
  fc.assert(
    fc.property(fc.array(phrase), fc.stringMatching(/^[a-c’-]{1,6}$/), (phrases, word) => {
      const drawers = new Drawers();
      for (const one of phrases) drawers.file(one);
      expect(new Drawers(drawers.numbers).mayBegin(word)).toEqual(drawers.mayBegin(word));
    }),
  );
});

it('keeps them under another name where a phrase is added, left out, changed or moved', () => {
  const names = [['care plan', 'step/v on'], ['care plan'], ['care plans', 'step/v on'], ['step/v on', 'care plan'], ['care plan', 'step/v on', 'a']].map(
    keptName,
  );
  expect(new Set(names).size).toBe(names.length);
});
