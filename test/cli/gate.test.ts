import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { build, caselint, type Outcome, removeBuild } from './command.ts';

/** A test runs many commands. */
vi.setConfig({ testTimeout: 300_000 });

const note = (id: string, text: string, recorded = '2026-03-03') =>
  JSON.stringify({
    id,
    child: { id: 'C-1' },
    eventAt: '2026-03-02T10:00',
    recordedAt: `${recorded}T10:00`,
    safeguarding: false,
    sections: { 'Detailed Notes': text },
  });
const IRO = 'The IRO came.';
const SIO = 'The SIO came.';
const CLEAN = 'Dawn showed me her room.';
const ONLY = ['--no-config', '--only', 'unexplained-abbreviation,late-entry'];
const WITH = ['--baseline', 'known.baseline', '--key-file', 'notes.key'];

let folder: string;
const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const export_ = (...notes: readonly string[]) => writeFileSync(at('export.ndjson'), `${notes.join('\n')}\n`);
const run = (...args: readonly string[]): Promise<Outcome> => caselint(['export.ndjson', ...ONLY, ...args], { cwd: folder });
const codeOf = async (...args: readonly string[]) => (await run(...args)).code;
const settled = (settings: object, ...args: readonly string[]): Promise<Outcome> => {
  writeFileSync(at('gate.json'), JSON.stringify(settings));
  return caselint(['export.ndjson', '-c', 'gate.json', '--only', 'unexplained-abbreviation,late-entry', ...args], { cwd: folder });
};

beforeAll(build, 120_000);
afterAll(removeBuild);
beforeEach(async () => {
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = mkdtempSync(join(tmpdir(), 'caselint-gate-'));
  chmodSync(folder, 0o777);
  expect((await caselint(['key', 'notes.key'], { cwd: folder })).code).toBe(0);
  export_(note('N-1', IRO), note('N-2', CLEAN, '2026-03-09'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a key', () => {
  it('is made for its owner alone, anew each time, and never in the place of another', async () => {
    const key = read('notes.key');
    expect(key).toMatch(/^[\da-f]{64}\n$/);
    expect(statSync(at('notes.key')).mode & 0o777).toBe(0o600);
    const again = await caselint(['key', 'notes.key'], { cwd: folder });
    expect([again.code, again.stderr]).toEqual([2, expect.stringMatching(/^caselint: notes\.key is there already and was left as it is: /)]);
    expect(read('notes.key')).toBe(key);
    await caselint(['key', 'other.key'], { cwd: folder });
    expect(read('other.key')).not.toBe(key);
    expect((await caselint(['key', 'none/x.key'], { cwd: folder })).code).toBe(2);
  });

  it('that is missing, too short or no key is asked for, and what the file holds is not said', async () => {
    const missing = await run('--key-file', 'none.key');
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('“caselint key none.key” makes one')]);
    for (const text of ['', 'abcdef12', 'a secret of mine that is much longer than sixty-four characters, all in all']) {
      writeFileSync(at('bad.key'), text);
      const { code, stdout, stderr } = await run('--key-file', 'bad.key');
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^caselint: bad\.key holds no key: .*“caselint key FILE”/)]);
      if (text !== '') expect(stderr).not.toContain(text);
    }
    mkdirSync(at('folder.key'));
    expect(await codeOf('--key-file', 'folder.key')).toBe(2);
  });

  it('that the settings name is seen from them, and read only where a report has use for it', async () => {
    mkdirSync(at('team'));
    writeFileSync(at('team/settings.json'), JSON.stringify({ keyFile: '../notes.key' }));
    const { stdout } = await caselint(['export.ndjson', '-c', 'team/settings.json', '-f', 'json'], { cwd: folder });
    expect(JSON.parse(stdout).findings[0].fingerprint).toMatch(/^[\da-f]{48}$/);
    expect((await settled({ keyFile: 'none.key' })).code).toBe(1);
    expect((await settled({ keyFile: 'none.key' }, '-f', 'sarif')).code).toBe(2);
  });

  it('has no trace in a report without fingerprints', async () => {
    for (const format of ['json', 'ndjson', 'sarif']) expect((await run('-f', format)).stdout).not.toMatch(/fingerprint|baselineState/i);
    const { stdout } = await run('-f', 'sarif', '--key-file', 'notes.key');
    const [{ results }] = JSON.parse(stdout).runs;
    for (const { partialFingerprints } of results)
      expect(partialFingerprints).toEqual({ 'caselint/v1': expect.any(String), primaryLocationLineHash: partialFingerprints['caselint/v1'] });
    expect(stdout).not.toContain('baselineState');
  });
});

describe('a baseline', () => {
  it('ends with 0 where all is known, 1 where something is new, and knows moved lines', async () => {
    expect(await codeOf()).toBe(1);
    const made = await run(...WITH, '--update-baseline');
    expect([made.code, made.stderr]).toEqual([
      0,
      'caselint: known.baseline is up to date with the 2 findings of this run: 2 added, 0 taken out because their faults are gone.\n',
    ]);
    expect(made.stdout).toContain('2 findings in the baseline, not shown and not counted.');
    expect(read('known.baseline')).not.toMatch(/N-1|C-1|IRO|export/);

    export_(note('N-0', CLEAN), note('N-2', CLEAN, '2026-03-09'), note('N-1', `Dawn was well.\n\n${IRO}`));
    const moved = await run(...WITH);
    expect([moved.code, moved.stderr]).toEqual([0, '']);
    expect(moved.stdout).toContain('Nothing new to mend was found');

    export_(note('N-1', `${IRO} ${SIO}`), note('N-2', CLEAN, '2026-03-09'), note('N-3', CLEAN, '2026-03-09'));
    const more = await run(...WITH, '-f', 'json');
    expect(more.code).toBe(1);
    const { findings, summary, baseline } = JSON.parse(more.stdout);
    expect(findings.map(({ noteId, rule }: { noteId: string; rule: string }) => `${noteId} ${rule}`)).toEqual([
      'N-1 unexplained-abbreviation',
      'N-3 late-entry',
    ]);
    expect([summary.baselined, summary.findings, baseline]).toEqual([2, { error: 1, warning: 1, info: 0 }, { stale: {}, notRead: 0 }]);
  });

  it('notices a swap, and says what is stale', async () => {
    await run(...WITH, '--update-baseline');
    export_(note('N-1', SIO), note('N-2', CLEAN, '2026-03-09'));
    const swapped = await run(...WITH, '--fail-on', 'warning');
    expect(swapped.code).toBe(1);
    expect(swapped.stdout).toMatch(/An entry of the baseline is stale: its fault is gone\./);
    const updated = await run(...WITH, '--update-baseline');
    expect([updated.code, updated.stderr]).toEqual([0, expect.stringContaining('1 added, 1 taken out because its fault is gone.')]);
    expect(await codeOf(...WITH, '--fail-on', 'warning')).toBe(0);
  });

  it('that is stale alone fails nothing', async () => {
    await run(...WITH, '--update-baseline');
    export_(note('N-1', CLEAN), note('N-2', CLEAN));
    const { code, stdout } = await run(...WITH, '--fail-on', 'info', '-f', 'sarif');
    const [{ results, invocations }] = JSON.parse(stdout).runs;
    expect([code, results, invocations[0].executionSuccessful]).toEqual([0, [], true]);
    expect(invocations[0].toolExecutionNotifications).toMatchObject([{ descriptor: { id: 'stale-baseline' }, level: 'note' }]);
  });

  it('leaves known findings out of every report but SARIF, where all say which they are', async () => {
    await run(...WITH, '--update-baseline');
    export_(note('N-1', `${IRO} ${SIO}`), note('N-2', CLEAN, '2026-03-09'));
    for (const format of ['text', 'json', 'ndjson', 'junit', 'github', 'csv', 'markdown']) {
      const { stdout } = await run(...WITH, '-f', format);
      expect([format, stdout.includes('N-1'), stdout.includes('N-2')]).toEqual([format, true, false]);
    }
    const { stdout } = await run(...WITH, '-f', 'sarif');
    const [{ results }] = JSON.parse(stdout).runs;
    expect(results.map(({ baselineState }: { baselineState: string }) => baselineState)).toEqual(['unchanged', 'new', 'unchanged']);
  });

  it('is the same from one thread and from three, and so are its verdicts', async () => {
    export_(...Array.from({ length: 40 }, (_, i) => note(`N-${i}`, i % 3 === 0 ? `${IRO} ${SIO}`.repeat(8) : CLEAN, i % 5 === 0 ? '2026-03-09' : undefined)));
    await run(...WITH, '--update-baseline', '-q', '-j', '1');
    const one = read('known.baseline');
    rmSync(at('known.baseline'));
    await run(...WITH, '--update-baseline', '-q', '-j', '3');
    expect(read('known.baseline')).toBe(one);
    expect(await codeOf(...WITH, '--fail-on', 'info', '-j', '3')).toBe(0);
  });

  it('counts for --max-warnings what is new alone', async () => {
    await run(...WITH, '--update-baseline');
    expect(await codeOf('--fail-on', 'never', '--max-warnings', '0')).toBe(1);
    expect(await codeOf(...WITH, '--fail-on', 'never', '--max-warnings', '0')).toBe(0);
  });

  it('keeps entries of rules and notes that this run left out', async () => {
    await run(...WITH, '--update-baseline');
    const whole = read('known.baseline');
    writeFileSync(at('other.ndjson'), `${note('N-9', IRO)}\n`);
    await caselint(['other.ndjson', ...ONLY, ...WITH, '--update-baseline'], { cwd: folder });
    await caselint(['export.ndjson', '--no-config', '--only', 'late-entry', ...WITH, '--update-baseline'], { cwd: folder });
    const has = JSON.parse(read('known.baseline')).fingerprints;
    for (const [rule, prints] of Object.entries(JSON.parse(whole).fingerprints as Record<string, string[]>))
      expect(has[rule]).toEqual(expect.arrayContaining(prints));
    const { stdout } = await run(...WITH);
    expect(stdout).toContain('1 entry of the baseline is about notes that were not judged in this run, and stays in it.');
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['without a key', ['--baseline', 'known.baseline'], /--baseline needs a key.*“caselint key FILE”/],
    ['that is not there', ['--baseline', 'none.baseline', '--key-file', 'notes.key'], /There is no baseline none\.baseline yet\. Add --update-baseline/],
    ['that is a folder', ['--baseline', '.', '--key-file', 'notes.key'], /cannot be read: it is a folder/],
    ['that is to be updated and not named', ['--update-baseline', '--key-file', 'notes.key'], /--update-baseline needs --baseline FILE/],
    ['that was broken', ['--baseline', 'export.ndjson', '--key-file', 'notes.key'], /export\.ndjson cannot be read as a baseline/],
  ];
  it.each(refused)('%s ends with 2, before anything is judged', async (_, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
  });

  it('of another key ends with 2, also where it is to be updated', async () => {
    await run(...WITH, '--update-baseline');
    const before = read('known.baseline');
    await caselint(['key', 'other.key'], { cwd: folder });
    for (const update of [[], ['--update-baseline']]) {
      const { code, stderr } = await run('--baseline', 'known.baseline', '--key-file', 'other.key', ...update);
      expect([code, stderr]).toEqual([2, expect.stringContaining('was made with another key')]);
    }
    expect(read('known.baseline')).toBe(before);
  });

  it('is not updated after a run that was not whole', async () => {
    await run(...WITH, '--update-baseline');
    const before = read('known.baseline');
    export_('{ "id": ', note('N-5', IRO));
    const { code, stderr } = await run(...WITH, '--update-baseline');
    expect([code, stderr]).toEqual([2, expect.stringContaining('caselint: known.baseline was left as it is, because this run was not whole.')]);
    expect(read('known.baseline')).toBe(before);
  });

  it('that cannot be written ends with 2', async () => {
    const { code, stderr } = await run('--baseline', 'none/known.baseline', '--key-file', 'notes.key', '--update-baseline');
    expect([code, stderr]).toEqual([2, expect.stringContaining('The baseline could not be written to none/known.baseline')]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('the exit code', () => {
  it.each([
    ['0 where nothing was found', [note('N-1', CLEAN)], [], 0],
    ['0 below --fail-on', [note('N-1', IRO)], [], 0],
    ['1 at --fail-on', [note('N-1', IRO)], ['--fail-on', 'warning'], 1],
    ['1 with more warnings than allowed', [note('N-1', IRO)], ['--max-warnings', '0'], 1],
    ['2 with a rejected note, whatever was found', [note('N-1', CLEAN, '2026-03-09'), '{'], [], 2],
    ['2 where an output file cannot be written', [note('N-1', CLEAN)], ['-f', 'json=none/x.json'], 2],
  ])('is %s', async (_, notes, args, code) => {
    export_(...notes);
    expect(await codeOf(...args)).toBe(code);
  });

  const late = { gate: { 'late-entry': { maxRate: 0.5 } } };
  it('is 0 where a threshold is kept, though --fail-on alone would fail', async () => {
    const { code, stdout } = await settled(late);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\n\nThresholds\n {2}✓ passed {2}late-entry {2}1 of 2 notes \(50%\), at most 50%\n$/)]);
  });

  it('is 1 where a threshold is not kept, also with --fail-on never, and quiet shows it', async () => {
    const { code, stdout } = await settled({ gate: { 'late-entry': 0, rejected: 0 } }, '--fail-on', 'never', '-q');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/\n\nThresholds\n {2}✗ failed {2}late-entry {2}1 finding, at most 0\n$/)]);
  });

  it('is --fail-on’s for rules without a threshold', async () => expect((await settled(late, '--fail-on', 'warning')).code).toBe(1));

  it('is 1 where a threshold’s rule was not run', async () => {
    const { code, stdout } = await settled({ gate: { jargon: { maxRate: 1 } } }, '--fail-on', 'never');
    expect([code, stdout]).toEqual([1, expect.stringContaining('✗ failed  jargon  could be checked on no note, so it has not passed')]);
  });

  it('is 2 with a rejected note, also where a threshold allows it', async () => {
    export_(note('N-1', CLEAN), '{');
    const { code, stdout } = await settled({ gate: { rejected: { maxRate: 0.5 } } });
    expect([code, stdout]).toEqual([2, expect.stringContaining('✓ passed  rejected  1 of 2 notes (50%), at most 50%')]);
  });

  it('is 0 where what breaks a threshold is known', async () => {
    const gate = { gate: { 'late-entry': 0 } };
    await settled(gate, ...WITH, '--update-baseline');
    expect((await settled(gate, ...WITH)).code).toBe(0);
  });
});

describe('thresholds', () => {
  const gate = { gate: { 'late-entry': { max: 0, maxNotChecked: 0.1 }, rejected: 0 } };
  it.each([
    ['json', /"gate": \{\n {4}"passed": false,\n {4}"thresholds": \[/],
    ['ndjson', /"gate":\{"passed":false,"thresholds":\[\{"name":"late-entry","limit":"max","allowed":0,"found":1,"of":2,"passed":false\}/],
    ['junit', /<testcase name="threshold: late-entry, max" classname="caselint">\n {6}<failure type="threshold"/],
    ['github', /\n::error title=caselint%3A threshold of late-entry::The threshold of “late-entry” was not kept: 1 finding, at most 0\.\n/],
    ['csv', /"threshold","","","","","failed: 1 finding, at most 0","late-entry"/],
    ['markdown', /\| failed \| late-entry \| 1 finding, at most 0 \|/],
    ['sarif', /The threshold of “late-entry” was not kept: 1 finding, at most 0\./],
  ])('are in %s', async (format, shape) => {
    const { code, stdout } = await settled(gate, '-f', format);
    expect([code, stdout]).toEqual([1, expect.stringMatching(shape)]);
  });

  it('make no failure of a finding in junit that they allow', async () => {
    const { stdout } = await settled({ gate: { 'late-entry': 5 } }, '-f', 'junit');
    expect(stdout).not.toContain('<failure');
    expect(stdout).toContain('must mend');
  });

  it('are said in the settings with their keys', async () => {
    for (const [value, message] of [
      [{ 'late-entri': 1 }, 'there is no setting “gate.late-entri”. Did you mean “late-entry”?'],
      [{ 'late-entry': { maxRate: 2 } }, 'gate.late-entry.maxRate: expected a share from 0 to 1'],
      [{ 'late-entry': 0.02 }, 'a share is written as { "maxRate": 0.02 }'],
      [{ 'late-entry': {} }, 'gate.late-entry: expected one of max, maxRate, maxNotChecked'],
      [3, 'gate: expected an object of rule names'],
    ] as const) {
      const { code, stderr } = await settled({ gate: value });
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  it('are for a whole run: one note in hand has none', async () => {
    const { code, stdout } = await settled({ gate: { jargon: 0, rejected: 0 } }, '--preset', 'draft', '--fail-on', 'never');
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('Thresholds')]);
  });

  it('build on those of the settings that are extended', async () => {
    writeFileSync(at('county.json'), JSON.stringify({ gate: { 'late-entry': 0, rejected: 0 } }));
    const { code, stdout } = await settled({ extends: 'county.json', gate: { 'late-entry': { maxRate: 1 } } });
    expect([code, stdout.match(/✓ passed/g)]).toEqual([0, ['✓ passed', '✓ passed']]);
    expect(existsSync(at('known.baseline'))).toBe(false);
  });
});
