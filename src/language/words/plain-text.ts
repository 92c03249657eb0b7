import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Nodes, Root } from 'mdast';
import { type Style, type StyledSpan, styleOf } from './styles.ts';

/** What kind of block a stretch of plain text was. */
export type BlockKind = 'paragraph' | 'item' | 'heading' | 'cell' | 'code';

export interface Block {
  readonly kind: BlockKind;
  /** In the plain text. */
  readonly start: number;
  readonly end: number;
  /** Which cell of its table, from 0; the row 0 is the header. Empty cells have no block. Undefined outside tables. */
  readonly cell?: { readonly row: number; readonly column: number };
}

/** A section's words as a reader sees them, without markup, and the way back to the section's own text. */
export interface PlainText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly styles: readonly StyledSpan[];
  /** From an offset in `text` to one in the section's text. */
  toSection(offset: number): number;
  /** From the exclusive end of a stretch in `text` to that in the section's text. */
  toSectionEnd(offset: number): number;
}

const ESCAPED = /[!-/:-@[-`{-~]/;
const TAG = /<(\/?)([a-zA-Z][\w-]*)([^>]*)>|<!--[\s\S]*?(?:-->|$)/g;
const BREAKING = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'td', 'th', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'hr']);

/** Reads the plain text off a section's mdast (positions as `parseProse` gives them, in `source`). */
export function plainText(root: Root, source: string): PlainText {
  const reader = new Reader(source);
  reader.block(root);
  return reader.finish();
}

class Reader {
  readonly #source: string;
  #text = '';
  readonly #blocks: Block[] = [];
  readonly #styles: StyledSpan[] = [];
  /** Runs in which plain and section text advance together: start in plain, start and end in the section's text. */
  readonly #runs: { plain: number; at: number; end: number }[] = [];
  #open: { tag: string; style: Style | undefined; start: number }[] = [];
  #cell: Block['cell'];

  constructor(source: string) {
    this.#source = source;
  }

  block(node: Nodes, kind: BlockKind = 'paragraph'): void {
    switch (node.type) {
      case 'root':
      case 'blockquote':
      case 'list':
        for (const child of node.children) this.block(child, kind);
        return;
      case 'table':
        for (const [row, { children }] of node.children.entries()) {
          for (const [column, cell] of children.entries()) {
            this.#cell = { row, column };
            this.block(cell);
          }
        }
        this.#cell = undefined;
        return;
      case 'listItem':
        for (const child of node.children) this.block(child, 'item');
        return;
      case 'paragraph':
        this.#inlines(node, kind);
        return;
      case 'heading':
        this.#inlines(node, 'heading');
        return;
      case 'tableCell':
        this.#inlines(node, 'cell');
        return;
      case 'code':
        this.#startBlock();
        this.#verbatim(node.value, this.#source.indexOf('\n', start(node)) + 1, end(node));
        this.#endBlock('code');
        return;
      case 'html':
        this.#startBlock();
        this.#html(node.value, start(node), end(node), kind);
        this.#endBlock(kind);
        return;
      default:
    }
  }

  finish(): PlainText {
    const runs = this.#runs;
    const text = this.#text;
    const none = { plain: 0, at: 0, end: 0 };
    // Rules ask word by word: the run that held the last offset mostly holds the next one too.
    let last = 0;
    const find = (offset: number): number => {
      if ((runs[last]?.plain ?? 0) <= offset && offset < (runs[last + 1]?.plain ?? Number.POSITIVE_INFINITY)) return last;
      let low = 0;
      let high = runs.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((runs[middle]?.plain ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      last = low;
      return low;
    };
    return {
      text,
      blocks: this.#blocks,
      styles: this.#styles,
      toSection(offset) {
        const run = runs[find(offset)] ?? none;
        return Math.min(run.at + (offset - run.plain), Math.max(run.at, run.end));
      },
      toSectionEnd(offset) {
        if (offset === 0) return (runs[0] ?? none).at;
        const index = find(offset - 1);
        const run = runs[index] ?? none;
        const next = runs[index + 1]?.plain ?? text.length;
        const isWhole = run.end - run.at !== next - run.plain && next - run.plain === 1;
        return isWhole ? run.end : Math.min(run.at + (offset - run.plain), run.end);
      },
    };
  }

  #blockStart = 0;

  #startBlock(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n\n')) this.#gap(this.#text.endsWith('\n') ? '\n' : '\n\n');
    this.#blockStart = this.#text.length;
  }

  /** Characters that stand for no source of their own. */
  #gap(characters: string): void {
    const at = this.#runs.at(-1)?.end ?? 0;
    this.#runs.push({ plain: this.#text.length, at, end: at });
    this.#text += characters;
  }

  #endBlock(kind: BlockKind): void {
    const tail = this.#text.slice(this.#blockStart);
    const lead = tail.length - tail.trimStart().length;
    const trimmed = tail.trim();
    if (trimmed !== '')
      this.#blocks.push({ kind, start: this.#blockStart + lead, end: this.#blockStart + lead + trimmed.length, ...(this.#cell && { cell: this.#cell }) });
  }

  #inlines(node: { readonly children: readonly Nodes[] }, kind: BlockKind): void {
    this.#startBlock();
    for (const child of node.children) this.#inline(child);
    for (const open of this.#open.splice(0)) this.#close(open);
    this.#endBlock(kind);
  }

  #inline(node: Nodes): void {
    switch (node.type) {
      case 'text':
        this.#aligned(node.value, start(node), end(node));
        return;
      case 'inlineCode':
        this.#code(node.value, start(node), end(node));
        return;
      case 'break':
        this.#gap('\n');
        return;
      case 'strong':
      case 'emphasis': {
        const from = this.#text.length;
        for (const child of node.children) this.#inline(child);
        this.#styles.push({ style: node.type, start: from, end: this.#text.length });
        return;
      }
      case 'html':
        this.#html(node.value, start(node), end(node), 'paragraph');
        return;
      default:
        if ('children' in node) for (const child of node.children) this.#inline(child);
    }
  }

  /** Text in which escapes, character references and the indentation of continued lines take more room in the source. */
  #aligned(value: string, from: number, to: number): void {
    if (value.length === to - from) {
      this.#run(value, from, to);
      return;
    }
    let at = from;
    let i = 0;
    while (i < value.length) {
      const same = this.#commonLength(value, i, at, to);
      if (same > 0) {
        this.#run(value.slice(i, i + same), at, at + same);
        i += same;
        at += same;
        continue;
      }
      const reference = characterReference(this.#source, at);
      if (reference && value.startsWith(reference.value, i)) {
        this.#run(reference.value, at, at + reference.length);
        i += reference.value.length;
        at += reference.length;
      } else if (this.#source[at] === '\r' && value[i] === '\n') at++;
      else at++;
      if (at > to) {
        this.#run(value.slice(i), to, to);
        return;
      }
    }
  }

  /** How far value and source go together, up to where the source holds an escape or a character reference. */
  #commonLength(value: string, i: number, at: number, to: number): number {
    let n = 0;
    while (i + n < value.length && at + n < to && value[i + n] === this.#source[at + n]) {
      const char = this.#source[at + n] ?? '';
      if (char === '\\' && ESCAPED.test(this.#source[at + n + 1] ?? '') && value[i + n + 1] !== this.#source[at + n + 1]) break;
      if (char === '&' && characterReference(this.#source, at + n)) break;
      n++;
    }
    return n;
  }

  /** Words between backticks. The blank that Markdown drops inside each of them still parts words. */
  #code(value: string, from: number, to: number): void {
    const source = this.#source.slice(from, to);
    const { 1: ticks = '`', 2: before } = /^(`+)([ \r\n])?/.exec(source) ?? [];
    const first = from + ticks.length;
    const last = to - ticks.length;
    const isPadded = before !== undefined && /[ \r\n]/.test(this.#source[last - 1] ?? '') && /[^ ]/.test(value);
    if (isPadded) this.#run(' ', first, first + 1);
    this.#verbatim(value, first, last);
    if (isPadded) this.#run(' ', last - 1, last);
  }

  /** Code: every character stands for itself, character references among them. */
  #verbatim(value: string, from: number, to: number): void {
    const offsets = value.length === to - from ? undefined : verbatimOffsets(value, this.#source, from, to);
    this.#pieces(value, 0, value.length, (i) => offsets?.[i] ?? from + i);
  }

  /** A run for each stretch that stands in one piece: marks of a list or quotation may part its lines. */
  #pieces(value: string, first: number, last: number, place: (i: number) => number): void {
    for (let i = first; i < last; ) {
      let next = i + 1;
      while (next < last && place(next) === place(next - 1) + 1) next++;
      this.#run(value.slice(i, next), place(i), place(next - 1) + 1);
      i = next;
    }
  }

  #run(value: string, at: number, end: number): void {
    if (value === '') return;
    this.#runs.push({ plain: this.#text.length, at, end });
    this.#text += value;
  }

  /** Tags set styles and break lines; what stands between them is text. Comments say nothing. */
  #html(value: string, from: number, to: number, kind: BlockKind): void {
    const offsets = value.length === to - from ? undefined : verbatimOffsets(value, this.#source, from, to);
    let done = 0;
    TAG.lastIndex = 0;
    for (let match = TAG.exec(value); match; match = TAG.exec(value)) {
      this.#htmlText(value, done, match.index, from, offsets);
      done = match.index + match[0].length;
      const name = match[2]?.toLowerCase();
      if (name === undefined) continue;
      if (BREAKING.has(name)) this.#lineBreak(kind);
      else if (match[1]) this.#closeTag(name);
      else if (!match[3]?.endsWith('/')) this.#open.push({ tag: name, style: styleOf(name, match[3] ?? ''), start: this.#text.length });
    }
    this.#htmlText(value, done, value.length, from, offsets);
  }

  /** @param offsets Where each character of `value` stands, if it does not simply stand from `from` on. */
  #htmlText(value: string, start: number, end: number, from: number, offsets: readonly number[] | undefined): void {
    const place = (i: number) => offsets?.[i] ?? from + i;
    let done = start;
    for (let at = value.indexOf('&', start); at !== -1 && at < end; at = value.indexOf('&', at + 1)) {
      const reference = characterReference(value, at);
      if (!reference || at < done) continue;
      this.#pieces(value, done, at, place);
      this.#run(reference.value, place(at), place(at) + reference.length);
      done = at + reference.length;
    }
    this.#pieces(value, done, end, place);
  }

  #lineBreak(kind: BlockKind): void {
    if (this.#text.length > this.#blockStart) {
      this.#endBlock(kind);
      this.#startBlock();
    }
  }

  #closeTag(tag: string): void {
    const index = this.#open.findLastIndex((open) => open.tag === tag);
    const open = this.#open[index];
    if (!open) return;
    this.#open.splice(index, 1);
    this.#close(open);
  }

  #close(open: { readonly style: Style | undefined; readonly start: number }): void {
    if (open.style && this.#text.length > open.start) this.#styles.push({ style: open.style, start: open.start, end: this.#text.length });
  }
}

function start(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function end(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/**
 * Where each character of a block stands whose lines have lost the marks of the list or quotation around them; a tab
 * that such a mark took in part is spaces in the value.
 */
function verbatimOffsets(value: string, source: string, from: number, to: number): number[] {
  const offsets: number[] = [];
  let at = from;
  for (const char of value) {
    while (at < to && source[at] !== char[0] && !(char === ' ' && source[at] !== ' ')) at++;
    for (let unit = 0; unit < char.length; unit++) offsets.push(Math.min(at + unit, to));
    if (source[at] === char[0]) at += char.length;
  }
  return offsets;
}

function characterReference(source: string, at: number): { readonly value: string; readonly length: number } | undefined {
  if (source[at] !== '&') return undefined;
  const match = /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][\da-zA-Z]{1,31}));/.exec(source.slice(at, at + 40));
  if (!match) return undefined;
  const code = match[1] ? Number(match[1]) : match[2] ? Number.parseInt(match[2], 16) : undefined;
  const value = code === undefined ? decodeNamedCharacterReference(match[3] ?? '') : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '�';
  return value === false ? undefined : { value, length: match[0].length };
}
