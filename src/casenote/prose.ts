import type { Paragraph, Root } from 'mdast';
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
 * Anything that Markdown could read as more than words and paragraphs. Most text of most exports has none of it, and
 * is then read at a small part of the cost (measured: 30 µs a note where the parser takes 600).
 */
const MARKUP = /[\\`*_[\]<&~|\t\r]|^[ ]*(?:[-+#>]|\d{1,9}[.)]|===)| $/m;

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
  if (!MARKUP.test(text)) return parseBare(text);
  return TABLE_RULE.test(text) ? tabular.parse(text) : plain.parse(text);
}

/** Paragraphs of bare words, in the tree that the parser would give. */
function parseBare(text: string): Root {
  const children: Paragraph[] = [];
  const lines = text.split('\n');
  let offset = 0;
  let open: { line: number; column: number; offset: number } | undefined;
  let value = '';
  let last = { line: 1, column: 1, offset: 0 };
  const close = () => {
    if (!open) return;
    const position = { start: open, end: last };
    children.push({ type: 'paragraph', children: [{ type: 'text', value, position }], position: { start: { ...open }, end: { ...last } } });
    open = undefined;
  };
  for (const [i, line] of lines.entries()) {
    const bare = line.trim();
    if (bare === '') close();
    else {
      const indent = line.length - line.trimStart().length;
      if (open) value += `\n${bare}`;
      else {
        open = { line: i + 1, column: indent + 1, offset: offset + indent };
        value = bare;
      }
      last = { line: i + 1, column: indent + bare.length + 1, offset: offset + indent + bare.length };
    }
    offset += line.length + 1;
  }
  close();
  const end = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: text.length };
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } };
}
