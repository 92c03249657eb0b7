// Bundles the program: the command as one file that starts fast, the public API as a module.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { dataForEsbuild } from './data-modules.mjs';

rmSync('dist', { recursive: true, force: true });

/** @type {import('esbuild').BuildOptions} */
const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  // jsonc-parser's CommonJS build cannot be bundled; its module build can.
  mainFields: ['module', 'main'],
  // White space and dead branches alone: names stay, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'linked',
  plugins: [dataForEsbuild('dist')],
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
await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts' },
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  // A script that is run from compiled code cannot import; what is loaded later is required.
  supported: { 'dynamic-import': false },
  // Large, and needed by few runs: loaded from node_modules when they are.
  external: ['compromise', 'compromise/*', 'cosmiconfig'],
  define: { __CASELINT_VERSION__: version, 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
});
execFileSync(process.execPath, ['scripts/compile.cjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
