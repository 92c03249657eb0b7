import type { Proposal } from '../input/proposal/propose.ts';
import { PRESETS, type PresetName } from './presets.ts';

/** What a settings file is written from. */
export interface SettingsAnswers {
  readonly preset: PresetName;
  readonly timezone: string;
  /** Where editors find the schema, seen from the file. */
  readonly schema?: string | undefined;
  readonly export?: {
    /** The file's name. */
    readonly from: string;
    readonly proposal: Proposal;
    /** What an export should have and this one has not, and what follows. */
    readonly missing: readonly string[];
  };
}

/** A settings file in YAML, with a comment at each key for those who have never seen one. */
export function settingsFile(answers: SettingsAnswers): string {
  const { preset, timezone, schema } = answers;
  return `${[
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    '# Settings of caselint, written by “caselint init”. Lines that begin with # are comments: take the # away to use a setting.',
    '# “caselint config print” shows what holds; “caselint explain RULE” shows a rule’s own settings.',
    '',
    '# Which rules are on to begin with:',
    ...Object.entries(PRESETS).map(([name, { about }]) => `#   ${name.padEnd(9)}  ${about}`),
    `preset: ${preset}`,
    '',
    '# How notes are read.',
    'input:',
    '  # The time zone of dates that name none.',
    `  timezone: ${scalar(timezone)}`,
    ...(answers.export ? exportLines(answers.export) : dateLines([])),
    '',
    '  # Headings and labels of your own form, and what each stands for (reason, detailed, analysis, workingWell, worries,',
    '  # needsToHappen, actions, other, or a key of a case note).',
    '  # labels: { Bright spots: workingWell, Our worries today: worries }',
    '',
    '# A level for a rule (off, info, warning, error), or its own settings.',
    '# rules:',
    '#   jargon: off',
    '#   late-entry: { limit: 3 working days }',
    '#   unexplained-abbreviation: { accept: [CAMHS, PEP] }',
    '',
    '# Other settings for some files.',
    '# overrides:',
    '#   - files: drafts/**',
    '#     rules: { late-entry: off }',
    '',
    '# The least severity that makes the exit code 1: error, warning, info or never.',
    'failOn: error',
  ].join('\n')}\n`;
}

function dateLines(layouts: readonly string[]): string[] {
  const about = ['', '  # How dates are written that are not like 2026-03-31 (dd day, MM month, MMM its name, yyyy year, HH hour, mm minute).'];
  return layouts.length > 0 ? [...about, `  dates: [${['dd/MM/yyyy', ...layouts].map(scalar).join(', ')}]`] : [...about, '  # dates: [dd/MM/yyyy]'];
}

function exportLines({ from, proposal, missing }: NonNullable<SettingsAnswers['export']>): string[] {
  const { mapping, fields, values, groupBy, pivot, separator, encoding, dates, codes } = proposal;
  const named = mapping === undefined ? [] : ['', '  # A system that caselint knows; what stands below wins over it.', `  mapping: ${mapping}`];
  const settled = [
    ...(groupBy === undefined ? [] : ['', '  # A note is spread over several rows: the column with its id.', `  groupBy: ${scalar(groupBy)}`]),
    ...(pivot
      ? [
          '',
          '  # One row an answer: name the questions under fields as columns are named.',
          `  pivot: { name: ${quoted(pivot.name)}, value: ${quoted(pivot.value)} }`,
        ]
      : []),
    ...(separator === undefined ? [] : ['', '  # What parts the cells.', `  separator: ${separator}`]),
    ...(encoding === undefined ? [] : ['', '  # How the file’s characters are written.', `  encoding: ${encoding}`]),
  ];
  return [
    ...dateLines(dates),
    ...comments(proposal),
    ...named,
    ...settled,
    '',
    `  # Proposed for ${scalar(from)}: keys of a case note, and the columns that hold them. Look each over.`,
    ...block(
      'fields',
      Object.entries(fields).map(([target, column]) => `${scalar(target)}: ${scalar(column)}`),
    ),
    ...list('  # Read as they are', proposal.asTheyAre),
    ...list('  # Not mapped, so not read', proposal.unmapped),
    ...proposal.unlike.map(({ target, column }) => `  # Perhaps ${scalar(target)}: ${scalar(column)} (its values look different from what the key takes)`),
    ...(missing.length > 0 ? ['', '  # Missing:', ...missing.map((line) => `  # - ${line}`)] : []),
    ...(codes === undefined && Object.keys(values).length === 0 ? [] : ['', '  # What the export’s codes and words stand for.']),
    ...(codes === undefined ? [] : [`  # The column ${scalar(codes)} has codes: name each, as in  contactType: { HVIS: Home visit }`]),
    ...(Object.keys(values).length === 0
      ? []
      : block(
          'values',
          Object.entries(values).map(
            ([target, meanings]) =>
              `${scalar(target)}: { ${Object.entries(meanings)
                .map(([word, meaning]) => `${quoted(word)}: ${meaning}`)
                .join(', ')} }`,
          ),
        )),
  ];
}

/** What nobody but the council can say of its dates. */
function comments({ monthFirst, unknownDates }: Proposal): string[] {
  return [
    ...list('  # Some dates fit only with the month first (MM/dd/yyyy), which caselint never takes for granted; ask how they are written', monthFirst),
    ...list('  # Some dates are written as caselint does not know; name their layout above', unknownDates),
  ];
}

function block(key: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`  ${key}:`, ...lines.map((line) => `    ${line}`)] : [`  # ${key}: { eventAt: YOUR_COLUMN }`];
}

function list(what: string, names: readonly string[]): string[] {
  return names.length > 0 ? [`${what}: ${names.map(scalar).join(', ')}`] : [];
}

/** Words that YAML takes for something else than text. */
const NOT_TEXT = /^(?:y|n|yes|no|on|off|true|false|null|none)$/i;

/** A text as YAML writes it within a block, on one line whatever is in it: plain where it can be. */
function scalar(text: string): string {
  return /^[\p{L}_][\p{L}\d_./[\]-]*(?: [\p{L}\d_./-]+)*$/u.test(text) && !NOT_TEXT.test(text) ? text : quoted(text);
}

/** What an editor or a terminal would not show, or obey. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff-\uffff]/g;

function quoted(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
