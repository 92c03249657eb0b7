import type { RunEnd } from '../gate/summary.ts';
import { forTerminal } from './escape.ts';
import { MARGIN, paint, SIGNS } from './finding-text.ts';
import { problemPlace } from './phrases.ts';
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
export function countText({ findings, suppressed }: RunEnd['summary'], { chalk }: Terminal): string {
  const { error, warning, info } = findings;
  if (error + warning + info === 0) return chalk.green('Nothing to mend was found by the rules that could be checked.');
  return (
    [
      paint(chalk, 'error')(`${SIGNS.error} ${error} must be mended`),
      paint(chalk, 'warning')(`${SIGNS.warning} ${warning} should be`),
      paint(chalk, 'info')(`${SIGNS.info} ${info} to consider`),
    ].join(', ') + (suppressed > 0 ? ` (${suppressed} suppressed)` : '')
  );
}
