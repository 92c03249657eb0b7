import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type * as z from 'zod';
import type { Rule } from '../engine/rule.ts';
import { SettingsError } from './errors.ts';
import { REJECTED, thresholdKeys } from './gate.ts';
import { hint } from './nearest.ts';
import { inputSchema, ruleKeys, type SettingsFile, settingsSchema } from './schema.ts';

/** Settings as one file gives them, with the file's name for messages and for `config print`. */
export interface LoadedSettings {
  readonly from: string;
  readonly settings: SettingsFile;
}

/** Names looked for in the working folder and above it, in this order. Data alone: none is ever run. */
export const SETTINGS_NAMES = ['.caselintrc', '.caselintrc.json', '.caselintrc.yaml', '.caselintrc.yml', 'package.json'];

/**
 * Finds the settings that hold for a working folder: the first file by these names in it or in a folder above. Never
 * looked for beside the notes. @throws {SettingsError}
 */
export async function findSettings(folder: string, rules: readonly Rule[]): Promise<LoadedSettings[]> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    for (const name of SETTINGS_NAMES) {
      const path = join(at, name);
      if (!existsSync(path)) continue;
      if (name === 'package.json' && !hasSettings(readText(path))) continue;
      const content = await parseFile(path);
      const own = name === 'package.json' ? (content as { caselint?: unknown }).caselint : content;
      if (own !== undefined) return readSettings(path, own, rules);
    }
    if (dirname(at) === at) return [];
  }
}

/** Whether a package.json has settings of ours; one that cannot be read is left to the loader, which says why. */
function hasSettings(text: string): boolean {
  if (!text.includes('"caselint"')) return false;
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && 'caselint' in content;
  } catch {
    return true;
  }
}

/** Reads one settings file and what it extends, the farthest first. @throws {SettingsError} */
export async function loadSettings(path: string, rules: readonly Rule[]): Promise<LoadedSettings[]> {
  if (!existsSync(path)) throw new SettingsError(`${path}: there is no such settings file; “caselint init” writes one`);
  return readSettings(path, await parseFile(path), rules);
}

async function readSettings(path: string, content: unknown, rules: readonly Rule[], chain: readonly string[] = []): Promise<LoadedSettings[]> {
  if (chain.includes(resolve(path))) throw new SettingsError(`${path}: extends itself, by way of ${chain.length} file(s); take one “extends” out`);
  const settings = checkSettings(path, content ?? {}, rules);
  const bases = settings.extends === undefined ? [] : [settings.extends].flat();
  const loaded: LoadedSettings[] = [];
  for (const base of bases) {
    const basePath = resolve(dirname(path), base);
    if (!existsSync(basePath)) throw new SettingsError(`${path}: extends: there is no file “${base}”; it is looked for from the folder of this file`);
    loaded.push(...(await readSettings(basePath, await parseFile(basePath), rules, [...chain, resolve(path)])));
  }
  return [...loaded, { from: path, settings }];
}

/** Checks settings against the catalogue. @throws {SettingsError} that names each key, what was expected and the nearest known key. */
export function checkSettings(from: string, content: unknown, rules: readonly Rule[]): SettingsFile {
  const schema = settingsSchema(rules);
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) => describe(issue, schema, rules));
  throw new SettingsError(lines.map((line) => `${from}: ${line}`).join('\n'));
}

function describe(issue: z.core.$ZodIssue, schema: ReturnType<typeof settingsSchema>, rules: readonly Rule[]): string[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [`${path || 'settings'}: ${issue.message}`];
  const known = knownKeys(issue.path, schema, rules);
  return issue.keys.map((key) =>
    issue.path.at(-1) === 'rules'
      ? `rules: there is no rule “${key}”.${hint(key, known)}`
      : `there is no setting “${path ? `${path}.` : ''}${key}”.${hint(key, known)}`,
  );
}

/** The keys that there are where an unknown one stands. */
function knownKeys(path: readonly PropertyKey[], schema: ReturnType<typeof settingsSchema>, rules: readonly Rule[]): string[] {
  const within = path.at(-1);
  if (within === undefined) return Object.keys(schema.shape);
  if (within === 'rules') return rules.map((rule) => rule.name);
  if (within === 'gate') return [REJECTED, ...rules.map((rule) => rule.name)];
  if (path.at(-2) === 'gate') return thresholdKeys(String(within));
  if (within === 'input') return Object.keys(inputSchema.shape);
  if (path.at(-2) === 'rules') return ruleKeys(rules.find((rule) => rule.name === within));
  return path[0] === 'overrides' && path.length === 2 ? ['files', 'rules'] : [];
}

/** @throws {SettingsError} */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(`${path}: ${code === 'EISDIR' ? 'is a folder, not a settings file' : `cannot be read (${code ?? 'unknown reason'})`}`);
  }
}

/** YAML through cosmiconfig's loader; it is never asked to search, for its search runs code that it finds. */
async function parseFile(path: string): Promise<unknown> {
  const content = readText(path);
  if (path.endsWith('.json')) return parseJsonFile(path, content);
  const { defaultLoadersSync } = await import('cosmiconfig');
  try {
    return defaultLoadersSync['.yaml'](path, content);
  } catch (error) {
    const [, reason] = (error as Error).message.split('\n');
    throw new SettingsError(`${path}: is not valid YAML (${reason})`);
  }
}

async function parseJsonFile(path: string, content: string): Promise<unknown> {
  try {
    return JSON.parse(content);
  } catch {
    const { BrokenJson, parseJson } = await import('../input/json-text.ts');
    try {
      return parseJson(content);
    } catch (error) {
      if (!(error instanceof BrokenJson)) throw error;
      throw new SettingsError(`${path}:${content.slice(0, error.offset).split('\n').length}: ${error.message}`);
    }
  }
}
