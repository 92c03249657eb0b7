import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProse } from '../../src/casenote/prose.ts';
import { plainText } from '../../src/language/words/plain-text.ts';
import { findSentences } from '../../src/language/words/sentences.ts';
import { findWords } from '../../src/language/words/words.ts';

function sentences(source: string): string[] {
  const { text, blocks } = plainText(parseProse(source), source);
  return findSentences(text, blocks).map(({ start, end }) => text.slice(start, end));
}

describe('sentences', () => {
  it.each([
    ['I saw Mrs. Ash. She was well.', 2],
    ['I saw Mrs. K. Ash at home. She was well.', 2],
    ['I spoke to mum and J. Ashworth. They were well.', 2],
    ['I met Dawn, mum and Mr J. R. Ashworth today. They were well.', 2],
    ['Mum and I. Then we left.', 2],
    ['She chose between Plan A and B. Dawn likes it.', 2],
    ['She is in Class B. Dawn likes it.', 2],
    ['The visit was at 9.30am. Dawn was up.', 2],
    ['The visit was at 9.30 a.m. and Dawn was up.', 1],
    ['We began at 10 a.m. Dawn was up.', 2],
    ['A S.47 enquiry began. Mum knows.', 2],
    ['A s. 47 enquiry began. Mum knows.', 2],
    ['See para. 4 of the plan. It is clear.', 2],
    ['House no. 12 is hers. It is clean.', 2],
    ['Dawn said no. Mum was upset.', 2],
    ['Mum said no. 12 people came.', 1],
    ['I used a tool, i.e. Three Houses, with her. She liked it.', 2],
    ['I used a tool (e.g. Three Houses). She liked it.', 2],
    ['She eats fruit, veg etc. and sleeps well.', 1],
    ['She eats fruit, veg etc. Dawn sleeps well.', 2],
    ['She sat. Dawn cried.', 2],
    ['Her ref. is known. Mum has it.', 2],
    ['She weighs 4.5 kg. Her height is 1.2 m. She is well.', 3],
    ['He went home.She said so.', 2],
    ['See www.bbc.co.uk for more. It helps.', 2],
    ['Write to kim.Ash@home.org.uk today. It helps.', 2],
    ['Did she sleep? Yes! She did.', 3],
    ['Well... she did not say. I waited.', 2],
    ['She waited… Then she spoke.', 2],
    ['Dr. Patel and Sgt. Cole met at St. Mary’s. All agreed.', 2],
    ['The house (it was cold.) was tidy.', 1],
    ['1. Call school.\n2. Call the GP.', 2],
    ['- Call school\n- Call the GP\n- See Dawn', 3],
    ['Mum was at home\nDawn was at school\nI left at four', 3],
    [
      'I saw Dawn at home with her mum, and we talked about her new school and her\nfriends there. She was well and wanted to show me the room that she shares.',
      2,
    ],
    ['VISIT WENT AHEAD. DAWN WAS SEEN.', 2],
    ['DAWN WAS SEEN\nMUM WAS OUT', 2],
    ['Dawn told me “I am scared. I want to go home.” Then she cried.', 3],
    ['“Are you well?” she asked. “No.”', 2],
    ['He asked "why?" and left.', 1],
    ['', 0],
  ])('%j has %i', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  it('keep their marks and quotation marks', () => {
    expect(sentences('Dawn told me “I am scared. I want to go home.” Then she cried (a lot.) Mum came.')).toEqual([
      'Dawn told me “I am scared.',
      'I want to go home.”',
      'Then she cried (a lot.)',
      'Mum came.',
    ]);
  });

  it('hold every word once, in order, and do not cross blocks', () => {
    const part = fc.constantFrom(
      'Dawn',
      'mum',
      'J.',
      'Mrs.',
      'said',
      'no.',
      '“I',
      'am.”',
      'e.g.',
      '9.30am',
      '5.',
      '...',
      '!',
      '?)',
      '\n',
      '\n\n',
      '- x',
      'A.',
      '…',
      'S. 47',
      '1.',
      "don't",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const source = parts.join(' ');
        const { text, blocks } = plainText(parseProse(source), source);
        const found = findSentences(text, blocks);
        let at = 0;
        for (const { start, end, block } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect([start >= block.start, end <= block.end]).toEqual([true, true]);
          expect(text.slice(at, start).trim()).toBe('');
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('words', () => {
  const words = (text: string) => findWords(text).map((word) => word.lower);

  it.each([
    ["Dawn’s mum didn't go.", ["dawn's", 'mum', "didn't", 'go']],
    ['At 9.30am on 02/03/2026, 1,200 steps', ['at', '9.30am', 'on', '02/03/2026', '1,200', 'steps']],
    ['self-harm', ['self', 'harm']],
    ['Zoë 🙂 Łukasz', ['zoë', 'łukasz']],
    ["'cos she said 'no'", ['cos', 'she', 'said', 'no']],
    ['S.47', ['s', '47']],
    ['', []],
  ])('of %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('stand where they say, without overlap, with nothing but marks between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let at = 0;
        for (const { start, end, lower } of findWords(text)) {
          expect(text.slice(at, start)).not.toMatch(/[a-z\d]/i);
          expect(text.slice(start, end).toLowerCase().replaceAll('’', "'")).toBe(lower);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at)).not.toMatch(/[a-z\d]/i);
      }),
    );
  });
});
