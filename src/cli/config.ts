import { rules } from '../../rules/index.ts';
import { printedMapping } from '../config/mapping.ts';
import { gatherSettings, type SettingsOptions } from './settings.ts';

/** Prints the settings that hold, as JSON, each value with where it comes from. */
export async function printConfig(file: string | undefined, options: SettingsOptions): Promise<void> {
  const settings = await gatherSettings(rules, options);
  const from = (key: string, value: unknown) => ({ value, from: settings.origins[key] ?? 'default' });
  const printed = {
    preset: from('preset', settings.preset),
    input: {
      dates: from('input.dates', settings.layouts),
      timezone: from('input.timezone', settings.timezone),
      labels: settings.extraLabels,
      longestNote: from('input.longestNote', settings.longestNote),
      slowestNote: from('input.slowestNote', settings.slowestNote),
      mapping: settings.mappingName ?? null,
      ...printedMapping(settings.mapping),
    },
    failOn: from('failOn', settings.failOn),
    maxWarnings: from('maxWarnings', settings.maxWarnings ?? null),
    gate: from('gate', settings.gate ?? null),
    keyFile: from('keyFile', settings.keyFile ?? null),
    helpBase: from('helpBase', settings.helpBase ?? null),
    rules: Object.fromEntries(
      settings.rulesFor(file ?? '').map(({ rule, level, options: own, from: origin }) => [rule.name, { level, ...(own as object), from: origin }]),
    ),
  };
  process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
}
