import type { Severity } from '../engine/rule.ts';
import type { GatedFinding } from '../gate/gate.ts';
import type { Excerpt } from '../input/excerpt.ts';

/** A finding that a report for people holds until it knows the note's other findings. */
export interface Held {
  readonly finding: GatedFinding;
  readonly excerpt: Excerpt | undefined;
}

/** Findings note by note, in the order in which the notes came, within a note by position. */
export function byNote(held: readonly Held[]): [Held, ...Held[]][] {
  const notes = new Map<number, [Held, ...Held[]]>();
  for (const entry of held) {
    const group = notes.get(entry.finding.on.ordinal);
    if (group) group.push(entry);
    else notes.set(entry.finding.on.ordinal, [entry]);
  }
  const startOf = ({ finding }: Held) => finding.position.start.offset;
  for (const group of notes.values()) group.sort((a, b) => startOf(a) - startOf(b));
  return [...notes].sort(([a], [b]) => a - b).map(([, group]) => group);
}

interface RuleCount {
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: number;
  readonly notes: number;
}

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

/** What each rule found of each severity, and in how many notes: most weighty first, then most findings. */
export function countByRule(findings: Iterable<GatedFinding>): RuleCount[] {
  const counts = new Map<string, { rule: string; severity: Severity; findings: number; notes: Set<number> }>();
  for (const { rule, severity, on } of findings) {
    const key = `${severity} ${rule}`;
    const entry = counts.get(key) ?? { rule, severity, findings: 0, notes: new Set() };
    entry.findings++;
    entry.notes.add(on.ordinal);
    counts.set(key, entry);
  }
  return [...counts.values()]
    .map((entry) => ({ ...entry, notes: entry.notes.size }))
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
}
