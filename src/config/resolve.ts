import { isAbsolute, relative } from 'node:path';
import picomatch from 'picomatch';
import type * as z from 'zod';
import { Labels } from '../casenote/labels.ts';
import type { ActiveRule } from '../engine/judge.ts';
import type { Rule, Severity } from '../engine/rule.ts';
import { Dates } from '../input/dates.ts';
import type { Mapping, MappingName } from '../input/mapping.ts';
import { UsageError } from './errors.ts';
import type { FailOn } from './fail-on.ts';
import { type GateSettings, resolveGate } from './gate.ts';
import { keyFileOf } from './key.ts';
import type { LoadedSettings } from './load.ts';
import { resolveMapping } from './mapping.ts';
import { hint } from './nearest.ts';
import { PRESETS, type PresetName } from './presets.ts';
import { LEVELS, type Level } from './schema.ts';

const DEFAULT_DATES = ['dd/MM/yyyy'] as const;
const DEFAULT_TIMEZONE = 'Europe/London';
/** A schema that reads one value is not worth compiling. */
const ONCE = { jitless: true } as const;
const LONGEST_NOTE = 1_000_000;
const SLOWEST_NOTE = 30;

/** What the command line says beside the settings. */
export interface CommandSettings {
  readonly preset?: string;
  /** `NAME=LEVEL`, in order. */
  readonly rules?: readonly string[];
  /** Run just these. */
  readonly only?: readonly string[];
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  /** The file with the key of fingerprints. */
  readonly keyFile?: string;
  /** The folder that globs of overrides are seen from; by default the working folder. */
  readonly cwd?: string;
}

/** One rule as the settings leave it. */
export interface RuleState {
  readonly rule: Rule;
  readonly level: Level;
  /** The level comes from the settings or the command line, not from the rule itself. */
  readonly isSet: boolean;
  readonly options: unknown;
  /** Which file or option said so; "default" where none did. */
  readonly from: string;
}

export interface SettingsRecipe {
  readonly loaded: readonly LoadedSettings[];
  readonly command: CommandSettings;
}

/** All settings of a run, every value settled, with where each came from. */
export interface Settings {
  readonly preset: PresetName;
  readonly dates: Dates;
  readonly labels: Labels;
  readonly timezone: string;
  readonly layouts: readonly string[];
  /** In characters of its source: a longer note is not judged. */
  readonly longestNote: number;
  /** In seconds: a note that worker threads are longer at is left out. */
  readonly slowestNote: number;
  readonly extraLabels: Readonly<Record<string, string>>;
  readonly mapping: Mapping;
  readonly mappingName: MappingName | undefined;
  readonly failOn: FailOn;
  readonly maxWarnings: number | undefined;
  readonly helpBase: string | undefined;
  /** Thresholds; undefined where there are none, and for one note in hand: they are for a whole run. */
  readonly gate: GateSettings | undefined;
  readonly keyFile: string | undefined;
  readonly origins: Readonly<Record<string, string>>;
  /** What these settings were settled from: plain data, so that a worker thread can settle them for itself. */
  readonly recipe: SettingsRecipe;
  /** The rules for one file; the same array for files under the same overrides. */
  rulesFor(file: string): readonly RuleState[];
}

type RuleSetting = Level | ({ readonly severity?: Level } & Record<string, unknown>);

/** Settles all settings. @throws {UsageError} for an unknown rule, level or preset on the command line. */
export function resolveSettings(rules: readonly Rule[], loaded: readonly LoadedSettings[], command: CommandSettings): Settings {
  const origins: Record<string, string> = {};
  const pick = <T>(key: string, get: (settings: LoadedSettings['settings']) => T | undefined, fallback: T): T => {
    const last = loaded.findLast(({ settings }) => get(settings) !== undefined);
    origins[key] = last?.from ?? 'default';
    return (last && get(last.settings)) ?? fallback;
  };
  const preset = (command.preset ?? pick<string>('preset', (settings) => settings.preset, 'policy')) as PresetName;
  if (command.preset !== undefined) origins.preset = '--preset';
  if (!Object.hasOwn(PRESETS, preset))
    throw new UsageError(`There is no preset “${preset}”.${hint(preset, Object.keys(PRESETS))} There are ${Object.keys(PRESETS).join(', ')}.`);

  const layouts = [pick<string | string[]>('input.dates', (settings) => settings.input?.dates, [...DEFAULT_DATES])].flat();
  const timezone = pick('input.timezone', (settings) => settings.input?.timezone, DEFAULT_TIMEZONE);
  const extraLabels = Object.assign({}, ...loaded.map(({ settings }) => settings.input?.labels ?? {})) as Record<string, string>;
  const { mapping, name: mappingName } = resolveMapping(loaded);
  const failOn = command.failOn ?? pick<FailOn>('failOn', (settings) => settings.failOn, 'error');
  if (command.failOn !== undefined) origins.failOn = '--fail-on';
  const maxWarnings = command.maxWarnings ?? pick<number | undefined>('maxWarnings', (settings) => settings.maxWarnings, undefined);
  if (command.maxWarnings !== undefined) origins.maxWarnings = '--max-warnings';

  const keyFile = command.keyFile ?? keyFileOf(loaded);
  pick('keyFile', (settings) => settings.keyFile, undefined);
  if (command.keyFile !== undefined) origins.keyFile = '--key-file';
  pick('gate', (settings) => settings.gate, undefined);

  const levels = readLevels(rules, command.rules ?? []);
  for (const name of command.only ?? []) {
    requireRule(rules, name);
    if (levels.get(name) === 'off') throw new UsageError(`--only ${name} and --rule ${name}=off contradict each other: give one of them.`);
  }
  if (command.only?.length === 0) throw new UsageError('--only: name at least one rule. “caselint rules” lists them.');
  const seenFrom = (file: string) => (isAbsolute(file) ? relative(command.cwd ?? process.cwd(), file).replaceAll('\\', '/') : file.replace(/^\.\//, ''));
  const overrides = loaded.flatMap(({ from, settings }) =>
    (settings.overrides ?? []).map((override) => ({ from, matches: picomatch([override.files].flat()), rules: override.rules as Record<string, RuleSetting> })),
  );

  const settle = (applied: readonly (typeof overrides)[number][]): RuleState[] =>
    rules.map((rule) => {
      let level: Level = PRESETS[preset].includes(rule) ? rule.severity : 'off';
      let from = `preset ${preset}`;
      let isSet = false;
      let options: Record<string, unknown> = {};
      for (const source of [...loaded.map(({ from, settings }) => ({ from, rules: settings.rules as Record<string, RuleSetting> | undefined })), ...applied]) {
        const setting = source.rules?.[rule.name];
        if (setting === undefined) continue;
        const { severity, ...own } = typeof setting === 'string' ? { severity: setting } : setting;
        if (severity !== undefined) {
          level = severity;
          isSet = severity !== 'off';
        }
        options = { ...options, ...own };
        from = source.from;
      }
      const set = levels.get(rule.name);
      if (set !== undefined) {
        level = set;
        isSet = set !== 'off';
        from = '--rule';
      }
      if (command.only && !command.only.includes(rule.name)) {
        level = 'off';
        from = '--only';
      } else if (command.only && level === 'off' && set === undefined) {
        level = rule.severity;
        from = '--only';
      }
      return { rule, level, isSet, options: (rule.options as z.ZodType).parse(options, ONCE), from };
    });

  const variants = new Map<string, readonly RuleState[]>();
  const rulesFor = (file: string) => {
    const applied = overrides.filter((override) => override.matches(seenFrom(file)));
    const key = applied.map((override) => overrides.indexOf(override)).join(',');
    let states = variants.get(key);
    if (!states) {
      states = settle(applied);
      variants.set(key, states);
    }
    return states;
  };
  return {
    preset,
    timezone,
    layouts,
    longestNote: pick('input.longestNote', (settings) => settings.input?.longestNote, LONGEST_NOTE),
    slowestNote: pick('input.slowestNote', (settings) => settings.input?.slowestNote, SLOWEST_NOTE),
    extraLabels,
    mapping,
    mappingName,
    failOn,
    maxWarnings,
    keyFile,
    gate: preset === 'draft' ? undefined : resolveGate(loaded),
    origins,
    recipe: { loaded, command },
    rulesFor,
    dates: new Dates(layouts, timezone),
    labels: new Labels(extraLabels),
    helpBase: pick<string | undefined>('helpBase', (settings) => settings.helpBase, undefined),
  };
}

/** The rules that are on, as the engine wants them. */
export function activeRules(states: readonly RuleState[]): ActiveRule[] {
  return states.filter((state) => state.level !== 'off');
}

/** What a finding counts as: the rule's level by the settings, with a lighter or heavier case keeping its difference. */
export function settledSeverity(state: RuleState, own: Severity): Severity {
  if (!state.isSet || own === state.rule.severity) return state.isSet ? (state.level as Severity) : own;
  return LEVELS.indexOf(own) < LEVELS.indexOf(state.level) ? own : (state.level as Severity);
}

function readLevels(rules: readonly Rule[], assignments: readonly string[]): Map<string, Level> {
  const levels = new Map<string, Level>();
  for (const assignment of assignments) {
    const [name = '', level = ''] = assignment.split('=');
    requireRule(rules, name);
    if (!(LEVELS as readonly string[]).includes(level))
      throw new UsageError(`--rule ${assignment}: write ${name}= and one of ${LEVELS.join(', ')}.${hint(level, LEVELS)}`);
    levels.set(name, level as Level);
  }
  return levels;
}

/** @throws {UsageError} with the nearest name. */
export function requireRule(rules: readonly Rule[], name: string): Rule {
  const rule = rules.find((candidate) => candidate.name === name);
  if (rule) return rule;
  const known = rules.map((candidate) => candidate.name);
  throw new UsageError(`There is no rule “${name}”.${hint(name, known)} “caselint rules” lists them.`);
}
