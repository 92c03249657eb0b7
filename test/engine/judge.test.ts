import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { rules } from '../../rules/index.ts';
import type { CaseNote } from '../../src/casenote/nodes.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { Judge } from '../../src/engine/judge.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { readNotes } from '../../src/input/read.ts';

const settings = resolveSettings(rules, [], {});
const KEY = new Uint8Array(32);

async function notesOf(...names: readonly string[]): Promise<CaseNote[]> {
  const notes: CaseNote[] = [];
  for (const name of names) {
    for await (const reading of readNotes(readFileSync(name), name, settings)) if (reading.kind === 'note') notes.push(reading.note);
  }
  return notes;
}

const throwing = noteRule({
  name: 'throws-at-one',
  summary: 'Throws at one note.',
  clauses: ['3.6'],
  severity: 'info',
  group: 'structure',
  scope: 'note',
  needs: [],
  options: z.strictObject({}),
  messages: { met: () => 'met' },
  check({ note }, reporter) {
    if (note.id === 'b') throw new Error('no');
    reporter.report({ message: 'met', at: note.place(''), data: undefined });
  },
});

describe('notes that are judged together', () => {
  it('have the verdict that each has alone', async () => {
    const notes = await notesOf('fixtures/ndjson/january.ndjson', 'fixtures/json/east-locality.json');
    expect(notes.length).toBeGreaterThan(10);
    const together = new Judge(settings.rulesFor(''), '2026-06-30', KEY).judgeAll(notes.map((note, ordinal) => ({ note, ordinal })));
    const alone = new Judge(settings.rulesFor(''), '2026-06-30', KEY);
    expect(together).toEqual(notes.map((note, ordinal) => alone.judge(note, ordinal)));
  });

  it('lose a rule that throws at one of them on that one alone', async () => {
    const text = new TextEncoder().encode(
      ['a', 'b', 'c'].map((id) => JSON.stringify({ id, child: { id: 'C-1', name: 'Dawn Ash' }, sections: { 'Detailed Notes': 'Dawn was well.' } })).join('\n'),
    );
    const notes: CaseNote[] = [];
    for await (const reading of readNotes(text, 'x.ndjson', settings)) if (reading.kind === 'note') notes.push(reading.note);
    const verdicts = new Judge([{ rule: throwing, options: {} }], '2026-06-30', KEY).judgeAll(notes.map((note, ordinal) => ({ note, ordinal })));
    expect(verdicts.map(({ crashes, findings }) => [crashes.length, findings.length])).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
  });
});
