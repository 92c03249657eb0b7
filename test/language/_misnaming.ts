import { casesIn, score } from './cases.ts';
import { misnamed } from './misnaming-forms.ts';
const file = process.argv[2] ?? 'cases';
const same = (a: string, b: string) => { const [k, n] = a.split(':'); const [l, m] = b.split(':'); return k === l && (!n || !m || n.includes(m) || m.includes(n)); };
const { share, precision, recall, wrong } = await score(casesIn(new URL(`file:///work/main/test/language/misnaming.${file}.tsv`)), misnamed, same);
console.log(`right ${share.toFixed(3)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`);
console.log(wrong.join('\n'));
