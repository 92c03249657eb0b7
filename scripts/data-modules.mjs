// Turns a rule's YAML list and its README into modules of plain data, for the build (esbuild) and the tests (vite)
// alike: no YAML is parsed, and no page is looked for, when the program runs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { load } from 'js-yaml';
import { unpack } from './weights-file.mjs';

/** Longer data lies in a file of its own: read and parsed as JSON it starts faster than as a part of the program. */
const LONG = 8_000;

const dataOf = (path) => {
  const content = readFileSync(path, 'utf8');
  return JSON.stringify(path.endsWith('.yaml') ? load(content) : path.endsWith('.json') ? JSON.parse(content) : content);
};

/** JSON or a program in ASCII alone: the runtime reads and parses such a text fastest. */
export const inAscii = (text) => text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A module that reads its data when somebody asks for it: many a run asks for little of all there is. */
const readingModule = (name, data) => {
  const read = `JSON.parse(readFileSync(new URL('./data/${name}', import.meta.url), 'latin1'))`;
  const head = `import { readFileSync } from 'node:fs';\n`;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return `${head}export default ${read};`;
  const getters = Object.keys(data).map((key) => `get ${JSON.stringify(key)}() { return read()[${JSON.stringify(key)}]; }`);
  return `${head}let held;\nconst read = () => (held ??= ${read});\nexport default { ${getters.join(', ')} };`;
};

const nameOf = (path) => relative('.', path).replace(/\W+/g, '-');

/** The weights of a sentence model, unpacked when somebody asks for them. */
const unpackingModule = (path) => {
  const { table, places, bias, scale } = JSON.parse(readFileSync(path, 'utf8'));
  return `import { unpack } from ${JSON.stringify(resolve('scripts/weights-file.mjs'))};
let held;
export default { bias: ${bias}, scale: ${scale}, get table() { return (held ??= unpack(${JSON.stringify(table)}, ${places})); } };`;
};

/** The same from a file of their bytes as they lie in memory: to unpack them takes longer than to read them, and a draft has to start. */
const readingWeightsModule = (path, outdir) => {
  const { table, places, bias, scale } = JSON.parse(readFileSync(path, 'utf8'));
  const name = `${nameOf(path)}.bin`;
  mkdirSync(join(outdir, 'data'), { recursive: true });
  writeFileSync(join(outdir, 'data', name), unpack(table, places));
  return `import { readFileSync } from 'node:fs';
let held;
const read = () => {
  const { buffer, byteOffset, length } = readFileSync(new URL('./data/${name}', import.meta.url));
  return new Int8Array(buffer, byteOffset, length);
};
export default { bias: ${bias}, scale: ${scale}, get table() { return (held ??= read()); } };`;
};

/** What the build works out once and keeps as numbers, each in a file of its own; nothing is kept for a program that runs from its sources. */
const keptModule = (isBuilt) =>
  isBuilt
    ? `import { readFileSync } from 'node:fs';
export default (name) => {
  try {
    const { buffer, byteOffset, length } = readFileSync(new URL('./data/' + name + '.bin', import.meta.url));
    return new Int32Array(buffer, byteOffset, length / Int32Array.BYTES_PER_ELEMENT);
  } catch {
    return undefined;
  }
};`
    : 'export default () => undefined;';

/** @param outdir Where the bundle goes; without one all data stays in the modules. */
export const dataForEsbuild = (outdir) => ({
  name: 'data-modules',
  setup(build) {
    build.onLoad({ filter: /\.(?:yaml|md|json)$/ }, ({ path }) => {
      const data = dataOf(path);
      if (outdir === undefined || data.length < LONG) return { contents: `export default ${data};`, loader: 'js' };
      const name = `${nameOf(path)}.json`;
      mkdirSync(join(outdir, 'data'), { recursive: true });
      writeFileSync(join(outdir, 'data', name), inAscii(data));
      return { contents: readingModule(name, JSON.parse(data)), loader: 'js' };
    });
    build.onLoad({ filter: /\.weights$/ }, ({ path }) => ({
      contents: outdir === undefined ? unpackingModule(path) : readingWeightsModule(path, outdir),
      loader: 'js',
    }));
    build.onLoad({ filter: /\.kept$/ }, () => ({ contents: keptModule(outdir !== undefined), loader: 'js' }));
    // What a page carries within itself, as text; vite knows ?raw by itself.
    build.onLoad({ filter: /\.(?:css|js)$/ }, ({ path, suffix }) => (suffix === '?raw' ? { contents: readFileSync(path, 'utf8'), loader: 'text' } : undefined));
  },
});

export const dataForVite = {
  name: 'data-modules',
  enforce: 'pre',
  load(id) {
    if (id.endsWith('.weights')) return unpackingModule(id);
    if (id.endsWith('.kept')) return keptModule(false);
    return /\.(?:yaml|md)$/.test(id) ? `export default ${dataOf(id)};` : undefined;
  },
};
