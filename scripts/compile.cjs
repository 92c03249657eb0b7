// Runs the built program and keeps the code that the runtime compiled for each bundle of it: `node scripts/compile.cjs ARGUMENT...`. What an earlier
// run had compiled is kept with it.
const { writeFileSync } = require('node:fs');
const { codeFile, load, loaded } = require('../bin/program.js');

process.on('exit', () => {
  for (const [name, { script }] of loaded) writeFileSync(codeFile(name), script.createCachedData());
  if (process.exitCode === 2) throw new Error('the built program does not run');
  process.exitCode = 0;
});
load('cli');
