import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const USAGE = resolve('bench/usage.cjs');

/**
 * Runs a Node program to its end. What it prints goes nowhere, so that no reader slows it down.
 * @param program `args` of Node, `cwd`, and `anyCode` where its exit code may be any.
 * @param isWatched Whether memory and processor time are taken too, at a millisecond more.
 */
export function run({ name, args, cwd, anyCode = false }, isWatched = true) {
  const folder = mkdtempSync(join(tmpdir(), 'caselint-bench-'));
  const usage = join(folder, 'usage.json');
  const { NODE_OPTIONS: _options, FORCE_COLOR: _color, ...env } = process.env;
  try {
    const start = performance.now();
    const { status, signal, error } = spawnSync(process.execPath, [...(isWatched ? ['--require', USAGE] : []), ...args], {
      cwd,
      env: { ...env, NO_COLOR: '1', CI: 'true', BENCH_USAGE: usage },
      stdio: 'ignore',
    });
    const seconds = (performance.now() - start) / 1000;
    if (error || signal !== null || (!anyCode && status > 1)) throw new Error(`${name} failed: ${error?.message ?? signal ?? `exit code ${status}`}`);
    return { seconds, ...(isWatched ? JSON.parse(readFileSync(usage, 'utf8')) : {}) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs programs in turn, round by round, each round beginning with another one: what else the machine does meets all of
 * them alike. A first round is thrown away where `isWarmed`, for it reads the programs from disk.
 * @returns For each program its runs.
 */
export function runInTurn(programs, rounds, { isWarmed = true, isWatched = true } = {}) {
  const runs = programs.map(() => []);
  for (let round = isWarmed ? -1 : 0; round < rounds; round++) {
    for (let i = 0; i < programs.length; i++) {
      const at = (i + Math.max(round, 0)) % programs.length;
      process.stderr.write(`round ${round + 1} of ${rounds}: ${programs[at].name}\n`);
      const outcome = run(programs[at], isWatched);
      if (round >= 0) runs[at].push(outcome);
    }
  }
  return runs;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of one program's figures over another's, round by round, with the least and the greatest. */
export function ratio(runs, others, figure) {
  const ratios = runs.map((outcome, round) => outcome[figure] / others[round][figure]);
  return { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
}
