import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, Pool } from '../../src/batch/pool.ts';
import type { Unit } from '../../src/batch/units.ts';
import { readItems } from '../../src/input/csv/file.ts';
import { inMemory } from '../../src/input/pieces.ts';
import { optionsOf } from '../input/given.ts';

/** A thread that does as the unit's file says; `tries` counts units begun, over all threads. */
const THREAD = `
const { parentPort, workerData: { clock, tries } } = require('node:worker_threads');
parentPort.on('message', ({ unit, skip }) => {
  const nth = Atomics.add(tries, 0, 1);
  const answer = (problems) => parentPort.postMessage({ result: { files: [], findings: [], problems, crashes: [], notChecked: {}, waiting: [], notices: [], met: [], facts: [], cards: [] } });
  if (unit.file === 'dies.ndjson' || (unit.file === 'dies-once.ndjson' && nth === 0)) process.exit(1);
  if (unit.file === 'hangs.ndjson' && skip.length === 0) {
    Atomics.store(clock, 0, 3);
    for (;;);
  }
  if (unit.file === 'hangs-in-reading.ndjson') {
    Atomics.store(clock, 0, 2);
    for (;;);
  }
  answer([{ file: unit.file, message: 'skipped ' + skip.join() }]);
});`;

const unitOf = (file: string): Unit => {
  const bytes = new TextEncoder().encode('{"id":"A"}\n\n{"id":"B"}\n');
  return { kind: 'lines', file, part: { bytes, start: { line: 7, column: 1, offset: 90 }, before: 6 }, hasColours: false, bytes: bytes.byteLength };
};

let pool: Pool | undefined;
function poolOf(size: number, longest = 60_000): Pool {
  const tries = new Int32Array(new SharedArrayBuffer(4));
  pool = new Pool(size, (clock: Clock) => new Worker(THREAD, { eval: true, workerData: { clock, tries } }), longest);
  return pool;
}
afterEach(() => pool?.close());

describe('Pool', () => {
  it('gives each unit to a thread and hands back what is its own', async () => {
    const own = poolOf(2);
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((name) => own.run(unitOf(name))));
    expect(results.map(({ problems }) => problems[0]?.file)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives a unit out once more when its thread dies', async () => {
    const { problems } = await poolOf(1).run(unitOf('dies-once.ndjson'));
    expect(problems).toEqual([{ file: 'dies-once.ndjson', message: 'skipped ' }]);
  });

  it('reports the notes one by one when it dies again, and goes on with the next', async () => {
    const own = poolOf(1);
    const [lost, next] = await Promise.all([own.run(unitOf('dies.ndjson')), own.run(unitOf('next.ndjson'))]);
    expect(lost.problems.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['dies.ndjson', 7, 1],
      ['dies.ndjson', 9, 1],
    ]);
    expect(lost.files).toMatchObject([{ file: 'dies.ndjson', notes: 2, judged: 0, rejected: 2 }]);
    expect(next.problems).toEqual([{ file: 'next.ndjson', message: 'skipped ' }]);
  });

  it('reports the rows of a CSV one by one, those too that are none', async () => {
    const file = 'dies.ndjson';
    const bytes = new TextEncoder().encode('id,child.id\n1,C-1\n2\n"3\n3",C-1\n4,C-1\n');
    const unit: Unit = { kind: 'rows', file, items: [...readItems(inMemory(bytes), file, optionsOf())], hasColours: false, bytes: bytes.byteLength };
    const lost = await poolOf(1).run(unit);
    expect(lost.problems.map(({ line }) => line)).toEqual([2, 3, 4, 6]);
    expect(lost.files).toEqual([{ file, bytes: bytes.byteLength, notes: 4, judged: 0, rejected: 4 }]);
  });

  it('gives a note up that takes too long, and judges the rest of its unit', async () => {
    const { problems } = await poolOf(1, 100).run(unitOf('hangs.ndjson'));
    expect(problems).toEqual([{ file: 'hangs.ndjson', message: 'skipped 2' }]);
  });

  it('reports the notes one by one where leaving a note out does not help', async () => {
    const { problems } = await poolOf(1, 100).run(unitOf('hangs-in-reading.ndjson'));
    expect(problems.map(({ line }) => line)).toEqual([7, 9]);
  });
});
