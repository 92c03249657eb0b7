import type { FieldFault } from '../casenote/build.ts';
import type { Target } from './targets.ts';

/** One value of an export, the key that it is mapped to, and where it stands. */
export interface Entry<P> {
  readonly target: Target;
  readonly value: unknown;
  readonly place: P;
  /** Which row of the note, from 0. */
  readonly row: number;
}

interface Element<P> {
  readonly order: number;
  /** A section whose heading is the name of its column: blank or not, the export has it. */
  readonly isNamed?: boolean;
  readonly values: Map<string, { value: unknown; readonly place: P }>;
}

/** A section as it was put together; a heading that is a column's name has no place of its own. */
export interface GivenSection<P> {
  readonly heading: string | null;
  readonly headingAt: P;
  /** As it arrived, not yet checked. */
  readonly text: unknown;
  readonly textAt: P | undefined;
}

export interface Assembled<P> {
  /** The note as the contract has it. */
  readonly raw: Record<string, unknown>;
  /** In order, as in `raw`; undefined where no text was exported. */
  readonly sections: readonly GivenSection<P>[] | undefined;
  /** By the path in `raw`. */
  readonly places: ReadonlyMap<string, P>;
  readonly faults: readonly FieldFault[];
}

/** Elements that come with the rows stand after those whose place is given. */
const AFTER_GIVEN = 1_000;

/**
 * Puts a note together from single values: of one row, of several rows that each give a part, or of a flat object. Where
 * two rows say different things of one key, that is a fault; two texts under one heading are two sections.
 */
export function assemble<P>(entries: Iterable<Entry<P>>): Assembled<P> {
  const single = new Map<string, { readonly target: Target; value: unknown; place: P }>();
  const lists = new Map<string, Map<string, Element<P>>>();
  const faults: FieldFault[] = [];
  for (const { target, value, place, row } of entries) {
    const { key, index, inner, path } = target;
    if (index === undefined && key !== 'sections') {
      const held = single.get(path);
      if (!held) single.set(path, { target, value, place });
      else if (isBlank(held.value)) Object.assign(held, { value, place });
      else if (!isBlank(value) && plain(value) !== plain(held.value)) faults.push({ path, message: DISAGREE });
      continue;
    }
    const list = lists.get(key) ?? new Map<string, Element<P>>();
    lists.set(key, list);
    if (index === undefined) addText(list, inner ?? '', value, place);
    else addItem(list, index === 'each' ? AFTER_GIVEN + row : index, inner ?? '', value, place, () => faults.push({ path, message: DISAGREE }));
  }
  const raw: Record<string, unknown> = {};
  const places = new Map<string, P>();
  for (const [path, { target, value, place }] of single) {
    if (target.inner === undefined) raw[target.key] = value;
    else raw[target.key] = { ...(raw[target.key] as object | undefined), [target.inner]: value };
    places.set(path, place);
  }
  let sections: GivenSection<P>[] | undefined;
  for (const [key, list] of lists) {
    const kept = [...list.values()].filter((element) => isGiven(key, element)).sort((a, b) => a.order - b.order);
    raw[key] = kept.map(({ values }) => Object.fromEntries([...values].map(([inner, { value }]) => [inner, value])));
    for (const [i, { values }] of kept.entries()) for (const [inner, { place }] of values) places.set(`${key}[${i}].${inner}`, place);
    if (key === 'sections') sections = kept.flatMap(sectionOf);
  }
  if (sections) raw.sections = sections.map(({ heading, text }) => ({ heading: heading ?? '', text }));
  return { raw, sections, places, faults };
}

const DISAGREE = 'rows of this note say different things here, so it may be two notes; give each its own id, or leave the column out of input.fields';

function addItem<P>(list: Map<string, Element<P>>, order: number, inner: string, value: unknown, place: P, disagree: () => void): void {
  const name = String(order);
  const element = list.get(name) ?? { order, values: new Map() };
  list.set(name, element);
  const held = element.values.get(inner);
  if (!held || isBlank(held.value)) element.values.set(inner, { value, place });
  else if (!isBlank(value) && plain(value) !== plain(held.value)) disagree();
}

function addText<P>(list: Map<string, Element<P>>, heading: string, value: unknown, place: P): void {
  for (let name = `=${heading}`; ; name += '=') {
    const held = list.get(name)?.values.get('text');
    if (held && !isBlank(held.value) && plain(held.value) !== plain(value) && !isBlank(value)) continue;
    if (!held || isBlank(held.value)) {
      const values = new Map([
        ['heading', { value: heading as unknown, place }],
        ['text', { value, place }],
      ]);
      list.set(name, { order: list.get(name)?.order ?? list.size / AFTER_GIVEN, isNamed: true, values });
    }
    return;
  }
}

/** Whether an element is one: a row of blanks is none, but for the child's own ticks where the export has one flag a note. */
function isGiven<P>(key: string, { order, isNamed, values }: Element<P>): boolean {
  const isFlags = key === 'present' && order === 0 && !values.has('name');
  return isFlags || isNamed === true || [...values.values()].some(({ value }) => !isBlank(value));
}

function sectionOf<P>({ values }: Element<P>): GivenSection<P>[] {
  const heading = values.get('heading');
  const text = values.get('text');
  const headingAt = heading?.place ?? text?.place;
  if (headingAt === undefined) return [];
  const name = typeof heading?.value === 'string' ? heading.value.trim() : '';
  return [{ heading: name === '' ? null : name, headingAt, text: text?.value ?? null, textAt: text?.place }];
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function plain(value: unknown): string {
  return String(value).trim();
}
