import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { Problem } from './problem.ts';

/** File extensions that hold case notes, and how each is read. */
export const EXTENSIONS = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'markdown',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'csv',
} as const satisfies Record<string, Format>;

export type Format = 'markdown' | 'json' | 'ndjson' | 'csv';

export interface Discovered {
  /** Sorted by path, each once; separators are `/`. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

const FOLDER_PATTERN = `**/*.{${Object.keys(EXTENSIONS).join(',')}}`;
const GLOB_MAGIC = /[*?[\]{}()!]/;

/**
 * Finds the files that the paths name: a folder is searched for every supported extension, a glob is expanded. A path
 * that exists is that path, whatever brackets its name has. What cannot be found is a problem, never a silence.
 */
export async function discover(paths: readonly string[], cwd: string): Promise<Discovered> {
  /** By where it truly is, so that one file under two names is read once. */
  const files = new Map<string, string>();
  const add = (file: string) => {
    const path = resolve(cwd, file);
    if (!files.has(path)) files.set(path, posix(file));
  };
  const problems: Problem[] = [];
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === 'file') {
      add(path);
      continue;
    }
    if (kind === 'missing' && !GLOB_MAGIC.test(path)) {
      problems.push({ file: path, message: 'no such file or folder; check the name, and the folder that you are in' });
      continue;
    }
    const { found, unreadable } = await search(path, kind === 'folder', cwd);
    if (unreadable !== undefined)
      problems.push({ file: path, message: `cannot be searched whole (${unreadable}); ask whoever keeps it for the right to read all of it` });
    else if (found.length === 0) {
      problems.push({
        file: path,
        message:
          kind === 'folder'
            ? `holds no case notes (looked for ${Object.keys(EXTENSIONS)
                .map((e) => `.${e}`)
                .join(', ')}); Word and PDF files have to be saved as text first`
            : 'matches no file; check the pattern, or name the folder instead',
      });
    }
    for (const file of found) add(file);
  }
  return { files: [...files.values()].sort(byCodeUnit), problems };
}

/** The files of a folder or of a glob; where a folder in it may not be opened, what can be seen, and why not all. */
async function search(path: string, isFolder: boolean, cwd: string): Promise<{ readonly found: readonly string[]; readonly unreadable?: string }> {
  const { globby } = await import('globby');
  const look = async (suppressErrors: boolean) =>
    isFolder
      ? (await globby(FOLDER_PATTERN, { cwd: path, caseSensitiveMatch: false, expandDirectories: false, suppressErrors })).map((file) => joined(path, file))
      : await globby(posix(path), { cwd, expandDirectories: false, suppressErrors });
  try {
    return { found: await look(false) };
  } catch (error) {
    return { found: await look(true), unreadable: (error as NodeJS.ErrnoException).code ?? 'unknown reason' };
  }
}

/** How a file is read, by its name; undefined for an extension that is not supported. */
export function formatOf(file: string): Format | undefined {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension as keyof typeof EXTENSIONS] : undefined;
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // Something that is there and may not be looked at is reported when it is read.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'missing' : 'file';
  }
}

function joined(folder: string, file: string): string {
  const base = folder.replace(/[/\\]+$/, '');
  return base === '.' ? file : `${base}/${file}`;
}

function posix(path: string): string {
  const plain = path.startsWith(`.${sep}`) ? relative('.', path) : path;
  return sep === '\\' ? plain.replaceAll('\\', '/') : plain;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
