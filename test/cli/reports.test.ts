import { spawn } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, build, caselint, RUNTIME, removeBuild } from './command.ts';

const NOTE = `---\nid: CN-1\nchild: { id: C-1, name: Dawn Ash }\nsignificantEvent: yes\n---\n
# New Case Note for Dawn Ash\n\n## Detailed Notes\n\nDawn showed me her room. The IRO was told.\n`;
const MANY = Array.from({ length: 3_000 }, (_, i) =>
  JSON.stringify({ id: `N-${i}`, child: { id: 'C-1' }, sections: { 'Detailed Notes': 'The IRO and the LAC nurse met.' } }),
).join('\n');

let folder: string;
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'caselint-reports-'));
  chmodSync(folder, 0o777);
  writeFileSync(join(folder, 'note.md'), NOTE);
  writeFileSync(join(folder, 'many.ndjson'), MANY);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeBuild();
});

const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const run = (args: readonly string[], call: Parameters<typeof caselint>[1] = {}) =>
  caselint(['--no-config', '--only', 'unexplained-abbreviation,missing-three-headings', ...args], { cwd: folder, ...call });
const halves = () => readdirSync(folder).filter((name) => name.endsWith('.part'));

/** What a report in each format has of the two findings. */
const SHOWN: readonly (readonly [string, RegExp])[] = [
  [
    'html',
    /^<!doctype html>\n[\s\S]*<td class="figure" data-value="1">1<\/td>[\s\S]*<li data-weight="must mend" data-rule="missing-three-headings"[\s\S]*<\/html>\n$/,
  ],
  ['text', /^Note CN-1, child C-1 {2}note\.md\n\n {2}✗ must mend {2}line 7:1/],
  ['json', /^\{\n {2}"version": 1,[\s\S]*\n\}\n$/],
  ['ndjson', /^\{"rule":"missing-three-headings",.*\n\{"rule":"unexplained-abbreviation",.*\n\{"summary":.*\n$/],
  ['sarif', /^\{\n {2}"\$schema": [\s\S]*"results": \[\n {8}\{\n {10}"ruleId"[\s\S]*\n\}\n$/],
  [
    'junit',
    /^<\?xml [\s\S]*<testcase name="note CN-1, child C-1" classname="note_md">\n {6}<failure type="error" [\s\S]*<system-out>should mend[\s\S]*<\/testsuites>\n$/,
  ],
  ['github', /^::group::[\s\S]*\n::error file=note\.md,line=7,[\s\S]*\n::warning file=note\.md,line=11,/],
  ['csv', /^\ufeff"kind",.*\r\n"finding","error","C-1","CN-1",.*\r\n"finding","warning","C-1","CN-1","Detailed Notes",.*\r\n/],
  [
    'markdown',
    /^# Case recording[\s\S]*\n## Child C-1\n\n### Note CN-1 \(note\.md\)\n\n- \[ \] \*\*must mend\*\*, line 7:1[\s\S]*\n- \[ \] \*\*should mend\*\*/,
  ],
];

describe('every format', () => {
  it.each(SHOWN)('%s goes to standard output and into a file, the same', async (format, shape) => {
    const { code, stdout, stderr } = await run(['note.md', '-f', format]);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(shape);
    const toFile = await run(['note.md', '-f', `${format}=report.${format}`]);
    expect(toFile).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(read(`report.${format}`)).toBe(stdout);
  });

  it('goes into two files and to standard output at once', async () => {
    const { code, stdout } = await run(['note.md', '-f', 'junit=two.xml', '-f', 'csv', '-f', 'markdown=two.md']);
    expect([code, stdout.split('\r\n').length]).toEqual([1, 4]);
    expect(read('two.xml')).toMatch(/<\/testsuites>\n$/);
    expect(read('two.md')).toContain('- [ ] **must mend**');
    expect(halves()).toEqual([]);
  });

  it.each(['junit', 'github', 'csv', 'markdown', 'html'])('%s says what could not be read', async (format) => {
    const { code, stdout } = await run(['note.md', 'none.md', '-f', format]);
    expect(code).toBe(2);
    expect(stdout).toContain('no such file or folder');
  });

  it('junit fails by --fail-on', async () => {
    expect((await run(['note.md', '-f', 'junit', '--fail-on', 'never'])).stdout).not.toContain('<failure');
    expect((await run(['note.md', '-f', 'junit', '--max-warnings', '0'])).stdout).toContain('--max-warnings allows 0.');
  });
});

describe('a report in a file', () => {
  it('takes the place of the old one, with its rights, and a link stays a link', async () => {
    writeFileSync(at('old.json'), 'old', { mode: 0o600 });
    symlinkSync('old.json', at('link.json'));
    await run(['note.md', '-f', 'json=link.json']);
    expect(JSON.parse(read('old.json')).findings).toHaveLength(2);
    expect(statSync(at('old.json')).mode & 0o777).toBe(0o600);
    expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
    expect(halves()).toEqual([]);
  });

  it('leaves one that may not be written as it is, and says so', async () => {
    writeFileSync(at('closed.json'), 'old', { mode: 0o444 });
    const { code, stderr } = await run(['note.md', '-f', 'json=closed.json'], process.getuid?.() === 0 ? { uid: 65534 } : {});
    expect([code, read('closed.json')]).toEqual([2, 'old']);
    expect(stderr).toBe('caselint: The report could not be written to closed.json: you may not write there; name another place (EACCES).\n');
  });

  it('is no folder, and takes no other report with it', async () => {
    mkdirSync(at('sub'));
    const { code, stdout, stderr } = await run(['note.md', '-f', 'json=sub', '-f', 'csv=none/x.csv', '-f', 'ndjson=sub/x.ndjson', '-f', 'sarif']);
    expect([code, JSON.parse(stdout).version, existsSync(at('sub/x.ndjson'))]).toEqual([2, '2.1.0', true]);
    expect(stderr).toBe(
      'caselint: The report could not be written to sub: it is a folder; name a file (EISDIR).\n' +
        'caselint: The report could not be written to none/x.csv: there is no such folder; make it first, or name another place (ENOENT).\n',
    );
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it('is said, and ends with 2', async () => {
    const { code, stdout, stderr } = await run(['many.ndjson', '-f', 'json=/dev/full', '-f', 'ndjson']);
    expect([code, stdout.trimEnd().split('\n').length]).toEqual([2, 6001]);
    expect(stderr).toBe('caselint: The report could not be written to /dev/full: the disk is full; name another place (ENOSPC).\n');
  });

  it('is said of standard output too, and the other reports are whole', async () => {
    const child = spawn('/bin/sh', ['-c', `"${RUNTIME}" "${BIN}" --no-config note.md -f json -f csv=beside.csv > /dev/full`], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const code = await new Promise((done) => child.on('close', done));
    expect([code, stderr]).toEqual([2, 'caselint: The report could not be written to standard output: the disk is full; name another place (ENOSPC).\n']);
    expect(read('beside.csv')).toMatch(/^\ufeff"kind"[\s\S]*\r\n$/);
  });
});

describe('a slow reader', () => {
  it('gets the whole report', async () => {
    const child = spawn(RUNTIME, [BIN, '--no-config', 'many.ndjson', '-f', 'json', '--only', 'unexplained-abbreviation'], { cwd: folder });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 5);
    });
    await new Promise((done) => child.on('close', done));
    expect(JSON.parse(Buffer.concat(parts).toString('utf8')).findings).toHaveLength(6_000);
  });
});

describe('a reader that has gone', () => {
  it('ends the run without a word, and as one that was not done', async () => {
    const child = spawn(RUNTIME, [BIN, '--no-config', 'many.ndjson', '-f', 'ndjson', '--only', 'unexplained-abbreviation'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.on('close', done));
    expect([code, stderr]).toEqual([2, '']);
  });
});

describe('an interrupted run', () => {
  it('leaves no half of a report, and the old one as it was', async () => {
    writeFileSync(at('kept.json'), 'old');
    writeFileSync(at('long.ndjson'), Array(10).fill(MANY).join('\n'));
    const child = spawn(RUNTIME, [BIN, '--no-config', 'long.ndjson', '-f', 'json=kept.json', '-j', '2'], { cwd: folder });
    const closed = new Promise((done) => child.on('close', done));
    while (halves().length === 0 && child.exitCode === null) await new Promise((soon) => setTimeout(soon, 10));
    child.kill('SIGTERM');
    expect([await closed, halves(), read('kept.json')]).toEqual([2, [], 'old']);
  });
});

describe('another command', () => {
  it('ends without a word where its reader has gone', async () => {
    const child = spawn(RUNTIME, [BIN, 'schema', 'note'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.destroy();
    const code = await new Promise((done) => child.on('close', done));
    expect([code, stderr]).toEqual([0, '']);
  });
});
