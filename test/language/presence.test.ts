import { describe, expect, it } from 'vitest';
import { NoteText } from '../../src/language/index/note-text.ts';
import { absentIn } from '../../src/language/visit/absent.ts';
import { presentIn } from '../../src/language/visit/presence.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import { findWords } from '../../src/language/words/words.ts';
import { readOne } from '../input/given.ts';

const FORM = { child: { id: 'C-1', name: 'Dawn Ash', pronouns: 'she/her' }, author: { name: 'Hester Quayle' }, contactType: 'Home visit' };
const read = async (words: string, form: object = {}) =>
  new NoteText(await readOne('a.json', JSON.stringify({ ...FORM, ...form, sections: { 'Detailed Notes': words } })), new Lexicon());
const present = async (words: string, form: object = {}) =>
  presentIn(await read(words, form)).map(({ prose, mention }) => prose.text.slice(mention.start, mention.end));

describe('who was there', () => {
  it.each([
    ['Gran came in by the back door and joined us.', 'Gran'],
    ['Mum’s partner Gary was in the kitchen.', 'partner Gary'],
    ['I spoke to Nan on the step.', 'Nan'],
    ['Arrived with PC Lindqvist.', 'PC Lindqvist'],
    ['Door answered by Uncle Dean.', 'Uncle Dean'],
    ['The health visitor, Mrs Oyelaran, had come with me.', 'health visitor'],
    ['Present: Gary, in his coat.', 'Gary'],
    ['Nan there too.', 'Nan'],
    ['Mum introduced me to her brother Dean.', 'brother Dean'],
    ['While I was there Grandad mended the gate.', 'Grandad'],
    ['Mrs Kettle and I watched from the door.', 'Mrs Kettle'],
    ['The worker was let in by Gary.', 'Gary'],
  ])('%s', async (words, who) => expect(await present(words)).toContain(who));
});

describe('who was only talked about', () => {
  it.each([
    'Her dad, Ross, is working on the rigs.',
    'Dawn told me that her uncle Dean was in the kitchen on Sunday.',
    'Nan rang me later from work.',
    'Gary was not there.',
    'Gran will join us next week.',
    'Mum said, "Gary came in and sat with us."',
    'Her friend Carol takes her to Brownies every Thursday.',
    'If Gary comes in, Dawn goes upstairs.',
    'Dad was asleep upstairs after his shift.',
    'Gran joined us last week.',
  ])('%s', async (words) => expect((await present(words)).filter((who) => !/Dawn|Mum/.test(who))).toEqual([]));
});

it('knows who was away', async () => {
  const away = absentIn(await read('Simon was away on a job in Crewe. I did not meet Ivy. Mum was in the kitchen. Nan was still at work.'));
  expect(away.map(({ prose, mention }) => prose.text.slice(mention.start, mention.end))).toEqual(['Simon', 'Ivy', 'Nan']);
});

it('finds phrases with choices, groups in groups and gaps', () => {
  const phrases = new Phrases(['(alone|by (himself|herself)) … today', 'sat (down|) with']);
  expect(phrases.find(findWords('she sat by herself in the yard today out'))).toEqual({ first: 2, end: 8 });
  expect(phrases.find(findWords('we sat with mum'))).toEqual({ first: 1, end: 3 });
  expect(phrases.find(findWords('we stood'))).toBe(undefined);
});
