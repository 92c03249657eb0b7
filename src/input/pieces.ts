import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { carriesColours } from './colours.ts';

const PIECE = 128 * 1024;
/** Where a colour is looked for piece by piece, it may lie across two. */
const OVERLAP = 128;

/** Bytes that are read where they are wanted: those of a text in memory, or of a file of any size. */
export interface Bytes {
  readonly length: number;
  /** @throws what reading throws */
  range(start: number, end: number): Uint8Array;
}

export function inMemory(bytes: Uint8Array): Bytes {
  return { length: bytes.length, range: (start, end) => bytes.subarray(start, end) };
}

/** The bytes of a file, which stays open until it is closed. */
export class FileBytes implements Bytes {
  readonly length: number;
  readonly #descriptor: number;

  /** @throws what opening throws */
  constructor(file: string) {
    this.#descriptor = openSync(file, 'r');
    this.length = fstatSync(this.#descriptor).size;
  }

  range(start: number, end: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, this.length) - start));
    let read = 0;
    for (let count = -1; count !== 0 && read < bytes.length; read += count) count = readSync(this.#descriptor, bytes, read, bytes.length - read, start + read);
    return bytes.subarray(0, read);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Some bytes, piece by piece. @throws what reading throws */
export function* piecesIn(bytes: Bytes, length: number, from = 0, to = bytes.length): Generator<Uint8Array> {
  for (let at = from; at < to; at += length) yield bytes.range(at, Math.min(at + length, to));
}

/** The bytes of a file, piece by piece, so that a file of any size can be read. @throws what reading throws */
export function* piecesOf(file: string, length = PIECE): Generator<Uint8Array> {
  const bytes = new FileBytes(file);
  try {
    yield* piecesIn(bytes, length);
  } finally {
    bytes.close();
  }
}

/** How many bytes a file has; nought where it cannot be told. */
export function bytesOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** Whether a long file carries one of the policy's colours anywhere, as `carriesColours` tells of its bytes. */
export function carriesColoursAnywhere(file: string): boolean {
  let tail: Uint8Array = new Uint8Array(0);
  for (const piece of piecesOf(file)) {
    if (carriesColours(piece) || carriesColours(Buffer.concat([tail, piece.subarray(0, OVERLAP)]))) return true;
    tail = piece.slice(-OVERLAP);
  }
  return false;
}
