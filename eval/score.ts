import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSettings, resolveSettings, rules, runLint } from '../src/index.ts';
import { type Label, type LabelledFile, type LabelledNote, parseLabelled } from './marks.ts';

/** How one rule did on a set of notes. */
export interface Score {
  faults: number;
  traps: number;
  hit: number;
  findings: number;
  right: number;
  /** Findings that hit no fault, and faults that no finding hit, for people to read. */
  readonly falseAlarms: string[];
  readonly missed: string[];
}

export function readSet(folder: string): LabelledFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.notes.md'))
    .sort()
    .map((name) => parseLabelled(name, readFileSync(join(folder, name), 'utf8')));
}

/** Runs the rules over labelled notes and compares what they found with what people marked. */
export async function score(files: readonly LabelledFile[], wanted?: string): Promise<Map<string, Score>> {
  const scores = new Map<string, Score>();
  for (const file of files) {
    const known = file.labelled.filter((name) => rules.some((rule) => rule.name === name) && (wanted === undefined || name === wanted));
    if (known.length === 0) continue;
    const loaded = file.config ? [{ from: file.path, settings: checkSettings(file.path, file.config, rules) }] : [];
    const settings = resolveSettings(rules, loaded, { only: known });
    const given = file.notes.map((note) => ({ name: file.oneFile ? file.path : note.name, bytes: new TextEncoder().encode(note.text) }));
    const result = await runLint({ settings, today: file.asOf ?? '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
    // In one file a note is known again by its place in the input, which a rejected one would shift.
    if (file.oneFile && result.summary.rejected > 0)
      throw new Error(`${file.path}: a note was rejected: ${result.problems.map(({ message }) => message).join('; ')}`);
    for (const problem of result.problems) console.error(`! ${problem.file}:${problem.line ?? ''} ${problem.message}`);
    for (const name of known) {
      let total = scores.get(name);
      if (!total) {
        total = { faults: 0, traps: 0, hit: 0, findings: 0, right: 0, falseAlarms: [], missed: [] };
        scores.set(name, total);
      }
      for (const [ordinal, note] of file.notes.entries())
        compare(
          total,
          name,
          note,
          result.findings
            .filter((finding) => finding.rule === name && (file.oneFile ? finding.on.ordinal === ordinal : finding.on.file === note.name))
            .map((finding) => ({ start: finding.position.start.offset, end: finding.position.end.offset })),
        );
    }
  }
  return scores;
}

type Stretch = { readonly start: number; readonly end: number };

function compare(total: Score, rule: string, note: LabelledNote, findings: readonly Stretch[]): void {
  const labels = note.labels.filter((label) => label.rule === rule);
  const faults = labels.filter((label) => !label.isTrap);
  total.faults += faults.length;
  total.traps += labels.length - faults.length;
  total.findings += findings.length;
  const overlaps = ({ span }: Label, finding: Stretch) =>
    span === undefined || (finding.start < Math.max(span.end, span.start + 1) && span.start < Math.max(finding.end, finding.start + 1));
  for (const finding of findings) {
    if (faults.some((label) => overlaps(label, finding))) total.right++;
    else {
      const trap = labels.some((label) => label.isTrap && overlaps(label, finding));
      total.falseAlarms.push(`${note.name}${trap ? ' (trap)' : ''}: ${excerpt(note.text, finding)}`);
    }
  }
  for (const label of faults) {
    if (findings.some((finding) => overlaps(label, finding))) total.hit++;
    else total.missed.push(`${note.name}: ${label.span ? excerpt(note.text, label.span) : '(the note)'}`);
  }
}

function excerpt(text: string, { start, end }: Stretch): string {
  const words = text.slice(start, Math.min(end, start + 220)).replace(/\s+/g, ' ');
  if (end - start > 60) return words;
  const around = (from: number, to: number) => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
  return `${around(start - 60, start)}[${words}]${around(end, end + 60)}`;
}

export const precision = (score: Score): number => (score.findings === 0 ? 1 : score.right / score.findings);
export const recall = (score: Score): number => (score.faults === 0 ? 1 : score.hit / score.faults);
