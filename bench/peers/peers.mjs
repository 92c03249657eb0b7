import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const config = (name) => join(HERE, name);

/**
 * The linters of prose that caselint is measured against, each with the rules that its own pages begin with. `args`: what
 * follows its command, given the notes by name; the notes' folder is the working folder. textlint's rules for alex and for
 * stop words are left out of the seven, for either takes a third of a second a note; alex is measured by itself.
 */
const PEERS = [
  { name: 'markdownlint-cli2', package: 'markdownlint-cli2', isForDrafts: true, args: (files) => files },
  { name: 'textlint, one rule', package: 'textlint', isForDrafts: true, args: (files) => ['--config', config('textlint-one.json'), ...files] },
  { name: 'textlint, two light rules', package: 'textlint', args: (files) => ['--config', config('textlint-two.json'), ...files] },
  { name: 'textlint, seven usual rules', package: 'textlint', args: (files) => ['--config', config('textlint-seven.json'), ...files] },
  // Its exit code is the number of findings, modulo 256.
  { name: 'write-good', package: 'write-good', isForDrafts: true, anyCode: true, args: (files) => files },
  { name: 'alex', package: 'alex', isForDrafts: true, args: (files) => files },
  { name: 'remark-lint', package: 'remark-cli', args: (files) => ['--no-config', '--rc-path', config('remark-lint.json'), ...files] },
  { name: 'remark-lint and retext', package: 'remark-cli', args: (files) => ['--no-config', '--rc-path', config('remark-retext.mjs'), ...files] },
  { name: 'cspell', package: 'cspell', args: (files) => ['lint', '--no-progress', '--config', config('cspell.json'), ...files] },
];

/** Installs the peers, none of them a dependency of caselint, beside this file; and says how each is run, with its version. */
export function installPeers() {
  const wished = readFileSync(join(HERE, 'package-lock.json'), 'utf8');
  const held = join(HERE, 'node_modules', '.bench-lock.json');
  if (!existsSync(held) || readFileSync(held, 'utf8') !== wished) {
    process.stderr.write('Installing the linters to measure against (bench/peers) …\n');
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 'ignore', 'inherit'] });
    copyFileSync(join(HERE, 'package-lock.json'), held);
  }
  return PEERS.map(({ args, ...peer }) => {
    const folder = join(HERE, 'node_modules', peer.package);
    const { version, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const script = join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0]);
    return { ...peer, version, argsFor: (files) => [script, ...args(files)] };
  });
}
