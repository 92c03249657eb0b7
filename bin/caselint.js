#!/usr/bin/env node
'use strict';
const { readFileSync } = require('node:fs');
const { codeFile, load } = require('./program.js');

let code;
try {
  code = readFileSync(codeFile);
} catch {
  // Not built on this machine: the program starts without, a little later.
}
load(code).start();
