import type { Worker } from 'node:worker_threads';
import type { CsvItem } from '../input/csv/file.ts';
import { elementsOf } from '../input/element-cutter.ts';
import type { Problem } from '../input/problem.ts';
import type { Crew } from './options.ts';
import type { UnitResult } from './unit-result.ts';
import type { Unit } from './units.ts';

/** What a worker thread is sent: a unit, and the notes of it that are to be passed over because they took too long. */
export interface Order {
  readonly unit: Unit;
  readonly skip: readonly number[];
}

/** What it answers. */
export type Answer = { readonly result: UnitResult } | { readonly failed: string };

/** Shared with the thread: the number of the note it reads or judges in its unit (from 1; nought between units), so that a note without end is seen. */
export type Clock = Int32Array;

/** How often the threads are looked after, in milliseconds. */
const LOOK = 500;
/** A unit whose thread dies is given out so often. */
const ATTEMPTS = 2;

interface Job {
  readonly unit: Unit;
  readonly skip: number[];
  attempts: number;
  readonly resolve: (result: UnitResult) => void;
  readonly reject: (error: unknown) => void;
}

interface Hand {
  readonly worker: Worker;
  readonly clock: Clock;
  job: Job | undefined;
  /** The note it was last seen at, and since when. */
  note: number;
  since: number;
  isGone: boolean;
}

/**
 * Threads that judge units. A thread that dies is replaced and its unit given out once more; if that fails too, its notes
 * are reported one by one. A note that takes too long is a problem of its own.
 */
export class Pool implements Crew {
  readonly size: number;
  readonly #hire: (clock: Clock) => Worker;
  readonly #longest: number;
  readonly #queue: Job[] = [];
  readonly #hands: Hand[] = [];
  readonly #timer: NodeJS.Timeout;

  /**
   * @param hire Starts a thread; `cli/worker.ts` is what runs in it.
   * @param longest Milliseconds that a note may take.
   */
  constructor(size: number, hire: (clock: Clock) => Worker, longest: number) {
    this.size = size;
    this.#hire = hire;
    this.#longest = longest;
    this.#timer = setInterval(() => this.#look(), LOOK);
    this.#timer.unref();
  }

  run(unit: Unit): Promise<UnitResult> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ unit, skip: [], attempts: 0, resolve, reject });
      this.#give();
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const hand of this.#hands) hand.isGone = true;
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }

  #give(): void {
    while (this.#queue.length > 0) {
      const hand = this.#hands.find(({ job }) => job === undefined) ?? (this.#hands.length < this.size ? this.#start() : undefined);
      if (!hand) return;
      const job = this.#queue.shift() as Job;
      hand.job = job;
      hand.note = 0;
      hand.since = Date.now();
      hand.worker.postMessage({ unit: job.unit, skip: job.skip } satisfies Order);
    }
  }

  #start(): Hand {
    const clock = new Int32Array(new SharedArrayBuffer(4));
    const hand: Hand = { worker: this.#hire(clock), clock, job: undefined, note: 0, since: 0, isGone: false };
    this.#hands.push(hand);
    hand.worker.on('message', (answer: Answer) => {
      const { job } = hand;
      hand.job = undefined;
      if ('result' in answer) job?.resolve(answer.result);
      else job?.reject(new Error(answer.failed));
      this.#give();
    });
    hand.worker.on('error', () => this.#lose(hand));
    hand.worker.on('exit', () => this.#lose(hand));
    return hand;
  }

  /** A thread is gone: its unit is given out again, or its notes are reported. */
  #lose(hand: Hand): void {
    if (hand.isGone) return;
    hand.isGone = true;
    this.#hands.splice(this.#hands.indexOf(hand), 1);
    const { job } = hand;
    if (job) {
      job.attempts++;
      if (job.attempts < ATTEMPTS) this.#queue.unshift(job);
      else job.resolve(lost(job.unit));
    }
    this.#give();
  }

  /** Ends a thread that has been at one note for too long; its unit is done again without that note. */
  #look(): void {
    for (const hand of [...this.#hands]) {
      if (!hand.job) continue;
      const note = Atomics.load(hand.clock, 0);
      if (note !== hand.note) {
        hand.note = note;
        hand.since = Date.now();
      } else if (note > 0 && Date.now() - hand.since > this.#longest) {
        const { job, worker } = hand;
        // A note that is left out already cannot be what takes so long: then the unit itself is at fault.
        if (!job.skip.includes(note - 1)) {
          job.skip.push(note - 1);
          job.attempts--;
        }
        this.#lose(hand);
        void worker.terminate();
      }
    }
  }
}

/** A unit that no thread came through: each of its notes as one that was not judged. */
function lost(unit: Unit): UnitResult {
  const message = 'could not be judged: caselint failed twice at it or at a note beside it. Please report this, without the note';
  const problems: Problem[] = placesOf(unit).map((place) => ({ ...place, message }));
  const names = [...new Set(problems.map(({ file }) => file))];
  const files = names.map((file) => {
    const notes = problems.filter((problem) => problem.file === file).length;
    return { file, bytes: names.length === 1 ? unit.bytes : 0, notes, judged: 0, rejected: notes };
  });
  return { files, problems, findings: [], crashes: [], notChecked: {}, passedOver: {}, waiting: [], judged: [], notices: [], met: [], facts: [], cards: [] };
}

type Place = Pick<Problem, 'file' | 'line' | 'column'>;

function placesOf(unit: Unit): readonly Place[] {
  if (unit.kind === 'files') return unit.files.map(({ name }) => ({ file: name }));
  if (unit.kind === 'rows') return unit.items.flatMap((item) => placesOfItem(item, unit.file));
  const { bytes, start } = unit.part;
  if (unit.kind === 'lines') {
    const lines = new TextDecoder().decode(bytes).split('\n');
    return lines.flatMap((line, i) => (line.trim() === '' ? [] : [{ file: unit.file, line: start.line + i, column: 1 }]));
  }
  return [...elementsOf(unit.part)].map((part) => ({ file: unit.file, line: part.start.line, column: part.start.column }));
}

function placesOfItem(item: CsvItem, file: string): readonly Place[] {
  if (item.kind === 'notice') return [];
  return item.kind === 'rejected' ? item.problems.slice(0, 1) : [{ file, line: item.rows[0]?.origin.line ?? 1, column: 1 }];
}
