import { FAIL_ON, type FailOn } from '../config/fail-on.ts';
import type { RuleCrash } from '../engine/finding.ts';
import { SEVERITIES, type Severity } from '../engine/rule.ts';
import type { Problem } from '../input/problem.ts';
import type { GatedFinding } from './gate.ts';

export interface NotChecked {
  notes: number;
  missing: string[];
}

/** What a run read, judged and found. `notes` is always `judged` + `rejected`. */
export interface Summary {
  files: number;
  notes: number;
  judged: number;
  rejected: number;
  findings: Record<Severity, number>;
  suppressed: number;
  baselined: number;
  notChecked: Record<string, NotChecked>;
}

/** What a run read of one file. `notes` is always `judged` + `rejected`. */
export interface FileSummary {
  readonly file: string;
  readonly bytes: number;
  readonly notes: number;
  readonly judged: number;
  readonly rejected: number;
}

/** What became of a baseline's entries in a run. */
export interface BaselineEnd {
  /** By rule, the entries whose fault is gone. */
  readonly stale: Readonly<Record<string, number>>;
  /** Entries of notes that this run did not judge. */
  readonly notRead: number;
  /** Findings that were put into it, where it was brought up to date. */
  readonly added?: number;
}

/** What one threshold came to. */
export interface GateRow {
  /** A rule's name, or `rejected`. */
  readonly name: string;
  readonly limit: 'max' | 'maxRate' | 'maxNotChecked';
  /** A number, or a share from 0 to 1. */
  readonly allowed: number;
  /** With `max` findings, else notes. */
  readonly found: number;
  /** The notes that it is a share of. */
  readonly of: number;
  readonly passed: boolean;
}

export interface GateEnd {
  readonly rows: readonly GateRow[];
  readonly passed: boolean;
  /** Severities of findings that no threshold judges. */
  readonly others: readonly Severity[];
}

/** What a run came to beside its findings. */
export interface RunEnd {
  readonly problems: readonly Problem[];
  /** What is to be known about files and is no fault of theirs: columns that are not read, a guessed encoding. */
  readonly notices: readonly Problem[];
  readonly summary: Summary;
  /** In the order of the input. */
  readonly files: readonly FileSummary[];
  readonly exitCode: 0 | 1 | 2;
  /** Rules that failed; each is among the problems too. */
  readonly crashes: readonly RuleCrash[];
  /** Where there is a baseline. */
  readonly baseline?: BaselineEnd;
  /** Where the settings have thresholds. */
  readonly gate?: GateEnd;
}

/** Everything that a report may show. */
export interface RunResult extends RunEnd {
  readonly findings: readonly GatedFinding[];
}

export function emptySummary(): Summary {
  return { files: 0, notes: 0, judged: 0, rejected: 0, findings: { error: 0, warning: 0, info: 0 }, suppressed: 0, baselined: 0, notChecked: {} };
}

export function countFinding(summary: Summary, finding: GatedFinding): void {
  if (finding.suppressedBy) summary.suppressed++;
  else if (finding.baselineState === 'unchanged') summary.baselined++;
  else summary.findings[finding.severity]++;
}

export function countNotChecked(summary: Pick<Summary, 'notChecked'>, notChecked: ReadonlyMap<string, readonly string[]>): void {
  for (const [rule, missing] of notChecked) {
    summary.notChecked[rule] ??= { notes: 0, missing: [] };
    const entry = summary.notChecked[rule];
    entry.notes++;
    for (const field of missing) if (!entry.missing.includes(field)) entry.missing.push(field);
  }
}

/** Adds what was not checked in a part of the run. */
export function addNotChecked(summary: Pick<Summary, 'notChecked'>, more: Summary['notChecked']): void {
  for (const [rule, { notes, missing }] of Object.entries(more)) {
    summary.notChecked[rule] ??= { notes: 0, missing: [] };
    const entry = summary.notChecked[rule];
    entry.notes += notes;
    for (const field of missing) if (!entry.missing.includes(field)) entry.missing.push(field);
  }
}

/** Whether one finding of this severity makes the run fail. */
export function isFailing(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(failOn);
}

/**
 * 0: nothing at or above the threshold; 1: findings; 2: the job could not be done whole. 2 beats 1.
 * @param gate Thresholds judge their rules in place of `failOn`.
 */
export function exitCodeOf(summary: Summary, hasProblems: boolean, failOn: FailOn, maxWarnings: number | undefined, gate?: GateEnd): 0 | 1 | 2 {
  if (hasProblems || summary.notes === 0) return 2;
  const { findings } = summary;
  const found = gate?.others ?? SEVERITIES.filter((severity) => findings[severity] > 0);
  const hasFailing = gate?.passed === false || found.some((severity) => isFailing(severity, failOn));
  return hasFailing || (maxWarnings !== undefined && findings.warning > maxWarnings) ? 1 : 0;
}
