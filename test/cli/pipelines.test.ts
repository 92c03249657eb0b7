import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BIN, build, removeBuild } from './command.ts';

/** A test runs many commands. */
vi.setConfig({ testTimeout: 300_000 });

const EXAMPLES = 'docs/examples/pipelines';

// biome-ignore lint/suspicious/noExplicitAny: a pipeline is read as any service would read it.
type Yaml = any;
const read = (name: string): Yaml => load(readFileSync(name, 'utf8'));
const github = read(`${EXAMPLES}/github-workflow.yml`);
const azure = read(`${EXAMPLES}/azure-pipelines.yml`);
const gitlab = read(`${EXAMPLES}/gitlab-ci.yml`);
const [hook] = read('.pre-commit-hooks.yaml');
const [repository] = read(`${EXAMPLES}/pre-commit-config.yaml`).repos;

const NOTE = { id: 'N-1', child: { id: 'C-1' }, eventAt: '2026-03-02T10:00', recordedAt: '2026-03-02T12:00', sections: { 'Detailed Notes': 'Dawn was well.' } };

let bin: string;
let folder: string;
const at = (name: string) => join(folder, name);

/** Runs a line of shell as the service would: with caselint at hand, and what the service puts into it. */
function shell(line: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${bin}:${process.env.PATH}`, CI: 'true', ...env },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  build();
  bin = mkdtempSync(join(tmpdir(), 'caselint-bin-'));
  writeFileSync(join(bin, 'caselint'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n');
  for (const name of ['caselint', 'npx']) chmodSync(join(bin, name), 0o755);
}, 120_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caselint-pipelines-'));
  cpSync('fixtures/json/looked-after.json', at('exports/looked-after.json'));
  cpSync(`${EXAMPLES}/caselintrc.yaml`, at('.caselintrc.yaml'));
});
afterAll(() => {
  for (const path of [bin, folder]) rmSync(path, { recursive: true, force: true });
  removeBuild();
});

const [gitlabJob] = Object.values(gitlab) as Yaml[];
const { check, upload } = github.jobs;
const stepUsing = (steps: Yaml[], action: string): Yaml => steps.find(({ uses, task }: Yaml) => (uses ?? task)?.startsWith(action));
const [keyStep] = check.steps.filter(({ env }: Yaml) => env?.CASELINT_KEY);

const EVEN_IF_FAILED = ['$', '{{ !cancelled() }}'].join('');

interface Service {
  readonly name: string;
  readonly lines: readonly string[];
  /** Before the lines: where the service keeps the key. */
  readonly prepare?: () => void;
  readonly env: () => Record<string, string>;
  readonly published: readonly string[];
}

const SERVICES: readonly Service[] = [
  {
    name: 'GitHub',
    lines: check.steps.map(({ run }: Yaml) => run).filter(Boolean),
    prepare: () => shell(keyStep.run, { CASELINT_KEY: readFileSync(at('secret'), 'utf8'), RUNNER_TEMP: folder }),
    env: () => ({ RUNNER_TEMP: folder }),
    published: stepUsing(check.steps, 'actions/upload-artifact').with.path.trim().split('\n'),
  },
  {
    name: 'Azure DevOps',
    lines: azure.steps.map(({ script }: Yaml) => script?.replace('$(caselintKey.secureFilePath)', '$SECURE_FILE')).filter(Boolean),
    env: () => ({ SECURE_FILE: at('secret') }),
    published: [stepUsing(azure.steps, 'PublishTestResults').inputs.testResultsFiles, stepUsing(azure.steps, 'PublishBuildArtifacts').inputs.PathtoPublish],
  },
  {
    name: 'GitLab',
    lines: gitlabJob.script,
    env: () => ({ CASELINT_KEY: at('secret') }),
    published: [...gitlabJob.artifacts.paths, gitlabJob.artifacts.reports.junit],
  },
];

describe.each(SERVICES)('the pipeline for $name', ({ lines, prepare, env, published }) => {
  const [line = '', ...others] = lines.filter((one) => /\bcaselint exports/.test(one));
  const run = (more = '') => {
    prepare?.();
    return shell(`${line}${more}`, env());
  };

  it('ends with 2 without a baseline, 0 where all is known, 1 where something is new, 2 where a note is broken', () => {
    expect([line.startsWith('npx caselint exports/ '), others]).toEqual([true, []]);
    expect(shell('caselint key secret').status).toBe(0);
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no baseline') });
    expect(run(' --update-baseline').status).toBe(0);
    for (const file of published) rmSync(at(file), { force: true });
    expect(run().status).toBe(0);
    for (const file of published) expect([file, existsSync(at(file))]).toEqual([file, true]);

    writeFileSync(at('exports/new.json'), JSON.stringify({ ...NOTE, contactType: '' }));
    expect(run().status).toBe(1);
    for (const file of published) rmSync(at(file));
    writeFileSync(at('exports/broken.json'), '{ "id": ');
    expect(run().status).toBe(2);
    for (const file of published) expect([file, readFileSync(at(file), 'utf8').length > 100]).toEqual([file, true]);
    rmSync(at('secret'));
    rmSync(at('caselint.key'), { force: true });
  });

  it('has no word of a record in its log', () => {
    shell('caselint key secret');
    writeFileSync(at('exports/new.json'), JSON.stringify({ ...NOTE, contactType: '', sections: { 'Detailed Notes': 'Zebedee Quartzwell was well. TBC' } }));
    const { stdout, stderr } = run(' --update-baseline');
    expect(stdout + stderr).not.toMatch(/Zebedee|Quartzwell/);
  });
});

describe('what a service has to be told', () => {
  it('GitHub: who may upload, from where the notes are not, and that a failed check is uploaded too', () => {
    expect([github.permissions, upload.permissions]).toEqual([{ contents: 'read' }, { actions: 'read', contents: 'read', 'security-events': 'write' }]);
    expect([upload.needs, upload.if]).toEqual(['check', EVEN_IF_FAILED]);
    expect(stepUsing(upload.steps, 'actions/checkout')).toBeUndefined();
    const kept = stepUsing(check.steps, 'actions/upload-artifact');
    expect([kept.if, stepUsing(upload.steps, 'actions/download-artifact').with.name]).toEqual([EVEN_IF_FAILED, kept.with.name]);
    expect(kept.with.path).toContain(stepUsing(upload.steps, 'github/codeql-action/upload-sarif').with.sarif_file);
    // The key is in no command line: a runner's log shows those.
    expect(JSON.stringify(check.steps.map(({ run }: Yaml) => run))).not.toContain('secrets.');
  });

  it('Azure DevOps: the artifact by the name that its viewer looks for', () => {
    const artifact = stepUsing(azure.steps, 'PublishBuildArtifacts');
    expect([artifact.inputs.ArtifactName, artifact.condition]).toEqual(['CodeAnalysisLogs', 'succeededOrFailed()']);
    expect(stepUsing(azure.steps, 'DownloadSecureFile').name).toBe('caselintKey');
  });

  it('GitLab: that reports of a failed job count, and go away', () => expect(gitlabJob.artifacts).toMatchObject({ when: 'always', expire_in: '1 week' }));
});

describe('the pre-commit hook', () => {
  const [use] = repository.hooks;
  const runHook = (names: readonly string[], own: Yaml = hook) => shell([own.entry ?? hook.entry, ...(own.args ?? []), ...names].join(' '));

  it('takes notes, and its example takes those of one folder', () => {
    expect([use.id, repository.rev]).toEqual([hook.id, `v${JSON.parse(readFileSync('package.json', 'utf8')).version}`]);
    const [offered, wanted] = [new RegExp(hook.files), new RegExp(use.files)];
    for (const name of ['a.md', 'notes/b.txt', 'c.ndjson', 'd.csv']) expect(offered.test(name)).toBe(true);
    for (const name of ['package.json', '.caselintrc.json', 'a.md.orig', 'b.ts']) expect(offered.test(name)).toBe(false);
    expect([wanted.test('notes/2026/a.json'), wanted.test('README.md')]).toEqual([true, false]);
  });

  it('lets a good note through and holds a bad one up, without a word of it', () => {
    mkdirSync(at('notes'));
    writeFileSync(at('notes/good.md'), 'Dawn showed me her room and her new drum.\n');
    writeFileSync(at('notes/bad.md'), 'Dawn said Quartzwell is a liar. The mother is a drama queen.\n');
    expect(runHook(['notes/good.md']).status).toBe(0);
    const held = runHook(['notes/good.md', 'notes/bad.md']);
    expect([held.status, held.stdout.includes('Quartzwell')]).toEqual([1, false]);
    expect(runHook(['notes/good.md'], use).status).toBe(0);
    expect(runHook(['notes/bad.md'], use).status).toBe(1);
  });
});

describe('docs/pipeline.md', () => {
  const page = readFileSync('docs/pipeline.md', 'utf8');
  const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, fence = '']) => fence.trim().split('\n'));

  it('has commands that end as it says, one after the other', () => {
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) {
      const [line = '', promise] = command.split(' # exit ');
      const { status, stderr } = shell(line);
      expect([command, status], stderr).toEqual([command, Number(promise)]);
    }
  });

  it('shows the table that there is, and settings that the example has', () => {
    const [, table = ''] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
    expect(shell('caselint exports/').stdout.endsWith(`\n${table}`)).toBe(true);
    const [, settings = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(read(`${EXAMPLES}/caselintrc.yaml`).gate).toMatchObject((load(settings) as Yaml).gate);
  });
});
