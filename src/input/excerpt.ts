import { readFile } from 'node:fs/promises';
import type { Position } from '../casenote/source.ts';
import type { CsvEncoding } from './csv/encoding.ts';
import { decode } from './decode.ts';
import { formatOf } from './discover.ts';
import { inMemory } from './pieces.ts';
import { sniff } from './read.ts';

/** The words of the record around a place. Only a report that may quote the record ever asks for them. */
export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Characters on either side of the marked words; and of those words, how many at the most. */
const AROUND = 200;
const LONGEST = 400;

/** Reads excerpts from the files themselves, one file at a time; nothing of them is kept in findings. */
export class Excerpts {
  readonly #given: ReadonlyMap<string, Uint8Array>;
  readonly #encoding: CsvEncoding | undefined;
  #file: string | undefined;
  #text = '';

  /**
   * @param given Texts that came from elsewhere than a file.
   * @param encoding Of CSV, where the settings say so.
   */
  constructor(given: ReadonlyMap<string, Uint8Array>, encoding?: CsvEncoding) {
    this.#given = given;
    this.#encoding = encoding;
  }

  /** Undefined where the file can no longer be read. */
  async read(file: string, position: Position): Promise<Excerpt | undefined> {
    if (file !== this.#file) {
      try {
        const bytes = this.#given.get(file) ?? (await readFile(file));
        this.#text = formatOf(file) === 'csv' ? await this.#csvText(bytes) : decode(bytes);
        this.#file = file;
      } catch {
        return undefined;
      }
    }
    const { start, end } = position;
    const text = this.#text;
    const lineStart = Math.max(text.lastIndexOf('\n', start.offset - 1) + 1, start.offset - AROUND);
    const to = Math.min(end.offset, start.offset + LONGEST);
    const newline = text.indexOf('\n', to);
    const lineEnd = Math.min(newline === -1 ? text.length : newline, to + AROUND);
    const parts = [text.slice(lineStart, start.offset), text.slice(start.offset, to), text.slice(to, lineEnd)];
    const format = formatOf(file) ?? sniff(text);
    const [before = '', marked = '', after = ''] = format === 'markdown' ? parts : format === 'csv' ? inCell(parts) : inJson(parts);
    return { before: before.replace(/\s+/g, ' '), marked: marked.replace(/\s+/g, ' '), after: after.replace(/\s+/g, ' ').trimEnd() };
  }

  async #csvText(bytes: Uint8Array): Promise<string> {
    const { CsvDecoder, csvEncoding } = await import('./csv/encoding.ts');
    const { encoding, bomLength } = csvEncoding(inMemory(bytes), this.#encoding);
    return new CsvDecoder(encoding).decode(bytes.subarray(bomLength), true);
  }
}

/** Words of a CSV cell alone: what stands around them may be other cells. */
function inCell([, marked = '']: readonly string[]): string[] {
  return ['', marked.replaceAll('""', '"'), ''];
}

/** Words inside a JSON string as they read; what lies outside the string is left off. */
function inJson([before = '', marked = '', after = '']: readonly string[]): string[] {
  const opening = lastQuote(before);
  const closing = /(?<!\\)(?:\\\\)*"/.exec(after);
  const inString = opening !== -1 && closing !== null && !/^"/.test(marked);
  return (inString ? [before.slice(opening + 1), marked, after.slice(0, closing.index)] : [before.slice(-40), marked, '']).map(withoutEscapes);
}

function lastQuote(text: string): number {
  for (let at = text.lastIndexOf('"'); at !== -1; at = text.lastIndexOf('"', at - 1)) {
    if (text[at - 1] !== '\\') return at;
    if (at === 0) return -1;
  }
  return -1;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, code: string | undefined, char: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : 'nrtbf'.includes(char) ? ' ' : char,
  );
}
