import { rules } from '../../rules/index.ts';
import type { Progress } from '../batch/options.ts';
import { runNotes } from '../batch/run.ts';
import { removeSpills } from '../batch/spill.ts';
import type { NoteCard } from '../casenote/card.ts';
import { UsageError } from '../config/errors.ts';
import type { FailOn } from '../config/fail-on.ts';
import { governedRules } from '../config/gate.ts';
import type { Settings } from '../config/resolve.ts';
import type { RunEnd } from '../gate/summary.ts';
import { formatOf } from '../input/discover.ts';
import { Excerpts } from '../input/excerpt.ts';
import type { Problem } from '../input/problem.ts';
import { STDIN } from '../input/read.ts';
import { liveIn } from '../input/zone.ts';
import { forTerminal } from '../report/escape.ts';
import { terminalFor } from '../report/terminal.ts';
import { hasFingerprints, type Output, readOutputs } from './formats.ts';
import type { Known, KnownOptions } from './known.ts';
import type { Surroundings } from './onlooker.ts';
import { ProgressLine } from './progress.ts';
import { NobodyReads, Reporting, type ReportingOptions } from './reporting.ts';
import { gatherSettings, type SettingsOptions } from './settings.ts';
import { threadsFor } from './threads.ts';
import { todayFor } from './today.ts';
import { VERSION } from './version.ts';

export interface LintOptions extends SettingsOptions, KnownOptions {
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
  readonly keyFile?: string;
  readonly jobs?: number;
  /** Megabytes. */
  readonly memory?: number;
  readonly progress?: boolean;
  /** The whole list, however long. */
  readonly all?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly watch?: boolean;
}

const MEGABYTE = 1024 * 1024;

/** The main job. Sets the exit code; the report goes to standard output or into files, all else to standard error. */
export async function lint(paths: readonly string[], options: LintOptions, surroundings: Surroundings = {}): Promise<void> {
  await check(paths, options, readOutputs(options.format ?? []), surroundings);
}

/** Checks notes and writes these reports of it. */
export async function check(
  paths: readonly string[],
  options: LintOptions,
  outputs: readonly Output[],
  { rowsKept = 0, onlooker }: Surroundings = {},
): Promise<void> {
  if (paths.length === 0)
    throw new UsageError('Say which notes to check: a file, a folder, a glob, or - for what is typed or piped in. “caselint --help” shows examples.');
  if (options.includeText && !options.text) throw new UsageError('--include-text and --no-text contradict each other: give one of them.');
  if (options.stdinFilename !== undefined && !paths.includes('-'))
    throw new UsageError('--stdin-filename names standard input, which is not read: give - as a path too.');
  const settings = await gatherSettings(rules, options);
  liveIn(settings.timezone);
  const today = todayFor(options.asOf, settings.timezone);
  const known = await knownBefore(settings, options, outputs);
  const given = paths.includes('-') ? [{ name: stdinName(options.stdinFilename), bytes: await readStdin() }] : [];
  const excerpts = new Excerpts(new Map(given.map(({ name, bytes }) => [name, bytes])), settings.mapping.encoding);
  const progress = showsProgress(outputs, options) ? new ProgressLine(process.stderr) : undefined;
  const opening = Reporting.open(outputs, reportingOptions(settings, options, excerpts, today, rowsKept));
  // An onlooker ends the whole of it, and leaves nothing half done. From the first file on that is begun.
  const stop = onlooker ? () => {} : whenInterrupted(progress, opening);
  const reporting = await opening;
  try {
    const judging = { today, inlineSuppressions: options.inlineSuppressions, fingerprintKey: known?.fingerprintKey };
    const run = {
      settings,
      ...judging,
      baseline: known?.baseline,
      paths: paths.filter((path) => path !== '-'),
      cwd: process.cwd(),
      given,
      ...(options.quiet ? {} : { onNotice: noticeSayer(outputs.some(({ format }) => format === 'sarif')) }),
      hire: threadsFor(settings, { ...judging, cards: reporting.wantsCards }, options.jobs),
      ...(reporting.wantsCards ? { onCard: (card: NoteCard) => reporting.card(card) } : {}),
      ...(options.memory === undefined ? {} : { memory: options.memory * MEGABYTE }),
      onProgress: (done: Progress) => progress?.show(done),
    };
    const end = await runNotes(run, (finding) => {
      onlooker?.onFinding(finding);
      return reporting.finding(finding);
    });
    progress?.clear();
    onlooker?.onReport(end);
    // A report that could not be written has made it 2 already.
    if (process.exitCode !== 2) process.exitCode = end.exitCode;
    if (process.env.CASELINT_DEBUG === '1') for (const { error } of end.crashes) console.error(error);
    if (!outputs.some(isForPeople)) sayProblems(end.problems);
    await reporting.close(end);
    await known?.save(end, process.exitCode !== 2);
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

/** The key and the baseline, where this run has use for them: a draft's text report has none for a key. */
async function knownBefore(settings: Settings, options: LintOptions, outputs: readonly Output[]): Promise<Known | undefined> {
  const isAsked = options.baseline !== undefined || options.updateBaseline || options.keyFile !== undefined;
  if (!isAsked && (settings.keyFile === undefined || !outputs.some(hasFingerprints))) return undefined;
  return (await import('./known.ts')).Known.open(settings.keyFile, options);
}

/** On a terminal, but not where programs read along, nor where a report is written to it line by line. */
function showsProgress(outputs: readonly Output[], { progress, quiet }: LintOptions): boolean {
  const isInUse = process.stdout.isTTY === true && outputs.some(({ format, file }) => file === undefined && format !== 'text');
  return progress ?? (process.stderr.isTTY === true && !isInUse && quiet !== true && !process.env.CI);
}

/** Ctrl-C and the like: takes away what lies on disk, says how far the run came, and ends it as one that was not done. */
function whenInterrupted(progress: ProgressLine | undefined, opening: Promise<Reporting>): () => void {
  const leave = async () => {
    removeSpills();
    progress?.clear();
    process.stderr.write(`caselint: stopped before the end${progress ? `: ${progress.soFar}` : ''}. No report was written to a file.\n`);
    await (await opening).abandon();
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

function reportingOptions(settings: Settings, options: LintOptions, excerpts: Excerpts, today: string, rowsKept: number): ReportingOptions {
  const mayQuote = (output: Output) => options.includeText === true || (options.text && isForPeople(output));
  return {
    excerpts,
    mayQuote,
    layout({ file }) {
      const terminal = file === undefined ? terminalFor(process.stdout, { color: options.color }, process.env) : terminalFor({}, { color: false }, {});
      const rows = file === undefined && process.stdout.isTTY === true && !options.all ? process.stdout.rows - rowsKept : undefined;
      return { terminal, quiet: options.quiet ?? false, rows };
    },
    async context(output) {
      const { failOn, maxWarnings, helpBase } = settings;
      const governed = new Set(governedRules(settings.gate ?? {}));
      const help = output.format === 'sarif' ? (await import('../../rules/pages.ts')).rulePages : new Map<string, string>();
      const context = { version: VERSION, rules: settings.rulesFor(''), help, helpBase, failOn, maxWarnings, governed, mayQuote: mayQuote(output) };
      if (settings.preset !== 'migration') return context;
      const { preset, timezone, layouts: dates } = settings;
      return { ...context, setup: { asOf: today, preset, timezone, dates, inlineSuppressions: options.inlineSuppressions } };
    },
  };
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
