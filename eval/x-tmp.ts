import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { findDefinitions } from '../src/language/definitions.ts';
const docs = gunzipSync(readFileSync("/work/shared/data/abbreviation-pairs-med1250.jsonl.gz")).toString().trim().split("\n").map((l) => { const d = JSON.parse(l); return { paragraphs: [d.text], id: d.id }; }).filter((d) => d.id % 2 === 0);
for (const d of docs) { const t = d.paragraphs.join('\n\n'); for (const x of findDefinitions(t)) {
 const s = t.slice(x.short.start, x.short.end), l = t.slice(x.long.start, x.long.end);
 if (x.kind !== 'long-short' || !/[(\[]["'‘“]?$/.test(t.slice(x.short.start-2, x.short.start)) || !/\p{Lu}/u.test(s)) console.log(x.kind, '|', s, '|', l, '|', t.slice(Math.min(x.short.start,x.long.start)-10, Math.max(x.short.end,x.long.end)+10).replace(/\n/g,'⏎'));
}}
