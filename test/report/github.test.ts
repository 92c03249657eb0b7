import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forTerminal } from '../../src/report/escape.ts';
import { github } from '../../src/report/github.ts';
import { findingWith, oddResult, oddText, resultWith, richResult, written } from './given.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const KNOWN = new Set(['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask', 'set-output', 'set-env', 'add-path', 'stop-commands', 'echo']);

/** The commands that GitHub's runner would find in a log, read as it reads them (actions/runner, ActionCommand.cs). */
function commandsIn(log: string): Command[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, name = '', properties = '', message = ''] = /^\s*::([^\s:]*)(?: (.*?))?::(.*)$/su.exec(line) ?? [];
    if (KNOWN.has(name)) {
      const pairs = properties.split(',').filter(Boolean);
      return [{ name, properties: Object.fromEntries(pairs.map((pair) => pairOf(pair))), message: unescaped(message) }];
    }
    const [, old = ''] = /##\[([^\] ]*)[^\]]*\]/.exec(line) ?? [];
    if (KNOWN.has(old)) throw new Error(`a command of the old kind: ${line}`);
    return [];
  });
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [
    pair.slice(0, at),
    unescaped(
      pair
        .slice(at + 1)
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ','),
    ),
  ];
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

const annotationsIn = (log: string) => commandsIn(log).filter(({ name }) => !name.endsWith('group'));

describe('github', () => {
  it('makes an annotation of each finding, by severity', () => {
    const log = written(github, resultWith([findingWith({ severity: 'info' }), findingWith({ severity: 'warning' }), findingWith()]));
    expect(annotationsIn(log).map(({ name }) => name)).toEqual(['error', 'warning', 'notice']);
    expect(annotationsIn(log)[0]).toEqual({
      name: 'error',
      properties: { file: 'export.json', line: '12', endLine: '12', col: '41', endColumn: '44', title: 'caselint: missing-three-headings, policy 5a.6' },
      message: 'This is a significant event, and a heading is not in the note. (note CN-1, child C-1)',
    });
  });

  it('leaves out columns of a place that goes over lines, and the file of standard input', () => {
    const position = { start: { line: 3, column: 9, offset: 60 }, end: { line: 4, column: 2, offset: 280 } };
    const [command] = annotationsIn(
      written(github, resultWith([findingWith({ position, on: { file: '<stdin>', noteId: '<stdin>#1', childId: undefined, ordinal: 0 } })])),
    );
    expect(Object.keys(command?.properties ?? {})).toEqual(['line', 'endLine', 'title']);
    expect(command?.message).not.toContain('stdin');
  });

  it('has problems before findings, and what was not checked in the log', () => {
    const log = written(github, richResult());
    const annotations = annotationsIn(log);
    expect(annotations.slice(0, 4).map(({ message }) => message)).toEqual([
      'export.json: eventAt: does not fit dd/MM/yyyy (note CN-1033)',
      '../council/late.ndjson: is not JSON',
      '.: holds no case notes',
      'the rule failed',
    ]);
    expect(annotations[0]?.properties).toMatchObject({ file: 'export.json', line: '40', col: '3' });
    expect(log).toContain('Not checked: unused-suppression on 1 note, for a and b were not given.');
    expect(annotations.filter(({ name }) => name === 'error')).toHaveLength(5);
  });

  it('shows ten of a kind, says so, and has every finding in the log', () => {
    const findings = (['error', 'warning', 'info'] as const).flatMap((severity) => Array.from({ length: 12 }, () => findingWith({ severity })));
    const log = written(github, resultWith(findings, { problems: [{ file: 'a.json', message: 'is not JSON' }] }));
    const kinds = annotationsIn(log).map(({ name }) => name);
    for (const kind of ['error', 'warning', 'notice']) expect(kinds.filter((name) => name === kind)).toHaveLength(10);
    expect(annotationsIn(log)[0]?.message).toContain('is not JSON');
    expect(annotationsIn(log).find(({ name }) => name === 'notice')?.message).toMatch(/^This run has 13 errors, 12 warnings, 12 notices, and GitHub shows 10/);
    expect(log.match(/\[missing-three-headings\]$/gm)).toHaveLength(36);
  });

  it('writes each finding to the log as it comes', () => {
    const { finding } = github({} as never);
    expect(finding(findingWith())).toMatch(/^::group::caselint: every finding\nmust mend: export\.json:12:41, note CN-1, child C-1: .*\n$/);
    expect(finding(findingWith())).toMatch(/^must mend: .*\n$/);
    expect(finding(findingWith({ suppressedBy: { reason: 'agreed' } }))).toBe('');
  });

  it('obeys nothing of the record, whatever it holds, and gives it back', () => {
    const harmless = commandsIn(written(github, oddResult(['a', 'b', 'c', 'd', 'e']), { words: 'f' }));
    fc.assert(
      fc.property(fc.tuple(oddText, oddText, oddText, oddText, oddText), oddText, (texts, words) => {
        const commands = commandsIn(written(github, oddResult(texts), { words }));
        expect(commands.map(({ name }) => name)).toEqual(harmless.map(({ name }) => name));
        const [file, , , , message = ''] = texts.map(forTerminal);
        const error = commands.filter(({ name }) => name === 'error')[1];
        expect(error?.message.startsWith(message)).toBe(true);
        expect(error?.properties.file).toBe(file === '' ? undefined : file);
        expect(error?.properties.line).toBe('12');
      }),
      { numRuns: 300 },
    );
  });
});
