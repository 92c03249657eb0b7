import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../config/errors.ts';
import { FAIL_ON } from '../config/fail-on.ts';
import { fail } from './fail.ts';
import { closingHelp, helpLayout, whereToLookNext } from './help.ts';
import { refuseMistypedCommand } from './mistyped.ts';
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
  .usage('<paths...> [options]\n       caselint <command> [options]')
  .helpOption('-h, --help', 'show help')
  .addHelpCommand(
    new Command('help').argument('[command]').helpOption(false).helpGroup('Look things up').description('show help, of a command or of the whole'),
  )
  .configureHelp(helpLayout)
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'caselint: ')) })
  .showSuggestionAfterError()
  .showHelpAfterError('“caselint --help” shows what there is.')
  .addHelpText('after', closingHelp)
  .addHelpText('after', whereToLookNext)
  .exitOverride();

program
  .commandsGroup('Check notes')
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
  .option('--all', 'show every finding of a draft, also those that do not fit on the screen')
  .option('-q, --quiet', 'errors alone, and no closing summary')
  .option('--color', 'use colour')
  .option('--no-color', 'use no colour')
  .optionsGroup('Working on a draft')
  .option('--fix', 'mend in the file what is safe to mend, then report what is left')
  .option('--fix-dry-run', 'show what --fix would change, and change nothing')
  .option('--watch', 'check again whenever the draft is saved, until q or Ctrl-C')
  .optionsGroup('When to fail')
  .addOption(new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices(FAIL_ON))
  .addOption(new Option('--max-warnings <n>', 'exit with 1 where there are more warnings').argParser(wholeNumber))
  .option('--baseline <file>', 'findings that are known: only what is not in it counts')
  .option('--update-baseline', 'bring the baseline up to date, or begin it')
  .option('--key-file <file>', 'the key of fingerprints; “caselint key FILE” makes one')
  .addHelpText('after', closingHelp)
  .action(async (paths: string[], options) => {
    // Whoever types the name alone wants to know what it does.
    if (paths.length === 0 && process.stdin.isTTY && process.stderr.isTTY) program.outputHelp({ error: true });
    refuseMistypedCommand(
      paths,
      program.commands.map((command) => command.name()),
    );
    if (options.watch) return (await import('./watch.ts')).watch(paths, options);
    if (options.fix || options.fixDryRun) return (await import('./fix.ts')).fix(paths, options);
    return (await import('./lint.ts')).lint(paths, options);
  });

const summary = program
  .commandsGroup('Check notes')
  .command('summary')
  .summary('a screen of figures for the team lead')
  .description('Checks notes and prints a screen of figures: rules, workers, children, months. Never a word of the record.')
  .argument('[paths...]', 'as for “caselint lint”')
  .action(async (paths: string[], options) => (await import('./summary.ts')).summarise(paths, options));
for (const option of program.commands.flatMap(({ options }) => options)) if (TAKEN_BY_SUMMARY.has(option.attributeName())) summary.addOption(option);

program
  .commandsGroup('Write a note')
  .command('new')
  .summary('begin a case note')
  .description('Prints an empty case note for a type of contact: its form, its headings, and what to write under each.')
  .argument('[type]', 'a type of contact; without one they are listed')
  .action(async (type: string | undefined) => (await import('./new.ts')).printNew(type));

program
  .commandsGroup('Look things up')
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

program
  .commandsGroup('Set up')
  .command('init')
  .summary('write a settings file; propose how to read an export')
  .description(
    'Writes a commented settings file. Asks on a terminal; takes the options elsewhere. Of an export it looks at the columns and proposes which is which.',
  )
  .option('-p, --preset <name>', 'policy, draft (one note in hand) or migration')
  .option('--export <file>', 'propose how to read this CSV, JSON or NDJSON file; its values are looked at and never shown')
  .option('--timezone <zone>', 'time zone of dates that name none, as Europe/London')
  .option('--output <file>', 'the file to write; - for standard output', '.caselintrc.yaml')
  .option('--overwrite', 'replace the file if it is there')
  .option('-y, --yes', 'ask nothing: what no option says is as usual')
  .action(async (options) => (await import('./init.ts')).init(options));

const config = program.command('config').summary('show settings').description('Shows settings.').helpCommand(false);
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
  .commandsGroup('Look things up')
  .command('schema')
  .summary('print a JSON Schema')
  .description('Prints the JSON Schema of a case note, of the settings file, or of the findings.')
  .argument('<what>', 'note, config or findings')
  .action(async (what: string) => (await import('./schema.ts')).printSchema(what));

program
  .commandsGroup('Set up')
  .command('key')
  .summary('make a key for fingerprints and baselines')
  .description('Writes a new key, that nobody can guess, into a file that is not there yet.')
  .argument('<file>', 'where to write it; not beside a baseline')
  .action(async (file: string) => (await import('./key.ts')).makeKey(file));

program
  .command('completion')
  .summary('print completion for a shell')
  .description('Prints the script by which your shell completes commands, options, rules and formats. For bash: source <(caselint completion bash).')
  .argument('<shell>', 'bash, zsh or fish')
  .action(async (shell: string) => (await import('./completion.ts')).printCompletion(program, shell));

program
  .command('manual', { hidden: true })
  .description('Prints the manual page; “man caselint” shows it.')
  .action(async () => (await import('./manual.ts')).printManual(program));

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
