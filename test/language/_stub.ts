import { readFileSync } from 'node:fs';
import { isStub } from '../../src/language/stub.ts';
import { isTableHeading } from '../../src/language/actions.ts';
import { readCase } from './cases.ts';
let r=0,n=0;
for (const l of readFileSync('/tmp/stubs.txt','utf8').split('\n').filter(Boolean)) { const [a,b]=l.split(' | '); n++;
 const t=await readCase({told:[],words:b!,contactType:'Home visit'},'Actions'); const p=t.of('actions')[0]; const g=!p||isStub(p,isTableHeading)?'stub':'full'; if (g===a) r++; else console.log(a,g,b);}
console.log(r/n);
