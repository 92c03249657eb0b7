import { availableParallelism } from 'node:os';
import type { Crew } from '../batch/options.ts';
import type { Settings } from '../config/resolve.ts';
import { keepHeapTight } from './heap.ts';
import type { WorkerData } from './worker.ts';

/** Bytes for which no thread is worth while: one takes as long to start as some hundred notes to judge. */
const SMALL = 2 * 1024 * 1024;
/**
 * Bytes from which on a second thread is worth while; each further one makes it so for less, for the work is then parted by more.
 * A thread has to compile what it runs for itself.
 */
const WORTH_MORE = 48 * 1024 * 1024;
/**
 * On two cores, which mostly share what they are made of, two threads slow each other down: 20,000 notes took as long on two as
 * on one, and half as much memory again. One thread beside the main one takes little longer than none, and can be watched: a note
 * without end, or a thread that dies, ends no run.
 */
const FEWEST_CORES = 3;
const MOST_THREADS = 16;
/** Megabytes. A thread needs less than half of it; without a bound it lets garbage pile up to gigabytes. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

/** Threads for a run. @param jobs How many are wanted; undefined: by the size of the work. */
export function threadsFor(
  settings: Settings,
  options: Pick<WorkerData, 'today' | 'inlineSuppressions' | 'fingerprintKey' | 'cards'>,
  jobs: number | undefined,
): (bytes: number, key: Uint8Array) => Promise<Crew | undefined> {
  return async (bytes, key) => {
    if (bytes >= SMALL) await keepHeapTight();
    const count = jobs === 1 ? 0 : (jobs ?? threadsFit(bytes));
    if (count === 0) return undefined;
    // A draft pays for none of it.
    const [{ Worker }, { Pool }] = await Promise.all([import('node:worker_threads'), import('../batch/pool.ts')]);
    return new Pool(
      count,
      (clock) =>
        new Worker(new URL('./worker.cjs', import.meta.url), {
          workerData: { ...settings.recipe, ...options, key, clock } satisfies WorkerData,
          resourceLimits: LIMITS,
        }),
      settings.slowestNote * 1000,
    );
  };
}

/** How many threads beside the main one suit so many bytes. */
function threadsFit(bytes: number): number {
  if (bytes < SMALL) return 0;
  const most = Math.min(MOST_THREADS, availableParallelism());
  return most >= FEWEST_CORES && bytes * (most - 1) >= WORTH_MORE ? most : 1;
}
