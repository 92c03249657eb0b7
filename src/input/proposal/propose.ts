import type { CsvEncoding } from '../csv/encoding.ts';
import { type MappingName, NAMED_MAPPINGS, type SeparatorName, settleMapping } from '../mapping.ts';
import { sameColumn, targetOf } from '../targets.ts';
import type { Column, ExportColumns } from './columns.ts';
import { dateLayouts, lookOf, tickMeanings } from './looks.ts';
import { type Match, matchColumns } from './match.ts';

/** How an export would be read: names of columns and words of caselint's own, never a value of the export. */
export interface Proposal {
  readonly mapping?: MappingName;
  /** Key of a case note to column. */
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  readonly groupBy?: string;
  readonly pivot?: { readonly name: string; readonly value: string };
  readonly separator?: SeparatorName;
  readonly encoding?: CsvEncoding;
  /** A note is spread over rows: of sections, or of answers. */
  readonly isSpread: boolean;
  /** Layouts of dates beside the usual one; empty where that will do. */
  readonly dates: readonly string[];
  /** Columns that have the contract's own names, or that the named mapping reads: nothing is to be done. */
  readonly asTheyAre: readonly string[];
  readonly unmapped: readonly string[];
  /** Columns that may be meant, with the key; their values are not what the key takes. */
  readonly unlike: readonly { readonly target: string; readonly column: string }[];
  /** Columns with dates that fit only with the month first, and with dates that fit nothing known. */
  readonly monthFirst: readonly string[];
  readonly unknownDates: readonly string[];
  /** The column with the type of contact, where it has codes. */
  readonly codes?: string;
  /** Keys of a case note for which the export was seen to have a column. */
  readonly found: readonly string[];
}

/** So many of its columns, and such a share, must be there before an export is taken for that of a known system. */
const FEWEST = 3;
const SHARE = 0.5;
const CODE = /^[A-Z\d_/-]{2,12}$/;

/** Proposes how to read an export. What is not certain is left to people, and said. */
export function propose({ columns, separator, encoding }: ExportColumns): Proposal {
  const mapping = knownSystem(columns);
  const known = mapping ? settleMapping([NAMED_MAPPINGS[mapping]]) : undefined;
  const byName = new Map(columns.map((column) => [sameColumn(column.name), column]));
  const read: Match[] = [...(known?.fields ?? [])].flatMap(([target, names]) => {
    const column = names.map((name) => byName.get(sameColumn(name))).find((found) => found !== undefined);
    return column ? [{ target, column }] : [];
  });
  const system = new Set([known?.groupBy, known?.pivot?.name, ...(known?.pivot?.values ?? [])].filter((name) => name !== undefined).map(sameColumn));
  for (const column of columns) {
    const target = targetOf(column.name)?.path ?? targetWithin(column.name);
    if (target !== undefined && !read.some((match) => match.target === target)) read.push({ target, column });
  }
  const isRead = new Set(read.map(({ column }) => column.name));
  const left = columns.filter(({ name }) => !isRead.has(name) && !system.has(sameColumn(name)));
  const { sure, unlike } = matchColumns(left, new Set(read.map(({ target }) => target)));
  const mapped = sure.filter(({ target }) => !target.startsWith('pivot.'));
  const all = [...read, ...mapped];
  const given = new Map(all.map(({ target, column }) => [target, column]));
  const answers = { name: columnFor('pivot.name', sure), value: columnFor('pivot.value', sure) };
  const isSpread = given.has('sections[].heading') || (answers.name !== undefined && answers.value !== undefined);
  const groupBy = isSpread && known?.groupBy === undefined ? given.get('id')?.name : undefined;
  const dated = all.filter(({ column }) => lookOf(column.values) === 'date').map(({ column }) => ({ name: column.name, ...dateLayouts(column.values) }));
  const layouts = [...new Set(dated.flatMap((column) => column.layouts))];
  const type = given.get('contactType');
  const isCoded = type !== undefined && !known?.values.has('contactType') && type.values.length > 0 && type.values.every((value) => CODE.test(value.trim()));
  return {
    ...(mapping ? { mapping } : {}),
    fields: Object.fromEntries(mapped.map(({ target, column }) => [target, column.name])),
    values: meanings(all),
    ...(groupBy === undefined ? {} : { groupBy }),
    ...(groupBy !== undefined && answers.name !== undefined && answers.value !== undefined ? { pivot: { name: answers.name, value: answers.value } } : {}),
    ...(separator === undefined ? {} : { separator }),
    ...(encoding === undefined ? {} : { encoding }),
    isSpread,
    dates: layouts,
    asTheyAre: [...isRead],
    unmapped: left
      .map(({ name }) => name)
      .filter((name) => !sure.some(({ column }) => column.name === name) && !unlike.some(({ column }) => column.name === name)),
    unlike: unlike.map(({ target, column }) => ({ target, column: column.name })),
    monthFirst: dated.filter(({ isMonthFirst }) => isMonthFirst).map(({ name }) => name),
    unknownDates: dated.filter(({ isUnknown }) => isUnknown).map(({ name }) => name),
    ...(isCoded ? { codes: type.name } : {}),
    found: [...given.keys()],
  };
}

/** The system whose columns these are, as far as they are publicly known. */
function knownSystem(columns: readonly Column[]): MappingName | undefined {
  const names = new Set(columns.map(({ name }) => sameColumn(name)));
  const shares = (Object.keys(NAMED_MAPPINGS) as MappingName[]).map((mapping) => {
    const { fields, groupBy, pivot } = settleMapping([NAMED_MAPPINGS[mapping]]);
    // The answers to a form's questions are no columns: there the columns that every form has tell the system.
    const wanted = pivot ? [[groupBy ?? ''], [pivot.name], pivot.values] : [...fields.values()];
    const count = wanted.filter((ways) => ways.some((way) => names.has(sameColumn(way)))).length;
    return { mapping, count, share: count / wanted.length };
  });
  return shares.filter(({ count, share }) => count >= FEWEST && share >= SHARE).sort((a, b) => b.share - a.share)[0]?.mapping;
}

/** A key within JSON that stands where the contract has it, as in `present` or `sections`. */
function targetWithin(name: string): string | undefined {
  const key = /^(present|sections|siblings|suppressions)\b/.exec(name)?.[1];
  return key === undefined ? undefined : name;
}

function columnFor(wanted: string, matches: readonly Match[]): string | undefined {
  return matches.find(({ target }) => target === wanted)?.column.name;
}

function meanings(matches: readonly Match[]): Proposal['values'] {
  const ticks = matches.filter(({ column }) => lookOf(column.values) === 'tick').map(({ target, column }) => [target, tickMeanings(column.values)] as const);
  return Object.fromEntries(ticks.filter(([, words]) => Object.keys(words).length > 0));
}
