import lists from './column-words.yaml';

interface WordLists {
  readonly same: Readonly<Record<string, readonly string[]>>;
  readonly split: Readonly<Record<string, string>>;
  readonly noise: readonly string[];
  readonly other: readonly string[];
}

const { same, split, noise, other } = lists as WordLists;
const NAMED = new Map(Object.entries(same).flatMap(([word, names]) => names.map((name) => [name, word] as const)));
const SPLIT = new Map(Object.entries(split));
const NOISE = new Set(noise);
/** Words that make another thing of a name. */
export const OTHER: ReadonlySet<string> = new Set(other);

/** The words of a column's name: `DateOfBirth`, `DATE_OF_BIRTH` and “D.O.B.” alike. Words that say nothing are gone unless there is no other. */
export function wordsOf(name: string): ReadonlySet<string> {
  const words = splitName(name);
  const telling = words.filter((word) => !NOISE.has(word));
  return new Set((telling.length > 0 ? telling : words).map((word) => NAMED.get(word) ?? word));
}

function splitName(name: string): string[] {
  return name
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
    .replace(/['’]/g, '')
    .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .flatMap((word) => (SPLIT.get(word) ?? word).split(' '))
    .map(singular);
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** The words of all names without those that every name begins with (`cinv_visit_date`, `cinv_person_id`). */
export function wordsOfAll(names: readonly string[]): readonly ReadonlySet<string>[] {
  const first = names.length > 3 ? splitName(names[0] ?? '')[0] : undefined;
  const isShared = first !== undefined && names.every((name) => splitName(name)[0] === first && splitName(name).length > 1);
  return names.map((name) => wordsOf(isShared ? splitName(name).slice(1).join(' ') : name));
}
