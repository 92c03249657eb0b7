import type { RunEnd } from '../gate/summary.ts';
import type { ReportContext } from './report.ts';

/** How a run was set up: what a gate must know to be proven later. */
export interface Setup {
  /** The day that counted as today, `yyyy-MM-dd`. */
  readonly asOf: string;
  readonly preset: string;
  readonly timezone: string;
  readonly dates: readonly string[];
  readonly inlineSuppressions: boolean;
}

/**
 * What a migration's report ends with: each file with its bytes and what became of its notes, and the settings of every rule
 * that was on. Plain hashes of files are left out: that of a file with one short note could be guessed.
 */
export function manifestOf({ files, summary }: RunEnd, { version, rules }: ReportContext, setup: Setup) {
  const { notes, judged, rejected } = summary;
  return {
    caselint: version,
    ...setup,
    rules: Object.fromEntries(rules.filter(({ level }) => level !== 'off').map(({ rule, level, options }) => [rule.name, { level, options }])),
    files,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    notes,
    judged,
    rejected,
  };
}
