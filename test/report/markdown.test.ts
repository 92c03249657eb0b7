import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { forMarkdown, forTerminal } from '../../src/report/escape.ts';
import { markdown } from '../../src/report/markdown.ts';
import { findingWith, oddResult, oddText, resultWith, richResult, type Told, written } from './given.ts';

function parse(text: string): Root {
  return unified()
    .use(remarkParse)
    .data({ micromarkExtensions: [gfmTable()], fromMarkdownExtensions: [gfmTableFromMarkdown()] })
    .parse(text) as Root;
}

const treeOf = (result: Parameters<typeof written>[1], told: Told = {}): Root => parse(written(markdown, result, told));
/** The kinds of nodes, one inside the other, and nothing of their text. */
const shapeOf = (node: Nodes): unknown => ('children' in node ? [node.type, node.children.map(shapeOf)] : node.type);
const textOf = (node: Nodes): string => ('value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '');
const headingsOf = (root: Root): string[] => root.children.flatMap((node) => (node.type === 'heading' ? [`${node.depth} ${textOf(node)}`] : []));

describe('markdown', () => {
  it('starts with counts and goes child by child and note by note', () => {
    const on = (childId: string | undefined, ordinal: number) => ({ file: 'a.json', noteId: `CN-${ordinal}`, childId, ordinal });
    const result = resultWith([
      findingWith({ on: on('C-1', 0) }),
      findingWith({ on: on('C-2', 1), severity: 'warning' }),
      findingWith({ on: on('C-1', 2) }),
      findingWith({ on: on(undefined, 3), severity: 'info' }),
      findingWith({ on: on('C-1', 0), acrossNotes: true }),
      findingWith({ on: on('C-1', 4), suppressedBy: { reason: 'agreed' } }),
    ]);
    const root = treeOf(result);
    expect(headingsOf(root)).toEqual([
      '1 Case recording: points for supervision',
      '2 Child C-1',
      '3 Note CN-0 (a.json)',
      '3 Note CN-2 (a.json)',
      '2 Child C-2',
      '3 Note CN-1 (a.json)',
      '2 Notes that name no child',
      '3 Note CN-3 (a.json)',
    ]);
    const text = written(markdown, result);
    expect(text).toContain('**3 must be mended, 1 should be, 1 to consider.** 1 suppressed, with a reason.');
    expect(text).toContain('| must mend | 3 | 2 | missing-three-headings |');
    expect(text.match(/^- \[ \] /gm)).toHaveLength(5);
    expect(text).toContain(
      '- [ ] **must mend**, line 12:41, Analysis of information: This is a significant event, and a heading is not in the note. (missing-three-headings, policy 5a.6)\n',
    );
  });

  it('says first what could not be read, and last what was not checked', () => {
    const headings = headingsOf(treeOf(richResult()));
    expect([headings[1], headings.at(-1)]).toEqual(['2 Could not be read or judged', '2 Not checked']);
    expect(written(markdown, richResult())).toContain('- [ ] export.json, line 40:3, note CN-1033: eventAt: does not fit dd/MM/yyyy\n');
  });

  it('quotes the record only where it is given the words', () => {
    expect(written(markdown, resultWith([findingWith()]))).not.toContain('“');
    expect(written(markdown, resultWith([findingWith()]), { words: 'Dawn *said* so' })).toContain('  - “Dawn \\*said\\* so”\n');
  });

  it('says so where nothing was found', () => {
    expect(textOf(treeOf(resultWith([])))).toContain('Nothing to mend was found by the rules that could be checked.');
  });

  it('is the same tree whatever a file, an id or a message holds, with the text as it was', () => {
    const harmless = shapeOf(treeOf(oddResult(['a', 'b', 'c', 'd', 'e']), { words: 'f' }));
    const filled = oddText.map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.tuple(filled, filled, filled, filled, filled), oddText, (texts, words) => {
        const root = treeOf(oddResult(texts), { words: `x${words}` });
        expect(shapeOf(root)).toEqual(harmless);
        const shown = forTerminal(texts[4]).replace(/\s+/g, ' ').trim();
        expect(textOf(root)).toContain(shown);
      }),
      { numRuns: 300 },
    );
  });

  it('escapes a text wherever it stands', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const shown = forTerminal(text).replace(/\s+/g, ' ').trim();
        const root = parse(`${forMarkdown(text)}\n`);
        expect(shapeOf(root)).toEqual(['root', shown === '' ? [] : [['paragraph', ['text']]]]);
        expect(textOf(root)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });
});
