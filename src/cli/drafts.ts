import { stat } from 'node:fs/promises';
import { UsageError } from '../config/errors.ts';
import { formatOf } from '../input/discover.ts';

/**
 * Makes sure that the paths name drafts, one by one: what changes or watches files must not meet an export by way of a folder
 * or a glob.
 * @param option The option that asks for drafts.
 * @throws {UsageError} for anything else, with what to give instead.
 */
export async function requireDrafts(paths: readonly string[], option: string): Promise<void> {
  const example = `Name the file, as in “caselint draft.md ${option}”.`;
  if (paths.length === 0) throw new UsageError(`${option} works on a draft. ${example}`);
  for (const path of paths) {
    if (path === '-') throw new UsageError(`${option} works on a file, and standard input is none. ${example}`);
    const there = await stat(path).catch(() => undefined);
    if (!there) throw new UsageError(`${option} works on drafts named one by one, and there is no file “${path}”. ${example}`);
    if (!there.isFile()) throw new UsageError(`${option} works on drafts named one by one, and “${path}” is a folder or no ordinary file. ${example}`);
    if (formatOf(path) !== 'markdown')
      throw new UsageError(`${option} works on drafts (.md, .markdown, .txt), never on an export, and “${path}” is none. ${example}`);
  }
}
