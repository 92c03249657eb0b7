import type { List, ListItem, Paragraph, Root, RootContent } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/**
 * Text pasted from a word processor is indented and underlined: four leading spaces are prose, never code, and a row
 * of dashes under a line does not make it a heading.
 */
const PASTED_PROSE = { disable: { null: ['codeIndented', 'setextUnderline'] } };

/** A row of dashes and bars: the sign of a table, and the only time the table extension is worth its cost. */
const TABLE_RULE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/m;

/**
 * Anything that Markdown could read as more than words, paragraphs and plain bullets. Most text of most exports has
 * none of it, and is then read at a small part of the cost of the parser.
 */
const MARKUP = /[\\`*_[\]<&~|\t\r]|^ +-|^-(?! \S)|^- (?:[-+#>=]|\d{1,9}[.)])|^ *(?:[+#>]|\d{1,9}[.)]|===)| $/m;

function withTables(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [PASTED_PROSE, gfmTable()];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown()];
}

function withoutTables(this: Processor): void {
  this.data().micromarkExtensions = [PASTED_PROSE];
}

const plain = unified().use(withoutTables).use(remarkParse).freeze();
const tabular = unified().use(withTables).use(remarkParse).freeze();

/**
 * Parses one section's text. Positions are those in that text, line and column from 1, offset from 0.
 * Never throws: every text is Markdown.
 */
export function parseProse(text: string): Root {
  if (!MARKUP.test(text)) {
    const root = parseBare(text);
    if (root) return root;
  }
  return TABLE_RULE.test(text) ? tabular.parse(text) : plain.parse(text);
}

interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  readonly offset: number;
}

/** Paragraphs and plain bullets of bare words, in the tree that the parser would give; undefined where they run together. */
function parseBare(text: string): Root | undefined {
  const children: RootContent[] = [];
  let offset = 0;
  let block: Line[] = [];
  const lines = text.split('\n');
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i];
    if (line !== undefined && line.trim() !== '') block.push({ text: line, number: i + 1, offset });
    else if (block.length > 0) {
      if (!addBlock(children, block)) return undefined;
      block = [];
    }
    offset += (line?.length ?? 0) + 1;
  }
  const end = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: text.length };
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } };
}

/** Whether the block is all paragraph or all bullets. */
function addBlock(children: RootContent[], block: readonly Line[]): boolean {
  const bullets = block.filter((line) => line.text.startsWith('- ')).length;
  if (bullets === 0) {
    // An indented line under a list belongs to its last item.
    if (children.at(-1)?.type === 'list' && block[0]?.text.startsWith(' ')) return false;
    children.push(paragraphOf(block, 0));
    return true;
  }
  if (bullets < block.length) return false;
  const items = block.map((line): ListItem => {
    const paragraph = paragraphOf([line], 2);
    const start = { line: line.number, column: 1, offset: line.offset };
    return { type: 'listItem', spread: false, checked: null, children: [paragraph], position: { start, end: paragraph.position?.end ?? start } };
  });
  const before = children.at(-1);
  // Bullets go on after an empty line: one list, with room between its items.
  if (before?.type === 'list') {
    before.children.push(...items);
    before.spread = true;
    if (before.position && items.at(-1)?.position) before.position.end = { ...(items.at(-1)?.position?.end ?? before.position.end) };
    return true;
  }
  const [first, last] = [items[0], items.at(-1)];
  const list: List = { type: 'list', ordered: false, start: null, spread: false, children: items };
  if (first?.position && last?.position) list.position = { start: { ...first.position.start }, end: { ...last.position.end } };
  children.push(list);
  return true;
}

function paragraphOf(lines: readonly Line[], skip: number): Paragraph {
  const [first, last] = [lines[0], lines.at(-1)];
  const begin = indentOf(first?.text ?? '', skip);
  const start = { line: first?.number ?? 1, column: begin + 1, offset: (first?.offset ?? 0) + begin };
  const finish = (last?.text ?? '').trimEnd().length;
  const end = { line: last?.number ?? 1, column: finish + 1, offset: (last?.offset ?? 0) + finish };
  const value = lines.map((line) => line.text.slice(skip).trim()).join('\n');
  return { type: 'paragraph', children: [{ type: 'text', value, position: { start: { ...start }, end: { ...end } } }], position: { start, end } };
}

function indentOf(text: string, skip: number): number {
  let at = skip;
  while (text[at] === ' ') at++;
  return at;
}
