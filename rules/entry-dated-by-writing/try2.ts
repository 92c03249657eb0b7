import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { daysTold } from '../../src/language/dates-told.ts';
import { speechIn } from '../../src/language/speech.ts';
import { contactKind } from '../../src/casenote/contact.ts';
import { readOne } from '../../test/input/given.ts';
for (const w of process.argv.slice(3)) {
  const note = await readOne('a.json', JSON.stringify({ id: 'a', child: { id: 'C-1', name: 'Dawn Ash' }, eventAt: '2026-05-13T17:00', contactType: process.argv[2], sections: { 'Detailed Notes': w } }));
  const t = new NoteText(note, new Lexicon());
  console.log(contactKind(note));
  for (const p of t.sections) { console.log(daysTold(p, '2026-05-13').map((d) => [p.text.slice(d.start, d.end), d.from, d.to, d.kind]), p.sentences.map((s) => [p.text.slice(s.start, s.end), p.mentionsIn(s.start, s.end).map((m) => `${m.kind}:${m.relation ?? ''}`).join(), JSON.stringify(speechIn(p, s).map((x) => [x.verb, x.speaker?.kind]))])); }
}
