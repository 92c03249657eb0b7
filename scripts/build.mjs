// Bundles the program: one file for start-up, further chunks for what only some runs need.
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { dataForEsbuild } from './data-modules.mjs';

rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // jsonc-parser's CommonJS build cannot be bundled; its module build can.
  mainFields: ['module', 'main'],
  // Large, and needed by few runs: loaded from node_modules when they are.
  external: ['compromise', 'compromise/*', 'globby', 'cosmiconfig'],
  // White space and dead branches alone: names stay, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'linked',
  define: { __CASELINT_VERSION__: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
  plugins: [dataForEsbuild('dist')],
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
