import { Buffer } from 'node:buffer';
import { colourIn } from '../language/words/styles.ts';

/** How far behind the word "color" the colour itself ends. */
const LONGEST = 40;

/** Whether a file carries one of the policy's colours anywhere (green, red, blue), in any note of it. Reads no further than the first. */
export function carriesColours(bytes: Uint8Array): boolean {
  // Noughts are the other halves of UTF-16, with a byte-order mark or without.
  const plain = bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes;
  const buffer = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  for (const word of ['color', 'COLOR']) {
    for (let at = buffer.indexOf(word); at !== -1; at = buffer.indexOf(word, at + word.length)) {
      if (colourIn(buffer.toString('latin1', at, at + LONGEST).replaceAll('\\', ''))) return true;
    }
  }
  return false;
}
