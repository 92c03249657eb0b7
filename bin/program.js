'use strict';
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const folder = join(__dirname, '..', 'dist');
/** Where the build keeps a bundle's compiled code. It fits the version of Node that built it. */
const codeFile = (name) => join(folder, `${name}.code`);

/** The bundles that were loaded, by name: what each gives, and its script. */
const loaded = new Map();

/**
 * Runs a bundle of the built program, once, and answers what it gives. The build writes it in ASCII alone. Without its compiled code the runtime has
 * to read up to two megabytes of source first; code of another version of Node is refused by the runtime, and `cachedDataRejected` is true.
 */
function load(name) {
  const known = loaded.get(name);
  if (known) return known.module.exports;
  const filename = join(folder, `${name}.cjs`);
  const script = scriptOf(name, filename);
  const module = new Module(filename);
  module.filename = filename;
  loaded.set(name, { module, script });
  const elsewhere = Module.createRequire(filename);
  const require = (id) => (id.startsWith('./') ? load(id.slice(2, -'.cjs'.length)) : elsewhere(id));
  script.runInThisContext().call(module.exports, module.exports, require, module, filename, folder);
  return module.exports;
}

function scriptOf(name, filename) {
  let cachedData;
  try {
    cachedData = readFileSync(codeFile(name));
  } catch {
    // Not built on this machine: the program starts without, a little later.
  }
  return new Script(Module.wrap(readFileSync(filename, 'latin1')), { filename, cachedData });
}

module.exports = { codeFile, load, loaded };
