import { readFile } from 'node:fs/promises';
import { rules } from '../../rules/index.ts';
import { runNotes } from '../batch/run.ts';
import { UsageError } from '../config/errors.ts';
import { type Change, type FixedDraft, fixDraft } from '../fix/fix-draft.ts';
import type { LookOptions, Unfit } from '../fix/look.ts';
import { liveIn } from '../input/zone.ts';
import { unifiedDiff } from '../report/diff.ts';
import { terminalFor } from '../report/terminal.ts';
import { requireDrafts } from './drafts.ts';
import { type LintOptions, lint } from './lint.ts';
import { FileChanged, replaceFile } from './replace-file.ts';
import { sayLines } from './say.ts';
import { gatherSettings } from './settings.ts';
import { todayFor } from './today.ts';

/**
 * Mends in drafts what is safe to mend, says on standard error what it did, and reports what is left. With --fix-dry-run it
 * writes nothing: the report is then the diff, and the exit code that of the drafts as they are.
 */
export async function fix(paths: readonly string[], options: LintOptions): Promise<void> {
  const option = options.fixDryRun ? '--fix-dry-run' : '--fix';
  if (options.fix && options.fixDryRun) throw new UsageError('--fix writes and --fix-dry-run does not: give one of them.');
  if (options.fixDryRun && options.format) throw new UsageError('The report of --fix-dry-run is the diff: leave --format out.');
  if (options.fixDryRun && !options.text) throw new UsageError('--fix-dry-run shows lines of the note, and --no-text forbids it: give one of them.');
  await requireDrafts(paths, option);
  const settings = await gatherSettings(rules, options);
  liveIn(settings.timezone);
  const today = todayFor(options.asOf, settings.timezone);
  const { inlineSuppressions } = options;
  let isWhole = true;
  let rowsKept = 0;
  for (const path of paths) {
    const { isDone, rows } = await mend(path, { settings, today, inlineSuppressions }, options);
    isWhole &&= isDone;
    rowsKept += rows;
  }
  if (process.stderr.isTTY && !options.fixDryRun) rowsKept += sayLines(['']);
  if (options.fixDryRun) {
    const end = await runNotes({ settings, today, inlineSuppressions, paths, cwd: process.cwd() }, () => {});
    process.exitCode = end.exitCode;
  } else await lint(paths, options, { rowsKept });
  if (!isWhole) process.exitCode = 2;
}

/** What came of one draft, and how many rows it took to say so. */
interface Mended {
  readonly isDone: boolean;
  readonly rows: number;
}

/** Mends one draft, or shows how, and says so. */
async function mend(path: string, look: LookOptions, { fixDryRun, color }: LintOptions): Promise<Mended> {
  const bytes = await readFile(path).catch(() => undefined);
  const fixed = bytes === undefined ? 'unread' : await fixDraft(bytes, path, look);
  if (bytes === undefined || typeof fixed === 'string') {
    return { isDone: false, rows: sayLines([`caselint: ${path}: nothing was changed: ${UNFIT[typeof fixed === 'string' ? fixed : 'unread']}`]) };
  }
  if (fixDryRun) process.stdout.write(unifiedDiff(path, fixed, terminalFor(process.stdout, { color }, process.env), process.stdout.isTTY === true));
  else if (fixed.made.length > 0) {
    const fault = await replaceFile(path, bytes, fixed.bytes).then(() => undefined, faultOf);
    if (fault !== undefined) return { isDone: false, rows: sayLines([`caselint: ${path}: nothing was changed: ${fault}`]) };
  }
  return { isDone: true, rows: sayLines(changesOf(path, fixed, fixDryRun ? 'would be mended' : 'mended')) };
}

const UNFIT: Readonly<Record<Unfit, string>> = {
  unread: 'it could not be read as a note. Put right what “caselint” says of it, and try again',
  several: 'it holds several notes, and fixes are for a draft with one. Put each note into a file of its own',
  finalised: 'this note is finalised, and a finalised record is changed by people alone. Take the findings as a list to work through',
  long: 'it is longer than a note may be (input.longestNote). Is it one note?',
};

/** Why the file could not be replaced. */
function faultOf(error: NodeJS.ErrnoException): string {
  return error instanceof FileChanged
    ? 'somebody wrote to it in the meantime. Save it, and try again'
    : `it could not be written (${error.code ?? 'unknown reason'}). Look whether it may be written, or save a copy and fix that`;
}

function changesOf(path: string, { made, left }: FixedDraft, mended: string): string[] {
  const unmended = left.map((change) => `${placed(change)}: not done, for ${reasonOf(change)}`);
  const count = made.length === 0 ? `nothing ${mended}: what is safe to mend without you is in order` : `${made.length} ${mended}`;
  return [`caselint: ${path}: ${count}`, ...[...made.map(placed), ...unmended].map((line) => `  ${line}`)];
}

function placed({ line, told }: Change): string {
  return `line ${line}: ${told}`;
}

function reasonOf({ against }: Change): string {
  return against === undefined ? 'the note would not have stayed the same beside it' : `“${against}” would then find fault with it`;
}
