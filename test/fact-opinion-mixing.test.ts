import { expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/batch/run.ts';
import { resolveSettings } from '../src/config/resolve.ts';

async function found(text: string): Promise<string[]> {
  const settings = resolveSettings(rules, [], { only: ['fact-opinion-mixing'] });
  const given = [{ name: 'note.md', bytes: new TextEncoder().encode(text) }];
  const { findings } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  return findings.map(({ position }) => text.slice(position.start.offset, position.end.offset));
}

it.each([
  'He turned his chair round because he was fed up with the lot of us.',
  'You went under the table because you were frightened of the dog.',
  'She shut the door because she felt guilty about the money.',
])('takes a reason from inside somebody else for a guess: %s', async (claim) => {
  expect(await found(`We met in the hall. ${claim} The meeting ended at four.`)).toEqual([claim]);
});

it.each([
  'He turned his chair round because the sun was in his eyes.',
  'She told me that she shut the door because she felt guilty.',
  'I stopped the session because I was worried about the time.',
  'He goes you lot never tell me anything so what is the point.',
  "She was like why would I lie to you, you're useless.",
  'Typical Saturday night from this lot.',
  'Dad drinks most nights and is not supposed to be living there.',
])('leaves alone what is seen, told, said or merely passed on: %s', async (sentence) => {
  expect(await found(`We met in the hall. ${sentence} The meeting ended at four.`)).toEqual([]);
});

it('leaves what a view would mean to the rule about misplaced analysis', async () => {
  const view = 'In my judgement Dad was calm, because he waited for her each time.';
  const meaning = 'For Lena it could mean that the kindest person in her life is too ill to care for her.';
  expect(await found(`We met in the hall. ${view} ${meaning}`)).toEqual([]);
});
