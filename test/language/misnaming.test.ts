import { describe, expect, it } from 'vitest';
import { casesIn, score } from './cases.ts';
import { emailFaults } from './email-forms.ts';
import { misnamed } from './misnaming-forms.ts';

const table = (name: string) => casesIn(new URL(name, import.meta.url));
/** `other:Kyle` found as `other:Kyle`; a pronoun has no name. */
const isSameFault = (found: string, wanted: string) => {
  const [kind, name = ''] = found.split(':');
  const [wantedKind, wantedName = ''] = wanted.split(':');
  return kind === wantedKind && (name.includes(wantedName) || wantedName.includes(name));
};

/** The shares reached; they may only rise. The blind tables were written after the tables above them had been worked on. */
describe('who a note calls by a wrong name or pronoun', () => {
  it.each([
    ['misnaming.cases.tsv', 0.975, 0.99],
    ['misnaming.blind.tsv', 0.9, 0.99],
    ['misnaming.blind2.tsv', 0.98, 0.99],
    ['misnaming.whole.tsv', 0.98, 0.99],
  ])('%s', async (name, share, precision) => {
    const reached = await score(table(name), misnamed, isSameFault);
    expect(reached.share, reached.wrong.join('\n')).toBeGreaterThanOrEqual(share);
    expect(reached.precision).toBeGreaterThanOrEqual(precision);
  });
});

describe('what a pasted e-mail brings with it', () => {
  it.each([
    ['email.cases.tsv', 0.97, 0.99],
    ['email.blind.tsv', 0.97, 0.99],
  ])('%s', async (name, share, precision) => {
    const reached = await score(table(name), emailFaults, (found, wanted) => found === wanted.split(':')[0]);
    expect(reached.share, reached.wrong.join('\n')).toBeGreaterThanOrEqual(share);
    expect(reached.precision).toBeGreaterThanOrEqual(precision);
  });
});
