import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../config/errors.ts';
import { SETTINGS_NAMES } from '../config/load.ts';
import { hint } from '../config/nearest.ts';
import { PRESETS, type PresetName } from '../config/presets.ts';
import { type SettingsAnswers, settingsFile } from '../config/settings-file.ts';
import { isTimezone } from '../input/dates.ts';
import { faultOf } from '../input/read.ts';
import { forTerminal } from '../report/escape.ts';
import { proposeFor, saidOf } from './init-export.ts';

export interface InitOptions {
  readonly preset?: string;
  readonly export?: string;
  readonly timezone?: string;
  readonly output: string;
  readonly overwrite?: boolean;
  readonly yes?: boolean;
}

const DEFAULTS = { preset: 'policy', timezone: 'Europe/London' } as const;
const SCHEMA = 'node_modules/caselint/schema/config.schema.json';

/** Writes a commented settings file: asks on a terminal, takes options elsewhere. @throws {UsageError} */
export async function init(given: InitOptions): Promise<void> {
  const isAsking = process.stdin.isTTY === true && process.stdout.isTTY === true && !given.yes;
  if (!isAsking && !given.yes && given.preset === undefined) {
    throw new UsageError(
      `There is no terminal here to ask on. Say what you want by options: --preset ${Object.keys(PRESETS).join('|')}, and --export FILE if you have an export; or --yes for the usual settings.`,
    );
  }
  checkOutput(given);
  checkAnswers(given);
  const options = isAsking ? { ...given, ...(await (await import('./init-questions.ts')).askSettings(given)) } : given;
  const answers: SettingsAnswers = {
    preset: (options.preset ?? DEFAULTS.preset) as PresetName,
    timezone: options.timezone ?? DEFAULTS.timezone,
    schema: schemaFor(options.output),
    ...(options.export === undefined ? {} : { export: proposalFor(options.export) }),
  };
  const isShown = options.output === '-';
  if (isShown) process.stdout.write(settingsFile(answers));
  else await write(options.output, settingsFile(answers), given.overwrite === true);
  const said = [
    ...(answers.export && !isAsking ? saidOf(answers.export) : []),
    ...(isShown ? [] : [`Wrote ${options.output}. Look it over: every key has a comment.`]),
    `Next: “caselint config print” shows what holds, “caselint ${options.export ?? 'draft.md'}” checks.`,
  ];
  (isShown ? process.stderr : process.stdout).write(said.map((line) => `${forTerminal(line)}\n`).join(''));
}

/** Nothing is overwritten unless asked for, and nothing written that would never be read. @throws {UsageError} */
function checkOutput({ output, overwrite }: InitOptions): void {
  if (output === '-') return;
  if (!/(?:\.ya?ml|^\.caselintrc)$/i.test(basename(output)))
    throw new UsageError(`--output ${output}: settings are written as YAML; name a file that ends in .yaml, or .caselintrc.`);
  if (existsSync(output) && !overwrite)
    throw new UsageError(`${output} is there already, and was left as it is. --overwrite replaces it; --output FILE writes another.`);
  const name = basename(output);
  const before = SETTINGS_NAMES.slice(0, Math.max(0, SETTINGS_NAMES.indexOf(name)));
  const first = before.find((other) => existsSync(join(dirname(output), other)));
  if (first !== undefined)
    throw new UsageError(
      `There is ${first} beside it already, which is found first: ${name} would never be read. Change that file, or give --output ${first} --overwrite.`,
    );
}

/** @throws {UsageError} for an answer that cannot be one. */
function checkAnswers({ preset, timezone, export: file }: InitOptions): void {
  const presets = Object.keys(PRESETS);
  if (preset !== undefined && !Object.hasOwn(PRESETS, preset))
    throw new UsageError(`There is no preset “${preset}”.${hint(preset, presets)} There are ${presets.join(', ')}.`);
  if (timezone !== undefined && !isTimezone(timezone))
    throw new UsageError(`--timezone: there is no time zone “${timezone}”. Write one such as Europe/London.`);
  if (file !== undefined) proposalFor(file);
}

/** @throws {UsageError} where nothing can be proposed. */
function proposalFor(file: string): NonNullable<SettingsAnswers['export']> {
  try {
    return proposeFor(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${existsSync(file) ? faultOf(file, error).message : 'no such file; check the name, and the folder that you are in'}.`);
  }
}

/** Where editors find the schema, where caselint is installed beside the settings. */
function schemaFor(output: string): string | undefined {
  const folder = output === '-' ? '.' : dirname(output);
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, SCHEMA))) return `./${relative(resolve(folder), join(at, SCHEMA)).replaceAll('\\', '/')}`.replace('./..', '..');
    if (dirname(at) === at) return undefined;
  }
}

async function write(output: string, text: string, isOverwriting: boolean): Promise<void> {
  try {
    await writeFile(output, text, { flag: isOverwriting ? 'w' : 'wx' });
  } catch (error) {
    throw (await import('./sinks.ts')).notWritten(output, error, 'The settings');
  }
}
