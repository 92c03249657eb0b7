import type { NoteCard, Worker } from '../../casenote/card.ts';
import type { Severity } from '../../engine/rule.ts';
import { dayNumber } from './calendar.ts';

/** One group that notes fall into, by its number; -1 where the export does not say. */
const NONE = -1;

/** The numbers kept of each note. */
const FIELDS = ['worker', 'team', 'child', 'day', 'error', 'warning', 'info'] as const;
type Field = (typeof FIELDS)[number];
const WIDTH = FIELDS.length;

/** A note as the ledger has it: numbers of its groups, and how much was found of each severity. */
export type Entry = Readonly<Record<Field, number>>;

/** Names that were met, each with a number of its own. */
class Roll {
  readonly #numbers = new Map<string, number>();

  get names(): string[] {
    return [...this.#numbers.keys()];
  }

  numberOf(name: string | undefined): number {
    if (name === undefined) return NONE;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/**
 * The notes of a run as whoever counts needs them: 28 bytes a note, so that a large run fits into memory, and each name
 * once. Whatever is asked of it later is one walk over the entries.
 */
export class Ledger {
  #numbers = new Int32Array(WIDTH * 1024);
  #size = 0;
  readonly #workers = new Roll();
  readonly #names: (string | undefined)[] = [];
  readonly #teams = new Roll();
  readonly #children = new Roll();

  add({ worker, team, childId, day }: NoteCard): void {
    if ((this.#size + 1) * WIDTH > this.#numbers.length) {
      const wider = new Int32Array(this.#numbers.length * 2);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    const workerNumber = this.#workers.numberOf(keyOf(worker));
    if (workerNumber !== NONE) this.#names[workerNumber] ??= worker?.name;
    const row = [workerNumber, this.#teams.numberOf(team), this.#children.numberOf(childId), day === undefined ? NONE : dayNumber(day), 0, 0, 0];
    this.#numbers.set(row, this.#size++ * WIDTH);
  }

  /** One more finding on a note. */
  count(ordinal: number, severity: Severity): void {
    const at = ordinal * WIDTH + FIELDS.indexOf(severity);
    this.#numbers[at] = (this.#numbers[at] ?? 0) + 1;
  }

  get(ordinal: number): Entry {
    const at = ordinal * WIDTH;
    const [worker = NONE, team = NONE, child = NONE, day = NONE, error = 0, warning = 0, info = 0] = this.#numbers.subarray(at, at + WIDTH);
    return { worker, team, child, day, error, warning, info };
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let ordinal = 0; ordinal < this.#size; ordinal++) yield this.get(ordinal);
  }

  /** What each worker is called: by name, with the id where another has the same one. */
  workers(): string[] {
    const ids = this.#workers.names.map((key) => (key.startsWith('id ') ? key.slice(3) : undefined));
    const bearers = new Map<string, number>();
    for (const name of this.#names) if (name !== undefined) bearers.set(name, (bearers.get(name) ?? 0) + 1);
    return ids.map((id, number) => {
      const name = this.#names[number];
      if (name === undefined) return id ?? '';
      return (bearers.get(name) ?? 0) > 1 && id !== undefined ? `${name} (${id})` : name;
    });
  }

  teams(): string[] {
    return this.#teams.names;
  }

  children(): string[] {
    return this.#children.names;
  }
}

function keyOf(worker: Worker | undefined): string | undefined {
  if (worker === undefined) return undefined;
  return worker.id === undefined ? `name ${worker.name}` : `id ${worker.id}`;
}
