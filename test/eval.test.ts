import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { precision, readSet, recall, score } from '../eval/score.ts';

/**
 * The scores that the documentation names must not be lost unawares: precision and recall on the labelled notes, a
 * little below what was measured when the rule was last changed.
 */
const FLOORS: Readonly<Record<string, Readonly<Record<string, readonly [precision: number, recall: number]>>>> = {
  develop: {
    'missing-three-headings': [1, 1],
    'late-entry': [1, 1],
    'unexplained-abbreviation': [0.97, 0.95],
    jargon: [0.97, 0.97],
    'fact-opinion-mixing': [0.94, 0.75],
    'copied-sibling-text': [0.98, 0.97],
  },
  'held-out': {
    'missing-three-headings': [1, 1],
    'late-entry': [1, 1],
    'unexplained-abbreviation': [0.95, 0.95],
    jargon: [0.87, 0.81],
    'fact-opinion-mixing': [0.94, 0.73],
    'copied-sibling-text': [0.97, 0.97],
  },
};

describe.each(Object.entries(FLOORS))('on the %s notes', async (set, floors) => {
  const scores = await score(readSet(join('eval', 'notes', set)));
  it.each(Object.entries(floors))('%s keeps its precision and recall', (rule, [least, found]) => {
    const result = scores.get(rule);
    expect(result?.faults).toBeGreaterThan(10);
    expect(result && precision(result)).toBeGreaterThanOrEqual(least);
    expect(result && recall(result)).toBeGreaterThanOrEqual(found);
  });
});
