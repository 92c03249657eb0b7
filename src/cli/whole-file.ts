import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';

/**
 * A file that is written beside the place where it belongs and is moved there when it is whole: nobody finds half of it under
 * its name. A link stays a link, and a file that may not be written stays as it is.
 */
export class WholeFile {
  readonly handle: FileHandle;
  /** Where it belongs, links followed. */
  readonly to: string;
  readonly #beside: string;

  private constructor(handle: FileHandle, to: string, beside: string) {
    this.handle = handle;
    this.to = to;
    this.#beside = beside;
  }

  /** @param isThere Whether there is a file in its place. @param mode Of the file while it is written. @throws what the system throws */
  static async open(path: string, isThere: boolean, mode: number): Promise<WholeFile> {
    const to = isThere ? await realpath(path) : path;
    if (isThere) await access(to, constants.W_OK);
    const beside = `${to}.${randomBytes(4).toString('hex')}.part`;
    return new WholeFile(await open(beside, 'wx', mode), to, beside);
  }

  /** Moves it to its place; to be dropped where that fails. @throws what the system throws */
  async put(): Promise<void> {
    await this.handle.sync();
    await this.handle.close();
    await rename(this.#beside, this.to);
  }

  /** Takes it away again, however far it came. */
  async drop(): Promise<void> {
    await this.handle.close().catch(() => {});
    await rm(this.#beside, { force: true }).catch(() => {});
  }
}
