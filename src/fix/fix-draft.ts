import type { Fix } from '../engine/rule.ts';
import type { GatedFinding } from '../gate/gate.ts';
import { applyEdits } from './edits.ts';
import { encodeLike } from './encode.ts';
import { DraftReader, type Look, type LookOptions, type Unfit } from './look.ts';

/** A change that was made, or one that was tried and left. */
export interface Change {
  /** From 1, in the file as it was before this change. */
  readonly line: number;
  /** What it does, without a word of the record. */
  readonly told: string;
  /** Of a change that was left: which rule would have found fault with it; undefined where the note would not have been the same. */
  readonly against?: string | undefined;
}

export interface FixedDraft {
  readonly before: string;
  readonly after: string;
  /** `after` in the encoding of the file. */
  readonly bytes: Uint8Array;
  readonly made: readonly Change[];
  readonly left: readonly Change[];
}

type FixableFinding = GatedFinding & { readonly fix: Fix };

/** More changes than any draft has; past it a rule and its fix must be at odds. */
const MOST_CHANGES = 200;

/**
 * Makes every safe change in a draft of one note, one after the other, and after each reads and judges the note again: a
 * change stays only where the note is the same but for it, its finding is gone, and no rule finds more than before.
 */
export async function fixDraft(bytes: Uint8Array, file: string, options: LookOptions): Promise<FixedDraft | Unfit> {
  const reader = new DraftReader(file, options);
  const first = await reader.look(bytes);
  if (typeof first === 'string') return first;
  let held = first;
  const made: Change[] = [];
  const left = new Map<string, Change>();
  for (let i = 0; i < MOST_CHANGES; i++) {
    const { text, note } = held;
    const next = held.findings
      .filter(hasFix)
      .filter((finding) => !left.has(keyOf(finding, text)))
      .toSorted(lastFirst)[0];
    if (!next) break;
    const after = await reader.look(encodeLike(bytes, applyEdits(text, next.fix.edits)));
    const fault = typeof after === 'string' ? 'other' : faultOf(next, held, after);
    const change = { line: note.source.point(startOf(next)).line, told: next.fix.told };
    if (fault !== undefined || typeof after === 'string') left.set(keyOf(next, text), { ...change, against: fault === 'other' ? undefined : fault });
    else {
      made.push(change);
      held = after;
    }
  }
  const byLine = (a: Change, b: Change) => a.line - b.line;
  return {
    before: first.text,
    after: held.text,
    bytes: made.length > 0 ? encodeLike(bytes, held.text) : bytes,
    made: made.reverse().sort(byLine),
    left: [...left.values()].reverse().sort(byLine),
  };
}

/** Why a change may not stay: the rule that finds more than before, or `other`; undefined where it may. */
function faultOf(mended: FixableFinding, before: Look, after: Look): string | undefined {
  if (after.problems.length > before.problems.length || fieldsOf(after) !== fieldsOf(before)) return 'other';
  if ([...after.silent].some((rule) => !before.silent.has(rule))) return 'other';
  if (mended.fix.uncovers) return undefined;
  const isSame = ({ rule, messageId }: GatedFinding) => rule === mended.rule && messageId === mended.messageId;
  if (after.findings.filter(isSame).length >= before.findings.filter(isSame).length) return mended.rule;
  const [were, are] = [countByRule(before.findings), countByRule(after.findings)];
  // A heading that is there and empty is still a finding of the same rule.
  return [...are].find(([rule, count]) => rule !== mended.rule && count > (were.get(rule) ?? 0))?.[0];
}

/** All that the form says; whether there are sections and a reason shows in the findings. */
function fieldsOf({ note }: Look): string {
  const { sections: _sections, reason: _reason, ...fields } = note.fields;
  return JSON.stringify([note.id, fields]);
}

function countByRule(findings: readonly GatedFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function hasFix(finding: GatedFinding): finding is FixableFinding {
  return finding.fix !== undefined;
}

function startOf({ fix }: FixableFinding): number {
  return Math.min(...fix.edits.map(({ at }) => at.start));
}

/** From the end of the note to its beginning: what is still to be changed stays where it is. */
function lastFirst(a: FixableFinding, b: FixableFinding): number {
  return startOf(b) - startOf(a);
}

/** A place is known by how far it lies from the end, which no change before it moves. */
function keyOf(finding: FixableFinding, text: string): string {
  return `${finding.rule} ${finding.messageId} ${text.length - startOf(finding)}`;
}
