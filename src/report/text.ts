import type { ChalkInstance } from 'chalk';
import type { Severity } from '../engine/rule.ts';
import type { GatedFinding } from '../gate/gate.ts';
import type { RunResult, Summary } from '../gate/summary.ts';
import type { Excerpt } from '../input/excerpt.ts';
import { forTerminal } from './escape.ts';
import { type Terminal, wrap } from './terminal.ts';

export interface TextOptions {
  readonly terminal: Terminal;
  /** Given only where the report may quote the record. */
  readonly excerpt?: (finding: GatedFinding) => Excerpt | undefined;
  /** Errors alone, and no closing summary. */
  readonly quiet: boolean;
}

const MARGIN = 2;
const LABELS: Readonly<Record<Severity, string>> = { error: 'must mend', warning: 'should mend', info: 'consider' };

/** The report for people: by note, each finding with the words it is about, what is wrong, why, and what to write. */
export function textReport(result: RunResult, options: TextOptions): string {
  const lines: string[] = [];
  const shown = result.findings.filter((finding) => !finding.suppressedBy && (!options.quiet || finding.severity === 'error'));
  for (const findings of byNote(shown)) lines.push(...noteLines(findings, options), '');
  lines.push(...problemLines(result, options));
  if (!options.quiet) lines.push(...summaryLines(result, options.terminal));
  return lines.length === 0
    ? ''
    : `${lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trimEnd()}\n`;
}

/** Findings note by note, in the order in which the notes came. */
function byNote(findings: readonly GatedFinding[]): GatedFinding[][] {
  const notes = new Map<number, GatedFinding[]>();
  for (const finding of findings) {
    const held = notes.get(finding.on.ordinal);
    if (held) held.push(finding);
    else notes.set(finding.on.ordinal, [finding]);
  }
  return [...notes].sort(([a], [b]) => a - b).map(([, group]) => group.sort((a, b) => a.position.start.offset - b.position.start.offset));
}

function noteLines(findings: readonly GatedFinding[], options: TextOptions): string[] {
  const { chalk } = options.terminal;
  const first = findings[0];
  if (!first) return [];
  const { file, noteId, childId } = first.on;
  const ownId = noteId.startsWith(`${file}#`) ? '' : `Note ${noteId}`;
  const title = [ownId, childId ? `child ${childId}` : ''].filter(Boolean).join(', ');
  const lines = [chalk.bold.underline(forTerminal(title || file)) + (title ? chalk.dim(`  ${forTerminal(file)}`) : '')];
  for (const finding of findings) lines.push('', ...findingLines(finding, options));
  return lines;
}

function findingLines(finding: GatedFinding, options: TextOptions): string[] {
  const { chalk, width } = options.terminal;
  const { line, column } = finding.position.start;
  const place = [`line ${line}:${column}`, finding.section].filter(Boolean).join(', ');
  const head = `${' '.repeat(MARGIN)}${paint(chalk, finding.severity)(`${SIGNS[finding.severity]} ${LABELS[finding.severity]}`)}  ${chalk.dim(place)}`;
  const indent = ' '.repeat(MARGIN + 2);
  const lines = [head];
  const excerpt = options.excerpt?.(finding);
  if (excerpt) lines.push(...excerptLines(excerpt, finding.severity, width - indent.length - 2, chalk).map((text) => `${indent}${chalk.dim('│')} ${text}`));
  lines.push(...wrap(finding.message, width - indent.length).map((text) => indent + text));
  for (const { on, position, message } of finding.related) {
    lines.push(
      ...wrap(`${message}: note ${on.noteId}, ${on.file}, line ${position.start.line}`, width - indent.length).map(
        (text) => indent + chalk.dim(forTerminal(text)),
      ),
    );
  }
  const clause = finding.clauses.length > 0 ? `, policy ${finding.clauses.join(', ')}` : '';
  lines.push(indent + chalk.dim(`${finding.rule}${clause}`));
  return lines;
}

const SIGNS: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: '·' };

function paint(chalk: ChalkInstance, severity: Severity): ChalkInstance {
  return severity === 'error' ? chalk.red.bold : severity === 'warning' ? chalk.yellow.bold : chalk.cyan;
}

/** The record's words with the marked ones set apart: underlined in colour, and by a row of marks without it. */
function excerptLines(excerpt: Excerpt, severity: Severity, room: number, chalk: ChalkInstance): string[] {
  const before = forTerminal(excerpt.before);
  const after = forTerminal(excerpt.after);
  const marked = forTerminal(excerpt.marked);
  if (marked.trim() === '') return [];
  const longest = Math.max(10, room - 4);
  const core = marked.length > longest ? `${marked.slice(0, longest - 1)}…` : marked;
  const spare = Math.max(0, room - core.length);
  const left = before.length <= spare / 2 || after.length < spare / 2 ? Math.max(spare - after.length, Math.floor(spare / 2)) : Math.floor(spare / 2);
  const lead = before.length > left ? `…${before.slice(before.length - Math.max(0, left - 1))}` : before;
  const right = Math.max(0, room - core.length - lead.length);
  const tail = after.length > right ? `${after.slice(0, Math.max(0, right - 1))}…` : after;
  if (chalk.level > 0) return [`${lead}${paint(chalk, severity).underline(core)}${tail}`];
  return [`${lead}${core}${tail}`, `${' '.repeat(lead.length)}${'^'.repeat(core.length)}`];
}

function problemLines(result: RunResult, { terminal: { chalk, width } }: TextOptions): string[] {
  if (result.problems.length === 0) return [];
  const lines = [chalk.bold('Could not be read or judged')];
  for (const problem of result.problems) {
    const place = [
      problem.file,
      problem.line === undefined ? '' : `line ${problem.line}:${problem.column ?? 1}`,
      problem.noteId && !problem.noteId.startsWith(problem.file) ? `note ${problem.noteId}` : '',
    ]
      .filter(Boolean)
      .join(', ');
    const [first = '', ...rest] = wrap(`${place}: ${problem.message}`, width - MARGIN - 2);
    lines.push(`${' '.repeat(MARGIN)}${chalk.red('✗')} ${forTerminal(first)}`, ...rest.map((text) => `${' '.repeat(MARGIN + 2)}${forTerminal(text)}`));
  }
  return [...lines, ''];
}

function summaryLines({ summary, findings, problems }: RunResult, { chalk, width }: Terminal): string[] {
  const lines: string[] = [chalk.dim('─'.repeat(Math.min(width, 72)))];
  const say = (text: string) => lines.push(...wrap(text, width));
  const { error, warning, info } = summary.findings;
  say(`${count(summary.notes, 'note')} read from ${count(summary.files, 'file')}: ${summary.judged} judged, ${summary.rejected} rejected.`);
  const total = error + warning + info;
  if (total === 0 && summary.judged > 0) say(chalk.green('Nothing to mend was found by the rules that could be checked.'));
  else if (total > 0) {
    say(
      [
        paint(chalk, 'error')(`${SIGNS.error} ${error} must be mended`),
        paint(chalk, 'warning')(`${SIGNS.warning} ${warning} should be`),
        paint(chalk, 'info')(`${SIGNS.info} ${info} to consider`),
      ].join(', ') + (summary.suppressed > 0 ? ` (${summary.suppressed} suppressed)` : ''),
    );
    if (summary.judged > 1) lines.push(...ruleTable(findings));
  }
  lines.push(...notCheckedLines(summary, width));
  if (problems.length > 0) say(chalk.red.bold(`This report is not whole: see “Could not be read or judged” above.`));
  return lines;
}

/** The rules that found most, most weighty first. */
function ruleTable(findings: readonly GatedFinding[]): string[] {
  const counts = new Map<string, { rule: string; severity: Severity; findings: number; notes: Set<number> }>();
  for (const { rule, severity, on, suppressedBy } of findings) {
    if (suppressedBy) continue;
    const key = `${severity} ${rule}`;
    const entry = counts.get(key) ?? { rule, severity, findings: 0, notes: new Set() };
    entry.findings++;
    entry.notes.add(on.ordinal);
    counts.set(key, entry);
  }
  const weight = { error: 0, warning: 1, info: 2 } as const;
  return [...counts.values()]
    .sort((a, b) => weight[a.severity] - weight[b.severity] || b.findings - a.findings || (a.rule < b.rule ? -1 : 1))
    .map((entry) => `  ${SIGNS[entry.severity]} ${String(entry.findings).padStart(5)}  ${entry.rule.padEnd(26)} in ${count(entry.notes.size, 'note')}`);
}

function notCheckedLines(summary: Summary, width: number): string[] {
  return Object.entries(summary.notChecked).flatMap(([rule, { notes, missing }]) =>
    wrap(`Not checked: ${rule} on ${count(notes, 'note')}, for ${listOf(missing)} ${missing.length === 1 ? 'was' : 'were'} not given.`, width),
  );
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
