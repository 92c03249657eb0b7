import { forCell } from './escape.ts';
import { orderedNotChecked } from './json.ts';
import { thresholdSentence, verdictOn } from './measures.ts';
import { notChecked } from './phrases.ts';
import type { Report } from './report.ts';

/** In the order in which a person reads them; the names are those of the json report. */
const COLUMNS = [
  'kind',
  'severity',
  'childId',
  'noteId',
  'section',
  'message',
  'rule',
  'clauses',
  'file',
  'line',
  'column',
  'endLine',
  'endColumn',
  'related',
  'suggestions',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number] | 'excerpt', string | number | undefined>>;

/** Without it Excel takes UTF-8 for the old code page of the machine. */
const BYTE_ORDER_MARK = '\u{feff}';

/**
 * One row a finding, for a spreadsheet. After the findings one row for each problem, for each rule that could not be checked
 * and for each threshold, told apart by `kind`: a sheet that left them out would look whole.
 */
export const csv: Report = ({ mayQuote }) => {
  const columns = mayQuote ? ([...COLUMNS, 'excerpt'] as const) : COLUMNS;
  const line = (row: Row) => `${columns.map((column) => forCell(String(row[column] ?? ''))).join(',')}\r\n`;
  return {
    open: () => BYTE_ORDER_MARK + line(Object.fromEntries(columns.map((column) => [column, column]))),
    finding(finding, excerpt) {
      if (finding.suppressedBy) return '';
      const { on, position, related, suggestions } = finding;
      return line({
        kind: 'finding',
        severity: finding.severity,
        childId: on.childId,
        noteId: on.noteId,
        section: finding.section,
        message: finding.message,
        rule: finding.rule,
        clauses: finding.clauses.join(', '),
        file: on.file,
        line: position.start.line,
        column: position.start.column,
        endLine: position.end.line,
        endColumn: position.end.column,
        related: related.map((place) => `${place.message} Note ${place.on.noteId}, ${place.on.file}, line ${place.position.start.line}`).join('; '),
        suggestions: suggestions.map(({ replacement }) => replacement).join('; '),
        excerpt: excerpt?.marked,
      });
    },
    *close({ problems, summary, gate }) {
      for (const { file, line: at, column, noteId, message } of problems) yield line({ kind: 'problem', noteId, message, file, line: at, column });
      for (const [rule, entry] of orderedNotChecked(summary.notChecked)) yield line({ kind: 'not checked', message: notChecked(rule, entry), rule });
      for (const row of gate?.rows ?? []) yield line({ kind: 'threshold', message: `${verdictOn(row)}: ${thresholdSentence(row)}`, rule: row.name });
    },
  };
};
