import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Labels, normaliseLabel } from '../../src/casenote/labels.ts';
import { parseProse } from '../../src/casenote/prose.ts';
import { splitSections, stripMarkup } from '../../src/casenote/sections.ts';
import { plainText } from '../../src/language/words/plain-text.ts';

const labels = new Labels();
const split = (text: string) => splitSections(text, { labels, opening: { kind: 'detailed', heading: null }, unknownHeadings: true });

const line = fc.oneof(
  fc.constantFrom(
    '## Analysis',
    '### What is working well',
    '**Worries:** Mum is tired.',
    'What needs to happen',
    'ACTIONS',
    '## Background',
    '#### Something else',
    '- What are we worried about: money',
    'What is working well is that Dawn likes school. What are we worried about: sleep.',
    '```',
    '',
    '   ',
    'In terms of what is working well, she sleeps.',
    'WWW – What’s working well',
    'We are worried about pressure from his friends.',
    '<b>Worries:</b> none',
    'Reason for contact: visit',
  ),
  fc.stringMatching(/^[A-Za-z ,.:;?*#_-]{0,40}$/),
);
const text = (end: string) => fc.array(line, { maxLength: 15 }).map((lines) => lines.join(end));

describe('sections', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('hold every character once, as heading or as text (%s)', (_, end) => {
    fc.assert(
      fc.property(text(end), (note) => {
        let at = 0;
        for (const part of split(note)) {
          expect(part.headingStart).toBeGreaterThanOrEqual(at);
          // What no part holds is white space or a heading's own marks.
          expect(note.slice(at, part.headingStart).replace(/[|\s:-]/g, '')).toBe('');
          expect(note.slice(part.headingEnd, part.start).replace(/[|\s:?*_#–—.-]/g, '')).toBe('');
          expect(part.end).toBeGreaterThanOrEqual(part.start);
          expect(part.start).toBeGreaterThanOrEqual(part.headingEnd);
          at = part.end;
        }
        expect(note.slice(at).replace(/[|\s:-]/g, '')).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('of a table are its cells', () => {
    const note = '| What is working well | What are we worried about | What needs to happen |\n| --- | --- | --- |\n| School | Sleep | Call GP |\n';
    expect(
      split(note)
        .map((part) => [part.kind, note.slice(part.start, part.end).trim()])
        .filter(([, words]) => words !== ''),
    ).toEqual([
      ['workingWell', 'School'],
      ['worries', 'Sleep'],
      ['needsToHappen', 'Call GP'],
    ]);
  });

  it('do not begin inside a fence', () => {
    expect(split('Text\n```\n## Analysis\n```\n').map((part) => part.kind)).toEqual(['detailed']);
  });

  it('of a heading that the form does not know take the kind of what they stand within', () => {
    expect(split('## Analysis\n\nA.\n\n### Her school\n\nB.\n\n## Lunch\n\nC.\n').map((part) => [part.kind, part.heading])).toEqual([
      ['analysis', 'Analysis'],
      ['other', 'Lunch'],
    ]);
  });
});

describe('labels', () => {
  it.each([
    ['What are we worried about?', 'worries'],
    ['WHAT’S WORKING WELL:', 'workingWell'],
    ["what's working well", 'workingWell'],
    ['whats working well', 'workingWell'],
    ['Worries', 'worries'],
    ['2) Analysis of information', 'analysis'],
    ['Part 3 – Actions', 'actions'],
    ['What needs to happen next?', 'needsToHappen'],
    ['what is workng well', 'workingWell'],
    ['Detailed   Notes', 'detailed'],
    ['What is working well for Dawn', 'workingWell'],
  ])('“%s” is %s', (heading, kind) => {
    expect(labels.section(heading)).toBe(kind);
  });

  it.each(['Dawn', 'What Dawn had for lunch', 'Working', 'School well', 'Action Man'])('“%s” is none', (heading) => {
    expect(labels.section(heading)).toBeUndefined();
  });

  it('are compared without case, marks and numbers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (heading) => {
        const normal = normaliseLabel(heading);
        expect(normal).toBe(normal.trim());
        expect(normal).not.toMatch(/[<>*#:?]/);
        labels.section(heading);
        stripMarkup(heading);
      }),
    );
  });

  it('of the council come beside the form’s own', () => {
    const own = new Labels({ 'Dawn’s story': 'detailed', 'Visit on': 'eventAt', Worries: 'analysis' });
    expect([own.section("dawn's story"), own.field('Visit on:'), own.section('Worries'), own.section('Actions')]).toEqual([
      'detailed',
      'eventAt',
      'analysis',
      'actions',
    ]);
  });
});

describe('plain text', () => {
  const plain = (source: string) => plainText(parseProse(source), source);

  it.each([
    ['**Dawn** said *no*', 'Dawn said no'],
    ['caf&eacute; &amp; bar', 'café & bar'],
    ['a\\*b', 'a*b'],
    ['<span style="color: green">**Child seen**</span>', 'Child seen'],
    ['One<br>two', 'One\n\ntwo'],
    ['Seen <!-- an aside --> today', 'Seen  today'],
    ['- one\n- two', 'one\n\ntwo'],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['> <div>\n> Dawn was well\n> </div>', 'Dawn was well'],
  ])('of %j is %j', (source, words) => {
    expect(plain(source).text.trim()).toBe(words);
  });

  it.each([
    ['color: green', 'green'],
    ['color:#00B050', 'green'],
    ['COLOR: #0f0', 'green'],
    ['color:red', 'red'],
    ['color:#c00000', 'red'],
    ['color: #0070C0', 'blue'],
    ['color:#333333', undefined],
    ['color:black', undefined],
  ])('takes %s for %s', (style, colour) => {
    const { styles } = plain(`Then <span style="${style}">child seen</span> there.`);
    expect(styles.map((span) => span.style)).toEqual(colour ? [colour] : []);
  });

  it('takes code letter by letter, what looks like a character reference too', () => {
    const source = 'Sent `\n&#233;Dawn ` today';
    const { text, toSection, toSectionEnd } = plain(source);
    const at = text.indexOf('Dawn');
    expect(source.slice(toSection(at), toSectionEnd(at + 4))).toBe('Dawn');
    expect(text).toContain('&#233;Dawn');
  });

  it('leads back to the section and never outside it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'Dawn',
            ' ',
            '\n',
            '\n\n',
            '**',
            '*',
            '_',
            '&amp;',
            '&#233;',
            '\\*',
            '<b>',
            '</b>',
            '<br>',
            '- ',
            '> ',
            '`',
            '[a](b)',
            '🙂',
            '|',
            '\t',
            '<div>',
            '</div>',
            '<!--',
            '-->',
          ),
          { maxLength: 20 },
        ),
        (parts) => {
          const source = parts.join('');
          const { text, toSection, toSectionEnd, blocks } = plain(source);
          let last = 0;
          for (let i = 0; i < text.length; i++) {
            const from = toSection(i);
            const to = toSectionEnd(i + 1);
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThanOrEqual(from);
            expect(to).toBeLessThanOrEqual(source.length);
            if (/[A-Za-z]/.test(text[i] ?? '')) expect(source.slice(from, to)).toBe(text[i]);
            last = from;
          }
          for (const block of blocks) expect(text.slice(block.start, block.end)).toBe(text.slice(block.start, block.end).trim());
        },
      ),
      { numRuns: 3000 },
    );
  });
});
