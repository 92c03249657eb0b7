import { describe, expect, it } from 'vitest';
import { copiedSiblingText } from '../rules/copied-sibling-text/rule.ts';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/batch/run.ts';
import { checkSettings } from '../src/config/load.ts';
import { resolveSettings } from '../src/config/resolve.ts';

interface Note {
  readonly child: string;
  readonly family?: string;
  readonly text: string;
  readonly recordedAt?: string;
  readonly eventAt?: string;
  readonly author?: string;
  /** Further sections after Detailed Notes. */
  readonly more?: string;
}

const form = ({ child, family = 'F-1', text, recordedAt, eventAt, author, more = '' }: Note, id: string) => `---
id: ${id}
child: { id: C-${child}, name: ${child} Ash }
family: ${family}
${recordedAt ? `recordedAt: ${recordedAt}\n` : ''}${eventAt ? `eventAt: ${eventAt}\n` : ''}${author ? `author: { name: ${author} }\n` : ''}---
# New Case Note for ${child} Ash

## Detailed Notes

${text}
${more}`;

async function judge(notes: readonly Note[], settings: Record<string, unknown> = {}) {
  const loaded = [{ from: 'test', settings: checkSettings('test', { rules: { [copiedSiblingText.name]: settings } }, rules) }];
  const texts = notes.map((note, i) => form(note, `N${i + 1}`));
  const result = await runLint({
    settings: resolveSettings(rules, loaded, { only: [copiedSiblingText.name] }),
    today: '2026-06-30',
    inlineSuppressions: true,
    paths: [],
    cwd: '.',
    given: texts.map((text, i) => ({ name: `${i + 1}.md`, bytes: new TextEncoder().encode(text) })),
  });
  expect(result.problems).toEqual([]);
  const cut = (file: string, { start, end }: { start: { offset: number }; end: { offset: number } }) =>
    (texts[Number.parseInt(file, 10) - 1] ?? '').slice(start.offset, end.offset);
  return result.findings.map((finding) => ({
    on: finding.on.noteId,
    section: finding.section,
    message: finding.messageId,
    severity: finding.severity,
    text: cut(finding.on.file, finding.position),
    related: finding.related.map((place) => `${place.on.noteId}: ${cut(place.on.file, place.position)}`),
    words: finding.message,
  }));
}

const GATE = 'The back gate latch is broken and tied with a dog lead that somebody found in the shed.';
const LETTER = 'I am not well enough to have you home this year but I go to every appointment';

describe('copied-sibling-text', () => {
  it('names the place in both notes, and no word of them in the message', async () => {
    const [finding, ...others] = await judge([
      { child: 'Dawn', text: `Dawn was out. ${GATE}`, recordedAt: '2026-03-01T10:00' },
      { child: 'Billy', text: `${GATE} Billy was asleep.`, recordedAt: '2026-03-02T10:00' },
    ]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      on: 'N2',
      section: 'Detailed Notes',
      message: 'copied',
      severity: 'error',
      text: GATE.slice(0, -1),
      related: [`N1: ${GATE.slice(0, -1)}`],
    });
    expect(finding?.words).not.toMatch(/gate|latch|Billy|Dawn/);
    expect(finding?.words).toContain('18 words');
  });

  it('takes the later written note for the copy, wherever it stands', async () => {
    const findings = await judge([
      { child: 'Dawn', text: GATE, recordedAt: '2026-03-05T10:00' },
      { child: 'Billy', text: GATE, recordedAt: '2026-03-02T10:00' },
    ]);
    expect(findings.map(({ on }) => on)).toEqual(['N1']);
  });

  it.each([
    ['in the same minute', '2026-03-02T10:00', '2026-03-02T10:00'],
    ['on a day without a time', '2026-03-02', '2026-03-02T08:00'],
    ['at an unknown time', undefined, undefined],
  ])('takes the later one in the input for it, written %s', async (_, first, second) => {
    const findings = await judge([
      { child: 'Dawn', text: GATE, ...(first ? { recordedAt: first } : {}) },
      { child: 'Billy', text: GATE, ...(second ? { recordedAt: second } : {}) },
    ]);
    expect(findings.map(({ on }) => on)).toEqual(['N2']);
  });

  it('reports a passage once and names the earliest note, though several have it', async () => {
    const findings = await judge([
      { child: 'Dawn', text: GATE, recordedAt: '2026-03-01T10:00' },
      { child: 'Billy', text: GATE, recordedAt: '2026-03-02T10:00' },
      { child: 'Cary', text: GATE, recordedAt: '2026-03-03T10:00' },
    ]);
    expect(findings.map(({ on, related }) => [on, related.map((place) => place.slice(0, 2))])).toEqual([
      ['N2', ['N1']],
      ['N3', ['N1']],
    ]);
  });

  it('leaves a child’s own earlier words alone', async () => {
    const findings = await judge([
      { child: 'Dawn', text: GATE, recordedAt: '2026-03-01T10:00' },
      { child: 'Billy', text: GATE, recordedAt: '2026-03-02T10:00' },
      { child: 'Dawn', text: GATE, recordedAt: '2026-03-03T10:00' },
    ]);
    expect(findings.map(({ on }) => on)).toEqual(['N2']);
  });

  it('knows a copy with names, pronouns, kin words, ages, school years and dates changed', async () => {
    const findings = await judge([
      {
        child: 'Dawn',
        text: 'On 3 March Dawn, nine and in Year 4, told me she’ll miss the guinea pigs and her brother’s cooking when Mr Cole drives her to the new placement at Hillside.',
        recordedAt: '2026-03-04',
      },
      {
        child: 'Billy',
        text: 'On Tuesday Billy, 12 and in Year 8, told me he will miss the guinea pigs and his sisters’ cooking when Mrs Adeyemi drives him to the new placement at Moor Park.',
        recordedAt: '2026-03-06',
      },
    ]);
    expect(findings).toHaveLength(1);
  });

  it('makes a warning of one contact that one worker recorded for both', async () => {
    const contact = { eventAt: '2026-03-01T16:00', text: GATE };
    const both = (author: string) => [
      { ...contact, child: 'Dawn', author: 'Kim Ody', recordedAt: '2026-03-02T10:00' },
      { ...contact, child: 'Billy', author, recordedAt: '2026-03-02T11:00' },
    ];
    expect(await judge(both('Kim Ody'))).toMatchObject([{ message: 'sameContact', severity: 'warning' }]);
    expect(await judge(both('Jo Rees'))).toMatchObject([{ message: 'copied', severity: 'error' }]);
  });

  it('exempts the words in quotation marks and no others', async () => {
    const around = (child: string, lead: string) => ({ child, text: `${child} sat down. ${lead} Mum wrote: "${LETTER}".` });
    expect(await judge([around('Dawn', 'It was dark.'), around('Billy', 'He had a cold.')])).toEqual([]);
    expect(await judge([around('Dawn', GATE), around('Billy', GATE)])).toHaveLength(1);
    // Nobody is named as the speaker.
    expect(
      await judge([
        { child: 'Dawn', text: `It is dark. "${LETTER}"` },
        { child: 'Billy', text: `There is a cold wind. "${LETTER}"` },
      ]),
    ).toHaveLength(1);
  });

  it('takes a sentence in more than three families’ records for form text', async () => {
    const families = (n: number) =>
      Array.from({ length: n }, (_, i): Note[] => [
        { child: `Dawn${i}`, family: `F-${i}`, text: GATE },
        { child: `Billy${i}`, family: `F-${i}`, text: GATE },
      ]).flat();
    expect(await judge(families(3))).toHaveLength(3);
    expect(await judge(families(4))).toEqual([]);
    expect(await judge(families(4), { formTextFamilies: 4 })).toHaveLength(4);
  });

  it('exempts questions that are put to every child', async () => {
    const question = 'If you had a magic wand and could change one thing at your house, what would you change first?';
    expect(
      await judge([
        { child: 'Dawn', text: question },
        { child: 'Billy', text: question },
      ]),
    ).toEqual([]);
  });

  it('keeps to the least number of words', async () => {
    const short = 'The gate latch is broken and tied with a dog lead.';
    const notes = [
      { child: 'Dawn', text: short },
      { child: 'Billy', text: short },
    ];
    expect(await judge(notes)).toEqual([]);
    expect(await judge(notes, { minWords: 10 })).toHaveLength(1);
  });

  it('does not run from one section into the next', async () => {
    const findings = await judge([
      { child: 'Dawn', text: GATE, more: `\n## Actions\n\n${GATE}` },
      { child: 'Billy', text: GATE, more: `\n## Actions\n\n${GATE}` },
    ]);
    expect(findings.map(({ section }) => section)).toEqual(['Detailed Notes', 'Actions']);
  });

  it('holds no text of the record in its facts', async () => {
    const { NoteText } = await import('../src/language/index/note-text.ts');
    const { Lexicon } = await import('../src/language/words/lexicon.ts');
    const { readNotes } = await import('../src/input/read.ts');
    const settings = resolveSettings(rules, [], { only: [copiedSiblingText.name] });
    const bytes = new TextEncoder().encode(form({ child: 'Dawn', text: GATE, author: 'Kim Ody', eventAt: '2026-03-01' }, 'N1'));
    for await (const reading of readNotes(bytes, '1.md', settings)) {
      if (reading.kind !== 'note') throw new Error('unexpected');
      const view = { note: reading.note, text: new NoteText(reading.note, new Lexicon()), today: '2026-06-30', terms: () => [] };
      const fact = copiedSiblingText.collect(view, copiedSiblingText.options.parse({}), new Uint8Array(32));
      expect(structuredClone(fact)).toEqual(fact);
      expect(JSON.stringify(fact)).not.toMatch(/dawn|gate|ody/i);
    }
  });

  it('gives the same findings in every run, though the key is new each time', async () => {
    const notes: Note[] = [
      { child: 'Dawn', text: 'We went through the chart and the one rule that stuck is no phones at the table since Easter.' },
      { child: 'Billy', text: 'We went through the chart again and the only rule that has stuck is no phones at a table.' },
    ];
    const first = await judge(notes);
    for (let i = 0; i < 5; i++) expect(await judge(notes)).toEqual(first);
  });
});
