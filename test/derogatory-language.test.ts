import { describe, expect, it } from 'vitest';
import { GROUNDS, groups } from '../rules/derogatory-language/lexicon.ts';
import slots from '../rules/derogatory-language/terms/slots.yaml';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/batch/run.ts';
import { resolveSettings } from '../src/config/resolve.ts';

async function messagesFor(text: string, born?: string): Promise<string[]> {
  const note = {
    id: 'D-1',
    child: { id: 'C-1', name: 'Dale Roper', ...(born ? { dateOfBirth: born } : {}) },
    eventAt: '2026-03-01',
    sections: { 'Detailed Notes': text },
  };
  const settings = resolveSettings(rules, [], { only: ['derogatory-language'] });
  const given = [{ name: 'note.json', bytes: new TextEncoder().encode(JSON.stringify(note)) }];
  const { findings } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  return findings.map(({ message }) => message);
}

describe('derogatory-language', () => {
  it('has a list whose grounds and slots all exist', () => {
    for (const group of groups) {
      expect(GROUNDS).toContain(group.ground);
      for (const phrase of [...group.terms, ...(group.not ?? [])]) {
        for (const [, slot = ''] of phrase.matchAll(/\{(\w+)\}/g)) expect(slots).toHaveProperty(slot);
        expect(phrase).toBe(phrase.toLowerCase());
      }
    }
  });

  it('lets small children have tantrums', async () => {
    expect(await messagesFor('Dale had a tantrum in the shop.', '2023-06-01')).toEqual([]);
    expect(await messagesFor('Dale had a tantrum in the shop.', '2012-06-01')).toHaveLength(1);
  });

  it.each([
    'Dad was grumpy on the phone and rang back to say sorry.',
    'She was evasive about where she had been on Friday.',
    'Dale was sulking on the stairs and came down after ten minutes.',
    'Ms Roper was rude to the driver.',
    'The damp is no better than it was in May.',
    'I wished her good luck with the interview.',
    'Mum explained that in her culture the women cook for forty days.',
    'We asked how in their community the elders settle it.',
  ])('lets a record tell of a mood or a manner of the day, and of plain things: %s', async (sentence) => {
    expect(await messagesFor(sentence)).toEqual([]);
  });

  it.each([
    'Dad is grumpy and always will be.',
    'She was as evasive as ever.',
    'He is a sulky boy.',
    'In her culture the women leave it all to the men.',
    'She is no better than her mother.',
  ])('marks it where somebody is said to be always so, or to be so as one of a group: %s', async (sentence) => {
    expect(await messagesFor(sentence)).toHaveLength(1);
  });

  it('takes "made his choice" for blame of a child only', async () => {
    expect(await messagesFor('Dale has made his choice.')).toHaveLength(1);
    expect(await messagesFor('Dad has made his choice.')).toEqual([]);
  });

  it.each([
    ['You told me that she is bossy with the pens.', 0],
    ['Told me his dad is a waster.', 0],
    ['I told Mum that Kev is a waster.', 1],
    ['Dale likes the crusty end of the loaf.', 0],
    ['Some crusty type answered the door.', 1],
    ['Another visit from an idiot like Kev will upset her.', 1],
    ['A loser such as him has no place in her life.', 1],
    ['He wants a handful of sweets like his sister.', 0],
    ['Typical Southern Italian temper.', 1],
    ['Classic Irish temperament on both sides.', 1],
    ['She made a typical Polish dish with beetroot.', 0],
    ['He likes classic black shoes.', 0],
    ['I listened to the usual griping about the rent.', 1],
    ['The kitchen was the usual squalor.', 1],
    ['Mum was her usual surly self.', 1],
    ['Sam was in his usual seat with the usual book.', 0],
    ['The usual mess of paints was on the table.', 0],
    ['Signing is a part of you that should grow up with you.', 0],
    ['She should grow up and think of the baby.', 1],
    ['The mattress is too soft for the baby.', 0],
    ['There is no shame in asking for help.', 0],
    ['The nurse watched him for a reaction after the injection.', 0],
    ['He was showing off his new trainers to me.', 0],
    ['His idea of a good day is fishing with his uncle.', 0],
    ['His idea of discipline is a slammed door.', 1],
  ])('knows whose word it is and of whom: %s', async (text, count) => {
    expect(await messagesFor(text)).toHaveLength(count);
  });

  it('names a ground of the policy with its own clause', async () => {
    expect((await messagesFor('He is wheelchair-bound.'))[0]).toContain('(4.5)');
    expect((await messagesFor('Dale is a persistent absconder.'))[0]).toContain('(5.4)');
  });
});
