import type { GatedFinding } from '../gate/gate.ts';
import type { RunResult, Summary } from '../gate/summary.ts';
import type { Excerpt } from '../input/excerpt.ts';
import { manifestOf } from './manifest.ts';
import { plainMeasures } from './measures.ts';
import type { Report, ReportContext } from './report.ts';

const INDENT = 2;

/** Findings for other programs: one object, as section 3 of the contracts has it. The findings that count stand in it; of the suppressed ones the summary's count alone. */
export const json: Report = (context) => {
  let isFirst = true;
  return {
    open: () => `${toJson(heading(context), INDENT).slice(0, -2)},\n  "findings": [`,
    finding(finding, excerpt) {
      if (finding.suppressedBy) return '';
      const text = `${isFirst ? '' : ','}\n${indented(toJson(plainFinding(finding, excerpt), INDENT), 4)}`;
      isFirst = false;
      return text;
    },
    *close(end) {
      const { problems, summary } = end;
      const manifest = context.setup && { manifest: manifestOf(end, context, context.setup) };
      const rest = toJson({ problems: problems.map(orderedProblem), summary: orderedSummary(summary), ...plainMeasures(end), ...manifest }, INDENT);
      yield `${isFirst ? '' : '\n  '}],\n${rest.slice(2)}\n`;
    },
  };
};

export function heading({ version }: ReportContext) {
  return { version: 1, tool: { name: 'caselint', version } };
}

/** JSON text moved to the right. A line feed stands between its lines alone: inside a string it is escaped. */
export function indented(text: string, spaces: number): string {
  return text.replace(/^/gm, ' '.repeat(spaces));
}

export function plainFinding(finding: GatedFinding, excerpt: Excerpt | undefined) {
  const { on, position } = finding;
  return {
    rule: finding.rule,
    messageId: finding.messageId,
    severity: finding.severity,
    message: finding.message,
    clauses: finding.clauses,
    file: on.file,
    noteId: on.noteId,
    childId: on.childId,
    section: finding.section,
    ...placeOf(position),
    excerpt: excerpt?.marked,
    related: finding.related.map((place) => {
      const { file, noteId, childId } = place.on;
      return { file, noteId, childId, ...placeOf(place.position), message: place.message };
    }),
    suggestions: finding.suggestions.map(({ message, replacement }) => ({ message, replacement })),
    fingerprint: finding.fingerprint,
  };
}

function placeOf({ start, end }: GatedFinding['position']) {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

export function orderedProblem({ file, line, column, noteId, message }: RunResult['problems'][number]) {
  return { file, line, column, noteId, message };
}

/** The summary with its keys in the contract's order, whatever order worker threads counted in. */
export function orderedSummary({ files, notes, judged, rejected, findings, suppressed, baselined, notChecked }: Summary) {
  const { error, warning, info } = findings;
  return {
    files,
    notes,
    judged,
    rejected,
    findings: { error, warning, info },
    suppressed,
    baselined,
    notChecked: Object.fromEntries(orderedNotChecked(notChecked)),
  };
}

/** Rules by name, and what each of them missed by name. */
export function orderedNotChecked(notChecked: Summary['notChecked']) {
  return Object.entries(notChecked)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { notes, missing }]) => [rule, { notes, missing: [...missing].sort() }] as const);
}

/**
 * What a terminal would obey (delete and the C1 controls, marks that turn the direction of writing) or a reader of
 * lines would break at (U+2028, U+2029). JSON lets them stand as they are; they can only stand inside strings.
 */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** JSON text of a value, safe to print: unsafe characters as \u escapes, so nothing is lost. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
