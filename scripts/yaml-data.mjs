// Turns a rule's YAML list into a module of plain data, for the build (esbuild) and the tests (vite) alike:
// no YAML is parsed when the program starts.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

const toModule = (path) => `export default ${JSON.stringify(load(readFileSync(path, 'utf8')))};`;

export const yamlForEsbuild = {
  name: 'yaml-data',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, ({ path }) => ({ contents: toModule(path), loader: 'js' }));
  },
};

export const yamlForVite = {
  name: 'yaml-data',
  enforce: 'pre',
  load(id) {
    return id.endsWith('.yaml') ? toModule(id) : undefined;
  },
};
