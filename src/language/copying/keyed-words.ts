import { createHmac } from 'node:crypto';

/** The words of a language are few: the table is emptied only where a text is none. */
const MOST_WORDS = 200_000;
const tables = new WeakMap<Uint8Array, Map<string, number>>();

/**
 * Hashes words to 32 bits under a key (HMAC-SHA-256, cut off), so that nobody without the key can tell which words a
 * fact speaks of. Each word is hashed once a run.
 */
export function keyedWords(key: Uint8Array): (word: string) => number {
  let table = tables.get(key);
  if (!table) {
    table = new Map();
    tables.set(key, table);
  }
  const known = table;
  return (word) => {
    const held = known.get(word);
    if (held !== undefined) return held;
    if (known.size >= MOST_WORDS) known.clear();
    const hash = createHmac('sha256', key).update(word).digest().readUInt32LE(0);
    known.set(word, hash);
    return hash;
  };
}
