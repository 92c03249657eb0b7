import { parentPort, workerData } from 'node:worker_threads';
import { rules } from '../../rules/index.ts';
import type { Answer, Clock, Order } from '../batch/pool.ts';
import { Work } from '../batch/work.ts';
import type { LoadedSettings } from '../config/load.ts';
import { type CommandSettings, resolveSettings } from '../config/resolve.ts';
import { liveIn } from '../input/zone.ts';

/** What a worker thread needs to know of the run. */
export interface WorkerData {
  readonly loaded: readonly LoadedSettings[];
  readonly command: CommandSettings;
  readonly today: string;
  readonly inlineSuppressions: boolean;
  readonly cards: boolean;
  readonly key: Uint8Array;
  readonly fingerprintKey?: Uint8Array | undefined;
  readonly clock: Clock;
}

/** Judges the units that come, one after the other. */
function serve({ loaded, command, clock, ...options }: WorkerData): void {
  const settings = resolveSettings(rules, loaded, command);
  liveIn(settings.timezone);
  const work = new Work({ ...options, settings, packs: true, atNote: (note) => Atomics.store(clock, 0, note + 1) });
  parentPort?.on('message', async ({ unit, skip }: Order) => {
    let answer: Answer;
    try {
      const result = await work.run(unit, new Set(skip));
      // Errors of rules may not be fit to hand over; their words are for whoever mends the rule.
      answer = { result: { ...result, crashes: result.crashes.map((crash) => ({ ...crash, error: String((crash.error as Error)?.stack ?? crash.error) })) } };
    } catch (error) {
      answer = { failed: String((error as Error)?.message ?? error) };
    }
    Atomics.store(clock, 0, 0);
    parentPort?.postMessage(answer);
  });
}

serve(workerData as WorkerData);
