// Turns a rule's YAML list and its README into modules of plain data, for the build (esbuild) and the tests (vite)
// alike: no YAML is parsed, and no page is looked for, when the program runs.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

const toModule = (path) => {
  const content = readFileSync(path, 'utf8');
  return `export default ${JSON.stringify(path.endsWith('.yaml') ? load(content) : content)};`;
};

export const dataForEsbuild = {
  name: 'data-modules',
  setup(build) {
    build.onLoad({ filter: /\.(?:yaml|md)$/ }, ({ path }) => ({ contents: toModule(path), loader: 'js' }));
  },
};

export const dataForVite = {
  name: 'data-modules',
  enforce: 'pre',
  load(id) {
    return /\.(?:yaml|md)$/.test(id) ? toModule(id) : undefined;
  },
};
