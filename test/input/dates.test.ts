import { describe, expect, it } from 'vitest';
import { Dates, dayIn, isTimezone } from '../../src/input/dates.ts';

const london = new Dates(['dd/MM/yyyy'], 'Europe/London');
const utc = (text: string): number => Date.parse(text);

describe('dates', () => {
  it.each([
    ['2026-03-02', '2026-03-02', undefined],
    ['2026-03-02T15:30', '2026-03-02', '15:30'],
    ['2026-03-02 15:30', '2026-03-02', '15:30'],
    ['2026-03-02T15:30:59.123', '2026-03-02', '15:30'],
    ['2026-07-02T15:30Z', '2026-07-02', '16:30'],
    ['2026-07-02T23:30Z', '2026-07-03', '00:30'],
    ['2026-03-02T15:30+05:00', '2026-03-02', '10:30'],
    ['02/03/2026', '2026-03-02', undefined],
    ['2/3/2026', '2026-03-02', undefined],
    ['02/03/2026 15:30', '2026-03-02', '15:30'],
    ['02/03/2026 9:05', '2026-03-02', '09:05'],
    ['02/03/2026 15:30:10', '2026-03-02', '15:30'],
    [' 02/03/2026 ', '2026-03-02', undefined],
    ['29/02/2028', '2028-02-29', undefined],
  ])('%s', (text, day, time) => {
    const moment = london.read(text);
    expect([moment.day, moment.time]).toEqual([day, time]);
  });

  it.each([
    '03/25/2026',
    '2026/03/02',
    '02.03.2026',
    '02/03/26',
    '2 March 2026',
    '02-03-2026',
    'yesterday',
    '15:30',
    '20260302',
    '2026-03',
    '02/03/2026 3pm',
    '31/02/2026',
    '29/02/2026',
    '2026-02-30',
    '2026-13-01',
    '00/03/2026',
    '02/03/2026 25:00',
    '2026-03-02T12:60',
  ])('never guesses at %s', (text) => {
    expect(() => london.read(text)).toThrow(/^is not a (?:date|time)/);
    try {
      london.read(text);
    } catch (error) {
      expect((error as Error).message).not.toContain(text);
    }
  });

  it('names the layouts', () => {
    const dates = new Dates(['yyyy-MM-dd HH:mm:ss', 'dd MMM yyyy'], 'Europe/London');
    expect(() => dates.read('02/03/2026')).toThrow('yyyy-MM-dd HH:mm:ss or dd MMM yyyy');
    expect(() => london.read('03/25/2026')).toThrow('dd/MM/yyyy');
    expect(dates.read('02 Mar 2026')).toMatchObject({ day: '2026-03-02' });
    expect(dates.read('2 Mar 2026 15:30')).toMatchObject({ day: '2026-03-02', time: '15:30' });
  });

  it('takes layouts with a clock of twelve hours, with stops, and with a zone', () => {
    expect(new Dates(['dd/MM/yyyy h:mm a'], 'Europe/London').read('02/03/2026 3:30 pm')).toMatchObject({ day: '2026-03-02', time: '15:30' });
    expect(new Dates(['dd/MM/yyyy HH.mm'], 'Europe/London').read('02/03/2026 15.30')).toMatchObject({ time: '15:30' });
    expect(new Dates(['dd/MM/yyyy HH:mm ZZ'], 'Europe/London').read('02/07/2026 15:30 +00:00')).toMatchObject({
      time: '16:30',
      earliest: utc('2026-07-02T15:30Z'),
    });
  });

  it('counts a date alone as the whole day of the time zone', () => {
    expect(london.read('02/07/2026')).toMatchObject({ earliest: utc('2026-07-01T23:00Z'), latest: utc('2026-07-02T23:00Z') - 1 });
    expect(new Dates(['dd/MM/yyyy'], 'America/New_York').read('02/07/2026')).toMatchObject({ earliest: utc('2026-07-02T04:00Z') });
  });

  it('has days of 23 and 25 hours', () => {
    const hours = (day: string) => (london.read(day).latest + 1 - london.read(day).earliest) / 3_600_000;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24]);
  });

  it.each(['2026-03-29T01:00', '2026-03-29T01:30', '29/03/2026 01:59', '2026-03-29 01:30:10'])('%s is a time that no clock showed', (text) => {
    expect(() => london.read(text)).toThrow('no clock showed');
  });

  it('knows that in every layout', () => {
    expect(() => new Dates(['dd/MM/yyyy HH.mm'], 'Europe/London').read('29/03/2026 01.30')).toThrow('no clock showed');
    expect(() => new Dates(['yyyyMMdd HHmm'], 'Europe/London').read('20260329 0130')).toThrow('no clock showed');
    expect(() => london.readWithTime('29/03/2026', '1.30am')).toThrow('no clock showed');
  });

  it('has the hours beside it', () => {
    expect(london.read('2026-03-29T00:59').earliest).toBe(utc('2026-03-29T00:59Z'));
    expect(london.read('2026-03-29T02:00').earliest).toBe(utc('2026-03-29T01:00Z'));
  });

  it('takes the hour that came twice as either', () => {
    for (const text of ['2026-10-25T01:30', '25/10/2026 01:30'])
      expect(london.read(text)).toMatchObject({ time: '01:30', earliest: utc('2026-10-25T00:30Z'), latest: utc('2026-10-25T01:30Z') });
    expect(london.read('2026-10-25T01:30+01:00')).toMatchObject({ earliest: utc('2026-10-25T00:30Z'), latest: utc('2026-10-25T00:30Z') });
    expect(london.read('2026-10-25T02:00')).toMatchObject({ earliest: utc('2026-10-25T02:00Z'), latest: utc('2026-10-25T02:00Z') });
    expect(london.read('2026-10-25T00:59')).toMatchObject({ earliest: utc('2026-10-24T23:59Z'), latest: utc('2026-10-24T23:59Z') });
  });

  it.each([
    ['15:30', '15:30'],
    ['9:05', '09:05'],
    ['3pm', '15:00'],
    ['3.30 p.m.', '15:30'],
    ['9.30am', '09:30'],
    ['1530', '15:30'],
    ['15:30 hrs', '15:30'],
    ['15:30 - 16:15', '15:30'],
    ['10am to 11am', '10:00'],
    ['12am', '00:00'],
    ['15:30:00', '15:30'],
  ])('reads the time %s', (time, expected) => {
    expect(london.readWithTime('02/03/2026', time).time).toBe(expected);
  });

  it.each(['afternoon', '25:00', 'half three', '15:75'])('does not guess at the time %s', (time) => {
    expect(() => london.readWithTime('02/03/2026', time)).toThrow('15:30');
  });

  it('knows time zones and the day in them', () => {
    expect([isTimezone('Europe/London'), isTimezone('Europe/Lundun')]).toEqual([true, false]);
    expect(dayIn('Europe/London', utc('2026-06-30T23:30Z'))).toBe('2026-07-01');
  });
});
