import { type FileHandle, open, stat } from 'node:fs/promises';
import { UsageError } from '../config/errors.ts';
import { WholeFile } from './whole-file.ts';

/** Characters that are gathered before they are written: fewer and larger writes. */
const CHUNK = 64 * 1024;

const REPORT = 'The report';

/** Where a report goes. No write is begun before the one before it has been taken, so nothing piles up in memory. */
export interface Sink {
  /** Nobody reads any more: what is written from now on is lost, and nobody minds. */
  readonly isClosed: boolean;
  write(text: string): Promise<void>;
  /** The report is whole. */
  finish(): Promise<void>;
  /** The report will never be whole: takes away what there is of it. */
  abandon(): Promise<void>;
}

/** Standard output. Its faults are dealt with where they are the same for every command (main.ts): here it is only closed then. */
export class StandardOutput implements Sink {
  isClosed = false;
  #held = '';

  async write(text: string): Promise<void> {
    this.#held += text;
    if (this.#held.length >= CHUNK) await this.finish();
  }

  async finish(): Promise<void> {
    const text = this.#held;
    this.#held = '';
    if (this.isClosed || text === '') return;
    await new Promise<void>((resolve) => {
      process.stdout.write(text, (error) => {
        if (error) this.isClosed = true;
        resolve();
      });
    });
  }

  async abandon(): Promise<void> {
    this.#held = '';
  }
}

/**
 * A file. It is written under a name of its own beside and takes the place of the old one when it is whole: nobody finds half a
 * report under the name of a whole one. What is no plain file (a pipe, a device) is written as it stands.
 */
export class FileSink implements Sink {
  readonly isClosed = false;
  readonly #name: string;
  readonly #what: string;
  readonly #handle: FileHandle;
  /** Undefined: it is written in its place. */
  readonly #whole: WholeFile | undefined;
  #held = '';

  private constructor(what: string, name: string, handle: FileHandle, whole?: WholeFile) {
    this.#what = what;
    this.#name = name;
    this.#handle = handle;
    this.#whole = whole;
  }

  /** @param what What is written, for messages. @throws {UsageError} where nothing can be written there. */
  static async open(name: string, what = REPORT): Promise<FileSink> {
    try {
      const there = await stat(name).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (there && !there.isFile()) return new FileSink(what, name, await open(name, 'w'));
      const whole = await WholeFile.open(name, there !== undefined, there ? there.mode & 0o777 : 0o666);
      return new FileSink(what, name, whole.handle, whole);
    } catch (error) {
      throw notWritten(name, error, what);
    }
  }

  async write(text: string): Promise<void> {
    this.#held += text;
    if (this.#held.length >= CHUNK) await this.#flush();
  }

  async finish(): Promise<void> {
    await this.#flush();
    try {
      await (this.#whole ? this.#whole.put() : this.#handle.close());
    } catch (error) {
      throw notWritten(this.#name, error, this.#what);
    }
  }

  async abandon(): Promise<void> {
    this.#held = '';
    if (this.#whole) await this.#whole.drop();
    else await this.#handle.close().catch(() => {});
  }

  async #flush(): Promise<void> {
    const text = this.#held;
    this.#held = '';
    try {
      await this.#handle.appendFile(text);
    } catch (error) {
      throw notWritten(this.#name, error, this.#what);
    }
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; name another place',
  EDQUOT: 'there is no room left for you on this disk; name another place',
  EFBIG: 'it would be larger than a file may be there',
  EACCES: 'you may not write there; name another place',
  EPERM: 'you may not write there; name another place',
  EROFS: 'nothing can be written on this disk; name another place',
  ENOENT: 'there is no such folder; make it first, or name another place',
  ENOTDIR: 'there is no such folder; make it first, or name another place',
  EISDIR: 'it is a folder; name a file',
};

/** What to say of a file that could not be written. */
export function notWritten(where: string, error: unknown, what = REPORT): UsageError {
  const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
  const reason = REASONS[code];
  return new UsageError(`${what} could not be written to ${where}${reason === undefined ? '' : `: ${reason}`} (${code}).`);
}
