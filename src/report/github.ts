import type { Severity } from '../engine/rule.ts';
import type { GatedFinding } from '../gate/gate.ts';
import type { GateRow, RunEnd } from '../gate/summary.ts';
import { STDIN } from '../input/read.ts';
import { forCommand, forCommandProperty, forLog } from './escape.ts';
import { orderedNotChecked } from './json.ts';
import { baselineSentences, thresholdSentence, verdictOn } from './measures.ts';
import { count, LABELS, notChecked, noteName, problemPlace, quoted, readAndJudged } from './phrases.ts';
import type { Report } from './report.ts';

const KINDS = ['error', 'warning', 'notice'] as const;
type Kind = (typeof KINDS)[number];
const KIND_OF = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, Kind>;

/** Annotations of one kind that GitHub shows of one step; it drops the others without a word (actions/toolkit, "Problem Matchers"). */
const MOST_SHOWN = 10;

/**
 * Workflow commands, which GitHub shows as annotations. It shows few and in the order in which they come: so every finding
 * is a plain line of the log, folded away, and annotations are made of the problems and of the first findings of each kind.
 */
export const github: Report = () => {
  const shown: Record<Kind, string[]> = { error: [], warning: [], notice: [] };
  let found = 0;
  return {
    open: () => '',
    finding(finding, excerpt) {
      if (finding.suppressedBy) return '';
      const kind = KIND_OF[finding.severity];
      if (shown[kind].length < MOST_SHOWN) shown[kind].push(annotation(finding, quoted(excerpt)));
      return `${found++ === 0 ? '::group::caselint: every finding\n' : ''}${logLine(finding, quoted(excerpt))}\n`;
    },
    *close(end) {
      const { problems, summary, gate } = end;
      const failed = (gate?.rows ?? []).filter(({ passed }) => !passed);
      if (found > 0) yield '::endgroup::\n';
      for (const problem of problems) yield `${forLog(`could not be read or judged: ${problemPlace(problem)}: ${problem.message}`)}\n`;
      for (const [rule, entry] of orderedNotChecked(summary.notChecked)) yield `${forLog(notChecked(rule, entry))}\n`;
      yield `${forLog(readAndJudged(summary))}\n`;
      for (const sentence of baselineSentences(end)) yield `${forLog(sentence)}\n`;
      for (const row of gate?.rows ?? []) yield `${forLog(`threshold ${verdictOn(row)}: ${row.name}: ${thresholdSentence(row)}`)}\n`;
      const totals: Record<Kind, number> = {
        error: summary.findings.error + problems.length + failed.length,
        warning: summary.findings.warning,
        notice: summary.findings.info,
      };
      const annotations = { ...shown, error: [...problems.slice(0, MOST_SHOWN).map(problemAnnotation), ...failed.map(thresholdAnnotation), ...shown.error] };
      const isCapped = KINDS.some((kind) => totals[kind] > MOST_SHOWN);
      if (isCapped) annotations.notice = [capNote(totals), ...shown.notice];
      for (const kind of KINDS) for (const command of annotations[kind].slice(0, MOST_SHOWN)) yield `${command}\n`;
    },
  };
};

function annotation(finding: GatedFinding, words: string | undefined): string {
  const { on, position, rule, clauses, message } = finding;
  const { start, end } = position;
  // GitHub drops columns of a place that goes over more than one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const title = `caselint: ${rule}${clauses.length > 0 ? `, policy ${clauses.join(', ')}` : ''}`;
  const name = noteName(on);
  return command(
    KIND_OF[finding.severity],
    { ...fileOf(on.file), line: start.line, endLine: end.line, ...columns, title },
    `${message}${words === undefined ? '' : ` Words: ${words}`}${name === '' ? '' : ` (${name})`}`,
  );
}

function problemAnnotation({ file, line, column, noteId, message }: RunEnd['problems'][number]): string {
  const place = { ...fileOf(file), ...(line === undefined ? {} : { line, ...(column === undefined ? {} : { col: column }) }) };
  const where = file === '' || file === STDIN ? '' : `${file}: `;
  return command('error', { ...place, title: 'caselint: could not be read or judged' }, `${where}${message}${noteId ? ` (note ${noteId})` : ''}`);
}

function thresholdAnnotation(row: GateRow): string {
  return command('error', { title: `caselint: threshold of ${row.name}` }, `The threshold of “${row.name}” was not kept: ${thresholdSentence(row)}.`);
}

function capNote(totals: Readonly<Record<Kind, number>>): string {
  const many = [count(totals.error, 'error'), count(totals.warning, 'warning'), count(totals.notice, 'notice')].join(', ');
  const text = `This run has ${many}, and GitHub shows ${MOST_SHOWN} of each kind for a step. The log of this step has every finding; so has the json report.`;
  return command('notice', { title: 'caselint: not every finding is shown' }, text);
}

function fileOf(file: string): { file?: string } {
  return file === '' || file === STDIN ? {} : { file };
}

function command(kind: Kind, properties: Readonly<Record<string, string | number>>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${forCommandProperty(String(value))}`);
  return `::${kind} ${pairs.join(',')}::${forCommand(message)}`;
}

/** One finding in the log. It starts with a word of ours, so that nothing of the record stands where a command would. */
function logLine({ severity, on, position, message, rule }: GatedFinding, words: string | undefined): string {
  const place = [`${on.file}:${position.start.line}:${position.start.column}`, noteName(on)].filter(Boolean).join(', ');
  return forLog(`${LABELS[severity]}: ${place}: ${message}${words === undefined ? '' : ` Words: ${words}`} [${rule}]`);
}
