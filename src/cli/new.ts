import { UsageError } from '../config/errors.ts';
import { hint } from '../config/nearest.ts';
import { emptyNote, TEMPLATES, templateOf } from '../template/template.ts';

/** Prints an empty note of a type of contact; without a type, which there are. @throws {UsageError} for a type that there is not. */
export function printNew(type: string | undefined): void {
  if (type === undefined) {
    const width = Math.max(...TEMPLATES.map(({ name }) => name.length));
    const lines = TEMPLATES.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
    process.stdout.write(`Case notes to begin with:\n\n${lines.join('\n')}\n\n“caselint new home-visit > draft.md” writes one into a file.\n`);
    return;
  }
  const template = templateOf(type);
  const names = TEMPLATES.map(({ name }) => name);
  if (!template) throw new UsageError(`There is no case note for “${type}” to begin with.${hint(type, names)} There are ${names.join(', ')}.`);
  process.stdout.write(emptyNote(template));
}
