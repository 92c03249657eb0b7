import { describe, expect, it } from 'vitest';
import { NoteText } from '../../src/language/index/note-text.ts';
import { aloneClaims, bedroomClaims, childSeen, toldAlone, toldBedroom, toldSeen, wasChildSeen } from '../../src/language/visit/child-seen.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';

const FORM = { child: { id: 'C-1', name: 'Dawn Ash', pronouns: 'she/her' }, author: { name: 'Hester Quayle' }, contactType: 'Home visit' };
const told = async (words: string, form: object = {}) =>
  new NoteText(await readOne('a.json', JSON.stringify({ ...FORM, ...form, sections: { 'Detailed Notes': words } })), new Lexicon());

describe('the child was not seen', () => {
  it.each([
    'Mum said that Dawn was at her nan’s. I did not see Dawn today.',
    'Dawn was asleep upstairs and I did not wake her.',
    'Dawn had already left for school when I got there.',
    'Dad told me that Dawn had gone out on her bike.',
    'Dawn was not at home.',
    'Dawn wasn’t in. Mum thought she would be back at six.',
    'I left without seeing Dawn.',
    'There was no sign of Dawn.',
    'Dawn had been picked up by her aunt at four.',
    'Dawn refused to come out of her room, so I was unable to see her.',
    'Dawn did not come downstairs and I did not go up to her.',
    'I heard Dawn moving about upstairs but did not see her.',
    'No reply at the door. I put a card through.',
    'Dawn stayed at her friend’s and was not seen.',
    'Mum would not wake Dawn and I did not insist.',
    'Dawn was napping in her cot the whole time, so I only spoke to Mum.',
    'Dawn was on a school trip, so I did not meet her.',
    'Dawn was out with her dad for the afternoon.',
    'I never got to see Dawn.',
    'Mum explained that Dawn had stayed over at a friend’s house.',
  ])('%s', async (words) => expect(toldSeen(await told(words))).toBe(false));
});

describe('the child was seen', () => {
  it.each([
    'Dawn opened the door. She told me about the drill.',
    'I sat with Dawn on the stairs.',
    'Dawn and I went through the chart.',
    'Dawn was playing on the rug when I came in.',
    'I saw Dawn in the library corner.',
    'Dawn came home from school while I was there and showed me her book.',
    'I spoke to Dawn in the kitchen.',
    '"It was the ring at the back," Dawn said to me.',
    'Dawn smiled at me from her high chair.',
    'Dawn let me in.',
    'Dawn was asleep on the sofa and I watched her breathing.',
  ])('%s', async (words) => expect(toldSeen(await told(words))).toBe(true));
});

describe('neither is told', () => {
  it.each([
    'Mum rang me. Dawn told me on the phone that she was fine.',
    'Last week Dawn was not at home.',
    'Mum told me what Dawn says at night: "The dark comes in."',
    'I was not able to see Dawn alone.',
    'Dawn will be at her nan’s next week.',
    'Dawn was at school on Monday and at home on Tuesday.',
  ])('%s', async (words) => expect(toldSeen(await told(words)) ?? 'unknown').not.toBe(false));
});

describe('the child was never alone', () => {
  it.each([
    'Mum stayed in the room with us throughout.',
    'I was not able to see Dawn alone.',
    'Mum sat beside Dawn on the settee from the minute I sat down until I got up.',
    'Mum was present throughout the visit.',
    'Mum did not leave the room at any point while I spoke to Dawn.',
    'Dawn was spoken to with her mother present throughout.',
    'Dawn was not seen on her own today.',
    'There was no opportunity to speak to Dawn on her own.',
    'Dawn did not want to speak to me without her mum.',
    'Dad would not let me see Dawn alone.',
    'Nan sat between us for the whole visit.',
    'Mum never left us.',
    'Dawn sat on Mum’s knee the whole time.',
    'Mum hovered beside Dawn and answered for her the entire time.',
    'We did not get any time alone together, as Dad sat in.',
    'At no point was Dawn on her own with me.',
    'Mum was with us all the way through.',
    'I spoke to Dawn in front of her mother, who remained in her chair the whole visit.',
    'Her mother sat in on our conversation from beginning to end.',
    'Dawn would not leave her mother’s side.',
    'I asked for ten minutes alone with Dawn and Mum said no.',
  ])('%s', async (words) => expect(toldAlone(await told(words))).toBe(false));
});

describe('the child was alone with the author', () => {
  it.each([
    'Mum went out and left the two of us to it.',
    'Dawn was seen alone in her room.',
    'I spoke to Dawn on her own.',
    'Dawn and I sat in the yard by ourselves.',
    'Just the two of us went for a walk.',
    'Dawn and I had the playroom to ourselves.',
    'Nobody else was in the room.',
    'Mum took Rory to the kitchen so that Dawn and I could talk in private.',
    'I saw Dawn by herself in the reading corner.',
    'Mum stayed in the room at first, then left Dawn and me to talk.',
  ])('%s', async (words) => expect(toldAlone(await told(words))).toBe(true));
});

describe('nothing is told of being alone', () => {
  it.each([
    'Mum stayed in the kitchen throughout.',
    'Dawn is left alone at home in the evenings.',
    'Mum looked in once to ask about squash and went away.',
    'Mum stayed in the room for the first ten minutes.',
    'I will see Dawn alone next time.',
    'Mum has been with Dad the whole time they have lived here.',
  ])('%s', async (words) => expect(toldAlone(await told(words))).toBe(undefined));
});

describe('the bedroom', () => {
  it.each([
    ['Dawn showed me her bedroom.', true],
    ['I saw the bedroom, which was tidy.', true],
    ['Bedrooms were viewed.', true],
    ['Dawn and I sat in her room and drew.', true],
    ['Mum took me upstairs to see Dawn’s room.', true],
    ['Bedrooms not viewed, will do next time.', false],
    ['I did not go upstairs.', false],
    ['I did not see Dawn’s bedroom.', false],
    ['Dawn did not want to show me her room.', false],
    ['Mum would rather I did not go up, so the bedroom was not seen.', false],
    ['I was not shown upstairs.', false],
    ['The visit was downstairs only and her room will have to wait until next time.', false],
    ['I asked to see where Dawn sleeps and Dad said not today.', false],
    ['We stayed downstairs throughout.', false],
    ['Mum has painted the kitchen.', undefined],
  ])('%s', async (words, seen) => expect(toldBedroom(await told(words))).toBe(seen));
});

it('puts ticks and text side by side', async () => {
  const text = await told('I did not see Dawn today.', { present: [{ name: 'Dawn Ash', relation: 'Self', kind: 'child', seen: true }] });
  expect(childSeen(text).ticked).toBe(true);
  expect(childSeen(text).told.map(({ tells }) => tells)).toEqual(['unseen']);
  expect(wasChildSeen(text)).toBe(true);
  expect(wasChildSeen(await told('I did not see Dawn today.'))).toBe(false);
  expect(aloneClaims(text)).toEqual([]);
  expect(bedroomClaims(text)).toEqual([]);
});

it('takes no telephone call for a meeting', async () => {
  const text = await told('Dawn told me that she was fine. I spoke to Dawn for ten minutes.', { contactType: 'Telephone call' });
  expect(toldSeen(text)).toBe(undefined);
});
