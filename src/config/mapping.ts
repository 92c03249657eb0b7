import * as z from 'zod';
import { CSV_ENCODINGS } from '../input/csv/encoding.ts';
import { type Mapping, type MappingName, NAMED_MAPPINGS, SEPARATORS, settleMapping } from '../input/mapping.ts';
import { TARGETS, targetOf } from '../input/targets.ts';
import { UsageError } from './errors.ts';
import type { LoadedSettings } from './load.ts';
import { hint } from './nearest.ts';

const NAMES = Object.keys(NAMED_MAPPINGS) as [MappingName, ...MappingName[]];
const ENCODINGS = CSV_ENCODINGS;
const SEPARATOR_NAMES = Object.keys(SEPARATORS) as [keyof typeof SEPARATORS, ...(keyof typeof SEPARATORS)[]];

const target = z.string().refine((name) => targetOf(name) !== undefined, {
  error: (issue) => `is no key of a case note.${hint(String(issue.input), TARGETS)} “caselint schema note” shows them all`,
});
const column = z.string({ error: 'expected the name of a column' }).min(1, { error: 'expected the name of a column' });
const columns = z.union([column, z.array(column).min(1)], {
  error: 'expected the name of a column, or a list of names of which the first that is not empty counts',
});

/** The settings of `input` by which another system's export is read. */
export const mappingShape = {
  mapping: z
    .enum(NAMES, { error: `expected one of ${NAMES.join(', ')}` })
    .nullable()
    .describe('The columns of a system that caselint knows; what the settings beside it say wins, key by key.')
    .meta({ examples: ['liquidlogic'] }),
  fields: z
    .record(target, columns.nullable(), { error: 'expected an object: key of a case note to name of a column' })
    .describe(
      'Key of a case note to the column (or key of JSON) that holds it, or to several: the first that is not empty counts. null takes a key of a named mapping away.',
    )
    .meta({ examples: [{ eventAt: 'EVENT_DTTM', 'sections.Detailed Notes': ['NOTE_TEXT', 'OLD_TEXT'] }] }),
  values: z
    .record(target, z.record(z.string(), z.union([z.string(), z.boolean(), z.null()], { error: 'expected text, true, false or null' })), {
      error: 'expected an object: key of a case note to { code: meaning }',
    })
    .describe('What the export’s codes stand for, by key of a case note. null: left blank.')
    .meta({ examples: [{ contactType: { HVIS: 'Home visit' }, 'present[0].alone': { 'Seen with others': false } }] }),
  groupBy: column
    .nullable()
    .describe('CSV with several rows a note: the column with the note’s id. The rows may stand anywhere in the file.')
    .meta({ examples: ['CASE_NOTE_NO'] }),
  pivot: z
    .strictObject(
      {
        name: column.describe('The column that names the question.'),
        value: columns.describe('The column with the answer, or several: the first that is not empty counts.'),
      },
      { error: 'expected { name, value }, the columns of question and answer' },
    )
    .nullable()
    .describe('CSV with one row an answer (needs groupBy): the questions are then mapped by fields as columns are.')
    .meta({ examples: [{ name: 'QUESTION', value: ['ANSWER_TEXT', 'ANSWER_CODE'] }] }),
  encoding: z
    .enum(ENCODINGS, { error: `expected one of ${ENCODINGS.join(', ')}` })
    .describe('Encoding of CSV without a byte-order mark. By default UTF-8, or Windows-1252 where it is not valid as that.')
    .meta({ examples: ['windows-1252'] }),
  separator: z
    .enum(SEPARATOR_NAMES, { error: `expected one of ${SEPARATOR_NAMES.join(', ')}` })
    .describe('What parts the cells of CSV. By default comma, semicolon or tab, whichever the first line has most of.')
    .meta({ examples: ['pipe'] }),
} as const;

/** Settles the mapping of an export: the named one first, then what each settings file says. @throws {UsageError} */
export function resolveMapping(loaded: readonly LoadedSettings[]): { readonly mapping: Mapping; readonly name: MappingName | undefined } {
  const inputs = loaded.flatMap(({ settings }) => (settings.input ? [settings.input] : []));
  const name = inputs.findLast((input) => input.mapping !== undefined)?.mapping ?? undefined;
  const mapping = settleMapping([...(name ? [NAMED_MAPPINGS[name]] : []), ...inputs]);
  const asked = inputs.findLast((input) => input.pivot !== undefined)?.pivot;
  if (asked && !mapping.groupBy)
    throw new UsageError('input.pivot needs input.groupBy: the column with the note’s id, by which the answers of one note are found.');
  return { mapping, name };
}

/** The mapping as `config print` shows it. */
export function printedMapping({ fields, values, groupBy, pivot, encoding, separator }: Mapping): object {
  return {
    fields: Object.fromEntries([...fields].map(([key, names]) => [key, names.length === 1 ? names[0] : names])),
    values: Object.fromEntries([...values].map(([key, meanings]) => [key, Object.fromEntries(meanings)])),
    groupBy: groupBy ?? null,
    pivot: pivot ? { name: pivot.name, value: pivot.values } : null,
    encoding: encoding ?? null,
    separator: separator ?? null,
  };
}
