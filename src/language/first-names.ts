import nlp from 'compromise';
import type { Gender } from './people.ts';

const MOST_HELD = 5_000;
/** Names of the run, in memory alone. */
const held = new Map<string, Gender | undefined>();

/** Who mostly bears a first name, by compromise's lists: `f` for "gail"; undefined for one that both bear, or that they lack. */
export function usualGenderOf(name: string | undefined): Gender | undefined {
  if (!name) return undefined;
  if (held.has(name)) return held.get(name);
  if (held.size >= MOST_HELD) held.clear();
  const document = nlp(name[0]?.toUpperCase() + name.slice(1));
  const gender = document.has('#FemaleName') ? 'f' : document.has('#MaleName') ? 'm' : undefined;
  held.set(name, gender);
  return gender;
}
