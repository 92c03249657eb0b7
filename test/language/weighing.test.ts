import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForAnalysis, hasAnalysis, isTranscript } from '../../src/language/analysis/analysis.ts';
import { meanScore, weighingOf } from '../../src/language/analysis/weighing.ts';
import { sharedPassages } from '../../src/language/copying/shared-passages.ts';
import { NoteText, type Prose } from '../../src/language/index/note-text.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';

const FORM = { child: { id: 'C-1', name: 'Dawn Ash', pronouns: 'she/her' }, present: [{ name: 'Kim Ash', relation: 'Mother', kind: 'adult' }] };
const read = async (sections: Readonly<Record<string, string>>, fields: object = {}) =>
  new NoteText(await readOne('a.json', JSON.stringify({ ...FORM, ...fields, sections })), new Lexicon());
const weigh = async (analysis: string) => {
  const text = await read({ 'Analysis of information': analysis });
  return weighingOf(text, text.of('analysis')[0] as Prose);
};

describe('a sentence of a case note', () => {
  it.each([
    'I think that Kim is afraid of him, because she whispered throughout.',
    'He told me about the door, and I am worried that it will happen again.',
    'If the placement ends Dawn would lose her school as well.',
    'On balance the risk to Dawn is lower than in March.',
  ])('weighs: %s', async (sentence) => {
    expect((await weigh(sentence))[0]).toMatchObject({ weighs: true });
  });

  it.each([
    'Kim said that she shouts because she is tired.',
    'Then we went upstairs and looked at the bunk beds.',
    'It is Sister Moyo’s view that Dawn is at risk of harm.',
    'Dawn said “I think I am at risk of being bored” and laughed.',
  ])('does not: %s', async (sentence) => {
    expect((await weigh(sentence))[0]).toMatchObject({ weighs: false });
  });

  it.each([
    ['Kim was warm and patient.', 2, 0],
    ['Kim was not warm with her.', 0, 1],
    ['There were no concerns about the home.', 1, 0],
    ['The session was nothing but good.', 1, 0],
    ['He was drunk and violent.', 0, 2],
  ])('speaks of strengths and worries: %s', async (sentence, strength, worry) => {
    expect((await weigh(sentence))[0]).toMatchObject({ strength, worry });
  });

  it('is passed over as a heading or a stub, and lies within its section', async () => {
    expect(await weigh('n/a')).toEqual([]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('I think', 'because', 'Dawn', 'said', 'not', 'safe', '.', '“', '”', '\n\n', '- ', 'plan'), { maxLength: 20 }),
        async (words) => {
          const text = await read({ 'Analysis of information': words.join(' ') });
          for (const prose of text.sections) {
            for (const { sentence, length, score } of weighingOf(text, prose)) {
              expect(sentence.end).toBeLessThanOrEqual(prose.text.length);
              expect(length).toBeGreaterThanOrEqual(0);
              expect(Number.isFinite(score)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('scores higher where it judges than where it tells', async () => {
    const [judged, told] = [
      await weigh('Kim is a reflective parent who puts Dawn first.'),
      await weigh('Then Kim asked me about the bus and I told her the time.'),
    ];
    expect(meanScore(judged)).toBeGreaterThan(0);
    expect(meanScore(told)).toBeLessThan(-2);
    expect(meanScore([])).toBe(0);
  });
});

describe('an analysis', () => {
  it.each([
    [{ significantEvent: true, contactType: 'Email' }, true],
    [{ significantEvent: false, contactType: 'Home visit' }, true],
    [{ significantEvent: false, contactType: 'Direct work' }, true],
    [{ safeguarding: true }, true],
    [{ significantEvent: false, contactType: 'Telephone call' }, false],
    [{ contactType: 'Telephone call' }, false],
    [{}, undefined],
  ])('is asked for with %j: %s', async (fields, asked) => {
    expect(asksForAnalysis((await read({ 'Detailed Notes': 'Seen.' }, fields)).note)).toBe(asked);
  });

  it('may stand under a heading of the worker’s own', async () => {
    const own = 'I think this is the first week in which Kim has slept, because the baby was at her sister’s; Dawn needs that to go on.';
    expect(hasAnalysis(await read({ 'Detailed Notes': 'Seen at home.', 'Cup of tea thoughts': own }))).toBe(true);
    expect(hasAnalysis(await read({ 'Detailed Notes': 'Seen at home.', 'Bus times': 'The 14 goes at four and at five, and the 9 goes at ten past.' }))).toBe(
      false,
    );
    expect(hasAnalysis(await read({ 'Detailed Notes': own }))).toBe(false);
  });

  it('that copies Detailed Notes is a transcript', async () => {
    const told =
      'Kim had the chart on the fridge with four stars out of seven. Dawn showed me the lamp by her bed. We read the second half of the booklet together.';
    const text = await read({ 'Detailed Notes': told, 'Analysis of information': told });
    expect(isTranscript(text)).toBe(true);
    expect(sharedPassages(text, text.of('analysis'), text.of('detailed'))).toBe(1);
    expect(sharedPassages(text, text.of('analysis'), [])).toBe(0);
  });
});
