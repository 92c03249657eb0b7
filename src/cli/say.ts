import { forTerminal } from '../report/escape.ts';
import { terminalFor, wrap } from '../report/terminal.ts';

/**
 * Says lines on standard error, beside the report. On a terminal they are broken at spaces, what goes on further in than it
 * began; elsewhere each stays one line.
 * @returns How many rows they take.
 */
export function sayLines(lines: readonly string[]): number {
  const { isTTY } = process.stderr;
  const { width } = terminalFor(process.stderr, {}, process.env);
  const rows = lines.flatMap((line) => (isTTY && line.length > width ? broken(forTerminal(line), width) : [forTerminal(line)]));
  process.stderr.write(`${rows.join('\n')}\n`);
  return rows.length;
}

function broken(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const [first = '', ...rest] = wrap(line.trim(), width - indent.length - 2);
  return [indent + first, ...rest.map((text) => `${indent}  ${text}`)];
}
