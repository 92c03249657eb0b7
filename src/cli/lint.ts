import { rules } from '../../rules/index.ts';
import { runLint } from '../batch/run.ts';
import { UsageError } from '../config/errors.ts';
import type { FailOn } from '../config/fail-on.ts';
import type { Settings } from '../config/resolve.ts';
import type { RunResult } from '../gate/summary.ts';
import { dayIn } from '../input/dates.ts';
import { formatOf } from '../input/discover.ts';
import { Excerpts } from '../input/excerpt.ts';
import { STDIN } from '../input/read.ts';
import { liveIn } from '../input/zone.ts';
import { terminalFor } from '../report/terminal.ts';
import { type Output, readOutputs } from './formats.ts';
import { Reporting, type ReportingOptions } from './reporting.ts';
import { gatherSettings, type SettingsOptions } from './settings.ts';
import { VERSION } from './version.ts';

export interface LintOptions extends SettingsOptions {
  readonly only?: readonly string[];
  readonly asOf?: string;
  readonly stdinFilename?: string;
  readonly inlineSuppressions: boolean;
  readonly format?: readonly string[];
  readonly includeText?: boolean;
  /** False: --no-text. */
  readonly text: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
}

/** The main job. Sets the exit code; the report goes to standard output or into files, all else to standard error. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<void> {
  if (paths.length === 0)
    throw new UsageError('Say which notes to check: a file, a folder, a glob, or - for standard input. “caselint --help” shows examples.');
  if (options.includeText && !options.text) throw new UsageError('--include-text and --no-text contradict each other: give one of them.');
  if (options.stdinFilename !== undefined && !paths.includes('-'))
    throw new UsageError('--stdin-filename names standard input, which is not read: give - as a path too.');
  const outputs = readOutputs(options.format ?? []);
  const settings = await gatherSettings(rules, options);
  liveIn(settings.timezone);
  const today = readDay(options.asOf) ?? dayIn(settings.timezone, Date.now());
  const given = paths.includes('-') ? [{ name: stdinName(options.stdinFilename), bytes: await readStdin() }] : [];
  const result = await runLint({
    settings,
    today,
    inlineSuppressions: options.inlineSuppressions,
    paths: paths.filter((path) => path !== '-'),
    cwd: process.cwd(),
    given,
  });
  process.exitCode = result.exitCode;
  if (process.env.CASELINT_DEBUG === '1') for (const { error } of result.crashes) console.error(error);
  if (!outputs.some(isForPeople)) await sayProblems(result.problems);
  const excerpts = new Excerpts(new Map(given.map(({ name, bytes }) => [name, bytes])));
  const reporting = await Reporting.open(outputs, reportingOptions(settings, options, excerpts));
  try {
    for (const finding of result.findings) {
      if (!reporting.isRead) break;
      await reporting.finding(finding);
    }
    await reporting.close(result);
  } finally {
    await reporting.abandon();
  }
}

/** A text report that a person is looking at: it shows the problems itself. */
function isForPeople(output: Output): boolean {
  return output.format === 'text' && output.file === undefined && process.stdout.isTTY === true;
}

/** As many problems as a person would read on standard error; the report has them all. */
const MOST_SAID = 20;

async function sayProblems(problems: RunResult['problems']): Promise<void> {
  if (problems.length === 0) return;
  const { forTerminal } = await import('../report/escape.ts');
  const lines = problems
    .slice(0, MOST_SAID)
    .map(({ file, line, column, message }) =>
      forTerminal(`${[file, line, line === undefined ? undefined : (column ?? 1)].filter((part) => part !== undefined && part !== '').join(':')}: ${message}`),
    );
  if (problems.length > MOST_SAID) lines.push(`and ${problems.length - MOST_SAID} more that could not be read or judged; the report lists them all`);
  process.stderr.write(lines.map((line) => `caselint: ${line}\n`).join(''));
}

function reportingOptions(settings: Settings, options: LintOptions, excerpts: Excerpts): ReportingOptions {
  const mayQuote = (output: Output) => options.includeText === true || (options.text && isForPeople(output));
  return {
    excerpts,
    mayQuote,
    layout({ file }) {
      const terminal = file === undefined ? terminalFor(process.stdout, { color: options.color }, process.env) : terminalFor({}, { color: false }, {});
      return { terminal, quiet: options.quiet ?? false };
    },
    async context(output) {
      const { failOn, maxWarnings, helpBase } = settings;
      const help = output.format === 'sarif' ? (await import('../../rules/pages.ts')).rulePages : new Map<string, string>();
      return { version: VERSION, rules: settings.rulesFor(''), help, helpBase, failOn, maxWarnings, mayQuote: mayQuote(output) };
    },
  };
}

function readDay(asOf: string | undefined): string | undefined {
  if (asOf === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || new Date(`${asOf}T00:00Z`).toJSON()?.slice(0, 10) !== asOf)
    throw new UsageError('--as-of: write the day as 2026-03-31.');
  return asOf;
}

function stdinName(name: string | undefined): string {
  if (name === undefined) return STDIN;
  if (formatOf(name) === undefined)
    throw new UsageError('--stdin-filename: the name must end in .md, .txt, .json, .ndjson or .jsonl, for that says how to read it.');
  return name;
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
