import type { Delay } from '../../casenote/card.ts';
import type { RuleState } from '../../config/resolve.ts';

/** Hours that one bar of the distribution stands for, and where the last one, for all that is longer, begins. */
export const BAR_HOURS = 12;
export const LAST_HOURS = 240;
/** Hours that are told apart; what is longer counts as so many. */
const LONGEST = 24 * 366;

export interface Bar {
  /** Hours: more than `from`, no more than `to`. */
  readonly from: number;
  /** Undefined for the last bar. */
  readonly to: number | undefined;
  readonly notes: number;
}

/** How soon after the contact notes were written up. */
export class Timeliness {
  /** Notes by full hours: in the nth place those of more than n and no more than n + 1 hours. */
  readonly #hours = new Uint32Array(LONGEST);
  known = 0;
  /** Notes whose contact or write-up has a date and no time: counted with the fewest hours that the dates allow. */
  byDate = 0;
  /** Notes written up before the contact. */
  early = 0;
  unknown = 0;

  add(delay: Delay | undefined): void {
    if (delay === undefined) this.unknown++;
    else if (delay.hours < 0) this.early++;
    else {
      const place = Math.min(LONGEST - 1, Math.max(0, Math.ceil(delay.hours) - 1));
      this.#hours[place] = (this.#hours[place] ?? 0) + 1;
      this.known++;
      if (!delay.isExact) this.byDate++;
    }
  }

  bars(): Bar[] {
    const bars: Bar[] = [];
    for (let from = 0; from < LAST_HOURS; from += BAR_HOURS) bars.push({ from, to: from + BAR_HOURS, notes: this.#between(from, from + BAR_HOURS) });
    return [...bars, { from: LAST_HOURS, to: undefined, notes: this.#between(LAST_HOURS, LONGEST) }];
  }

  /** Within how many hours this share of the notes was written up; undefined where none is known. */
  within(share: number): number | undefined {
    if (this.known === 0) return undefined;
    let seen = 0;
    const place = this.#hours.findIndex((notes) => {
      seen += notes;
      return seen >= this.known * share;
    });
    return place + 1;
  }

  #between(from: number, to: number): number {
    return this.#hours.subarray(from, to).reduce((sum, notes) => sum + notes, 0);
  }
}

/** The rule that judges how soon notes are written up. */
export const LATE = 'late-entry';

/** The time limit in force, in the settings' own words, and in hours where it is one in hours; undefined where the rule is off. */
export function limitOf(rules: readonly RuleState[]): { readonly words: string; readonly hours: number | undefined } | undefined {
  const state = rules.find(({ rule, level }) => rule.name === LATE && level !== 'off');
  const words = (state?.options as { readonly limit?: unknown } | undefined)?.limit;
  if (typeof words !== 'string') return undefined;
  const [, hours] = /^\s*(\d+)\s+hours?\s*$/i.exec(words) ?? [];
  return { words, hours: hours === undefined ? undefined : Number(hours) };
}
