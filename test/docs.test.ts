import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import type { Code, Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('are valid in each example of a setting, and their defaults are those that hold', () => {
    const { properties } = JSON.parse(readFileSync('schema/config.schema.json', 'utf8'));
    const held: Record<string, unknown> = { ...resolveSettings(rules, [], {}) };
    const shown = (key: string, { examples = [] }: { examples?: unknown[] }, wrap: (value: object) => object) => {
      for (const value of examples) expect(() => checkSettings(key, wrap({ [key]: value }), rules), key).not.toThrow();
      return examples.length;
    };
    const { rules: _rules, ...top } = properties;
    let count = 0;
    for (const [key, setting] of Object.entries<{ default?: unknown }>(top)) {
      count += shown(key, setting, (value) => value);
      if (setting.default !== undefined) expect(held[key], key).toEqual(setting.default);
    }
    for (const [key, setting] of Object.entries<{ default?: unknown }>(properties.input.properties)) {
      count += shown(key, setting, (value) => ({ input: { ...value } }));
      if (setting.default !== undefined) expect(held[key === 'dates' ? 'layouts' : key], key).toEqual(setting.default);
    }
    expect(count).toBeGreaterThan(8);
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
  const commands = PAGES.filter((page) => !page.startsWith('rules/')).flatMap(commandsIn);

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

  it.each(commands.map((command, i) => ({ ...command, i })))('$page: $line', ({ line, promised, i }) => {
    const here = join(folder, String(i));
    for (const [from, to] of AT_HAND) {
      mkdirSync(dirname(join(here, to)), { recursive: true });
      if (to.startsWith('exports/')) cpSync(from, join(here, to), { recursive: true });
      else copyFileSync(from, join(here, to));
    }
    const path = [join(folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
    const { status, stderr } = spawnSync(line, { shell: true, cwd: here, encoding: 'utf8', env: { ...process.env, PATH: path } });
    expect(promised.split(' or ').map(Number), stderr).toContain(status);
  });
});

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): Set<string> {
  return new Set(
    nodesOf(page).flatMap((node) => {
      if (node.type !== 'heading') return [];
      const words: string[] = [];
      const visit = (inner: Nodes) => {
        if ('value' in inner) words.push(inner.value);
        if ('children' in inner) inner.children.forEach(visit);
      };
      visit(node);
      return [
        words
          .join('')
          .toLowerCase()
          .replace(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      ];
    }),
  );
}

describe('links between pages', () => {
  it.each(PAGES)('of %s lead somewhere', (page) => {
    for (const node of nodesOf(page)) {
      if (node.type !== 'link' || /^https?:/.test(node.url)) continue;
      const [path = '', anchor] = node.url.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect(existsSync(target), node.url).toBe(true);
      if (anchor !== undefined && target.endsWith('.md')) expect(anchorsOf(target), node.url).toContain(anchor);
    }
  });

  it('reach every page of the documentation from its index', () => {
    const index = readFileSync('docs/README.md', 'utf8');
    for (const page of pagesIn('docs')) if (page !== 'docs/README.md') expect(index).toContain(`(${page.slice('docs/'.length)})`);
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
