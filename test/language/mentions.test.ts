import { describe, expect, it } from 'vitest';
import { antecedent } from '../../src/language/index/mentions.ts';
import { NoteText, type Prose } from '../../src/language/index/note-text.ts';
import { isChild, speechIn } from '../../src/language/index/speech.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';

const FORM = {
  child: { id: 'C-1', name: 'Dawn Ash', knownAs: ['Dee'], pronouns: 'she/her' },
  siblings: [{ name: 'Rory Ash' }],
  author: { name: 'Samuel Oduya' },
  present: [
    { name: 'Dawn Ash', relation: 'Self', kind: 'child', seen: true },
    { name: 'Kim Ash', relation: 'Mother', kind: 'adult' },
    { name: 'Rory', kind: 'child', relation: 'Half Brother', seen: true },
  ],
};
const read = async (detailed: string) => {
  const text = new NoteText(await readOne('a.json', JSON.stringify({ ...FORM, sections: { 'Detailed Notes': detailed } })), new Lexicon());
  return { text, prose: text.of('detailed')[0] as Prose };
};
const said = ({ text, mentions }: Prose) => mentions.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);

describe('the people of the form', () => {
  it('have their rows, names and relations', async () => {
    const { people } = (await read('')).text;
    expect(people.child.row?.seen).toBe(true);
    expect(people.all.map(({ role, relation, gender }) => [role, relation, gender])).toEqual([
      ['child', undefined, 'f'],
      ['sibling', 'brother', 'm'],
      ['author', undefined, undefined],
      ['adult', 'mother', 'f'],
    ]);
    expect(people.named(['dee']).map(({ role }) => role)).toEqual(['child']);
    expect(people.named(['ash']).map(({ role }) => role)).toEqual(['child', 'sibling', 'adult']);
    expect(people.named(['bea'])).toEqual([]);
  });

  it('take one flag a note as the child’s', async () => {
    const note = await readOne('a.json', JSON.stringify({ child: { name: 'Dawn' }, present: [{ seen: true }] }));
    expect(new NoteText(note, new Lexicon()).people.child.row?.seen).toBe(true);
  });
});

describe('mentions', () => {
  it('are of the author, kin, names with and without titles, professions and pronouns', async () => {
    const { prose } = await read('I met mum Kim and Aunty Bev. Ms Ash and the health visitor Joan Peel told her that Dawn’s nan rang from Leeds.');
    expect(said(prose)).toEqual([
      'author: I',
      'kin: mum Kim',
      'kin: Aunty Bev',
      'name: Ms Ash',
      'profession: health visitor Joan Peel',
      'pronoun: her',
      'name: Dawn’s',
      'kin: nan',
      'name: Leeds',
    ]);
    expect(prose.mentions.map(({ owning }) => owning)).toEqual([false, false, false, false, false, false, true, false, false]);
    expect(prose.mentions.map(({ people }) => people.map(({ role }) => role).join('+'))).toEqual(['', 'adult', '', 'adult', '', '', 'child', '', '']);
  });

  it('find whom a pronoun means', async () => {
    const { prose } = await read('Mum was out. Rory said he was hungry. Kim came back and she made toast. Her phone rang.');
    const of = (lower: string) => {
      const pronoun = prose.mentions.find(({ first }) => prose.words[first]?.lower === lower);
      const who = pronoun && antecedent(prose, pronoun);
      return who && prose.text.slice(who.start, who.end);
    };
    expect(['he', 'she', 'her'].map(of)).toEqual(['Rory', 'Kim', 'Kim']);
  });
});

describe('speech', () => {
  const speakers = async (detailed: string) => {
    const { prose } = await read(detailed);
    return prose.sentences.flatMap((sentence) =>
      speechIn(prose, sentence).map(({ kind, passive, speaker }) => {
        const who = speaker ? prose.text.slice(speaker.start, speaker.end) : '-';
        return `${kind}${passive ? ' passive' : ''}: ${who}${speaker && isChild(prose, speaker) ? ' (the child)' : ''}`;
      }),
    );
  };

  it('is told with its speaker', async () => {
    expect(await speakers('Dawn told me she likes school. She said that mum rang. “I am fine,” said Dee. The report was late.')).toEqual([
      'told: Dawn (the child)',
      'said: She (the child)',
      'said: Dee (the child)',
    ]);
  });

  it('is told in the passive, with a speaker and without', async () => {
    expect(await speakers('I was told by his nan that he left. It was reported that he drinks.')).toEqual(['told passive: nan', 'said passive: -']);
  });

  it('inside quotation marks is not the author’s telling', async () => {
    expect(await speakers('Rory: “she said no and told on me”.')).toEqual([]);
  });
});
