import type { Root } from 'mdast';
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
  return TABLE_RULE.test(text) ? tabular.parse(text) : plain.parse(text);
}
