import { findDefinitions } from '../src/language/definitions.ts';
const n = 1_000_000;
for (const p of ['(', '(CIN)', 'CIN - ', 'AB, ', 'CIN (a the ', '\n', '. \n', 'Key: AB and CD and ', ' and AB', ';', 'AB;', 'Key: AB\n', '" ', 'CIN = ', 'A is the ', 'CIN | ', 'A/', '((a)', 'or ', 'AB: ', 'AB\n', '- \n','Key - ','a.','Child in Need, or CIN, ']) {
  const t = (p.includes('Key: AB and') ? 'Key: ' : '') + p.repeat(n / p.length); const b = performance.now(); const k = findDefinitions(t).length; console.log(JSON.stringify(p), k, Math.round(performance.now() - b), 'ms/MB');
}
