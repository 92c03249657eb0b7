import { type Mapping, SEPARATORS, type SeparatorName } from '../mapping.ts';
import { sameColumn, type Target, targetOf } from '../targets.ts';
import { cellText } from './cell.ts';
import { type Row, type RowFault, scanRow } from './rows.ts';

/** One way to come by a value: a column, or the answer to a question where the export has one row an answer. */
export type Way = { readonly column: number } | { readonly answer: string };

/** One key of the contract, and the ways to its value, the best first. */
export interface Reads {
  readonly target: Target;
  readonly ways: readonly Way[];
}

/** What each column of a file is for. */
export interface Plan {
  readonly width: number;
  readonly reads: readonly Reads[];
  readonly groupBy: number | undefined;
  readonly pivot: { readonly name: number; readonly values: readonly number[] } | undefined;
  /** Mapped columns that the header lacks, and that no answer can stand for. */
  readonly missing: readonly string[];
  /** Columns that are mapped to nothing. */
  readonly unmapped: readonly string[];
  /** Questions that are mapped, as they are compared, and as the settings spell them. */
  readonly questions: ReadonlyMap<string, string>;
}

/** Finds what the columns are for; a string says why nothing can be read, with its place in the header. */
export function planColumns(header: Row, mapping: Mapping): Plan | RowFault {
  const names = header.cells.map(({ start, end }) => cellText(header.text.slice(start, end)).trim());
  const columns = new Map<string, number>();
  const twice = new Map<string, number>();
  for (const [i, name] of names.entries()) {
    const same = sameColumn(name);
    if (same === '') continue;
    if (columns.has(same)) twice.set(same, i);
    else columns.set(same, i);
  }
  const at = (name: string) => columns.get(sameColumn(name));
  const used = new Set<number>();
  const questions = new Map<string, string>();
  const missing: string[] = [];
  const reads = new Map<string, { target: Target; ways: Way[] }>();

  const needed = [mapping.groupBy, mapping.pivot?.name].filter((name) => name !== undefined);
  const lacking = needed.find((name) => at(name) === undefined);
  if (lacking !== undefined)
    return {
      offset: 0,
      message: `the header has no column “${lacking}”, which the settings name in ${lacking === mapping.groupBy ? 'input.groupBy' : 'input.pivot'}; correct the name there, or export the column`,
    };
  for (const name of [...needed, ...(mapping.pivot?.values ?? [])]) {
    const column = at(name);
    if (column === undefined) missing.push(name);
    else used.add(column);
  }

  for (const [name, wished] of mapping.fields) {
    const target = targetOf(name);
    if (!target) continue;
    const ways: Way[] = [];
    for (const column of wished) {
      const index = at(column);
      if (index !== undefined) {
        used.add(index);
        ways.push({ column: index });
      } else if (mapping.pivot) {
        questions.set(sameColumn(column), column);
        ways.push({ answer: sameColumn(column) });
      }
    }
    if (ways.length > 0) reads.set(target.path, { target, ways });
    else missing.push(wished.join(' or '));
  }
  for (const [i, name] of names.entries()) {
    const target = used.has(i) ? undefined : targetOf(name);
    if (!target || reads.get(target.path)?.ways.some((way) => 'column' in way)) continue;
    reads.set(target.path, { target, ways: [{ column: i }, ...(reads.get(target.path)?.ways ?? [])] });
    used.add(i);
  }

  const groupBy = mapping.groupBy === undefined ? undefined : at(mapping.groupBy);
  if (groupBy !== undefined && !reads.has('id')) reads.set('id', { target: { path: 'id', key: 'id' }, ways: [{ column: groupBy }] });
  const isNamed = reads.size > (groupBy === undefined ? 0 : 1);
  const ambiguous = [...twice].find(([same]) => used.has(columns.get(same) ?? -1));
  if (ambiguous) {
    const cell = header.cells[ambiguous[1]];
    return {
      offset: cell?.start ?? 0,
      message: `the column “${names[ambiguous[1]]}” stands twice in the header, so it is not certain which is meant; rename one of them`,
    };
  }
  if (!isNamed) {
    return {
      offset: 0,
      message:
        'the first row names no column that caselint knows; “caselint init --export FILE” proposes how to map its names, and a file without a row of names needs one first',
    };
  }
  return {
    width: names.length,
    reads: [...reads.values()],
    groupBy,
    pivot: mapping.pivot && { name: at(mapping.pivot.name) ?? 0, values: mapping.pivot.values.map(at).filter((column) => column !== undefined) },
    missing,
    unmapped: names.flatMap((name, i) => (used.has(i) ? [] : [name === '' ? `number ${i + 1}, without a name` : name])),
    questions,
  };
}

/** The line by which Excel is told the separator: `sep=;`. */
const SEP_LINE = /^"?sep=(.)"?\r?\n?$/i;

export function separatorLine(row: Row): string | undefined {
  return SEP_LINE.exec(row.text)?.[1];
}

/** The separator of a file: the setting's, or the one that stands most often in its first line outside quotation marks. */
export function findSeparator(start: string, file: string, wished: SeparatorName | undefined): string {
  if (wished !== undefined) return SEPARATORS[wished];
  const beginning = start.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '');
  const told = /^"?sep=([,;\t|])"?(?:\r|\n)/i.exec(beginning)?.[1];
  if (told !== undefined) return told;
  const candidates = /\.tsv$/i.test(file) ? ['\t', ',', ';'] : [',', ';', '\t'];
  const counts = candidates.map((separator) => scanRow(beginning, 0, separator.charCodeAt(0), true)?.cells.length ?? 0);
  return candidates[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** How a message calls a separator. */
export function separatorName(separator: string): string {
  return separator === '\t' ? 'tab' : separator === ';' ? 'semicolon' : separator === '|' ? 'pipe' : 'comma';
}
