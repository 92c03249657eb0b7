import type { Argument, Command, Option } from 'commander';
import { SETTINGS_NAMES } from '../config/load.ts';
import { EXAMPLES, EXIT_CODES, helpLayout, termOf } from './help.ts';
import { VERSION } from './version.ts';

const ENVIRONMENT: readonly (readonly [name: string, does: string])[] = [
  ['NO_COLOR', 'Where it is set, no colour is used.'],
  ['FORCE_COLOR', 'Where it is set to 1, colour is used for a file or a pipe too.'],
  ['CI', 'Where it is set, no progress is shown.'],
  [
    'CASELINT_DEBUG',
    'Where it is 1, a failure inside caselint is shown with its stack, for those who mend it. It may hold words of a record: look before you send it.',
  ],
];

/** The manual page (man 7 man-pages), from the same texts as the help. */
export function manual(program: Command): string {
  const commands = allCommands(program);
  return `${[
    `.\\" Written by npm run generate.`,
    `.TH CASELINT 1 "" "caselint ${VERSION}" "User Commands"`,
    '.SH NAME',
    `caselint \\- ${forRoff('checks case notes about children against a Case Recording Policy')}`,
    '.SH SYNOPSIS',
    ...[
      '[lint] [paths...] [options]',
      ...commands.filter(([name]) => name !== 'lint').map(([name, command]) => [name, ...command.registeredArguments.map(termOf)].join(' ')),
    ].map((usage) => `.B caselint\n${forRoff(usage)}\n.br`),
    '.SH DESCRIPTION',
    forRoff(program.description()),
    '.SH COMMANDS',
    ...commands.flatMap(([name, command]) => [
      `.SS "caselint ${forRoff([name, ...command.registeredArguments.map(termOf)].join(' '))}"`,
      forRoff(command.description()),
      ...command.registeredArguments.filter(({ description }) => description !== '').flatMap(argumentLines),
      ...optionsOf(command),
    ]),
    '.SH EXIT STATUS',
    ...EXIT_CODES.flatMap(([code, means]) => term(code, means)),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, does]) => term(name, does)),
    '.SH FILES',
    ...term(
      SETTINGS_NAMES.join(', '),
      'Settings, looked for in the working folder and in each folder above; the first found holds. “caselint init” writes one.',
    ),
    '.SH EXAMPLES',
    ...EXAMPLES.flatMap(([line, does]) => term(line, does)),
  ].join('\n')}\n`;
}

export function printManual(program: Command): void {
  process.stdout.write(manual(program));
}

/** Each command that does something, by its whole name. */
function allCommands(command: Command, path: readonly string[] = []): readonly (readonly [name: string, command: Command])[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .flatMap((inner) => {
      const whole = [...path, inner.name()];
      return inner.commands.length > 0 ? allCommands(inner, whole) : [[whole.join(' '), inner] as const];
    });
}

function argumentLines(argument: Argument): string[] {
  return term(termOf(argument), argument.description);
}

/** A command's options, under the headings of its help; every command has -h, so it is not said each time. */
function optionsOf(command: Command): string[] {
  const options = command.options.filter(({ hidden }) => !hidden);
  return options.flatMap((option, i) => [
    ...(option.helpGroupHeading !== undefined && option.helpGroupHeading !== options[i - 1]?.helpGroupHeading
      ? ['.PP', `.I ${forRoff(option.helpGroupHeading)}`]
      : []),
    ...term(option.flags, describe(option)),
  ]);
}

function describe(option: Option): string {
  return helpLayout.optionDescription?.(option) ?? option.description;
}

function term(name: string, text: string): string[] {
  return ['.TP', `.B ${forRoff(name)}`, forRoff(text)];
}

/** Text that roff prints and does not obey: no escapes, no request at the start of a line, hyphens that can be searched for. */
export function forRoff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/[“”]/g, (mark) => (mark === '“' ? '\\(lq' : '\\(rq'))
    .replaceAll('’', '\\(cq')
    .replaceAll('…', '...')
    .replace(/^(?=[.'])/gm, '\\&');
}
