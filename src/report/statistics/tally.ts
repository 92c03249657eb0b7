import type { Severity } from '../../engine/rule.ts';
import type { Entry } from './ledger.ts';

/** A group of fewer notes gets no rate: one bad week would weigh more than the truth. */
export const SMALL_GROUP = 10;

/** What was found in some notes. */
export class Tally {
  notes = 0;
  readonly findings: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  /** Notes by the gravest that was found in them; advice counts as nothing to mend. */
  readonly worst = { error: 0, warning: 0, fine: 0 };

  add({ error, warning, info }: Entry): void {
    this.notes++;
    this.findings.error += error;
    this.findings.warning += warning;
    this.findings.info += info;
    this.worst[error > 0 ? 'error' : warning > 0 ? 'warning' : 'fine']++;
  }

  /** Points of some weight for every 100 notes; undefined for a small group. */
  rate(...severities: readonly Severity[]): number | undefined {
    return per100(
      severities.reduce((sum, severity) => sum + this.findings[severity], 0),
      this.notes,
    );
  }
}

/** For every 100 notes; undefined where there are too few of them for a rate. */
export function per100(count: number, notes: number): number | undefined {
  return notes < SMALL_GROUP ? undefined : (count / notes) * 100;
}
