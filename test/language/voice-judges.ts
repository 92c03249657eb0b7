import { NoteText } from '../../src/language/index/note-text.ts';
import { tellsChildVoice } from '../../src/language/speech/child-voice.ts';
import { unmarkedWords } from '../../src/language/speech/direct-speech.ts';
import { VISIT_DETAILS, visitDetailMissing } from '../../src/language/visit/visit-told.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';
import { type Case, readCase } from './cases.ts';

/** Whether words of the child's stand there unmarked. */
export async function ownWordsTold(one: Case): Promise<string[]> {
  return unmarkedWords(await readCase(one)).length > 0 ? ['own'] : [];
}

const EVENT = '2026-05-20T16:00';
/** Days of birth of a child of the age that a case names. */
const BORN: Readonly<Record<string, string>> = {
  '2 months': '2026-03-10',
  '3 months': '2026-02-10',
  '4 months': '2026-01-10',
  '5 months': '2025-12-10',
  '6 months': '2025-11-10',
  '8 months': '2025-09-10',
  '9 months': '2025-08-10',
  '11 months': '2025-06-10',
  '18 months': '2024-11-10',
  '2 years': '2024-03-10',
};

async function readVisit(words: string, born: string): Promise<NoteText> {
  const note = {
    child: { id: 'C-1', name: 'Dawn Ash', pronouns: 'she/her', dateOfBirth: born },
    siblings: [{ id: 'C-2', name: 'Rory Ash' }],
    author: { name: 'Hester Quayle', role: 'Social Worker' },
    contactType: 'Home visit',
    eventAt: EVENT,
    present: [
      { name: 'Dawn Ash', relation: 'Self', kind: 'child', seen: true },
      { name: 'Kim Ash', relation: 'Mother', kind: 'adult' },
    ],
    sections: { 'Detailed Notes': words },
  };
  return new NoteText(await readOne('a.json', JSON.stringify(note)), new Lexicon());
}

export async function voiceTold({ words, contactType }: Case): Promise<string[]> {
  return tellsChildVoice(await readVisit(words, BORN[contactType] ?? '2014-03-09')) ? ['voice'] : [];
}

export async function visitTold({ words }: Case): Promise<string[]> {
  const missing = visitDetailMissing(await readVisit(words, '2014-03-09'));
  return VISIT_DETAILS.filter((detail) => !missing.includes(detail));
}
