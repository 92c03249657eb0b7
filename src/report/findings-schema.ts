import * as z from 'zod';
import { SEVERITIES } from '../engine/rule.ts';

const count = z.int().min(0);
const place = { line: z.int().min(1), column: z.int().min(1), endLine: z.int().min(1), endColumn: z.int().min(1) };

/** The shape of `--format json`; lines and columns from 1, columns in UTF-16 code units, the end exclusive. */
export const findingsSchema = z.object({
  version: z.literal(1),
  tool: z.object({ name: z.literal('caselint'), version: z.string() }),
  findings: z.array(
    z.object({
      rule: z.string(),
      messageId: z.string(),
      severity: z.enum(SEVERITIES),
      message: z.string(),
      clauses: z.array(z.string()),
      file: z.string(),
      noteId: z.string(),
      childId: z.string().optional(),
      section: z.string().optional(),
      ...place,
      related: z.array(z.object({ file: z.string(), noteId: z.string(), childId: z.string().optional(), ...place, message: z.string() })),
      suggestions: z.array(z.object({ message: z.string(), replacement: z.string() })),
      fingerprint: z.string().optional().describe('Names the fault from run to run; only where a key is set.'),
      excerpt: z.string().optional().describe('The words of the record; only with --include-text.'),
    }),
  ),
  problems: z.array(
    z.object({ file: z.string(), line: z.int().min(1).optional(), column: z.int().min(1).optional(), noteId: z.string().optional(), message: z.string() }),
  ),
  summary: z.object({
    files: count,
    notes: count,
    judged: count,
    rejected: count,
    findings: z.object({ error: count, warning: count, info: count }),
    suppressed: count,
    baselined: count,
    notChecked: z.record(z.string(), z.object({ notes: count, missing: z.array(z.string()) })),
  }),
  baseline: z
    .object({
      stale: z.record(z.string(), count).describe('By rule, entries whose fault is gone.'),
      notRead: count.describe('Entries about notes that were not judged in this run.'),
      added: count.optional().describe('With --update-baseline: findings that were put into it.'),
    })
    .optional()
    .describe('With --baseline. Findings that are in it are counted in summary.baselined and not listed.'),
  gate: z
    .object({
      passed: z.boolean(),
      thresholds: z.array(
        z.object({
          name: z.string().describe('A rule, or “rejected”.'),
          limit: z.enum(['max', 'maxRate', 'maxNotChecked']),
          allowed: z.number(),
          found: count.describe('With “max” findings, else notes.'),
          of: count.describe('Notes that it is a share of. Of none: it could not be checked, and has not passed.'),
          passed: z.boolean(),
        }),
      ),
    })
    .optional()
    .describe('Where the settings have thresholds: what each came to.'),
  manifest: z
    .object({
      caselint: z.string(),
      asOf: z.string(),
      preset: z.string(),
      timezone: z.string(),
      dates: z.array(z.string()),
      inlineSuppressions: z.boolean(),
      rules: z.record(z.string(), z.object({ level: z.enum(SEVERITIES), options: z.unknown() })),
      files: z.array(z.object({ file: z.string(), bytes: count, notes: count, judged: count, rejected: count })),
      bytes: count,
      notes: count,
      judged: count,
      rejected: count,
    })
    .optional()
    .describe('With the migration preset: what was read of each file, and how the run was set up.'),
});
