#!/usr/bin/env node
import module from 'node:module';

// From Node 22.1 on the runtime can keep the compiled program between runs: code alone, never a note.
module.enableCompileCache?.();
await import('../dist/cli.js');
