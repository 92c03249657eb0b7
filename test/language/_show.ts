import { casesIn, score } from './cases.ts';
import { eventsTold, isImplied, isSamePerson, markerTold, presentTold, seenTold } from './judges.ts';
const which = process.argv[2] ?? '';
const blind = process.argv[3] ?? 'cases';
const at = (p: string) => new URL(p, `file://${process.cwd()}/test/language/x`);
for (const [name, path, judge, same, imp] of [
  ['seen', `child-seen.${blind}.tsv`, seenTold, undefined, isImplied],
  ['present', `presence.${blind}.tsv`, presentTold, isSamePerson, undefined],
  ['events', `family-events.${blind}.tsv`, eventsTold, undefined, undefined],
  ['marker', `seen-marker.${blind}.tsv`, markerTold, undefined, undefined],
] as const) {
  if (which && which !== 'all' && which !== name) continue;
  const { share, precision, recall, wrong } = await score(casesIn(at(path)), judge, same, imp);
  console.log(`${name}: right ${share.toFixed(3)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`);
  if (which && which !== 'all') console.log(wrong.join('\n'));
}
