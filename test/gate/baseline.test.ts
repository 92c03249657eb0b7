import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/config/errors.ts';
import { Baseline } from '../../src/gate/baseline.ts';
import type { GatedFinding } from '../../src/gate/gate.ts';
import { findingWith } from '../report/given.ts';

const CHECK = '0123456789abcdef';
const NONE: ReadonlySet<string> = new Set();
const print = (note: number, fault: number): string => note.toString(16).padStart(16, '0') + fault.toString(16).padStart(32, '0');
const found = (rule: string, fingerprint: string, own: Partial<GatedFinding> = {}): GatedFinding => findingWith({ rule, fingerprint, ...own });
const noteOf = (note: number, notChecked: readonly string[] = []) => ({ file: 'a.md', note: print(note, 0).slice(0, 16), notChecked });

/** A baseline's file that was made of these findings. */
function fileOf(findings: readonly GatedFinding[]): string {
  const baseline = new Baseline(CHECK, true);
  for (const finding of findings) baseline.settle(finding);
  baseline.close(NONE);
  return [...baseline.toText('0.1.0')].join('');
}

function opened(text: string, isUpdated = false): Baseline {
  const baseline = new Baseline(CHECK, isUpdated);
  baseline.read(text, 'known.baseline');
  return baseline;
}

const states = (baseline: Baseline, findings: readonly GatedFinding[]) => findings.map((finding) => baseline.settle(finding).baselineState);
const ON: ReadonlySet<string> = new Set(['late-entry', 'jargon', 'copied-sibling-text']);

describe('a baseline', () => {
  it('knows what was put into it, as often as it was put in, and nothing else', () => {
    const fault = fc.tuple(fc.constantFrom('late-entry', 'jargon'), fc.nat(3), fc.nat(3)).map(([rule, note, nth]) => found(rule, print(note, nth)));
    fc.assert(
      fc.property(fc.array(fault), fc.array(fault), (before, now) => {
        const name = ({ rule, fingerprint }: GatedFinding) => `${rule} ${fingerprint}`;
        const left = before.map(name);
        const expected = now.map((finding) => {
          const at = left.indexOf(name(finding));
          if (at !== -1) left.splice(at, 1);
          return at === -1 ? 'new' : 'unchanged';
        });
        expect(states(opened(fileOf(before)), now)).toEqual(expected);
      }),
    );
  });

  it('has the same bytes in whatever order the faults came', () => {
    const findings = [found('late-entry', print(2, 1)), found('jargon', print(1, 9)), found('late-entry', print(1, 1)), found('late-entry', print(1, 1))];
    const text = fileOf(findings);
    expect(fileOf([...findings].reverse())).toBe(text);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      tool: { name: 'caselint', version: '0.1.0' },
      keyCheck: CHECK,
      fingerprints: { jargon: [print(1, 9)], 'late-entry': [print(1, 1), print(1, 1), print(2, 1)] },
    });
    expect(text.endsWith('\n')).toBe(true);
    expect(JSON.parse(fileOf([])).fingerprints).toEqual({});
  });

  it('makes no room for a new fault where one was mended', () => {
    const baseline = opened(fileOf([found('jargon', print(1, 1)), found('jargon', print(1, 2))]));
    expect(states(baseline, [found('jargon', print(1, 1)), found('jargon', print(1, 3))])).toEqual(['unchanged', 'new']);
  });

  it('leaves what is suppressed out, and takes it out when it is brought up to date', () => {
    const text = fileOf([found('jargon', print(1, 1))]);
    const suppressed = found('jargon', print(1, 1), { suppressedBy: { reason: 'agreed' } });
    const baseline = opened(text, true);
    expect(baseline.settle(suppressed).baselineState).toBe('unchanged');
    baseline.judged(noteOf(1), ON);
    expect(baseline.close(NONE)).toEqual({ stale: { jargon: 1 }, notRead: 0, added: 0 });
    expect(JSON.parse([...baseline.toText('1')].join('')).fingerprints).toEqual({});
  });
});

describe('an entry that no finding claims', () => {
  const text = fileOf([found('jargon', print(1, 1)), found('jargon', print(2, 1)), found('copied-sibling-text', print(1, 5))]);
  const end = (notes: readonly ReturnType<typeof noteOf>[], on = ON) => {
    const baseline = opened(text);
    for (const note of notes) baseline.judged(note, on);
    return baseline.close(new Set(['copied-sibling-text']));
  };

  it('is stale where its note was judged by its rule', () =>
    expect(end([noteOf(1), noteOf(2)])).toEqual({ stale: { jargon: 2, 'copied-sibling-text': 1 }, notRead: 0 }));
  it('is kept where its note was not judged, and then so is what compares notes', () => expect(end([noteOf(1)])).toEqual({ stale: { jargon: 1 }, notRead: 1 }));
  it('is kept where its rule was off', () => expect(end([noteOf(1), noteOf(2)], new Set(['late-entry']))).toEqual({ stale: {}, notRead: 0 }));
  it('is kept where its rule could not be checked', () =>
    expect(end([noteOf(1, ['jargon']), noteOf(2)])).toEqual({ stale: { jargon: 1, 'copied-sibling-text': 1 }, notRead: 0 }));

  it('is kept in the file for as long as it is not stale', () => {
    const baseline = opened(text, true);
    baseline.judged(noteOf(1), ON);
    baseline.settle(found('late-entry', print(1, 7)));
    expect(baseline.close(new Set(['copied-sibling-text']))).toEqual({ stale: { jargon: 1 }, notRead: 1, added: 1 });
    expect(JSON.parse([...baseline.toText('1')].join('')).fingerprints).toEqual({
      'copied-sibling-text': [print(1, 5)],
      jargon: [print(2, 1)],
      'late-entry': [print(1, 7)],
    });
  });
});

describe('a file that is no baseline of this key', () => {
  const faultOf = (text: string): string => {
    try {
      opened(text);
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return (error as Error).message;
    }
    return 'no fault';
  };
  const good = JSON.parse(fileOf([found('jargon', print(1, 1))]));

  it('is refused, with what to do', () => {
    expect(faultOf(JSON.stringify({ ...good, keyCheck: 'f'.repeat(16) }))).toMatch(/^known\.baseline was made with another key.*--key-file/);
    expect(faultOf(JSON.stringify({ ...good, version: 2 }))).toMatch(/newer caselint/);
    for (const broken of ['', '[]', '<<<<<<< HEAD', '{"version":1}', JSON.stringify({ ...good, fingerprints: { jargon: ['plain text'] } })])
      expect(faultOf(broken)).toMatch(/^known\.baseline cannot be read as a baseline.*--update-baseline\.$/);
  });

  it('never has its content repeated', () => {
    fc.assert(fc.property(fc.string({ minLength: 8 }), (text) => !faultOf(JSON.stringify({ ...good, fingerprints: { jargon: [text] } })).includes(text)));
  });
});
