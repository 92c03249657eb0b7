import { rules } from '../../../rules/index.ts';
import { PRESETS } from '../../config/presets.ts';
import { LEVELS } from '../../config/schema.ts';
import { FORMATS } from '../formats.ts';
import { SCHEMA_NAMES } from '../schema.ts';

/** What may be typed as an option's value or as an argument. */
export type Value =
  | { readonly kind: 'file' }
  /** Anything: nothing can be offered. */
  | { readonly kind: 'text' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  /** Words with commas between them. */
  | { readonly kind: 'list'; readonly words: readonly string[] }
  /** A word, an equals sign, and then one of others, or a file. */
  | { readonly kind: 'pair'; readonly words: readonly string[]; readonly behind: readonly string[] | 'file' };

const RULES = rules.map(({ name }) => name);
const FILE: Value = { kind: 'file' };
const PRESET: Value = { kind: 'word', words: Object.keys(PRESETS) };

/** By the option, or by the command and the name of its argument. */
const VALUES: Readonly<Record<string, Value>> = {
  '--config': FILE,
  '--export': FILE,
  '--output': FILE,
  '--preset': PRESET,
  '--rule': { kind: 'pair', words: RULES, behind: LEVELS },
  '--only': { kind: 'list', words: RULES },
  '--format': { kind: 'pair', words: FORMATS, behind: 'file' },
  'lint paths': FILE,
  'config print file': FILE,
  'explain rule': { kind: 'word', words: RULES },
  'completion shell': { kind: 'word', words: ['bash', 'zsh', 'fish'] },
  'schema what': { kind: 'word', words: SCHEMA_NAMES },
};

/** @param what The option, or the command and its argument. */
export function offeredFor(what: string, choices: readonly string[] | undefined): Value {
  if (choices) return { kind: 'word', words: choices };
  return VALUES[what] ?? { kind: 'text' };
}
