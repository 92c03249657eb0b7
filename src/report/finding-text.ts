import type { ChalkInstance } from 'chalk';
import type { Severity } from '../engine/rule.ts';
import type { Excerpt } from '../input/excerpt.ts';
import type { Held } from './by-note.ts';
import { forTerminal } from './escape.ts';
import { LABELS } from './phrases.ts';
import { type Terminal, wrap } from './terminal.ts';

/** How a finding reads on a terminal and in a text file. */

export const MARGIN = 2;

export const SIGNS: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: '·' };

export function paint(chalk: ChalkInstance, severity: Severity): ChalkInstance {
  return severity === 'error' ? chalk.red.bold : severity === 'warning' ? chalk.yellow.bold : chalk.cyan;
}

/** A finding with its place, the words it is about, the message, and the rule with its clauses. */
export function findingLines({ finding, excerpt }: Held, { chalk, width }: Terminal): string[] {
  const { line, column } = finding.position.start;
  const place = [`line ${line}:${column}`, finding.section].filter(Boolean).join(', ');
  const head = `${' '.repeat(MARGIN)}${paint(chalk, finding.severity)(`${SIGNS[finding.severity]} ${LABELS[finding.severity]}`)}  ${chalk.dim(forTerminal(place))}`;
  const indent = ' '.repeat(MARGIN + 2);
  const lines = [head];
  if (excerpt) lines.push(...excerptLines(excerpt, finding.severity, width - indent.length - 2, chalk).map((text) => `${indent}${chalk.dim('│')} ${text}`));
  lines.push(...wrap(forTerminal(finding.message), width - indent.length).map((text) => indent + text));
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
