import { forTerminal } from '../report/escape.ts';

/** Says on standard error what went wrong and sets the exit code: 2, for the job was not done. */
export async function fail(error: unknown): Promise<void> {
  const { name, code, message } = error as Error & { code?: string };
  // Help and version end commander with an "error" of their own; that one is a success.
  if (code?.startsWith('commander.')) {
    process.exitCode = code === 'commander.help' || code === 'commander.helpDisplayed' || code === 'commander.version' ? 0 : 2;
    return;
  }
  process.exitCode = 2;
  const isOurs = name === 'UsageError' || name === 'SettingsError' || name === 'SpillError';
  process.stderr.write(
    isOurs
      ? `caselint: ${forTerminal(message).replaceAll('\n', '\ncaselint: ')}\n`
      : `caselint: something went wrong inside caselint (${name}). Nothing of your notes was kept or sent. Please report this.\n`,
  );
  if (!isOurs && process.env.CASELINT_DEBUG === '1') console.error(error);
}
