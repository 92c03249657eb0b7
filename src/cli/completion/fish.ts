import { allCommands, type CommandGrammar, type OptionGrammar } from './grammar.ts';
import type { Value } from './values.ts';

/** Completion for fish: one line for each thing that can be typed, with when it can. */
export function fishCompletion(program: CommandGrammar): string {
  const names = program.commands.map(({ name }) => name);
  const others = names.filter((name) => name !== 'lint').join(' ');
  const when = (name: string) =>
    name === 'lint'
      ? `not __fish_seen_subcommand_from ${others}`
      : name
          .split(' ')
          .map((part) => `__fish_seen_subcommand_from ${part}`)
          .join('; and ');
  const line = (condition: string, rest: string) => `complete -c caselint -n '${condition}' ${rest}`;
  return [
    '# Completion of caselint for fish, written by “caselint completion fish”.',
    ...program.commands.map(({ name, about }) => line('__fish_is_first_token', `-a ${name} -d ${text(about)}`)),
    ...allCommands(program).flatMap(([name, { options, commands, argument }]) => [
      ...(commands.length > 0
        ? [
            line(
              `${when(name)}; and not __fish_seen_subcommand_from ${commands.map((inner) => inner.name).join(' ')}`,
              `-f -a '${commands.map((inner) => inner.name).join(' ')}'`,
            ),
          ]
        : []),
      ...(argument && argument.kind !== 'file' ? [line(when(name), `-f ${offer(argument)}`)] : []),
      ...options.map((option) => line(when(name), optionOf(option))),
    ]),
    '',
  ].join('\n');
}

function optionOf({ flags, about, value }: OptionGrammar): string {
  const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return [
    ...named,
    ...(value ? [value.kind === 'file' || (value.kind === 'pair' && value.behind === 'file') ? '-r' : '-x', offer(value)] : []),
    `-d ${text(about)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function offer(value: Value): string {
  switch (value.kind) {
    case 'file':
    case 'text':
      return '';
    case 'word':
      return `-a '${value.words.join(' ')}'`;
    case 'list':
      return `-a '(__fish_append , ${value.words.join(' ')})'`;
    case 'pair':
      return value.behind === 'file' ? `-a '${value.words.join(' ')}'` : `-a '{${value.words.join(',')}}={${value.behind.join(',')}}'`;
  }
}

function text(about: string): string {
  return `'${about.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
