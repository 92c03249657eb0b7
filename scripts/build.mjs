// Bundles the program: the command as one file that starts fast, the public API as a module. `--names` keeps the names of functions in the command,
// for a stack or a profile that is to be read; short ones start a twentieth sooner.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { buildBundles } from './bundles.mjs';
import { dataForEsbuild, inAscii } from './data-modules.mjs';

rmSync('dist', { recursive: true, force: true });

/** @type {import('esbuild').BuildOptions} */
const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  // jsonc-parser's CommonJS build cannot be bundled; its module build can.
  mainFields: ['module', 'main'],
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'linked',
  plugins: [dataForEsbuild('dist')],
};
/** commander loads it for commands that are programs of their own, and we have none: it takes a start four milliseconds. */
const noChildProcess = {
  name: 'no-child-process',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'child_process', namespace: 'none' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};
const version = JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version);

await build({
  ...common,
  entryPoints: { index: 'src/index.ts' },
  format: 'esm',
  external: ['compromise', 'compromise/*', 'globby', 'cosmiconfig'],
  define: { __CASELINT_VERSION__: version },
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
/** @type {import('esbuild').BuildOptions} */
const command = {
  ...common,
  minifyIdentifiers: !process.argv.includes('--names'),
  plugins: [noChildProcess, ...common.plugins],
  format: 'cjs',
  // A script that is run from compiled code cannot import; what is loaded later is required.
  supported: { 'dynamic-import': false },
  // Large, and needed by few runs: loaded from node_modules when they are.
  external: ['compromise', 'compromise/*', 'cosmiconfig'],
  define: { __CASELINT_VERSION__: version, 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
};
await buildBundles(command, [
  { name: 'cli', begin: ['src/cli/main.ts'] },
  { name: 'draft', begin: ['src/cli/lint.ts', 'src/input/markdown.ts', 'src/report/text.ts'] },
  { name: 'other' },
  // With the library that draws.
  { name: 'page', begin: ['src/report/html/page.ts'] },
]);
await build({ ...command, entryPoints: ['src/cli/worker.ts'], outExtension: { '.js': '.cjs' } });
// esbuild leaves regular expressions as they are written; one byte a character is what the runtime reads fastest.
for (const name of ['cli', 'draft', 'other', 'page']) writeFileSync(`dist/${name}.cjs`, inAscii(readFileSync(`dist/${name}.cjs`, 'utf8')));
execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/file-phrases.ts'], { stdio: 'inherit' });
for (const run of [['fixtures/markdown/drafts', '--no-config', '--no-color'], ['--help']])
  execFileSync(process.execPath, ['scripts/compile.cjs', ...run], { stdio: ['ignore', 'ignore', 'inherit'] });
