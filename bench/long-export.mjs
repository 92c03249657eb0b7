import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { run } from './runs.mjs';
import { figure, table } from './table.mjs';

const RULE = 'copied-sibling-text';

/** A long NDJSON export: how fast, in how much memory, and how many of the copies that were put into it are found. */
export async function measureExport(count) {
  const folder = mkdtempSync(join(tmpdir(), 'caselint-export-'));
  const [file, found] = [join(folder, 'export.ndjson'), join(folder, 'found.ndjson')];
  try {
    process.stderr.write(`writing an export of ${count} notes\n`);
    execFileSync(process.execPath, ['bench/export.mjs', file, String(count)]);
    const program = (name, ...args) => ({ name, args: [resolve('bin/caselint.js'), '--no-config', file, ...args], cwd: folder });
    const programs = [
      program('all rules', '--format', 'ndjson'),
      program('all rules, one thread', '--format', 'ndjson', '--jobs', '1'),
      program(`${RULE} alone`, '--only', RULE, '--format', `ndjson=${found}`),
    ];
    const rows = programs.map((one) => {
      process.stderr.write(`export: ${one.name}\n`);
      const { seconds, megabytes, cpuSeconds } = run(one);
      return [one.name, figure(count / seconds), figure(count / cpuSeconds), figure(megabytes)];
    });
    const header = ['run', 'notes a second', 'notes a second of processor time', 'MB at most, all threads'];
    return `## NDJSON export of ${count} notes of 300 words\n\nOne run each.\n\n${table(header, rows)}\n\n${await countCopies(file, found)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function countCopies(file, found) {
  const copies = new Set(JSON.parse(readFileSync(`${file}.copies.json`, 'utf8')).map(({ note }) => note));
  const right = new Set();
  let findings = 0;
  let rightFindings = 0;
  for await (const line of createInterface({ input: createReadStream(found) })) {
    const { rule, noteId } = JSON.parse(line);
    if (rule !== RULE) continue;
    findings++;
    if (!copies.has(noteId)) continue;
    rightFindings++;
    right.add(noteId);
  }
  const share = (part, whole) => (whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)}%`);
  return `Copies put in: ${copies.size}; found: ${right.size} (recall ${share(right.size, copies.size)}). Findings: ${findings}, of copies: ${rightFindings} (precision ${share(rightFindings, findings)}).`;
}
