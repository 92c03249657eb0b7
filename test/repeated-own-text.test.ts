import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/batch/run.ts';
import { resolveSettings } from '../src/config/resolve.ts';

const PASSAGE =
  'The kitchen tap still drips into a saucepan and the window over the sink is held with tape. There was bread, soup and fruit in the cupboard, and the freezer was full of batch cooking.';

async function judge(notes: readonly Record<string, unknown>[]) {
  const given = notes.map((note, i) => ({ name: `${i}.json`, bytes: new TextEncoder().encode(JSON.stringify({ id: `N${i}`, ...note })) }));
  const settings = resolveSettings(rules, [], { only: ['repeated-own-text'] });
  return runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
}
const note = (child: string, recordedAt: string | undefined, text = PASSAGE, family = child) => ({
  child: { id: child, name: `Ryan ${child}` },
  family,
  ...(recordedAt ? { recordedAt } : {}),
  sections: { 'Detailed Notes': text },
});

describe('repeated-own-text', () => {
  it('takes the later written note for the copy, whatever the order of the input, and names the first', async () => {
    const { findings } = await judge([note('C-1', '2026-03-17T10:00'), note('C-1', '2026-03-03T10:00'), note('C-1', '2026-03-24T10:00')]);
    expect(findings.map(({ on, related }) => [on.noteId, related.map((place) => place.on.noteId)])).toEqual([
      ['N0', ['N1']],
      ['N2', ['N1']],
    ]);
  });

  it('leaves other records alone', async () => {
    expect((await judge([note('C-1', undefined), note('C-2', undefined, PASSAGE, 'C-1')])).findings).toEqual([]);
  });

  it('knows form text by the families that have it, not by the records', async () => {
    const families = ['A', 'B', 'C', 'D'].flatMap((family) => [note(`${family}1`, '2026-03-03T10:00', PASSAGE, family)]);
    const again = note('A1', '2026-03-17T10:00', PASSAGE, 'A');
    expect((await judge([...families, again])).findings).toEqual([]);
    const siblings = ['1', '2', '3', '4'].map((child) => note(`A${child}`, '2026-03-03T10:00', PASSAGE, 'A'));
    expect((await judge([...siblings, again])).findings).toHaveLength(1);
  });
});
