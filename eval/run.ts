import { join } from 'node:path';
import { precision, readSet, recall, score } from './score.ts';

/**
 * `npm run eval [-- develop|held-out] [-- RULE] [-- files=PREFIX]`: precision and recall of each rule; with a rule's
 * name, its errors too; with a prefix, on those files alone.
 */
const prefix = process.argv.find((arg) => arg.startsWith('files='))?.slice('files='.length) ?? '';
const args = process.argv.slice(2).filter((arg) => !arg.startsWith('files='));
const sets = ['develop', 'held-out'].filter((set) => !args.some((arg) => arg === 'develop' || arg === 'held-out') || args.includes(set));
const wanted = args.find((arg) => arg !== 'develop' && arg !== 'held-out');

for (const set of sets) {
  const scores = await score(
    readSet(join('eval', 'notes', set)).filter(({ path }) => path.startsWith(prefix)),
    wanted,
  );
  console.log(`\n${set}`);
  console.log('rule                          precision  recall  findings  faults  traps');
  for (const [name, result] of [...scores].sort()) {
    if (wanted && name !== wanted) continue;
    console.log(
      `${name.padEnd(30)}${precision(result).toFixed(3).padStart(9)}${recall(result).toFixed(3).padStart(8)}${String(result.findings).padStart(10)}${String(result.faults).padStart(8)}${String(result.traps).padStart(7)}`,
    );
    if (!wanted) continue;
    for (const line of result.falseAlarms) console.log(`  + ${line}`);
    for (const line of result.missed) console.log(`  - ${line}`);
  }
}
