import { casesIn } from '../../test/language/cases.ts';
import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { earlierContactDay } from '../../src/language/contact-day.ts';
import { readOne } from '../../test/input/given.ts';
let [right, found, want] = [0, 0, 0];
for (const c of casesIn(new URL(`file://${process.cwd()}/${process.argv[2]}`))) {
  const note = await readOne('a.json', JSON.stringify({ id: 'a', child: { id: 'C-1', name: 'Dawn Ash', pronouns: 'she/her' }, author: { name: 'Hester Quayle', role: 'Social Worker' }, present: [{ name: 'Dawn Ash', relation: 'Self', kind: 'child' }, { name: 'Kim Ash', relation: 'Mother', kind: 'adult' }], eventAt: '2026-05-13T17:00', recordedAt: '2026-05-13T17:00', contactType: c.contactType, sections: { 'Detailed Notes': c.words } }));
  const day = earlierContactDay(new NoteText(note, new Lexicon()));
  const wanted = c.told.length > 0;
  if (day) found++;
  if (wanted) want++;
  if (day && wanted) right++;
  if (!!day !== wanted) console.log(day ? '+' : '-', c.words, '|', c.contactType, day ? day.prose.text.slice(day.start, day.end) : '');
}
console.log({ right, found, want, precision: right / found, recall: right / want });
