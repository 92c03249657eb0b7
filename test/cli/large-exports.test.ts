import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, build, RUNTIME, removeBuild } from './command.ts';

beforeAll(build);
const folder = mkdtempSync(join(tmpdir(), 'large-exports-'));
const temporary = mkdtempSync(join(tmpdir(), 'large-exports-tmp-'));
afterAll(() => {
  removeBuild();
  for (const path of [folder, temporary]) rmSync(path, { recursive: true, force: true });
});

const WORDS = (
  'marble parrot ladder pickle bucket candle hammer kitten lantern magnet needle orchard pebble quilt rabbit saddle teapot umbrella velvet walnut yoghurt zipper ' +
  'anchor beetle cabbage dolphin engine feather guitar helmet island jacket kettle lemon mirror napkin oven pillow ribbon shovel tunnel violin whistle basket'
).split(' ');

/** Six notes a family, through the whole file; the fourth of each second family copies its sister's first. */
function noteOf(i: number): Record<string, unknown> {
  const [family, nth] = [i % 100, Math.floor(i / 100)];
  const name = nth % 2 === 0 ? 'Dawn Ash' : 'Kyle Ash';
  const day = String(1 + nth).padStart(2, '0');
  const own = `${name.slice(0, 4)} showed me the ${['raft', 'kite', 'loom', 'drum', 'tent', 'maze'][nth]} and asked about the bus. `;
  // Told in this family alone: what many families share is form text.
  let seed = family + 1;
  const pick = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return WORDS[(seed >>> 16) % WORDS.length];
  };
  const told = `${name.slice(0, 4)} ${Array.from({ length: 12 }, () => `${pick()} ${pick()} the`).join(' ')} end. `;
  const filler = 'The kettle was on and the radio played. '.repeat(220);
  return {
    id: `N-${i}`,
    child: { id: `C-${family}-${nth % 2}`, name },
    family: `F-${family}`,
    eventAt: `2026-03-${day}T10:00`,
    recordedAt: `2026-03-${day}T1${nth % 10}:30`,
    contactType: 'Home visit',
    sections: { 'Detailed Notes': own + (nth === 0 || (nth === 3 && family % 2 === 0) ? told : '') + filler },
  };
}
const notes = Array.from({ length: 600 }, (_, i) => noteOf(i));
/** As CSV, with a character of three bytes in each cell, so that pieces of the file end inside some; and in two rows a note, far apart. */
const quoted = (values: readonly unknown[]) => `${values.map((value) => `"${String(value ?? '').replaceAll('"', '""')}"`).join(',')}\r\n`;
const COLUMNS = ['id', 'family', 'eventAt', 'recordedAt', 'contactType'];
const rowOf = (note: Record<string, unknown>, ...more: readonly unknown[]) => {
  const { child, sections } = note as { child: { id: string; name: string }; sections: Record<string, string> };
  return quoted([...COLUMNS.map((key) => note[key]), child.id, child.name, ...more, sections['Detailed Notes']?.replaceAll('kettle', '“kettle”')]);
};
const HEADER = [...COLUMNS, 'child.id', 'child.name'];
const CSV = quoted([...HEADER, 'sections.Detailed Notes']) + notes.map((note) => rowOf(note)).join('');
const SCATTERED =
  quoted([...HEADER, 'reason', 'sections.Detailed Notes']) +
  notes.map((note) => rowOf(note, null)).join('') +
  notes.map((note) => rowOf({ id: note.id, child: {}, sections: {} }, 'Home visit.')).join('');
const FORMATS = {
  'export.ndjson': notes.map((note) => `${JSON.stringify(note)}\n`).join(''),
  'export.json': JSON.stringify({ notes }, null, 1),
  'export.csv': CSV,
};
for (const [name, text] of Object.entries(FORMATS)) writeFileSync(join(folder, name), text);

function run(...args: string[]) {
  const only = 'copied-sibling-text,late-entry,out-of-order-entry,missing-analysis';
  const all = [BIN, ...args, '--no-config', '--only', only, '--as-of', '2026-06-30'];
  const { stdout, stderr, status } = spawnSync(RUNTIME, all, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, TMPDIR: temporary, CI: 'true' },
  });
  return { stdout, stderr, status };
}

describe('an export of several megabytes', () => {
  for (const name of Object.keys(FORMATS)) {
    it(`${name}: the same bytes from one thread and from three, in memory and put aside`, () => {
      const alone = run(name, '-f', 'json', '--jobs', '1');
      expect(alone.status).toBe(1);
      const report = JSON.parse(alone.stdout);
      expect(report.summary).toMatchObject({ files: 1, notes: 600, judged: 600, rejected: 0 });
      const copies = report.findings.filter(({ rule }: { rule: string }) => rule === 'copied-sibling-text');
      expect(copies.map(({ noteId }: { noteId: string }) => noteId)).toEqual(Array.from({ length: 50 }, (_, i) => `N-${300 + 2 * i}`));
      expect(run(name, '-f', 'json', '--jobs', '3').stdout).toBe(alone.stdout);
      expect(run(name, '-f', 'json', '--jobs', '2', '--memory', '1').stdout).toBe(alone.stdout);
      expect(readdirSync(temporary)).toEqual([]);
    });
  }

  it('in CSV may have the rows of each note anywhere', () => {
    writeFileSync(join(folder, 'scattered.csv'), SCATTERED);
    writeFileSync(join(folder, 'scattered.yaml'), 'input: { groupBy: id }\n');
    const reports = ['1', '2'].map((jobs) => {
      const args = [BIN, 'scattered.csv', '-c', 'scattered.yaml', '--only', 'copied-sibling-text', '--as-of', '2026-06-30', '-f', 'json', '--jobs', jobs];
      return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
    });
    expect(reports[1]).toBe(reports[0]);
    const { findings, summary, problems } = JSON.parse(reports[0] ?? '');
    expect([problems, summary]).toMatchObject([[], { files: 1, notes: 600, judged: 600 }]);
    expect(findings.map(({ noteId }: { noteId: string }) => noteId)).toEqual(Array.from({ length: 50 }, (_, i) => `N-${300 + 2 * i}`));
  });

  it('in CSV loses a broken row alone, and the manifest has every byte', () => {
    const lines = CSV.split('\r\n');
    lines[200] = 'N-199,too,few';
    const text = lines.join('\r\n');
    writeFileSync(join(folder, 'broken.csv'), text);
    const { summary, problems, manifest } = JSON.parse(run('broken.csv', '-p', 'migration', '-f', 'json', '--jobs', '2').stdout);
    expect(summary).toMatchObject({ notes: 600, judged: 599, rejected: 1 });
    expect(problems).toMatchObject([{ file: 'broken.csv', line: 201, message: expect.stringContaining('left out') }]);
    expect(manifest.files).toEqual([{ file: 'broken.csv', bytes: Buffer.byteLength(text), notes: 600, judged: 599, rejected: 1 }]);
  });

  it('says where a list is cut off, and judges what stands before', () => {
    writeFileSync(join(folder, 'cut.json'), FORMATS['export.json'].slice(0, -9000));
    const { stdout, stderr, status } = run('cut.json', '-f', 'json', '--jobs', '2');
    const { summary, problems } = JSON.parse(stdout);
    expect(status).toBe(2);
    expect(summary).toMatchObject({ notes: 600, judged: 599, rejected: 1 });
    expect(problems).toMatchObject([{ file: 'cut.json', message: expect.stringContaining('never closed') }]);
    expect(stderr).toContain('cut.json:');
  });

  it('loses a broken line alone, and counts it', () => {
    const lines = FORMATS['export.ndjson'].split('\n');
    lines[444] = '{"id": "N-444", ';
    writeFileSync(join(folder, 'broken.ndjson'), lines.join('\n'));
    const { summary, problems } = JSON.parse(run('broken.ndjson', '-f', 'json', '--jobs', '2').stdout);
    expect(summary).toMatchObject({ notes: 600, judged: 599, rejected: 1 });
    expect(problems).toMatchObject([{ file: 'broken.ndjson', line: 445 }]);
  });

  it('ends a migration’s report with a manifest that adds up', () => {
    const { stdout } = run('export.ndjson', '-p', 'migration', '-f', 'json');
    const { manifest, summary } = JSON.parse(stdout);
    expect(manifest.files).toEqual([{ file: 'export.ndjson', bytes: Buffer.byteLength(FORMATS['export.ndjson']), notes: 600, judged: 600, rejected: 0 }]);
    expect(manifest).toMatchObject({ preset: 'migration', asOf: '2026-06-30', notes: summary.notes, judged: summary.judged, rejected: summary.rejected });
    expect(manifest.rules['late-entry'].level).toBe('error');
  });

  it('leaves out a note that is too long, as a problem', () => {
    writeFileSync(join(folder, 'long.caselintrc.yaml'), 'input:\n  longestNote: 5000\n');
    const args = [BIN, 'export.ndjson', '-c', 'long.caselintrc.yaml', '-f', 'json', '--only', 'late-entry'];
    const { stdout, status } = spawnSync(RUNTIME, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
    const { summary, problems } = JSON.parse(stdout);
    expect(status).toBe(2);
    expect(summary).toMatchObject({ notes: 600, judged: 0, rejected: 600 });
    expect(problems[0].message).toContain('5000 characters');
  });

  it('writes no report where it is interrupted, and takes away what it put aside', () => {
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ${JSON.stringify([BIN, 'export.ndjson', '--no-config', '--memory', '1', '--jobs', '2', '-f', 'json=stopped.json'])}, { stdio: ['ignore', 'ignore', 'inherit'] });
      setTimeout(() => child.kill('SIGINT'), 1500);
      child.on('exit', (code) => process.exit(code ?? 99));`;
    const { status, stderr } = spawnSync(RUNTIME, ['-e', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: temporary, CI: 'true' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain('stopped before the end');
    expect(existsSync(join(folder, 'stopped.json'))).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
  });
});

describe('a mapped CSV', () => {
  it('reads as its settings say, with places in the cells', () => {
    const args = [BIN, 'docs/examples/north-notes.csv', '-c', 'docs/examples/north.caselintrc.json', '-f', 'json', '--as-of', '2026-06-30'];
    const { stdout, stderr } = spawnSync(RUNTIME, args, { encoding: 'utf8' });
    const { findings, summary } = JSON.parse(stdout);
    expect(summary).toMatchObject({ notes: 4, judged: 4, rejected: 0 });
    expect(stderr).toBe('');
    const { line, column, endColumn } = findings.find(({ rule }: { rule: string }) => rule === 'unexplained-abbreviation');
    expect(
      readFileSync('docs/examples/north-notes.csv', 'utf8')
        .replace('\ufeff', '')
        .split('\n')
        [line - 1]?.slice(column - 1, endColumn - 1),
    ).toBe('CIN');
  });
});
