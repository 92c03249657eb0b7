// Cuts a program into bundles that share their modules: each module stands in the first bundle that needs it, and all others ask that bundle for it.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build } from 'esbuild';

/** What is imported by a call may stand in a bundle that is loaded only then. */
const BY_CALL = 'dynamic-import';
/** Stands for all that a CommonJS module gives. */
const WHOLE = '*';
const ELSEWHERE = 'elsewhere';
const GIVEN = 'given';

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {string[]} [begin] The modules it is for: they and all that they import at once stand in it, unless an earlier bundle has it. The bundle
 * without is for every module that is imported by a call and that no other begins with.
 */

/**
 * Builds the bundles, in CommonJS. What one asks of another is evaluated only then, and once.
 * @param {import('esbuild').BuildOptions & { outdir: string }} options
 * @param {Bundle[]} bundles In the order in which they take what they need. The first module of the first is run.
 */
export async function buildBundles({ outdir, plugins = [], ...options }, bundles) {
  const modules = await modulesOf({ ...options, outdir, plugins }, bundles);
  /** By module: the names that other bundles use. */
  const asked = new Map();
  const ask = (path, name) => asked.set(path, (asked.get(path) ?? new Set()).add(name));
  for (const [path, { names, isCalled }] of modules) if (isCalled) for (const name of names) ask(path, name);
  // The last first: only then is it known what is asked of those before.
  for (const { name, begin } of bundles.toReversed()) {
    const outfile = `${outdir}/${name}.cjs`;
    const given = [...asked].filter(([path]) => modules.get(path).home === name);
    const run = name === bundles[0].name ? `require("./${begin[0]}");` : '';
    await build({
      ...options,
      stdin: { contents: `${giving(given)}\n${run}`, resolveDir: '.' },
      outfile,
      plugins: [...plugins, betweenBundles(name, modules, asked)],
    });
    const text = readFileSync(outfile, 'utf8');
    for (const [path, { home, names }] of modules) if (home !== name) for (const asking of names) if (text.includes(keyOf(path, asking))) ask(path, asking);
  }
}

/** By path: the bundle that a module stands in, what it exports where others may ask for it, and whether another bundle imports it by a call. */
async function modulesOf(options, bundles) {
  const begun = new Set(bundles.flatMap(({ begin = [] }) => begin));
  const { inputs } = (await build({ ...options, entryPoints: [...begun], metafile: true, write: false })).metafile;
  const importsOf = (path) => inputs[path].imports.filter((other) => inputs[other.path] && !other.external);
  const called = Object.keys(inputs).flatMap((path) => importsOf(path).flatMap(({ path: other, kind }) => (kind === BY_CALL ? [other] : [])));
  const modules = new Map();
  const settle = (path, home) => {
    if (modules.has(path)) return;
    modules.set(path, { home, names: [], isCalled: false });
    for (const other of importsOf(path)) if (other.kind !== BY_CALL) settle(other.path, home);
  };
  for (const { name, begin } of bundles) for (const path of begin ?? called.filter((other) => !begun.has(other))) settle(path, name);

  const shared = new Set();
  for (const [path, { home }] of modules)
    for (const other of importsOf(path)) {
      const module = modules.get(other.path);
      if (module.home === home) continue;
      shared.add(other.path);
      module.isCalled ||= other.kind === BY_CALL;
    }
  const isCommonJs = (path) => inputs[path].format === 'cjs';
  const names = await exportsOf(
    options,
    [...shared].filter((path) => !isCommonJs(path)),
  );
  for (const path of shared) modules.get(path).names = isCommonJs(path) ? [WHOLE] : names.get(path);
  return modules;
}

/** What each of these ES modules exports. */
async function exportsOf(options, paths) {
  const { metafile } = await build({ ...options, entryPoints: paths, format: 'esm', splitting: true, metafile: true, write: false });
  return new Map(Object.values(metafile.outputs).flatMap(({ entryPoint, exports }) => (entryPoint === undefined ? [] : [[entryPoint, exports]])));
}

/** What a bundle calls a thing that others may ask for. */
const keyOf = (path, name) => JSON.stringify(`${path} ${name}`);

/** What a bundle gives to others, evaluated when it is asked for. */
function giving(given) {
  const getters = given.flatMap(([path, names]) =>
    [...names].map(
      (name) => `get ${keyOf(path, name)}() { return ${name === WHOLE ? `require("./${path}")` : `require("${GIVEN}:${path}")[${JSON.stringify(name)}]`}; }`,
    ),
  );
  return `module.exports = { ${getters.join(', ')} };`;
}

/** Takes from other bundles what stands there, and takes in of one's own what others ask for, and no more. */
function betweenBundles(name, modules, asked) {
  return {
    name: 'between-bundles',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async ({ path, pluginData, ...place }) => {
        if (pluginData === ELSEWHERE) return undefined;
        if (place.namespace === ELSEWHERE) return { path, external: true };
        if (path.startsWith(`${GIVEN}:`)) return { path: path.slice(GIVEN.length + 1), namespace: GIVEN };
        const found = await build.resolve(path, { ...place, pluginData: ELSEWHERE });
        const module = relative('.', found.path).replaceAll('\\', '/');
        const home = found.namespace === 'file' ? modules.get(module)?.home : undefined;
        return home === undefined || home === name ? found : { path: module, namespace: ELSEWHERE };
      });
      build.onLoad({ filter: /.*/, namespace: GIVEN }, ({ path }) => ({
        contents: `export { ${[...asked.get(path)].map((asking) => JSON.stringify(asking)).join(', ')} } from "./${path}";`,
        resolveDir: '.',
      }));
      build.onLoad({ filter: /.*/, namespace: ELSEWHERE }, ({ path }) => {
        const { home, names } = modules.get(path);
        const taken = (asking) => `require("./${home}.cjs")[${keyOf(path, asking)}]`;
        if (names[0] === WHOLE) return { contents: `module.exports = ${taken(WHOLE)};` };
        const lines = names.map((asking, i) => `const _${i} = /* @__PURE__ */ (() => ${taken(asking)})(); export { _${i} as ${JSON.stringify(asking)} };`);
        return { contents: lines.join('\n') };
      });
    },
  };
}
