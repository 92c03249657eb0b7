import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixed, THREE, tryFix, visit } from './given.ts';

const only = (...names: string[]) => ({ only: names });
const ABBREVIATION = only('unexplained-abbreviation');
const HEADINGS = only('missing-three-headings', 'missing-analysis', 'missing-actions');

/** Whether a text can be had from another by leaving characters out. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (let i = 0; i < long.length; i++) if (long[i] === short[at]) at++;
  return at === short.length;
}

describe('an abbreviation with one sense', () => {
  it.each([
    ['The IRO rang.', 'The Independent Reviewing Officer (IRO) rang.'],
    ['Mum asked for an EHCP, and the EHCP is due.', 'Mum asked for an Education, Health and Care Plan (EHCP), and the EHCP is due.'],
    ['SENCO rang. The SENCO will ring again.', 'Special educational needs co-ordinator (SENCO) rang. The SENCO will ring again.'],
    ['It was a AET visit and an SGO was made.', 'It was a AET visit and a Special Guardianship Order (SGO) was made.'],
  ])('is written out where it is first used: %s', async (before, after) => {
    expect((await fixed(before, ABBREVIATION)).after).toBe(after);
  });

  it.each([
    'Two IROs rang.',
    'Rang sch, and sch rang back. Mo and fa came.',
    'The LAC review is on Monday.',
    'Her worker (IRO) rang.',
    'She spoke of “IRO”.',
    'The IRO’s report came.',
    'The Independent Reviewing Officer (IRO) rang, and the IRO wrote.',
  ])('is left to its author where that is not safe: %s', async (note) => {
    expect((await fixed(note, ABBREVIATION)).after).toBe(note);
  });

  it('is left, and said to be, where another rule would find fault with the longer sentence', async () => {
    const note = 'Dawn told me that on Monday she and her brother had walked to the park with their gran and that the IRO had rung them.';
    const { after, left } = await fixed(note, only('unexplained-abbreviation', 'long-sentence'));
    expect(after).toBe(note);
    expect(left.map(({ line, against }) => [line, against])).toEqual([[1, 'long-sentence']]);
  });

  it('is left where its author suppressed the finding', async () => {
    const note = '<!-- caselint-disable unexplained-abbreviation -- the family say IRO -->\n\nThe IRO rang.\n';
    expect((await fixed(note, ABBREVIATION)).after).toBe(note);
  });
});

describe('headings that a note lacks', () => {
  it('are added empty, in the order and the style of the form', async () => {
    const body = '## Reason for contact\n\nHome visit.\n\n## Detailed Notes\n\nDawn drew a house.\n\n## Actions\n\nI will ring school on Friday.\n';
    const { after, made } = await fixed(visit(body), HEADINGS);
    expect(after).toBe(visit(body.replace('## Actions', `## Analysis of information\n\n${THREE}\n## Actions`)));
    expect(made.map(({ told }) => told)).toEqual([
      'empty heading “Analysis of information” added, for you to fill in',
      'empty headings “What is working well”, “What are we worried about”, “What needs to happen” added, for you to fill in',
    ]);
  });

  it('go in between those that are there', async () => {
    const three = '### What is working well\n\nShe likes her school.\n\n### What needs to happen\n\nMum will ring the GP on Friday.\n';
    const { after } = await fixed(visit(`## Analysis of information\n\n${three}\n## Actions\n\nMum will ring the GP on Friday.\n`), HEADINGS);
    expect(after).toContain('school.\n\n### What are we worried about\n\n### What needs to happen');
  });

  it.each([
    ['**Analysis**', '**Actions**'],
    ['ANALYSIS', 'ACTIONS'],
    ['Analysis', 'Actions'],
    ['### Analysis', '### Actions'],
  ])('are written as the note writes its own: %s', async (own, added) => {
    const { after } = await fixed(visit(`${own}\n\nDawn drew a house.\n`), only('missing-actions'));
    expect(after).toBe(visit(`${own}\n\nDawn drew a house.\n\n${added}\n`));
  });

  it('have no place in a note whose sections are cells of a table', async () => {
    const note = visit(
      '## Reason for contact\n\nHome visit.\n\n| What is working well | What are we worried about | What needs to happen |\n| --- | --- | --- |\n| School | Sleep | Bedtime |\n',
    );
    expect((await fixed(note, only('missing-actions'))).after).toBe(note);
  });

  it('are put right where they are only misspelt', async () => {
    const analysis = 'Dawn is safe here, because her gran is with her every day. This means that the plan works, and I see no reason to change it.';
    const { after, made } = await fixed(
      visit(`## Detailed Notes\n\nDawn drew.\n\n## Anaylsis of information\n\n${analysis}\n\n## Actoins\n\nI will ring on Friday.\n`),
      HEADINGS,
    );
    expect(after).toContain('\n## Analysis of information\n');
    expect(after).toContain('\n## Actions\n');
    expect(after).not.toContain('Anaylsis');
    expect(made.map(({ told }) => told)).toContain('spelling of the heading “Analysis of information” put right');
    expect(after.indexOf('### What is working well')).toBeGreaterThan(after.indexOf(analysis));
  });

  it.each(['## Options', '## Fractions', '## Paralysis', '## Actions é 😀', '## Analyst information'])('are not taken for other words: %s', async (heading) => {
    expect((await fixed(visit(`## Detailed Notes\n\nDawn drew.\n\n${heading}\n\nMore.\n`), HEADINGS)).after).toContain(heading);
  });
});

describe('“Child seen”', () => {
  const MARKER = only('missing-seen-marker');

  it('is added to Reason for contact where the tick says so', async () => {
    expect((await fixed(visit('## Reason for contact\n\nHome visit to Dawn\n\n## Detailed Notes\n\nDawn drew.\n'), MARKER)).after).toContain(
      'Home visit to Dawn. Child seen.\n\n## Detailed',
    );
  });

  it('is green where the note has colours', async () => {
    const body = '## Reason for contact\n\nHome visit.\n\n## Detailed Notes\n\nDawn said <span style="color: green">I like it</span>.\n';
    expect((await fixed(visit(body), MARKER)).after).toContain('Home visit. <span style="color: green">**Child seen**</span>\n');
  });

  it.each(['[x] | [x] | [ ] | [ ] | [ ]', '[x] | [x] |  |  | '])('is left to the author where no tick says so (%s)', async (ticks) => {
    const note = visit('## Reason for contact\n\nHome visit.\n\n## Detailed Notes\n\nI saw Dawn, who drew a house.\n', ticks);
    expect((await fixed(note, MARKER)).after).toBe(note);
  });

  it('does not fill a blank reason', async () => {
    const note = visit('## Reason for contact\n\n## Detailed Notes\n\nDawn drew.\n');
    expect((await fixed(note, MARKER)).after).toBe(note);
  });
});

describe('a file that is no draft', () => {
  it.each([
    ['several', '# New Case Note for Dawn Ash\n\nThe IRO rang.\n\n# New Case Note for Rory Ash\n\nThe IRO rang.\n'],
    ['unread', '---\nchild: [\n---\n\nThe IRO rang.\n'],
    ['finalised', '---\nchild: { name: Dawn Ash }\nfinalisedAt: 2026-03-03\n---\n\nThe IRO rang.\n'],
    ['long', `The IRO rang. ${'a '.repeat(600_000)}`],
  ])('is left alone: %s', async (why, note) => {
    expect(await tryFix(note)).toBe(why);
  });
});

describe('the bytes of a draft', () => {
  const before = 'Café.\r\n\r\nThe IRO rang.\r\n';
  const after = 'Café.\r\n\r\nThe Independent Reviewing Officer (IRO) rang.\r\n';
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a byte-order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big end first', (text: string) => swapped(`\ufeff${text}`)],
  ])('stay in %s, with their line ends', async (_, encode) => {
    expect(Buffer.from((await fixed(encode(before), ABBREVIATION)).bytes)).toEqual(encode(after));
  });

  it('are the very same where nothing is mended', async () => {
    const bytes = Buffer.from('\ufeffDawn drew a house.\r');
    expect((await fixed(bytes)).bytes).toBe(bytes);
  });
});

describe('any draft', () => {
  const piece = fc.constantFrom(
    ...[
      'The IRO rang Mum.',
      'She has an EHCP.',
      'TBC',
      '## Detailed Notes',
      '## Analysis of information',
      '**Actions**',
      'WORRIES',
      'What is working well: school.',
    ],
    ...[
      '## Reason for contact',
      'Home visit to Dawn',
      '### What needs to happen',
      '- Ring CAMHS',
      '| a | b |',
      '<!-- note -->',
      '> “I like it”',
      'Actoins',
      'LAC',
      'é 😀',
    ],
  );
  const draft = fc.tuple(fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ')), { maxLength: 14 }), fc.boolean()).map(([pieces, isForm]) => {
    const body = pieces.flat().join('');
    return isForm ? visit(body) : body;
  });

  it('keeps every character, and is settled when it was fixed once', async () => {
    await fc.assert(
      fc.asyncProperty(draft, async (note) => {
        const result = await tryFix(note);
        if (typeof result === 'string') return;
        // The one fix that changes letters is the spelling of a heading.
        const kept = note.replaceAll('Actoins', 'Acts');
        expect(isWithin(kept, result.after.replaceAll('Actoins', 'Acts'))).toBe(true);
        const again = await fixed(Buffer.from(result.bytes));
        expect(again.made).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
