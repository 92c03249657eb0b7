import { Buffer } from 'node:buffer';
import { detectEncoding, type Encoding, firstInvalidLineOf, UndecodableText } from '../decode.ts';
import { type Bytes, piecesIn } from '../pieces.ts';

export const CSV_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** Bytes that are looked at at a time. */
const PIECE = 1 << 20;

/** How messages call each. */
const NAMES: Readonly<Record<CsvEncoding, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' };

/** Where Windows-1252 departs from Latin-1: the characters of the bytes 0x80 to 0x9f; those that it leaves open stay as they are. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export interface CsvText {
  readonly encoding: CsvEncoding;
  readonly bomLength: number;
  /** Nobody said so: it was seen from the bytes. */
  readonly notice?: string;
}

/**
 * How a CSV file is encoded. A byte-order mark decides, then the setting; without either it is UTF-8 where it is valid
 * as that, UTF-16 where every other byte of its beginning is nought, and else Windows-1252, as Excel saves it.
 * @throws {UndecodableText} Where it is said to be UTF-8 and is not: that is seen before anything of it is read.
 */
export function csvEncoding(bytes: Bytes, wished: CsvEncoding | undefined): CsvText {
  const beginning = bytes.range(0, 3);
  const { encoding, bomLength } = detectEncoding(beginning);
  const told = bomLength > 0 ? encoding : wished;
  if (told === undefined && bytes.length > 1 && (beginning[0] === 0) !== (beginning[1] === 0)) return guessed(beginning[0] === 0 ? 'utf-16be' : 'utf-16le');
  if (told !== undefined && told !== 'utf-8') return { encoding: told, bomLength };
  const line = invalidLine(bytes, bomLength, 'utf-8');
  if (line === undefined) return { encoding: 'utf-8', bomLength };
  if (told === undefined) return guessed('windows-1252');
  throw undecodable(line, 'utf-8');
}

function guessed(encoding: CsvEncoding): CsvText {
  const reason = encoding === 'windows-1252' ? 'it is not valid UTF-8' : 'it has no byte-order mark and looks like it';
  return {
    encoding,
    bomLength: 0,
    notice: `read as ${NAMES[encoding]}, for ${reason}. If accents and quotation marks look wrong, set input.encoding (${CSV_ENCODINGS.join(', ')})`,
  };
}

/** Decodes bytes as they come. Nothing is ever replaced in silence. */
export class CsvDecoder {
  readonly #decoder: InstanceType<typeof TextDecoder> | undefined;

  constructor(encoding: CsvEncoding) {
    this.#decoder = encoding === 'windows-1252' ? undefined : new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  /** @throws {TypeError} for bytes that are not valid. */
  decode(bytes: Uint8Array, isEnd: boolean): string {
    if (this.#decoder) return this.#decoder.decode(bytes, { stream: !isEnd });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
  }
}

/** How many bytes of the file a text takes. */
export function byteLength(text: string, encoding: CsvEncoding): number {
  return encoding === 'utf-8' ? Buffer.byteLength(text) : encoding === 'windows-1252' ? text.length : text.length * 2;
}

export function isInvalidText(error: unknown): boolean {
  return error instanceof TypeError && (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

/** The line, from 1, of the first bytes that are no text; undefined where all are. */
export function invalidLine(bytes: Bytes, bomLength: number, encoding: Encoding): number | undefined {
  return firstInvalidLineOf(piecesIn(bytes, PIECE, bomLength), encoding);
}

export function undecodable(line: number, encoding: Encoding): UndecodableText {
  return new UndecodableText(line, NAMES[encoding]);
}
