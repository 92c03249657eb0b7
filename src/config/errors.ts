/** Wrong use of the command: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Settings that cannot be used: exit code 2. The message names the file, the key and what was expected. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
