import { assemble, type Entry, isBlank } from './assemble.ts';
import { type Mapping, meaningOf } from './mapping.ts';
import { sameColumn, targetOf } from './targets.ts';

/** The way to a value inside a JSON text. */
export type Steps = readonly (string | number)[];

/** A note whose keys were another system's, with where each key of the contract stands in the JSON. */
export interface MappedJson {
  readonly raw: unknown;
  /** Undefined where the key stands under its own name. */
  steps(path: string): Steps | undefined;
}

type Fields = Record<string, unknown>;

/**
 * Brings mapped keys to their places in the note; keys that have the contract's names stay where they are.
 * @param met Takes down which keys of the contract were found in any note.
 */
export function mapJson(raw: unknown, mapping: Mapping, met: Set<string>): MappedJson {
  const own = { raw, steps: () => undefined };
  if (!isObject(raw)) return own;
  const entries = [...mappedEntries(raw, mapping, met), ...flatEntries(raw, mapping)];
  const isPlain = entries.length === 0 && mapping.values.size === 0;
  if (isPlain) return own;
  const { raw: given, sections, places } = assemble(entries);
  const note: Fields = withMeanings(raw, mapping);
  // A key that a mapping takes for something else is not read under its own name too.
  for (const { target, place } of entries) {
    const [key] = place;
    if (place.length === 1 && typeof key === 'string' && key !== target.path) delete note[key];
  }
  const sectionSteps = sections ? ownSections(note.sections) : [];
  for (const [key, value] of Object.entries(given)) note[key] = key === 'sections' ? note.sections : merged(note[key], value);
  if (sections) {
    note.sections = [...sectionSteps.map(({ heading, text }) => ({ heading, text })), ...(given.sections as unknown[])];
  }
  const moved = new Map<string, Steps>();
  for (const [i, { at, headingAt }] of sectionSteps.entries()) {
    moved.set(`sections[${i}].text`, at);
    moved.set(`sections[${i}].heading`, headingAt);
  }
  for (const [path, place] of places) {
    const behind = /^sections\[(\d+)\](.*)$/.exec(path);
    moved.set(behind ? `sections[${Number(behind[1]) + sectionSteps.length}]${behind[2]}` : path, place);
  }
  return { raw: note, steps: (path) => moved.get(path) };
}

function* mappedEntries(raw: Fields, mapping: Mapping, met: Set<string>): Generator<Entry<Steps>> {
  for (const [name, columns] of mapping.fields) {
    const target = targetOf(name);
    const found = columns.flatMap((column) => locate(raw, column) ?? []);
    const best = found.find(({ value }) => !isBlank(value)) ?? found[0];
    if (!target || !best) continue;
    met.add(name);
    yield { target, value: meaningOf(mapping, target.path, best.value), place: best.steps, row: 0 };
  }
}

/** Keys such as `child.name`, as a CSV would have them. */
function* flatEntries(raw: Fields, mapping: Mapping): Generator<Entry<Steps>> {
  for (const [key, value] of Object.entries(raw)) {
    const target = /[.[]/.test(key) ? targetOf(key) : undefined;
    if (target && !mapping.fields.has(target.path)) yield { target, value: meaningOf(mapping, target.path, value), place: [key], row: 0 };
  }
}

/** A key of the note, whatever its capitals, or a path into it: `Case.Note`. */
function locate(raw: Fields, name: string): { readonly value: unknown; readonly steps: Steps } | undefined {
  const key = Object.hasOwn(raw, name) ? name : Object.keys(raw).find((one) => sameColumn(one) === sameColumn(name));
  if (key !== undefined) return { value: raw[key], steps: [key] };
  const steps = name.split(/[.[\]]+/).filter(Boolean);
  if (steps.length < 2) return undefined;
  let value: unknown = raw;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Fields)[step];
  }
  return { value, steps };
}

/** A copy in which codes under the contract's own keys have their meanings. */
function withMeanings(raw: Fields, mapping: Mapping): Fields {
  const note = { ...raw };
  for (const path of mapping.values.keys()) {
    if (mapping.fields.has(path)) continue;
    const steps = path.split(/[.[\]]+/).filter(Boolean);
    const last = steps.pop() ?? '';
    let holder: Fields | undefined = note;
    for (const step of steps) {
      const inner: unknown = holder?.[step];
      const copy: Fields | undefined = Array.isArray(inner) ? ([...inner] as unknown as Fields) : isObject(inner) ? { ...inner } : undefined;
      if (holder && copy) holder[step] = copy;
      holder = copy;
    }
    if (holder && Object.hasOwn(holder, last)) holder[last] = meaningOf(mapping, path, holder[last]);
  }
  return note;
}

/** What is mapped, over what stands under the contract's own name. */
function merged(own: unknown, given: unknown): unknown {
  if (Array.isArray(given))
    return Array.isArray(own) ? Array.from({ length: Math.max(own.length, given.length) }, (_, i) => merged(own[i], given[i] ?? own[i])) : given;
  return isObject(own) && isObject(given) ? { ...own, ...given } : given;
}

interface OwnSection {
  readonly heading: unknown;
  readonly text: unknown;
  readonly at: Steps;
  readonly headingAt: Steps;
}

/** Sections that stand under their own name, as a list whatever their form. */
function ownSections(sections: unknown): OwnSection[] {
  if (Array.isArray(sections)) {
    return sections.map((section: unknown, i) => ({
      heading: isObject(section) ? section.heading : undefined,
      text: isObject(section) ? section.text : section,
      at: ['sections', i, 'text'],
      headingAt: ['sections', i, 'heading'],
    }));
  }
  return isObject(sections)
    ? Object.entries(sections).map(([heading, text]) => ({ heading, text, at: ['sections', heading], headingAt: ['sections', heading] }))
    : [];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is to be said after a JSON file: which mapped keys none of its notes has, and which settings are not for it. */
export function jsonNotices(mapping: Mapping, met: ReadonlySet<string>): string[] {
  const missing = [...mapping.fields].filter(([name]) => !met.has(name)).map(([, columns]) => columns.map((column) => `“${column}”`).join(' or '));
  const them = missing.length === 1 ? 'it' : 'them';
  const notices: string[] = [];
  if (missing.length > 0) notices.push(`the settings map ${missing.join(', ')}, and no note of the file has ${them}; what needs ${them} is not checked`);
  if (mapping.groupBy !== undefined) {
    notices.push(
      `${mapping.pivot ? 'input.groupBy and input.pivot are' : 'input.groupBy is'} for CSV: each object here was read as a note of its own. If a note is spread over several of them, export it as CSV, or as one object a note`,
    );
  }
  return notices;
}
