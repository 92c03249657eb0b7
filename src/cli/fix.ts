import { readFile } from 'node:fs/promises';
import { rules } from '../../rules/index.ts';
import { runNotes } from '../batch/run.ts';
import { UsageError } from '../config/errors.ts';
import { type Change, type FixedDraft, fixDraft } from '../fix/fix-draft.ts';
import type { Unfit } from '../fix/look.ts';
import { liveIn } from '../input/zone.ts';
import { unifiedDiff } from '../report/diff.ts';
import { forTerminal } from '../report/escape.ts';
import { terminalFor } from '../report/terminal.ts';
import { requireDrafts } from './drafts.ts';
import { type LintOptions, lint } from './lint.ts';
import { FileChanged, replaceFile } from './replace-file.ts';
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
  for (const path of paths) {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
    const fixed = bytes instanceof Error ? 'unread' : await fixDraft(bytes, path, { settings, today, inlineSuppressions });
    if (bytes instanceof Error || typeof fixed === 'string') {
      isWhole = false;
      say(path, UNFIT[typeof fixed === 'string' ? fixed : 'unread']);
    } else if (options.fixDryRun) {
      const terminal = terminalFor(process.stdout, { color: options.color }, process.env);
      process.stdout.write(unifiedDiff(path, fixed, terminal, process.stdout.isTTY === true));
      sayChanges(path, fixed, 'would be mended');
    } else if (fixed.made.length === 0) sayChanges(path, fixed, 'mended');
    else if (await isReplaced(path, bytes, fixed.bytes)) sayChanges(path, fixed, 'mended');
    else isWhole = false;
  }
  if (options.fixDryRun) {
    const end = await runNotes({ settings, today, inlineSuppressions, paths, cwd: process.cwd() }, () => {});
    process.exitCode = end.exitCode;
  } else await lint(paths, options);
  if (!isWhole) process.exitCode = 2;
}

const UNFIT: Readonly<Record<Unfit, string>> = {
  unread: 'nothing was changed: it could not be read as a note. Put right what “caselint” says of it, and try again',
  several: 'nothing was changed: it holds several notes, and fixes are for a draft with one. Put each note into a file of its own',
  finalised: 'nothing was changed: this note is finalised, and a finalised record is changed by people alone. Take the findings as a list to work through',
  long: 'nothing was changed: it is longer than a note may be (input.longestNote). Is it one note?',
};

async function isReplaced(path: string, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  try {
    await replaceFile(path, before, after);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    say(
      path,
      error instanceof FileChanged
        ? 'nothing was changed: somebody wrote to it in the meantime. Save it, and try again'
        : `nothing was changed: it could not be written (${code ?? 'unknown reason'}). Look whether it may be written, or save a copy and fix that`,
    );
    return false;
  }
}

function sayChanges(path: string, { made, left }: FixedDraft, mended: string): void {
  const left1 = left.map((change) => `${placed(change)}; left as it is, for ${reasonOf(change)}`);
  const lines = [...made.map(placed), ...left1];
  say(path, made.length === 0 ? `nothing ${mended}: what is safe to mend without you is in order` : `${made.length} ${mended}`);
  for (const line of lines) process.stderr.write(`  ${forTerminal(line)}\n`);
}

function placed({ line, told }: Change): string {
  return `line ${line}: ${told}`;
}

function reasonOf({ against }: Change): string {
  return against === undefined ? 'the note would not have stayed the same beside it' : `“${against}” would then find fault with it`;
}

function say(path: string, text: string): void {
  process.stderr.write(`caselint: ${forTerminal(`${path}: ${text}`)}\n`);
}
