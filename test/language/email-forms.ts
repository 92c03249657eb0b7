import { rules } from '../../rules/index.ts';
import { runLint } from '../../src/batch/run.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import type { Case } from './cases.ts';

const HEAD = 'From: Jo Bell <jo.bell@school.example>\nSent: 3 March 2026 10:00\nTo: Hester Quayle\nSubject: Dawn\n\nHi Hester,\n\n';
const NOTE = {
  id: 'N',
  child: { id: 'C-1', name: 'Dawn Ash', pronouns: 'she/her' },
  siblings: [{ id: 'C-2', name: 'Rory Ash' }],
  author: { name: 'Hester Quayle', role: 'Social Worker' },
  present: [
    { name: 'Dawn Ash', relation: 'Self', kind: 'child' },
    { name: 'Kim Ash', relation: 'Mother', kind: 'adult' },
  ],
};

/** What is told of a message pasted below a head: `other:Kyle`, `disagreement`, `signature`, `disclaimer`. `^` ends a line. */
export async function emailFaults({ words }: Case): Promise<string[]> {
  const text = `${HEAD}${words.replaceAll('^', '\n')}`;
  const bytes = new TextEncoder().encode(JSON.stringify({ ...NOTE, sections: { 'Detailed Notes': text } }));
  const settings = resolveSettings(rules, [], { only: ['pasted-email'] });
  const { findings } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given: [{ name: 'n.json', bytes }] });
  return [...new Set(findings.filter(({ messageId }) => messageId !== 'head').map(({ messageId }) => messageId))];
}
