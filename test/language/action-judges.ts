import { leftoverPlaceholder } from '../../rules/leftover-placeholder/rule.ts';
import { runOnList } from '../../rules/run-on-list/rule.ts';
import { runLint } from '../../src/batch/run.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { actionsIn } from '../../src/language/actions/actions.ts';
import { type Case, readCase } from './cases.ts';

/** What the first action under Actions lacks: `who`, `when`; `none` where there is no action. */
export async function lackTold(one: Case): Promise<string[]> {
  const [prose] = (await readCase(one, 'Actions')).of('actions');
  const actions = prose ? actionsIn(prose) : [];
  if (actions.length === 0) return ['none'];
  return [...(actions.every(({ hasDoer }) => hasDoer) ? [] : ['who']), ...(actions.every(({ hasDueDate }) => hasDueDate) ? [] : ['when'])];
}

async function lint(rule: typeof runOnList | typeof leftoverPlaceholder, { words, contactType }: Case): Promise<string[]> {
  const note = { id: 'N-1', child: { id: 'C-1', name: 'Dawn Ash' }, contactType, sections: { 'Detailed Notes': words } };
  const given = [{ name: 'export.json', bytes: new TextEncoder().encode(JSON.stringify(note)) }];
  const settings = resolveSettings([rule], [], {});
  const { findings } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  return [findings.length > 0 ? 'yes' : 'no'];
}

export const placeholderTold = (one: Case): Promise<string[]> => lint(leftoverPlaceholder, one);
export const runOnTold = (one: Case): Promise<string[]> => lint(runOnList, one);
