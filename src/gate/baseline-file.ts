import * as z from 'zod';
import { UsageError } from '../config/errors.ts';

const VERSION = 1;

/** Fingerprints by rule, each with how many faults of that name there are. */
export type Entries = Map<string, Map<string, number>>;

const schema = z.object({
  version: z.int().min(1),
  keyCheck: z.string(),
  fingerprints: z.record(z.string(), z.array(z.string().regex(/^[\da-f]{48}$/))),
});

/** What a baseline's file says. @throws {UsageError} that says what to do */
export function readBaseline(text: string, name: string): { readonly keyCheck: string; readonly entries: Entries } {
  const result = schema.safeParse(parsed(text));
  if (!result.success)
    throw new UsageError(
      `${name} cannot be read as a baseline: it was changed by hand, or a merge left its marks in it. Take it from your version control, or remove it and write it anew with --update-baseline.`,
    );
  const { version, keyCheck, fingerprints } = result.data;
  if (version > VERSION)
    throw new UsageError(`${name} was written by a newer caselint than this one. Use that one, or remove the file and write it anew with --update-baseline.`);
  const entries: Entries = new Map();
  for (const [rule, list] of Object.entries(fingerprints)) for (const fingerprint of list) put(entries, rule, fingerprint);
  return { keyCheck, entries };
}

/** The file of a baseline, in pieces: sorted, one fingerprint a line, so that the same faults are the same bytes and a change can be read. */
export function* writeBaseline(entries: Entries, keyCheck: string, version: string): Generator<string> {
  const heading = JSON.stringify({ version: VERSION, tool: { name: 'caselint', version }, keyCheck }, null, 2);
  yield `${heading.slice(0, -2)},\n  "fingerprints": {`;
  let before = '';
  for (const [rule, ofRule] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (ofRule.size === 0) continue;
    const lines = [...ofRule].flatMap(([fingerprint, count]) => Array<string>(count).fill(`      "${fingerprint}"`));
    yield `${before}\n    ${JSON.stringify(rule)}: [\n${lines.sort().join(',\n')}\n    ]`;
    before = ',';
  }
  yield `${before === '' ? '' : '\n  '}}\n}\n`;
}

export function put(entries: Entries, rule: string, fingerprint: string, count = 1): void {
  const ofRule = entries.get(rule) ?? new Map<string, number>();
  entries.set(rule, ofRule);
  ofRule.set(fingerprint, (ofRule.get(fingerprint) ?? 0) + count);
}

/** Takes one away; false where there was none. */
export function take(entries: Entries, rule: string, fingerprint: string): boolean {
  const ofRule = entries.get(rule);
  const count = ofRule?.get(fingerprint);
  if (!ofRule || count === undefined) return false;
  if (count === 1) ofRule.delete(fingerprint);
  else ofRule.set(fingerprint, count - 1);
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
