import { Chalk } from 'chalk';
import type { Argument, HelpConfiguration } from 'commander';
import { wrap } from '../report/terminal.ts';

/** Commander takes the colours out again where the stream has none. */
const chalk = new Chalk({ level: 1 });

/** What a first look should show; `caselint manual` prints the same. */
export const EXAMPLES: readonly (readonly [command: string, does: string])[] = [
  ['caselint draft.md', 'Check one draft.'],
  ['caselint - < draft.txt', 'Check text that comes from elsewhere.'],
  ['caselint exports/', 'Check every note in a folder.'],
  ['caselint export.csv -f csv=findings.csv', 'Write the findings as a table, beside the text on the screen.'],
  ['caselint export.ndjson -p migration -f sarif=notes.sarif', 'Gate the records of a migration.'],
];

export const EXIT_CODES: readonly (readonly [code: string, means: string])[] = [
  ['0', 'nothing at or above --fail-on'],
  ['1', 'findings at or above --fail-on, or more warnings than --max-warnings'],
  ['2', 'the job could not be done whole: wrong usage or settings, or something that could not be read'],
];

const MORE = 'More on a command: caselint <command> --help. Every option of checking: caselint lint --help.';

/** How help is laid out: titles stand out, choices are said in words. */
export const helpLayout: HelpConfiguration = {
  sortOptions: false,
  showGlobalOptions: false,
  minWidthToWrap: 20,
  styleTitle: (title) => chalk.bold(title.endsWith(':') ? title : `${title}:`),
  styleOptionTerm: (term) => chalk.cyan(term),
  styleSubcommandTerm: (term) => chalk.cyan(term),
  styleArgumentTerm: (term) => chalk.cyan(term),
  subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(termOf)].join(' '),
  optionDescription: ({ description, argChoices }) => (argChoices ? `${description}: ${argChoices.join(', ')}` : description),
};

/** `<rule>`, or `[paths...]` where it may be left out. */
export function termOf(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Examples and exit codes, under the help of a command. */
export function closingHelp(): string {
  const width = columns();
  const example = ([line, does]: readonly [string, string]) => [`  ${chalk.cyan(line)}`, ...wrap(does, width - 6).map((text) => `      ${text}`)];
  const code = ([number, means]: readonly [string, string]) => wrap(means, width - 5).map((text, i) => `  ${i === 0 ? number : ' '}  ${text}`);
  return ['', chalk.bold('Examples:'), ...EXAMPLES.flatMap(example), '', chalk.bold('Exit code:'), ...EXIT_CODES.flatMap(code)].join('\n');
}

/** Under the help of the whole program. */
export function whereToLookNext(): string {
  return `\n${wrap(MORE, columns()).join('\n')}\n`;
}

/** As commander reckons it. */
function columns(): number {
  return process.stdout.columns ?? 80;
}
