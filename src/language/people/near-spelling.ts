import { distance } from 'fastest-levenshtein';
import names from './name-variants.yaml';

/** By a spelling, the number of its name in the list. */
const VARIANTS: ReadonlyMap<string, number> = new Map(
  (names as { readonly variants: readonly (readonly string[])[] }).variants.flatMap((spellings, i) => spellings.map((spelling) => [spelling, i] as const)),
);

const ACCENTS = /\p{M}/gu;
/** First letters that sound alike: Caleb and Kaleb, Geoffrey and Jeffrey. */
const SOUNDS: readonly string[] = ['ckq', 'gj', 'scz', 'iye', 'fp', 'vw', 'xz'];
/** A shorter name is too near to too many others. */
const SHORTEST = 4;
const LONG_ENOUGH_FOR_TWO = 5;
const LONG_ENOUGH_FOR_ANY_END = 7;
/** In letters of the sound. */
const LONG_ENOUGH_TO_MISHEAR = 7;
/** Names that sound the same may be shorter: Zac and Zak. */
const SHORTEST_BY_SOUND = 3;

/**
 * Whether one name is another spelt in a different way: a letter or two changed, with the same sound at the beginning.
 * Accents alone make no difference, and a name cut short is a pet name.
 * @param written @param name Small letters.
 */
export function isNearSpelling(written: string, name: string): boolean {
  const [a, b] = [written.normalize('NFD').replace(ACCENTS, ''), name.normalize('NFD').replace(ACCENTS, '')];
  const variant = VARIANTS.get(a);
  if (a !== b && variant !== undefined && variant === VARIANTS.get(b)) return true;
  const shorter = Math.min(a.length, b.length);
  if (a === b || shorter < SHORTEST_BY_SOUND) return false;
  const [heardA, heardB] = [soundOf(a), soundOf(b)];
  if (heardA === heardB || (heardA.length >= LONG_ENOUGH_TO_MISHEAR && heardA[0] === heardB[0] && distance(heardA, heardB) === 1)) return true;
  if (shorter < SHORTEST || !beginAlike(a, b)) return false;
  if (b.startsWith(a) && b.length - a.length > 1) return false;
  if (isSwapped(a, b)) return true;
  const difference = distance(a, b);
  if (difference === 1) return true;
  return difference === 2 && shorter >= LONG_ENOUGH_FOR_TWO && (a.at(-1) === b.at(-1) || shorter >= LONG_ENOUGH_FOR_ANY_END);
}

/** The same for all that somebody is called: "Chloe-May" and Chloe-Mae, "Dawn Ashe" and Dawn Ash. @param written @param names Words in small letters. */
export function isNearName(written: readonly string[], names: readonly string[]): boolean {
  const [first, second, ...more] = written;
  const [ownFirst, ...others] = names;
  if (first === undefined || ownFirst === undefined) return false;
  if (second === undefined) return isNearSpelling(first, ownFirst);
  if (more.length > 0 || first !== ownFirst || others.includes(second)) return false;
  return isNearSpelling(second, others.at(-1) ?? '') || (others[0] !== undefined && isNearSpelling(first + second, ownFirst + others[0]));
}

function beginAlike(a: string, b: string): boolean {
  const [x, y] = [a[0] ?? '', b[0] ?? ''];
  return x === y || SOUNDS.some((letters) => letters.includes(x) && letters.includes(y));
}

/** Spellings of English names that sound the same, in the order in which they are replaced. */
const SOUND: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/gh/g, ''],
  [/ck|c(?![ehiy])|q/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/x/g, 'ks'],
  [/([^aeiousct])h/g, '$1'],
  [/(?:or|er|ar|ah)$/, 'a'],
  [/h$/, ''],
  [/a[iey]|e[iy](?=.)/g, 'a'],
  [/ie$|ei$|ey$|ee$|y$/, 'i'],
  [/y|ee|ea/g, 'i'],
  [/e$/, ''],
  [/(.)\1/g, '$1'],
];

function soundOf(name: string): string {
  return SOUND.reduce((sound, [pattern, by]) => sound.replace(pattern, by), name);
}

/** Two neighbouring letters changed places: "Niahm". */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
