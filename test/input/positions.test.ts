import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { runLint } from '../../src/batch/run.ts';
import type { CaseNote } from '../../src/casenote/nodes.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { findElements } from '../../src/input/json-elements.ts';
import { NoteText } from '../../src/language/index/note-text.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { read, readOne } from './given.ts';

/** Lines as notes have them: words, marks, quotes, characters of two units, and now and then Markdown. */
const token = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Dawn',
      'mum',
      'said',
      'CIN',
      'S.47',
      '9.30am',
      'the',
      'school',
      'Zoë',
      'naïve',
      '🙂',
      'she’s',
      "didn't",
      '“no”',
      '"yes"',
      'well.',
      'home?',
      '12/03/2026',
      '£5',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '**bold**',
      '*soft*',
      '_under_',
      '`code`',
      'a\\*b',
      '\\"',
      '&amp;',
      '&eacute;t&eacute;',
      '&#8217;',
      '<span style="color: green">green</span>',
      '<b>x</b>',
      '[link](a.b)',
      '<br>',
      '<!-- aside -->',
      '<div>\n> Dawn',
      'ch**il**d',
      '|',
      '\t',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => !/[\n\r\ufeff]/.test(text)) },
);
const line = fc
  .tuple(fc.constantFrom('', '', '', '- ', '  ', '    ', '> ', '1. ', '\t'), fc.array(token, { maxLength: 9 }))
  .map(([lead, tokens]) => lead + tokens.join(' '));
const noteText = (end: string) => fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join(end));

/** What a stretch of Markdown reads as: markup gone, escapes and character references decoded. */
function decoded(source: string): string {
  return source
    .replace(/<!--.*?-->|<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&eacute;/g, 'é')
    .replace(/&#8217;/g, '’')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Each word of the note with the part of the file that its span names. */
function wordsOf(note: CaseNote, file: string): { readonly word: string; readonly source: string }[] {
  return new NoteText(note, new Lexicon()).sections.flatMap((prose) =>
    prose.words.map(({ start, end }) => {
      const { start: from, end: to } = note.source.position(prose.span(start, end));
      const lines = file.split('\n');
      const lineStart = lines.slice(0, from.line - 1).reduce((sum, text) => sum + text.length + 1, 0);
      // Line and column name the same place as the offset.
      if (!/\r(?!\n)/.test(file)) expect(lineStart + from.column - 1).toBe(from.offset);
      return { word: prose.text.slice(start, end), source: file.slice(from.offset, to.offset) };
    }),
  );
}

const bare = (text: string): string => text.replace(/\*\*|[*_`]/g, '');

/** JSON of a text with some of its characters as \u escapes, and slashes behind backslashes. */
const escapedJson = (text: string, picks: readonly number[]): string => {
  let count = 0;
  const body = JSON.stringify(text).slice(1, -1);
  let out = '';
  for (let i = 0; i < body.length; i++) {
    if (body[i] === '\\') {
      const length = body[i + 1] === 'u' ? 6 : 2;
      out += body.slice(i, i + length);
      i += length - 1;
      continue;
    }
    const pick = picks[count++ % picks.length] ?? 0;
    if (pick === 1) out += `\\u${body.charCodeAt(i).toString(16).padStart(4, '0')}`;
    else if (pick === 2) out += `\\u${body.charCodeAt(i).toString(16).padStart(4, '0').toUpperCase()}`;
    else out += body[i] === '/' && pick === 3 ? '\\/' : body[i];
  }
  return `"${out}"`;
};

describe('the place of every word', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('in Markdown (%s) holds that word', async (_, end) => {
    await fc.assert(
      fc.asyncProperty(noteText(end), async (text) => {
        const file = ['# New Case Note for Ann Ash', '', 'Contact Date: 02/03/2026', '', '## Detailed Notes', '', text, ''].join(end);
        const note = await readOne('a.md', file);
        for (const { word, source } of wordsOf(note, file)) expect(bare(decoded(source))).toBe(bare(word));
      }),
      { numRuns: 400 },
    );
  });

  it('in a draft holds that word', async () => {
    await fc.assert(
      fc.asyncProperty(
        noteText('\n').filter((text) => text.trim() !== ''),
        async (text) => {
          const { notes } = await read('a.txt', text);
          for (const note of notes) for (const { word, source } of wordsOf(note, text)) expect(bare(decoded(source))).toBe(bare(word));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('in JSON and NDJSON holds that word, escapes counted', async () => {
    await fc.assert(
      fc.asyncProperty(
        noteText('\n'),
        noteText('\r\n'),
        fc.array(fc.nat(4), { minLength: 1, maxLength: 7 }),
        fc.boolean(),
        async (first, second, picks, asObject) => {
          const heading = escapedJson('Detailed Notes', picks);
          const sections = asObject
            ? `{${heading}: ${escapedJson(first, picks)}, "Actions" : ${escapedJson(second, picks)}}`
            : `[{"text": ${escapedJson(first, picks)}, "heading": ${heading}}, {"heading": "Actions", "text": ${escapedJson(second, picks)}}]`;
          const one = `{"id": "CN-1", "child": {"id": "C\\u002d1"}, "sections": ${sections}}`;
          for (const [name, file] of [
            ['a.json', `\ufeff[\n  {"child": {"id": 1}},\n\t${one}\n]`],
            ['a.ndjson', `${one}\n{"child": {"id": 1}}\n${one}`],
            ['b.json', `{"notes": [${one}]}`],
          ] as const) {
            const { notes, problems } = await read(name, file);
            expect(problems).toEqual([]);
            const text = file.replace(/^\ufeff/, '');
            for (const note of notes) {
              for (const { word, source } of wordsOf(note, text)) expect(bare(decoded(JSON.parse(`"${source}"`)))).toBe(bare(word));
            }
          }
        },
      ),
      { numRuns: 300, examples: [['` Dawn `code`\n', '', [0], false]] },
    );
  });
});

describe('the place of a finding', () => {
  const settings = resolveSettings(rules, [], { only: ['unexplained-abbreviation'] });
  /** Capitals that the field's list explains; each stands once in a note. */
  const marked = fc.constantFrom('IRO', 'LAC', 'MASH', 'CAFCASS', 'SENCO');

  async function findings(name: string, file: string) {
    const result = await runLint({
      settings,
      today: '2026-06-30',
      inlineSuppressions: true,
      paths: [],
      cwd: '.',
      given: [{ name, bytes: new TextEncoder().encode(file) }],
    });
    expect(result.problems).toEqual([]);
    return result.findings.map(({ position }) => file.slice(position.start.offset, position.end.offset));
  }

  it('is the flagged words, in Markdown and in JSON alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            'Dawn said “I know”',
            'Zoë 🙂',
            'the "big" room',
            'a\\b',
            '100%',
            'mum/dad',
            'she’s well.\n\nNext day',
            '- a list\n- of things',
            '&amp; so',
          ),
          { maxLength: 5 },
        ),
        marked,
        fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }),
        async (words, term, picks) => {
          const text = `${words.join(' ')} and the ${term} was told. ${words.join(' ')}`;
          const inMarkdown = await findings('a.md', `---\nchild: { id: C-1 }\n---\n\n## Detailed Notes\n\n${text}\n`);
          const inJson = await findings('a.json', `[{"child": {"id": "C-1"}, "sections": {"Detailed Notes": ${escapedJson(text, picks)}}}]`);
          expect(inMarkdown.filter((flagged) => flagged === term)).toHaveLength(1);
          expect(inJson.map((flagged) => JSON.parse(`"${flagged}"`))).toEqual(inMarkdown);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the elements of a JSON file', () => {
  const space = fc.constantFrom('', ' ', '\n', '\t\r\n ');

  it('are those that JSON.parse finds', () => {
    fc.assert(
      fc.property(fc.array(fc.json({ maxDepth: 4 })), space, space, (values, before, after) => {
        const text = `${before}[${values.map((value) => `${after}${value}${before}`).join(',')}]${after}`;
        expect([...findElements(text)].map(({ start, end }) => JSON.parse(text.slice(start, end)))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('are those of the list of notes behind any other keys', () => {
    fc.assert(
      fc.property(
        fc.array(fc.json()),
        fc.dictionary(
          fc.string().filter((key) => key !== 'notes'),
          fc.jsonValue(),
        ),
        fc.dictionary(
          fc.string().filter((key) => key !== 'notes'),
          fc.jsonValue(),
        ),
        (values, before, after) => {
          const frame = (members: object) => JSON.stringify(members, null, 1).slice(1, -1).trim();
          const text = `{${[frame(before), `"notes": [${values.join(' , ')}]`, frame(after)].filter(Boolean).join(',')}}`;
          expect([...findElements(text)].map(({ start, end }) => JSON.parse(text.slice(start, end)))).toEqual(JSON.parse(text).notes);
        },
      ),
    );
  });

  it('never pass for whole where JSON.parse refuses the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.json({ maxDepth: 2 }), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.constantFrom('', '{', '}', '[', ']', '"', ',', ':', '\\', 'x', '\u00a0'),
        (values, at, change) => {
          const whole = `[${values.join(',')}]`;
          const place = at % whole.length;
          const text = whole.slice(0, place) + change + whole.slice(place + 1);
          const isJson = (() => {
            try {
              return Array.isArray(JSON.parse(text));
            } catch {
              return false;
            }
          })();
          fc.pre(!isJson && text.startsWith('['));
          expect(() => {
            for (const { start, end } of findElements(text)) JSON.parse(text.slice(start, end));
          }).toThrow();
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('every reader', () => {
  const files = ['a.md', 'a.txt', 'a.json', 'a.ndjson', '<stdin>', 'a.xyz'];
  const fragments = fc
    .array(
      fc.constantFrom(
        '---\n',
        'id: 1\n',
        'child: { name: A B }\n',
        'child:\n',
        '# New Case Note for A B\n',
        '## Analysis\n',
        '| Name | Seen |\n',
        '| --- | --- |\n',
        '| A | [x] |\n',
        '| | \n',
        'Time: 9\n',
        'Contact Date: 02/03/2026\n',
        'Contact Date:\n',
        '**What is working well:** ',
        'Worries - x\n',
        '```\n',
        '<!-- caselint-disable',
        ' -->',
        '<span style="color:green">',
        '</span>',
        '{"id":',
        '"child":{"id":1}',
        '{"notes":[',
        ']',
        '}',
        ',',
        '"',
        '\\',
        'null',
        '&#0;',
        '\u0000',
        '\ud83d',
        '\r',
        '\n',
        '“',
        "'",
        ': ',
        '*',
        '&',
        'reason: |\n  x\n',
        'sections: { Actions: }\n',
        '1. ',
        '- ',
      ),
      { maxLength: 25 },
    )
    .map((parts) => new TextEncoder().encode(parts.join('')));
  const bytes = fc.oneof({ weight: 3, arbitrary: fragments }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) });

  it('survives any bytes, and names a problem for each note that it rejects', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...files), async (content, name) => {
        const { rejected, problems } = await read(name, content);
        expect(problems.length).toBeGreaterThanOrEqual(rejected);
        for (const problem of problems) expect(problem.line ?? 1).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('hands over notes that every rule can judge: read are those judged and those rejected', async () => {
    const settings = resolveSettings(rules, [], {});
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(bytes, fc.constantFrom(...files)), { minLength: 1, maxLength: 30 }), async (contents) => {
        const given = contents.map(([content, name], i) => ({ name: name === '<stdin>' ? name : `${i}/${name}`, bytes: content }));
        const result = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
        const { notes, judged, rejected } = result.summary;
        expect(notes).toBe(judged + rejected);
        expect(result.problems.length).toBeGreaterThanOrEqual(rejected);
        expect(result.exitCode === 2).toBe(result.problems.length > 0 || notes === 0);
        expect(result.problems.filter((problem) => problem.message.startsWith('the rule'))).toEqual([]);
        for (const { position } of result.findings) {
          expect(position.start.line).toBeGreaterThanOrEqual(1);
          expect(position.start.column).toBeGreaterThanOrEqual(1);
          expect(position.end.offset).toBeGreaterThanOrEqual(position.start.offset);
        }
      }),
      { numRuns: 80 },
    );
  });
});
