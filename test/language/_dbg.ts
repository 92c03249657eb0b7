import { readCase } from './cases.ts';
import { actionsIn } from '../../src/language/actions.ts';
import { namesDoer } from '../../src/language/doer.ts';
import { clausesOf } from '../../src/language/statement.ts';
for (const w of process.argv.slice(2)) {
const t = await readCase({told:[],words:w.replaceAll('\\n','\n'),contactType:'Home visit'},'Actions');
for (const p of t.sections) { console.log(actionsIn(p).map(a=>[p.text.slice(a.start,a.end),a.hasDoer,a.hasDueDate])); for (const s of p.sentences) console.log('  ', namesDoer(p,s.start,s.end), clausesOf(p,s.start,s.end).map(c=>`${c.before}<${c.words.map(w=>w.lower).join(' ')}>${c.mark}`).join(' '));}
}
