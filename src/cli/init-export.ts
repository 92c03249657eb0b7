import { basename } from 'node:path';
import { rules } from '../../rules/index.ts';
import { UsageError } from '../config/errors.ts';
import type { SettingsAnswers } from '../config/settings-file.ts';
import { readColumns } from '../input/proposal/columns.ts';
import { type Proposal, propose } from '../input/proposal/propose.ts';

/** As many rules as a line names. */
const MOST_RULES = 4;

/** Proposes how an export is to be read. @throws {UsageError} where it has no columns to go by. */
export function proposeFor(file: string): NonNullable<SettingsAnswers['export']> {
  const read = readColumns(file);
  if (!read) throw new UsageError(`${file}: only an export in .csv, .tsv, .json, .ndjson or .jsonl has columns to map. Ask for it in one of these.`);
  if (read.columns.length === 0)
    throw new UsageError(`${file}: no column or key was found in it. A CSV begins with a row of column names; JSON is a list of notes.`);
  const proposal = propose(read);
  return { from: basename(file), proposal, missing: missingIn(proposal) };
}

/** What a note should have and this export was not seen to have, and what follows. */
function missingIn({ found, pivot, isSpread, groupBy, mapping }: Proposal): string[] {
  const has = (need: string) => found.some((target) => target === need || target.startsWith(`${need}.`) || target.startsWith(`${need}[`));
  const isNamed = found.includes('child.id') || found.includes('child.name');
  const lines = isNamed ? [] : ['child.id or child.name: without it every note is rejected'];
  if (isSpread && groupBy === undefined && mapping === undefined)
    lines.push('id: the rows of one note cannot be told from another’s without it; name its column in groupBy');
  // Where answers are rows their text comes by the questions.
  if (!has('sections') && !pivot) lines.push('sections.Detailed Notes, or another section: without the text of the notes little can be checked');
  const unmet = new Map<string, string[]>();
  for (const { name, needs } of rules) {
    for (const need of needs) {
      if (need === 'sections' || need.split('|').some(has)) continue;
      unmet.set(need, [...(unmet.get(need) ?? []), name]);
    }
  }
  return [...lines, ...[...unmet].map(([need, names]) => `${need.split('|').join(' or ')}: not checked without it: ${named(names)}`)];
}

function named(names: readonly string[]): string {
  return names.length > MOST_RULES ? `${names.slice(0, MOST_RULES).join(', ')} and ${names.length - MOST_RULES} more` : names.join(', ');
}

/** What was found, for whoever waits for it: names of columns, never a value. */
export function saidOf({ from, proposal, missing }: NonNullable<SettingsAnswers['export']>): string[] {
  const { mapping, fields, asTheyAre, unmapped, unlike, monthFirst, unknownDates, codes } = proposal;
  const mapped = Object.entries(fields);
  const width = Math.max(0, ...mapped.map(([, column]) => column.length));
  return [
    `${from}:`,
    ...(mapping ? [`  looks like an export of ${mapping}; that mapping is used.`] : []),
    ...mapped.map(([target, column]) => `  ${column.padEnd(width)}  is read as ${target}`),
    ...said('read as they are', asTheyAre),
    ...said('not mapped, so not read', unmapped),
    ...unlike.map(({ target, column }) => `  ${column}: perhaps ${target}, but its values look different from what that takes; see the comment`),
    ...said('with dates that fit only with the month first (ask how they are written)', monthFirst),
    ...said('with dates in a layout that caselint does not know (name it under dates)', unknownDates),
    ...(codes ? [`  ${codes} has codes: name each under values.contactType`] : []),
    ...(missing.length > 0 ? ['  Missing:', ...missing.map((line) => `    ${line}`)] : []),
    '',
  ];
}

function said(what: string, names: readonly string[]): string[] {
  return names.length > 0 ? [`  ${what}: ${names.join(', ')}`] : [];
}
