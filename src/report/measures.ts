import { REJECTED } from '../config/gate.ts';
import type { GateRow, RunEnd } from '../gate/summary.ts';
import { count } from './phrases.ts';

/** Baseline and gate as data: for json and ndjson. Nothing where the run had none. */
export function plainMeasures({ baseline, gate }: RunEnd) {
  const stale = Object.entries(baseline?.stale ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...(baseline ? { baseline: { ...baseline, stale: Object.fromEntries(stale) } } : {}),
    ...(gate ? { gate: { passed: gate.passed, thresholds: gate.rows } } : {}),
  };
}

/** What is to be said of the baseline, in sentences. */
export function baselineSentences({ baseline, summary }: RunEnd): string[] {
  if (!baseline) return [];
  const { stale, notRead, added } = baseline;
  const gone = Object.values(stale).reduce((sum, n) => sum + n, 0);
  return [
    `${count(summary.baselined, 'finding')} in the baseline, not shown and not counted.`,
    ...(gone > 0 && added === undefined ? [`${staleSentence(gone)} Run once more with --update-baseline to take ${gone === 1 ? 'it' : 'them'} out.`] : []),
    ...(notRead > 0
      ? [
          `${count(notRead, 'entry', 'entries')} of the baseline ${notRead === 1 ? 'is' : 'are'} about notes that were not judged in this run, and stay${notRead === 1 ? 's' : ''} in it.`,
        ]
      : []),
  ];
}

export function staleSentence(gone: number): string {
  return gone === 1 ? 'An entry of the baseline is stale: its fault is gone.' : `${gone} entries of the baseline are stale: their faults are gone.`;
}

/** What one threshold came to: `4 of 118 notes (3.39 %), at most 2 %`. */
export function thresholdSentence({ name, limit, allowed, found, of }: GateRow): string {
  if (of === 0) {
    const why = name === REJECTED ? 'no note was read' : limit === 'maxNotChecked' ? 'was on for no note' : 'could be checked on no note';
    return `${why}, so it has not passed`;
  }
  if (limit === 'max') return `${count(found, name === REJECTED ? 'note' : 'finding')}, at most ${allowed}`;
  const what = limit === 'maxNotChecked' ? 'not checked on ' : '';
  return `${what}${found} of ${count(of, 'note')} (${percent(found / of)}), at most ${percent(allowed)}`;
}

/** The verdict on one threshold, as a word. */
export function verdictOn({ passed }: GateRow): 'passed' | 'failed' {
  return passed ? 'passed' : 'failed';
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
