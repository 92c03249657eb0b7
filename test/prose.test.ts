import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { parseProse } from '../src/casenote/prose.ts';

const words = fc.stringMatching(/^[a-zA-Zé’',.;:!?()0-9 £%"-]{0,40}$/);
const text = fc
  .array(fc.tuple(fc.constantFrom('', '', '- ', ' ', '   '), words), { maxLength: 12 })
  .map((lines) => lines.map(([indent, line]) => indent + line).join('\n'));

/** The parser as the project sets it, without the short way for bare words. */
const parser = unified()
  .use(function () {
    this.data().micromarkExtensions = [{ disable: { null: ['codeIndented', 'setextUnderline'] } }];
  })
  .use(remarkParse)
  .freeze();

it('reads bare words and plain bullets as the Markdown parser does', () => {
  fc.assert(
    fc.property(text, (source) => {
      expect(parseProse(source)).toEqual(parser.parse(source));
    }),
    { numRuns: 2000 },
  );
});

it('reads indented and underlined prose as prose', () => {
  const types = parseProse('    Pasted from a word processor.\n-----\nMore.').children.map((child) => child.type);
  expect(types).not.toContain('code');
  expect(types).not.toContain('heading');
});
