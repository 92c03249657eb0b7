import { spawn } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../src/template/template.ts';
import { BIN, build, caselint, removeBuild } from './command.ts';

let folder: string;
let draft: string;
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const NOTE = 'Dawn showed me her room.\r\n\r\nThe IRO of Wolverhampstead rang.\r\n';
const MENDED = NOTE.replace('IRO', 'Independent Reviewing Officer (IRO)');
const TOLD = 'line 3: “IRO” written out as “Independent Reviewing Officer (IRO)” where it is first used';
const FINALISED = '---\nchild: { name: Dawn Ash }\nfinalisedAt: 2026-03-03\n---\n\nThe IRO rang.\n';
const SEVERAL = '# New Case Note for Dawn Ash\n\nThe IRO rang.\n\n# New Case Note for Rory Ash\n\nThe IRO rang.\n';

/** As a terminal of this size would see it. */
const onTerminal = (columns: number, rows: number) => ({
  node: ['--import', `data:text/javascript,Object.assign(process.stdout,{isTTY:true,columns:${columns},rows:${rows}})`],
  env: { NO_COLOR: '1' },
});

beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'caselint-drafts-'));
}, 120_000);
beforeEach(() => {
  draft = put('draft.md', NOTE);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeBuild();
});

describe('--fix', () => {
  it('mends the file, says what it did, and reports what is left', async () => {
    const { code, stdout, stderr } = await caselint([draft, '--fix', '--no-config']);
    expect(readFileSync(draft, 'utf8')).toBe(MENDED);
    expect(stderr).toBe(`caselint: ${draft}: 1 mended\n  ${TOLD}\n`);
    expect(stdout).not.toContain('unexplained-abbreviation');
    expect(stdout).toContain('1 judged');
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('Wolverhampstead');
  });

  it('leaves a file alone in which there is nothing to mend', async () => {
    const { mtimeMs, ino } = statSync(put('draft.md', MENDED));
    const { stderr } = await caselint([draft, '--fix', '--no-config']);
    expect(statSync(draft)).toMatchObject({ mtimeMs, ino });
    expect(stderr).toContain('nothing mended');
  });

  it('keeps permissions and links, and leaves nothing beside the file', async () => {
    chmodSync(draft, 0o640);
    const link = join(folder, 'link.md');
    symlinkSync('draft.md', link);
    await caselint([link, '--fix', '--no-config']);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(draft, 'utf8')).toBe(MENDED);
    expect(statSync(draft).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['draft.md', 'link.md']);
    rmSync(link);
  });

  it('writes the report into other files as ever', async () => {
    const report = join(folder, 'left.json');
    await caselint([draft, '--fix', '--no-config', '-f', `json=${report}`]);
    expect(JSON.parse(readFileSync(report, 'utf8')).findings).toEqual([]);
    rmSync(report);
  });

  it.each([
    ['finalised', FINALISED, 'this note is finalised'],
    ['of several notes', SEVERAL, 'it holds several notes'],
    ['that cannot be read', '---\nchild: [\n---\n\nThe IRO rang.\n', 'it could not be read as a note'],
    ['with bytes of no encoding', Buffer.from([0x49, 0xff, 0xfe, 0x20]), 'it could not be read as a note'],
  ])('does not touch a file %s', async (_, note, why) => {
    put('draft.md', note);
    const { code, stderr } = await caselint([draft, '--fix', '--no-config']);
    expect(readFileSync(draft)).toEqual(Buffer.from(note));
    expect(stderr).toContain(`${draft}: nothing was changed: ${why}`);
    expect(code).toBe(2);
  });

  it.each([
    [['export.json'], 'never on an export'],
    [['export.csv'], 'never on an export'],
    [['export.ndjson'], 'never on an export'],
    [['.'], 'is a folder'],
    [['*.md'], 'there is no file “*.md”'],
    [['-'], 'standard input is none'],
    [['draft.md', 'export.json'], 'never on an export'],
    [['nothing.md'], 'there is no file'],
    [[], 'Name the file'],
  ])('refuses what is no draft, before it changes anything: %s', async (paths, why) => {
    for (const name of ['export.json', 'export.csv', 'export.ndjson']) put(name, '{"id":"1"}');
    const { code, stdout, stderr } = await caselint([...paths, '--fix', '--no-config'], { cwd: folder });
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(why)]);
    expect(stderr).toContain('as in “caselint draft.md --fix”');
    expect(readFileSync(draft, 'utf8')).toBe(NOTE);
    for (const name of ['export.json', 'export.csv', 'export.ndjson']) rmSync(join(folder, name));
  });

  it.runIf(process.getuid?.() === 0)('does not replace a file that may not be written', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o755 });
    writeFileSync(join(closed, 'draft.md'), NOTE);
    chmodSync(folder, 0o755);
    const { code, stderr } = await caselint([join(closed, 'draft.md'), '--fix', '--no-config'], { uid: 65534 });
    expect([code, stderr]).toEqual([2, expect.stringContaining('it could not be written (EACCES)')]);
    expect(readFileSync(join(closed, 'draft.md'), 'utf8')).toBe(NOTE);
    expect(readdirSync(closed)).toEqual(['draft.md']);
    rmSync(closed, { recursive: true });
  });
});

describe('--fix-dry-run', () => {
  it('shows the change as a diff, which makes it, and changes nothing', async () => {
    const { code, stdout, stderr } = await caselint([draft, '--fix-dry-run', '--no-config', '--fail-on', 'warning']);
    expect(readFileSync(draft, 'utf8')).toBe(NOTE);
    expect(applyPatch(NOTE, stdout)).toBe(MENDED);
    expect(stderr).toBe(`caselint: ${draft}: 1 would be mended\n  ${TOLD}\n`);
    // As the draft is now.
    expect(code).toBe(1);
  });

  it('shows no line ends and no control characters on a terminal', async () => {
    put('draft.md', `${NOTE}\u001b[31m\r\n`);
    const { stdout } = await caselint([draft, '--fix-dry-run', '--no-config'], onTerminal(80, 24));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
    expect(stdout).not.toMatch(/[\r\u001b]/);
    expect(stdout).toContain('+The Independent Reviewing Officer (IRO) of Wolverhampstead rang.');
  });

  it('prints nothing where there is nothing to mend', async () => {
    put('draft.md', MENDED);
    expect(await caselint([draft, '--fix-dry-run', '--no-config'])).toMatchObject({ code: 0, stdout: '' });
  });

  it.each([
    [['.'], 'named one by one'],
    [['--fix'], 'give one of them'],
    [['--no-text'], 'shows lines of the note'],
    [['-f', 'json'], 'leave --format out'],
  ])('does not go together with %s', async (options, why) => {
    expect(await caselint([draft, '--fix-dry-run', ...options])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(why) });
  });
});

describe('new', () => {
  it('prints an empty note, which is checked without a problem', async () => {
    const { code, stdout } = await caselint(['new', 'Home visit']);
    expect(code).toBe(0);
    const checked = await caselint(['-', '--no-config'], { stdin: stdout });
    expect([checked.code, checked.stderr]).toEqual([1, '']);
    expect(checked.stdout).toContain('Put in the child’s name');
  });

  it('lists the types where none is named', async () => {
    const { code, stdout } = await caselint(['new']);
    expect(code).toBe(0);
    for (const { name } of TEMPLATES) expect(stdout).toContain(`  ${name} `);
  });

  it('knows what was meant', async () => {
    expect(await caselint(['new', 'hom-visit'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Did you mean “home-visit”?') });
  });
});

describe('a draft on a terminal', () => {
  const LONG = Array.from({ length: 12 }, (_, i) => `Dawn is clearly lazy and she was not engaging with services on day ${i}.\n`).join('\n');

  it('fits the screen, and --all shows everything', async () => {
    put('draft.md', LONG);
    const short = await caselint([draft, '--no-config'], onTerminal(80, 24));
    expect(short.stdout.trimEnd().split('\n').length).toBeLessThan(24);
    const all = await caselint([draft, '--no-config', '--all'], onTerminal(80, 24));
    expect(all.stdout.split('\n').length).toBeGreaterThan(48);
    expect(all.code).toBe(short.code);
  });

  it('is the whole list where nobody sees a screen', async () => {
    put('draft.md', LONG);
    expect((await caselint([draft, '--no-config'])).stdout).toBe((await caselint([draft, '--no-config', '--all'])).stdout);
  });
});

describe('--watch', () => {
  /** Runs the command until what it says is as expected, then does the next thing. */
  async function watching(steps: readonly { readonly until: RegExp; readonly next: (stop: () => void) => void }[]) {
    const child = spawn(process.execPath, [BIN, draft, '--watch', '--no-config'], { env: { ...process.env, NO_COLOR: '1' } });
    let [stdout, stderr, seen] = ['', '', 0];
    const left = [...steps];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk;
      const match = left[0]?.until.exec(stderr.slice(seen));
      if (!match) return;
      seen = stderr.length;
      left.shift()?.next(() => child.kill('SIGINT'));
    });
    const code = await new Promise<number | null>((done) => child.on('close', done));
    return { code, stdout, stderr, left };
  }

  it('checks again when the draft is saved, also by an editor that replaces it, and tells what got better', async () => {
    const { code, stdout, stderr, left } = await watching([
      { until: /Watching/, next: () => put('draft.md', `${NOTE}Dawn is clearly lazy.\n`) },
      {
        until: /Since the last look: 1 new \(fact-opinion-mixing\)[\s\S]*Watching/,
        next: () => renameSync(put('draft.tmp', MENDED), draft),
      },
      { until: /Since the last look: \d mended \([^)]*unexplained-abbreviation[^)]*\)\.\n[\s\S]*Watching/, next: (stop) => stop() },
    ]);
    expect([left, code]).toEqual([[], 0]);
    // Nothing is cleared where nobody sees a screen, and no word of the record is said beside the report.
    expect(stdout).not.toContain('\u001b');
    expect(stdout.match(/1 judged/g)).toHaveLength(3);
    expect(stderr).not.toContain('Wolverhampstead');
    expect(readdirSync(folder)).toEqual(['draft.md']);
  }, 30_000);

  it('goes on when the draft is broken for a moment', async () => {
    const { code, stderr, left } = await watching([
      { until: /Watching/, next: () => put('draft.md', '---\nchild: [\n---\n') },
      { until: /front matter[\s\S]*Watching/, next: () => put('draft.md', NOTE) },
      { until: /Watching/, next: (stop) => stop() },
    ]);
    expect([left, code]).toEqual([[], 0]);
    // What cannot be read is not mended.
    expect(stderr).not.toContain('mended (');
    expect(stderr).toContain('nothing mended, nothing new');
  }, 30_000);

  it.each([
    [['.'], 'named one by one'],
    [['--fix'], 'one after the other'],
    [['-f', 'json=x.json'], 'leave --format out'],
  ])('does not go together with %s', async (options, why) => {
    expect(await caselint([draft, '--watch', ...options])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(why) });
  });
});
