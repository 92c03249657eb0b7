import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ElementCutter } from '../../src/input/element-cutter.ts';
import { readElements, readJson, readNdjson } from '../../src/input/json.ts';
import { LineCutter } from '../../src/input/line-cutter.ts';
import type { Cutter, FilePart } from '../../src/input/parts.ts';
import type { Reading } from '../../src/input/reading.ts';
import { optionsOf } from './given.ts';

const OPTIONS = optionsOf();
const FILE = 'export.json';
const note = fc.record({
  id: fc.string({ maxLength: 6 }).map((text) => `N${text}`),
  child: fc.record({ id: fc.constantFrom('C-1', 'C-2') }),
  sections: fc.record({ 'Detailed Notes': fc.string({ unit: 'grapheme', maxLength: 60 }) }),
});
const white = fc.constantFrom('', ' ', '\n', '\r\n', '\r', '\t\n  ');

/** What of a reading must not depend on how the file was cut up. */
function shape(reading: Reading): unknown {
  if (reading.kind !== 'note') return reading;
  const { id, source, position } = reading.note;
  return { id, text: source.text, position, places: [...source.text].map((_, i) => source.point(i)) };
}

function cut(cutter: Cutter, bytes: Uint8Array, piece: number): { readonly parts: FilePart[]; readonly end: ReturnType<Cutter['end']> } {
  const parts: FilePart[] = [];
  for (let at = 0; at < bytes.length; at += piece) parts.push(...cutter.push(bytes.subarray(at, at + piece)));
  const end = cutter.end();
  return { parts: [...parts, ...end.parts], end };
}

const notices = (reading: Reading): boolean => reading.kind !== 'notice';

describe('a long file, cut up', () => {
  it('NDJSON reads as it does whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 5, arbitrary: note.map((one) => JSON.stringify(one)) }, fc.constantFrom('', '  ', '{"id": ', 'null'))),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 400 }),
        (lines, end, least, piece) => {
          const bytes = new TextEncoder().encode(lines.join(end));
          const { parts } = cut(new LineCutter(least), bytes, piece);
          const read = parts.flatMap((part) => [...readNdjson(part.bytes, FILE, OPTIONS, { ...part, hasColours: false, met: new Set() })]);
          expect(read.map(shape)).toEqual([...readNdjson(bytes, FILE, OPTIONS)].filter(notices).map(shape));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a JSON array reads as it does whole, under "notes" too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(note, white, white), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(['[', ']'], [' \n[', ']\r\n'], ['{"count": 2, "other": [1, {"notes": [3]}], "notes": [', ']}'], ['{"notes" : [\r', '], "end": "]"}']),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 400 }),
        (elements, [open = '', close = ''], least, piece) => {
          const text = open + elements.map(([one, before, behind]) => before + JSON.stringify(one, null, 1) + behind).join(',') + close;
          const bytes = new TextEncoder().encode(text);
          const { parts, end } = cut(new ElementCutter(least), bytes, piece);
          const read = parts.flatMap((part) => [...readElements(part.bytes, FILE, OPTIONS, { ...part, hasColours: false, met: new Set() })]);
          expect(end.broken).toBeUndefined();
          expect(read.map(shape)).toEqual([...readJson(bytes, FILE, OPTIONS)].filter(notices).map(shape));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('says where a list that is cut off begins its last note, and reads those before', () => {
    const text = '[\n{"id":"A","child":{"id":"C"}},\n{"id":"B","child":{"id":"C"}},\n{"id":"C","chi';
    const { parts, end } = cut(new ElementCutter(1000), new TextEncoder().encode(text), 7);
    const read = parts.flatMap((part) => [...readElements(part.bytes, FILE, OPTIONS, { ...part, hasColours: false, met: new Set() })]);
    expect(read.map((reading) => reading.kind === 'note' && reading.note.id)).toEqual(['A', 'B']);
    expect(end.broken?.at).toMatchObject({ line: 4, column: 1 });
  });

  it('loses a broken element alone, and one with invalid bytes', () => {
    const [before, behind] = ['[{"id":"A","child":{"id":"C"}},\n{"id":"B" "child"},\n{"id":"', '","child":{"id":"C"}},\n{"id":"D","child":{"id":"C"}}]'];
    const bytes = Uint8Array.from([...new TextEncoder().encode(before), 0xff, ...new TextEncoder().encode(behind)]);
    const { parts } = cut(new ElementCutter(1000), bytes, 9);
    const read = parts.flatMap((part) => [...readElements(part.bytes, FILE, OPTIONS, { ...part, hasColours: false, met: new Set() })]);
    expect(read.map((reading) => (reading.kind === 'note' ? reading.note.id : reading.kind === 'rejected' && reading.problems[0]?.line))).toEqual([
      'A',
      2,
      3,
      'D',
    ]);
  });

  it('finds a second key “notes” where it is found whole, and reads what stands before', () => {
    const list = fc.array(note, { maxLength: 3 }).map((notes) => JSON.stringify(notes));
    const value = fc.oneof(list, fc.constantFrom('null', '"notes"', '{"notes": [1]}', '2'));
    const key = fc.constantFrom('notes', 'count', 'Notes', 'notes ', 'no\\"tes');
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 5 }), list, fc.integer({ min: 1, max: 50 }), (pairs, last, piece) => {
        const text = `{${[...pairs, ['notes', last]].map(([name, one]) => `"${name}": ${one}`).join(',\n')}}`;
        const bytes = new TextEncoder().encode(text);
        const whole = [...readJson(bytes, FILE, OPTIONS)];
        const { parts, end } = cut(new ElementCutter(1), bytes, piece);
        const read = parts.flatMap((part) => [...readElements(part.bytes, FILE, OPTIONS, { ...part, hasColours: false, met: new Set() })]);
        const isTwice = pairs.some(([name]) => name === 'notes');
        expect(end.broken !== undefined).toBe(isTwice);
        const [problem] = whole.flatMap(({ problems }) => problems.filter(({ message }) => message.includes('second time')));
        expect(problem && { line: problem.line, column: problem.column }).toEqual(end.broken && { line: end.broken.at.line, column: end.broken.at.column });
        expect(read.map(shape)).toEqual(whole.filter((one) => !one.problems.some(({ message }) => message.includes('second time'))).map(shape));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a second list', '[{"id":"A"}]\n[{"id":"B"}]', 'something follows its end', 2],
    ['no list', '{"note": {"id":"A"}}', 'is no list of notes', 1],
    ['a second list under “notes”', '{"notes": [{"id":"A"}],\n "count": 1,\n "notes": [{"id":"B"}]}', 'for the second time', 3],
    ['a list under “notes” after what is none', '{"notes": {"id":"A"},\n "notes": [{"id":"B"}]}', 'for the second time', 2],
    ['an object that is not closed', '{"notes": [{"id":"A"}]\n', 'a bracket is never closed', 2],
  ])('says what is wrong with %s', (_, text, message, line) => {
    const { end } = cut(new ElementCutter(0), new TextEncoder().encode(text), 4);
    expect(end.broken?.message).toContain(message);
    expect(end.broken?.at.line).toBe(line);
  });
});
