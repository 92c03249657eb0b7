// Runs the whole-command tests on the other versions of Node that caselint supports: `npm run test:runtimes`. Linux alone,
// for each is a package of one platform; elsewhere it says so.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = 'test/runtimes';
const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

if (process.platform === 'linux' && process.arch === 'x64') {
  execFileSync('npm', ['ci', '--ignore-scripts', '--prefix', folder], { stdio: 'inherit' });
  for (const name of Object.keys(dependencies)) {
    const node = resolve(folder, 'node_modules', name, 'bin/node');
    console.log(`\nWhole-command tests on Node ${execFileSync(node, ['--version'], { encoding: 'utf8' })}`);
    execFileSync('npx', ['vitest', 'run', 'test/cli'], { stdio: 'inherit', env: { ...process.env, CASELINT_NODE: node } });
  }
} else {
  console.log(`The other versions of Node are packages for Linux on x64, and this is ${process.platform} on ${process.arch}: not run.`);
}
