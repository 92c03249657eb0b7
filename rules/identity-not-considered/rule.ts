import * as z from 'zod';
import type { Position } from '../../src/casenote/source.ts';
import { groupRule } from '../../src/engine/rule.ts';
import { speaksOfIdentity } from './grounds.ts';

interface Fact {
  readonly speaks: boolean;
  /** Where the note begins. */
  readonly position: Position;
}

/** Clause 5.5: race, culture, age, disability, gender or sexual orientation are recorded and considered. */
export const identityNotConsidered = groupRule({
  name: 'identity-not-considered',
  summary: 'A record in which no note speaks of the child’s race, culture or religion, language, age, disability, gender or sexual orientation.',
  clauses: ['5.5'],
  severity: 'info',
  group: 'time',
  scope: 'record',
  needs: ['sections'],
  options: z.strictObject({
    minNotes: z.number().int().min(1).default(3).describe('Records of fewer notes than this are not judged.'),
  }),
  messages: {
    nothing: ({ notes }: { notes: number }) =>
      `None of the ${notes} notes of this record speaks of race or ethnicity, culture or religion, language, age, disability, gender or sexual orientation. ` +
      'The policy asks that they are recorded and considered (5.5): write what is part of who this child is, and what it means for them and for your work.',
  },
  collect({ note, text }): Fact {
    return { speaks: speaksOfIdentity(text), position: note.source.position(note.place('')) };
  },
  check(records, reporter, { minNotes }) {
    for (const record of records) {
      const last = record.at(-1);
      if (!last || record.length < minNotes || record.some(({ fact }) => fact.speaks)) continue;
      reporter.report({ message: 'nothing', data: { notes: record.length }, on: last.ref, position: last.fact.position });
    }
  },
});
