import { expect, it } from 'vitest';
import { lackOf } from '../../rules/one-sided-analysis/sides.ts';
import { laterCitations } from '../../rules/out-of-order-entry/later-citation.ts';
import { resolveSettings, rules, runLint } from '../../src/index.ts';
import { NoteText } from '../../src/language/index/note-text.ts';
import { earlierContactDay } from '../../src/language/time/contact-day.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';
import { type Case, casesIn, readCase, score } from './cases.ts';

const EVENT = '2026-05-13';
const RECORDED = '2026-05-14';
const FORM = {
  id: 'N-1',
  child: { id: 'C-1', name: 'Dawn Ash', pronouns: 'she/her' },
  author: { name: 'Hester Quayle', role: 'Social Worker' },
  present: [
    { name: 'Dawn Ash', relation: 'Self', kind: 'child' },
    { name: 'Kim Ash', relation: 'Mother', kind: 'adult' },
  ],
  eventAt: `${EVENT}T17:00`,
};

async function readOn({ words, contactType }: Case): Promise<NoteText> {
  return new NoteText(await readOne('a.json', JSON.stringify({ ...FORM, contactType, sections: { 'Detailed Notes': words } })), new Lexicon());
}

/** Which side an analysis leaves out. */
async function sideMissing(one: Case): Promise<string[]> {
  const lack = lackOf(await readCase(one, 'Analysis of information'));
  return lack ? [lack.lacks] : [];
}

/** What stands in Detailed Notes and belongs elsewhere; ¶ is a new line. */
async function misplaced({ words, contactType }: Case): Promise<string[]> {
  const sections = { 'Detailed Notes': words.replaceAll('¶', '\n'), Analysis: '', Actions: '' };
  const { findings } = await runLint({
    settings: resolveSettings(rules, [], { only: ['misplaced-content'] }),
    today: '2026-06-30',
    inlineSuppressions: true,
    paths: [],
    cwd: '.',
    given: [{ name: 'a.json', bytes: new TextEncoder().encode(JSON.stringify({ ...FORM, contactType, sections })) }],
  });
  return [...new Set(findings.map(({ message }) => (message.startsWith('These actions') ? 'actions' : 'analysis')))];
}

/** Whether an analysis concludes with no reason beside it. */
async function concluded({ words }: Case): Promise<string[]> {
  const { findings } = await runLint({
    settings: resolveSettings(rules, [], { only: ['unreasoned-judgement'] }),
    today: '2026-06-30',
    inlineSuppressions: true,
    paths: [],
    cwd: '.',
    given: [{ name: 'a.json', bytes: new TextEncoder().encode(JSON.stringify({ ...FORM, sections: { 'Analysis of information': words } })) }],
  });
  return findings.length > 0 ? ['bare'] : [];
}

async function contactDay(one: Case): Promise<string[]> {
  return earlierContactDay(await readOn(one)) ? ['earlier'] : [];
}

async function laterDay(one: Case): Promise<string[]> {
  return laterCitations(await readOn(one), EVENT, RECORDED).length > 0 ? ['later'] : [];
}

/** The share that must be right, and of what is found, is the one reached: it may only rise. */
const TABLES: readonly (readonly [file: string, right: number, precision: number, judge: (one: Case) => Promise<string[]>])[] = [
  ['sides.cases.tsv', 0.79, 1, sideMissing],
  ['sides.blind.tsv', 0.91, 0.93, sideMissing],
  ['sides.whole.tsv', 0.88, 0.88, sideMissing],
  ['conclusion.cases.tsv', 0.91, 1, concluded],
  ['misplaced.cases.tsv', 0.97, 1, misplaced],
  ['misplaced.blind.tsv', 0.92, 1, misplaced],
  ['contact-day.cases.tsv', 0.98, 1, contactDay],
  ['contact-day.blind.tsv', 0.96, 1, contactDay],
  ['later-day.cases.tsv', 0.92, 1, laterDay],
];

it.each(TABLES)('judges %s', async (file, right, precision, judge) => {
  const { share, precision: reached, wrong } = await score(casesIn(new URL(file, import.meta.url)), judge);
  expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(right);
  expect(reached, wrong.join('\n')).toBeGreaterThanOrEqual(precision);
});
