import type { Point } from '../casenote/source.ts';

/** Some whole notes of a long file, and where they stand in it. */
export interface FilePart {
  readonly bytes: Uint8Array;
  readonly start: Point;
  /** How many notes came before. */
  readonly before: number;
}

/** Cuts a long file, given piece by piece, between its notes. */
export interface Cutter {
  /** The next piece, in UTF-8; the first without its byte-order mark. */
  push(piece: Uint8Array): Iterable<FilePart>;
  /** Bytes that are held because no note has ended in them. */
  readonly held: number;
  /** No more will come. `broken`: where and why what follows cannot be told apart into notes. */
  end(): { readonly parts: readonly FilePart[]; readonly broken?: { readonly at: Point; readonly message: string } };
}

/** Pieces of bytes as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0] as Uint8Array;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
