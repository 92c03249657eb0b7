import { isUtf8 } from 'node:buffer';

/** Bytes that are no text in the file's encoding. */
export class UndecodableText extends Error {
  /** From 1. */
  readonly line: number;
  constructor(line: number, encoding: string) {
    super(`holds bytes that are not ${encoding}; open it, choose Save As, and the encoding UTF-8`);
    this.name = 'UndecodableText';
    this.line = line;
  }
}

/** A file's bytes, line by line or whole; a byte-order mark is taken off and decides the encoding. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The byte-order mark decides; without one it is UTF-8. */
export function detectEncoding(bytes: Uint8Array): { readonly encoding: Encoding; readonly bomLength: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bomLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  return { encoding: 'utf-8', bomLength: 0 };
}

/**
 * Decodes a whole file.
 * @throws {UndecodableText} at the first line with invalid bytes: nothing is ever replaced in silence.
 */
export function decode(bytes: Uint8Array): string {
  const { encoding, bomLength } = detectEncoding(bytes);
  const body = bytes.subarray(bomLength);
  if (encoding === 'utf-8' && isUnmarkedUtf16(body)) throw new UndecodableText(1, 'UTF-8 (they look like UTF-16 without its byte-order mark)');
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new UndecodableText(firstInvalidLine(body, encoding) ?? 1, encoding.toUpperCase());
  }
}

export interface DecodedLine {
  /** Null where its bytes are not valid in the file's encoding. */
  readonly text: string | null;
  /** From 1. */
  readonly line: number;
  /** From the start of the file, in UTF-16 code units. */
  readonly offset: number;
}

/**
 * Decodes a file line by line, so that one line with invalid bytes loses no other.
 * @param start Where the bytes begin in the file; they are UTF-8 then, without a byte-order mark.
 */
export function* decodeLines(bytes: Uint8Array, start?: { readonly line: number; readonly offset: number }): Generator<DecodedLine> {
  const { encoding, bomLength } = start ? ({ encoding: 'utf-8', bomLength: 0 } as const) : detectEncoding(bytes);
  const body = bytes.subarray(bomLength);
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let line = start?.line ?? 1;
  let offset = start?.offset ?? 0;
  for (const slice of byteLines(body, encoding)) {
    let text: string | null;
    let length: number;
    try {
      if (line === 1 && encoding === 'utf-8' && isUnmarkedUtf16(slice)) throw new UndecodableText(1, 'UTF-8');
      text = strict.decode(slice);
      length = text.length;
    } catch {
      text = null;
      length = decoder.decode(slice).length;
    }
    yield { text, line, offset };
    line++;
    offset += length;
  }
}

/** Slices with their line feed. No byte of a multi-byte UTF-8 character is a line feed; UTF-16 goes by pairs. */
function* byteLines(body: Uint8Array, encoding: Encoding): Generator<Uint8Array> {
  const width = encoding === 'utf-8' ? 1 : 2;
  const high = encoding === 'utf-16be' ? 0 : 1;
  let from = 0;
  while (from < body.length) {
    let at = body.indexOf(10, from);
    if (width === 2) {
      while (at !== -1 && ((at - from) % 2 !== 1 - high || body[at + (high === 1 ? 1 : -1)] !== 0)) at = body.indexOf(10, at + 1);
      if (at !== -1 && high === 1) at++;
    }
    const end = at === -1 ? body.length : at + 1;
    yield body.subarray(from, end);
    from = end;
  }
}

/** A letter and a nought: no text in UTF-8 begins so, though its bytes would be valid. */
function isUnmarkedUtf16(body: Uint8Array): boolean {
  return body.length > 1 && (body[0] === 0) !== (body[1] === 0);
}

/** The line, from 1, of the first bytes that are not valid; undefined where all are. */
function firstInvalidLine(body: Uint8Array, encoding: Encoding): number | undefined {
  let line = 0;
  for (const slice of byteLines(body, encoding)) {
    line++;
    if (encoding === 'utf-8' ? !isUtf8(slice) : !isUtf16(slice, encoding)) return line;
  }
  return undefined;
}

/** The same for bytes that come piece by piece. Lines are counted right wherever the pieces end. */
export function firstInvalidLineOf(pieces: Iterable<Uint8Array>, encoding: Encoding): number | undefined {
  let before = 0;
  for (const piece of wholeCharacters(pieces, encoding)) {
    const line = encoding === 'utf-8' && isUtf8(piece) ? undefined : firstInvalidLine(piece, encoding);
    if (line !== undefined) return before + line;
    before += countLineFeeds(piece, encoding);
  }
  return undefined;
}

/** Pieces of which none ends inside a character. */
function* wholeCharacters(pieces: Iterable<Uint8Array>, encoding: Encoding): Generator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = bytes.length - openBytes(bytes, encoding);
    rest = bytes.slice(end);
    yield bytes.subarray(0, end);
  }
  if (rest.length > 0) yield rest;
}

/** How many bytes at the end begin a character that may go on in the next piece. */
function openBytes(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding !== 'utf-8') {
    const odd = bytes.length % 2;
    const high = bytes[bytes.length - odd - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
    return odd + ((high & 0xfc) === 0xd8 ? 2 : 0);
  }
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

function countLineFeeds(bytes: Uint8Array, encoding: Encoding): number {
  let count = 0;
  for (const line of byteLines(bytes, encoding)) if (endsLine(line, encoding)) count++;
  return count;
}

/** The last line of a piece may go on in the next. */
function endsLine(line: Uint8Array, encoding: Encoding): boolean {
  const [last, beforeLast] = [line[line.length - 1], line[line.length - 2]];
  if (encoding === 'utf-8') return last === 10;
  return encoding === 'utf-16be' ? last === 10 && beforeLast === 0 : beforeLast === 10 && last === 0;
}

function isUtf16(slice: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(slice);
    return true;
  } catch {
    return false;
  }
}
