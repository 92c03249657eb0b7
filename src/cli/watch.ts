import { unwatchFile, watchFile } from 'node:fs';
import { UsageError } from '../config/errors.ts';
import type { GatedFinding } from '../gate/gate.ts';
import { requireDrafts } from './drafts.ts';
import { fail } from './fail.ts';
import { type LintOptions, lint } from './lint.ts';
import { sayLines } from './say.ts';

/** How often the files are looked at, in milliseconds. */
const EVERY = 250;
/** An editor may write in several steps: what it saved is read when it has been quiet for so long, in milliseconds. */
const QUIET = 120;
/** Clears the screen and what can be scrolled back to: no older state of the record stays on it. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';
const HOW_TO_END = process.stdin.isTTY ? 'q to end' : 'Ctrl-C to end';
/** q, and what a raw terminal hands over for Ctrl-C and Ctrl-D. */
const ENDING_KEYS = ['q', 'Q', '\u0003', '\u0004'];
/** Rows under the report: an empty one, what got better, how to end. */
const ROWS_KEPT = 4;

/**
 * Checks drafts, and again whenever one is saved, until q or Ctrl-C; says what got better since the last look. Writes nothing.
 * The files are asked for by name, so one that an editor replaces by another is still watched, on network drives too.
 */
export async function watch(paths: readonly string[], options: LintOptions): Promise<void> {
  if (options.fix || options.fixDryRun) throw new UsageError('--watch changes nothing, and --fix does: run them one after the other.');
  if (options.format) throw new UsageError('--watch shows the report on the screen, and writes no other: leave --format out.');
  await requireDrafts(paths, '--watch');
  let last: Seen | undefined;
  const look = async () => {
    const found: Counts = new Map();
    let seen: Seen | undefined;
    await lint(paths, options, {
      rowsKept: ROWS_KEPT,
      onlooker: {
        onFinding: (finding) => count(found, finding),
        onReport({ summary, exitCode }) {
          if (exitCode !== 2) seen = { found, unchecked: new Set(Object.keys(summary.notChecked)) };
          if (process.stdout.isTTY) process.stdout.write(CLEAR);
        },
      },
    });
    const progress = last && seen ? [`Since the last look: ${progressOf(last, seen)}.`] : [];
    sayLines(['', ...progress, `Watching ${paths.join(', ')}: save to check again, ${HOW_TO_END}.`]);
    // What could not be read is no progress: the next look is compared with the one before it.
    last = seen ?? last;
  };
  const looks = new Looks(look);
  // Before the first look, so that nothing that is saved during it is missed.
  for (const path of paths) watchFile(path, { interval: EVERY }, () => looks.ask());
  try {
    await looks.now();
    await untilAsked();
    process.exitCode = 0;
  } finally {
    for (const path of paths) unwatchFile(path);
  }
}

/** Findings by rule, message and section: as much as can be known of two states of a note without its words. */
type Counts = Map<string, number>;

/** What was seen of drafts that could be read whole. */
interface Seen {
  readonly found: Counts;
  /** Rules that could not be checked, or not everywhere. */
  readonly unchecked: ReadonlySet<string>;
}

function count(counts: Counts, { rule, messageId, section, suppressedBy }: GatedFinding): void {
  if (suppressedBy) return;
  const key = [rule, messageId, section ?? ''].join(' ');
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** `2 mended (late-entry, jargon), 1 new (long-sentence)`. A rule that is no longer checked has mended nothing. */
function progressOf(before: Seen, after: Seen): string {
  const isChecked = (rule: string) => before.unchecked.has(rule) || !after.unchecked.has(rule);
  const mended = gains(after.found, before.found).filter(({ rule }) => isChecked(rule));
  const told = [toldOf(mended, 'mended'), toldOf(gains(before.found, after.found), 'new')].filter((part) => part !== undefined);
  return told.join(', ') || 'nothing mended, nothing new';
}

interface Gain {
  readonly rule: string;
  readonly number: number;
}

/** What there is more of. */
function gains(from: Counts, to: Counts): Gain[] {
  return [...to].map(([key, number]) => ({ rule: key.split(' ')[0] ?? '', number: number - (from.get(key) ?? 0) })).filter(({ number }) => number > 0);
}

function toldOf(more: readonly Gain[], word: string): string | undefined {
  const total = more.reduce((sum, { number }) => sum + number, 0);
  return total === 0 ? undefined : `${total} ${word} (${[...new Set(more.map(({ rule }) => rule))].join(', ')})`;
}

/** One look at a time; what is saved during one is looked at after it, once. */
class Looks {
  readonly #look: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(look: () => Promise<void>) {
    this.#look = look;
  }

  /** Looks when it has been quiet for a while; what breaks a look may be mended by the next. */
  ask(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#isLooking ? this.ask() : void this.now().catch(fail)), QUIET);
  }

  async now(): Promise<void> {
    this.#isLooking = true;
    await this.#look().finally(() => {
      this.#isLooking = false;
    });
  }
}

/** Resolves when the person at the keyboard has seen enough: q, Ctrl-C, or the end of the terminal. */
function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    const { stdin } = process;
    if (!stdin.isTTY) return;
    stdin.setRawMode(true);
    stdin.resume();
    stdin.on('data', (keys: Buffer) => {
      if (!ENDING_KEYS.some((key) => keys.includes(key))) return;
      stdin.setRawMode(false);
      stdin.pause();
      resolve();
    });
  });
}
