import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, build, caselint, RUNTIME, removeBuild } from './command.ts';

let folder: string;
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

const HEAD = '---\nid: CN-1\nchild: { id: C-1, name: Dawn Ash }\nsignificantEvent: yes\n---\n\n# New Case Note for Dawn Ash\n';
const GOOD = `${HEAD.replace('yes', 'no')}\n## Detailed Notes\n\nDawn said that she likes her room.\n`;
/** A significant event with an analysis and an action, and without its three headings. */
const BAD = `${HEAD}\n## Detailed Notes\n\nDawn said that she likes her room. The IRO was told.\n
## Analysis of information\n\nDawn is safer than in March because her mother now keeps the stairgate shut, and that means the plan can go on as it is.\n
## Actions\n\n- Kit to visit Dawn on 9 March 2026.\n`;
const WARNED = GOOD.replace('her room.', 'her room. The IRO was told.');

/** Words that stand in the record and nowhere else. */
const MARKERS = ['Zebediah', 'Quixotic', 'Wolverhampstead', 'Marmaduke', 'Obfuscata', 'Peregrina', 'Xanthippe', 'Brobdingnag'];
const [NAME, SURNAME, PLACE, ADULT, HEADING, SPOKEN, AUTHOR, VALUE] = MARKERS as [string, string, string, string, string, string, string, string];
const MARKED = `---
id: CN-7
child: { id: C-7, name: ${NAME} ${SURNAME}, status: ${VALUE} }
author: { name: ${AUTHOR} Cole }
significantEvent: yes
eventAt: 2026-03-02
recordedAt: 2026-03-20
contactType: ${VALUE}
suppressions: [{ rule: ${VALUE}, reason: ${SPOKEN} }]
---

# New Case Note for ${NAME} ${SURNAME}

Significant Event: no

| Name | Seen? |
| --- | --- |
| ${ADULT} Ash | [x] |

## ${HEADING} plans

${PLACE} is clearly unsuitable and the IRO of ${PLACE} was told about disguised compliance by ${ADULT}.

## Detailed Notes

<!-- caselint-disable ${VALUE} -- ${SPOKEN} -->
${NAME} told me “${SPOKEN} is not nice”. Mum is clearly not coping and the LAC nurse at ${PLACE} was told. \u001b[31m\u001b]0;owned\u0007 ${NAME} was not engaging with services.
`;
const MARKED_JSON = JSON.stringify([
  {
    id: 'CN-8',
    child: { id: 'C-8', name: `${NAME} ${SURNAME}` },
    significantEvent: true,
    sections: { [`${HEADING} plans`]: `The IRO of ${PLACE} was told.`, 'Detailed Notes': `${NAME} is clearly lazy \u001b[2J and the LAC nurse was told.` },
  },
  { id: 'CN-9', child: { id: 'C-9', name: NAME }, eventAt: VALUE, significantEvent: VALUE },
  { id: 'CN-10', child: VALUE, sections: VALUE },
]);

beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'caselint-command-'));
  put('good.md', GOOD);
  put('bad.md', BAD);
  put('warned.md', WARNED);
  put('broken.json', '[{"id": "CN-3", "child": {"id": 1}}, {"id": "CN-4", oops}]');
  put('notes/in/a.md', GOOD);
  put('notes/in/b (draft) [1].md', BAD);
  put('empty/readme.rst', 'x');
  put('marked/marked.md', MARKED);
  put('marked/marked.json', MARKED_JSON);
  put('marked/broken.md', `---\nid: *${NAME}\n${VALUE}: [\n---\n\n${PLACE}\n`);
  put('marked/lines.ndjson', `{"id": "CN-11", "child": ${VALUE}}\n`);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeBuild();
});

const FORMATS = ['text', 'json', 'ndjson', 'sarif', 'junit', 'github', 'csv', 'markdown'];

const run = (args: readonly string[], call: Parameters<typeof caselint>[1] = {}) => caselint(['--no-config', ...args], { cwd: folder, ...call });
const jsonOf = async (args: readonly string[], call: Parameters<typeof caselint>[1] = {}) => {
  const { code, stdout, stderr } = await run([...args, '-f', 'json'], call);
  return { code, stderr, report: JSON.parse(stdout) };
};

describe('exit codes', () => {
  it.each<[string, string[], number]>([
    ['nothing to mend', ['good.md'], 0],
    ['warnings alone', ['warned.md'], 0],
    ['warnings that count', ['warned.md', '--fail-on', 'warning'], 1],
    ['an error', ['bad.md'], 1],
    ['an error that does not count', ['bad.md', '--fail-on', 'never'], 0],
    ['more warnings than allowed', ['warned.md', '--max-warnings', '0'], 1],
    ['as many as allowed', ['warned.md', '--max-warnings', '1'], 0],
    ['a rule made an error', ['warned.md', '-r', 'unexplained-abbreviation=error'], 1],
    ['a rule switched off', ['bad.md', '-r', 'missing-three-headings=off'], 0],
    ['another rule alone', ['bad.md', '--only', 'late-entry,jargon'], 0],
    ['a rejected note', ['broken.json', '--fail-on', 'never'], 2],
    ['a rejected note and an error', ['broken.json', 'bad.md'], 2],
    ['no such file', ['none.md'], 2],
    ['no such file and a good one', ['none.md', 'good.md'], 2],
    ['a folder without notes', ['empty'], 2],
    ['a glob without matches', ['*.jsonl'], 2],
    ['a kind of file it does not read', ['empty/readme.rst'], 2],
    ['a report into a file', ['good.md', '-f', 'json=out/none/there.json'], 2],
  ])('%s', async (_, args, code) => {
    expect((await run(args)).code).toBe(code);
  });

  it('2 comes with a clear line on standard error that names the place', async () => {
    expect((await run(['none.md', 'good.md'])).stderr).toBe('caselint: none.md: no such file or folder; check the name, and the folder that you are in\n');
    expect((await run(['broken.json'])).stderr).toMatch(/^caselint: broken\.json:1:\d+: is not valid JSON/);
    expect((await run(['empty'])).stderr).toMatch(/^caselint: empty: holds no case notes/);
    expect((await run(['good.md'])).stderr).toBe('');
    expect((await run(['bad.md'])).stderr).toBe('');
  });

  it('everything else is still done and reported', async () => {
    const { code, report } = await jsonOf(['none.md', 'broken.json', 'bad.md', 'good.md']);
    expect(code).toBe(2);
    expect(report.summary).toMatchObject({ files: 3, notes: 4, judged: 3, rejected: 1 });
    expect(report.problems.map((problem: { file: string }) => problem.file).sort()).toEqual(['broken.json', 'none.md']);
    expect(report.findings.map((finding: { file: string }) => finding.file)).toContain('bad.md');
  });

  it('a file that may not be read', async () => {
    chmodSync(folder, 0o755);
    const path = put('closed.md', GOOD);
    chmodSync(path, 0o000);
    // Who is allowed everything may read it as somebody else, who is not.
    const { code, report, stderr } = await jsonOf(['closed.md', 'good.md'], process.getuid?.() === 0 ? { uid: 65534 } : {});
    rmSync(path);
    expect([code, report.summary.judged]).toEqual([2, 1]);
    expect(stderr).toContain('closed.md: may not be read');
  });

  it('a folder inside that may not be opened', async () => {
    put('partly/a.md', GOOD);
    put('partly/closed/b.md', GOOD);
    chmodSync(join(folder, 'partly/closed'), 0o000);
    const { code, report } = await jsonOf(['partly'], process.getuid?.() === 0 ? { uid: 65534 } : {});
    chmodSync(join(folder, 'partly/closed'), 0o755);
    expect([code, report.summary.judged, report.problems.length]).toEqual([2, 1, 1]);
  });
});

describe('wrong use', () => {
  it.each<[string, string[], RegExp]>([
    ['no path', [], /Say which notes to check/],
    ['an unknown rule', ['good.md', '--only', 'late-entri'], /no rule “late-entri”\. Did you mean “late-entry”/],
    ['an unknown rule in --rule', ['good.md', '-r', 'jargn=off'], /Did you mean “jargon”/],
    ['an unknown level', ['good.md', '-r', 'jargon=warn'], /off, info, warning, error/],
    ['an unknown option', ['good.md', '--formt', 'json'], /Did you mean --format/],
    ['an unknown format', ['good.md', '-f', 'sarf'], /no format “sarf”\. Did you mean “sarif”/],
    ['an unknown preset', ['good.md', '-p', 'polcy'], /Did you mean “policy”/],
    ['an unknown severity', ['good.md', '--fail-on', 'errors'], /error, warning, info, never/],
    ['no number', ['good.md', '--max-warnings', 'many'], /whole number/],
    ['a number below nought', ['good.md', '--max-warnings=-1'], /whole number/],
    ['no date', ['good.md', '--as-of', '31/03/2026'], /2026-03-31/],
    ['a day that no calendar has', ['good.md', '--as-of', '2026-02-30'], /2026-03-31/],
    ['two reports to standard output', ['good.md', '-f', 'json', '-f', 'sarif'], /Only one report/],
    ['two reports to one file', ['good.md', '-f', 'json=x', '-f', 'sarif=x'], /Two reports/],
    ['a report to no file', ['good.md', '-f', 'json='], /name the file/],
    ['to quote and not to quote', ['good.md', '--include-text', '--no-text'], /contradict/],
    ['a rule alone and off', ['good.md', '--only', 'jargon', '-r', 'jargon=off'], /contradict/],
    ['settings and none', ['good.md', '-c', 'x.json'], /contradict/],
    ['colour and none', ['good.md', '--color', '--no-color'], /contradict/],
    ['no rule at all', ['good.md', '--only', ','], /at least one rule/],
    ['a name for what is not read', ['good.md', '--stdin-filename', 'a.md'], /give - as a path/],
    ['a name that says nothing', ['-', '--stdin-filename', 'a.doc'], /must end in/],
    ['an option without its value', ['good.md', '--only'], /argument missing/],
    ['a command with a slip', ['rulse'], /no file, folder or command “rulse”\. Did you mean “rules”/],
    ['help of what there is not', ['good.md', '--hlp'], /“caselint --help” shows what there is/],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('something went wrong');
    expect([code, stdout]).toEqual([2, '']);
  });

  it('settings that are none', async () => {
    put('broken-settings/.caselintrc', '{ "ruls": {} }');
    const { code, stdout, stderr } = await caselint(['../good.md'], { cwd: join(folder, 'broken-settings') });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\.caselintrc: there is no setting “ruls”\. Did you mean “rules”/);
    expect((await caselint(['good.md', '-c', 'none.json'], { cwd: folder })).stderr).toContain('there is no such settings file');
    put('comma.json', '{\n  "preset": "draft",\n}');
    expect((await caselint(['good.md', '-c', 'comma.json'], { cwd: folder })).stderr).toMatch(/^caselint: comma\.json:3: is not valid JSON .*a comma too many/);
    put('open.yaml', 'rules: [');
    expect((await caselint(['good.md', '-c', 'open.yaml'], { cwd: folder })).stderr).toMatch(/^caselint: open\.yaml: is not valid YAML \(\w.*\(2:1\)\)/);
  });

  it('another command’s faults', async () => {
    const { code, stderr } = await caselint(['explain', 'jargn']);
    expect([code, stderr.includes('Did you mean “jargon”')]).toEqual([2, true]);
    expect((await caselint(['schema', 'nots'])).stderr).toContain('Did you mean “note”');
  });

  it('help and version are no faults', async () => {
    for (const args of [['--help'], ['-V'], ['lint', '--help'], ['rules'], ['schema', 'note'], ['config', 'print', '--no-config']]) {
      const { code, stdout, stderr } = await caselint(args);
      expect([args, code, stderr]).toEqual([args, 0, '']);
      expect(stdout).not.toBe('');
    }
  });
});

describe('settings', () => {
  it('are found from the working folder, never beside the notes, and never run', async () => {
    const ran = join(folder, 'ran');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(ran)}, '1'); module.exports = { rules: { 'missing-three-headings': 'off' } };`;
    for (const name of ['export/.config/config.js', 'export/caselint.config.js', 'export/.caselintrc.js', 'export/.caselintrc.cjs']) put(name, code);
    put('export/bad.md', BAD);
    put('export/deep/.caselintrc', 'rules: { missing-three-headings: off }');
    put('export/deep/bad.md', BAD);
    const outcome = await caselint(['bad.md', 'deep', '-f', 'json'], { cwd: join(folder, 'export') });
    expect(JSON.parse(outcome.stdout).findings.filter((finding: { rule: string }) => finding.rule === 'missing-three-headings')).toHaveLength(2);
    expect(existsSync(ran)).toBe(false);
    const inside = await caselint(['bad.md', '-f', 'json'], { cwd: join(folder, 'export/deep') });
    expect(JSON.parse(inside.stdout).summary.findings.error).toBe(0);
  });
});

describe('input', () => {
  it.each<[string, string[], string | Uint8Array, string, number]>([
    ['prose', ['-'], 'The IRO was told.', '<stdin>#1', 1],
    ['JSON', ['-'], JSON.stringify({ id: 'CN-1', child: { id: 'C-1' }, sections: { 'Detailed Notes': 'The IRO was told.' } }), 'CN-1', 1],
    [
      'NDJSON',
      ['-'],
      `${JSON.stringify({ id: 'CN-1', child: { id: 'C-1' }, sections: { 'Detailed Notes': 'The IRO was told.' } })}\n{"child":{"id":"C-2"}}\n`,
      'CN-1',
      2,
    ],
    [
      'what its name says',
      ['-', '--stdin-filename', 'from-lcs.json'],
      '[{"child":{"id":"C-1"},"sections":{"Actions":"The IRO was told."}}]',
      'from-lcs.json#1',
      1,
    ],
  ])('standard input as %s', async (_, args, stdin, noteId, notes) => {
    const { report } = await jsonOf([...args, '--only', 'unexplained-abbreviation'], { stdin });
    expect(report.problems).toEqual([]);
    expect([report.findings[0]?.noteId, report.summary.notes]).toEqual([noteId, notes]);
  });

  it('standard input beside files, and with nothing in it', async () => {
    expect((await jsonOf(['-', 'good.md'], { stdin: 'Dawn was well.' })).report.summary).toMatchObject({ files: 2, notes: 2, judged: 2 });
    expect((await run(['-'], { stdin: '' })).code).toBe(2);
  });

  it('a path with brackets is that path; a glob is a glob; a file is read once', async () => {
    expect((await jsonOf(['notes/in/b (draft) [1].md'])).report.summary).toMatchObject({ files: 1, judged: 1 });
    expect((await jsonOf(['notes/**/*.md'])).report.summary.files).toBe(2);
    expect((await jsonOf(['notes', './notes/in/a.md', join(folder, 'notes/in/a.md'), 'notes/in/*.md'])).report.summary.files).toBe(2);
    expect((await jsonOf(['.'])).report.findings.map((finding: { file: string }) => finding.file)).toContain('notes/in/b (draft) [1].md');
  });
});

describe('standard output', () => {
  it('carries the report and nothing else, and files carry theirs', async () => {
    const { stdout } = await run(['bad.md', 'none.md', '-f', 'json', '-f', 'sarif=out.sarif', '-f', 'text=out.txt', '-f', 'ndjson=out.ndjson']);
    expect(JSON.parse(stdout).findings).not.toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toContain('missing-three-headings');
    expect(
      readFileSync(join(folder, 'out.ndjson'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .at(-1),
    ).toHaveProperty('summary');
  });

  it('still comes where a file cannot be written', async () => {
    const { code, stdout, stderr } = await run(['good.md', '-f', 'sarif=no/such/folder/x.sarif', '-f', 'json']);
    expect([code, JSON.parse(stdout).summary.judged]).toEqual([2, 1]);
    expect(stderr).toContain('could not be written');
  });

  it.each(FORMATS)('is the same in two runs as %s', async (format) => {
    const args = ['notes', 'marked', 'bad.md', '-f', format, '--as-of', '2026-06-30'];
    const [first, second] = await Promise.all([run(args), run(args)]);
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).not.toBe('');
  });

  it('has colour only where it is asked for', async () => {
    const isColoured = async (args: string[], env: Record<string, string> = {}) => (await run(['bad.md', ...args], { env })).stdout.includes('\u001b[');
    expect(await isColoured([])).toBe(false);
    expect(await isColoured(['--color'])).toBe(true);
    expect(await isColoured([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await isColoured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await isColoured(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
    expect(await isColoured([], { FORCE_COLOR: '0' })).toBe(false);
  });

  it('--quiet leaves errors alone', async () => {
    expect((await run(['warned.md', '-q'])).stdout).toBe('');
    expect((await run(['bad.md', '-q'])).stdout).not.toContain('unexplained-abbreviation');
  });

  it('may be closed early without a word', async () => {
    put(
      'many.ndjson',
      Array.from({ length: 4000 }, (_, i) =>
        JSON.stringify({ id: `N-${i}`, child: { id: 'C-1' }, sections: { 'Detailed Notes': 'The IRO and the LAC nurse met.' } }),
      ).join('\n'),
    );
    const { stderr, code } = await new Promise<{ stderr: string; code: number | null }>((done) => {
      const child = spawn(RUNTIME, [BIN, '--no-config', 'many.ndjson', '-f', 'json', '-f', 'ndjson=all.ndjson', '--only', 'unexplained-abbreviation'], {
        cwd: folder,
        timeout: 60_000,
      });
      let stderr = '';
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.stdout.once('data', () => child.stdout.destroy());
      child.on('close', (code) => done({ stderr, code }));
    });
    expect([stderr, code]).toEqual(['', 0]);
    expect(readFileSync(join(folder, 'all.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(8001);
  });
});

describe('suppressions', () => {
  it('hold, and do not with --no-inline-suppressions', async () => {
    put('held.md', BAD.replace('## Detailed', '<!-- caselint-disable missing-three-headings -- agreed -->\n\n## Detailed'));
    const [held, shown] = [await run(['held.md']), await run(['held.md', '--no-inline-suppressions'])];
    expect([held.code, shown.code]).toEqual([0, 1]);
  });
});

describe('the words of the record', () => {
  it.each(FORMATS)('are in no report as %s, nor on standard error', async (format) => {
    const { stdout, stderr, code } = await run(['marked', '-f', format, '-f', `${format === 'json' ? 'ndjson' : 'json'}=out.report`]);
    expect(code).toBe(2);
    expect(stdout).toContain('unexplained-abbreviation');
    for (const marker of MARKERS) {
      for (const [where, output] of [
        ['stdout', stdout],
        ['stderr', stderr],
        ['file', readFileSync(join(folder, 'out.report'), 'utf8')],
      ] as const)
        expect([where, marker, output.includes(marker)]).toEqual([where, marker, false]);
    }
  });

  it('are in no report of a rule alone', async () => {
    const { stdout, stderr } = await run(['marked', '--no-text', '--only', 'fact-opinion-mixing,jargon,unused-suppression', '--color']);
    for (const marker of MARKERS) expect([marker, `${stdout}${stderr}`.includes(marker)]).toEqual([marker, false]);
  });

  it('come with --include-text, and what a terminal obeys does not', async () => {
    for (const format of FORMATS) {
      const { stdout } = await run(['marked', '--include-text', '-f', format]);
      if (format === 'text') expect(stdout).toContain(PLACE);
      // SARIF quotes reasons alone.
      expect([format, stdout.includes(NAME)]).toEqual([format, format !== 'sarif']);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(stdout.replaceAll('\r\n', '\n')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }
    const { stdout } = await run(['marked/marked.md', '--include-text', '-f', 'json']);
    expect(JSON.parse(stdout).findings.map((finding: { excerpt?: string }) => finding.excerpt)).toContain('IRO');
  });

  it('read from standard input are quoted as they stand', async () => {
    const { stdout } = await run(['-', '--include-text', '--only', 'unexplained-abbreviation'], {
      stdin: 'Dawn’s “own” \\ words about the IRO and her "friend" today.\n',
    });
    expect(stdout).toContain('Dawn’s “own” \\ words about the IRO and her "friend" today.');
  });

  it('in a name of a file or an id reach no terminal raw', async () => {
    put('odd\u001b[31m.md', BAD.replace('CN-1', '"CN\\e[2J1"'));
    const { stdout, stderr } = await run(['odd\u001b[31m.md', 'gone\u001b[31m.md']);
    expect(`${stdout}${stderr}`).not.toContain('\u001b');
  });
});

describe('the network', () => {
  it('is never asked for', async () => {
    const guard = put(
      'no-network.cjs',
      `
const refuse = (name) => () => { require('node:fs').writeSync(2, 'NETWORK ' + name + '\\n'); process.exit(99); };
const net = require('node:net'); const dns = require('node:dns'); const dgram = require('node:dgram');
net.Socket.prototype.connect = refuse('connect'); net.connect = net.createConnection = refuse('connect'); net.Server.prototype.listen = refuse('listen');
for (const key of Object.keys(dns)) if (typeof dns[key] === 'function') dns[key] = refuse('dns.' + key);
dgram.createSocket = refuse('dgram');
for (const name of ['node:http', 'node:https']) { const m = require(name); m.request = m.get = refuse(name); }
require('node:http2').connect = refuse('http2');
globalThis.fetch = refuse('fetch'); globalThis.WebSocket = undefined;
`,
    );
    for (const args of [['marked', 'bad.md', '-f', 'sarif'], ['marked', 'bad.md', '--include-text'], ['rules'], ['explain', 'jargon'], ['--help']]) {
      const { code, stderr } = await caselint(args, { cwd: folder, node: ['--require', guard] });
      expect(stderr).not.toContain('NETWORK');
      expect([0, 1, 2]).toContain(code);
    }
  });
});
