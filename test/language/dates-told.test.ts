import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoteText, type Prose } from '../../src/language/index/note-text.ts';
import { earlierContactDay } from '../../src/language/time/contact-day.ts';
import { daysTold } from '../../src/language/time/dates-told.ts';
import { reportTold } from '../../src/language/time/report-told.ts';
import { isTimeAt } from '../../src/language/time/times-told.ts';
import { isToldAsPast } from '../../src/language/time/told-as-past.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';

/** A Friday. */
const EVENT = '2026-05-15';
const read = async (detailed: string, fields: object = {}) => {
  const note = { child: { id: 'C-1', name: 'Dawn Ash' }, author: { name: 'Samuel Oduya' }, eventAt: `${EVENT}T10:00`, contactType: 'Home visit', ...fields };
  const text = new NoteText(await readOne('a.json', JSON.stringify({ ...note, sections: { 'Detailed Notes': detailed } })), new Lexicon());
  return { text, prose: text.of('detailed')[0] as Prose };
};
const told = async (detailed: string) => {
  const { prose } = await read(detailed);
  return daysTold(prose, EVENT).map(({ start, end, from, to }) => [prose.text.slice(start, end), ...(from === to ? [from] : [from, to])]);
};

describe('the days that a text tells of', () => {
  it.each([
    ['on 3 March', ['3 March', -73]],
    ['on the 3rd of March 2027', ['3rd of March 2027', 292]],
    ['by 12/6', ['12/6', 28]],
    ['seen 02/05/2026 at 4', ['02/05/2026', -13]],
    ['on 12.5.26', ['12.5.26', -3]],
    ['ref 2026-05-20', ['2026-05-20', 5]],
    ['on 14-05-2026', ['14-05-2026', -1]],
    ['May 3rd, then', ['May 3rd', -12]],
    ['March the third', ['March the third', -73]],
    ['the fourteenth of May', ['fourteenth of May', -1]],
    ['on the twenty second of May', ['twenty second of May', 7]],
    ['28 Dec', ['28 Dec', -138]],
    ['on Boxing Day', ['Boxing Day', -140]],
    ['Evening of the 11th.', ['11th', -4]],
    ['Friday 8th after school', ['Friday 8th', -7]],
    ['yesterday', ['yesterday', -1]],
    ["last night's row", ["last night's", -1]],
    ['the day before yesterday', ['day before yesterday', -2]],
    ['two days ago', ['two days ago', -2]],
    ['tomorrow', ['tomorrow', 1]],
    ['on Tuesday', ['Tuesday', -3]],
    ['Tues teatime', ['Tues', -3]],
    ['this was Friday', ['Friday', 0]],
    ['last Friday', ['last Friday', -7]],
    ['next Monday', ['next Monday', 3, 10]],
    ['Monday week', ['Monday week', 3]],
    ['at the start of the week', ['start of the week', -4, -3]],
  ])('%s', async (text, day) => expect(await told(text)).toEqual([day]));

  it.each([
    'the 10th time he asked',
    'on Mondays',
    'every Monday',
    'open 24/7',
    'gave it 8/10',
    'paid £12.50',
    'may 2 of them come',
    'Sat with Mum',
    'on 31/02/2026',
    'the first of them',
    'room 14-05',
    'weighs 3.5 kg',
  ])('not in “%s”', async (text) => expect(await told(text)).toEqual([]));

  it('reads every date of a year where it stands, in any form', async () => {
    const { prose } = await read('x');
    const day = fc.date({ min: new Date('2025-11-20T00:00:00Z'), max: new Date('2026-11-01T00:00:00Z'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(day, fc.integer({ min: 0, max: 3 }), async (date, form) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, number] = iso.split('-');
        const name = date.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
        const written = [iso, `${number}/${month}/${year}`, `${Number(number)} ${name}`, `${name} ${Number(number)}`][form] ?? '';
        const found = daysTold((await read(`Seen on ${written}, in town.`)).prose, EVENT);
        expect(found.map(({ from, to }) => [from, to])).toEqual([[1, 1].map(() => (Date.parse(iso) - Date.parse(EVENT)) / 86_400_000)]);
      }),
      { numRuns: 60 },
    );
    expect(daysTold(prose, EVENT)).toEqual([]);
  });

  it('never throws', async () => {
    const pieces = fc.constantFrom(
      'the',
      '31st',
      'of',
      'Feb',
      '29',
      'twenty',
      'second',
      'last',
      'Monday',
      '99/99',
      '2026',
      '-',
      '13',
      'ago',
      'days',
      '.',
      'May',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (words) => {
        for (const { start, end, from, to } of daysTold((await read(`x ${words.join(' ')}`)).prose, EVENT)) {
          expect(start).toBeLessThan(end);
          expect(from).toBeLessThanOrEqual(to);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a time of day', () => {
  it.each(['at 16:25', '4.30pm', 'at 4 pm', '1625hrs', 'half four', 'ten to five', 'twenty past one', 'at noon', 'went at ten and', '09.58'])(
    'in “%s”',
    async (text) => {
      const { prose } = await read(text);
      expect(prose.words.some((_, i) => isTimeAt(prose, i))).toBe(true);
    },
  );
  it.each(['at two addresses', '£4.50', 'weighs 3.45 kg', 'in 2026', 'a half share', 'one of them', '10%'])('not in “%s”', async (text) => {
    const { prose } = await read(text);
    expect(prose.words.some((_, i) => isTimeAt(prose, i))).toBe(false);
  });
});

describe('the day of the contact', () => {
  const day = async (text: string, fields: object = {}) => {
    const found = earlierContactDay((await read(text, fields)).text);
    return found?.prose.text.slice(found.start, found.end);
  };
  it.each([
    ['Called round yesterday, no answer.', 'yesterday'],
    ['Tues teatime, planned.', 'Tues'],
    ['The practitioner met with Dawn in the garden last night from around 18:40.', 'last night'],
    ['On Monday, as planned, I called at the flat.', 'Monday'],
    ['Nan opened the door on Wednesday.', 'Wednesday'],
    ['I went round after the core group on Tuesday.', 'Tuesday'],
    ['Typed up from my notebook; the visit was on Monday.', 'Monday'],
    ['The flat was warm. Tea was made. Dawn drew. She ate. At yesterday’s visit there was no bread.', 'yesterday’s'],
    ['I am dictating this the morning after the visit.', 'the morning after'],
  ])('%s', async (text, found) => expect(await day(text)).toBe(found));
  it.each([
    'Mum said that I missed the play yesterday.',
    'Following the incident at school on Monday I saw Dawn.',
    'Last visit was on Monday.',
    'I had seen Dawn on Tuesday at school.',
    'Mum had texted me on Monday to say sorry.',
    'Dawn was glad to see me today. “I fell off on Sunday,” she said.',
    'Visited this morning.',
  ])('not in “%s”', async (text) => expect(await day(text)).toBeUndefined());

  it('of a call is that of the ringing', async () => {
    expect(await day('Mum rang yesterday at four.', { contactType: 'Telephone call' })).toBe('yesterday');
    expect(await day('Dawn came home on Tuesday with a certificate.', { contactType: 'Telephone call' })).toBeUndefined();
  });
});

describe('told as past', () => {
  const isPast = async (text: string) => {
    const { prose } = await read(text);
    return daysTold(prose, EVENT).map((day) => isToldAsPast(prose, prose.sentenceAt(day.start) as Prose['sentences'][number], day));
  };
  it.each([
    'The driver was interviewed on 3 June and admitted it.',
    'At your review on 26 May everyone agreed that you can stay.',
    'Dawn came home on the 18th and was sick twice.',
    'The medical on 1 June found older marks too.',
    'She has slept through since 3 June.',
    '4/6: Dad rang back.',
    'The order was made on 3 June.',
    'On 3 June she was taken to hospital.',
    'She had her stitches taken out on 3 June.',
  ])('%s', async (text) => expect(await isPast(text)).toEqual([true]));
  it.each([
    'We fixed 11 June for me to come out.',
    'His next review is booked for 23 June.',
    'Exam results are due on 14 June and Dad will take the day off.',
    'Zofia goes back to school on 3 June, Iwona said.',
    'She was worried about court on 3 June.',
    'The exam on 3 June worried her.',
    'Mum was told that the hearing is on 3 June.',
    'He circled 3 June on the calendar.',
    'The nursery asked if he would start on 3 June.',
    'Update 3 June: she was fine.',
    'Dad got an appointment on 3 June.',
    'He gets paid by the college on the 25th.',
    'Nan has her bad hip done on 9 June.',
    'The rent is paid on 3 June.',
  ])('not in “%s”', async (text) => expect(await isPast(text)).toEqual([false]));
});

describe('the report of a safeguarding matter', () => {
  const report = async (text: string) => reportTold((await read(text)).prose, EVENT, 'social worker');
  const both = { to: true, when: true };
  it.each([
    'Rang my team manager at 16:25.',
    'MASH: phoned in by me 09:58, taken by Wendy.',
    'I told the duty manager, Fran, straight away.',
    'The police were informed on 15 May.',
    'I told my manager. This was at 16:10.',
    '16:40 Mum in tears. Went to the car and rang EDT.',
    'Strategy discussion convened for 15:30.',
    'At 17:20 I passed it on to the front door.',
    'The front door took my referral at 17:25.',
    'By ten past five my manager knew of it; I had told her at 17:05.',
  ])('%s', async (text) => expect(await report(text)).toEqual(both));
  it.each([
    ['I have talked it through with my manager.', false],
    ['I discussed this with my manager.', true],
    ['I will tell my manager at 16:00.', false],
    ['Nadine to speak to the team manager at 10.', false],
    ['I tried to ring the duty manager at 16:10.', false],
    ['If he comes back tonight Mum will ring the police at once.', false],
    ['Mrs Ash says that she told the police at 9 on Sunday.', false],
    ['I told the nursery manager at 16:10.', false],
    ['Dawn said “the police came at 9:00”.', false],
    ['22:40 Mum on the line. Lee has put the glass in the front door through.', false],
    ['At 17:10 I knocked at the front door and spoke to Kim.', false],
    ['I met Kim at the police station at 17:30. She had given her statement.', false],
    ['At 17:40 I left a message for the police.', false],
    ['The police were told on 3 March.', true],
  ])('not, or not when, in “%s”', async (text, to) => expect(await report(text)).toEqual({ to, when: false }));
});
