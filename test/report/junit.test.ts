import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forTerminal } from '../../src/report/escape.ts';
import { junit } from '../../src/report/junit.ts';
import { findingWith, formOf, lint, measuredResult, oddResult, oddText, resultWith, richResult, type Told, written } from './given.ts';
import { type Element, readXml } from './xml.ts';

const reportOn = (result: Parameters<typeof written>[1], told: Told = {}): Element => readXml(written(junit, result, told));
const named = (element: Element, name: string): Element[] => element.children.filter((child) => child.name === name);
const casesIn = (report: Element): Element[] => report.children.flatMap((suite) => named(suite, 'testcase'));
const caseOf = (report: Element, name: string): Element | undefined => casesIn(report).find(({ attributes }) => attributes.name === name);

/** What each element may have: the schema of Jenkins' xUnit plugin, the strictest of the readers (junit-10.xsd). */
const ALLOWED: Readonly<Record<string, { readonly must: readonly string[]; readonly may: readonly string[]; readonly inside: readonly string[] }>> = {
  testsuites: { must: [], may: ['name', 'time', 'tests', 'failures', 'errors'], inside: ['testsuite'] },
  testsuite: {
    must: ['name', 'tests', 'failures', 'errors'],
    may: ['skipped', 'time', 'timestamp', 'hostname', 'id', 'package', 'file'],
    inside: ['testcase'],
  },
  testcase: { must: ['name'], may: ['time', 'classname', 'group'], inside: ['skipped', 'error', 'failure', 'system-out', 'system-err'] },
  failure: { must: [], may: ['type', 'message'], inside: [] },
  error: { must: [], may: ['type', 'message'], inside: [] },
  skipped: { must: [], may: ['type', 'message'], inside: [] },
  'system-out': { must: [], may: [], inside: [] },
};

function checkSchema(element: Element): void {
  const allowed = ALLOWED[element.name];
  if (!allowed) throw new Error(`no element ${element.name}`);
  const keys = Object.keys(element.attributes);
  expect(keys).toEqual(expect.arrayContaining([...allowed.must]));
  expect([...allowed.must, ...allowed.may]).toEqual(expect.arrayContaining(keys));
  for (const child of element.children) {
    expect(allowed.inside).toContain(child.name);
    checkSchema(child);
  }
  if (allowed.inside.length > 0) expect(element.text.trim()).toBe('');
}

function checkInvariants(report: Element): void {
  expect(report.name).toBe('testsuites');
  checkSchema(report);
  for (const suite of report.children) {
    const cases = named(suite, 'testcase');
    const having = (name: string) => String(cases.filter((one) => named(one, name).length > 0).length);
    expect(suite.attributes).toMatchObject({
      tests: String(cases.length),
      failures: having('failure'),
      errors: having('error'),
      skipped: having('skipped'),
    });
    // GitLab garbles several failures of a case.
    for (const one of cases) expect(one.children.filter(({ name }) => name !== 'system-out').length).toBeLessThanOrEqual(1);
  }
  // GitLab drops the second of a name, Jenkins takes a report without a case for a failure.
  const names = casesIn(report).map(({ attributes }) => `${attributes.classname} ${attributes.name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(0);
}

describe('JUnit by the schema', () => {
  it('holds for thresholds', () => checkInvariants(reportOn(measuredResult())));
  it('holds for a run with something of everything', () => checkInvariants(reportOn(richResult(), { words: 'Dawn said so', maxWarnings: 0 })));
  it('holds for an empty run', () => checkInvariants(reportOn(resultWith([]))));
  it('holds for notes that were judged', async () => checkInvariants(reportOn(await lint({ 'a.md': formOf('N-1'), 'b.md': formOf('N-2'), 'c.json': '{' }))));

  it('stays valid whatever a file, an id or a message holds, and gives it back', () => {
    fc.assert(
      fc.property(fc.tuple(oddText, oddText, oddText, oddText, oddText), oddText, (texts, words) => {
        const report = reportOn(oddResult(texts), { words });
        checkInvariants(report);
        const shown = forTerminal(texts[4]).replace(/[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
        expect(casesIn(report)[0]?.children[0]?.attributes.message).toBe(shown);
      }),
      { numRuns: 300 },
    );
  });
});

describe('JUnit', () => {
  it('has a suite a file and a case a note, and what compares notes apart', () => {
    const on = (file: string, ordinal: number) => ({ file, noteId: `CN-${ordinal}`, childId: 'C-1', ordinal });
    const report = reportOn(
      resultWith([
        findingWith({ on: on('a.json', 0) }),
        findingWith({ on: on('a.json', 0) }),
        findingWith({ on: on('a.json', 1) }),
        findingWith({ on: on('b.md', 2) }),
        findingWith({ on: on('a.json', 1), acrossNotes: true }),
      ]),
    );
    expect(report.children.map((suite) => [suite.attributes.name, named(suite, 'testcase').map(({ attributes }) => attributes.name)])).toEqual([
      ['a.json', ['note CN-0, child C-1', 'note CN-1, child C-1']],
      ['b.md', ['note CN-2, child C-1']],
      ['a.json, compared with other notes', ['note CN-1, child C-1']],
      ['caselint', ['notes read and judged']],
    ]);
    expect(report.children[0]?.children[0]?.attributes.classname).toBe('a_json');
    expect(report.children[0]?.children[0]?.children[0]?.attributes.message).toMatch(/^2 findings\. The first: This is a significant event/);
  });

  it('fails a case by --fail-on', () => {
    const findings = [findingWith({ severity: 'warning', message: 'A warning.' }), findingWith({ severity: 'info', message: 'Advice.' })];
    const outcome = (failOn: Told['failOn']) => casesIn(reportOn(resultWith(findings), failOn ? { failOn } : {}))[0]?.children.map(({ name }) => name);
    expect(outcome(undefined)).toEqual(['system-out']);
    expect(outcome('warning')).toEqual(['failure', 'system-out']);
    expect(outcome('info')).toEqual(['failure']);
    expect(outcome('never')).toEqual(['system-out']);
    const [failure] = casesIn(reportOn(resultWith(findings), { failOn: 'info' }))[0]?.children ?? [];
    expect(failure?.attributes).toMatchObject({ type: 'warning', message: '2 findings. The first: A warning.' });
    expect(failure?.text).toContain('should mend, line 12:41, Analysis of information: A warning. (missing-three-headings, policy 5a.6)');
  });

  it('fails where there are more warnings than --max-warnings', () => {
    const result = resultWith([findingWith({ severity: 'warning' })]);
    const outcome = (maxWarnings: number) => caseOf(reportOn(result, { maxWarnings }), 'as few warnings as allowed')?.children.map(({ name }) => name);
    expect([outcome(0), outcome(1)]).toEqual([['failure'], []]);
  });

  it('has problems as errors and what was not checked as skipped', () => {
    const report = reportOn(richResult());
    const errors = casesIn(report).flatMap((one) => named(one, 'error').map(({ attributes }) => [one.attributes.name, attributes.message]));
    expect(errors[0]).toEqual(['could not be read or judged: export.json, line 40:3, note CN-1033', 'eventAt: does not fit dd/MM/yyyy']);
    expect(errors.at(-1)).toEqual(['could not be read or judged: the run', 'the rule failed']);
    expect(caseOf(report, 'not checked everywhere: unused-suppression')?.children[0]).toMatchObject({
      name: 'skipped',
      attributes: { message: 'Not checked: unused-suppression on 1 note, for a and b were not given.' },
    });
  });

  it('leaves out what is suppressed', () => {
    const report = reportOn(resultWith([findingWith({ suppressedBy: { reason: 'agreed' } })]));
    expect(casesIn(report).map(({ attributes }) => attributes.name)).toEqual(['notes read and judged']);
  });

  it('holds no more than a suite, and parts a large file', () => {
    const findings = Array.from({ length: 2_500 }, (_, ordinal) => findingWith({ on: { file: 'a.ndjson', noteId: `N-${ordinal}`, childId: 'C-1', ordinal } }));
    const report = reportOn(resultWith(findings));
    checkInvariants(report);
    expect(report.children.map(({ attributes }) => [attributes.name, attributes.tests])).toEqual([
      ['a.ndjson', '1000'],
      ['a.ndjson, part 2', '1000'],
      ['a.ndjson, part 3', '500'],
      ['caselint', '1'],
    ]);
  });

  it('is the same in two runs', async () => {
    const notes = { 'a.md': formOf('N-1'), 'b.md': formOf('N-2') };
    expect(written(junit, await lint(notes))).toBe(written(junit, await lint(notes)));
  });
});
