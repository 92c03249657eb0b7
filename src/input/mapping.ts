import type { CsvEncoding } from './csv/encoding.ts';
import eclipse from './mappings/eclipse.yaml';
import liquidlogic from './mappings/liquidlogic.yaml';
import mosaic from './mappings/mosaic.yaml';
import { sameColumn } from './targets.ts';

export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
export type SeparatorName = keyof typeof SEPARATORS;

/** What a code or a word of the export stands for; null: left blank. */
export type Meaning = string | boolean | null;

/** One row an answer: which column names the question, and which hold the answer, the first that is not empty. */
export interface Pivot {
  readonly name: string;
  readonly value: string | readonly string[];
}

/** Another system's export, as settings describe it. Null takes away what a named mapping or earlier settings say. */
export interface MappingSettings {
  readonly fields?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly values?: Readonly<Record<string, Readonly<Record<string, Meaning>>>> | undefined;
  readonly groupBy?: string | null | undefined;
  readonly pivot?: Pivot | null | undefined;
  readonly encoding?: CsvEncoding | undefined;
  readonly separator?: SeparatorName | undefined;
}

/** The mapping that holds, every setting settled. */
export interface Mapping {
  /** Key of the contract to the columns that hold it: the first that is not empty counts. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Key of the contract to codes, in small letters, and what they stand for. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Meaning>>;
  readonly groupBy?: string;
  readonly pivot?: { readonly name: string; readonly values: readonly string[] };
  readonly encoding?: CsvEncoding;
  readonly separator?: SeparatorName;
}

/** What is publicly known of systems that councils use; what is not known is said in each file. */
export const NAMED_MAPPINGS = { liquidlogic, mosaic, eclipse } as Readonly<Record<'liquidlogic' | 'mosaic' | 'eclipse', MappingSettings>>;
export type MappingName = keyof typeof NAMED_MAPPINGS;

/** Settles mappings over one another, key by key: later ones win. */
export function settleMapping(layers: readonly MappingSettings[]): Mapping {
  const fields = new Map<string, readonly string[]>();
  const values = new Map<string, Map<string, Meaning>>();
  const last = <T>(get: (layer: MappingSettings) => T | undefined): T | undefined => {
    const layer = layers.findLast((one) => get(one) !== undefined);
    return layer && get(layer);
  };
  for (const layer of layers) {
    for (const [target, columns] of Object.entries(layer.fields ?? {})) {
      if (columns === null) fields.delete(target);
      else fields.set(target, [columns].flat());
    }
    for (const [target, meanings] of Object.entries(layer.values ?? {})) {
      const held = values.get(target) ?? new Map<string, Meaning>();
      for (const [code, meaning] of Object.entries(meanings)) held.set(sameColumn(code), meaning);
      values.set(target, held);
    }
  }
  const groupBy = last((layer) => layer.groupBy);
  const pivot = last((layer) => layer.pivot);
  const encoding = last((layer) => layer.encoding);
  const separator = last((layer) => layer.separator);
  return {
    fields,
    values,
    ...(groupBy ? { groupBy } : {}),
    // Without the note's id the answers of one note cannot be found together.
    ...(groupBy && pivot ? { pivot: { name: pivot.name, values: [pivot.value].flat() } } : {}),
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
  };
}

/** What the settings say a value stands for; a value that they do not name stands for itself. */
export function meaningOf(mapping: Mapping, path: string, value: unknown): unknown {
  const meanings = mapping.values.get(path);
  if (!meanings || (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')) return value;
  const meaning = meanings.get(sameColumn(String(value)));
  return meaning === undefined ? value : meaning;
}
