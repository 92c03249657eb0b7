import { isDenied, isUnreal, type ToldClause } from '../grammar/told-clauses.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './child-company.yaml';

const data = lists as Readonly<Record<'company' | 'passive' | 'short' | 'partly' | 'often' | 'negations' | 'byOther', readonly string[]>>;
const COMPANY = new Phrases(data.company);
const PASSIVE = new Phrases(data.passive);
const SHORT = new Phrases(data.short);
const OTHERS = new WordSet(['<other>', '<she>']);
/** Only for a part of the time, or one thing behind another. */
const PARTLY = new WordSet(data.partly);
/** Of another time as a rule; behind a past that tells of this one, how often. */
const OFTEN = new WordSet(data.often);
/** By somebody else, who is not the child. */
const BY_OTHER = new Phrases(data.byOther);
const CHILD = new WordSet(['<child>', "<child's>", '<children>', '<me>', 'us']);
const NEGATIONS = new WordSet(data.negations);

/**
 * Whether a sentence tells that somebody was in the room while child and author talked: "Mrs Pye sat with us", "Dad answered
 * for him". Weaker than to be told that they never left; it says nothing where the note tells elsewhere of time alone.
 */
export function isInCompany(all: readonly Word[], clauses: readonly ToldClause[]): boolean {
  const found = (OTHERS.meets(all) ? COMPANY.find(all) : undefined) ?? PASSIVE.find(all);
  if (!found || isForAPart(all)) return false;
  const clause = clauses.find(({ first, end }) => first <= found.first && found.first < end);
  if (clause?.speaker !== '' || (clause.otherTime && !OFTEN.meets(all)) || SHORT.find(all) || isUnreal(clause, found.first)) return false;
  if (PASSIVE.endAt(all, found.first) === found.end) return !isDenied(clause, found.first);
  if (isDenied(clause, found.first) && !NEGATIONS.includes(all[found.first])) return false;
  // "Nan stayed on the bed next to Rory."
  if (BY_OTHER.find(all, found.first) && !CHILD.meets(all, found.first)) return false;
  const { subjects } = clause;
  return subjects.length > 0 && subjects.every((token) => token === '<other>' || (token === '<she>' && all.slice(0, clause.first).some(isOther)));
}

/** "stayed for a bit and then", "until tea was ready"; not "stayed till the end", "until we went down again". */
function isForAPart(all: readonly Word[]): boolean {
  const toTheEnd = all.findIndex((_, i) => isToTheEnd(all, i));
  return all.some((word, i) => PARTLY.includes(word) && all[i - 1]?.lower !== 'and' && (toTheEnd === -1 || i < toTheEnd));
}

function isToTheEnd(all: readonly Word[], i: number): boolean {
  if (!/^(?:until|till|to)$/.test(all[i]?.lower ?? '')) return false;
  return (all[i]?.lower !== 'to' && all[i + 1]?.lower === '<i>') || (all[i + 1]?.lower === 'the' && /^(?:end|finish)$/.test(all[i + 2]?.lower ?? ''));
}

const isOther = ({ lower }: Word): boolean => lower === '<other>';
