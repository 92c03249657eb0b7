import { createHash } from 'node:crypto';
import { Drawers } from './drawers.ts';
import kept from './phrases.kept';

/** Fewer phrases are filed sooner than read. */
const MANY = 4_000;

/**
 * Phrases in their drawers. To file some fifteen thousand takes a draft a fourteenth of its time, and most runs have the very
 * same ones: the build keeps those drawers, under a name that tells what phrases they are of.
 */
export function filed(phrases: readonly string[]): Drawers {
  const numbers = phrases.length < MANY ? undefined : kept(keptName(phrases));
  if (numbers) return new Drawers(numbers);
  const drawers = new Drawers();
  for (const phrase of phrases) drawers.file(phrase);
  return drawers;
}

/** Under what name drawers of these phrases are kept. */
export function keptName(phrases: readonly string[]): string {
  return `phrases-${createHash('sha256').update(phrases.join('\n')).digest('hex').slice(0, 32)}`;
}
