import type { Command } from 'commander';
import { UsageError } from '../config/errors.ts';
import { hint } from '../config/nearest.ts';
import { bashCompletion } from './completion/bash.ts';
import { fishCompletion } from './completion/fish.ts';
import { type CommandGrammar, grammarOf } from './completion/grammar.ts';
import { zshCompletion } from './completion/zsh.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const satisfies Record<string, (program: CommandGrammar) => string>;

/** The script by which a shell completes caselint's commands, options, rules and formats. @throws {UsageError} for another shell. */
export function printCompletion(program: Command, shell: string): void {
  const names = Object.keys(SHELLS);
  if (!Object.hasOwn(SHELLS, shell)) throw new UsageError(`There is no completion for “${shell}”.${hint(shell, names)} There is one for ${names.join(', ')}.`);
  process.stdout.write(SHELLS[shell as keyof typeof SHELLS](grammarOf(program)));
}
