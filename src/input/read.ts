import { readFileSync } from 'node:fs';
import { detectEncoding, UndecodableText } from './decode.ts';
import { type Format, formatOf } from './discover.ts';
import { foreignContent, unreadKind } from './foreign-files.ts';
import type { Problem } from './problem.ts';
import type { Reading, ReadingOptions } from './reading.ts';

/** The name under which standard input is reported where no other is given. */
export const STDIN = '<stdin>';

/**
 * Reads a file's bytes, or says why not. At once, not by promise: there is nothing else to do meanwhile, and for ten
 * thousand small files the waiting costs more than the reading (measured: 13% of a run).
 */
export function readBytes(file: string): Uint8Array | Problem {
  try {
    return readFileSync(file);
  } catch (error) {
    return faultOf(file, error);
  }
}

/** Why a file cannot be read. */
export function faultOf(file: string, error: unknown): Problem {
  const { code } = error as NodeJS.ErrnoException;
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'may not be read (no permission); ask whoever keeps it, or your IT service, for the right to read it'
      : code === 'ENOENT'
        ? 'was there a moment ago and is gone; run caselint again'
        : code === 'EISDIR'
          ? 'is a folder'
          : `cannot be read (${code ?? 'unknown reason'}); open it in another program to see whether it is whole`;
  return { file, message: reason };
}

/** Reads the notes of one file. Every note that it meets is handed over, judged fit or rejected; none is passed over. */
export async function* readNotes(bytes: Uint8Array, file: string, options: ReadingOptions): AsyncGenerator<Reading> {
  const format = formatOf(file) ?? (file === STDIN ? sniff(new TextDecoder(detectEncoding(bytes).encoding).decode(bytes.subarray(0, 1 << 20))) : undefined);
  const foreign = format === undefined ? unreadKind(file) : foreignContent(bytes);
  if (foreign !== undefined) {
    yield { kind: 'rejected', problems: [{ file, message: foreign }] };
    return;
  }
  try {
    if (format === 'markdown') yield* (await import('./markdown.ts')).readMarkdown(bytes, file, options);
    else if (format === 'csv') yield* (await import('./csv/csv.ts')).readCsv(bytes, file, options);
    else if (format === 'json') yield* (await import('./json.ts')).readJson(bytes, file, options);
    else yield* (await import('./json.ts')).readNdjson(bytes, file, options);
  } catch (error) {
    if (!(error instanceof UndecodableText)) throw error;
    yield { kind: 'rejected', problems: [{ file, line: error.line, column: 1, message: error.message }] };
  }
}

/** Standard input without a name: JSON by how it begins, one note a line where its first line is whole by itself. */
export function sniff(beginning: string): Format {
  const text = beginning.trimStart();
  if (/^\[\s*(?:[[\]{"\d-]|true|false|null|$)/.test(text)) return 'json';
  if (!text.startsWith('{')) return 'markdown';
  const newline = text.indexOf('\n');
  if (newline === -1) return 'json';
  try {
    JSON.parse(text.slice(0, newline));
    return text.slice(newline).trim() === '' ? 'json' : 'ndjson';
  } catch {
    return 'json';
  }
}
