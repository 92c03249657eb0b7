import { readCase } from './cases.ts';
import { childSeen } from '../../src/language/child-seen.ts';
for (const words of process.argv.slice(2)) { const t = await readCase({ told: [], words, contactType: 'Home visit' }); console.log(words, childSeen(t).told.map((c) => [c.tells, c.plainly])); }
