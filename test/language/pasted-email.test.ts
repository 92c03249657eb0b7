import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInHeader } from '../../src/language/copying/email-heads.ts';
import { pastedEmails } from '../../src/language/copying/pasted-email.ts';
import { NoteText, type Prose } from '../../src/language/index/note-text.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';

const read = async (detailed: string) => {
  const note = await readOne('a.json', JSON.stringify({ id: 'N', child: { id: 'C-1', name: 'Dawn Ash' }, sections: { 'Detailed Notes': detailed } }));
  return new NoteText(note, new Lexicon()).of('detailed')[0] as Prose;
};
const parts = (prose: Prose) =>
  pastedEmails(prose).map(({ head, body, feet }) => ({
    head: head && prose.text.slice(head.start, head.end),
    body: prose.text.slice(body.start, body.end).trim(),
    feet: feet.map(({ start, end, kind }) => `${kind}: ${prose.text.slice(start, end)}`),
  }));

const HEAD = 'From: Tom Hale\nSent: 3 March 2026 10:00\nTo: Jo Bell\nSubject: Dawn';

describe('pastedEmails', () => {
  it('parts head, body and signature', async () => {
    const prose = await read(`${HEAD}\n\nDawn is well.\n\nKind regards\nTom Hale\nAttendance Officer\n\nI rang Dawn's mother.`);
    expect(parts(prose)).toEqual([{ head: HEAD, body: 'Dawn is well.', feet: ['signature: Kind regards\nTom Hale\nAttendance Officer'] }]);
  });

  it('knows a head in one line', async () => {
    const prose = await read('From: Tom Hale Sent: 3 March 2026 To: Jo Bell Subject: Dawn\nDawn is well.');
    expect(parts(prose)).toEqual([{ head: 'From: Tom Hale Sent: 3 March 2026 To: Jo Bell Subject: ', body: 'Dawn\nDawn is well.', feet: [] }]);
  });

  it('parts a message from the one that it answers', async () => {
    const prose = await read(`${HEAD}\n\nYes.\n\nOn 2 March 2026 at 09:00, Jo Bell <jo@council.example> wrote:\n> Is Dawn well?`);
    expect(parts(prose).map(({ body }) => body)).toEqual(['Yes.', 'Is Dawn well?']);
  });

  it('leaves times and reasons alone', async () => {
    expect(parts(await read('From: 10 am\nTo: 12 noon\nDate: every Saturday'))).toEqual([]);
    expect(parts(await read('Seen: Dawn\nDate: 3 March\nTo do: ring school'))).toEqual([]);
  });

  it('keeps its stretches inside the text and in order', async () => {
    const line = fc.constantFrom(
      ...HEAD.split('\n'),
      '',
      '> Yes.',
      'Kind regards',
      'Tom Hale',
      'Tel: 01632 960 111',
      'Dear Jo',
      'Dawn is well.',
      'Sent from my iPhone',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const prose = await read(`Pasted.\n${lines.join('\n')}`);
        let last = 0;
        for (const { start, end, body, feet } of pastedEmails(prose)) {
          expect(start).toBeGreaterThanOrEqual(last);
          for (const part of [body, ...feet]) {
            expect(part.start).toBeGreaterThanOrEqual(start);
            expect(part.end).toBeGreaterThanOrEqual(part.start);
            expect(part.end).toBeLessThanOrEqual(prose.text.length);
          }
          last = end;
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('isInHeader', () => {
  it('knows one line of a head', () => {
    expect(isInHeader('Subject: RE: CIN plan', 14)).toBe(true);
    expect(isInHeader('The subject: CIN plan', 14)).toBe(false);
  });
});
