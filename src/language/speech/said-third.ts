import type { Gender } from '../index/people.ts';
import lists from './own-person.yaml';
import { isYou, lowerAt, type Said } from './said.ts';

/** Whether what somebody said speaks of them in the third person. */

const data = lists as Readonly<Record<'she' | 'he', readonly string[]>>;
const THIRD: Readonly<Record<Gender, ReadonlySet<string>>> = { f: new Set(data.she), m: new Set(data.he) };

/** Where the child may be spoken of in the third person: a pronoun of theirs with nobody before it whom it could mean; the end where nowhere. */
export function thirdPersonAt(said: Said): number {
  const { prose, from, end, gender, isLetter } = said;
  const { words } = prose;
  for (let i = from; i < end; i++) {
    const lower = lowerAt(words, i);
    if (isLetter) {
      if (isYou(lower)) return i;
      continue;
    }
    const own = THIRD.f.has(lower) ? 'f' : THIRD.m.has(lower) ? 'm' : undefined;
    if (own !== undefined && (gender === undefined || gender === own) && !isAntecedentNear(said, i)) return i;
  }
  return end;
}

/** Whether a pronoun within what was said has somebody before it, of its sex, whom it means: not as the object of their own doing ("Mum told her"). */
export function isAntecedentNear({ prose, from }: Said, at: number): boolean {
  const { words } = prose;
  const lower = lowerAt(words, at);
  const own = THIRD.f.has(lower) ? 'f' : 'm';
  const before = prose
    .mentionsIn(words[from]?.start ?? 0, words[at]?.start ?? 0)
    .filter((other) => (other.kind === 'name' || other.kind === 'kin') && (other.gender === undefined || other.gender === own) && other.last < at);
  const near = before.at(-1);
  if (!near) return false;
  const isObject = (lower === 'her' || lower === 'him') && prose.mentions.some((mention) => mention.first === at && !mention.owning);
  return !(isObject && before.length === 1 && at - near.last <= 3 && !near.owning);
}
