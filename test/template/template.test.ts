import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { runLint } from '../../src/batch/run.ts';
import { contactKind } from '../../src/casenote/contact.ts';
import { SECTION_TITLES } from '../../src/casenote/labels.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { readNotes } from '../../src/input/read.ts';
import type { Reading } from '../../src/input/reading.ts';
import { emptyNote, TEMPLATES, type Template, templateOf } from '../../src/template/template.ts';

const settings = resolveSettings(rules, [], {});
const filled = load(readFileSync('test/template/filled.yaml', 'utf8')) as Record<string, Record<keyof typeof SECTION_TITLES, string>>;

function lint(note: string) {
  return runLint({
    settings,
    today: '2026-03-04',
    inlineSuppressions: true,
    paths: [],
    cwd: '.',
    given: [{ name: 'draft.md', bytes: new TextEncoder().encode(note) }],
  });
}

/** The empty note as somebody fills it in, the prompts left where they are. */
function fillIn({ prompts, status }: Template, note: string): string {
  const values: Record<string, string> = {
    'id:': 'CN-1',
    'dateOfBirth:': '2014-03-09',
    ...(status === undefined ? { 'status:': 'Child in Need' } : {}),
    'family:': 'F-1',
    'eventAt:': '2026-03-02T15:30',
    'recordedAt:': '2026-03-03T09:10',
    'planned:': 'yes',
    'significantEvent:': prompts === 'call' || prompts === 'written' ? 'no' : 'yes',
    'addToChronology:': 'yes',
    'safeguarding:': 'no',
  };
  let text = note.replace('  name: # first name and surname', '  name: Dawn Ash');
  for (const [key, value] of Object.entries(values)) text = text.replace(new RegExp(`^( *${key})(?: #.*)?$`, 'm'), `$1 ${value}`);
  const seen = prompts === 'call' || prompts === 'written' ? '| [ ] | [ ] | [ ] | [ ] | [ ] |' : '| [x] | [x] | [x] | [x] | [x] |';
  text = text
    .replace('| Children / Young People | Self | | | | | | | |', `| Children / Young People | Self | Dawn Ash | 11 ${seen}`)
    .replace(
      '| Adults | | | | | | | | |',
      '| Adults | Mother | Kim Ash | | [x] | [x] | [x] | | |\n| Adults | Form tutor | Jago Pascoe | | [x] | [x] | [x] | | |',
    );
  for (const [kind, words] of Object.entries(filled[prompts] ?? {})) {
    const heading = `# ${SECTION_TITLES[kind as keyof typeof SECTION_TITLES]}\n`;
    const at = text.indexOf(heading) + heading.length;
    const next = text.indexOf('\n#', at);
    const end = next === -1 ? text.length : next;
    text = `${text.slice(0, end).trimEnd()}\n\n${words.trimEnd()}\n${text.slice(end)}`;
  }
  return text;
}

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('the empty note %s', (_, template) => {
  const note = emptyNote(template);

  it('is one note in the form’s sections, of a type of contact that is known, with no word in it', async () => {
    const readings: Reading[] = [];
    for await (const reading of readNotes(new TextEncoder().encode(note), 'draft.md', settings)) readings.push(reading);
    expect(readings).toHaveLength(1);
    const [reading] = readings;
    if (reading?.kind !== 'note') throw new Error('rejected');
    expect(reading.problems).toEqual([]);
    expect(contactKind(reading.note)).not.toBe('unknown');
    const headings = [...note.matchAll(/^##+ (.*)$/gm)].map(([, heading]) => heading);
    expect(reading.note.children.map(({ heading }) => heading)).toEqual(headings);
    for (const section of reading.note.children) expect(section.children.map(({ type }) => type)).toEqual(section.children.map(() => 'html'));
  });

  it('is judged, and all that is found is what is still to be filled in', async () => {
    const { findings, problems } = await lint(note);
    expect(problems).toEqual([]);
    const asked = ['child', 'date', 'noStatus', 'unanswered', 'blank', 'stub', 'parts', 'missing'];
    expect(findings.length).toBeGreaterThan(2);
    expect(findings.filter(({ messageId }) => !asked.includes(messageId)).map(({ rule, messageId }) => [rule, messageId])).toEqual([]);
  });

  it('has nothing to mend when it is filled in, prompts and all', async () => {
    const { findings, problems, summary } = await lint(fillIn(template, note));
    expect(problems).toEqual([]);
    expect(findings.map(({ rule, message, position }) => [rule, position.start.line, message])).toEqual([]);
    expect(Object.keys(summary.notChecked)).toEqual([]);
  });
});

describe('the type of an empty note', () => {
  it.each([
    ['home-visit', 'home-visit'],
    ['Home visit', 'home-visit'],
    ['Statutory Looked After Child visit', 'looked-after-child-visit'],
    ['TELEPHONE_CALL', 'telephone-call'],
  ])('may be written as %s', (written, name) => expect(templateOf(written)?.name).toBe(name));

  it('is one of the policy’s', () => {
    expect(templateOf('inspection')).toBeUndefined();
    expect(templateOf('')).toBeUndefined();
  });
});
