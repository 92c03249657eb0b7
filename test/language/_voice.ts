import { casesIn, score } from './cases.ts';
import { ownWordsTold, visitTold, voiceTold } from './voice-judges.ts';
const which = process.argv[2] ?? '';
const kind = process.argv[3] ?? 'cases';
const at = (p: string) => new URL(p, `file://${process.cwd()}/test/language/x`);
for (const [name, judge] of [['own-words', ownWordsTold], ['child-voice', voiceTold], ['visit-told', visitTold]] as const) {
  if (which && which !== name) continue;
  const { share, precision, recall, wrong } = await score(casesIn(at(`${name}.${kind}.tsv`)), judge);
  console.log(`${name}: right ${share.toFixed(3)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`);
  if (which) console.log(wrong.join('\n'));
}
