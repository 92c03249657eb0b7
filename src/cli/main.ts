import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../config/errors.ts';
import { FAIL_ON } from '../config/fail-on.ts';
import { fail } from './fail.ts';
import { VERSION } from './version.ts';

/** Only what every run needs is imported up here; each command loads its own when it is called. */
let isStdoutBroken = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output has seen enough: end as tools do, without a word, when what else was asked for is done.
  if (error.code !== 'EPIPE' && !isStdoutBroken) void sayNotWritten(error);
  isStdoutBroken = true;
});

async function sayNotWritten(error: Error): Promise<void> {
  const { notWritten } = await import('./sinks.ts');
  await fail(notWritten('standard output', error));
}

const collect = (value: string, previous: readonly string[] = []): string[] => [...previous, value];
const collectNames = (value: string, previous: readonly string[] = []): string[] => [
  ...previous,
  ...value
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean),
];
const wholeNumber = (value: string): number => {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Write a whole number, 0 or more.');
  return Number(value);
};

const atLeastOne = (value: string): number => {
  const number = wholeNumber(value);
  if (number < 1) throw new InvalidArgumentError('Write a whole number, 1 or more.');
  return number;
};

/** What “summary” takes of the options of “lint”: all that is about input, settings and the exit code, and colour. */
const TAKEN_BY_SUMMARY: ReadonlySet<string> = new Set([
  ...['config', 'preset', 'rule', 'only', 'asOf', 'stdinFilename', 'inlineSuppressions', 'jobs', 'memory', 'progress'],
  ...['color', 'failOn', 'maxWarnings'],
]);

/** Two options of which the last would win without a word. */
function eitherOr(command: Command, option: string): void {
  const given = new Set<string>();
  for (const name of [option, `no-${option}`]) {
    command.on(`option:${name}`, () => {
      if (given.add(name).size > 1) throw new UsageError(`--${option} and --no-${option} contradict each other: give one of them.`);
    });
  }
}

const program = new Command()
  .name('caselint')
  .description('Checks case notes about children against the council’s Case Recording Policy. Nothing leaves this machine.')
  .version(VERSION, '-V, --version', 'show the version')
  .helpOption('-h, --help', 'show help')
  .helpCommand(false)
  .configureHelp({ sortOptions: false, showGlobalOptions: false })
  .showSuggestionAfterError()
  .addHelpText('after', `${examples()}\n“caselint lint --help” shows every option of checking.\n`)
  .exitOverride();

program
  .command('lint', { isDefault: true })
  .summary('check notes (this is what “caselint PATH” does)')
  .description('Checks case notes: files, folders, globs, or - for standard input.')
  .argument('[paths...]', 'Markdown, text, JSON, NDJSON or CSV; folders are searched')
  .optionsGroup('What to check')
  .option('-c, --config <file>', 'use this settings file')
  .option('--no-config', 'use no settings file')
  .option('-p, --preset <name>', 'policy (default), draft (one note in hand) or migration')
  .option('-r, --rule <name=level>', 'set a rule to off, info, warning or error; may be repeated', collect)
  .option('--only <names>', 'run just these rules', collectNames)
  .option('--as-of <date>', 'the day that counts as today, as 2026-03-31')
  .option('--stdin-filename <name>', 'what standard input is called; its ending says how to read it')
  .option('--no-inline-suppressions', 'ignore every suppression written in the notes')
  .optionsGroup('How to run')
  .addOption(new Option('-j, --jobs <n>', 'threads (default: by the size of the work)').argParser(atLeastOne))
  .addOption(new Option('--memory <megabytes>', 'facts about notes to hold in memory; more goes to disk, encrypted (default: 256)').argParser(atLeastOne))
  .option('--progress', 'show how far it is')
  .option('--no-progress', 'show nothing while it runs')
  .optionsGroup('What to report')
  .option('-f, --format <name[=file]>', 'text (default), json, ndjson, sarif, junit, github, csv, markdown or html; may be repeated', collect)
  .option('--include-text', 'quote the record in the report (by default only “text” on a terminal does)')
  .option('--no-text', 'never quote the record')
  .option('-q, --quiet', 'errors alone, and no closing summary')
  .option('--color', 'use colour')
  .option('--no-color', 'use no colour')
  .optionsGroup('When to fail')
  .addOption(new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices(FAIL_ON))
  .addOption(new Option('--max-warnings <n>', 'exit with 1 where there are more warnings').argParser(wholeNumber))
  .addHelpText('after', examples())
  .action(async (paths: string[], options) => (await import('./lint.ts')).lint(paths, options));

const summary = program
  .command('summary')
  .summary('a screen of figures for the team lead')
  .description('Checks notes and prints a screen of figures: rules, workers, children, months. Never a word of the record.')
  .argument('[paths...]', 'as for “caselint lint”')
  .action(async (paths: string[], options) => (await import('./summary.ts')).summarise(paths, options));
for (const option of program.commands.flatMap(({ options }) => options)) if (TAKEN_BY_SUMMARY.has(option.attributeName())) summary.addOption(option);

program
  .command('rules')
  .summary('list the rules')
  .description('Lists every rule with its usual level, the policy’s clause and what it flags.')
  .option('--by-clause', 'list the policy’s clauses, each with its rules and what of it is for a person to judge')
  .option('--color', 'use colour')
  .option('--no-color', 'use no colour')
  .action(async (options) => (await import('./rules.ts')).listRules(options));

program
  .command('explain')
  .summary('explain a rule, with examples')
  .description('Shows what a rule flags and why, with examples and its settings.')
  .argument('<rule>', 'a rule’s name; “caselint rules” lists them')
  .option('--color', 'use colour')
  .option('--no-color', 'use no colour')
  .action(async (rule: string, options) => (await import('./rules.ts')).explainRule(rule, options));

const config = program.command('config').summary('show settings').description('Shows settings.');
config
  .command('print')
  .description('Prints the settings that hold here, each with where it comes from.')
  .argument('[file]', 'the settings for this note')
  .option('-c, --config <file>', 'use this settings file')
  .option('--no-config', 'use no settings file')
  .option('-p, --preset <name>', 'policy, draft or migration')
  .option('-r, --rule <name=level>', 'set a rule; may be repeated', collect)
  .action(async (file: string | undefined, options) => (await import('./config.ts')).printConfig(file, options));

program
  .command('schema')
  .summary('print a JSON Schema')
  .description('Prints the JSON Schema of a case note, of the settings file, or of the findings.')
  .argument('<what>', 'note, config or findings')
  .action(async (what: string) => (await import('./schema.ts')).printSchema(what));

/** Examples under the help. */
function examples(): string {
  return `
Examples:
  caselint draft.md                           check one draft
  caselint exports/                           check every note in a folder
  caselint export.ndjson -f sarif=notes.sarif write a SARIF file beside the text
  cat draft.md | caselint -                   check what comes from elsewhere

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 the job could not be done whole.
`;
}

for (const command of program.commands.filter((known) => known.name() === 'lint' || known === summary)) {
  eitherOr(command, 'config');
  eitherOr(command, 'color');
  eitherOr(command, 'progress');
}

/** Ends at once when all is said: to wait until the runtime has tidied its memory away takes a draft's tenth part. */
async function leave(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) await new Promise<void>((resolve) => stream.write('', () => resolve()));
  process.exit();
}

program.parseAsync().catch(fail).then(leave);
