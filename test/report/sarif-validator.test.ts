import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/gate/summary.ts';
import { sarif } from '../../src/report/sarif.ts';
import { formOf, lint, measuredResult, resultWith, richResult, type Told, written } from './given.ts';

const VALIDATOR = resolve('node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');

/** The one rule of the validator that uses the network (SARIF2006 asks for every address) is switched off. */
const OFFLINE = { 'SARIF2006.UrisShouldBeReachable.Options': { RuleEnabled: 'Disabled' } };

interface ValidatorLog {
  readonly runs: readonly [
    {
      readonly results: readonly { readonly ruleId: string; readonly level?: string; readonly message: { readonly arguments?: readonly string[] } }[];
      readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
    },
  ];
}

/** What the validator of the SARIF SDK, with GitHub's rules for ingestion, has against a log. */
function verdictOn(folder: string, log: string) {
  const [input, output, config] = ['input.sarif', 'verdict.sarif', 'offline.json'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(input, log);
  writeFileSync(config, JSON.stringify(OFFLINE));
  const run = spawnSync(
    VALIDATOR,
    ['validate', input, '--output', output, '--config', config, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '--log', 'ForceOverwrite', '--quiet'],
    {
      encoding: 'utf8',
      // The runtime looks for ICU otherwise; and a request, were there one, would end at a closed door.
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
        http_proxy: 'http://127.0.0.1:9',
        https_proxy: 'http://127.0.0.1:9',
      },
    },
  );
  if (!existsSync(output)) throw new Error(`the validator wrote nothing: ${run.stdout}${run.stderr}`);
  const [{ results, invocations }] = (JSON.parse(readFileSync(output, 'utf8').replace(/^\uFEFF/, '')) as ValidatorLog).runs;
  expect(invocations[0].executionSuccessful).toBe(true);
  rmSync(output);
  return results.map(({ ruleId, level = 'warning', message }) => `${level} ${ruleId} ${message.arguments?.join(' ')}`);
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64' && existsSync(VALIDATOR))('the validator of the SARIF SDK', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caselint-sarif-'));
    // Its package does this in an install script, and install scripts are switched off here.
    chmodSync(VALIDATOR, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const reportOf = (result: RunResult, own: Told = {}) => written(sarif, result, own);

  it('has nothing against a run with something of everything', () => expect(verdictOn(folder, reportOf(richResult()))).toEqual([]));
  it('has nothing against a run that may show text', () => expect(verdictOn(folder, reportOf(richResult(), { words: 'words' }))).toEqual([]));
  it('has nothing against a baseline and thresholds', () => expect(verdictOn(folder, reportOf(measuredResult()))).toEqual([]));
  it('has nothing against an empty run', () => expect(verdictOn(folder, reportOf(resultWith([])))).toEqual([]));
  it('has nothing against notes that were judged', async () => {
    const result = await lint({
      'a.md': formOf('N-1'),
      'b.md': formOf('N-2', '<!-- caselint-disable missing-three-headings -- moved to the plan -->'),
      'c.json': '{ "id": ',
    });
    expect(verdictOn(folder, reportOf(result))).toEqual([]);
  });

  it('would notice a fault of SARIF’s and one of GitHub’s', () => {
    const log = JSON.parse(reportOf(richResult()));
    log.runs[0].results[0].ruleIndex = 999;
    delete log.runs[0].tool.driver.rules[0].help;
    const faults = verdictOn(folder, JSON.stringify(log));
    expect(faults.some((fault) => fault.startsWith('error SARIF1009'))).toBe(true);
    expect(faults.some((fault) => fault.startsWith('error GH2012'))).toBe(true);
  });
});
