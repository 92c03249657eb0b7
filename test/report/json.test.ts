import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsSchema } from '../../src/report/findings-schema.ts';
import { json, toJson } from '../../src/report/json.ts';
import { ndjson } from '../../src/report/ndjson.ts';
import { findingWith, formOf, lint, measuredResult, resultWith, richResult, written } from './given.ts';

describe('json', () => {
  it('has the keys of the contract, in its order', () => {
    const result = resultWith([findingWith({ suggestions: [{ message: 'Write it out.', replacement: 'Child in Need (CIN)' }] })], {
      problems: [{ message: 'is not JSON', column: 3, line: 40, file: 'export.json', noteId: 'CN-1033' }],
    });
    const report = JSON.parse(written(json, result));
    expect(Object.keys(report)).toEqual(['version', 'tool', 'findings', 'problems', 'summary']);
    expect(report.tool).toEqual({ name: 'caselint', version: '0.1.0' });
    expect(Object.entries(report.findings[0])).toEqual(
      Object.entries({
        rule: 'missing-three-headings',
        messageId: 'missing',
        severity: 'error',
        message: 'This is a significant event, and a heading is not in the note.',
        clauses: ['5a.6'],
        file: 'export.json',
        noteId: 'CN-1',
        childId: 'C-1',
        section: 'Analysis of information',
        line: 12,
        column: 41,
        endLine: 12,
        endColumn: 44,
        related: [],
        suggestions: [{ message: 'Write it out.', replacement: 'Child in Need (CIN)' }],
      }),
    );
    expect(Object.keys(report.problems[0])).toEqual(['file', 'line', 'column', 'noteId', 'message']);
    expect(Object.keys(report.summary)).toEqual(['files', 'notes', 'judged', 'rejected', 'findings', 'suppressed', 'baselined', 'notChecked']);
  });

  it('has baseline and thresholds where the run has them, by the published schema', () => {
    const report = JSON.parse(written(json, measuredResult()));
    expect(Object.keys(report).slice(-2)).toEqual(['baseline', 'gate']);
    expect(report.baseline).toEqual({ stale: { jargon: 1, 'missing-three-headings': 2 }, notRead: 3 });
    expect(report.findings[0].fingerprint).toHaveLength(48);
    expect(findingsSchema.strict().parse(report)).toEqual(report);
  });

  it('fits the published schema', () => {
    const result = richResult();
    expect(findingsSchema.safeParse(JSON.parse(written(json, result))).error).toBeUndefined();
  });

  it('leaves out what is not known', () => {
    const result = resultWith([findingWith({ section: undefined, on: { file: 'a.md', noteId: 'a.md#1', childId: undefined, ordinal: 0 } })]);
    const [finding] = JSON.parse(written(json, result)).findings;
    for (const key of ['childId', 'section', 'excerpt', 'fingerprint']) expect(finding).not.toHaveProperty(key);
  });

  it('counts what is suppressed and does not list it', async () => {
    const result = await lint(
      { 'a.md': formOf('N-1'), 'b.md': formOf('N-2', '<!-- caselint-disable missing-three-headings -- moved to the plan -->') },
      { only: ['missing-three-headings'] },
    );
    const report = JSON.parse(written(json, result));
    expect(report.findings.map((finding: { noteId: string }) => finding.noteId)).toEqual(['N-1']);
    expect(report.summary).toMatchObject({ notes: 2, findings: { error: 1, warning: 0, info: 0 }, suppressed: 1 });
  });

  it('quotes the record only where it is given the words', () => {
    const result = resultWith([findingWith()]);
    const [finding] = JSON.parse(written(json, result, { words: 'Dawn said so' })).findings;
    expect(finding.excerpt).toBe('Dawn said so');
    expect(Object.keys(finding).indexOf('excerpt')).toBe(Object.keys(finding).indexOf('endColumn') + 1);
  });

  it('gives the other place of a copied passage', () => {
    const result = richResult();
    const { findings } = JSON.parse(written(json, result));
    expect(Object.entries(findings.at(-1).related[0])).toEqual(
      Object.entries({
        file: 'F-1/note 1.md',
        noteId: 'CN-1',
        childId: 'C-1',
        line: 3,
        column: 9,
        endLine: 4,
        endColumn: 2,
        message: 'The passage stands here too.',
      }),
    );
  });

  it('orders what was not checked by name, however it was counted', () => {
    const result = richResult();
    const { notChecked } = JSON.parse(written(json, result)).summary;
    expect(Object.keys(notChecked)).toEqual(['missing-three-headings', 'unused-suppression']);
    expect(notChecked['unused-suppression'].missing).toEqual(['a', 'b']);
  });
});

describe('ndjson', () => {
  it('is one finding a line and then the summary with the problems', () => {
    const result = richResult();
    const lines = written(ndjson, result).split('\n');
    expect(lines.pop()).toBe('');
    const read = lines.map((line) => JSON.parse(line));
    const whole = JSON.parse(written(json, result));
    expect(read.slice(0, -1)).toEqual(whole.findings);
    expect(Object.keys(read.at(-1))).toEqual(['summary', 'problems', 'version', 'tool']);
    expect({ findings: read.slice(0, -1), ...read.at(-1) }).toEqual(whole);
  });

  it('is the summary alone where nothing was found', () => {
    const result = resultWith([]);
    expect(written(ndjson, result).split('\n')).toHaveLength(2);
  });
});

describe('the text of JSON', () => {
  it('loses nothing and holds nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = toJson({ text });
        expect(JSON.parse(written)).toEqual({ text });
        expect(written).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('is the same in two runs', async () => {
    const notes = { 'a.md': formOf('N-1'), 'b.md': formOf('N-2') };
    const [first, second] = [await lint(notes), await lint(notes)];
    expect(written(json, first)).toBe(written(json, second));
    expect(written(ndjson, first)).toBe(written(ndjson, second));
  });
});
