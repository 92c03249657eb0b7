import { readCase } from './cases.ts';
import { presentTold, eventsTold, seenTold, markerTold } from './judges.ts';
import { toldClauses } from '../../src/language/told-clauses.ts';
import { clausesIn } from '../../src/language/clauses.ts';
for (const words of process.argv.slice(2)) {
  const one = { told: [], words, contactType: 'Home visit' };
  const text = await readCase(one);
  console.log('##', words, await seenTold(one), await presentTold(one), await eventsTold(one));
  for (const prose of text.of('detailed')) for (const s of prose.sentences) {
   for (const c of toldClauses(prose, s)) console.log('   T', c.words.slice(c.first, c.end).map((w) => w.lower).join(' '), '|', c.opener, c.subjects, c.words[c.behind]?.lower, c.otherTime ? 'OTHER' : '', c.speaker);
   for (const c of clausesIn(prose, s)) console.log('   C', c.subject && prose.text.slice(c.subject.start, c.subject.end), c.also.map((m) => prose.text.slice(m.start, m.end)), c.words.map((w) => w.lower).join(' '), c.reported, c.opener);
  }
}
