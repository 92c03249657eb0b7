import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules as catalogue } from '../../rules/index.ts';
import type { RunResult } from '../../src/gate/summary.ts';
import { CLAUSES } from '../../src/report/clauses.ts';
import { sarif } from '../../src/report/sarif.ts';
import { findingWith, formOf, lint, measuredResult, resultWith, richResult, settings, type Told, written } from './given.ts';

/** The OASIS schema as the SARIF SDK ships it (its own draft of JSON Schema, guids by format instead of by pattern). */
const SCHEMA = 'node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json';

// biome-ignore lint/suspicious/noExplicitAny: a log is read as any receiver would read it.
type Log = any;

function logOf(result: RunResult, own: Told = {}): Log {
  return JSON.parse(written(sarif, result, own));
}

function schema(): (log: unknown) => unknown {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8').replace(/^\uFEFF/, '')));
  return (log) => (validate(log) ? [] : validate.errors);
}

const isShipped = existsSync(SCHEMA);
const faultsOf = isShipped ? schema() : () => [];

function everyKey(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (Array.isArray(value) ? everyKey(inner) : [key, ...everyKey(inner)]));
}

function checkInvariants(log: Log): void {
  const [run] = log.runs;
  for (const result of run.results) {
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.baselineState === undefined).toBe(run.results[0].baselineState === undefined);
    expect(result.suppressions === undefined).toBe(run.results[0].suppressions === undefined);
    for (const { id } of result.relatedLocations ?? []) expect(result.message.text).toContain(`](${id})`);
  }
  for (const rule of run.tool.driver.rules) {
    for (const { target } of rule.relationships) expect(run.taxonomies[target.toolComponent.index].taxa[target.index].id).toBe(target.id);
    expect(rule.properties.tags.length).toBeLessThanOrEqual(20);
    expect(rule.name).toMatch(/^[A-Z][A-Za-z]+$/);
  }
  const keys = everyKey(log);
  for (const key of ['snippet', 'contextRegion', 'contents', 'hashes', 'artifacts', 'account', 'machine', 'commandLine', 'workingDirectory'])
    expect(keys).not.toContain(key);
  const places = [
    ...run.results.flatMap((result: Log) => [...result.locations, ...(result.relatedLocations ?? [])]),
    ...run.invocations[0].toolExecutionNotifications.flatMap((notice: Log) => notice.locations ?? []),
  ];
  for (const { physicalLocation } of places) {
    const { uri, uriBaseId } = physicalLocation.artifactLocation;
    expect(run.originalUriBaseIds).toHaveProperty([uriBaseId]);
    expect(run.originalUriBaseIds[uriBaseId]).not.toHaveProperty('uri');
    expect(uri).toMatch(/^(?!\/|\.\.(?:\/|$))(?:[\w.~!*'()/-]|%[\dA-F]{2})+$/);
  }
}

describe.runIf(isShipped)('SARIF by the schema', () => {
  it('holds for a run with something of everything', () => expect(faultsOf(logOf(richResult()))).toEqual([]));
  it('holds for a baseline and thresholds', () => expect(faultsOf(logOf(measuredResult()))).toEqual([]));
  it('holds for an empty run', () => expect(faultsOf(logOf(resultWith([])))).toEqual([]));
  it('holds for notes that were judged', async () => expect(faultsOf(logOf(await lint({ 'a.md': formOf('N-1') })))).toEqual([]));
  it('would notice a fault', () => {
    const log = logOf(richResult());
    log.runs[0].results[0].line = 3;
    expect(faultsOf(log)).not.toEqual([]);
  });
});

describe('SARIF', () => {
  it('keeps its own promises', async () => {
    checkInvariants(logOf(richResult()));
    checkInvariants(logOf(measuredResult()));
    checkInvariants(logOf(resultWith([])));
    checkInvariants(logOf(await lint({ 'a.md': formOf('N-1'), 'b.md': formOf('N-2') })));
  });

  it('is the same in two runs', async () => {
    const notes = { 'a.md': formOf('N-1'), 'b.md': formOf('N-2') };
    const [first, second] = [await lint(notes), await lint(notes)];
    expect(written(sarif, first)).toBe(written(sarif, second));
  });

  it('gives every figure of the place, counted as the finding counts', async () => {
    const result = await lint({ 'a.md': formOf('N-1') }, { only: ['missing-three-headings'] });
    const [finding] = result.findings;
    const [{ locations }] = logOf(result).runs[0].results;
    expect(locations[0].physicalLocation.region).toEqual({
      startLine: 13,
      startColumn: 1,
      endLine: 13,
      endColumn: 27,
      charOffset: finding?.position.start.offset,
      charLength: 26,
    });
    const { charOffset, charLength } = locations[0].physicalLocation.region;
    expect(formOf('N-1').slice(charOffset, charOffset + charLength)).toBe('## Analysis of information');
    expect(locations[0].logicalLocations).toEqual([{ fullyQualifiedName: 'child/C-1/note/N-1#Analysis of information', kind: 'section' }]);
  });

  it('points from the message to the other record', () => {
    const result = logOf(richResult()).runs[0].results.at(-1);
    expect(result.message.text).toMatch(/ See \[the other record\]\(1\) and \[the other place\]\(2\)\.$/);
    expect(result.relatedLocations[0]).toMatchObject({
      id: 1,
      message: { text: 'The passage stands here too.' },
      physicalLocation: { artifactLocation: { uri: 'F-1/note%201.md' } },
    });
    expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toBe('child/C%2F2%20%23b/note/F-1%2Fnote%202.md%231#Analysis of information');
  });

  it('tells nothing of the computer that it ran on', () => {
    const text = written(sarif, richResult());
    expect(text).not.toMatch(/anna|\/home|\.\.\//i);
    const file = (name: string) =>
      logOf(resultWith([findingWith({ on: { file: name, noteId: `${name}#2`, childId: undefined, ordinal: 0 } })])).runs[0].results[0].locations[0];
    const uriOf = (name: string) => file(name).physicalLocation.artifactLocation;
    expect(uriOf('C:\\Users\\anna\\x.json')).toEqual({ uri: 'x.json', uriBaseId: '%FOLDER1%' });
    expect(uriOf('\\\\council\\share\\x.json')).toEqual({ uri: 'x.json', uriBaseId: '%FOLDER1%' });
    expect(uriOf('a/../../anna/x.json')).toEqual({ uri: 'x.json', uriBaseId: '%FOLDER1%' });
    expect(uriOf('./a/./b/../x y#1.json')).toEqual({ uri: 'a/x%20y%231.json', uriBaseId: '%SRCROOT%' });
    expect(uriOf('<stdin>')).toEqual({ uri: 'stdin', uriBaseId: '%SRCROOT%' });
    expect(file('/home/anna/x.json').logicalLocations[0].fullyQualifiedName).toBe('note/x.json%232#Analysis of information');
  });

  it('tells two folders outside the working folder apart', () => {
    const files = ['/data/a/x.json', '/data/b/x.json', '/data/a/y.json'];
    const run = logOf(resultWith(files.map((file, ordinal) => findingWith({ on: { file, noteId: 'CN-1', childId: 'C-1', ordinal } })))).runs[0];
    expect(run.results.map((result: Log) => result.locations[0].physicalLocation.artifactLocation)).toEqual([
      { uri: 'x.json', uriBaseId: '%FOLDER1%' },
      { uri: 'x.json', uriBaseId: '%FOLDER2%' },
      { uri: 'y.json', uriBaseId: '%FOLDER1%' },
    ]);
  });

  it('gives suppressions on all results or on none, and the reason only where text may be shown', () => {
    const suppressed = findingWith({ suppressedBy: { reason: 'agreed' } });
    const suppressionsOf = (log: Log) => log.runs[0].results.map((result: Log) => result.suppressions);
    expect(suppressionsOf(logOf(resultWith([findingWith(), suppressed])))).toEqual([[], [{ kind: 'inSource', status: 'accepted' }]]);
    expect(suppressionsOf(logOf(resultWith([suppressed]), { mayQuote: true }))).toEqual([[{ kind: 'inSource', status: 'accepted', justification: 'agreed' }]]);
    expect(suppressionsOf(logOf(resultWith([findingWith()])))).toEqual([undefined]);
  });

  it('never quotes the record, whatever it is given', () => {
    const result = richResult();
    expect(written(sarif, result, { words: 'yellow curtains' })).not.toContain('yellow curtains');
  });

  it('reports every problem and every rule that was not checked', () => {
    const [invocation] = logOf(richResult()).runs[0].invocations;
    expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(invocation.toolExecutionNotifications.map((notice: Log) => [notice.level, notice.message.text])).toEqual([
      ['error', 'eventAt: does not fit dd/MM/yyyy.'],
      ['error', 'is not JSON.'],
      ['error', 'holds no case notes.'],
      ['error', 'the rule failed.'],
    ]);
    expect(invocation.toolExecutionNotifications[0].locations[0]).toEqual({
      physicalLocation: { artifactLocation: { uri: 'export.json', uriBaseId: '%SRCROOT%' }, region: { startLine: 40, startColumn: 3 } },
      logicalLocations: [{ fullyQualifiedName: 'note/CN-1033', kind: 'note' }],
    });
    expect(invocation.toolConfigurationNotifications.map((notice: Log) => [notice.associatedRule.id, notice.message.text])).toEqual([
      ['missing-three-headings', '“missing-three-headings” could not be checked, or not whole, in 12 notes: not in the export: significantEvent.'],
      ['unused-suppression', '“unused-suppression” could not be checked, or not whole, in 1 note: not in the export: a, b.'],
    ]);
  });

  it('calls a run successful that found things', () => {
    expect(logOf(resultWith([findingWith()])).runs[0].invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
  });

  it('puts the gravest first where GitHub would show only some, and loses none', () => {
    const findings = [
      ...Array.from({ length: 4_999 }, () => findingWith({ severity: 'info' })),
      findingWith({ severity: 'warning' }),
      findingWith({ suppressedBy: { reason: 'x' } }),
      findingWith(),
    ];
    const { results, invocations } = logOf(resultWith(findings)).runs[0];
    expect(results).toHaveLength(5_002);
    expect(results.slice(0, 3).map((result: Log) => result.level)).toEqual(['error', 'warning', 'note']);
    expect(results.at(-1).suppressions).toHaveLength(1);
    expect(invocations[0].toolExecutionNotifications[0].message.text).toBe(
      'This run has 5002 results, and GitHub shows 5000 of a run at most. They stand in order of gravity, the gravest first.',
    );
  });

  it('keeps the order of the input up to there', () => {
    const findings = [findingWith({ severity: 'info' }), findingWith()];
    expect(logOf(resultWith(findings)).runs[0].results.map((result: Log) => result.level)).toEqual(['note', 'error']);
  });

  it('keeps the gravest where GitHub would take none, and says how many it left out', () => {
    const findings = [...Array.from({ length: 25_010 }, () => findingWith({ severity: 'info' })), findingWith()];
    const { results, invocations } = logOf(resultWith(findings)).runs[0];
    expect(results).toHaveLength(25_000);
    expect(results[0].level).toBe('error');
    expect(invocations[0].toolExecutionNotifications[0].message.text).toContain('so the 11 least grave are left out here');
  });

  it('describes each rule that is on, with its page', () => {
    const { rules } = logOf(resultWith([])).runs[0].tool.driver;
    expect(rules.map((rule: Log) => rule.id)).toEqual(
      settings
        .rulesFor('')
        .filter((state) => state.level !== 'off')
        .map((state) => state.rule.name),
    );
    const rule = rules.find((entry: Log) => entry.id === 'missing-three-headings');
    expect(rule).toMatchObject({
      name: 'MissingThreeHeadings',
      fullDescription: { text: 'A significant event needs its three headings.' },
      help: { markdown: expect.stringContaining('## Why') },
      helpUri: 'https://github.com/caselint/caselint/blob/main/rules/missing-three-headings/README.md',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['case-recording', 'structure', 'clause-5a.6'] },
    });
    expect(rule.help.text).toContain('Policy: 5a.6 Significant events say');
  });

  it('leaves out rules that are off, save where they found something in some file', () => {
    const off = settings.rulesFor('').map((state) => ({ ...state, level: 'off' as const }));
    expect(logOf(resultWith([]), { rules: off }).runs[0].tool.driver.rules).toEqual([]);
    const log = logOf(resultWith([findingWith()]), { rules: off });
    checkInvariants(log);
    expect(log.runs[0].tool.driver.rules[0]).toMatchObject({ id: 'missing-three-headings', defaultConfiguration: { level: 'error' } });
  });

  it('takes the council’s own pages, where their address is one', () => {
    const uriOf = (helpBase: string) =>
      logOf(resultWith([]), { helpBase }).runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === 'missing-three-headings').helpUri;
    expect(uriOf('https://intranet.example/recording rules#')).toBe('https://intranet.example/recording%20rules#missing-three-headings');
    expect(uriOf('our pages/')).toBe('https://github.com/caselint/caselint/blob/main/rules/missing-three-headings/README.md');
  });

  it('writes braces and brackets so that they stay what they are', () => {
    const [{ message }] = logOf(resultWith([findingWith({ message: 'Take out “{0}” and “[insert](1)”.' })])).runs[0].results;
    expect(message.text).toBe('Take out “{{0}}” and “[insert] (1)”.');
  });

  it('stays valid whatever a file, an id or a message holds', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('/', '\\', '..', '.', ':', '#', '%', ' ', 'é', '\ud800', '\u202e', 'a', '{', '}', '[', '](1)') }),
    );
    fc.assert(
      fc.property(text, text, text, fc.option(text, { nil: undefined }), (file, message, noteId, childId) => {
        const on = { file: file || 'a.md', noteId, childId, ordinal: 0 };
        const result = resultWith([findingWith({ on, message }), findingWith({ related: [{ on, position: findingWith().position, message }] })], {
          problems: [{ file, message, noteId }],
        });
        const log = logOf(result);
        expect(faultsOf(log)).toEqual([]);
        checkInvariants(log);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the clauses', () => {
  it('stand once each', () => expect(new Set(CLAUSES.map(({ id }) => id)).size).toBe(CLAUSES.length));
  it('hold every clause that a rule names', () => {
    const known = new Set(CLAUSES.map(({ id }) => id));
    expect(catalogue.flatMap((rule) => rule.clauses).filter((id) => !known.has(id))).toEqual([]);
  });
});
