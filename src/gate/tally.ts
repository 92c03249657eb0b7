import type { Settings } from '../config/resolve.ts';
import { EqualFaults, Fingerprints } from '../engine/fingerprint.ts';
import type { Baseline, JudgedNote } from './baseline.ts';
import type { GatedFinding } from './gate.ts';
import type { RunEnd, Summary } from './summary.ts';
import type { Thresholds } from './thresholds.ts';

/** What findings are weighed by beside their severity; each is there only where it was asked for. */
export interface Measures {
  /** The key of fingerprints, where findings are to have one. */
  readonly fingerprintKey?: Uint8Array | undefined;
  /** What was known before; needs the key. */
  readonly baseline?: Baseline | undefined;
  readonly thresholds?: Thresholds | undefined;
}

/** Weighs a run's findings as they come, in the order of the contract: tells equal faults apart, sets known ones aside, counts for the thresholds. */
export class Tally {
  readonly fingerprints: Fingerprints | undefined;
  readonly #equalFaults: EqualFaults | undefined;
  readonly #baseline: Baseline | undefined;
  readonly #thresholds: Thresholds | undefined;
  readonly #settings: Settings;

  constructor(settings: Settings, { fingerprintKey, baseline, thresholds }: Measures) {
    this.#settings = settings;
    this.#baseline = baseline;
    this.#thresholds = thresholds;
    this.fingerprints = fingerprintKey && new Fingerprints(fingerprintKey);
    this.#equalFaults = this.fingerprints && new EqualFaults(this.fingerprints);
  }

  weigh(finding: GatedFinding): GatedFinding {
    const fingerprint = finding.fingerprint && this.#equalFaults?.tellApart(finding.fingerprint, finding.on.ordinal);
    const named = fingerprint ? { ...finding, fingerprint } : finding;
    const settled = this.#baseline?.settle(named) ?? named;
    this.#thresholds?.add(settled);
    return settled;
  }

  /**
   * Hears of notes that were judged.
   * @param passedOver By rule: on how many of them it was not run.
   * @param rulesOn The rules that are on for a file.
   */
  judged(
    { judged, passedOver }: { readonly judged: readonly JudgedNote[]; readonly passedOver: Readonly<Record<string, number>> },
    rulesOn: (file: string) => ReadonlySet<string>,
  ): void {
    this.#thresholds?.passOver(passedOver);
    if (this.#baseline) for (const note of judged) this.#baseline.judged(note, rulesOn(note.file));
  }

  /** @param judgedBy How many notes were judged for which a rule was on. */
  close(summary: Summary, judgedBy: (rule: string) => number): Pick<RunEnd, 'baseline' | 'gate'> {
    const acrossNotes = this.#settings.rulesFor('').flatMap(({ rule }) => (rule.scope === 'note' ? [] : [rule.name]));
    return {
      ...(this.#baseline ? { baseline: this.#baseline.close(new Set(acrossNotes)) } : {}),
      ...(this.#thresholds ? { gate: this.#thresholds.end(summary, judgedBy) } : {}),
    };
  }
}
