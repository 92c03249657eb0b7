import type { ChalkInstance } from 'chalk';
import type { Severity } from '../engine/rule.ts';
import type { GateRow, RunEnd } from '../gate/summary.ts';
import type { Excerpt } from '../input/excerpt.ts';
import { byNote, countByRule, type Held } from './by-note.ts';
import { forTerminal } from './escape.ts';
import { baselineSentences, thresholdSentence, verdictOn } from './measures.ts';
import { count, LABELS, listOf, notChecked, noteName, nothingFound, problemPlace, readAndJudged } from './phrases.ts';
import type { Report } from './report.ts';
import { type Terminal, wrap } from './terminal.ts';

export interface TextOptions {
  readonly terminal: Terminal;
  /** Errors alone, and no closing summary. */
  readonly quiet: boolean;
}

const MARGIN = 2;
/** More rules than this that could not be checked are told in one sentence. */
const MOST_UNCHECKED = 6;

/**
 * The report for people: by note, each finding with the words it is about, what is wrong, why, and what to write. Held
 * until the end, for what comes of comparing notes stands with its note.
 */
export function textReport(options: TextOptions): Report {
  return () => {
    const held: Held[] = [];
    return {
      open: () => '',
      finding(finding, excerpt) {
        if (!finding.suppressedBy) held.push({ finding, excerpt });
        return '';
      },
      *close(end) {
        const shown = options.quiet ? held.filter(({ finding }) => finding.severity === 'error') : held;
        let isFirst = true;
        for (const lines of blocks(shown, held, end, options)) {
          const text = lines.join('\n').replace(/\n{3,}/g, '\n\n');
          yield isFirst ? text : `\n\n${text}`;
          isFirst = false;
        }
        if (!isFirst) yield '\n';
      },
    };
  };
}

/** What an empty line parts: each note, the problems, the summary. */
function* blocks(shown: readonly Held[], all: readonly Held[], end: RunEnd, options: TextOptions): Generator<string[]> {
  for (const group of byNote(shown)) yield noteLines(group, options);
  if (end.problems.length > 0) yield problemLines(end, options);
  if (!options.quiet) yield summaryLines(end, all, options.terminal);
  const rows = (end.gate?.rows ?? []).filter(({ passed }) => !options.quiet || !passed);
  if (rows.length > 0) yield gateLines(rows, options.terminal);
}

function noteLines(group: readonly [Held, ...Held[]], options: TextOptions): string[] {
  const { chalk } = options.terminal;
  const { on } = group[0].finding;
  const name = noteName(on);
  const title = name.startsWith('note') ? `N${name.slice(1)}` : name;
  const lines = [chalk.bold.underline(forTerminal(title || on.file)) + (title ? chalk.dim(`  ${forTerminal(on.file)}`) : '')];
  for (const entry of group) lines.push('', ...findingLines(entry, options));
  return lines;
}

function findingLines({ finding, excerpt }: Held, options: TextOptions): string[] {
  const { chalk, width } = options.terminal;
  const { line, column } = finding.position.start;
  const place = [`line ${line}:${column}`, finding.section].filter(Boolean).join(', ');
  const head = `${' '.repeat(MARGIN)}${paint(chalk, finding.severity)(`${SIGNS[finding.severity]} ${LABELS[finding.severity]}`)}  ${chalk.dim(place)}`;
  const indent = ' '.repeat(MARGIN + 2);
  const lines = [head];
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

function problemLines({ problems }: RunEnd, { terminal: { chalk, width } }: TextOptions): string[] {
  const lines = [chalk.bold('Could not be read or judged')];
  for (const problem of problems) {
    const [first = '', ...rest] = wrap(`${problemPlace(problem)}: ${problem.message}`, width - MARGIN - 2);
    lines.push(`${' '.repeat(MARGIN)}${chalk.red('✗')} ${forTerminal(first)}`, ...rest.map((text) => `${' '.repeat(MARGIN + 2)}${forTerminal(text)}`));
  }
  return lines;
}

function summaryLines(end: RunEnd, held: readonly Held[], { chalk, width }: Terminal): string[] {
  const { summary, problems } = end;
  const lines: string[] = [chalk.dim('─'.repeat(Math.min(width, 72)))];
  const say = (text: string) => lines.push(...wrap(text, width));
  const { error, warning, info } = summary.findings;
  say(readAndJudged(summary));
  const total = error + warning + info;
  if (total === 0 && summary.judged > 0) say(chalk.green(nothingFound(summary)));
  else if (total > 0) {
    say(
      [
        paint(chalk, 'error')(`${SIGNS.error} ${error} must be mended`),
        paint(chalk, 'warning')(`${SIGNS.warning} ${warning} should be`),
        paint(chalk, 'info')(`${SIGNS.info} ${info} to consider`),
      ].join(', ') + (summary.suppressed > 0 ? ` (${summary.suppressed} suppressed)` : ''),
    );
    if (summary.judged > 1) lines.push(...ruleTable(held));
  }
  for (const sentence of baselineSentences(end)) say(sentence);
  for (const line of uncheckedLines(summary.notChecked)) say(line);
  if (problems.length > 0) say(chalk.red.bold(`This report is not whole: see “Could not be read or judged” above.`));
  return lines;
}

/** The table of thresholds: the verdict, what it is on, what it came to. */
function gateLines(rows: readonly GateRow[], { chalk, width }: Terminal): string[] {
  const longest = Math.max(...rows.map(({ name }) => name.length));
  return [
    chalk.bold('Thresholds'),
    ...rows.flatMap((row) => {
      const head = `${row.passed ? '✓' : '✗'} ${verdictOn(row)}  ${row.name.padEnd(longest)}`;
      const indent = MARGIN + head.length + 2;
      const [first = '', ...rest] = wrap(thresholdSentence(row), Math.max(MARGIN * 8, width - indent));
      const paintRow = row.passed ? chalk.green : chalk.red.bold;
      return [`${' '.repeat(MARGIN)}${paintRow(head)}  ${first}`, ...rest.map((text) => ' '.repeat(indent) + text)];
    }),
  ];
}

/** A line a rule; for a draft, which has no form, that would be a screen of them. */
function uncheckedLines(unchecked: RunEnd['summary']['notChecked']): string[] {
  const rules = Object.entries(unchecked);
  if (rules.length <= MOST_UNCHECKED) return rules.map(([rule, entry]) => notChecked(rule, entry));
  const missing = new Set(rules.flatMap(([, entry]) => entry.missing.flatMap((field) => field.split(' or '))));
  return [
    `Not checked everywhere: ${rules.length} rules, for want of ${listOf([...missing].sort())}. What each of them lacks, and on how many notes, is in the json, csv and sarif reports.`,
  ];
}

/** The rules that found most, most weighty first. */
function ruleTable(held: readonly Held[]): string[] {
  return countByRule(held.map(({ finding }) => finding)).map(
    ({ rule, severity, findings, notes }) => `  ${SIGNS[severity]} ${String(findings).padStart(5)}  ${rule.padEnd(26)} in ${count(notes, 'note')}`,
  );
}
