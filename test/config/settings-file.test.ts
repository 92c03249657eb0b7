import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { checkSettings } from '../../src/config/load.ts';
import { PRESETS, type PresetName } from '../../src/config/presets.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import { settingsFile } from '../../src/config/settings-file.ts';
import { type Proposal, propose } from '../../src/input/proposal/propose.ts';

const read = (text: string) => resolveSettings(rules, [{ from: 'written', settings: checkSettings('written', load(text), rules) }], {});
const write = (proposal: Proposal, missing: readonly string[] = []) =>
  settingsFile({ preset: 'policy', timezone: 'Europe/London', export: { from: 'export.csv', proposal, missing } });

describe('the settings file that is written', () => {
  it.each(Object.keys(PRESETS) as PresetName[])('says what was answered: %s', (preset) => {
    const settings = read(settingsFile({ preset, timezone: 'Europe/Dublin' }));
    expect(settings).toMatchObject({ preset, timezone: 'Europe/Dublin', failOn: 'error', layouts: ['dd/MM/yyyy'] });
  });

  it('holds comments that are settings, when they are taken in', () => {
    const text = settingsFile({ preset: 'policy', timezone: 'Europe/London' });
    const taken = text.replace(/^( *)# (?=(?: {2})*(?:- )?[\w-]+: *(?:\S.*)?$)/gm, '$1').replace(/^ {2}(?=policy|draft|migration)\w+ .*$/gm, '');
    expect(taken).toMatch(/^rules:$/m);
    const { settings } = { settings: checkSettings('taken', load(taken), rules) };
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(['preset', 'input', 'rules', 'overrides', 'failOn']));
    expect(settings.input).toMatchObject({ dates: ['dd/MM/yyyy'], labels: { 'Bright spots': 'workingWell' } });
  });

  it('gives editors the schema where there is one', () => {
    expect(settingsFile({ preset: 'policy', timezone: 'Europe/London', schema: './a.json' })).toMatch(/^# yaml-language-server: \$schema=\.\/a\.json\n/);
  });

  it('holds the whole of a proposal', () => {
    const proposal: Proposal = {
      mapping: 'liquidlogic',
      fields: { 'present[0].seen': 'SEEN: yes or no?', 'sections.Detailed Notes': 'NOTE_TEXT' },
      values: { 'present[0].seen': { 'not seen': false } },
      groupBy: 'NOTE #',
      pivot: { name: 'Q[1]', value: 'A, or not' },
      separator: 'pipe',
      encoding: 'windows-1252',
      isSpread: true,
      dates: ['MMM d yyyy h:mma'],
      asTheyAre: ['id'],
      unmapped: ['LAST\nUPDATED: x'],
      unlike: [{ target: 'eventAt', column: 'WHEN?' }],
      monthFirst: ['A'],
      unknownDates: ['B'],
      codes: 'TYPE',
      found: [],
    };
    const text = write(proposal, ['recordedAt: not checked without it: late-entry']);
    const { mapping, mappingName, layouts } = read(text);
    expect([mappingName, layouts, mapping.groupBy, mapping.pivot, mapping.separator, mapping.encoding]).toEqual([
      'liquidlogic',
      ['dd/MM/yyyy', 'MMM d yyyy h:mma'],
      'NOTE #',
      { name: 'Q[1]', values: ['A, or not'] },
      'pipe',
      'windows-1252',
    ]);
    expect(mapping.fields.get('present[0].seen')).toEqual(['SEEN: yes or no?']);
    expect(mapping.values.get('present[0].seen')?.get('not seen')).toBe(false);
    for (const part of [
      '# Not mapped, so not read: "LAST\\nUPDATED: x"',
      '# Perhaps eventAt: "WHEN?"',
      '# - recordedAt',
      'The column TYPE has codes',
      'the month first',
    ])
      expect(text).toContain(part);
  });

  it('is read back, whatever the columns are called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('yes', 'No', 'null', '- a', '# a', 'a: b', '"', "'", '{', '[x]', '| a', '\u2028', '\u009b', '~', '1e3', '2026-03-02', 'é', '💬'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 6, minLength: 1 }), (names) => {
        const proposal = propose({ columns: names.map((column) => ({ name: column, values: [] })) });
        const fields = Object.fromEntries(
          ['id', 'eventAt', 'recordedAt', 'contactType', 'reason', 'family'].flatMap((target, i) => (names[i] === undefined ? [] : [[target, names[i]]])),
        );
        const text = write({ ...proposal, fields, unmapped: names, asTheyAre: names });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may reach the file
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]/);
        expect(Object.fromEntries([...read(text).mapping.fields].map(([target, [column]]) => [target, column]))).toEqual(fields);
      }),
    );
  });
});
