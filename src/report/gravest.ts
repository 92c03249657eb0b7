import type { GatedFinding } from '../gate/gate.ts';

/** From the gravest: errors, warnings, advice, then what was known before, and last what is suppressed. */
const GRAVITY = { error: 0, warning: 1, info: 2 } as const;

interface Held<T> {
  readonly finding: T;
  /** Its place in the order of the input. */
  readonly ordinal: number;
}

/** The gravest findings of a run, and never more of them than a receiver takes; of two as grave the earlier one is kept. */
export class Gravest<T extends GatedFinding = GatedFinding> {
  readonly #most: number;
  readonly #held: readonly Held<T>[][] = [[], [], [], [], []];
  #size = 0;
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** How many there were, with those that were let go. */
  get count(): number {
    return this.#count;
  }

  add(finding: T): void {
    const gravity = finding.suppressedBy ? 4 : finding.baselineState === 'unchanged' ? 3 : GRAVITY[finding.severity];
    this.#held[gravity]?.push({ finding, ordinal: this.#count++ });
    if (++this.#size <= this.#most) return;
    this.#held.findLast((group) => group.length > 0)?.pop();
    this.#size--;
  }

  gravestFirst(): T[] {
    return this.#held.flat().map(({ finding }) => finding);
  }

  inOrder(): T[] {
    return this.#held
      .flat()
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ finding }) => finding);
  }
}
