import { readFileSync } from 'node:fs';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/report/csv.ts';
import { github } from '../../src/report/github.ts';
import { html } from '../../src/report/html/page.ts';
import { json } from '../../src/report/json.ts';
import { junit } from '../../src/report/junit.ts';
import { markdown } from '../../src/report/markdown.ts';
import { ndjson } from '../../src/report/ndjson.ts';
import type { Report } from '../../src/report/report.ts';
import { sarif } from '../../src/report/sarif.ts';
import { textReport } from '../../src/report/text.ts';
import { lint, resultWith, written } from './given.ts';

const PAGE = readFileSync('docs/formats.md', 'utf8');
const [, NOTE = ''] = /^```markdown\n([\s\S]*?)^```$/m.exec(PAGE) ?? [];
const text = textReport({ terminal: { width: 100, chalk: new Chalk({ level: 0 }) }, quiet: false });
const REPORTS: Readonly<Record<string, Report>> = { text, markdown, html, csv, json, ndjson, sarif, junit, github };

describe('docs/formats.md', () => {
  it('has a part for every format', () => {
    expect([...PAGE.matchAll(/^## (\w+)$/gm)].map(([, name]) => name)).toEqual(Object.keys(REPORTS));
  });

  it.each(Object.entries(REPORTS))('shows what %s writes', async (name, report) => {
    const result = await lint({ 'one.md': NOTE }, { only: ['unexplained-abbreviation'] });
    const part = PAGE.split(/^## /m).find((section) => section.startsWith(`${name}\n`)) ?? '';
    const [, shown = ''] = /^```text\n([\s\S]*?)^```$/m.exec(part) ?? [];
    expect(shown).not.toBe('');
    expect(written(report, result).replaceAll('\r\n', '\n')).toContain(shown.trimEnd());
  });

  it('names every column of the csv', () => {
    const [header = ''] = written(csv, resultWith([]), { words: '' }).split('\r\n');
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| `'));
    for (const [, column] of header.matchAll(/"(\w+)"/g)) expect(rows.some((row) => row.split('|')[1]?.includes(`\`${column}\``))).toBe(true);
  });
});
