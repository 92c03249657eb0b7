import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fences, PAGES } from './pages.ts';

/** The parts of a shell line that run caselint from the checkout, each with the exit code that the page promises. */
function commandsIn(page: string): { command: string; exitCode: number }[] {
  return fences(page, 'sh')
    .flatMap((fence) => fence.split('\n'))
    .flatMap((line) => {
      const [commands = '', promise] = line.split(/\s+# exit (?=\d$)/);
      return commands
        .split('&&')
        .map((command) => command.trim())
        .filter((command) => command.startsWith('node bin/caselint.js'))
        .map((command) => ({ command, exitCode: Number(promise) }));
    });
}

/** The checkout's commands run where nothing else lies, for some write reports. */
describe('the commands that the documentation shows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caselint-checkout-'));
  for (const name of ['bin', 'fixtures', 'docs']) symlinkSync(resolve(name), join(folder, name));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (command: string) =>
    spawnSync(command, { shell: true, cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` } });
  const commands = PAGES.filter((page) => !page.startsWith('rules/')).flatMap(commandsIn);

  it('are there', () => expect(commands.length).toBeGreaterThan(8));

  it.each(commands)('$command ends with $exitCode, and writes what it says', ({ command, exitCode }) => {
    expect(existsSync('dist/cli.cjs'), 'run npm run build first').toBe(true);
    const { status, stderr } = run(command);
    expect(status, stderr).toBe(exitCode);
    for (const [, file = ''] of command.matchAll(/-f \w+=(\S+)/g)) expect(statSync(join(folder, file)).size).toBeGreaterThan(1000);
  });

  it('print what the team lead’s page shows of them', () => {
    const [shown = ''] = fences('docs/team-lead.md', 'text').map((fence) => fence.split('\n')[0] ?? '');
    expect(run('node bin/caselint.js summary fixtures').stdout).toContain(shown);
  });
});

/** Where the pages' readers stand: a draft, a folder of exports, exports of several kinds. */
const AT_HAND: readonly (readonly [from: string, to: string])[] = [
  ['fixtures/markdown/drafts/morwenna-clinic-draft.md', 'draft.md'],
  ['fixtures/markdown/drafts/morwenna-clinic-draft.md', 'draft.txt'],
  ['fixtures/markdown/F-01-rowe', 'exports/F-01-rowe'],
  ['fixtures/csv/march.csv', 'export.csv'],
  ['fixtures/json/looked-after.json', 'export.json'],
  ['fixtures/ndjson/march.ndjson', 'export.ndjson'],
  ['docs/examples/north-notes.csv', 'north-notes.csv'],
  ['docs/examples/south-sections.csv', 'south-sections.csv'],
];

/** Lines of a page that run the installed command, with the exit code that the page promises; without one, findings are no fault. */
function installedCommandsIn(page: string): { page: string; line: string; promised: string }[] {
  return fences(page, 'sh')
    .flatMap((fence) => fence.split('\n'))
    .filter((line) => /^(?:cat [^|;&]+\| *)?caselint\b/.test(line))
    .map((line) => {
      const [command = '', promised = '0 or 1'] = line.split(/\s+# exit (?=\d$)/);
      return { page, line: command.trim(), promised };
    });
}

describe('the installed command, as the pages show it', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caselint-docs-'));
    mkdirSync(join(folder, 'bin'));
    symlinkSync(resolve('bin/caselint.js'), join(folder, 'bin/caselint'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const commands = PAGES.filter((page) => !page.startsWith('rules/')).flatMap(installedCommandsIn);

  it('is there', () => expect(commands.length).toBeGreaterThan(1));

  // A page's commands run one after the other in one place, as its reader would type them.
  describe.each([...new Set(commands.map(({ page }) => page))])('%s', (page) => {
    const here = () => join(folder, basename(page));
    beforeAll(() => {
      for (const [from, to] of AT_HAND) {
        mkdirSync(dirname(join(here(), to)), { recursive: true });
        if (to.startsWith('exports/')) cpSync(from, join(here(), to), { recursive: true });
        else copyFileSync(from, join(here(), to));
      }
    });

    it.each(commands.filter((command) => command.page === page))('$line', ({ line, promised }) => {
      const path = [join(folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
      const { status, stderr } = spawnSync(line, { shell: true, cwd: here(), encoding: 'utf8', env: { ...process.env, PATH: path } });
      expect(promised.split(' or ').map(Number), stderr).toContain(status);
    });
  });
});
