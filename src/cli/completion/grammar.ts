import type { Command, Option } from 'commander';
import { offeredFor, type Value } from './values.ts';

/** An option as a shell needs to know it. */
export interface OptionGrammar {
  /** As they are typed: `-p`, `--preset`. */
  readonly flags: readonly string[];
  readonly about: string;
  /** Undefined: it takes none. */
  readonly value: Value | undefined;
}

/** A command, with what may follow it. */
export interface CommandGrammar {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OptionGrammar[];
  /** Commands of its own, as `print` is of `config`. */
  readonly commands: readonly CommandGrammar[];
  /** What its arguments may be; undefined: it takes none. */
  readonly argument: Value | undefined;
}

/** The program as the shells need to know it. What help does not show is not offered. */
export function grammarOf(command: Command, path: readonly string[] = []): CommandGrammar {
  const help = command.createHelp();
  const [argument] = command.registeredArguments;
  return {
    name: command.name(),
    about: command.summary() || command.description(),
    options: help.visibleOptions(command).map((option) => ({ flags: flagsOf(option), about: option.description, value: valueOfOption(option) })),
    commands: help.visibleCommands(command).map((inner) => grammarOf(inner, [...path, inner.name()])),
    argument: argument && offeredFor(`${path.join(' ')} ${argument.name()}`.trim(), argument.argChoices),
  };
}

/** A program's commands with their own, each under its whole name: `config print`. */
export function allCommands(program: CommandGrammar): readonly (readonly [name: string, command: CommandGrammar])[] {
  return program.commands.flatMap((command) => [
    [command.name, command],
    ...allCommands(command).map(([name, inner]) => [`${command.name} ${name}`, inner] as const),
  ]);
}

function flagsOf({ short, long }: Option): string[] {
  return [short, long].filter((flag) => flag !== undefined);
}

function valueOfOption(option: Option): Value | undefined {
  return option.required || option.optional ? offeredFor(option.long ?? '', option.argChoices) : undefined;
}
