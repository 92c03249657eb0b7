// Turns a rule's YAML list and its README into modules of plain data, for the build (esbuild) and the tests (vite)
// alike: no YAML is parsed, and no page is looked for, when the program runs.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

const toModule = (path) => {
  const content = readFileSync(path, 'utf8');
  // Long data starts faster as text for JSON.parse than as a program's own literals.
  if (path.endsWith('.md')) return `export default ${JSON.stringify(content)};`;
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(path.endsWith('.yaml') ? load(content) : JSON.parse(content)))});`;
};

export const dataForEsbuild = {
  name: 'data-modules',
  setup(build) {
    build.onLoad({ filter: /\.(?:yaml|md|json)$/ }, ({ path }) => ({ contents: toModule(path), loader: 'js' }));
  },
};

export const dataForVite = {
  name: 'data-modules',
  enforce: 'pre',
  load(id) {
    return /\.(?:yaml|md)$/.test(id) ? toModule(id) : undefined;
  },
};
