import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import type { Code, Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { rulePages } from '../rules/pages.ts';
import { runLint } from '../src/batch/run.ts';
import { checkSettings } from '../src/config/load.ts';
import { resolveSettings } from '../src/config/resolve.ts';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...pagesIn('docs'),
  ...pagesIn('docs/decisions'),
  ...rules.map(({ name }) => `rules/${name}/README.md`),
];

function pagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

function nodesOf(page: string): Nodes[] {
  const root = unified().use(remarkParse).parse(readFileSync(page, 'utf8')) as Root;
  const all: Nodes[] = [];
  const visit = (node: Nodes) => {
    all.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return all;
}

const fences = (page: string, lang: string): string[] =>
  nodesOf(page).flatMap((node) => (node.type === 'code' && (node as Code).lang === lang ? [(node as Code).value] : []));

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

describe('the settings that the documentation shows', () => {
  const example = JSON.parse(readFileSync('.caselintrc.example.json', 'utf8'));

  it('are valid in the example file, and name every rule', () => {
    const settings = checkSettings('.caselintrc.example.json', example, rules);
    expect(() => resolveSettings(rules, [{ from: 'example', settings }], {})).not.toThrow();
    expect(Object.keys(settings.rules ?? {}).sort()).toEqual(rules.map(({ name }) => name).sort());
  });

  it('are valid by the schema that editors use', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync('schema/config.schema.json', 'utf8')));
    expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
  });

  it('are valid in the README', () => {
    const shown = fences('README.md', 'yaml');
    expect(shown).toHaveLength(1);
    expect(() => checkSettings('README.md', load(shown[0] ?? ''), rules)).not.toThrow();
  });

  it.each(rules.map(({ name }) => name))('are all on the page of %s', (name) => {
    const rule = rules.find((candidate) => candidate.name === name);
    const page = rulePages.get(name) ?? '';
    expect(page).toContain(`# ${name}`);
    for (const key of Object.keys(rule?.options.parse({}) as object)) expect(page).toContain(`| \`${key}\` |`);
  });
});

/** Its examples need the other rules on, so they are not among those that rule-examples.test.ts runs. */
describe('the page of unused-suppression', () => {
  const page = rulePages.get('unused-suppression') ?? '';
  const settings = resolveSettings(rules, [], {});
  const [, flagged = '', notFlagged = ''] = page.split(/^## (?:Flagged|Not flagged|Limits)$/m);
  const examples = Object.entries({ Flagged: flagged, 'Not flagged': notFlagged }).flatMap(([title, part]) =>
    [...part.matchAll(/^```(markdown|json)\n([\s\S]*?)^```$/gm)].map(([, format, note = '']) => ({ title, format, note })),
  );

  it('shows cases of both kinds', () => expect(new Set(examples.map(({ title }) => title)).size).toBe(2));

  it.each(examples)('shows an example ($title)', async ({ title, format, note }) => {
    const given = [{ name: `example.${format === 'json' ? 'json' : 'md'}`, bytes: new TextEncoder().encode(note) }];
    const { findings, problems } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
    expect(problems).toEqual([]);
    expect(findings.some(({ rule }) => rule === 'unused-suppression')).toBe(title === 'Flagged');
  });
});

describe('the commands that the documentation shows', () => {
  const commands = ['README.md', 'CONTRIBUTING.md'].flatMap(commandsIn);

  it('are there', () => expect(commands.length).toBeGreaterThan(8));

  it.each(commands)('$command ends with $exitCode', ({ command, exitCode }) => {
    expect(existsSync('dist/cli.cjs'), 'run npm run build first').toBe(true);
    const { status, stderr } = spawnSync(command, {
      shell: true,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
    });
    expect(status, stderr).toBe(exitCode);
  });
});

/** Its commands write reports, so they run where nothing else lies. */
describe('the team lead’s Friday', () => {
  const page = 'docs/team-lead.md';
  const folder = mkdtempSync(join(tmpdir(), 'caselint-friday-'));
  for (const name of ['bin', 'fixtures']) symlinkSync(resolve(name), join(folder, name));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const commands = commandsIn(page);

  it('has commands', () => expect(commands.length).toBeGreaterThan(4));

  it.each(commands)('$command ends with $exitCode, and writes what it says', ({ command, exitCode }) => {
    const { status, stdout, stderr } = spawnSync(command, {
      shell: true,
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
    });
    expect(status, stderr).toBe(exitCode);
    for (const [, file = ''] of command.matchAll(/-f \w+=(\S+)/g)) expect(statSync(join(folder, file)).size).toBeGreaterThan(1000);
    // What the page shows of a screen begins as the screen does.
    const [shown = ''] = fences(page, 'text').map((fence) => fence.split('\n')[0] ?? '');
    if (command.endsWith('summary fixtures')) expect(stdout).toContain(shown);
  });
});

describe('links between pages', () => {
  it.each(PAGES)('of %s lead somewhere', (page) => {
    for (const node of nodesOf(page)) {
      if (node.type !== 'link' || /^(?:https?:|#)/.test(node.url)) continue;
      expect(existsSync(join(dirname(page), node.url.replace(/#.*/, ''))), node.url).toBe(true);
    }
  });

  it('reach every decision', () => {
    const index = readFileSync('docs/decisions/README.md', 'utf8');
    for (const name of readdirSync('docs/decisions')) if (name !== 'README.md') expect(index).toContain(`(${name})`);
  });
});

describe('docs/dependencies.md', () => {
  const page = readFileSync('docs/dependencies.md', 'utf8');
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;

  it.each([...Object.keys(dependencies), ...Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'))])('says why there is %s', (name) => {
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.some((row) => (row.split('|')[1] ?? '').split(',').some((cell) => cell.trim() === name))).toBe(true);
  });
});
