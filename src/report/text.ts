import type { RunEnd } from '../gate/summary.ts';
import { byNote, countByRule, type Held } from './by-note.ts';
import { forTerminal } from './escape.ts';
import { findingLines, SIGNS } from './finding-text.ts';
import { baselineSentences } from './measures.ts';
import { oneScreen } from './one-screen.ts';
import { count, listOf, notChecked, noteName, readAndJudged } from './phrases.ts';
import type { Report } from './report.ts';
import { countText, gateLines, problemLines } from './run-text.ts';
import { type Terminal, wrap } from './terminal.ts';

export interface TextOptions {
  readonly terminal: Terminal;
  /** Errors alone, and no closing summary. */
  readonly quiet: boolean;
  /** Rows of the screen that a report on one note must fit; undefined: the whole list, however long. */
  readonly rows?: number | undefined;
}

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
        const { rows, quiet, terminal } = options;
        if (rows !== undefined && !quiet && end.gate === undefined && end.gate === undefined && end.summary.notes === 1 && end.summary.judged === 1) {
          yield `${oneScreen(held, end, terminal, rows).join('\n')}\n`;
          return;
        }
        const shown = quiet ? held.filter(({ finding }) => finding.severity === 'error') : held;
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
function* blocks(shown: readonly Held[], all: readonly Held[], end: RunEnd, { terminal, quiet }: TextOptions): Generator<string[]> {
  for (const group of byNote(shown)) yield noteLines(group, terminal);
  if (end.problems.length > 0) yield problemLines(end, terminal);
  if (!quiet) yield summaryLines(end, all, terminal);
  const rows = (end.gate?.rows ?? []).filter(({ passed }) => !quiet || !passed);
  if (rows.length > 0) yield gateLines(rows, terminal);
}

function noteLines(group: readonly [Held, ...Held[]], terminal: Terminal): string[] {
  const { chalk } = terminal;
  const { on } = group[0].finding;
  const name = noteName(on);
  const title = name.startsWith('note') ? `N${name.slice(1)}` : name;
  const lines = [chalk.bold.underline(forTerminal(title || on.file)) + (title ? chalk.dim(`  ${forTerminal(on.file)}`) : '')];
  for (const entry of group) lines.push('', ...findingLines(entry, terminal));
  return lines;
}

function summaryLines(end: RunEnd, held: readonly Held[], terminal: Terminal): string[] {
  const { summary, problems } = end;
  const { chalk, width } = terminal;
  const lines: string[] = [chalk.dim('─'.repeat(Math.min(width, 72)))];
  const say = (text: string) => lines.push(...wrap(text, width));
  const { error, warning, info } = summary.findings;
  say(readAndJudged(summary));
  const total = error + warning + info;
  if (total > 0 || summary.judged > 0) say(countText(summary, terminal));
  if (total > 0 && summary.judged > 1) lines.push(...ruleTable(held));
  for (const sentence of baselineSentences(end)) say(sentence);
  for (const line of uncheckedLines(summary.notChecked)) say(line);
  if (problems.length > 0) say(chalk.red.bold(`This report is not whole: see “Could not be read or judged” above.`));
  return lines;
}

/** The table of thresholds: the verdict, what it is on, what it came to. */
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
