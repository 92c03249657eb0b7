import { describe, expect, it } from 'vitest';
import { NoteText } from '../../src/language/index/note-text.ts';
import { kinOf, withoutPossessive } from '../../src/language/index/people.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';

const NOTE = {
  child: { id: 'C-1', name: 'Dawn Mary Ash-Cole', knownAs: ['Dee'] },
  siblings: [{ name: 'Rory Ash' }],
  author: { name: 'Dr Samuel O’Neil' },
  interpreter: { used: true, name: 'Ana Lima' },
  present: [{ name: 'Kim Ash', kind: 'adult' }, { name: 'Bea Ash', kind: 'child' }, { name: 'Mum' }],
  sections: { 'Detailed Notes': 'Dawn said “I like it. Mum knows.” We left.', Actions: 'Call school.' },
};
const text = async () => new NoteText(await readOne('a.json', JSON.stringify(NOTE)), new Lexicon());

describe('the people of a note', () => {
  it('are known by each of their names', async () => {
    const { people } = await text();
    const roles = ['dawn', 'dee', 'ash', 'cole', 'rory', 'bea', 'kim', 'ana', 'samuel', "o'neil", 'dr', 'mum', 'sam'].map((word) => people.role(word));
    expect(roles).toEqual(['child', 'child', 'child', 'child', 'sibling', 'sibling', 'adult', 'adult', 'author', 'author', undefined, undefined, undefined]);
  });

  it('are known by their initials', async () => {
    const { people } = await text();
    expect(['DMAC', 'DC', 'KA', 'SO', 'AL', 'IRO'].map((capitals) => people.hasInitials(capitals))).toEqual([true, true, true, true, true, false]);
  });

  it('by what the form says they are, which its last word tells', async () => {
    const given = {
      ...NOTE,
      present: ['Mother (PR)', 'MGM', "Parent's partner", 'Family liaison worker', 'Father and carer'].map((relation) => ({ relation })),
    };
    const { people } = new NoteText(await readOne('a.json', JSON.stringify(given)), new Lexicon());
    const relations = people.all.filter(({ role }) => role === 'adult').map(({ relation }) => relation);
    expect(relations).toEqual(['mother', 'grandmother', 'partner', 'family liaison worker', 'carer']);
  });

  it('and kin words', () => {
    expect([kinOf('mum'), kinOf('nan'), kinOf('constructor'), kinOf('table')]).toEqual(['parent', 'grandparent', undefined, undefined]);
    expect(["dawn's", "boys'", 'dawn'].map(withoutPossessive)).toEqual(['dawn', 'boys', 'dawn']);
  });
});

describe('the language of a note', () => {
  it('is asked for by section and by place', async () => {
    const note = await text();
    const [prose] = note.of('detailed');
    expect(note.of('actions', 'detailed').map((part) => part.section.kind)).toEqual(['detailed', 'actions']);
    const at = prose?.text.indexOf('knows') ?? 0;
    expect([prose?.quoteAt(at) !== undefined, prose?.quoteAt(0) !== undefined]).toEqual([true, false]);
    const sentence = prose?.sentenceAt(at);
    expect(prose?.text.slice(sentence?.start, sentence?.end)).toBe('Mum knows.”');
  });
});
