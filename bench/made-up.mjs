import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const training = join('rules', 'fact-opinion-mixing', 'training');

/** The sentences that the model of fact and opinion is taught with: many voices, and all made up. */
export const sentences = readdirSync(training)
  .filter((name) => name.endsWith('.tsv'))
  .sort()
  .flatMap((name) => readFileSync(join(training, name), 'utf8').split('\n'))
  .map((line) => line.split('\t')[2]?.trim())
  .filter(Boolean);

export const SURNAMES = ['Ash', 'Brannock', 'Haddad', 'Okonjo', 'Vickery', 'Tran', 'Doyle', 'Marsh', 'Rowe', 'Lindqvist'];

let seed = 20260302;

/** From nought to one; seeded, so that every machine measures the same. */
export const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

export const below = (limit) => Math.floor(random() * limit);
export const pick = (list) => list[below(list.length)];
