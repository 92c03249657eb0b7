import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalisedIn, maskWords, NUMBER, PERSON } from '../src/language/copying/masking.ts';
import {
  CONTENT,
  inSource,
  joinNear,
  type Passage,
  PassageIndex,
  STARTS_SECTION,
  STARTS_SENTENCE,
  TELLING,
  type WordSequence,
  wordsIn,
} from '../src/language/copying/passages.ts';
import { findSentences } from '../src/language/words/sentences.ts';
import { findWords } from '../src/language/words/words.ts';

/** Words parted by spaces; `|` begins a section, a full stop ends a sentence, `#` marks a masked word. */
function sequence(text: string): WordSequence {
  const words = text.split(' ').filter(Boolean);
  let starts = STARTS_SECTION | STARTS_SENTENCE;
  const entries = words.flatMap((word) => {
    if (word === '|') {
      starts = STARTS_SECTION | STARTS_SENTENCE;
      return [];
    }
    const entry = { hash: hashOf(word.replace('.', '')), mark: starts | (word.startsWith('#') ? 0 : CONTENT | TELLING) };
    starts = word.endsWith('.') ? STARTS_SENTENCE : 0;
    return [entry];
  });
  return {
    hashes: Uint32Array.from(entries, ({ hash }) => hash),
    counts: new Uint8Array(entries.length).fill(1),
    marks: Uint8Array.from(entries, ({ mark }) => mark),
  };
}

function hashOf(word: string): number {
  let hash = 2166136261;
  for (const char of word) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}

function find(source: string, copy: string): { passages: Passage[]; copied: string[] } {
  const sequences = [sequence(source), sequence(copy)];
  const index = new PassageIndex(sequences);
  const passages = joinNear(
    sequences[1] as WordSequence,
    index.find(1, (other) => other === 0),
  );
  const words = copy.split(' ').filter((word) => word && word !== '|');
  return { passages, copied: passages.map(({ start, end }) => words.slice(start, end).join(' ')) };
}

describe('passages', () => {
  it('finds equal words and where they stand in both', () => {
    const { passages, copied } = find(
      'x y z the gate latch is broken and tied with a dog lead q r',
      'one two the gate latch is broken and tied with a dog lead three',
    );
    expect(copied).toEqual(['the gate latch is broken and tied with a dog lead']);
    expect(inSource(passages[0] as Passage, 0, 99)).toEqual([{ start: 3, end: 14 }]);
  });

  it('goes on over a word changed, added or dropped', () => {
    expect(find('a b c d e f OLD g h i j k l m n o p q r', 'a b c d e f NEW g h i j EXTRA k l m n p q r').copied).toEqual([
      'a b c d e f NEW g h i j EXTRA k l m n p q r',
    ]);
  });

  it('stops where more is different than equal', () => {
    expect(find('a b c d e f g h 1 2 3 4 5 6 7 8', 'a b c d e f g h 11 12 13 14 15 16 17 18').copied).toEqual(['a b c d e f g h']);
  });

  it('joins sentences that were put into another order', () => {
    const { passages, copied } = find('a b c d e f g h. i j k l m n o p.', 'i j k l m n o p. a b c d e f g h.');
    expect(copied).toHaveLength(1);
    expect(inSource(passages[0] as Passage, 0, 99)).toHaveLength(1);
  });

  it('does not join over a sentence of the copy’s own', () => {
    expect(find('a b c d e f g h. i j k l m n o p.', 'a b c d e f g h. a sentence of my own. i j k l m n o p.').copied).toHaveLength(2);
  });

  it('does not cross sections', () => {
    expect(find('a b c d e f g h i j k l', 'a b c d e f | g h i j k l').copied).toEqual(['a b c d e f', 'g h i j k l']);
  });

  it('leaves off the first words of the next sentence', () => {
    expect(find('a b c d e f g h. he was here', 'a b c d e f g h. he was there').copied).toEqual(['a b c d e f g h.']);
  });

  it('sees nothing in masked words alone', () => {
    expect(find('#p a #n #p b #n #p #n', '#p a #n #p b #n #p #n').copied).toEqual([]);
  });

  it('prefers the first source among about equal ones, and a clearly longer one', () => {
    const sequences = ['a b c d e f g', 'a b c d e f g h', 'a b c d e f g h i j k l', 'a b c d e f g h i j k l'].map(sequence);
    const index = new PassageIndex(sequences);
    expect(index.find(3, (other) => other < 2)[0]?.source).toBe(0);
    expect(index.find(3, (other) => other < 3)[0]?.source).toBe(2);
  });

  it('finds nothing in what no source has, and passages in order without overlap', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '#p', 'stop.', '|');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.array(word, { maxLength: 60 }), (one, two) => {
        const sequences = [sequence(one.join(' ')), sequence(two.join(' '))];
        const [source, copy] = sequences as [WordSequence, WordSequence];
        let done = 0;
        for (const passage of new PassageIndex(sequences).find(1, (other) => other === 0)) {
          expect(passage.start).toBeGreaterThanOrEqual(done);
          expect(wordsIn(copy, passage)).toBeGreaterThan(0);
          done = passage.end;
          for (const { start, sourceStart, length } of passage.runs) {
            for (let i = 0; i < length; i++) expect(copy.hashes[start + i]).toBe(source.hashes[sourceStart + i]);
          }
        }
        expect(done).toBeLessThanOrEqual(copy.hashes.length);
      }),
    );
  });
});

describe('masking', () => {
  const masked = (text: string) => {
    const worded = { text, words: findWords(text), sentences: findSentences(text, [{ kind: 'paragraph', start: 0, end: text.length }]) };
    const names = capitalisedIn([worded]);
    return maskWords(worded, (word) => names.has(word) || word === 'dawn')
      .map(({ form }) => (form === PERSON ? 'P' : form === NUMBER ? 'N' : form))
      .join(' ');
  };

  it.each([
    ['Dawn said she’ll go with Ms Kim Ash', 'P said P go with P'],
    ['the boy’s mum told J. Ashworth', 'the P told P'],
    ['she is in Year 4, aged nine, since 3 March', 'P is in N since N'],
    ['at 2.20 pm on Friday; I am here', 'at N on N P am here'],
    ['they may march on', 'P may march on'],
    ['it is 6 Mill Lane, PM3 7QT', 'it is N P N'],
    ['the GP and the CIN plan', 'the gp and the cin plan'],
    ['he said "Leave me" and left', 'P said leave P and left'],
    ['the teacher’s book', 'the teacher book'],
  ])('%s', (text, expected) => expect(masked(text)).toBe(expected));
});
