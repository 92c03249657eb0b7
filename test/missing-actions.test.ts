import { expect, it } from 'vitest';
import { missingActions } from '../rules/missing-actions/rule.ts';
import { runLint } from '../src/batch/run.ts';
import { resolveSettings } from '../src/config/resolve.ts';

async function lint(fields: object) {
  const note = { id: 'N-1', child: { id: 'C-1' }, sections: { 'Detailed Notes': 'Tea was on.' }, ...fields };
  const given = [{ name: 'export.json', bytes: new TextEncoder().encode(JSON.stringify(note)) }];
  const settings = resolveSettings([missingActions], [], {});
  const { findings, summary } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  return { ids: findings.map(({ messageId }) => messageId), missing: summary.notChecked['missing-actions']?.missing ?? [] };
}

it.each([
  ['neither field', {}, [], ['contactType or significantEvent']],
  ['a call, and no tick exported', { contactType: 'Telephone call' }, [], ['significantEvent']],
  ['no type exported, not significant', { significantEvent: false }, [], ['contactType']],
  ['no type exported, significant', { significantEvent: true }, ['missing'], []],
  ['a visit, and no tick exported', { contactType: 'Home visit' }, ['missing'], []],
  ['type left blank', { contactType: null, significantEvent: false }, [], []],
  ['nothing to be missed', { contactType: 'Telephone call', sections: { Actions: 'Ring school.' } }, [], []],
])('%s', async (_, fields, ids, missing) => {
  expect(await lint(fields)).toEqual({ ids, missing });
});
