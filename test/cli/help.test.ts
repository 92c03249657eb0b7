import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, EXIT_CODES } from '../../src/cli/help.ts';
import { build, caselint, removeBuild } from './command.ts';

beforeAll(() => build(), 120_000);
afterAll(removeBuild);

/** On a terminal of so many columns. */
const onTerminal = (columns: number) => ['--import', `data:text/javascript,Object.assign(process.stdout,{isTTY:true,columns:${columns},hasColors:()=>true})`];
const COMMANDS = [[], ['lint'], ['rules'], ['explain'], ['config', 'print'], ['schema'], ['completion']];

describe('help', () => {
  it.each(COMMANDS.flatMap((command) => [60, 120].map((columns) => ({ command, columns }))))(
    'of $command fits $columns columns',
    async ({ command, columns }) => {
      const { code, stdout, stderr } = await caselint([...command, '--help'], { node: onTerminal(columns) });
      expect([code, stderr]).toEqual([0, '']);
      const lines = stripVTControlCharacters(stdout).split('\n');
      expect(lines.filter((line) => line.length > columns)).toEqual([]);
    },
  );

  it('is the same by every way of asking for it', async () => {
    const { stdout } = await caselint(['lint', '--help']);
    expect((await caselint(['help', 'lint'])).stdout).toBe(stdout);
    expect((await caselint(['lint', '-h'])).stdout).toBe(stdout);
    expect((await caselint(['help'])).stdout).toBe((await caselint(['--help'])).stdout);
  });

  it('has groups, examples and exit codes', async () => {
    const { stdout } = await caselint(['--help']);
    for (const title of ['Check notes:', 'Look things up:', 'Set up:', 'Examples:', 'Exit code:']) expect(stdout).toContain(`\n${title}\n`);
    for (const [line] of EXAMPLES) expect(stdout).toContain(line);
    for (const [code] of EXIT_CODES) expect(stdout).toMatch(new RegExp(`^ {2}${code} {2}\\w`, 'm'));
  });

  it('is coloured on a terminal, and nowhere else', async () => {
    const escapes = (text: string) => text.includes('\u001b');
    expect(escapes((await caselint(['--help'], { node: onTerminal(80) })).stdout)).toBe(true);
    expect(escapes((await caselint(['--help'])).stdout)).toBe(false);
    expect(escapes((await caselint(['--help'], { node: onTerminal(80), env: { NO_COLOR: '1' } })).stdout)).toBe(false);
  });
});

describe('the manual page', () => {
  const page = readFileSync('docs/caselint.1', 'utf8');

  it('has every option of checking, and every command', async () => {
    const { stdout } = await caselint(['lint', '--help']);
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option = '']) => option).filter((option) => option !== '--help');
    expect(options.length).toBeGreaterThan(15);
    for (const option of options) expect(page).toContain(option.replaceAll('-', '\\-'));
    for (const command of COMMANDS) expect(page).toContain(`caselint ${command.join(' ')}`);
  });

  const roff = spawnSync('groff', ['-man', '-Tutf8', '-ww', 'docs/caselint.1'], { encoding: 'utf8' });
  it.skipIf(roff.error !== undefined)('is one that groff prints without a word of complaint', () => {
    expect([roff.stderr, roff.status]).toEqual(['', 0]);
    expect(roff.stdout).toContain('caselint');
  });

  it('has no line that roff would take for a request of its own', () => {
    const requests = [...page.matchAll(/^[.'](\w+|\\")/gm)].map(([, request]) => request);
    expect([...new Set(requests)].sort()).toEqual(['B', 'I', 'PP', 'SH', 'SS', 'TH', 'TP', '\\"', 'br']);
  });
});
