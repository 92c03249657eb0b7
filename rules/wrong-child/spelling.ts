import { distance } from 'fastest-levenshtein';

const ACCENTS = /\p{M}/gu;
/** First letters that sound alike: Caleb and Kaleb, Geoffrey and Jeffrey. */
const SOUNDS: readonly string[] = ['ckq', 'gj', 'scz', 'iye', 'fp', 'vw', 'xz'];
/** A shorter name is too near to too many others. */
const SHORTEST = 4;
const LONG_ENOUGH_FOR_TWO = 5;

/**
 * Whether one name is another spelt in a different way: a letter or two changed, with the same sound at the beginning.
 * Accents alone make no difference, and a name cut short is a pet name.
 * @param written @param name Small letters.
 */
export function isNearSpelling(written: string, name: string): boolean {
  const [a, b] = [written.normalize('NFD').replace(ACCENTS, ''), name.normalize('NFD').replace(ACCENTS, '')];
  const shorter = Math.min(a.length, b.length);
  if (a === b || shorter < SHORTEST || !beginAlike(a, b)) return false;
  if (b.startsWith(a) && b.length - a.length > 1) return false;
  const difference = distance(a, b);
  if (difference === 1) return true;
  return difference === 2 && shorter >= LONG_ENOUGH_FOR_TWO && a.at(-1) === b.at(-1);
}

function beginAlike(a: string, b: string): boolean {
  const [x, y] = [a[0] ?? '', b[0] ?? ''];
  return x === y || SOUNDS.some((letters) => letters.includes(x) && letters.includes(y));
}
