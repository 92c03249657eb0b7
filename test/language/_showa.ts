import { casesIn, type Case } from './cases.ts';
import { lackTold, placeholderTold, runOnTold } from './action-judges.ts';
const which = process.argv[2] ?? '';
const kind = process.argv[3] ?? 'cases';
for (const [name, file, judge] of [['actions','actions',lackTold],['ph','placeholders',placeholderTold],['ro','run-on-list',runOnTold]] as const) {
  if (which && which !== name) continue;
  const cases = casesIn(new URL(`${file}.${kind}.tsv`, `file://${process.cwd()}/test/language/x`));
  let exact=0,tp=0,fp=0,fn=0,right=0; const wrong:string[]=[];
  for (const c of cases) {
    const got = await judge(c);
    const bad = (t: readonly string[]) => t.includes('who')||t.includes('when')||t.includes('yes');
    const g=bad(got), w=bad(c.told);
    if (g&&w) tp++; else if (g) fp++; else if (w) fn++;
    if (g===w) right++;
    const same=[...got].sort().join()===[...c.told].sort().join();
    if (same) exact++;
    if (!same) wrong.push(`${g===w?' ':g?'+':'-'} want ${c.told.join()||'ok'} got ${got.join()||'ok'} | ${c.words}`);
  }
  console.log(`${name} n ${cases.length} right ${(right/cases.length).toFixed(3)} exact ${(exact/cases.length).toFixed(3)} P ${(tp/(tp+fp)).toFixed(3)} R ${(tp/(tp+fn)).toFixed(3)}`);
  if (which) console.log(wrong.join('\n'));
}
