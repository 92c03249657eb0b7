import type { Position } from '../casenote/source.ts';
import type { Fix, NoteRef, Severity, Suggestion } from './rule.ts';

export interface RelatedPlace {
  readonly on: NoteRef;
  readonly position: Position;
  readonly message: string;
}

/** What a rule found, and where. Holds no word of the record: an excerpt is read from the file by whoever may show it. */
export interface Finding {
  readonly rule: string;
  readonly messageId: string;
  /** The rule's usual severity, or that of this very finding; the gate settles what counts. */
  readonly severity: Severity;
  readonly message: string;
  readonly clauses: readonly string[];
  readonly on: NoteRef;
  /** The section's title as the form calls it, or "other" headings' place alone. */
  readonly section: string | undefined;
  readonly position: Position;
  readonly related: readonly RelatedPlace[];
  readonly suggestions: readonly Suggestion[];
  /** Only where fixes are asked for, and the rule has a safe one. */
  readonly fix?: Fix;
  /** Found by a record or family rule: it comes after the findings of single notes. */
  readonly acrossNotes: boolean;
  /** Only where a key is set: by it the next run knows the fault again (fingerprint.ts). */
  readonly fingerprint?: string;
}

/** The order of a note's findings: by position, then by rule. */
export function byPosition(a: Finding, b: Finding): number {
  const x = a.position.start.offset - b.position.start.offset || a.position.end.offset - b.position.end.offset;
  return x || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** A rule that could not be run to its end on a note. */
export interface RuleCrash {
  readonly rule: string;
  readonly on: NoteRef | undefined;
  readonly line: number | undefined;
  /** What it threw: for whoever mends the rule. It may hold words of the record, so no report shows it. */
  readonly error: unknown;
}
