import { describe, expect, it } from 'vitest';
import { lackTold, placeholderTold, runOnTold } from './action-judges.ts';
import { type Case, casesIn } from './cases.ts';

/** What would be flagged: something is lacking, or something is there that ought not to be. */
const isFault = (told: readonly string[]): boolean => told.some((what) => what === 'who' || what === 'when' || what === 'yes');

async function shares(table: string, judge: (one: Case) => Promise<readonly string[]>) {
  const cases = casesIn(new URL(table, import.meta.url));
  let [hit, alarms, missed] = [0, 0, 0];
  for (const one of cases) {
    const isFound = isFault(await judge(one));
    if (isFault(one.told)) isFound ? hit++ : missed++;
    else if (isFound) alarms++;
  }
  return { precision: hit / (hit + alarms), recall: hit / (hit + missed) };
}

/** The shares reached; they may only rise. Where it says `blind`, the cases were written after the mechanism. */
describe('shares of the tables', () => {
  it.each([
    ['actions.cases.tsv', lackTold, 0.99, 0.98],
    ['actions.blind.tsv', lackTold, 0.95, 0.98],
    ['placeholders.cases.tsv', placeholderTold, 0.98, 0.92],
    ['placeholders.blind.tsv', placeholderTold, 0.97, 0.95],
    ['run-on-list.cases.tsv', runOnTold, 0.99, 0.98],
    ['run-on-list.blind.tsv', runOnTold, 0.99, 0.95],
  ])('%s', async (table, judge, precision, recall) => {
    const reached = await shares(table, judge);
    expect(reached.precision).toBeGreaterThanOrEqual(precision);
    expect(reached.recall).toBeGreaterThanOrEqual(recall);
  });
});
