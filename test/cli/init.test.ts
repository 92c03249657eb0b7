import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { askSettings } from '../../src/cli/init-questions.ts';
import { loadSettings } from '../../src/config/load.ts';
import { build, caselint, removeBuild } from './command.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const put = (name: string, content: string) => {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
};
const init = (...args: string[]) => caselint(['init', ...args], { cwd: folder });

beforeAll(() => build(), 120_000);
afterAll(removeBuild);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caselint-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('caselint init, where nobody can be asked', () => {
  it('says which options are needed', async () => {
    const { code, stdout, stderr } = await init();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/no terminal.*--preset policy\|draft\|migration.*--export FILE.*--yes/);
    expect(existsSync(at('.caselintrc.yaml'))).toBe(false);
  });

  it.each([[['--yes']], [['--preset', 'policy']]])('writes the usual settings: %s', async (args) => {
    const { code, stdout, stderr } = await init(...args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Wrote \.caselintrc\.yaml.*\n.*config print/);
    const [loaded] = await loadSettings(at('.caselintrc.yaml'), rules);
    expect(loaded?.settings).toEqual({ preset: 'policy', input: { timezone: 'Europe/London' }, failOn: 'error' });
  });

  it('writes what config print then shows', async () => {
    await init('--preset', 'migration', '--timezone', 'Europe/Dublin', '--output', '.caselintrc');
    const shown = JSON.parse((await caselint(['config', 'print'], { cwd: folder })).stdout);
    expect([shown.preset.value, shown.input.timezone.value]).toEqual(['migration', 'Europe/Dublin']);
    expect(shown.preset.from).toContain('.caselintrc');
  });

  it('prints what it would write, and writes nothing', async () => {
    const { code, stdout, stderr } = await init('--yes', '--output', '-');
    expect([code, existsSync(at('.caselintrc.yaml'))]).toEqual([0, false]);
    expect(stdout).toMatch(/^# Settings of caselint[\s\S]*failOn: error\n$/);
    expect(stderr).toMatch(/^Next:/);
  });

  it('overwrites nothing unless it is told to', async () => {
    put('.caselintrc.yaml', 'preset: draft\n');
    const { code, stderr } = await init('--yes');
    expect([code, readFileSync(at('.caselintrc.yaml'), 'utf8')]).toEqual([2, 'preset: draft\n']);
    expect(stderr).toMatch(/is there already.*--overwrite/);
    expect((await init('--yes', '--overwrite')).code).toBe(0);
    expect(readFileSync(at('.caselintrc.yaml'), 'utf8')).toContain('preset: policy');
  });

  it('writes no file that would never be read', async () => {
    put('.caselintrc', 'preset: draft\n');
    const { code, stderr } = await init('--yes');
    expect([code, existsSync(at('.caselintrc.yaml'))]).toEqual([2, false]);
    expect(stderr).toContain('There is .caselintrc beside it already');
  });

  it.each<[string, string[], RegExp]>([
    ['a preset that there is not', ['-p', 'polcy'], /Did you mean “policy”/],
    ['a time zone that there is not', ['--yes', '--timezone', 'London'], /such as Europe\/London/],
    ['settings that cannot have comments', ['--yes', '--output', 'caselint.json'], /ends in \.yaml/],
    ['a folder that is not there', ['--yes', '--output', 'none/.caselintrc'], /settings could not be written to none\/\.caselintrc: there is no such folder/],
    ['an export that is not there', ['--yes', '--export', 'none.csv'], /none\.csv: no such file/],
    ['an export without columns', ['--yes', '--export', 'note.md'], /note\.md: only an export in \.csv/],
    ['an export with nothing in it', ['--yes', '--export', 'empty.csv'], /empty\.csv: no column or key/],
  ])('%s', async (_, args, message) => {
    put('note.md', 'x');
    put('empty.csv', '');
    const { code, stdout, stderr } = await init(...args);
    expect(stderr).toMatch(message);
    expect([code, stdout, existsSync(at('.caselintrc.yaml'))]).toEqual([2, '', false]);
  });

  it('gives editors the schema of the caselint that is installed there', async () => {
    put('node_modules/caselint/schema/config.schema.json', '{}');
    put('settings/x', '');
    await init('--yes');
    await init('--yes', '--output', 'settings/.caselintrc.yaml');
    expect(readFileSync(at('.caselintrc.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/caselint\/schema\/config\.schema\.json\n/,
    );
    expect(readFileSync(at('settings/.caselintrc.yaml'), 'utf8')).toMatch(/\$schema=\.\.\/node_modules\//);
  });
});

describe('caselint init with an export', () => {
  const lint = async (file: string, settings: string) => {
    const { stdout } = await caselint([file, '-c', settings, '-f', 'json', '--fail-on', 'never'], { cwd: folder });
    return JSON.parse(stdout);
  };

  it.each(['north-notes.csv', 'south-sections.csv'])('settles %s as its settings by hand do', async (name) => {
    const file = resolve('docs/examples', name);
    expect((await init('--yes', '--export', file)).code).toBe(0);
    // Codes of contacts are all that nobody can propose.
    const settings = readFileSync(at('.caselintrc.yaml'), 'utf8');
    writeFileSync(
      at('.caselintrc.yaml'),
      settings.replace(/^ {2}# The column NOTE_TYPE has codes.*$/m, '  values: { contactType: { HVIS: Home visit, TELE: Telephone call } }'),
    );
    const proposed = await lint(file, '.caselintrc.yaml');
    expect(proposed).toEqual(await lint(file, resolve('docs/examples', name.replace(/-.*/, '.caselintrc.json'))));
    expect(proposed.findings.length).toBeGreaterThan(1);
  });

  it('changes nothing of an export with the contract’s names', async () => {
    const file = resolve('fixtures/csv/march.csv');
    const { stdout } = await init('--yes', '--export', file);
    expect(stdout).toMatch(/read as they are: id, child\.id/);
    expect(stdout).not.toContain('is read as');
    const { problems, summary } = await lint(file, '.caselintrc.yaml');
    expect([problems, summary.rejected]).toEqual([[], 0]);
  });

  it('says what is missing, and what follows', async () => {
    put('export.csv', 'Visit Date,Practitioner\n02/03/2026,Kit\n');
    const { stdout } = await init('--yes', '--export', 'export.csv');
    expect(stdout).toMatch(/Missing:\n {4}child\.id or child\.name: without it every note is rejected\n {4}sections\.Detailed Notes/);
    expect(stdout).toMatch(/recordedAt: not checked without it: .*late-entry/);
    expect(readFileSync(at('.caselintrc.yaml'), 'utf8')).toContain('# - child.id or child.name: without it every note is rejected');
  });

  it('shows no value of it, anywhere', async () => {
    const markers = ['Zebediah', 'Quixotic', 'Wolverhampstead', '02/03/1913', 'XQZT', '87654321'];
    put(
      'export.csv',
      `Note ID,Child Name,Visit Date,Visit Type,Child Seen?,Case Notes,Mother Name\n87654321,Zebediah,02/03/1913,XQZT,Quixotic,"I saw Wolverhampstead and we talked about the school and the garden there.",Zebediah\n`,
    );
    put(
      'export.json',
      JSON.stringify([{ 'Note ID': 87654321, 'Child Name': 'Zebediah', 'Visit Type': 'XQZT', Seen: 'Quixotic', Text: 'Wolverhampstead '.repeat(9) }]),
    );
    for (const file of ['export.csv', 'export.json']) {
      const { code, stdout, stderr } = await init('--yes', '--overwrite', '--export', file);
      expect([code, stderr]).toEqual([0, '']);
      const all = stdout + readFileSync(at('.caselintrc.yaml'), 'utf8');
      for (const marker of markers) expect(all).not.toContain(marker);
      expect(all).toContain('Child Name');
    }
  });

  it('lets no name of a column write to the terminal', async () => {
    put('export.csv', '"\u001b[31mVisit Date","a\u202eb"\n02/03/2026,x\n');
    const { stdout } = await init('--yes', '--export', 'export.csv');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may reach the terminal
    expect(stdout + readFileSync(at('.caselintrc.yaml'), 'utf8')).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('the questions', () => {
  /** Answers as they are typed, each when the question before it is done. */
  async function asked(given: Parameters<typeof askSettings>[0], keys: readonly string[]): Promise<{ answers: unknown; shown: string }> {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
    const output = new PassThrough();
    const shown: string[] = [];
    output.on('data', (chunk: Buffer) => shown.push(chunk.toString('utf8')));
    const answers = askSettings(given, { input, output });
    answers.catch(() => {});
    for (const key of keys) {
      await new Promise((done) => setTimeout(done, 60));
      input.write(key);
    }
    return { answers: await answers, shown: shown.join('') };
  }

  const ENTER = '\r';
  const DOWN = '\u001b[B';
  const output = '.caselintrc.yaml';

  it('are answered by Enter alone', async () => {
    expect((await asked({ output }, [ENTER, ENTER, ENTER, ENTER])).answers).toEqual({ preset: 'policy', timezone: 'Europe/London' });
  });

  it('are not asked again where an option has answered', async () => {
    const { answers, shown } = await asked({ output, preset: 'draft', timezone: 'Europe/Dublin' }, [ENTER, ENTER]);
    expect(answers).toEqual({ preset: 'draft', timezone: 'Europe/Dublin' });
    expect(shown).not.toContain('What do you want to check?');
  });

  it('show what is proposed for an export before anything is written', async () => {
    put('export.csv', 'Visit Date\n02/03/2026\n');
    const { answers, shown } = await asked({ output }, [DOWN, ENTER, 'none.csv', ENTER, '\b'.repeat(8), at('export.csv'), ENTER, ENTER, ENTER]);
    expect(answers).toEqual({ preset: 'draft', timezone: 'Europe/London', export: at('export.csv') });
    expect(shown).toContain('There is no such file');
    expect(shown).toContain('is read as eventAt');
  });

  it('stop at Ctrl-C, and at a no', async () => {
    await expect(asked({ output }, ['\u0003'])).rejects.toThrow('nothing was written');
    await expect(asked({ output, preset: 'draft', timezone: 'Europe/Dublin' }, [ENTER, 'n'])).rejects.toThrow('nothing was written');
  });
});
