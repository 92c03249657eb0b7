import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SettingsError, UsageError } from '../../src/config/errors.ts';
import { checkSettings, findSettings, loadSettings } from '../../src/config/load.ts';
import { nearest } from '../../src/config/nearest.ts';
import { type CommandSettings, resolveSettings } from '../../src/config/resolve.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { unusedSuppression } from '../../src/gate/unused-suppression.ts';

const plain = { summary: 'Says something.', clauses: [], severity: 'warning', scope: 'note', needs: [], messages: {}, check: () => {} } as const;
const limited = noteRule({
  ...plain,
  name: 'limited-entry',
  group: 'time',
  options: z.strictObject({
    limit: z.string().default('72 hours'),
    known: z.array(z.string()).default([]),
    deep: z.strictObject({ same: z.boolean() }).default({ same: true }),
  }),
});
const worded = noteRule({ ...plain, name: 'worded-well', group: 'language', options: z.strictObject({}) });
const rules = [limited, worded, unusedSuppression];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caselint-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: unknown): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const stateOf = (settings: ReturnType<typeof resolveSettings>, name: string, file = '') => settings.rulesFor(file).find((state) => state.rule.name === name);
const settle = async (path: string, command: CommandSettings = {}) => resolveSettings(rules, await loadSettings(path, rules), command);
const fault = async (content: unknown): Promise<string> => {
  try {
    await loadSettings(put('broken.json', content), rules);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  return 'no fault';
};

describe('where settings are looked for', () => {
  it.each([
    ['.caselintrc', '{ "failOn": "warning" }'],
    ['.caselintrc', 'failOn: warning\n'],
    ['.caselintrc.json', '{ "failOn": "warning" }'],
    ['.caselintrc.yaml', 'failOn: warning\n'],
    ['.caselintrc.yml', '# ours\nfailOn: warning\n'],
    ['package.json', '{ "name": "x", "caselint": { "failOn": "warning" } }'],
  ])('%s', async (name, content) => {
    const path = put(name, content);
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    for (const from of [folder, join(folder, 'a/b')]) expect(await findSettings(from, rules)).toEqual([{ from: path, settings: { failOn: 'warning' } }]);
  });

  it('passes over a package.json without them', async () => {
    put('a/package.json', '{ "dependencies": { "caselint": "1.0.0" } }');
    const path = put('.caselintrc', 'failOn: info');
    expect(await findSettings(join(folder, 'a'), rules)).toEqual([{ from: path, settings: { failOn: 'info' } }]);
  });

  it('the nearest wins', async () => {
    put('.caselintrc', 'failOn: info');
    put('a/.caselintrc', 'failOn: never');
    expect((await findSettings(join(folder, 'a'), rules)).map(({ settings }) => settings.failOn)).toEqual(['never']);
  });

  it('an empty file is settings that say nothing', async () => {
    put('.caselintrc', 'failOn: info');
    const path = put('a/.caselintrc', '# nothing yet\n');
    expect(await findSettings(join(folder, 'a'), rules)).toEqual([{ from: path, settings: {} }]);
  });

  it('never runs what it finds', async () => {
    const ran = join(folder, 'ran');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(ran)}, '1'); module.exports = {};`;
    for (const name of [
      '.config/config.js',
      'caselint.config.js',
      'caselint.config.cjs',
      '.caselintrc.js',
      '.caselintrc.cjs',
      '.config/caselintrc.js',
      'caselint.config.mjs',
      'caselint.config.ts',
    ])
      put(name, code);
    put('.caselintrc', 'failOn: info');
    expect(await findSettings(folder, rules)).toHaveLength(1);
    await expect(loadSettings(join(folder, 'caselint.config.js'), rules)).rejects.toBeInstanceOf(SettingsError);
    await expect(loadSettings(ran, rules)).rejects.toThrow('no such settings file');
  });

  it('takes no YAML that makes objects of code', async () => {
    await expect(loadSettings(put('.caselintrc', 'failOn: !!js/function "function(){}"'), rules)).rejects.toBeInstanceOf(SettingsError);
  });

  it('says so where the file is a folder', async () => {
    mkdirSync(join(folder, '.caselintrc'));
    await expect(loadSettings(join(folder, '.caselintrc'), rules)).rejects.toThrow('is a folder');
    await expect(findSettings(folder, rules)).rejects.toThrow('is a folder');
  });
});

describe('faults', () => {
  it.each<[unknown, RegExp]>([
    [{ failon: 'error' }, /no setting “failon”\. Did you mean “failOn”/],
    [{ rules: { 'limited-entri': 'off' } }, /no rule “limited-entri”\. Did you mean “limited-entry”/],
    [{ overrides: [{ files: '*.md', rules: { 'worded-wel': 'off' } }] }, /no rule “worded-wel”\. Did you mean “worded-well”/],
    [{ input: { timezon: 'UTC' } }, /no setting “input.timezon”\. Did you mean “timezone”/],
    [{ overrides: [{ file: '*', files: '*', rules: {} }] }, /no setting “overrides\.0\.file”\. Did you mean “files”/],
    [{ rules: { 'limited-entry': 'loud' } }, /rules\.limited-entry: expected one of off, info, warning, error/],
    [{ rules: { 'limited-entry': { limit: 5 } } }, /rules\.limited-entry: limit: /],
    [{ rules: { 'limited-entry': { limits: 'x' } } }, /no setting “rules\.limited-entry\.limits”\. Did you mean “limit”/],
    [{ failOn: 'always' }, /failOn: expected one of error, warning, info, never/],
    [{ maxWarnings: -1 }, /maxWarnings: expected 0 or more/],
    [{ maxWarnings: 'x' }, /maxWarnings: expected a whole number/],
    [{ input: { timezone: 'Europe/Lundun' } }, /input\.timezone: expected the name of a time zone/],
    [{ input: { dates: [] } }, /input\.dates: expected a date layout/],
    [{ input: { labels: { Story: 'chapter' } } }, /input\.labels\.Story: expected a section/],
    [{ preset: 'polcy' }, /preset: expected one of policy, draft, migration/],
    [{ extends: 'none.json' }, /extends: there is no file “none\.json”/],
    ['{ "failOn": }', /broken\.json:1: is not valid JSON/],
    [[], /expected an object/],
    ['"text"', /expected an object/],
  ])('%j', async (content, message) => {
    const said = await fault(content);
    expect(said).toMatch(message);
    expect(said).toContain('broken.json');
  });

  it('are all named at once', async () => {
    expect((await fault({ failOn: 'x', maxWarnings: -1, rulez: {} })).split('\n')).toHaveLength(3);
  });

  it('on the command line name the nearest', () => {
    const attempt = (command: CommandSettings) => () => resolveSettings(rules, [], command);
    for (const [command, message] of [
      [{ only: ['limited'] }, 'There is no rule “limited”'],
      [{ only: ['worded-wel'] }, 'Did you mean “worded-well”'],
      [{ rules: ['worded-wel=off'] }, 'Did you mean “worded-well”'],
      [{ rules: ['worded-well=of'] }, 'Did you mean “off”'],
      [{ rules: ['worded-well'] }, 'off, info, warning, error'],
      [{ preset: 'drat' }, 'Did you mean “draft”'],
      [{ only: ['worded-well'], rules: ['worded-well=off'] }, 'contradict'],
      [{ only: [] }, 'at least one rule'],
    ] as const) {
      expect(attempt(command)).toThrow(UsageError);
      expect(attempt(command)).toThrow(message);
    }
  });

  it('nearest names only what is near', () => {
    expect([nearest('jargn', ['jargon', 'late-entry']), nearest('xyz', ['jargon'])]).toEqual(['jargon', undefined]);
  });
});

describe('what holds', () => {
  it('a later file that says only the severity keeps an earlier limit', async () => {
    put('base.yaml', 'rules:\n  limited-entry: { limit: 3 working days, severity: info }\n');
    for (const own of ['error', { severity: 'error' }]) {
      const settings = await settle(put('own.json', { extends: './base.yaml', rules: { 'limited-entry': own } }));
      expect(stateOf(settings, 'limited-entry')).toMatchObject({ level: 'error', options: { limit: '3 working days', known: [] } });
    }
  });

  it('an override that says only an option keeps the level, and the other options', async () => {
    const settings = await settle(
      put('own.json', {
        rules: { 'limited-entry': { severity: 'error', limit: '2 hours', known: ['a'] } },
        overrides: [
          { files: 'late/**', rules: { 'limited-entry': { limit: '9 hours' } } },
          { files: ['**/b.md'], rules: { 'limited-entry': 'off' } },
        ],
      }),
    );
    expect(stateOf(settings, 'limited-entry', 'a.md')).toMatchObject({ level: 'error', options: { limit: '2 hours', known: ['a'] } });
    expect(stateOf(settings, 'limited-entry', 'late/a.md')).toMatchObject({ level: 'error', options: { limit: '9 hours', known: ['a'] } });
    expect(stateOf(settings, 'limited-entry', 'late/b.md')).toMatchObject({ level: 'off', options: { limit: '9 hours' } });
    expect(settings.rulesFor('late/x.md')).toBe(settings.rulesFor('late/y.md'));
  });

  it('overrides fit files by whatever path they are named', async () => {
    const settings = resolveSettings(
      rules,
      await loadSettings(put('own.json', { overrides: [{ files: 'notes/*.md', rules: { 'limited-entry': 'off' } }] }), rules),
      { cwd: folder },
    );
    for (const file of ['notes/a.md', './notes/a.md', join(folder, 'notes/a.md')]) expect(stateOf(settings, 'limited-entry', file)?.level).toBe('off');
    expect(stateOf(settings, 'limited-entry', 'notes/in/a.md')?.level).toBe('warning');
  });

  it('of several bases the later wins, and the file itself over all', async () => {
    put('one.json', { failOn: 'info', maxWarnings: 1, input: { timezone: 'UTC', labels: { Story: 'detailed', Sum: 'analysis' } } });
    put('two.json', { failOn: 'never', input: { labels: { Story: 'analysis' } } });
    const settings = await settle(put('own.json', { extends: ['one.json', 'two.json'], input: { dates: 'yyyy/MM/dd' } }));
    expect([settings.failOn, settings.maxWarnings, settings.timezone, settings.layouts]).toEqual(['never', 1, 'UTC', ['yyyy/MM/dd']]);
    expect(settings.extraLabels).toEqual({ Story: 'analysis', Sum: 'analysis' });
    expect(settings.origins).toMatchObject({
      failOn: join(folder, 'two.json'),
      maxWarnings: join(folder, 'one.json'),
      'input.dates': join(folder, 'own.json'),
      preset: 'default',
    });
  });

  it('a file may not extend itself, by whatever way', async () => {
    put('a.json', { extends: 'b.json' });
    put('b.json', { extends: './a.json' });
    await expect(loadSettings(join(folder, 'a.json'), rules)).rejects.toThrow('extends itself');
  });

  it('the command line wins over files', async () => {
    const settings = await settle(
      put('own.json', { preset: 'draft', failOn: 'info', maxWarnings: 3, rules: { 'limited-entry': 'off', 'worded-well': 'error' } }),
      { preset: 'migration', failOn: 'never', maxWarnings: 0, rules: ['limited-entry=info'] },
    );
    expect([settings.preset, settings.failOn, settings.maxWarnings]).toEqual(['migration', 'never', 0]);
    expect([stateOf(settings, 'limited-entry')?.level, stateOf(settings, 'worded-well')?.level]).toEqual(['info', 'error']);
  });

  it('--only runs just those, also where they were off', () => {
    const settings = resolveSettings(rules, [{ from: 'x', settings: { rules: { 'limited-entry': 'off' } } as never }], { only: ['limited-entry'] });
    expect(settings.rulesFor('').map((state) => state.level)).toEqual(['warning', 'off', 'off']);
  });

  it.each([
    ['policy', ['warning', 'warning']],
    ['draft', ['warning', 'warning']],
    ['migration', ['warning', 'off']],
  ])('preset %s', (preset, levels) => {
    const settings = resolveSettings(rules, [], { preset });
    expect([stateOf(settings, 'limited-entry')?.level, stateOf(settings, 'worded-well')?.level]).toEqual(levels);
  });

  it('settings may name their schema', () => {
    expect(checkSettings('x', { $schema: './schema/config.json' }, rules)).toBeDefined();
  });
});
