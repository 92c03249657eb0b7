import { resolve } from 'node:path';
import { median, ratio, runInTurn } from './runs.mjs';
import { figure, table } from './table.mjs';

const DRAFT = 'fixtures/markdown/drafts/morwenna-clinic-draft.md';

/** What starting a command and checking one draft takes, against Node alone. */
export function measureStart(peers, rounds) {
  const [cwd, draft] = [resolve('.'), resolve(DRAFT)];
  const caselint = resolve('bin/caselint.js');
  const programs = [
    { name: 'node -e 0', args: ['-e', '0'], cwd },
    { name: 'caselint --help', args: [caselint, '--help'], cwd },
    { name: 'caselint', args: [caselint, '--no-config', draft], cwd },
    ...peers.filter(({ isForDrafts }) => isForDrafts).map(({ argsFor, ...peer }) => ({ ...peer, args: argsFor([draft]), cwd: resolve('bench/peers') })),
  ];
  const runs = runInTurn(programs, rounds, { isWatched: false });
  const rows = programs.map(({ name }, i) => {
    const { median: times, least, greatest } = ratio(runs[i], runs[0], 'seconds');
    return [name, figure(median(runs[i].map(({ seconds }) => seconds * 1000))), figure(times), `${figure(least)}–${figure(greatest)}`];
  });
  return `## One draft\n\n${rounds} ${rounds === 1 ? 'round' : 'rounds'} in turn, wall time, medians.\n\n${table(['command', 'ms', 'times node', 'least–most'], rows)}`;
}
