// Tries the property tests on fresh texts: as many rounds as asked for (ten), each with a seed of its own that is printed,
// up to the first that fails. `CASELINT_SEED=<seed> npx vitest run` does a round again.
import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { globbySync } from 'globby';

const rounds = Number(process.argv[2] ?? 10);
const files = globbySync(['{test,rules}/**/*.test.ts', '!**/node_modules']).filter((file) => /'fast-check'/.test(readFileSync(file, 'utf8')));
for (let round = 1; round <= rounds; round++) {
  const seed = String(randomInt(2 ** 31));
  console.log(`round ${round} of ${rounds}, seed ${seed}`);
  execFileSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...files], {
    stdio: 'inherit',
    env: { ...process.env, CASELINT_SEED: seed },
  });
}
