import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { rawNoteSchema } from '../../src/casenote/schema.ts';
import { TARGETS, targetOf } from '../../src/input/targets.ts';

interface Shape {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** Every way to a value of a note, as settings name it: `child.name`, `present[0].seen`. Lists of plain values are values. */
function pathsOf(shape: Shape, path: string): string[] {
  const kinds = [shape, ...(shape.anyOf ?? []), ...(shape.anyOf ?? []).flatMap(({ anyOf }) => anyOf ?? [])];
  const inner = kinds.flatMap(({ properties, items }) => {
    if (properties) return Object.entries(properties).flatMap(([key, one]) => pathsOf(one, path === '' ? key : `${path}.${key}`));
    return items?.properties ? pathsOf(items, `${path}[0]`) : [];
  });
  return inner.length > 0 ? inner : [path];
}

const inSchema = pathsOf(z.toJSONSchema(rawNoteSchema, { io: 'input', unrepresentable: 'any' }) as Shape, '');
/** Sections have their headings in place of keys. */
const SECTION = 'sections.Detailed Notes';

describe('the keys that a column can be mapped to', () => {
  it('are those of a note', () => {
    expect(inSchema).toContain('present[0].bedroom');
    expect([...TARGETS].filter((target) => target !== SECTION).sort()).toEqual([...new Set(inSchema)].sort());
  });

  it.each([...TARGETS])('%s is understood whatever its capitals, and called by its own name', (target) => {
    for (const written of [target, target.toUpperCase(), ` ${target.toLowerCase()} `]) {
      if (target !== SECTION) expect(targetOf(written)?.path).toBe(target);
    }
  });

  it.each([
    '',
    'name',
    'child',
    'child.',
    'child.names',
    'present.seen',
    'present[x].seen',
    'present[1000].seen',
    'sections.',
    'constructor',
    'child.constructor',
    '__proto__',
  ])('“%s” is none', (name) => expect(targetOf(name)).toBeUndefined());

  it('a section keeps its heading as it is written', () => {
    expect(targetOf('SECTIONS.What Went Well?')).toEqual({ path: 'sections.What Went Well?', key: 'sections', inner: 'What Went Well?' });
    expect(targetOf('present[].name')).toEqual({ path: 'present[].name', key: 'present', index: 'each', inner: 'name' });
  });
});
