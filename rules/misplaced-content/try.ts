import { checkSettings, resolveSettings, rules, runLint } from '../../src/index.ts';
import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { casesIn } from '../../test/language/cases.ts';

let [right, found, want] = [0, 0, 0];
const FORM = { id: 'N-1', child: { id: 'C-1', name: 'Dawn Ash' }, contactType: 'Home visit', eventAt: '2026-05-04T10:00' };
for (const c of casesIn(new URL(`file://${process.cwd()}/${process.argv[2]}`))) {
  const json = JSON.stringify({ ...FORM, sections: { 'Detailed Notes': c.words.replaceAll('¶', '\n'), Analysis: '', Actions: '' } });
  const settings = resolveSettings(rules, [], { only: ['misplaced-content'] });
  const result = await runLint({
    settings,
    today: '2026-06-30',
    inlineSuppressions: true,
    paths: [],
    cwd: '.',
    given: [{ name: 'a.json', bytes: new TextEncoder().encode(json) }],
  } as never);
  const got = new Set(result.findings.map((f: any) => (f.message.startsWith('These actions') ? 'actions' : 'analysis')));
  for (const g of got) {
    found++;
    if ((c.told as string[]).includes(g)) right++;
    else console.log('+', g, c.words);
  }
  for (const w of c.told) {
    want++;
    if (!got.has(w)) console.log('-', w, c.words);
  }
}
console.log({ right, found, want, precision: right / found, recall: right / want });
