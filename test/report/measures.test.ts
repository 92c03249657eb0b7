import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/report/csv.ts';
import { github } from '../../src/report/github.ts';
import { markdown } from '../../src/report/markdown.ts';
import { textReport } from '../../src/report/text.ts';
import { findingWith, measuredResult, resultWith, written } from './given.ts';

const text = (width: number) => textReport({ terminal: { width, chalk: new Chalk({ level: 0 }) }, quiet: false });

describe('thresholds', () => {
  it('are a table at the end of the text, however narrow', () => {
    expect(written(text(80), measuredResult())).toMatch(
      /\n\nThresholds\n {2}✗ failed {2}missing-three-headings {2}4 of 118 notes \(3\.39%\), at most 2%\n {2}✗ failed {2}late-entry {14}could be checked on no note,/,
    );
    for (const line of written(text(50), measuredResult())
      .split(/\nThresholds\n/)[1]
      ?.split('\n') ?? [])
      expect(line.length).toBeLessThanOrEqual(52);
  });

  it('are annotations of GitHub before any finding, where they failed', () => {
    const errors = written(github, measuredResult())
      .split('\n')
      .filter((line) => line.startsWith('::error'));
    expect(errors.map((line) => /title=([^:]*)::/.exec(line)?.[1])).toEqual([
      ...Array(4).fill('caselint%3A could not be read or judged'),
      'caselint%3A threshold of missing-three-headings',
      'caselint%3A threshold of late-entry',
      'caselint%3A missing-three-headings%2C policy 5a.6',
    ]);
  });

  it('are rows of their own kind in csv, and a table in markdown', () => {
    expect(
      written(csv, measuredResult())
        .split('\r\n')
        .filter((row) => row.startsWith('"threshold"')),
    ).toHaveLength(3);
    expect(written(markdown, measuredResult())).toContain(
      '## Thresholds\n\n| verdict | of | came to |\n| --- | --- | --- |\n| failed | missing-three-headings |',
    );
  });
});

describe('a baseline', () => {
  it('is told in sentences: what is known, what is stale, what was not read', () => {
    const shown = written(text(100), { ...measuredResult(), summary: { ...measuredResult().summary, baselined: 1 } }).replace(/\s+/g, ' ');
    expect(shown).toContain('1 finding in the baseline, not shown and not counted.');
    expect(shown).toContain('3 entries of the baseline are stale: their faults are gone. Run once more with --update-baseline to take them out.');
    expect(shown).toContain('3 entries of the baseline are about notes that were not judged in this run, and stay in it.');
  });

  it('has no say where there is none', () => expect(written(text(100), resultWith([findingWith()]))).not.toMatch(/baseline|threshold/i));

  it('that has everything lets no report say that nothing was found at all', () => {
    const known = resultWith([], { baseline: { stale: {}, notRead: 0 } });
    const result = { ...known, summary: { ...known.summary, baselined: 4 } };
    for (const report of [text(100), markdown]) expect(written(report, result)).toContain('Nothing new to mend was found');
  });
});
