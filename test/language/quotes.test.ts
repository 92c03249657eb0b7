import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProse } from '../../src/casenote/prose.ts';
import { around } from '../../src/language/words/in-order.ts';
import { plainText } from '../../src/language/words/plain-text.ts';
import { findQuotes } from '../../src/language/words/quotes.ts';

function quotes(source: string): [string, string][] {
  const { text, blocks, styles } = plainText(parseProse(source), source);
  return findQuotes(text, blocks, styles).map(({ start, end, mark }) => [text.slice(start, end), mark]);
}
const words = (source: string) => quotes(source).map(([text]) => text);

describe('quotations', () => {
  it.each<[string, string[]]>([
    ['Dawn said "I am fine" and left.', ['"I am fine"']],
    ['Dawn said “I am fine” and “go away”.', ['“I am fine”', '“go away”']],
    ["Dawn said 'I am fine' and left.", ["'I am fine'"]],
    ['Dawn said ‘I don’t like it’ and left.', ['‘I don’t like it’']],
    ["It's Dawn's mum's room, and the boys' room too.", []],
    ["'cos it was the boys' turn, mum didn't go.", []],
    ['Back in the ’90s mum’s mum’s house.', []],
    ["Dawn said 'mum's boyfriend isn't nice' today.", ["'mum's boyfriend isn't nice'"]],
    ['Dawn said “mum told me ‘go away’ and I did”.', ['“mum told me ‘go away’ and I did”']],
    ['Dawn said \'mum said "no" again\' today.', ['\'mum said "no" again\'']],
    ['Dawn said “I am scared. I want to go home. Please.” Then she cried.', ['“I am scared. I want to go home. Please.”']],
    ['Dawn said “I am scared.\nI want to go home.” Then she cried.', ['“I am scared.\nI want to go home.”']],
    ['Dawn said “I am scared and nobody listens\n\nMum was in the room.', ['“I am scared and nobody listens']],
    ['Dawn said "I am scared and nobody listens\n\nMum was in the room.', ['"I am scared and nobody listens']],
    ["She is 12 and her room is 10' by 12' wide.", []],
  ])('in %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each<[string, [string, string][]]>([
    ['Dawn told me <span style="color: green">sometimes I get scared</span> at night.', [['sometimes I get scared', 'green']]],
    ['Dawn told me <span style="color: green">“I get scared”</span> at night.', [['“I get scared”', 'green']]],
    ['Dawn told me <span style="color: green">mum said "no" and I cried</span> at night.', [['mum said "no" and I cried', 'green']]],
    ['<span style="color: red">Child not seen</span>', []],
    ['Dawn said **I am fine** today.', []],
  ])('in colour: %j', (text, expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  it('come in order, do not overlap, and are found by position', () => {
    const part = fc.constantFrom('"', '“', '”', "'", '‘', '’', 'Dawn', 'said', ' ', ' ', '\n\n', '.', '<span style="color:green">', '</span>', "mum's", '(');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const source = parts.join('');
        const { text, blocks, styles } = plainText(parseProse(source), source);
        const found = findQuotes(text, blocks, styles);
        let at = 0;
        for (const quote of found) {
          expect(quote.start).toBeGreaterThanOrEqual(at);
          expect(quote.end).toBeGreaterThan(quote.start);
          at = quote.end;
        }
        for (let i = 0; i < text.length; i++) expect(around(found, i)).toBe(found.find(({ start, end }) => start <= i && i < end));
      }),
      { numRuns: 2000 },
    );
  });
});
