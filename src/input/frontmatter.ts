import { FAILSAFE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import type { Span } from '../casenote/source.ts';

/**
 * Scalars stay text, so that the id 0012 keeps its noughts and a date is read by the note's own rules; only an empty
 * value, `~` and `null` mean: left blank.
 */
const TEXT_ONLY = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:null', {
      kind: 'scalar',
      resolve: (data: unknown) => data === null || data === '' || data === '~' || data === 'null',
      construct: () => null,
    }),
  ],
});

/** Front matter that is no YAML, or no mapping; `offset` from the start of the text given. */
export class BrokenFrontMatter extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.name = 'BrokenFrontMatter';
    this.offset = offset;
  }
}

export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** Offset of the first character after it. */
  readonly end: number;
  find(path: string): Span | undefined;
}

const BLOCK = /^\s*---[ \t]*\r?\n([\s\S]*?)(?:^---|^\.\.\.)[ \t]*(?:\r?\n|$)/m;
const OPENED = /^\s*---[ \t]*\r?\n[A-Za-z][\w.]*[ \t]*:/;

/** Reads the front matter at a note's beginning; undefined where there is none. @throws {BrokenFrontMatter} */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const block = /^\s*---[ \t]*\r?\n/.test(text) ? BLOCK.exec(text) : null;
  if (block?.index !== 0) {
    if (OPENED.test(text)) throw new BrokenFrontMatter(0, 'the front matter that opens here is never closed: put --- on a line of its own under it');
    return undefined;
  }
  const yaml = block[1] ?? '';
  const start = block[0].indexOf(yaml, block[0].indexOf('---') + 3);
  // A row of dashes over ordinary prose is a ruler, not front matter.
  if (yaml.trim() !== '' && !/^[ \t]*["']?[A-Za-z][\w .]*["']?[ \t]*:/m.test(yaml)) return undefined;
  let data: unknown;
  try {
    data = load(yaml, { schema: TEXT_ONLY });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new BrokenFrontMatter(start + (error.mark?.position ?? 0), `the front matter is not valid YAML (${withoutWords(error.reason)})`);
  }
  if (data !== null && data !== undefined && (typeof data !== 'object' || Array.isArray(data))) {
    throw new BrokenFrontMatter(start, 'the front matter must be a list of keys and values');
  }
  return { data: (data ?? {}) as Record<string, unknown>, end: block[0].length, find: (path) => findKey(yaml, start, path) };
}

/** The parser names aliases and tags by the words of the record that look so ("**Kim** …"). */
function withoutWords(reason: string): string {
  return reason.replace(/\s*(?:"[\s\S]*"|!?<[\s\S]*>)/g, '');
}

/** The line of a key, or of a key inside it; the span runs from the key to the end of its line or its value. */
function findKey(yaml: string, base: number, path: string): Span | undefined {
  const [top, ...inner] = path.split(/[.[\]]+/).filter((step) => step && !/^\d+$/.test(step));
  if (!top) return undefined;
  const key = new RegExp(`^["']?${literally(top)}["']?[ \\t]*:.*$`, 'm').exec(yaml);
  if (!key) return undefined;
  const next = /\n(?=["']?[A-Za-z])/g;
  next.lastIndex = key.index;
  const blockEnd = next.exec(yaml)?.index ?? yaml.length;
  const block = yaml.slice(key.index, blockEnd);
  const last = inner.at(-1);
  const nested = last
    ? new RegExp(`(?<=[{,\\s])["']?${literally(last)}["']?[ \\t]*:[ \\t]*(?:"[^"\\n]*"|'[^'\\n]*'|[^,}\\n]*)`).exec(block.slice(top.length))
    : null;
  const start = nested ? key.index + top.length + nested.index : key.index;
  const length = nested ? nested[0].trimEnd().length : key[0].trimEnd().length;
  return { start: base + start, end: base + start + length };
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
