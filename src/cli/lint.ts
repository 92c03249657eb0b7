import { writeFile } from 'node:fs/promises';
import { rules } from '../../rules/index.ts';
import { runLint } from '../batch/run.ts';
import { removeSpills } from '../batch/spill.ts';
import { UsageError } from '../config/errors.ts';
import type { FailOn } from '../config/fail-on.ts';
import { hint } from '../config/nearest.ts';
import type { Settings } from '../config/resolve.ts';
import type { GatedFinding } from '../gate/gate.ts';
import type { RunResult } from '../gate/summary.ts';
import { dayIn } from '../input/dates.ts';
import { formatOf } from '../input/discover.ts';
import { type Excerpt, Excerpts } from '../input/excerpt.ts';
import type { Problem } from '../input/problem.ts';
import { STDIN } from '../input/read.ts';
import { liveIn } from '../input/zone.ts';
import { forTerminal } from '../report/escape.ts';
import type { Report, ReportContext } from '../report/report.ts';
import { terminalFor } from '../report/terminal.ts';
import { fail } from './fail.ts';
import { ProgressLine } from './progress.ts';
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

const FORMATS = ['text', 'json', 'ndjson', 'sarif'] as const;
type FormatName = (typeof FORMATS)[number];

interface Output {
  readonly format: FormatName;
  /** Undefined: standard output. */
  readonly file: string | undefined;
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
  const progress = showsProgress(options) ? new ProgressLine(process.stderr) : undefined;
  const stop = whenInterrupted(progress);
  const result = await runLint({
    settings,
    today,
    inlineSuppressions: options.inlineSuppressions,
    paths: paths.filter((path) => path !== '-'),
    cwd: process.cwd(),
    given,
    ...(options.quiet ? {} : { onNotice: noticeSayer(outputs.some(({ format }) => format === 'sarif')) }),
    hire: threadsFor(settings, { today, inlineSuppressions: options.inlineSuppressions }, options.jobs),
    ...(options.memory === undefined ? {} : { memory: options.memory * MEGABYTE }),
    onProgress: (done) => progress?.show(done),
  }).finally(() => {
    progress?.clear();
    stop();
  });
  process.exitCode = result.exitCode;
  if (process.env.CASELINT_DEBUG === '1') for (const { error } of result.crashes) console.error(error);
  const excerpts = new Excerpts(new Map(given.map(({ name, bytes }) => [name, bytes])));
  if (!outputs.some(isForPeople)) sayProblems(result.problems);
  // Files first: whoever reads standard output may stop reading, and that ends the program.
  const filesFirst = [...outputs].sort((a, b) => Number(a.file === undefined) - Number(b.file === undefined));
  for (const output of filesFirst) {
    try {
      await write(output, result, settings, options, excerpts);
    } catch (error) {
      // One report that cannot be written takes no other with it.
      await fail(error);
    }
  }
}

/** On a terminal, but not where programs read along. */
function showsProgress({ progress, quiet }: LintOptions): boolean {
  return progress ?? (process.stderr.isTTY === true && quiet !== true && !process.env.CI);
}

/** Ctrl-C and the like: takes away what lies on disk, says how far the run came, and ends it as one that was not done. */
function whenInterrupted(progress: ProgressLine | undefined): () => void {
  const leave = () => {
    removeSpills();
    progress?.clear();
    process.stderr.write(`caselint: stopped before the end${progress ? `: ${progress.soFar}` : ''}. What is written so far is not the whole report.\n`);
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

function sayProblems(problems: RunResult['problems']): void {
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

async function write(output: Output, result: RunResult, settings: Settings, options: LintOptions, excerpts: Excerpts): Promise<void> {
  const mayQuote = options.includeText === true || (options.text && output.format === 'text' && output.file === undefined && process.stdout.isTTY === true);
  const quoted = new Map<GatedFinding, Excerpt>();
  for (const finding of mayQuote ? result.findings : []) {
    const excerpt = await excerpts.read(finding.on.file, finding.position);
    if (excerpt) quoted.set(finding, excerpt);
  }
  const report = await render(output, result, settings, options, mayQuote ? (finding) => quoted.get(finding) : undefined);
  if (output.file === undefined) {
    await new Promise<void>((resolve) => process.stdout.write(report, () => resolve()));
    return;
  }
  try {
    await writeFile(output.file, report);
  } catch (error) {
    throw new UsageError(`The report could not be written to ${output.file} (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`);
  }
}

async function render(
  output: Output,
  result: RunResult,
  settings: Settings,
  options: LintOptions,
  excerpt: ((finding: GatedFinding) => Excerpt | undefined) | undefined,
): Promise<string> {
  if (output.format === 'text') {
    const { textReport } = await import('../report/text.ts');
    const terminal = output.file === undefined ? terminalFor(process.stdout, { color: options.color }, process.env) : terminalFor({}, { color: false }, {});
    return textReport(result, { terminal, quiet: options.quiet ?? false, ...(excerpt ? { excerpt } : {}) });
  }
  const help = output.format === 'sarif' ? (await import('../../rules/pages.ts')).rulePages : new Map<string, string>();
  const context: ReportContext = {
    version: VERSION,
    rules: settings.rulesFor(''),
    helpBase: settings.helpBase,
    help,
    exitCode: result.exitCode,
    ...(excerpt ? { excerpt: (finding: GatedFinding) => excerpt(finding)?.marked } : {}),
  };
  const reports: Readonly<Record<Exclude<FormatName, 'text'>, () => Promise<Report>>> = {
    json: async () => (await import('../report/json.ts')).json,
    ndjson: async () => (await import('../report/ndjson.ts')).ndjson,
    sarif: async () => (await import('../report/sarif.ts')).sarif,
  };
  return (await reports[output.format]())(result, context);
}

function readOutputs(formats: readonly string[]): Output[] {
  const outputs = (formats.length === 0 ? ['text'] : formats).map((wish): Output => {
    const [name = '', ...file] = wish.split('=');
    if (!(FORMATS as readonly string[]).includes(name))
      throw new UsageError(`There is no format “${name}”.${hint(name, FORMATS)} There are ${FORMATS.join(', ')}.`);
    if (file.length > 0 && file.join('=') === '') throw new UsageError(`--format ${wish}: name the file, as in ${name}=report.${name}.`);
    return { format: name as FormatName, file: file.length > 0 ? file.join('=') : undefined };
  });
  const toStdout = outputs.filter((output) => output.file === undefined);
  if (toStdout.length > 1)
    throw new UsageError(
      `Only one report can go to standard output: give all but one a file, as in --format ${toStdout[1]?.format}=report.${toStdout[1]?.format}.`,
    );
  const files = outputs.map((output) => output.file).filter((file) => file !== undefined);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) throw new UsageError(`Two reports would be written to ${twice}.`);
  return outputs;
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
