import * as z from 'zod';
import { rules } from '../../rules/index.ts';
import { rawNoteSchema } from '../casenote/schema.ts';
import { UsageError } from '../config/errors.ts';
import { hint } from '../config/nearest.ts';
import { settingsSchema } from '../config/schema.ts';
import { findingsSchema } from '../report/findings-schema.ts';

const SCHEMAS = {
  note: () => ({ title: 'A case note, as caselint reads it', schema: rawNoteSchema }),
  config: () => ({ title: 'Settings of caselint', schema: settingsSchema(rules) }),
  findings: () => ({ title: 'Findings of caselint (--format json)', schema: findingsSchema }),
} as const satisfies Record<string, () => { title: string; schema: z.ZodType }>;

export const SCHEMA_NAMES: readonly string[] = Object.keys(SCHEMAS);

/** The JSON Schema (draft 2020-12) of a note, of the settings or of the findings. @throws {UsageError} for anything else. */
export function jsonSchema(what: string): object {
  if (!Object.hasOwn(SCHEMAS, what)) throw new UsageError(`There is no schema of “${what}”.${hint(what, SCHEMA_NAMES)} There are ${SCHEMA_NAMES.join(', ')}.`);
  const { title, schema } = SCHEMAS[what as keyof typeof SCHEMAS]();
  return { title, ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) };
}

export function printSchema(what: string): void {
  process.stdout.write(`${JSON.stringify(jsonSchema(what), null, 2)}\n`);
}
