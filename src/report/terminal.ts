import { stripVTControlCharacters } from 'node:util';
import { Chalk, type ChalkInstance } from 'chalk';

/** How a report for people is laid out: how wide, and with which colours. */
export interface Terminal {
  /** In columns. */
  readonly width: number;
  readonly chalk: ChalkInstance;
}

export interface TerminalWishes {
  /** --color or --no-color; undefined where neither was given. */
  readonly color?: boolean | undefined;
}

const NARROWEST = 40;
const WIDEST = 110;
const UNKNOWN_WIDTH = 100;

/** Settles colour and width for a stream: the command line first, then NO_COLOR and FORCE_COLOR, then the stream. */
export function terminalFor(stream: { readonly isTTY?: boolean; readonly columns?: number }, wishes: TerminalWishes, env: NodeJS.ProcessEnv): Terminal {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  const refused = (env.NO_COLOR !== undefined && env.NO_COLOR !== '') || env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false';
  const isColoured = wishes.color ?? (refused ? false : forced || (stream.isTTY === true && env.TERM !== 'dumb'));
  const width = Math.max(NARROWEST, Math.min(WIDEST, stream.columns ?? UNKNOWN_WIDTH));
  return { width, chalk: new Chalk({ level: isColoured ? 1 : 0 }) };
}

/** Breaks text at spaces so that no line is wider than `width`; a longer word stands on a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(/\s+/)) {
    // Colours take no room on the screen.
    const length = stripVTControlCharacters(word).length;
    if (line !== '' && taken + 1 + length > width) {
      lines.push(line);
      line = word;
      taken = length;
    } else {
      taken += line === '' ? length : length + 1;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
