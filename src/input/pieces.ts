import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { carriesColours } from './colours.ts';

const PIECE = 128 * 1024;
/** Where a colour is looked for piece by piece, it may lie across two. */
const OVERLAP = 64;

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

/** The bytes of a file, piece by piece, so that a file of any size can be read. @throws what reading throws */
export function* piecesOf(file: string, length = PIECE): Generator<Uint8Array> {
  const descriptor = openSync(file, 'r');
  try {
    const size = fstatSync(descriptor).size;
    for (let at = 0; at < size; ) {
      const piece = new Uint8Array(Math.min(length, size - at));
      const count = readSync(descriptor, piece, 0, piece.length, at);
      if (count === 0) return;
      at += count;
      yield piece.subarray(0, count);
    }
  } finally {
    closeSync(descriptor);
  }
}
