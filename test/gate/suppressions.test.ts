import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { rules } from '../../rules/index.ts';
import { runLint } from '../../src/batch/run.ts';
import { type CommandSettings, resolveSettings } from '../../src/config/resolve.ts';
import { groupRule, noteRule, type Rule } from '../../src/engine/rule.ts';
import { unusedSuppression } from '../../src/gate/unused-suppression.ts';

interface Wishes {
  readonly today?: string;
  readonly inlineSuppressions?: boolean;
  readonly rules?: readonly Rule[];
  readonly command?: CommandSettings;
}

async function lint(notes: Readonly<Record<string, string>>, wishes: Wishes = {}) {
  const given = Object.entries(notes).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  const settings = resolveSettings(
    wishes.rules ?? rules,
    [],
    wishes.command ?? { only: ['missing-three-headings', 'unused-suppression', 'unexplained-abbreviation'] },
  );
  return runLint({ settings, today: wishes.today ?? '2026-06-30', inlineSuppressions: wishes.inlineSuppressions ?? true, paths: [], cwd: '.', given });
}

const NOTE = `---
id: CN-1
child: { id: C-1, name: Dawn Ash }
significantEvent: yes
---

# New Case Note for Dawn Ash
EXTRA
## Detailed Notes

ABOVE
The IRO was told.
The IRO and the LAC nurse were told.

## Analysis of information

Dawn is settling in, because she has a room of her own.
`;
const form = (extra = '', above = ''): string => NOTE.replace('EXTRA', extra).replace('ABOVE', above);
const seen = ({ findings }: Awaited<ReturnType<typeof lint>>) =>
  findings.filter((finding) => !finding.suppressedBy).map(({ rule, messageId }) => `${rule} ${messageId}`);
const shown = async (extra: string, above = '', wishes: Wishes = {}) => seen(await lint({ 'a.md': form(extra, above) }, wishes));

describe('without a suppression', () => {
  it('everything is found', async () => {
    expect(await shown('')).toEqual(['unexplained-abbreviation unexplained', 'unexplained-abbreviation unexplained', 'missing-three-headings missing']);
  });
});

describe('a comment for the note', () => {
  it('holds that rule back, keeps the reason, and counts', async () => {
    const result = await lint({ 'a.md': form('<!-- caselint-disable unexplained-abbreviation -- agreed with Sam on 3 May -->') });
    expect(seen(result)).toEqual(['missing-three-headings missing']);
    expect(result.summary).toMatchObject({ suppressed: 2, findings: { error: 1, warning: 0 } });
    expect(result.findings.map((finding) => finding.suppressedBy?.reason).filter(Boolean)).toEqual(['agreed with Sam on 3 May', 'agreed with Sam on 3 May']);
  });

  it('may stand anywhere in the note and name several rules', async () => {
    expect(await shown('', '<!-- caselint-disable unexplained-abbreviation, missing-three-headings -- agreed -->')).toEqual([]);
  });

  it('holds only in its own note', async () => {
    const two = `${form('<!-- caselint-disable missing-three-headings -- agreed -->')}\n${form().replace('CN-1', 'CN-2')}`;
    const result = await lint({ 'a.md': two }, { command: { only: ['missing-three-headings', 'unused-suppression'] } });
    expect(result.findings.filter((finding) => !finding.suppressedBy).map((finding) => finding.on.noteId)).toEqual(['CN-2']);
  });
});

describe('a comment for the next line', () => {
  it('holds back what begins on that line alone', async () => {
    const result = await lint({ 'a.md': form('', '<!-- caselint-disable-next-line unexplained-abbreviation -- known here -->') });
    expect(seen(result)).toEqual(['unexplained-abbreviation unexplained', 'missing-three-headings missing']);
    expect(result.findings.find((finding) => finding.suppressedBy)?.position.start.line).toBe(12);
  });

  it('passes over blank lines', async () => {
    expect(await shown('', '<!-- caselint-disable-next-line unexplained-abbreviation -- known here -->\n\n')).toHaveLength(2);
  });
});

describe('the suppressions key', () => {
  const json = (suppressions: unknown) =>
    JSON.stringify({ id: 'CN-1', child: { id: 'C-1' }, significantEvent: true, sections: { 'Analysis of information': 'Dawn is settling.' }, suppressions });
  const held = async (suppressions: unknown, wishes: Wishes = {}) =>
    seen(await lint({ 'a.json': json(suppressions) }, { command: { only: ['missing-three-headings', 'unused-suppression'] }, ...wishes }));

  it.each<[unknown, string[]]>([
    [[], ['missing-three-headings missing']],
    [null, ['missing-three-headings missing']],
    [[{ rule: 'missing-three-headings', reason: 'agreed' }], []],
    [[{ rule: 'missing-three-headings', reason: 'agreed', until: '2026-06-30' }], []],
    [[{ rule: 'missing-three-headings', reason: 'agreed', until: '2026-06-29' }], ['missing-three-headings missing', 'unused-suppression ended']],
    [[{ rule: 'missing-three-headings', reason: 'agreed', until: '2026-09-31' }], ['missing-three-headings missing', 'unused-suppression badDate']],
    [[{ rule: 'missing-three-headings', reason: 'agreed', until: '01/09/2026' }], ['missing-three-headings missing', 'unused-suppression badDate']],
    [[{ rule: 'missing-three-headings' }], ['missing-three-headings missing', 'unused-suppression noReason']],
    [[{ rule: 'missing-three-headings', reason: ' ' }], ['missing-three-headings missing', 'unused-suppression noReason']],
    [[{ reason: 'agreed' }], ['missing-three-headings missing', 'unused-suppression noRule']],
    [[{ rule: 'missing-headings', reason: 'agreed' }], ['missing-three-headings missing', 'unused-suppression unknownRule']],
  ])('%j', async (suppressions, expected) => {
    expect((await held(suppressions)).sort()).toEqual(expected);
  });

  it('in front matter is the same', async () => {
    const text = form().replace(
      'significantEvent: yes',
      'significantEvent: yes\nsuppressions: [{ rule: missing-three-headings, reason: agreed, until: 2026-09-01 }]',
    );
    expect(seen(await lint({ 'a.md': text }, { command: { only: ['missing-three-headings', 'unused-suppression'] } }))).toEqual([]);
  });
});

describe('a suppression that does nothing is a finding', () => {
  it.each([
    ['<!-- caselint-disable missing-three-headings -->', 'noReason'],
    ['<!-- caselint-disable missing-three-headings -- -->', 'noReason'],
    ['<!-- caselint-disable -- agreed -->', 'noRule'],
    ['<!-- caselint-disable -->', 'noRule'],
    ['<!-- caselint-disable zebediah -- agreed -->', 'unknownRule'],
    ['<!-- caselint-disable missing-three-headings until=2026-06-29 -- agreed -->', 'ended'],
    ['<!-- caselint-disable missing-three-headings until=soon -- agreed -->', 'badDate'],
    ['<!-- caselint-disable-next-line missing-three-headings -- agreed -->', 'matchesNothing'],
  ])('%s', async (comment, messageId) => {
    const result = await lint({ 'a.md': form(comment) });
    const unused = result.findings.filter((finding) => finding.rule === 'unused-suppression');
    expect(unused.map((finding) => [finding.messageId, finding.severity, finding.position.start.line])).toEqual([[messageId, 'warning', 8]]);
    expect(seen(result)).toContain('missing-three-headings missing');
    expect(JSON.stringify(result.findings)).not.toContain('zebediah');
  });

  it('but not where its rule is off in this run', async () => {
    expect(await shown('<!-- caselint-disable jargon -- agreed -->', '', { command: { only: ['unused-suppression'] } })).toEqual([]);
  });

  it('and one that ends in future holds', async () => {
    expect(await shown('<!-- caselint-disable missing-three-headings until=2026-07-01 -- agreed -->')).not.toContain('missing-three-headings missing');
  });
});

it('ignores them all when told to', async () => {
  const found = await shown('<!-- caselint-disable missing-three-headings -- agreed --><!-- caselint-disable zebediah -->', '', { inlineSuppressions: false });
  expect(found).toEqual(await shown(''));
});

/** Rules made for these tests. */
const say = { said: () => 'This is said of every note.' };
const plain = {
  summary: 'Says something.',
  clauses: [],
  severity: 'warning',
  group: 'structure',
  needs: [],
  options: z.strictObject({}),
  messages: say,
} as const;
const speaks = (name: string) =>
  noteRule({
    ...plain,
    name,
    scope: 'note',
    check: ({ note }, reporter) => reporter.report({ message: 'said', at: note.place(''), data: undefined as never }),
  });
const throws = noteRule({
  ...plain,
  name: 'throws',
  scope: 'note',
  check: () => {
    throw new Error('Dawn Ash');
  },
});
const throwsAtSecond = noteRule({
  ...plain,
  name: 'throws',
  scope: 'note',
  check: ({ note }) => {
    if (note.id === 'CN-2') throw new Error('Dawn Ash');
  },
});
const family = (name: string, collect: () => number, check: () => void) =>
  groupRule({
    ...plain,
    name,
    scope: 'family',
    collect,
    check: (groups, reporter) => {
      check();
      for (const { ref } of groups.flat())
        reporter.report({
          message: 'said',
          data: undefined as never,
          on: ref,
          position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } },
        });
    },
  });

describe('a rule that throws', () => {
  const boom = (): never => {
    throw new Error('Dawn Ash');
  };

  it.each<[string, Rule, number]>([
    ['on a note', throws, 2],
    ['on one note of two', throwsAtSecond, 1],
    ['while it collects', family('throws', boom, () => {}), 2],
    ['over a family', family('throws', () => 1, boom), 1],
  ])('%s is a problem and exit code 2, and the others go on', async (_, rule, problems) => {
    const result = await lint(
      { 'a.md': `${form()}\n${form().replace('CN-1', 'CN-2')}` },
      { rules: [speaks('before'), rule, speaks('zafter'), unusedSuppression], command: { failOn: 'never' } },
    );
    expect(result.exitCode).toBe(2);
    expect(result.problems).toHaveLength(problems);
    for (const problem of result.problems) expect(problem).toMatchObject({ message: expect.stringContaining('the rule “throws” failed') });
    expect(JSON.stringify(result.problems)).not.toContain('Dawn');
    expect(seen(result).filter((found) => !found.startsWith('throws'))).toEqual(['before said', 'zafter said', 'before said', 'zafter said']);
    expect(result.summary).toMatchObject({ notes: 2, judged: 2, rejected: 0 });
  });
});

describe('across notes', () => {
  const rule = family(
    'linked',
    () => 1,
    () => {},
  );
  const run = (extra: string) =>
    lint({ 'a.md': form(extra), 'b.md': form().replace('CN-1', 'CN-2') }, { rules: [speaks('own'), rule, unusedSuppression], command: {} });

  it('findings come after those of single notes, in the order of their notes', async () => {
    const result = await run('');
    expect(result.findings.map(({ rule: name, on }) => `${name} ${on.noteId}`)).toEqual(['own CN-1', 'own CN-2', 'linked CN-1', 'linked CN-2']);
  });

  it('a suppression in the note holds', async () => {
    expect(seen(await run('<!-- caselint-disable linked -- agreed -->'))).toEqual(['own said', 'own said', 'linked said']);
  });

  it('one that waited in vain is a finding', async () => {
    const result = await lint(
      { 'a.md': form('<!-- caselint-disable quiet -- agreed -->') },
      { rules: [groupRule({ ...plain, name: 'quiet', scope: 'record', collect: () => 1, check: () => {} }), unusedSuppression], command: {} },
    );
    expect(seen(result)).toEqual(['unused-suppression matchesNothing']);
  });
});

describe('what could not be checked', () => {
  const needy = noteRule({ ...plain, name: 'needy', scope: 'note', needs: ['recordedAt', 'eventAt|finalisedAt', 'child.status'], check: () => {} });

  it('is counted with the fields that were not exported; blank ones were', async () => {
    const result = await lint(
      {
        'a.json':
          '[{"child":{"id":"C-1"}},{"child":{"id":"C-1","status":null},"finalisedAt":"","recordedAt":null},{"child":{"id":"C-1","status":"none"},"recordedAt":"2026-01-01"}]',
      },
      { rules: [needy, unusedSuppression], command: {} },
    );
    expect(result.problems).toEqual([]);
    expect(result.summary.notChecked).toEqual({ needy: { notes: 2, missing: ['recordedAt', 'eventAt or finalisedAt', 'child.status'] } });
    expect(result.exitCode).toBe(0);
  });
});

describe('levels and thresholds', () => {
  const run = (command: CommandSettings) => lint({ 'a.md': form() }, { rules: [speaks('own'), unusedSuppression], command });

  it.each<[CommandSettings, number]>([
    [{}, 0],
    [{ failOn: 'warning' }, 1],
    [{ failOn: 'info' }, 1],
    [{ failOn: 'never' }, 0],
    [{ rules: ['own=error'] }, 1],
    [{ rules: ['own=error'], failOn: 'never' }, 0],
    [{ rules: ['own=info'], failOn: 'warning' }, 0],
    [{ rules: ['own=off'], failOn: 'info' }, 0],
    [{ maxWarnings: 0 }, 1],
    [{ maxWarnings: 1 }, 0],
    [{ maxWarnings: 0, rules: ['own=info'] }, 0],
  ])('%j ends with %i', async (command, code) => {
    expect((await run(command)).exitCode).toBe(code);
  });
});
