import { Buffer } from 'node:buffer';
import { colourIn } from '../language/words/plain-text.ts';

/** How far behind the word "color" the colour itself ends. */
const LONGEST = 40;
const LITTLE_ENDIAN_MARK = 0xff;
const BIG_ENDIAN_MARK = 0xfe;

/** Whether a file carries one of the policy's colours anywhere (green, red, blue), in any note of it. Reads no further than the first. */
export function carriesColours(bytes: Uint8Array): boolean {
  const isWide = bytes[0] === LITTLE_ENDIAN_MARK || bytes[0] === BIG_ENDIAN_MARK;
  const plain = isWide ? bytes.filter((byte) => byte !== 0) : bytes;
  const buffer = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  for (const word of ['color', 'COLOR']) {
    for (let at = buffer.indexOf(word); at !== -1; at = buffer.indexOf(word, at + word.length)) {
      if (colourIn(buffer.toString('latin1', at, at + LONGEST).replaceAll('\\', ''))) return true;
    }
  }
  return false;
}
