import type { Prose } from '../../src/language/index/note-text.ts';
import type { Word } from '../../src/language/words/words.ts';

/** Equal words in a row that count, as in `passages.ts`. */
const GRAM = 5;
/** How much of a sentence must stand in the other section for it to be the same sentence. */
const LEAST_EQUAL = 0.8;
/** Words of a sentence that may stand in both: "Child in Need visit at home." tells what the visit was. */
const SHORTEST_SENTENCE = 6;
/** Words that must be copied in all: a purpose told twice in a few words is no narrative. */
const LEAST_COPIED = 14;

/** The stretch of Reason for contact, from its first such sentence to its last, that stands in Detailed Notes too. */
export function copiedFrom(reason: Prose, detailed: readonly Prose[]): { readonly start: number; readonly end: number } | undefined {
  const words = reason.words;
  if (words.length < LEAST_COPIED) return undefined;
  const isCopied = new Uint8Array(words.length);
  const places = new Map<string, number[]>();
  for (let i = 0; i + GRAM <= words.length; i++) {
    const { lower } = words[i] as Word;
    const held = places.get(lower);
    if (held) held.push(i);
    else places.set(lower, [i]);
  }
  for (const prose of detailed) {
    for (let at = 0; at + GRAM <= prose.words.length; at++) {
      for (const place of places.get(prose.words[at]?.lower ?? '') ?? []) {
        if (isEqual(words, place, prose.words, at)) isCopied.fill(1, place, place + GRAM);
      }
    }
  }
  let copied = 0;
  let start: number | undefined;
  let end = 0;
  let i = 0;
  for (const sentence of reason.sentences) {
    let total = 0;
    let equal = 0;
    for (; i < words.length && (words[i] as Word).start < sentence.end; i++) {
      total++;
      equal += isCopied[i] ?? 0;
    }
    if (total < SHORTEST_SENTENCE || equal < total * LEAST_EQUAL) continue;
    copied += equal;
    start ??= sentence.start;
    end = sentence.end;
  }
  return start !== undefined && copied >= LEAST_COPIED ? { start, end } : undefined;
}

function isEqual(a: readonly Word[], atA: number, b: readonly Word[], atB: number): boolean {
  for (let n = 0; n < GRAM; n++) if (a[atA + n]?.lower !== b[atB + n]?.lower) return false;
  return true;
}
