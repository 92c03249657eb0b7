import { type GateSettings, governedRules, REJECTED } from '../config/gate.ts';
import { SEVERITIES, type Severity } from '../engine/rule.ts';
import type { GatedFinding } from './gate.ts';
import type { GateEnd, GateRow, Summary } from './summary.ts';

/** Counts what the thresholds of the settings are about, as findings come: of each rule how many, and in how many notes. */
export class Thresholds {
  readonly #settings: GateSettings;
  readonly #counts = new Map<string, { findings: number; readonly notes: NoteSet }>();
  readonly #passedOver = new Map<string, number>();
  /** Findings of the rules that have no threshold of their own. */
  readonly #others: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  constructor(settings: GateSettings) {
    this.#settings = settings;
    for (const rule of governedRules(settings)) this.#counts.set(rule, { findings: 0, notes: new NoteSet() });
  }

  add({ rule, severity, on, suppressedBy, baselineState }: GatedFinding): void {
    if (suppressedBy || baselineState === 'unchanged') return;
    const count = this.#counts.get(rule);
    if (!count) {
      this.#others[severity]++;
      return;
    }
    count.findings++;
    count.notes.add(on.ordinal);
  }

  /** Hears of notes on which rules were not run, for want of a field. */
  passOver(notes: Readonly<Record<string, number>>): void {
    for (const [rule, count] of Object.entries(notes)) this.#passedOver.set(rule, (this.#passedOver.get(rule) ?? 0) + count);
  }

  /** @param judged How many notes were judged for which a rule is on. */
  end(summary: Summary, judged: (rule: string) => number): GateEnd {
    const rows = Object.entries(this.#settings).flatMap(([name, { max, maxRate, maxNotChecked }]): GateRow[] => {
      const isRejected = name === REJECTED;
      const counts = this.#counts.get(name);
      const on = isRejected ? summary.notes : judged(name);
      const notChecked = summary.notChecked[name]?.notes ?? 0;
      const of = isRejected ? on : on - (this.#passedOver.get(name) ?? 0);
      const [findings, notes] = isRejected ? [summary.rejected, summary.rejected] : [counts?.findings ?? 0, counts?.notes.size ?? 0];
      return [
        ...(max === undefined ? [] : [row(name, 'max', max, findings, of)]),
        ...(maxRate === undefined ? [] : [row(name, 'maxRate', maxRate, notes, of)]),
        ...(maxNotChecked === undefined ? [] : [row(name, 'maxNotChecked', maxNotChecked, notChecked, on)]),
      ];
    });
    return { rows, passed: rows.every(({ passed }) => passed), others: SEVERITIES.filter((severity) => this.#others[severity] > 0) };
  }
}

/** What could be checked on no note has not passed. */
function row(name: string, limit: GateRow['limit'], allowed: number, found: number, of: number): GateRow {
  return { name, limit, allowed, found, of, passed: of > 0 && (limit === 'max' ? found : found / of) <= allowed };
}

/** Notes by their place in the input, a bit for each. */
class NoteSet {
  size = 0;
  #bits = new Uint8Array(1024);

  add(ordinal: number): void {
    const [at, bit] = [ordinal >>> 3, 1 << (ordinal & 7)];
    if (at >= this.#bits.length) {
      const longer = new Uint8Array(2 * at);
      longer.set(this.#bits);
      this.#bits = longer;
    }
    if ((this.#bits[at] ?? 0) & bit) return;
    this.#bits[at] = (this.#bits[at] ?? 0) | bit;
    this.size++;
  }
}
