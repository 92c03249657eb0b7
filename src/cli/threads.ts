import { availableParallelism } from 'node:os';
import type { Crew } from '../batch/options.ts';
import type { Settings } from '../config/resolve.ts';
import type { WorkerData } from './worker.ts';

/** Bytes for which it is not worth while to start threads: each takes as long to start as some hundred notes to judge. */
const SMALL = 2 * 1024 * 1024;
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
    const count = jobs ?? (bytes < SMALL ? 1 : Math.min(MOST_THREADS, availableParallelism()));
    if (count < 2) return undefined;
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
