import { existsSync } from 'node:fs';
import { UsageError } from '../config/errors.ts';
import { hint } from '../config/nearest.ts';

/** A bare word that is no path and nearly a command was most likely meant as that. @throws {UsageError} */
export function refuseMistypedCommand([word]: readonly string[], commands: readonly string[]): void {
  if (word === undefined || !/^[a-z]+$/i.test(word) || existsSync(word)) return;
  const meant = hint(word, commands);
  if (meant !== '') throw new UsageError(`There is no file, folder or command “${word}”.${meant} “caselint --help” lists the commands.`);
}
