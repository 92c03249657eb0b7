import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/batch/run.ts';
import { checkSettings } from '../src/config/load.ts';
import { resolveSettings } from '../src/config/resolve.ts';

async function found(text: string, only: string, options?: Record<string, unknown>): Promise<string[]> {
  const loaded = options ? [{ from: 'test', settings: checkSettings('test', { rules: { [only]: options } }, rules) }] : [];
  const settings = resolveSettings(rules, loaded, { only: [only] });
  const given = [{ name: 'note.md', bytes: new TextEncoder().encode(text) }];
  const { findings } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  return findings.map(({ position }) => text.slice(position.start.offset, position.end.offset));
}

describe('unattributed-information', () => {
  const rule = 'unattributed-information';

  it.each([
    'It has been alleged that Dad sold the pram.',
    'He is thought to have gone to Leeds.',
    'Thought to have been messaging an adult.',
    'Concerns have been raised about the lodger.',
    'There are rumours about the flat.',
    'People say that she is left with anyone.',
    'He has a history of breaking orders.',
  ])('marks hearsay, at the whole sentence: %s', async (sentence) => {
    expect(await found(`I sat in the kitchen. ${sentence} I left at four.`, rule)).toEqual([sentence]);
  });

  it.each([
    'It was reported by the school that Dad sold the pram.',
    'Mr Dass said that he is thought to have gone to Leeds.',
    'No concerns were raised about the lodger.',
    'Concerns were raised with Mum about the lodger.',
    'I explained what we do when concerns are raised.',
    'It was agreed that the gate is to be mended.',
    'According to the police log, he has a history of breaking orders.',
  ])('leaves what has a source, a condition or a doer: %s', async (sentence) => {
    expect(await found(`I sat in the kitchen. ${sentence} I left at four.`, rule)).toEqual([]);
  });

  it('takes hearsay inside quotation marks for the words of whoever is quoted', async () => {
    expect(await found('Kian said "apparently he is known to drink".', rule)).toEqual([]);
  });

  it('marks only plain hearsay in Analysis', async () => {
    const note = (text: string) => `# New Case Note for Dawn Ash\n\n## Detailed Notes\n\nI saw Dawn.\n\n## Analysis of information\n\n${text}\n`;
    expect(await found(note('Her boyfriend has been staying over most weekends.'), rule)).toEqual([]);
    expect(await found(note('There is a history of domestic abuse.'), rule)).toEqual([]);
    expect(await found(note('It is alleged that he hit her.'), rule)).toEqual(['It is alleged that he hit her.']);
  });

  it('finds less where it must be surer', async () => {
    const text = 'I looked round the flat.\n\nHer boyfriend has been staying over most weekends.';
    expect(await found(text, rule)).toHaveLength(1);
    expect(await found(text, rule, { confidence: 50 })).toEqual([]);
  });
});

describe('unreasoned-judgement', () => {
  const rule = 'unreasoned-judgement';
  const note = (text: string, heading = 'Analysis of information') => `# New Case Note for Dawn Ash\n\n## ${heading}\n\n${text}\n`;

  it('points at the conclusion', async () => {
    expect(await found(note('The conference is on the 14th. Dad is controlling. I will ring him.'), rule)).toEqual(['Dad is controlling.']);
  });

  it('takes the bullet beside a bullet for its reason', async () => {
    expect(await found(note('- Mum is a protective parent.\n- She rang the police within minutes and changed the locks on the same day.'), rule)).toEqual([]);
  });

  it('leaves what needs to happen, and drafts', async () => {
    expect(await found(note('Dad is controlling.', 'What needs to happen'), rule)).toEqual([]);
    expect(await found('Dad is controlling.', rule)).toEqual([]);
  });
});
