import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { build, caselint, removeBuild } from './command.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
const isHere = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

let folder: string;
const script = (shell: string) => join(folder, `completion.${shell}`);

beforeAll(async () => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'caselint-completion-'));
  for (const shell of SHELLS) writeFileSync(script(shell), (await caselint(['completion', shell])).stdout);
  writeFileSync(join(folder, 'explanation.md'), '');
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeBuild();
});

/** What a shell offers for the last of the words, cut as that shell cuts a line. */
const OFFERS: Readonly<Record<'bash' | 'fish', (words: readonly string[]) => readonly string[]>> = {
  bash: (words) =>
    lines('bash', `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _caselint; printf "%s\\n" "\${COMPREPLY[@]}"`, [script('bash'), ...words]),
  fish: (words) =>
    lines('fish', `source ${script('fish')}; complete -C ${JSON.stringify(words.join(' ').replaceAll(' = ', '='))}`, []).map(
      (line) => line.split('\t')[0] ?? '',
    ),
};

function lines(shell: string, code: string, args: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync(shell, ['-c', code, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } });
  expect([stderr, status]).toEqual(['', 0]);
  return stdout.split('\n').filter(Boolean);
}

describe.each(SHELLS)('the script for %s', (shell) => {
  it.skipIf(!isHere(shell))('is one that the shell can read', () => {
    expect(spawnSync(shell, ['-n', script(shell)], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it('knows every rule, and no command that help does not show', async () => {
    const { stdout } = await caselint(['completion', shell]);
    for (const { name } of rules) expect(stdout).toContain(name);
    expect(stdout).not.toContain('manual');
  });
});

describe.each(['bash', 'fish'] as const)('what %s offers', (shell) => {
  it.skipIf(!isHere(shell)).each<[string, string[], string[]]>([
    ['options', ['lint', '--pre'], ['--preset']],
    ['options where no command was named', ['draft.md', '--inc'], ['--include-text']],
    ['options of the command alone', ['rules', '--by'], ['--by-clause']],
    ['presets', ['draft.md', '--preset', 'm'], ['migration']],
    ['severities', ['draft.md', '--fail-on', 'w'], ['warning']],
    ['rules to explain', ['explain', 'late'], ['late-entry']],
    ['a second rule after a comma', ['draft.md', '--only', 'jargon,late'], ['jargon,late-entry']],
    ['formats', ['draft.md', '-f', 'sar'], ['sarif']],
    ['schemas', ['schema', 'fin'], ['findings']],
    ['commands of a command', ['config', 'p'], ['print']],
    ['options of a command of a command', ['config', 'print', '--no'], ['--no-config']],
    ['shells', ['completion', 'z'], ['zsh']],
  ])('%s', (_, words, offered) => {
    expect(OFFERS[shell](['caselint', ...words])).toEqual(offered);
  });

  it.skipIf(!isHere(shell))('commands, and files beside them', () => {
    expect([...OFFERS[shell](['caselint', 'expl'])].sort()).toEqual(['explain', 'explanation.md']);
  });
});

describe('a rule and its level', () => {
  it.each<[string, string[], string[]]>([
    ['a rule', ['--rule', 'late'], ['late-entry']],
    ['a rule behind an equals sign', ['--rule', '=', 'late'], ['late-entry']],
    ['all levels', ['--rule', 'late-entry', '='], ['off', 'info', 'warning', 'error']],
    ['a level', ['--rule', 'late-entry', '=', 'w'], ['warning']],
    ['a level behind two equals signs', ['--rule', '=', 'late-entry', '=', 'w'], ['warning']],
    ['a file for a report: left to readline', ['-f', 'sarif', '=', 'no'], []],
  ])('in bash: %s', (_, words, offered) => {
    expect(OFFERS.bash(['caselint', 'draft.md', ...words])).toEqual(offered);
  });

  it.skipIf(!isHere('fish'))('in fish', () => {
    expect(OFFERS.fish(['caselint', 'x', '--rule', 'late-entry', '=', 'w'])).toEqual(['late-entry=warning']);
  });
});

it('a shell that it does not know is answered with those that it does', async () => {
  const { code, stderr } = await caselint(['completion', 'zhs']);
  expect([code, stderr]).toEqual([2, 'caselint: There is no completion for “zhs”. Did you mean “zsh”? There is one for bash, zsh, fish.\n']);
});
