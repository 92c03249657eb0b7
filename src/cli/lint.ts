import { rules } from '../../rules/index.ts';
import { type Progress, runNotes } from '../batch/run.ts';
import { removeSpills } from '../batch/spill.ts';
import { UsageError } from '../config/errors.ts';
import type { FailOn } from '../config/fail-on.ts';
import type { Settings } from '../config/resolve.ts';
import type { RunEnd } from '../gate/summary.ts';
import { dayIn } from '../input/dates.ts';
import { formatOf } from '../input/discover.ts';
import { Excerpts } from '../input/excerpt.ts';
import type { Problem } from '../input/problem.ts';
import { STDIN } from '../input/read.ts';
import { liveIn } from '../input/zone.ts';
import { forTerminal } from '../report/escape.ts';
import { terminalFor } from '../report/terminal.ts';
import { type Output, readOutputs } from './formats.ts';
import { ProgressLine } from './progress.ts';
import { NobodyReads, Reporting, type ReportingOptions } from './reporting.ts';
import { gatherSettings, type SettingsOptions } from './settings.ts';
import { threadsFor } from './threads.ts';
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
  readonly jobs?: number;
  /** Megabytes. */
  readonly memory?: number;
  readonly progress?: boolean;
}

const MEGABYTE = 1024 * 1024;

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
  const excerpts = new Excerpts(new Map(given.map(({ name, bytes }) => [name, bytes])), settings.mapping.encoding);
  const reporting = await Reporting.open(outputs, reportingOptions(settings, options, excerpts, today));
  const progress = showsProgress(outputs, options) ? new ProgressLine(process.stderr) : undefined;
  const stop = whenInterrupted(progress, reporting);
  try {
    const run = {
      settings,
      today,
      inlineSuppressions: options.inlineSuppressions,
      paths: paths.filter((path) => path !== '-'),
      cwd: process.cwd(),
      given,
      ...(options.quiet ? {} : { onNotice: noticeSayer(outputs.some(({ format }) => format === 'sarif')) }),
      hire: threadsFor(settings, { today, inlineSuppressions: options.inlineSuppressions }, options.jobs),
      ...(options.memory === undefined ? {} : { memory: options.memory * MEGABYTE }),
      onProgress: (done: Progress) => progress?.show(done),
    };
    const end = await runNotes(run, (finding) => reporting.finding(finding));
    progress?.clear();
    // A report that could not be written has made it 2 already.
    if (process.exitCode !== 2) process.exitCode = end.exitCode;
    if (process.env.CASELINT_DEBUG === '1') for (const { error } of end.crashes) console.error(error);
    if (!outputs.some(isForPeople)) sayProblems(end.problems);
    await reporting.close(end);
  } catch (error) {
    if (!(error instanceof NobodyReads)) throw error;
    // Without a word, as tools end when their reader has gone; but the notes were not all judged.
    process.exitCode = 2;
  } finally {
    progress?.clear();
    stop();
    await reporting.abandon();
  }
}

/** On a terminal, but not where programs read along, nor where a report is written to it line by line. */
function showsProgress(outputs: readonly Output[], { progress, quiet }: LintOptions): boolean {
  const isInUse = process.stdout.isTTY === true && outputs.some(({ format, file }) => file === undefined && format !== 'text');
  return progress ?? (process.stderr.isTTY === true && !isInUse && quiet !== true && !process.env.CI);
}

/** Ctrl-C and the like: takes away what lies on disk, says how far the run came, and ends it as one that was not done. */
function whenInterrupted(progress: ProgressLine | undefined, reporting: Reporting): () => void {
  const leave = async () => {
    removeSpills();
    progress?.clear();
    process.stderr.write(`caselint: stopped before the end${progress ? `: ${progress.soFar}` : ''}. No report was written to a file.\n`);
    await reporting.abandon();
    process.exit(2);
  };
  for (const signal of SIGNALS) process.once(signal, leave);
  return () => {
    for (const signal of SIGNALS) process.removeListener(signal, leave);
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A text report that a person is looking at: it shows the problems itself. */
function isForPeople(output: Output): boolean {
  return output.format === 'text' && output.file === undefined && process.stdout.isTTY === true;
}

/** As many problems as a person would read on standard error; the report has them all. */
const MOST_SAID = 20;

function sayProblems(problems: RunEnd['problems']): void {
  if (problems.length === 0) return;
  const lines = problems
    .slice(0, MOST_SAID)
    .map(({ file, line, column, message }) =>
      forTerminal(`${[file, line, line === undefined ? undefined : (column ?? 1)].filter((part) => part !== undefined && part !== '').join(':')}: ${message}`),
    );
  if (problems.length > MOST_SAID) lines.push(`and ${problems.length - MOST_SAID} more that could not be read or judged; the report lists them all`);
  process.stderr.write(lines.map((line) => `caselint: ${line}\n`).join(''));
}

/** Says notices on standard error as they come, before the report. */
function noticeSayer(isInReport: boolean): (notice: Problem) => void {
  let said = 0;
  return ({ file, message }) => {
    said++;
    if (said <= MOST_SAID) process.stderr.write(`caselint: ${forTerminal(`${file}: ${message}`)}\n`);
    else if (said === MOST_SAID + 1)
      process.stderr.write(`caselint: more is to be said of the files${isInReport ? '; the SARIF report has it all' : ' (--format sarif has it all)'}\n`);
  };
}

function reportingOptions(settings: Settings, options: LintOptions, excerpts: Excerpts, today: string): ReportingOptions {
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
      const context = { version: VERSION, rules: settings.rulesFor(''), help, helpBase, failOn, maxWarnings, mayQuote: mayQuote(output) };
      if (settings.preset !== 'migration') return context;
      const { preset, timezone, layouts: dates } = settings;
      return { ...context, setup: { asOf: today, preset, timezone, dates, inlineSuppressions: options.inlineSuppressions } };
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
    throw new UsageError('--stdin-filename: the name must end in .md, .txt, .json, .ndjson, .jsonl, .csv or .tsv, for that says how to read it.');
  return name;
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
