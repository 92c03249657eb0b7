// Measures the built command, whole, against Node alone, against other linters of prose, and on a long export.
//   npm run build && npm run bench -- [start] [notes] [export] [--rounds 5] [--files 2000] [--export 20000] [--out FILE]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureExport } from './long-export.mjs';
import { measureNotes } from './notes.mjs';
import { installPeers } from './peers/peers.mjs';
import { measureStart } from './start.mjs';
import { machine } from './table.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    files: { type: 'string', default: '2000' },
    export: { type: 'string', default: '20000' },
    out: { type: 'string' },
  },
});
const PARTS = ['start', 'notes', 'export'];
const unknown = positionals.find((part) => !PARTS.includes(part));
if (unknown !== undefined) throw new Error(`there is no part “${unknown}”; there are ${PARTS.join(', ')}`);
const isAsked = (part) => positionals.length === 0 || positionals.includes(part);
const [rounds, files, notes] = [values.rounds, values.files, values.export].map(Number);

const peers = isAsked('start') || isAsked('notes') ? installPeers() : [];
const versions = [...new Map(peers.map(({ package: name, version }) => [name, version]))].map(([name, version]) => `${name} ${version}`);
const parts = [machine() + (versions.length > 0 ? ` Against ${versions.join(', ')}.` : '')];
const say = (part) => {
  parts.push(part);
  process.stdout.write(`${part}\n\n`);
};
process.stdout.write(`${parts[0]}\n\n`);
if (isAsked('start')) say(measureStart(peers, rounds * 3));
if (isAsked('notes')) say(measureNotes(peers, rounds, files));
if (isAsked('export')) say(await measureExport(notes));
if (values.out !== undefined) writeFileSync(values.out, `${parts.join('\n\n')}\n`);
