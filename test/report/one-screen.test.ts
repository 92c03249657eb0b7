import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/engine/rule.ts';
import type { GatedFinding } from '../../src/gate/gate.ts';
import { terminalFor } from '../../src/report/terminal.ts';
import { textReport } from '../../src/report/text.ts';
import { findingWith, oddResult, oddText, resultWith, type Told, written } from './given.ts';

function shown(findings: readonly GatedFinding[], rows = 24, columns = 80, told: Told = {}, own: Parameters<typeof resultWith>[1] = {}): string {
  const terminal = terminalFor({ columns }, { color: false }, {});
  return written(textReport({ terminal, quiet: false, rows }), resultWith(findings, own), told);
}

function at(line: number, own: Partial<GatedFinding> = {}): GatedFinding {
  return findingWith({ position: { start: { line, column: 1, offset: line * 100 }, end: { line, column: 5, offset: line * 100 + 4 } }, ...own });
}

const lines = (text: string): string[] => text.trimEnd().split('\n');

describe('a draft on one screen', () => {
  it('leads with how much there is, then what is gravest, then the order of the note', () => {
    const text = shown([
      at(3, { rule: 'jargon', severity: 'info', message: 'Third.' }),
      at(9, { rule: 'missing-actions', severity: 'error', message: 'Second.' }),
      at(5, { rule: 'late-entry', severity: 'error', message: 'First.' }),
    ]);
    expect(lines(text)[1]).toBe('✗ 2 must be mended, ! 0 should be, · 1 to consider');
    expect([...text.matchAll(/First|Second|Third/g)].map(([word]) => word)).toEqual(['First', 'Second', 'Third']);
  });

  it('says the same advice once, with every place', () => {
    const text = shown([at(3), at(8, { severity: 'warning' }), at(12, { suggestions: [{ message: 'Write it out.', replacement: 'Child in Need (CIN)' }] })]);
    expect(text.match(/This is a significant event/g)).toHaveLength(1);
    expect(text).toContain('line 3, Analysis of information  (missing-three-headings)');
    expect(text).toContain('line 8, Analysis of information');
    expect(text).toContain('line 12, Analysis of information → “Child in Need (CIN)”');
  });

  it('quotes the words where it may, and not those of a heading', () => {
    expect(shown([at(3)], 24, 80, { words: 'Mrs Sandhu' })).toContain('line 3, Analysis of information: “Mrs Sandhu”');
    expect(shown([at(3)], 24, 80, { words: '## Analysis' })).not.toContain('“## Analysis”');
    expect(shown([at(3)])).not.toContain('“Mrs');
  });

  it('counts what does not fit, by how grave it is', () => {
    const findings = Array.from({ length: 30 }, (_, i) => at(i + 1, { rule: `rule-${i}`, severity: i < 20 ? 'warning' : 'info' }));
    const text = shown(findings, 14);
    expect(text).toMatch(/(\d+) more do not fit here: \d+ should be mended and 10 to consider\. --all shows\s+everything\./);
    expect(lines(text).length).toBeLessThan(14);
  });

  it('begins what has no room for the whole of it', () => {
    const message = 'This is a long message, which takes more than one row on this screen, and then some more rows after it.';
    const text = shown([at(3, { message }), at(4, { rule: 'b', message }), at(5, { rule: 'c', message }), at(6, { rule: 'c', message })], 10, 60);
    expect(lines(text)).toContainEqual(expect.stringMatching(/^✗ This is a long message, .*… {2}\(line 4\)$/));
    expect(lines(text)).toContainEqual(expect.stringMatching(/^✗ This is a .*… {2}\(line 5 and 1 more place\)$/));
  });

  it('shows the gravest even on the smallest screen', () => {
    expect(shown([at(3), at(4, { rule: 'late-entry', severity: 'warning' })], 1)).toContain('This is a significant event');
  });

  it('praises nothing that it did not check', () => {
    const { summary } = resultWith([]);
    const notChecked = { 'late-entry': { notes: 1, missing: ['recordedAt', 'present[0].seen'] } };
    const text = shown([], 24, 120, {}, { summary: { ...summary, notChecked }, files: [{ file: 'draft.md', bytes: 9, notes: 1, judged: 1, rejected: 0 }] });
    expect(lines(text)).toEqual([
      'draft.md',
      'Nothing to mend was found by the rules that could be checked.',
      'Not checked: 1 rule, for the note does not give when it was written up and whether the child was seen. --all',
      'names them.',
    ]);
  });

  it('shows problems above all else', () => {
    const text = shown([at(3)], 24, 80, {}, { problems: [{ file: 'draft.md', line: 2, message: 'the form’s line disagrees' }] });
    expect(text.indexOf('disagrees')).toBeLessThan(text.indexOf('significant event'));
  });

  it('is for one note: several are listed in full', () => {
    const { summary } = resultWith([]);
    expect(shown([at(3)], 24, 80, {}, { summary: { ...summary, notes: 2, judged: 2 } })).toContain('must mend  line 3:1');
  });
});

describe('whatever is found', () => {
  const severity = fc.constantFrom<Severity>('error', 'warning', 'info');
  const found = fc.record({
    rule: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    severity,
    line: fc.nat({ max: 90 }),
    words: fc.integer({ min: 1, max: 60 }),
  });

  it('fits the screen, and every finding is shown or counted', () => {
    fc.assert(
      fc.property(
        fc.array(found, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 16, max: 60 }),
        fc.integer({ min: 60, max: 120 }),
        (all, rows, columns) => {
          const findings = all.map(({ rule, severity, line, words }) => at(line + 1, { rule, severity, message: 'word '.repeat(words).trim() }));
          const text = shown(findings, rows, columns, { words: 'the words of the record' });
          expect(lines(text).length).toBeLessThan(rows);
          expect(Math.max(...lines(text).map(({ length }) => length))).toBeLessThanOrEqual(columns);
          const places = text.match(/^ {2}line \d+| {2}\(line \d+/gm)?.length ?? 0;
          const more = [...text.matchAll(/and (\d+) more place|(\d+) more do(?:es)? not fit/g)].reduce((sum, [, a, b]) => sum + Number(a ?? b), 0);
          expect(places + more).toBe(findings.length);
        },
      ),
    );
  });

  it('lets nothing through that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.tuple(oddText, oddText, oddText, oddText, oddText), (texts) => {
        const terminal = terminalFor({ columns: 80 }, { color: false }, {});
        const text = written(textReport({ terminal, quiet: false, rows: 30 }), { ...oddResult(texts), problems: [] }, { words: texts[4] });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});
