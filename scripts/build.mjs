// Bundles the program: one file for start-up, further chunks for what only some runs need.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { yamlForEsbuild } from './yaml-data.mjs';

rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Large, and needed by few runs: loaded from node_modules when they are.
  external: ['compromise', 'compromise/*', 'globby', 'cosmiconfig'],
  legalComments: 'linked',
  plugins: [yamlForEsbuild],
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
