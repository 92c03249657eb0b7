import { readFile, stat } from 'node:fs/promises';
import { WholeFile } from './whole-file.ts';

/** Somebody wrote to the file after it was read. */
export class FileChanged extends Error {}

/**
 * Puts new bytes in the place of a file, whole or not at all: written beside it under a name of its own, flushed, then moved
 * over it. A link stays a link, the file keeps its permissions and its owner.
 * @param expected What the file held when it was read. @throws {FileChanged} where it holds something else by now.
 */
export function replaceFile(path: string, expected: Uint8Array, bytes: Uint8Array): Promise<void> {
  return undisturbed(() => replace(path, expected, bytes));
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does what a signal must not break in two, and would leave a copy of the record behind: one that comes meanwhile is obeyed after it. */
async function undisturbed(act: () => Promise<void>): Promise<void> {
  let came: NodeJS.Signals | undefined;
  const wait = (signal: NodeJS.Signals) => {
    came = signal;
  };
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    await act();
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, wait);
    if (came) process.kill(process.pid, came);
  }
}

async function replace(path: string, expected: Uint8Array, bytes: Uint8Array): Promise<void> {
  const { mode, uid, gid } = await stat(path);
  const file = await WholeFile.open(path, true, 0o600);
  try {
    await file.handle.writeFile(bytes);
    // Only root may give files away; the mode goes on last, for a change of owner can take bits of it off.
    await file.handle.chown(uid, gid).catch(() => {});
    await file.handle.chmod(mode & 0o7777);
    // Flushed before the last look at the old file, so that little time passes between that and the move.
    await file.handle.sync();
    if (!(await readFile(file.to)).equals(expected)) throw new FileChanged();
    await file.put();
  } catch (error) {
    await file.drop();
    throw error;
  }
}
