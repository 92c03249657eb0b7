import { UsageError } from '../config/errors.ts';
import { hint } from '../config/nearest.ts';
import type { Report } from '../report/report.ts';
import type { TextOptions } from '../report/text.ts';

/** Every format, with the ending that its files usually have. */
const ENDINGS = { text: 'txt', json: 'json', ndjson: 'ndjson', sarif: 'sarif', junit: 'xml', github: 'txt', csv: 'csv', markdown: 'md', html: 'html' } as const;
export type FormatName = keyof typeof ENDINGS;
export const FORMATS = Object.keys(ENDINGS) as FormatName[];

/** What a command may print that is no format of its own. */
type ReportName = FormatName | 'summary';

/** A report that is wished for. */
export interface Output {
  readonly format: ReportName;
  /** Undefined: standard output. */
  readonly file: string | undefined;
}

/** Each format is loaded when it is asked for, and no other. */
export async function reportOf(format: ReportName, layout: TextOptions): Promise<Report> {
  switch (format) {
    case 'text':
      return (await import('../report/text.ts')).textReport(layout);
    case 'json':
      return (await import('../report/json.ts')).json;
    case 'ndjson':
      return (await import('../report/ndjson.ts')).ndjson;
    case 'sarif':
      return (await import('../report/sarif.ts')).sarif;
    case 'junit':
      return (await import('../report/junit.ts')).junit;
    case 'github':
      return (await import('../report/github.ts')).github;
    case 'csv':
      return (await import('../report/csv.ts')).csv;
    case 'markdown':
      return (await import('../report/markdown.ts')).markdown;
    case 'html':
      return (await import('../report/html/page.ts')).html;
    case 'summary':
      return (await import('../report/summary.ts')).summaryReport(layout);
  }
}

/** Reads `--format NAME[=FILE]`, as often as it is given. @throws {UsageError} */
export function readOutputs(wishes: readonly string[]): (Output & { readonly format: FormatName })[] {
  const outputs = (wishes.length === 0 ? ['text'] : wishes).map((wish) => {
    const [name = '', ...file] = wish.split('=');
    if (!isFormat(name)) throw new UsageError(`There is no format “${name}”.${hint(name, FORMATS)} There are ${FORMATS.join(', ')}.`);
    if (file.length > 0 && file.join('=') === '') throw new UsageError(`--format ${wish}: name the file, as in ${exampleOf(name)}.`);
    return { format: name, file: file.length > 0 ? file.join('=') : undefined };
  });
  const [, second] = outputs.filter((output) => output.file === undefined);
  if (second) throw new UsageError(`Only one report can go to standard output: give all but one a file, as in --format ${exampleOf(second.format)}.`);
  const files = outputs.map((output) => output.file).filter((file) => file !== undefined);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) throw new UsageError(`Two reports would be written to ${twice}: give each a file of its own.`);
  return outputs;
}

/** A report by which faults are known again from run to run. */
export function hasFingerprints({ format }: Output): boolean {
  return format === 'json' || format === 'ndjson' || format === 'sarif';
}

function isFormat(name: string): name is FormatName {
  return Object.hasOwn(ENDINGS, name);
}

function exampleOf(format: FormatName): string {
  return `${format}=report.${ENDINGS[format]}`;
}
