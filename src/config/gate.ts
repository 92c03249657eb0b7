import * as z from 'zod';
import type { Rule } from '../engine/rule.ts';
import type { LoadedSettings } from './load.ts';

/** What a gate asks of one rule, or of the notes that were rejected. */
export interface Threshold {
  readonly max?: number | undefined;
  readonly maxRate?: number | undefined;
  readonly maxNotChecked?: number | undefined;
}

/** Thresholds by what they are on: a rule's name, or `rejected`. */
export type GateSettings = Readonly<Record<string, Threshold>>;

export const REJECTED = 'rejected';

/** The parts of the schema, made when a settings file is read: a start without one need not wait for them. */
function partsOf() {
  const whole = z.int({ error: 'expected a whole number' }).min(0, { error: 'expected 0 or more' });
  const share = z.number({ error: 'expected a share from 0 to 1, such as 0.02 for 2 in 100' }).refine((value) => value >= 0 && value <= 1, {
    error: 'expected a share from 0 to 1, such as 0.02 for 2 in 100',
  });
  const ofNotes = { max: whole.describe('At most so many.'), maxRate: share.describe('At most this share of the notes, from 0 to 1.') };
  const ofRule = { ...ofNotes, maxNotChecked: share.describe('At most this share of the notes may lack what the rule needs to be checked.') };
  return { whole, ofNotes, ofRule };
}

/** The keys of one threshold. */
export function thresholdKeys(name: string): string[] {
  const { ofNotes, ofRule } = partsOf();
  return Object.keys(name === REJECTED ? ofNotes : ofRule);
}

/** The gate of a settings file. A number alone is `max`. */
export function gateSchema(rules: readonly Rule[]) {
  const { whole, ofNotes, ofRule } = partsOf();
  const orNumber = (keys: Readonly<Record<string, z.ZodType>>) => {
    const object = z
      .strictObject(keys)
      .partial()
      .refine((value) => Object.keys(value).length > 0, { error: `expected one of ${Object.keys(keys).join(', ')}` });
    return z.union([whole, object], { error: (issue) => faultOf(object, Object.keys(keys), issue.input) });
  };
  return z
    .strictObject(
      {
        ...Object.fromEntries(rules.map(({ name }) => [name, orNumber(ofRule)])),
        [REJECTED]: orNumber(ofNotes).describe('Notes that could not be read or did not fit. Any of them makes the exit code 2 as well.'),
      },
      { error: 'expected an object of rule names' },
    )
    .partial();
}

/** Settles the gate: what a later settings file says of a rule wins. Undefined where none has one. */
export function resolveGate(loaded: readonly LoadedSettings[]): GateSettings | undefined {
  const gates = loaded.flatMap(({ settings }) => (settings.gate ? [settings.gate as Readonly<Record<string, number | Threshold>>] : []));
  if (gates.length === 0) return undefined;
  return Object.fromEntries(
    Object.entries(Object.assign({}, ...gates) as Record<string, number | Threshold>).map(([name, value]) => [
      name,
      typeof value === 'number' ? { max: value } : value,
    ]),
  );
}

/** Rules that a threshold judges in place of `failOn`. */
export function governedRules(settings: GateSettings): string[] {
  return Object.entries(settings).flatMap(([name, { max, maxRate }]) => (name === REJECTED || (max === undefined && maxRate === undefined) ? [] : [name]));
}

function faultOf(schema: z.ZodType, keys: readonly string[], input: unknown): string {
  if (typeof input === 'number') return 'expected a whole number, 0 or more; a share is written as { "maxRate": 0.02 }';
  if (typeof input !== 'object' || input === null) return `expected a number, or an object with ${keys.join(', ')}`;
  const issue = schema.safeParse(input).error?.issues[0];
  return issue ? `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}` : 'is not valid';
}
