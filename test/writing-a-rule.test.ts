import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Code, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataForEsbuild } from '../scripts/data-modules.mjs';
import type { Rule } from '../src/engine/rule.ts';
import { examplesOf, runExample } from './rule-examples.ts';

/** The files that docs/writing-a-rule.md shows: a fence that names a path holds the file. */
const page = readFileSync('docs/writing-a-rule.md', 'utf8');
const fences = (unified().use(remarkParse).parse(page) as Root).children.filter((node): node is Code => node.type === 'code');
const files = new Map(fences.filter(({ meta }) => meta?.startsWith('rules/')).map(({ meta, value }) => [meta ?? '', `${value}\n`]));

/** A checkout in which the rule of the page stands among the sources. */
let checkout: string;
let rule: Rule;

beforeAll(async () => {
  checkout = mkdtempSync(join(tmpdir(), 'caselint-rule-'));
  for (const part of ['src', 'types', 'node_modules', 'package.json', 'tsconfig.json']) symlinkSync(resolve(part), join(checkout, part));
  for (const [path, content] of files) {
    mkdirSync(join(checkout, dirname(path)), { recursive: true });
    writeFileSync(join(checkout, path), content);
  }
  const outfile = join(checkout, 'rule.mjs');
  await build({
    entryPoints: [join(checkout, 'rules/vague-deadline/rule.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    plugins: [dataForEsbuild()],
  });
  ({ vagueDeadline: rule } = (await import(pathToFileURL(outfile).href)) as { vagueDeadline: Rule });
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

describe('the rule of docs/writing-a-rule.md', () => {
  it('is there whole', () => {
    expect([...files.keys()]).toEqual(['rules/vague-deadline/README.md', 'rules/vague-deadline/terms.yaml', 'rules/vague-deadline/rule.ts']);
  });

  it('has the types that a rule must have', () => {
    writeFileSync(join(checkout, 'tsconfig.rule.json'), JSON.stringify({ extends: './tsconfig.json', include: ['rules', 'types'] }));
    const { stdout, status } = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', join(checkout, 'tsconfig.rule.json')], {
      encoding: 'utf8',
    });
    expect([stdout, status]).toEqual(['', 0]);
  });

  const examples = examplesOf(files.get('rules/vague-deadline/README.md') ?? '');

  it('shows three flagged and three not flagged', () => {
    expect(examples.map(({ flagged }) => flagged)).toEqual([true, true, true, false, false, false]);
  });

  it.each(examples.map((example, i) => [i + 1, example] as const))('finds what example %i says', async (_, example) => {
    const { findings, problems } = await runExample(rule, [rule], example);
    expect([findings.length, problems]).toEqual([example.flagged ? 1 : 0, []]);
  });

  it('says what the page shows', async () => {
    const [first] = examples;
    if (!first) throw new Error('no example');
    const { findings } = await runExample(rule, [rule], first);
    const shown = fences.find(({ lang }) => lang === 'text')?.value.replace(/\s+/g, ' ');
    expect(shown).toContain(findings[0]?.message);
    expect(shown).toContain(`line ${findings[0]?.position.start.line}:${findings[0]?.position.start.column}`);
  });
});
