import { describe, expect, it } from 'vitest';
import { missingChildVoice } from '../rules/missing-child-voice/rule.ts';
import { missingVisitDetail } from '../rules/missing-visit-detail/rule.ts';
import { unmarkedQuote } from '../rules/unmarked-quote/rule.ts';
import { runLint } from '../src/batch/run.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import type { Rule } from '../src/engine/rule.ts';

const ETHAN = { id: 'C-1', name: 'Ethan Marsh', pronouns: 'he/him', dateOfBirth: '2013-05-25' };

async function lint(rule: Rule, fields: object) {
  const note = { id: 'N-1', child: ETHAN, contactType: 'Home visit', eventAt: '2026-03-02', ...fields };
  const text = JSON.stringify(note);
  const given = [{ name: 'export.json', bytes: new TextEncoder().encode(text) }];
  const settings = resolveSettings([rule], [], {});
  const { findings, summary } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  return {
    ids: findings.map(({ messageId }) => messageId),
    messages: findings.map(({ message }) => message),
    words: findings.map(({ position }) => text.slice(position.start.offset, position.end.offset)),
    missing: summary.notChecked[rule.name]?.missing ?? [],
  };
}

const detailed = (words: string) => ({ sections: { 'Detailed Notes': words } });

describe('unmarked-quote', () => {
  it.each([
    ['Ethan then said why does nobody ever ask what I want.', 'why does nobody ever ask what I want'],
    ['I asked Ethan how he was and he said I’m good thanks.', 'I’m good thanks'],
    ['Mum went out. Once she had gone Ethan told me I hate it here.', 'I hate it here'],
    ['I get worried when it goes quiet, Ethan said.', 'I get worried when it goes quiet'],
    ['ethan said i dont want to go', 'i dont want to go'],
    ['Ethan said everyone thinks I’m a thief and I told him that I do not.', 'everyone thinks I’m a thief'],
    ['Ethan’s exact words were I would rather be in care.', 'I would rather be in care'],
    ['Ethan added: if he comes I am off.', 'if he comes I am off'],
  ])('%s', async (words, quote) => {
    expect(await lint(unmarkedQuote, detailed(words))).toMatchObject({ words: [quote] });
  });

  it.each([
    'Ethan told me I must be rich because I have a car.',
    'He said he likes it when I bring the cards.',
    'Ethan asked how old I am and where I live. He asked when I was going.',
    'As Ethan explained, I had already met his dad.',
    'Ethan told me he got into trouble. I reminded him I am here to help.',
    'Ethan said All About Me was his favourite book.',
    'Ethan’s teacher said I worry about him.',
    'Mum told Ethan I love you and I’m not going anywhere.',
    'Ethan reminded me I owed him a game of pool.',
    'I cannot exclude that they were told what to say; I think it unlikely.',
  ])('not: %s', async (words) => {
    expect(await lint(unmarkedQuote, detailed(words))).toMatchObject({ ids: [] });
  });
});

describe('missing-child-voice', () => {
  const seen = { present: [{ name: 'Ethan Marsh', relation: 'Self', kind: 'child', seen: true, alone: true }] };

  it('cannot be checked without any text', async () => {
    expect(await lint(missingChildVoice, seen)).toMatchObject({ ids: [], missing: ['sections'] });
  });

  it('speaks of behaviour where the child is a baby', async () => {
    const baby = { child: { ...ETHAN, dateOfBirth: '2026-01-02' }, eventAt: '2026-03-02' };
    expect(await lint(missingChildVoice, { ...seen, ...baby, ...detailed('Ethan was in a clean sleepsuit.') })).toMatchObject({ ids: ['infant'] });
    expect(await lint(missingChildVoice, { ...seen, ...baby, ...detailed('Ethan gripped my finger.') })).toMatchObject({ ids: [] });
  });

  it.each([
    ['Ethan’s wishes and feelings were sought.', ['missing']],
    ['Ethan shared his views. The plan was discussed.', ['missing']],
    ['Ethan spoke with me in his room.', ['missing']],
    ['Ethan played on his tablet while we talked.', ['missing']],
    ['Mum reported that Ethan loves school.', ['missing']],
    ['Ethan was told that he will stay with Nan.', ['missing']],
    ['Ethan spoke about school.', []],
    ['Ethan shrugged and looked away.', []],
    ['Ethan’s wish is to see more of his dad.', []],
    ['Voice of the child: too young to say.', ['missing']],
  ])('%s', async (words, ids) => {
    expect(await lint(missingChildVoice, { ...seen, ...detailed(words) })).toMatchObject({ ids });
  });
});

describe('missing-visit-detail', () => {
  it('names every part that is missing in one message', async () => {
    const { messages } = await lint(missingVisitDetail, {
      present: [{ name: 'Ethan Marsh', relation: 'Self', seen: true }],
      ...detailed('Ethan had a new coat.'),
    });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(
      'alone, and if not, who was with them; what you saw: the rooms, and how people were with each other; and what you talked about',
    );
  });

  it('cannot be checked without a type of contact', async () => {
    expect(await lint(missingVisitDetail, { contactType: undefined, ...detailed('Tea.') })).toMatchObject({ ids: [], missing: ['contactType'] });
  });

  it('asks for no rooms at school', async () => {
    const note = { reason: 'Visit to Ethan at school. Child seen', ...detailed('I saw Ethan alone. We talked about maths.') };
    expect(await lint(missingVisitDetail, note)).toMatchObject({ ids: [] });
  });
});
