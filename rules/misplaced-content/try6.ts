import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { read } from '../../test/input/given.ts';
import { speechIn } from '../../src/language/speech.ts';
import { actionListsIn } from './action-lists.ts';
for (const w of process.argv.slice(2)) {
  const { notes } = await read('a.json', JSON.stringify({ id: 'a', child: { id: 'C', name: 'Dawn Ash' }, sections: { 'Detailed Notes': w.replaceAll('¶', '\n') } }));
  const text = new NoteText(notes[0]!, new Lexicon());
  for (const p of text.sections) for (const x of actionListsIn(p)) console.log('LIST', p.text.slice(x.start, x.end));
  for (const p of text.sections) for (const x of p.sentences) console.log(JSON.stringify(speechIn(p, x).map((s) => [p.words[s.verb]?.lower, s.kind, s.speaker?.kind])), p.mentionsIn(x.start, x.end).map((m) => m.kind).join(), p.text.slice(x.start, x.end));
}
