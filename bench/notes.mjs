import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, ratio, runInTurn } from './runs.mjs';
import { figure, table } from './table.mjs';

const WORDS = 350;

/** Markdown notes, checked by caselint and by each peer. */
export function measureNotes(peers, rounds, count) {
  const folder = mkdtempSync(join(tmpdir(), 'caselint-notes-'));
  try {
    execFileSync(process.execPath, ['bench/corpus.mjs', folder, String(count), String(WORDS)]);
    const files = readdirSync(folder).sort();
    const caselint = resolve('bin/caselint.js');
    const programs = [
      { name: 'caselint, one thread', args: [caselint, '--no-config', '--jobs', '1', '.'], cwd: folder },
      { name: 'caselint', args: [caselint, '--no-config', '.'], cwd: folder },
      ...peers.map(({ argsFor, ...peer }) => ({ ...peer, args: argsFor(files), cwd: folder })),
    ];
    const runs = runInTurn(programs, rounds, { isWarmed: false });
    const rows = programs.map(({ name }, i) => [
      name,
      figure(count / median(runs[i].map(({ seconds }) => seconds))),
      timesOf(ratio(runs[i], runs[0], 'seconds')),
      timesOf(ratio(runs[i], runs[0], 'cpuSeconds')),
      figure(median(runs[i].map(({ megabytes }) => megabytes))),
    ]);
    const header = ['command', 'notes a second', 'wall time, caselint on one thread = 1', 'processor time, the same', 'MB at most'];
    return `## ${count} Markdown notes of ${WORDS} words\n\n${rounds} ${rounds === 1 ? 'round' : 'rounds'} in turn, medians.\n\n${table(header, rows)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timesOf({ median: middle, least, greatest }) {
  return least === greatest ? figure(middle) : `${figure(middle)} (${figure(least)}–${figure(greatest)})`;
}
