import { casesIn, score } from './cases.ts';
import { emailFaults } from './email-forms.ts';
const { share, precision, recall, wrong } = await score(casesIn(new URL(`file:///work/main/test/language/email.${process.argv[2] ?? 'cases'}.tsv`)), emailFaults, (a, b) => a === (b.split(':')[0] ?? ''));
console.log(`right ${share.toFixed(3)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`);
console.log(wrong.join('\n'));
