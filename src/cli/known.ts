import { readFile } from 'node:fs/promises';
import { UsageError } from '../config/errors.ts';
import { readKey } from '../config/key.ts';
import { Fingerprints } from '../engine/fingerprint.ts';
import { Baseline } from '../gate/baseline.ts';
import type { RunEnd } from '../gate/summary.ts';
import { forTerminal } from '../report/escape.ts';
import { count } from '../report/phrases.ts';
import { FileSink } from './sinks.ts';
import { VERSION } from './version.ts';

export interface KnownOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** What is known before a run: the key of fingerprints, and the baseline. */
export class Known {
  readonly fingerprintKey: Uint8Array;
  readonly baseline: Baseline | undefined;
  readonly #file: string | undefined;

  private constructor(key: Uint8Array, baseline: Baseline | undefined, file: string | undefined) {
    this.fingerprintKey = key;
    this.baseline = baseline;
    this.#file = file;
  }

  /** @throws {UsageError} that says what to do */
  static async open(keyFile: string | undefined, { baseline: file, updateBaseline = false }: KnownOptions): Promise<Known> {
    if (updateBaseline && file === undefined) throw new UsageError('--update-baseline needs --baseline FILE: say which file is to be brought up to date.');
    if (keyFile === undefined)
      throw new UsageError(
        '--baseline needs a key, so that nobody can guess from it what the notes say. Make one with “caselint key FILE”, and name it with --key-file FILE or with keyFile in the settings.',
      );
    const key = readKey(keyFile);
    if (file === undefined) return new Known(key, undefined, undefined);
    const baseline = new Baseline(new Fingerprints(key).check, updateBaseline);
    const text = await textOf(file, updateBaseline);
    if (text !== undefined) baseline.read(text, file);
    return new Known(key, baseline, file);
  }

  /** Brings the baseline's file up to date, where that was asked for; not after a run that was not whole. @throws {UsageError} */
  async save({ baseline: end, summary }: RunEnd, isWhole: boolean): Promise<void> {
    if (!this.baseline || this.#file === undefined || end?.added === undefined) return;
    if (!isWhole) throw new UsageError(`${this.#file} was left as it is, because this run was not whole. Mend what is named above, and run it again.`);
    const sink = await FileSink.open(this.#file, 'The baseline');
    try {
      for (const piece of this.baseline.toText(VERSION)) await sink.write(piece);
      await sink.finish();
    } catch (error) {
      await sink.abandon();
      throw error;
    }
    const gone = Object.values(end.stale).reduce((sum, n) => sum + n, 0);
    const changes = `${end.added} added, ${gone} taken out because ${gone === 1 ? 'its fault is' : 'their faults are'} gone`;
    process.stderr.write(`caselint: ${forTerminal(this.#file)} is up to date with the ${count(summary.baselined, 'finding')} of this run: ${changes}.\n`);
  }
}

/** Undefined where there is none yet and one is to be made. */
async function textOf(file: string, mayLack: boolean): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && mayLack) return undefined;
    if (code === 'ENOENT')
      throw new UsageError(`There is no baseline ${file} yet. Add --update-baseline once to write it, when you have looked at what there is.`);
    throw new UsageError(`The baseline ${file} cannot be read${code === 'EISDIR' ? ': it is a folder' : ''} (${code ?? 'unknown reason'}).`);
  }
}
