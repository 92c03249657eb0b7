import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../rules/index.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { Judge } from '../../src/engine/judge.ts';
import { readMarkdown } from '../../src/input/markdown.ts';
import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { actionSections, actionsIn } from '../../src/language/actions.ts';
import { itemsIn, marksIn } from '../../rules/run-on-list/issues.ts';
import { blanksIn } from '../../rules/leftover-placeholder/blanks.ts';
import { emptyAnswer, isPrompt } from '../../rules/leftover-placeholder/empty-answer.ts';
const settings = resolveSettings(rules, [], {});
const folder=process.argv[2]!;
const notes=[...readdirSync(folder)].flatMap(name=>[...readMarkdown(readFileSync(join(folder,name)),name,settings)].flatMap(r=>r.kind==='note'?[r.note]:[]));
for (let round=0; round<3; round++) {
  const texts=notes.map(n=>new NoteText(n,new Lexicon()));
  for (const t of texts) for (const p of t.sections) { p.words; p.sentences; }
  const time=(label:string,f:(t:NoteText)=>void)=>{const s=performance.now(); const k=/actions|quotes/.test(label)?1:10; for (let j=0;j<k;j++) for (const t of texts) f(t); console.log(label,((performance.now()-s)/texts.length/k).toFixed(4));};
  time('mentions of actions',t=>{for (const p of t.of('actions')) p.mentions;});
  time('actions',t=>{for (const p of actionSections(t)) actionsIn(p);});
  time("runon",t=>{for (const p of t.sections) {const m=marksIn(p.text); if (m.length<4) continue; for (const s of p.sentences) if (m.filter(a=>a>=s.start&&a<s.end).length>=4) itemsIn(p,s,5);}});
  time('quotes',t=>{for (const p of t.sections) p.quotes;});
  time('blanks',t=>{for (const p of t.sections) blanksIn(p);});
  time('empty',t=>{for (const p of t.sections) for (const s of p.sentences) {const w=p.wordsIn(s.start,s.end); isPrompt(p,s,w); emptyAnswer(p,s,w);}});
}
