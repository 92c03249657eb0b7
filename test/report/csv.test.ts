import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/report/csv.ts';
import { forCell, forTerminal } from '../../src/report/escape.ts';
import { findingWith, oddResult, oddText, resultWith, richResult, type Told, written } from './given.ts';

/** Rows of a CSV by RFC 4180, every cell quoted. Throws at anything else. */
function rowsOf(text: string): string[][] {
  if (!text.startsWith('\ufeff')) throw new Error('no byte-order mark');
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  cell.lastIndex = 1;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [, value = '', end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error(`no cell at ${at}`);
    row.push(value.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last row is not whole');
  return rows;
}

function recordsOf(result: Parameters<typeof written>[1], told: Told = {}): Record<string, string | undefined>[] {
  const [header = [], ...rows] = rowsOf(written(csv, result, told));
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, i) => [name, row[i]]));
  });
}

describe('csv', () => {
  it('is one row a finding, under the names of the json report', () => {
    const [row] = recordsOf(resultWith([findingWith({ suggestions: [{ message: 'Write it out.', replacement: 'Child in Need (CIN)' }] })]));
    expect(Object.entries(row ?? {})).toEqual(
      Object.entries({
        kind: 'finding',
        severity: 'error',
        childId: 'C-1',
        noteId: 'CN-1',
        section: 'Analysis of information',
        message: 'This is a significant event, and a heading is not in the note.',
        rule: 'missing-three-headings',
        clauses: '5a.6',
        file: 'export.json',
        line: '12',
        column: '41',
        endLine: '12',
        endColumn: '44',
        related: '',
        suggestions: 'Child in Need (CIN)',
      }),
    );
  });

  it('says what was not read and not checked, after the findings, and leaves out what is suppressed', () => {
    const rows = recordsOf(richResult());
    expect(rows.map(({ kind }) => kind)).toEqual([...Array(3).fill('finding'), ...Array(4).fill('problem'), 'not checked', 'not checked']);
    expect(rows[3]).toMatchObject({ file: 'export.json', line: '40', column: '3', noteId: 'CN-1033', message: 'eventAt: does not fit dd/MM/yyyy', rule: '' });
    expect(rows[2]?.related).toBe('The passage stands here too. Note CN-1, F-1/note 1.md, line 3; And here. Note CN-3, F-1/note 3.md, line 5');
  });

  it('has a column for the words only where it may quote', () => {
    expect(recordsOf(resultWith([findingWith()]))[0]).not.toHaveProperty('excerpt');
    expect(recordsOf(resultWith([findingWith()]), { words: 'Dawn said so' })[0]).toHaveProperty('excerpt', 'Dawn said so');
  });

  it('is a header alone where nothing was found', () => expect(recordsOf(resultWith([]))).toEqual([]));
});

describe('a cell', () => {
  it.each(['=1+1', '+44 20', '-1', '@SUM(A1)', '\t=1', '\n=1', ' =1', '\u00a0=1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201', '\u200b=1', '=HYPERLINK("x")'])(
    'is no formula: %j',
    (text) => expect(forCell(text)).toMatch(/^"'/),
  );
  it.each(['CN-1001', '5a.6', 'a=b', '12', ''])('stays as it is: %j', (text) => expect(forCell(text)).toBe(`"${text}"`));

  it('is read back as it was, and starts as no formula, whatever it holds', () => {
    fc.assert(
      fc.property(fc.tuple(oddText, oddText, oddText, oddText, oddText), oddText, (texts, words) => {
        const rows = recordsOf(oddResult(texts), { words });
        expect(rows).toHaveLength(3);
        const [file, noteId, childId, section, message] = texts.map(forTerminal);
        const [first] = rows;
        for (const [cell, text] of [
          [first?.file, file],
          [first?.noteId, noteId],
          [first?.childId, childId],
          [first?.section, section],
          [first?.message, message],
          [first?.excerpt, forTerminal(words)],
        ])
          expect(cell === text || cell === `'${text}`).toBe(true);
        for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
      }),
      { numRuns: 300 },
    );
  });
});
