import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from './errors.ts';
import type { LoadedSettings } from './load.ts';

/** Bytes that a key has at least. */
export const KEY_BYTES = 32;

/** The key file that the settings name, seen from the settings file that names it. */
export function keyFileOf(loaded: readonly LoadedSettings[]): string | undefined {
  const last = loaded.findLast(({ settings }) => settings.keyFile !== undefined);
  return last?.settings.keyFile === undefined ? undefined : resolve(dirname(last.from), last.settings.keyFile);
}

/** Reads the key of fingerprints. Nothing of what the file holds is ever said. @throws {UsageError} that says what to do */
export function readKey(file: string): Uint8Array {
  const text = textOf(file).trim();
  if (!/^(?:[\da-f]{2})+$/i.test(text) || text.length < KEY_BYTES * 2)
    throw new UsageError(
      `${file} holds no key: a key is ${KEY_BYTES * 2} or more of the digits 0 to 9 and a to f. “caselint key FILE” makes one that nobody can guess.`,
    );
  return Buffer.from(text, 'hex');
}

/** Writes a new key where nothing is yet, for its owner alone to read. @throws {UsageError} */
export function writeKey(file: string, key: Uint8Array): void {
  try {
    writeFileSync(file, `${Buffer.from(key).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new UsageError(`${file} is there already and was left as it is: without the old key no baseline made with it could be read. Choose another name.`);
    throw new UsageError(`The key could not be written to ${file}${code === 'ENOENT' ? ': there is no such folder' : ''} (${code ?? 'unknown reason'}).`);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no key file ${file}. “caselint key ${file}” makes one; keep it, and keep it to yourself.`);
    throw new UsageError(`The key file ${file} cannot be read (${code ?? 'unknown reason'}).`);
  }
}
