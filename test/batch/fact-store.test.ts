import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { FactStore, packFacts } from '../../src/batch/fact-store.ts';
import { removeSpills, SpillFolder } from '../../src/batch/spill.ts';
import type { NoteFacts } from '../../src/engine/judge.ts';

const factsOf = (ordinal: number, record: string): NoteFacts => ({
  ref: { file: 'export.ndjson', noteId: `N-${ordinal}`, childId: record, ordinal: 0 },
  record,
  ties: [],
  facts: { copies: { hashes: Uint32Array.from({ length: 40 }, (_, i) => ordinal * 100 + i), written: [ordinal, ordinal + 1] } },
});
/** Records r0 and r1 are one family, r2 and r3 another, and so on. */
const familyOf = (record: string): string => `f${Math.floor(Number(record.slice(1)) / 2)}`;
const spillFolders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('caselint-') && !name.includes('command'));

afterEach(removeSpills);

describe('FactStore', () => {
  it('gives the same facts in whole families, in the order of the input, whatever memory allows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
        fc.integer({ min: 500, max: 60_000 }),
        fc.boolean(),
        (records, budget, isPacked) => {
          const store = new FactStore(budget);
          const all = records.map((record, i) => factsOf(i, `r${record}`));
          for (const [i, facts] of all.entries()) store.add(i, facts.record, isPacked ? packFacts(facts) : facts);
          const seen = [];
          const parts = store.parts(familyOf);
          // As often as it is asked.
          expect([...parts].flat().length).toBe(all.length);
          const home = new Map<string, number>();
          for (const [part, entries] of [...parts].entries()) {
            expect(entries.map(({ ref }) => ref.ordinal)).toEqual(entries.map(({ ref }) => ref.ordinal).toSorted((a, b) => a - b));
            for (const { record } of entries) {
              expect(home.get(familyOf(record)) ?? part).toBe(part);
              home.set(familyOf(record), part);
            }
            seen.push(...entries);
          }
          store.close();
          const inOrder = seen.toSorted((a, b) => a.ref.ordinal - b.ref.ordinal);
          expect(inOrder).toEqual(all.map((facts, i) => ({ ...facts, ref: { ...facts.ref, ordinal: i } })));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('leaves nothing behind', () => {
    const before = spillFolders();
    const store = new FactStore(1000);
    for (let i = 0; i < 50; i++) store.add(i, 'r0', factsOf(i, 'r0'));
    expect(spillFolders().length).toBe(before.length + 1);
    store.close();
    expect(spillFolders()).toEqual(before);
  });
});

describe('SpillFolder', () => {
  it('reads back what was written, block by block', () => {
    const folder = new SpillFolder();
    const file = folder.file();
    const blocks = ['Dawn Ash', 'x'.repeat(100_000), ''].map((text) => Buffer.from(text));
    for (const block of blocks) file.write(block);
    expect([...file.read()]).toEqual(blocks);
    expect([...file.read()]).toEqual(blocks);
    folder.close();
  });
});
