// Runs the built program once, on a note of the fixtures, and keeps the code that the runtime compiled for it.
const { writeFileSync } = require('node:fs');
const { codeFile, load } = require('../bin/program.js');

process.argv = [process.argv[0], process.argv[1], 'fixtures/markdown/drafts', '--no-config', '--no-color'];
const program = load();
process.on('exit', () => {
  writeFileSync(codeFile, program.script.createCachedData());
  if (process.exitCode === 2) throw new Error('the built program does not run');
  process.exitCode = 0;
});
program.start();
