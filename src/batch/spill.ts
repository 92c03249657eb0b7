import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CIPHER = 'aes-256-gcm';
const KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** There is no room, or no right, to put facts aside: the run cannot go on. */
export class SpillError extends Error {
  constructor(code: string | undefined) {
    super(
      code === 'ENOSPC'
        ? `The disk is full: caselint puts facts about the notes aside, encrypted, in ${tmpdir()}. Make room there, or set TMPDIR to a folder with more.`
        : `caselint could not put facts about the notes aside in ${tmpdir()} (${code ?? 'unknown reason'}). Set TMPDIR to a folder it may write to, or give it more memory with --memory.`,
    );
    this.name = 'SpillError';
  }
}

/** A stretch of a file that was written in one piece. */
interface Block {
  readonly offset: number;
  readonly length: number;
}

/**
 * Files that hold what memory has no room for, encrypted under a key that never leaves memory: what a killed run leaves
 * behind cannot be read. In a fresh folder that only the user may open; where the system lets a file have no name, it
 * has none as soon as it is open, so that nothing is left at all.
 */
export class SpillFolder {
  readonly #path: string;
  readonly #key = randomBytes(KEY_LENGTH);
  readonly #open = new Set<SpillFile>();
  #files = 0;
  #nonce = 0n;

  /** @throws {SpillError} */
  constructor() {
    this.#path = attempt(() => mkdtempSync(join(tmpdir(), 'caselint-')));
    folders.add(this);
  }

  /** @throws {SpillError} */
  file(): SpillFile {
    const path = join(this.#path, String(this.#files++));
    const file = new SpillFile(
      path,
      (bytes) => this.#seal(bytes),
      (bytes) => this.#unseal(bytes),
      () => this.#open.delete(file),
    );
    this.#open.add(file);
    return file;
  }

  /** Takes everything away. */
  close(): void {
    for (const file of this.#open) file.close();
    rmSync(this.#path, { recursive: true, force: true });
    folders.delete(this);
  }

  #seal(bytes: Uint8Array): Uint8Array {
    const nonce = Buffer.alloc(NONCE_LENGTH);
    nonce.writeBigUInt64LE(this.#nonce++);
    const cipher = createCipheriv(CIPHER, this.#key, nonce);
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  #unseal(sealed: Uint8Array): Buffer {
    const end = sealed.length - TAG_LENGTH;
    const decipher = createDecipheriv(CIPHER, this.#key, sealed.subarray(0, NONCE_LENGTH));
    decipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_LENGTH, end)), decipher.final()]);
  }
}

/** One file of blocks, written at its end and read in that order, as often as wanted. */
export class SpillFile {
  readonly #descriptor: number;
  readonly #seal: (bytes: Uint8Array) => Uint8Array;
  readonly #unseal: (bytes: Uint8Array) => Buffer;
  readonly #closed: () => void;
  readonly #blocks: Block[] = [];
  #end = 0;

  constructor(path: string, seal: (bytes: Uint8Array) => Uint8Array, unseal: (bytes: Uint8Array) => Buffer, closed: () => void) {
    this.#descriptor = attempt(() => openSync(path, 'wx+', 0o600));
    this.#seal = seal;
    this.#unseal = unseal;
    this.#closed = closed;
    // Windows keeps the name of an open file; there the folder is taken away at the end.
    if (process.platform !== 'win32') rmSync(path, { force: true });
  }

  /** @throws {SpillError} */
  write(bytes: Uint8Array): void {
    const sealed = this.#seal(bytes);
    attempt(() => {
      for (let done = 0; done < sealed.length; ) done += writeSync(this.#descriptor, sealed, done, sealed.length - done, this.#end + done);
    });
    this.#blocks.push({ offset: this.#end, length: sealed.length });
    this.#end += sealed.length;
  }

  *read(): Generator<Buffer> {
    for (const { offset, length } of this.#blocks) {
      const sealed = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const count = readSync(this.#descriptor, sealed, done, length - done, offset + done);
        if (count === 0) throw new SpillError('EIO');
        done += count;
      }
      yield this.#unseal(sealed);
    }
  }

  close(): void {
    closeSync(this.#descriptor);
    this.#closed();
  }
}

/** Every folder that is there now: whoever ends the program in another way than by its end takes them away. */
const folders = new Set<SpillFolder>();

/** Takes all spilled files away; for a run that is interrupted. */
export function removeSpills(): void {
  for (const folder of folders) folder.close();
}

function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new SpillError((error as NodeJS.ErrnoException).code);
  }
}
