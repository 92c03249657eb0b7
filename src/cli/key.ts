import { randomBytes } from 'node:crypto';
import { KEY_BYTES, writeKey } from '../config/key.ts';
import { forTerminal } from '../report/escape.ts';

/** Makes a key for fingerprints. @throws {UsageError} where the file is there already */
export function makeKey(file: string): void {
  writeKey(file, randomBytes(KEY_BYTES));
  process.stdout.write(
    `A new key is in ${forTerminal(file)}. Keep it where the records are kept, for the people who may read them, and never beside a baseline or in version control: whoever has both can guess what a note says. Without it no baseline that was made with it can be used.\n`,
  );
}
