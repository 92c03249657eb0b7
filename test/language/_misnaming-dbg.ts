import { readMisnaming } from './misnaming-forms.ts';
import { namedPlaces } from '../../src/language/named-places.ts';
import * as cp from '../../src/language/child-places.ts';
import * as intro from '../../src/language/introduced.ts';
import { isHardlyName } from '../../src/language/first-names.ts';
for (let i = 2; i < process.argv.length; i += 2) {
  const text = await readMisnaming({ told: [], words: process.argv[i] ?? '', contactType: process.argv[i + 1] ?? 'A' });
  for (const [name, all] of namedPlaces(text)) for (const p of all) if (p.mention.people.length === 0) console.log(name, isHardlyName(name), p.isOwn, p.mention.kind, p.mention.name.join('+'), JSON.stringify({ sub: cp.isSubject(p), narr: cp.isNarrated(p), met: cp.isMet(p), act: cp.isAct(p), tells: cp.tellsOfChild(p), owns: cp.ownsChildsThing(p), intro: intro.isIntroduced(p, text.people.child), other: intro.isSomebodyElse(p, text.people.child), ag: cp.agreement(p, text.people.child.gender), company: cp.companyOf(text), author: cp.isMetByAuthor(p), rep: cp.isReported(p) , state: cp.isInChildsState(p)}));
}
