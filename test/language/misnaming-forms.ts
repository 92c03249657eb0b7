import { misnamings } from '../../rules/wrong-child/names.ts';
import { wrongPronouns } from '../../rules/wrong-child/pronouns.ts';
import { NoteText } from '../../src/language/index/note-text.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';
import type { Case } from './cases.ts';

const AUTHOR = { name: 'Hester Quayle', role: 'Social Worker' };
const POPPY = { id: 'C-1', name: 'Poppy Lang', pronouns: 'she/her' };
const OSCAR = { id: 'C-1', name: 'Oscar Till', pronouns: 'he/him' };
const self = { relation: 'Self', kind: 'child', seen: true, alone: true };
const KERRY = { name: 'Kerry Lang', relation: 'Mother', kind: 'adult', seen: true };

/** What the form of a case says, by its letter; `B=Zak Cole` gives the child another name. */
const FORMS: Readonly<Record<string, Record<string, unknown> & { child: object; present?: readonly object[] }>> = {
  A: {
    child: POPPY,
    siblings: [{ name: 'Ruby Lang' }, { name: 'Finley Lang' }],
    contactType: 'Home visit',
    present: [{ name: 'Poppy Lang', ...self }, KERRY],
  },
  B: { child: OSCAR, siblings: [{ name: 'Emre Till' }], contactType: 'Direct work', present: [{ name: 'Oscar Till', ...self }] },
  C: { child: POPPY, siblings: [{ name: 'Ruby Lang' }], contactType: 'Telephone call' },
  M: { child: OSCAR, contactType: 'Meeting' },
  W: {
    child: OSCAR,
    siblings: [{ name: 'Emre Till' }],
    contactType: 'Core group',
    present: [
      { name: 'Oscar Till', ...self, alone: false },
      { name: 'Marcia Till', relation: 'Mother', kind: 'adult', seen: true },
      { name: 'Stephen Dunn', relation: 'Head of year', kind: 'adult', seen: true },
    ],
  },
  F: {
    child: OSCAR,
    contactType: 'Statutory Visit',
    present: [
      { name: 'Oscar Till', ...self },
      { name: 'Bev Hull', relation: 'Foster carer', kind: 'adult', seen: true },
    ],
  },
  N: {
    child: { id: 'C-1', name: 'Imogen Farr' },
    contactType: 'Home visit',
    present: [
      { name: 'Imogen Farr', ...self },
      { name: 'Bev Hull', relation: 'Foster carer', kind: 'adult', seen: true },
    ],
  },
  T: { child: { id: 'C-1', name: 'Alex Moor', pronouns: 'they/them' }, contactType: 'Home visit', present: [{ name: 'Alex Moor', ...self }] },
  S: {
    child: POPPY,
    contactType: 'Home visit',
    present: [{ name: 'Poppy Lang', ...self }, { name: 'Ruby Lang', relation: 'Sister', kind: 'child', seen: true, alone: false }, KERRY],
  },
  Q: {
    child: OSCAR,
    siblings: [{ name: 'Ruby Till', pronouns: 'she/her' }],
    contactType: 'Home visit',
    present: [{ name: 'Oscar Till', ...self }, { name: 'Ruby Till', relation: 'Sister', kind: 'child', seen: true, alone: false }, KERRY],
  },
  K: { child: { ...POPPY, name: '' }, contactType: 'Home visit', present: [{ ...self }] },
};
const SECTIONS: Readonly<Record<string, string>> = { R: 'Reason for contact', D: 'Detailed Notes', A: 'Analysis of information', N: 'Actions' };

/** The note of a case. `[R]`, `[D]`, `[A]`, `[N]` begin a section; without them all is Detailed Notes. */
export async function readMisnaming({ words, contactType: written }: Case): Promise<NoteText> {
  const [letter = '', name] = written.split('=');
  const form = FORMS[letter] as (typeof FORMS)[string];
  const child = name ? { ...form.child, name } : form.child;
  const present = name ? form.present?.map((row, i) => (i === 0 ? { ...row, name } : row)) : form.present;
  const sections: Record<string, string> = {};
  for (const [, key = 'D', told = ''] of words.matchAll(/(?:\[([RDAN])\] )?((?:(?! \[[RDAN]\] ).)+)/g))
    sections[SECTIONS[key] ?? ''] = told.trim().replaceAll(' / ', '\n\n');
  return new NoteText(await readOne('a.json', JSON.stringify({ author: AUTHOR, ...form, child, ...(present ? { present } : {}), sections })), new Lexicon());
}

/** `sibling:Ruby`, `other:Jayden`, `spelling:Popy`, `pronoun`: each once. */
export async function misnamed(one: Case): Promise<string[]> {
  const text = await readMisnaming(one);
  const names = misnamings(text).map(({ prose, mention, kind }) => `${kind}:${prose.text.slice(mention.start, mention.end).replace(/['’]s?$/, '')}`);
  return [...new Set([...names, ...wrongPronouns(text).map(() => 'pronoun')])];
}
