import * as z from 'zod';
import { FIELD_LABELS, SECTION_KINDS } from '../casenote/labels.ts';
import type { Rule } from '../engine/rule.ts';
import { isTimezone } from '../input/dates.ts';
import { FAIL_ON } from './fail-on.ts';
import { gateSchema } from './gate.ts';
import { mappingShape } from './mapping.ts';
import { PRESETS } from './presets.ts';

export const LEVELS = ['off', 'info', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

const level = z.enum(LEVELS, { error: `expected one of ${LEVELS.join(', ')}` });

export const inputSchema = z
  .strictObject({
    dates: z
      .union([z.string(), z.array(z.string()).min(1, { error: 'expected a date layout such as "dd/MM/yyyy"' })], {
        error: 'expected a date layout such as "dd/MM/yyyy", or a list of them',
      })
      .describe(
        'Layouts of dates that are not ISO 8601, in Unicode letters (dd/MM/yyyy), tried in order. A layout without a time also fits with HH:mm or HH:mm:ss after it.',
      )
      .meta({ default: ['dd/MM/yyyy'] }),
    timezone: z
      .string({ error: 'expected the name of a time zone' })
      .refine(isTimezone, { error: 'expected the name of a time zone, such as Europe/London' })
      .describe('Time zone of dates that name none.')
      .meta({ default: 'Europe/London' }),
    longestNote: z
      .int({ error: 'expected a whole number' })
      .min(1000, { error: 'expected 1000 or more' })
      .describe('A note whose source has more characters than this is reported and not judged.')
      .meta({ default: 1_000_000, examples: [500_000] }),
    slowestNote: z
      .number({ error: 'expected a number of seconds' })
      .min(1, { error: 'expected 1 or more' })
      .describe('Seconds after which a large run gives a note up and reports it.')
      .meta({ default: 30, examples: [10] }),
    labels: z
      .record(
        z.string(),
        z.enum([...SECTION_KINDS, ...new Set(Object.values(FIELD_LABELS))] as [string, ...string[]], {
          error: `expected a section (${SECTION_KINDS.join(', ')}) or a field of a case note`,
        }),
      )
      .describe('Your own headings and form labels, and what each stands for.'),
    ...mappingShape,
  })
  .partial();

/** The schema of a settings file, for the rules of a catalogue. Every key is optional; unknown keys are errors. */
export function settingsSchema(rules: readonly Rule[]) {
  const ruleSettings = z
    .strictObject(
      Object.fromEntries(
        rules.map((rule) => [rule.name, z.union([level, withSeverity(rule)], { error: (issue) => ruleError(rule, issue.input) }).describe(rule.summary)]),
      ),
      { error: 'expected an object of rule names' },
    )
    .partial();
  return z
    .strictObject(
      {
        $schema: z
          .string()
          .describe('Where your editor finds the schema of these settings.')
          .meta({ examples: ['./node_modules/caselint/schema/config.schema.json'] }),
        preset: z
          .enum(Object.keys(PRESETS) as [string, ...string[]], { error: `expected one of ${Object.keys(PRESETS).join(', ')}` })
          .describe('Which rules are on to begin with.')
          .meta({ default: 'policy', examples: ['draft'] }),
        extends: z
          .union([z.string(), z.array(z.string())], { error: 'expected the path of a settings file, or a list of them' })
          .describe('Settings files to build on; what this file says wins over them, and later ones over earlier.')
          .meta({ examples: ['../county.caselintrc.yaml'] }),
        input: inputSchema.describe('How notes are read.'),
        rules: ruleSettings.describe('Level and settings of each rule.'),
        overrides: z
          .array(
            z.strictObject({
              files: z
                .union([z.string(), z.array(z.string())], { error: 'expected a glob, or a list of them' })
                .describe('Globs of the files, seen from the working folder.'),
              rules: ruleSettings,
            }),
            { error: 'expected a list of { files, rules }' },
          )
          .describe('Other settings for some files; later entries win.'),
        failOn: z
          .enum(FAIL_ON, { error: `expected one of ${FAIL_ON.join(', ')}` })
          .describe('The least severity that makes the exit code 1.')
          .meta({ default: 'error', examples: ['warning'] }),
        maxWarnings: z
          .int({ error: 'expected a whole number' })
          .min(0, { error: 'expected 0 or more' })
          .describe('More warnings than this make the exit code 1.'),
        gate: gateSchema(rules).describe('Thresholds that a whole run has to keep; a rule that has one is judged by it in place of failOn.'),
        keyFile: z
          .string({ error: 'expected the path of a key file' })
          .describe('The file with the key of fingerprints, seen from this settings file; “caselint key FILE” makes one.'),
        helpBase: z.string({ error: 'expected an address' }).describe('Where the pages about the rules are published; the rule’s name is put after it.'),
      },
      { error: 'expected an object' },
    )
    .partial();
}

export type SettingsFile = z.infer<ReturnType<typeof settingsSchema>>;

/** The keys of a rule's settings. */
export function ruleKeys(rule: Rule | undefined): string[] {
  return rule ? ['severity', ...Object.keys((rule.options as unknown as z.ZodObject).shape)] : [];
}

/** A rule's own options with `severity` beside them. */
function withSeverity(rule: Rule): z.ZodType {
  const { shape } = rule.options as unknown as z.ZodObject;
  return z.strictObject({
    severity: level.optional(),
    ...Object.fromEntries(Object.entries(shape).map(([key, option]) => [key, withoutDefault(option as z.ZodType).optional()])),
  });
}

/** A default filled in by one settings file would hide what an earlier one says: they are filled in once, at the end. */
function withoutDefault(option: z.ZodType): z.ZodType {
  if (!(option instanceof z.ZodDefault)) return option;
  const { description } = option;
  return (option.unwrap() as z.ZodType).meta({ ...(description === undefined ? {} : { description }), default: option.parse(undefined) });
}

function ruleError(rule: Rule, input: unknown): string {
  if (typeof input !== 'object' || input === null) return `expected one of ${LEVELS.join(', ')}, or an object with the rule’s settings`;
  const result = withSeverity(rule).safeParse(input);
  const issue = result.success ? undefined : result.error.issues[0];
  if (!issue) return 'is not valid';
  if (issue.code === 'unrecognized_keys') return `has no setting “${issue.keys[0]}” (it has ${ruleKeys(rule).join(', ')})`;
  return `${issue.path.join('.')}: ${issue.message}`;
}
