/** A key of the contract as settings and columns name it: `child.name`, `present[0].seen`, `sections.Detailed Notes`. */
export interface Target {
  /** In the contract's own spelling. */
  readonly path: string;
  readonly key: string;
  /** In a list: which element; `each`: one more for each row (`present[].name`). */
  readonly index?: number | 'each';
  /** The key inside an object or an element; for `sections.X` the heading. */
  readonly inner?: string;
}

const PLAIN = [
  'id',
  'family',
  'eventAt',
  'eventTime',
  'recordedAt',
  'finalisedAt',
  'contactType',
  'planned',
  'significantEvent',
  'addToChronology',
  'safeguarding',
  'reason',
];
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
  child: ['id', 'name', 'knownAs', 'dateOfBirth', 'pronouns', 'status'],
  author: ['id', 'name', 'role', 'team'],
  interpreter: ['used', 'name', 'provider'],
};
const LISTS: Readonly<Record<string, readonly string[]>> = {
  siblings: ['id', 'name'],
  present: ['name', 'childId', 'relation', 'age', 'kind', 'atContact', 'interviewed', 'seen', 'alone', 'bedroom'],
  sections: ['heading', 'text'],
  suppressions: ['rule', 'reason', 'until'],
};
const IN_LIST = /^([a-z]+)\[(\d{0,3})\]\.([a-z]+)$/i;
const SECTION = /^sections\.\s*(\S.*)$/is;

/** All keys that a column can be mapped to, as a person is told them. */
export const TARGETS: readonly string[] = [
  ...PLAIN,
  ...Object.entries(OBJECTS).flatMap(([key, inner]) => inner.map((name) => `${key}.${name}`)),
  ...Object.entries(LISTS).flatMap(([key, inner]) => inner.map((name) => `${key}[0].${name}`)),
  'sections.Detailed Notes',
];

const spelling = (names: readonly string[]): ReadonlyMap<string, string> => new Map(names.map((name) => [name.toLowerCase(), name]));
const plain = spelling(PLAIN);
const objects = new Map(
  Object.entries(OBJECTS).flatMap(([key, inner]) => inner.map((name) => [`${key}.${name}`.toLowerCase(), { key, inner: name }] as const)),
);
const lists = new Map(Object.entries(LISTS).map(([key, inner]) => [key, spelling(inner)]));
const found = new Map<string, Target | undefined>();
const REMEMBERED = 5_000;

/** The key that a name stands for, whatever its capitals; undefined where it is none. */
export function targetOf(name: string): Target | undefined {
  if (found.has(name)) return found.get(name);
  const target = read(name.trim());
  if (found.size >= REMEMBERED) found.clear();
  found.set(name, target);
  return target;
}

function read(name: string): Target | undefined {
  const lower = name.toLowerCase();
  const key = plain.get(lower);
  if (key !== undefined) return { path: key, key };
  const object = objects.get(lower);
  if (object) return { path: `${object.key}.${object.inner}`, ...object };
  const [, list = '', number = '', item = ''] = IN_LIST.exec(lower) ?? [];
  const inner = lists.get(list)?.get(item);
  if (inner !== undefined) return { path: `${list}[${number}].${inner}`, key: list, index: number === '' ? 'each' : Number(number), inner };
  const heading = SECTION.exec(name)?.[1];
  return heading === undefined ? undefined : { path: `sections.${heading}`, key: 'sections', inner: heading };
}

/** How names of columns are compared: without regard to capitals, and to white space around them. */
export function sameColumn(name: string): string {
  return name.trim().toLowerCase();
}
