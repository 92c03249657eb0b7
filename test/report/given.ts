import fc from 'fast-check';
import { rules } from '../../rules/index.ts';
import { runLint } from '../../src/batch/run.ts';
import type { NoteCard } from '../../src/casenote/card.ts';
import { type CommandSettings, resolveSettings } from '../../src/config/resolve.ts';
import type { GatedFinding } from '../../src/gate/gate.ts';
import { countFinding, emptySummary, type RunResult } from '../../src/gate/summary.ts';
import type { Excerpt } from '../../src/input/excerpt.ts';
import type { Report, ReportContext } from '../../src/report/report.ts';

export const settings = resolveSettings(rules, [], {});

const HELP = new Map([
  ['missing-three-headings', '# missing-three-headings\n\nA significant event needs its `three` headings.\n\n## Why\n\nClause 5a.6 asks for them.\n'],
]);

/** What a report is told before the run begins. */
function contextOf(own: Partial<ReportContext> = {}): ReportContext {
  return {
    version: '0.1.0',
    rules: settings.rulesFor(''),
    helpBase: undefined,
    help: HELP,
    failOn: 'error',
    maxWarnings: undefined,
    governed: new Set(),
    mayQuote: false,
    ...own,
  };
}

/** What a report is told, the words of the record where it may quote them, and the notes for one that counts them. */
export type Told = Partial<ReportContext> & { readonly words?: string; readonly cards?: readonly NoteCard[] };

/** The whole text of a report on a run. */
export function written(report: Report, result: RunResult, { words, cards = [], ...own }: Told = {}): string {
  const excerpt: Excerpt | undefined = words === undefined ? undefined : { before: '', marked: words, after: '' };
  const writer = report(contextOf({ mayQuote: excerpt !== undefined, ...own }));
  const opening = writer.open();
  for (const card of cards) writer.note?.(card);
  const parts = [opening, ...result.findings.map((finding) => writer.finding(finding, excerpt)), ...writer.close(result)];
  return parts.join('');
}

/** Judges notes that stand nowhere on disk. */
export async function lint(notes: Readonly<Record<string, string>>, command: CommandSettings = {}): Promise<RunResult> {
  const given = Object.entries(notes).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  return runLint({ settings: resolveSettings(rules, [], command), today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
}

/** A significant event with none of the three headings; `extra` is one more line, above the first section. */
export function formOf(id: string, extra = ''): string {
  return `---
id: ${id}
child: { id: C-1, name: Dawn Ash, status: Child in Need }
significantEvent: true
---

# New Case Note for Dawn Ash
${extra}
## Detailed Notes

Dawn showed me her new room and said she likes the yellow curtains.

## Analysis of information

Dawn is settling in, because she has a room of her own now.
`;
}

/** The card of a note, for a report that counts notes. */
export function cardWith(own: Partial<NoteCard> = {}): NoteCard {
  return { worker: { id: 'W-1', name: 'Kit Arden' }, team: 'North', childId: 'C-1', day: '2026-01-14', delay: { hours: 5, isExact: true }, ...own };
}

/** A finding by hand, for what no rule brings about easily. */
export function findingWith(own: Partial<GatedFinding> = {}): GatedFinding {
  return {
    rule: 'missing-three-headings',
    messageId: 'missing',
    severity: 'error',
    message: 'This is a significant event, and a heading is not in the note.',
    clauses: ['5a.6'],
    on: { file: 'export.json', noteId: 'CN-1', childId: 'C-1', ordinal: 0 },
    section: 'Analysis of information',
    position: { start: { line: 12, column: 41, offset: 400 }, end: { line: 12, column: 44, offset: 403 } },
    related: [],
    suggestions: [],
    acrossNotes: false,
    ...own,
  };
}

/** A run by hand, counted as the main job counts. */
export function resultWith(findings: readonly GatedFinding[], own: Partial<RunResult> = {}): RunResult {
  const summary = { ...emptySummary(), files: 1, notes: 1, judged: 1 };
  for (const finding of findings) countFinding(summary, finding);
  return { findings, problems: [], notices: [], crashes: [], files: [], summary, exitCode: findings.length > 0 ? 1 : 0, ...own };
}

/** A run that has something of everything a report can show. */
export function richResult(): RunResult {
  const copy = findingWith({
    severity: 'warning',
    on: { file: 'F-1/note 2.md', noteId: 'F-1/note 2.md#1', childId: 'C/2 #b', ordinal: 1 },
    related: [
      {
        on: { file: 'F-1/note 1.md', noteId: 'CN-1', childId: 'C-1', ordinal: 0 },
        position: { start: { line: 3, column: 9, offset: 60 }, end: { line: 4, column: 2, offset: 280 } },
        message: 'The passage stands here too.',
      },
      {
        on: { file: 'F-1/note 3.md', noteId: 'CN-3', childId: 'C/2 #b', ordinal: 2 },
        position: { start: { line: 5, column: 1, offset: 90 }, end: { line: 5, column: 8, offset: 97 } },
        message: 'And here.',
      },
    ],
    acrossNotes: true,
  });
  const result = resultWith([
    findingWith({ suggestions: [{ message: 'Write it out.', replacement: 'Child in Need (CIN)' }] }),
    findingWith({
      severity: 'info',
      section: undefined,
      on: { file: '/home/anna/exports/old.json', noteId: '/home/anna/exports/old.json#7', childId: undefined, ordinal: 3 },
    }),
    findingWith({ suppressedBy: { reason: 'agreed with Anna on 3 May' } }),
    copy,
  ]);
  return {
    ...result,
    problems: [
      { file: 'export.json', line: 40, column: 3, noteId: 'CN-1033', message: 'eventAt: does not fit dd/MM/yyyy' },
      { file: '../council/late.ndjson', line: 2, message: 'is not JSON' },
      { file: '.', message: 'holds no case notes' },
      { file: '', message: 'the rule failed' },
    ],
    summary: {
      ...result.summary,
      rejected: 1,
      notes: 2,
      notChecked: { 'unused-suppression': { notes: 1, missing: ['b', 'a'] }, 'missing-three-headings': { notes: 12, missing: ['significantEvent'] } },
    },
    exitCode: 2,
  };
}

/** The same with a key, a baseline and thresholds. */
export function measuredResult(): RunResult {
  const { findings, ...result } = richResult();
  return {
    ...result,
    findings: findings.map((finding, i) => ({ ...finding, fingerprint: `${i}`.repeat(48), baselineState: i % 2 === 0 ? 'new' : 'unchanged' })),
    baseline: { stale: { 'missing-three-headings': 2, jargon: 1 }, notRead: 3 },
    gate: {
      passed: false,
      others: [],
      rows: [
        { name: 'missing-three-headings', limit: 'maxRate', allowed: 0.02, found: 4, of: 118, passed: false },
        { name: 'late-entry', limit: 'max', allowed: 0, found: 0, of: 0, passed: false },
        { name: 'rejected', limit: 'max', allowed: 1, found: 1, of: 120, passed: true },
      ],
    },
  };
}

/** Texts that try to break out of any format: markup, commands, formulas, characters that cannot be seen. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...['::error::', '##[error]x', '%0A', '%', '\n', '\r', '\t', ' ', ',', ';', ':', '"', "'", '=1+1', '@SUM(A1)', '-', '+', '\uff1d', '#', '*', '_', '`'],
        ...['<b>', '</failure>', ']]>', '&amp;', '<!--', '|', '\\', '[x](y)', '![', 'https://x.example', 'www.x.example', '1. ', '> ', '~~', '---', '$'],
        ...['\u0000', '\u0008', '\u001b[31m', '\u202e', '\ufeff', '\ufffe', '\ud800', '\u2028', '\u0085', '😀', 'é', 'a', 'Z9', '(2)'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** A run in which every text that comes from outside is an odd one. */
export function oddResult([file, noteId, childId, section, message]: readonly [string, string, string, string, string]): RunResult {
  const on = { file, noteId, childId, ordinal: 0 };
  const { position } = findingWith();
  const findings = [
    findingWith({ on, section, message, suggestions: [{ message, replacement: section }] }),
    findingWith({ on, severity: 'warning', related: [{ on, position, message }], acrossNotes: true }),
  ];
  return resultWith(findings, { problems: [{ file, line: 3, column: 2, noteId, message }], exitCode: 2 });
}
