import type { ChalkInstance } from 'chalk';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { forTerminal } from './escape.ts';
import type { Terminal } from './terminal.ts';

/** The changes of one file as a unified diff, which `patch` reads; nothing where there are none. */
export function unifiedDiff(
  file: string,
  { before, after }: { readonly before: string; readonly after: string },
  { chalk }: Terminal,
  isScreen: boolean,
): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(file, file, before, after, undefined, undefined, { context: 2, headerOptions: FILE_HEADERS_ONLY }).split('\n');
  return patch.map((line) => painted(safe(line, isScreen), chalk)).join('\n');
}

/** The end of a line stays what it was for `patch`; a screen would show it as a mark. */
function safe(line: string, isScreen: boolean): string {
  return line.endsWith('\r') ? `${forTerminal(line.slice(0, -1))}${isScreen ? '' : '\r'}` : forTerminal(line);
}

function painted(line: string, chalk: ChalkInstance): string {
  if (line.startsWith('---') || line.startsWith('+++')) return chalk.bold(line);
  if (line.startsWith('@@')) return chalk.dim(line);
  return line.startsWith('+') ? chalk.green(line) : line.startsWith('-') ? chalk.red(line) : line;
}
