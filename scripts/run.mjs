// Runs a TypeScript program of the project: bundles it as the build does, into a folder that goes away again.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { dataForEsbuild } from './data-modules.mjs';

const [entry, ...args] = process.argv.slice(2);
const outfile = join('node_modules', '.caselint', `${entry.replace(/\W+/g, '-')}.${process.pid}.mjs`);
mkdirSync(join('node_modules', '.caselint'), { recursive: true });
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  plugins: [dataForEsbuild()],
  logLevel: 'warning',
});
process.argv = [process.argv[0], entry, ...args];
try {
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(outfile, { force: true });
}
