import { findSettings, loadSettings } from '../config/load.ts';
import { type CommandSettings, resolveSettings, type Settings } from '../config/resolve.ts';
import type { Rule } from '../engine/rule.ts';

/** The options by which every command that needs settings takes them. */
export interface SettingsOptions {
  /** False: --no-config. */
  readonly config?: string | false;
  readonly preset?: string;
  readonly rule?: readonly string[];
}

/** Settings from the file, if there is one, and from the command line. @throws {SettingsError | UsageError} */
export async function gatherSettings(rules: readonly Rule[], options: SettingsOptions & Omit<CommandSettings, 'rules'>): Promise<Settings> {
  const { config, rule, preset, only, failOn, maxWarnings, keyFile, cwd } = options;
  const given = { preset, rules: rule, only, failOn, maxWarnings, keyFile, cwd };
  const command = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as CommandSettings;
  const loaded = config === false ? [] : config === undefined ? await findSettings(process.cwd(), rules) : await loadSettings(config, rules);
  return resolveSettings(rules, loaded, command);
}
