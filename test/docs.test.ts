import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { rulePages } from '../rules/pages.ts';
import { runLint } from '../src/batch/run.ts';
import { checkSettings } from '../src/config/load.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import { fences, nodesOf, PAGES, pagesIn } from './pages.ts';

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
    for (const [key, setting] of Object.entries<{ default?: unknown; examples?: unknown[] }>(top)) {
      count += shown(key, setting, (value) => value);
      if (setting.default !== undefined) expect(held[key], key).toEqual(setting.default);
    }
    for (const [key, setting] of Object.entries<{ default?: unknown; examples?: unknown[] }>(properties.input.properties)) {
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
