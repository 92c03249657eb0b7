import { Lexicon } from '../../src/language/lexicon.ts';
import { NoteText } from '../../src/language/note-text.ts';
import { read } from '../../test/input/given.ts';
import { weighingOf } from '../../src/language/weighing.ts';
import { isAction } from '../../src/language/actions.ts';
for (const w of process.argv.slice(2)) {
  const { notes } = await read('a.json', JSON.stringify({ id: 'a', child: { id: 'C', name: 'Dawn Ash' }, sections: { 'Detailed Notes': w.replaceAll('¶', '\n') } }));
  const text = new NoteText(notes[0]!, new Lexicon());
  for (const p of text.sections) { console.log(p.section.kind); for (const x of weighingOf(text, p)) console.log(x.weighs, x.isOthersView, x.score.toFixed(2), isAction(p, x.sentence), p.text.slice(x.sentence.start, x.sentence.end)); }
}
