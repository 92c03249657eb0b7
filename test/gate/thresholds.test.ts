import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runLint } from '../../src/batch/run.ts';
import type { GateSettings } from '../../src/config/gate.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { emptySummary, exitCodeOf, type Summary } from '../../src/gate/summary.ts';
import { Thresholds } from '../../src/gate/thresholds.ts';
import { findingWith } from '../report/given.ts';

const on = (ordinal: number) => ({ file: 'a.json', noteId: `N-${ordinal}`, childId: 'C-1', ordinal });
const late = (ordinal: number, own: Parameters<typeof findingWith>[0] = {}) => findingWith({ rule: 'late-entry', severity: 'error', on: on(ordinal), ...own });

function outcome(
  settings: GateSettings,
  {
    findings = [late(0)],
    judged = 100,
    passedOver = 0,
    ...own
  }: Partial<Omit<Summary, 'findings'>> & {
    findings?: ReturnType<typeof late>[];
    passedOver?: number;
  } = {},
) {
  const thresholds = new Thresholds(settings);
  for (const finding of findings) thresholds.add(finding);
  thresholds.passOver({ 'late-entry': passedOver });
  return thresholds.end({ ...emptySummary(), notes: judged, judged, ...own }, () => judged);
}
const passes = (...args: Parameters<typeof outcome>) => outcome(...args).passed;

describe('a threshold', () => {
  it('on the share of notes counts notes, not findings', () => {
    const settings = { 'late-entry': { maxRate: 0.02 } };
    expect(outcome(settings, { findings: [late(0), late(0), late(1), late(1)] }).rows).toEqual([
      { name: 'late-entry', limit: 'maxRate', allowed: 0.02, found: 2, of: 100, passed: true },
    ]);
    expect(passes(settings, { findings: [late(0), late(1), late(2)] })).toBe(false);
  });

  it('on findings counts findings', () => {
    expect(passes({ 'late-entry': { max: 2 } }, { findings: [late(0), late(0)] })).toBe(true);
    expect(passes({ 'late-entry': { max: 1 } }, { findings: [late(0), late(0)] })).toBe(false);
  });

  it('leaves out notes on which the rule was not run, and has not passed where that is all of them', () => {
    expect(passes({ 'late-entry': { maxRate: 0.02 } }, { passedOver: 50 })).toBe(true);
    expect(passes({ 'late-entry': { maxRate: 0.02 } }, { passedOver: 51 })).toBe(false);
    for (const limit of ['max', 'maxRate']) expect(passes({ 'late-entry': { [limit]: 1 } }, { findings: [], passedOver: 100 })).toBe(false);
  });

  it('on what could not be checked', () => {
    const notChecked = { 'late-entry': { notes: 10, missing: ['recordedAt'] } };
    expect(passes({ 'late-entry': { maxNotChecked: 0.1 } }, { notChecked })).toBe(true);
    expect(passes({ 'late-entry': { maxNotChecked: 0.09 } }, { notChecked })).toBe(false);
  });

  it('on rejected notes', () => {
    expect(outcome({ rejected: { max: 0 } }, { rejected: 1 }).rows).toMatchObject([{ found: 1, of: 100, passed: false }]);
    expect(passes({ rejected: { maxRate: 0.01 } }, { rejected: 1 })).toBe(true);
  });

  it('counts neither what is suppressed nor what is known', () => {
    const findings = [late(0, { suppressedBy: { reason: 'agreed' } }), late(1, { baselineState: 'unchanged' })];
    expect(outcome({ 'late-entry': { max: 0 } }, { findings }).passed).toBe(true);
  });

  it('counts a note once, in whatever order and however far down', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000)), (ordinals) => {
        const { rows } = outcome({ 'late-entry': { maxRate: 1 } }, { findings: ordinals.map((ordinal) => late(ordinal)) });
        expect(rows[0]?.found).toBe(new Set(ordinals).size);
      }),
    );
  });
});

describe('the exit code', () => {
  const codeOf = (settings: GateSettings, findings: ReturnType<typeof late>[], own: Partial<Summary> = {}, problems = false) =>
    exitCodeOf(
      { ...emptySummary(), notes: 100, findings: { error: findings.length, warning: 0, info: 0 }, ...own },
      problems,
      'error',
      undefined,
      outcome(settings, { findings }),
    );

  it('is the threshold’s for the rules that have one, and --fail-on’s for the others', () => {
    const jargon = late(5, { rule: 'jargon', severity: 'error' });
    expect(codeOf({ 'late-entry': { max: 1 } }, [late(0)])).toBe(0);
    expect(codeOf({ 'late-entry': { max: 0 } }, [late(0)])).toBe(1);
    expect(codeOf({ 'late-entry': { max: 1 } }, [late(0), jargon])).toBe(1);
    expect(codeOf({ 'late-entry': { maxNotChecked: 1 } }, [late(0)])).toBe(1);
  });

  it('is 2 where the job was not done whole, whatever passed', () => expect(codeOf({ 'late-entry': { max: 1 } }, [late(0)], {}, true)).toBe(2));

  it('is 2 where a rule crashed, though every threshold was kept', async () => {
    const crashing = noteRule({
      name: 'crashing',
      summary: 'Fails.',
      clauses: [],
      severity: 'error',
      group: 'time',
      scope: 'note',
      needs: [],
      options: z.strictObject({}),
      messages: {},
      check: () => {
        throw new Error('a fault of the rule');
      },
    });
    const settings = resolveSettings([crashing], [{ from: 'settings', settings: { gate: { rejected: 0 } } }], {});
    const given = [{ name: 'a.md', bytes: new TextEncoder().encode('Dawn was well.') }];
    const { exitCode, gate, problems } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
    expect([exitCode, gate?.passed, problems.length]).toEqual([2, true, 1]);
  });
});
