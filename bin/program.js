'use strict';
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const folder = join(__dirname, '..', 'dist');
const filename = join(folder, 'cli.cjs');

/** Where the build keeps the program's compiled code. It fits the version of Node that built it. */
exports.codeFile = join(folder, 'cli.code');

/**
 * The built program, not yet started. The build writes it in ASCII alone. `code`: its compiled code, without which the runtime would have to read a
 * megabyte of source first; code of another version of Node is refused by the runtime, and `isTaken` is false.
 */
exports.load = (code) => {
  const script = new Script(Module.wrap(readFileSync(filename, 'latin1')), { filename, cachedData: code });
  return {
    script,
    isTaken: script.cachedDataRejected === false,
    start() {
      const module = new Module(filename);
      module.filename = filename;
      script.runInThisContext().call(module.exports, module.exports, Module.createRequire(filename), module, filename, dirname(filename));
    },
  };
};
