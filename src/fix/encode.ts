import { detectEncoding } from '../input/decode.ts';

const UTF16_WIDTH = 2;

/** Text as bytes in the encoding of the bytes that it was decoded from, their byte-order mark before it. */
export function encodeLike(original: Uint8Array, text: string): Uint8Array {
  const { encoding, bomLength } = detectEncoding(original);
  const body = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
  if (encoding === 'utf-16be') body.swap16();
  return Buffer.concat([original.subarray(0, encoding === 'utf-8' ? bomLength : UTF16_WIDTH), body]);
}
