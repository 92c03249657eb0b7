import { expect, it } from 'vitest';
import { casesIn, score } from './cases.ts';
import { ownWordsTold, visitTold, voiceTold } from './voice-judges.ts';

// The shares that were reached when the cases were written: they may rise, never fall.
it.each([
  ['own-words.cases.tsv', ownWordsTold, 0.965, 0.99],
  ['own-words.blind.tsv', ownWordsTold, 0.955, 0.96],
  ['child-voice.cases.tsv', voiceTold, 0.955, 0.95],
  ['child-voice.blind.tsv', voiceTold, 0.95, 0.965],
  ['visit-told.cases.tsv', visitTold, 0.915, 0.93],
  ['visit-told.blind.tsv', visitTold, 0.95, 0.95],
] as const)('judges the cases of %s', async (file, judge, right, sure) => {
  const { share, precision, wrong } = await score(casesIn(new URL(file, import.meta.url)), judge);
  expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(right);
  expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(sure);
});
