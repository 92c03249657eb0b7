import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import { readMarkdown } from '../src/input/markdown.ts';
import { Lexicon } from '../src/language/lexicon.ts';
import { NoteText } from '../src/language/note-text.ts';
import { unmarkedWords } from '../src/language/direct-speech.ts';
import { tellsChildVoice } from '../src/language/child-voice.ts';
import { visitDetailMissing } from '../src/language/visit-told.ts';
import { wasChildSeen } from '../src/language/child-seen.ts';
const folder = process.argv[2]!;
const settings = resolveSettings(rules, [], {});
const held = readdirSync(folder).flatMap((name) => [...readMarkdown(readFileSync(join(folder, name)), name, settings)]).flatMap((r) => r.kind === 'note' ? [r.note] : []);
for (let round = 0; round < 3; round++) {
  const texts = held.map((n) => new NoteText(n, new Lexicon()));
  const t = (label: string, f: (t: NoteText) => unknown) => { const s = performance.now(); for (const x of texts) f(x); if (round === 2) console.log(label, ((performance.now() - s) / texts.length).toFixed(3)); };
  t('warm', (x) => x.sections.map((p) => [p.words.length, p.sentences.length, p.quotes.length, p.mentions.length]));
  t('unmarked', unmarkedWords);
  t('seen', wasChildSeen);
  t('voice', tellsChildVoice);
  t('visit', visitDetailMissing);
}
