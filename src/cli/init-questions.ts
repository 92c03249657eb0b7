import type { Readable, Writable } from 'node:stream';
import { confirm, intro, isCancel, log, outro, select, text } from '@clack/prompts';
import { UsageError } from '../config/errors.ts';
import { PRESETS } from '../config/presets.ts';
import { isTimezone } from '../input/dates.ts';
import { forTerminal } from '../report/escape.ts';
import type { InitOptions } from './init.ts';
import { proposeFor, saidOf } from './init-export.ts';

/** Where the questions are asked; by default the terminal. */
interface Streams {
  readonly input?: Readable;
  readonly output?: Writable;
}

/** Asks for what the options do not say. @throws {UsageError} where the answer is to stop. */
export async function askSettings(given: InitOptions, streams: Streams = {}): Promise<Pick<InitOptions, 'preset' | 'export' | 'timezone'>> {
  intro('Settings for caselint (Ctrl-C stops, and nothing is written)', streams);
  const preset =
    given.preset ??
    answer(
      await select({
        message: 'What do you want to check?',
        options: Object.entries(PRESETS).map(([value, { about }]) => ({ value, label: `${value}: ${about}` })),
        ...streams,
      }),
    );
  const file = given.export ?? (await askExport(streams));
  const timezone =
    given.timezone ??
    answer(
      await text({
        message: 'In which time zone are dates written?',
        initialValue: 'Europe/London',
        validate: (name) => (isTimezone((name ?? '').trim()) ? undefined : 'Write the name of a time zone, such as Europe/London.'),
        ...streams,
      }),
    ).trim();
  if (file !== '') log.message(saidOf(proposeFor(file)).map(forTerminal), streams);
  if (!answer(await confirm({ message: `Write ${given.output}?`, ...streams }))) throw stopped();
  outro('Thank you.', streams);
  return { preset, timezone, ...(file === '' ? {} : { export: file }) };
}

async function askExport(streams: Streams): Promise<string> {
  const file = await text({
    message: 'An export of another system? Name its file.',
    placeholder: 'Enter: none',
    validate: (name) => (name?.trim() ? faultOf(name.trim()) : undefined),
    ...streams,
  });
  return (answer(file) ?? '').trim();
}

/** What is wrong with an export, if anything. */
function faultOf(file: string): string | undefined {
  try {
    proposeFor(file);
    return undefined;
  } catch (error) {
    return error instanceof UsageError ? error.message : 'There is no such file; check the name, and the folder that you are in.';
  }
}

function answer<T>(given: T): Exclude<T, symbol> {
  if (isCancel(given)) throw stopped();
  return given as Exclude<T, symbol>;
}

function stopped(): UsageError {
  return new UsageError('Stopped: nothing was written.');
}
