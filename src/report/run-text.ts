import type { GateRow, RunEnd } from '../gate/summary.ts';
import { forTerminal } from './escape.ts';
import { MARGIN, paint, SIGNS } from './finding-text.ts';
import { thresholdSentence, verdictOn } from './measures.ts';
import { nothingFound, problemPlace } from './phrases.ts';
import { type Terminal, wrap } from './terminal.ts';

/** What a report for people says of the run as a whole. */

export function problemLines({ problems }: RunEnd, { chalk, width }: Terminal): string[] {
  const lines = [chalk.bold('Could not be read or judged')];
  for (const problem of problems) {
    const [first = '', ...rest] = wrap(`${problemPlace(problem)}: ${problem.message}`, width - MARGIN - 2);
    lines.push(`${' '.repeat(MARGIN)}${chalk.red('✗')} ${forTerminal(first)}`, ...rest.map((text) => `${' '.repeat(MARGIN + 2)}${forTerminal(text)}`));
  }
  return lines;
}

/** How much there is to mend; praises nothing that was not checked. */
export function countText(summary: RunEnd['summary'], { chalk }: Terminal): string {
  const { findings, suppressed } = summary;
  const { error, warning, info } = findings;
  if (error + warning + info === 0) return chalk.green(nothingFound(summary));
  return (
    [
      paint(chalk, 'error')(`${SIGNS.error} ${error} must be mended`),
      paint(chalk, 'warning')(`${SIGNS.warning} ${warning} should be`),
      paint(chalk, 'info')(`${SIGNS.info} ${info} to consider`),
    ].join(', ') + (suppressed > 0 ? ` (${suppressed} suppressed)` : '')
  );
}

/** Which thresholds were kept, a line each. */
export function gateLines(rows: readonly GateRow[], { chalk, width }: Terminal): string[] {
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
