import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, caselint, removeBuild } from './command.ts';

const WORKERS = ['Ann Aske', 'Ben Bray', 'Cyd Cole'];
const SECRET = 'quillwort';
/** Enough notes for several units, and workers with notes enough for a rate; every third is late, every note has a word of its own. */
const EXPORT = Array.from({ length: 600 }, (_, i) =>
  JSON.stringify({
    id: `N-${i}`,
    child: { id: `C-${i % 50}`, name: 'Dawn Ash' },
    author: { id: `W-${i % 3}`, name: WORKERS[i % 3], team: i % 3 === 0 ? 'North' : 'East' },
    eventAt: `2026-0${1 + (i % 3)}-10T10:00`,
    recordedAt: `2026-0${1 + (i % 3)}-1${i % 3 === 2 ? 9 : 1}T10:00`,
    sections: { 'Detailed Notes': `Dawn talked of her ${SECRET} ${i} and the IRO was told. ${'She liked the room. '.repeat(20)}` },
  }),
).join('\n');

let folder: string;
beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'caselint-lead-'));
  writeFileSync(join(folder, 'export.ndjson'), EXPORT);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeBuild();
});

const run = (args: readonly string[]) => caselint([...args, '--no-config', '--only', 'late-entry,unexplained-abbreviation'], { cwd: folder });
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the page of an export', () => {
  it('has the same bytes in a file, on standard output and from several threads', async () => {
    const [one, many] = [await run(['export.ndjson', '-f', 'html', '-j', '1']), await run(['export.ndjson', '-f', 'html=many.html', '-j', '3'])];
    expect([one.code, one.stderr, many]).toEqual([1, '', { code: 1, stdout: '', stderr: '' }]);
    expect(read('many.html')).toBe(one.stdout);
    expect(one.stdout).toContain('<a href="#findings" data-by="worker" data-name="Cyd Cole">Cyd Cole</a>');
    expect(one.stdout).toContain('Half were written up within 24 hours of the contact, nine in ten within 9 days.');
  });

  it('holds no word of the record, and no name of a child, unless it is asked for', async () => {
    expect((await run(['export.ndjson', '-f', 'html=plain.html'])).code).toBe(1);
    expect(read('plain.html')).not.toMatch(new RegExp(`${SECRET}|Dawn`));
    await run(['export.ndjson', '-f', 'html=words.html', '--include-text']);
    expect(read('words.html')).toContain(SECRET);
    expect(read('words.html')).toContain('<mark>IRO</mark>');
  });
});

describe('caselint summary', () => {
  it('is a screen with rules, workers by rate, children and months', async () => {
    const { code, stdout, stderr } = await run(['summary', 'export.ndjson', '-j', '1']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.split('\n').length).toBeLessThan(40);
    expect(stdout).not.toMatch(new RegExp(`${SECRET}|Dawn`));
    const squeezed = stdout.replace(/ +/g, ' ');
    expect(squeezed).toMatch(/600 notes read from 1 file: 600 judged, 0 rejected\./);
    expect(squeezed).toContain('\n ! unexplained-abbreviation should mend 600 100\n ✗ late-entry must mend 200 33\n');
    expect(squeezed).toContain('\n Cyd Cole East; most often late-entry 200 200\n Ann Aske North; most often unexplained-abbreviation 200 100\n');
    expect(squeezed).toContain('\n child C-11 4 must, 12 should 12 16\n');
    expect(squeezed).toContain('\n March 2026 0% with nothing to mend 200 200\n');
    expect((await run(['summary', 'export.ndjson', '-j', '3'])).stdout).toBe(stdout);
  });

  it('ends as lint does', async () => {
    expect((await run(['summary', 'export.ndjson', '--fail-on', 'never'])).code).toBe(0);
    const { code, stdout, stderr } = await run(['summary', 'export.ndjson', 'none.md']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('no such file or folder')]);
    expect(stdout).toContain('These figures are not whole');
    expect((await run(['summary'])).stderr).toContain('Say which notes to check');
  });

  it('says what it cannot say', async () => {
    const { stdout } = await caselint(['summary', '-', '--no-config', '--only', 'jargon'], { cwd: folder, stdin: 'She was seen at home and was well.' });
    expect(stdout).toContain('The export names no workers');
    expect(stdout).toContain('no trend by month');
  });

  it('takes no option of reports', async () => {
    const { code, stderr } = await run(['summary', 'export.ndjson', '--include-text']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('unknown option')]);
  });
});
