import type { Severity } from '../engine/rule.ts';
import type { Held } from './by-note.ts';

/** One piece of advice, and every place of a note that it is for. */
export interface Advice {
  /** The gravest of its places. */
  readonly severity: Severity;
  /** In the note's order, the gravest first. */
  readonly places: readonly [Held, ...Held[]];
}

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

/** Findings that ask for the same thing, told once: the gravest first, then in the order of the note. */
export function adviceOf(held: readonly Held[]): Advice[] {
  const groups = new Map<string, [Held, ...Held[]]>();
  for (const entry of [...held].sort(byWeight)) {
    const { rule, messageId } = entry.finding;
    const group = groups.get(`${rule} ${messageId}`);
    if (group) group.push(entry);
    else groups.set(`${rule} ${messageId}`, [entry]);
  }
  return [...groups.values()].map((places) => ({ severity: places[0].finding.severity, places }));
}

function byWeight({ finding: a }: Held, { finding: b }: Held): number {
  return WEIGHT[a.severity] - WEIGHT[b.severity] || a.position.start.offset - b.position.start.offset;
}
