import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionSections, actionsIn, consistsOfActions, isAction } from '../../src/language/actions/actions.ts';
import { namesDueDate, namesOccasion } from '../../src/language/actions/due-date.ts';
import { NoteText } from '../../src/language/index/note-text.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';

const NOTE = {
  child: { id: 'C-1', name: 'Kit Boyd' },
  author: { name: 'Fintan Quayle' },
  present: [{ name: 'Janine Boyd', relation: 'Mother', kind: 'adult' }],
};

async function textOf(sections: Readonly<Record<string, string>>): Promise<NoteText> {
  return new NoteText(await readOne('a.json', JSON.stringify({ ...NOTE, sections })), new Lexicon());
}

/** The actions of an Actions section, each with what it lacks: `who`, `when`, both or nothing. */
async function lacking(actions: string): Promise<string[]> {
  const [prose] = (await textOf({ Actions: actions })).of('actions');
  if (!prose) return [];
  return actionsIn(prose).map(({ hasDoer, hasDueDate }) => [...(hasDoer ? [] : ['who']), ...(hasDueDate ? [] : ['when'])].join(' '));
}

describe('one action', () => {
  it.each([
    ['- Kim to ring the GP, Friday', ''],
    ['- KIM TO RING GP BY FRIDAY', ''],
    ['- HV – weigh – 12/3', ''],
    ['- FQ ring GP 3/5', ''],
    ['- Ring GP (FQ by 3/4)', ''],
    ['- Agreed that Mum will take Kit to the dentist on 4 June.', ''],
    ['- Tomorrow at nine I ring the surgery.', ''],
    ['- Form to be sent by Moira on Friday', ''],
    ['- Legal planning meeting 4 May', ''],
    ['- Dad not to come to the house', ''],
    ['- If Kit goes missing Janine rings 101.', ''],
    ['- Ring Mum and Dad by Friday', 'who'],
    ['- CAMHS to be chased by Friday', 'who'],
    ['- Someone to ring the GP on Monday', 'who'],
    ['- Fintan to visit more often', 'when'],
    ['- Fintan to chase the referral of 3 March', 'when'],
    ['- Fintan to speak to school about Monday’s incident', 'when'],
    ['- Janine to take Kit to the optician as soon as possible', 'when'],
    ['- Next core group to be brought forward', 'who when'],
    ['- Liaise with school', 'who when'],
    ['- Fuel voucher.', 'who when'],
  ])('%s', async (action, lack) => {
    expect(await lacking(action)).toEqual([lack]);
  });

  it.each([
    '- Referral sent 3/4',
    '- Told the school at 3.',
    '- Mum is happy with this.',
    '- No further action because it is half term.',
    '- Ring GP (done 3/4)',
    '- As above',
    '-',
  ])('%s is none', async (line) => {
    expect(await lacking(line)).toEqual([]);
  });
});

describe('what stands around actions', () => {
  it('a lead-in lends its owner or its date to the items below it, and to no paragraph behind them', async () => {
    expect(await lacking('Fintan:\n\n- ring nan by Friday\n- chase housing\n\nExplore a club.')).toEqual(['', 'when', 'who when']);
    expect(await lacking('By 9 April:\n\n- Kim to write\n\nAfter that:\n\n- Kim to draw')).toEqual(['', 'when']);
  });

  it('lines, owners above and below them, and semicolons', async () => {
    expect(await lacking('Hollis -\nring Uncle Fergal, tomorrow\nbereavement group')).toEqual(['', 'when']);
    expect(await lacking('Ring the jobcentre\nTess, by 9 June')).toEqual(['']);
    expect(await lacking('- Ring GP\n  - Who: Fintan\n  - By when: Friday')).toEqual(['']);
    expect(await lacking('Fintan to ring the GP by Friday; school to be updated; explore a club.')).toEqual(['', 'who when', 'who when']);
  });

  it('a heading over what is done', async () => {
    expect(await lacking('Done since last visit:\n- nursery place\n\nStill to be done:\n- bed')).toEqual(['who when']);
  });

  it('tables by their header, with several lines in a cell', async () => {
    expect(await lacking('| Task | Person | Date |\n| --- | --- | --- |\n| Ring dad | | |\n| Bed | Janine | half term |\n| Club | All | ongoing |')).toEqual([
      'who when',
      '',
      'when',
    ]);
    expect(await lacking('| Who | Does what |\n| --- | --- |\n| Mum | diary nightly<br>try harder |')).toEqual(['', 'when']);
  });
});

describe('where a note has its actions', () => {
  const kindsOf = async (sections: Readonly<Record<string, string>>) => actionSections(await textOf(sections)).map(({ section }) => section.heading);

  it('under Actions, or under another heading that says who and by when', async () => {
    expect(await kindsOf({ 'Detailed Notes': 'x', Actions: 'Ring.' })).toEqual(['Actions']);
    expect(await kindsOf({ 'What happens next': 'I will ring nan on Friday.' })).toEqual(['What happens next']);
    expect(await kindsOf({ 'What needs to happen': 'Kit needs to be safe.' })).toEqual([]);
  });
});

describe('an action in any section', () => {
  it.each([
    ['Mum to ring the GP.', true],
    ['Ring the GP.', true],
    ['GP to be told.', true],
    ['Fintan will visit on Friday.', true],
    ['He will struggle at his new school.', false],
    ['Mum was asked to ring the GP.', false],
    ['The house was warm.', false],
  ])('%s', async (line, expected) => {
    const [prose] = (await textOf({ 'Detailed Notes': line })).of('detailed');
    const [sentence] = prose?.sentences ?? [];
    expect(prose && sentence && isAction(prose, sentence)).toBe(expected);
  });

  it('a block of them', async () => {
    const [prose] = (await textOf({ 'Detailed Notes': 'Mum to ring the GP. School to keep a diary. It was late.\n\nIt was late. Ring the GP.' })).of(
      'detailed',
    );
    expect(prose?.plain.blocks.map((block) => consistsOfActions(prose, block))).toEqual([true, false]);
  });
});

describe('by when', () => {
  it.each([
    'by 9 April',
    '3/5',
    'w/c 9 Feb',
    'the 12th',
    'on Fridays',
    'tonight',
    'every ten working days',
    'at the next core group',
    'within 48 hours',
    'by nine',
    '10am',
    'weekly',
  ])('%s is a date', (words) => expect(namesDueDate(words)).toBe(true));

  it.each([
    'soon',
    'ongoing',
    '24/7',
    'the Wednesday group',
    'the letter of 3 March',
    'may need help',
    '£12.50',
    'as before',
    'in due course',
    'as agreed at the last meeting',
  ])('%s is none', (words) => expect(namesDueDate(words)).toBe(false));

  it('an occasion', () => {
    expect(['ring 101 if he is not back', 'when she rings', 'if possible', 'see if Dad can', 'when things settle'].map(namesOccasion)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

it('reads any text, and every action lies in it', async () => {
  const piece = fc.constantFrom(
    'Mum',
    ' to ',
    'ring',
    ' - ',
    '\n',
    '\n\n',
    '- ',
    '; ',
    ': ',
    'by Friday',
    '|',
    '| --- |\n',
    'FQ',
    '. ',
    '(',
    ')',
    '→',
    '**',
    'will',
    'done',
    '3/5',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const [prose] = (await textOf({ Actions: `x ${pieces.join('')}` })).of('actions');
      for (const { start, end } of prose ? actionsIn(prose) : []) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(prose?.text.length ?? 0);
      }
    }),
  );
});
