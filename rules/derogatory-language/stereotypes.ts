import type { Prose } from '../../src/language/index/note-text.ts';
import { relationOf, withoutPossessive } from '../../src/language/index/people.ts';
import type { Term } from '../../src/language/words/lexicon.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import { filled } from './lexicon.ts';
import peopleWords from './people-words.yaml';
import lists from './stereotypes.yaml';

type ListName =
  | 'groups'
  | 'triggers'
  | 'weakTriggers'
  | 'natures'
  | 'judged'
  | 'traits'
  | 'plurals'
  | 'leads'
  | 'always'
  | 'alwaysAre'
  | 'cultures'
  | 'roles'
  | 'askedOf';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const GROUPS = new WordSet(data.groups);
const NATURES = new WordSet(data.natures);
const JUDGED = new WordSet(data.judged.flatMap((word) => word.split('-')));
const PLURALS = new WordSet(data.plurals);
const LEADS = new WordSet(data.leads);
const ALWAYS = new WordSet(data.always);
const ALWAYS_ARE = new WordSet(data.alwaysAre);
const ROLES = new WordSet(data.roles);
const ASKED_OF = new WordSet(data.askedOf);
const PEOPLE = new WordSet((peopleWords as { readonly people: readonly string[] }).people);

/** How a word may open a stereotype. */
export type Opening = 'trigger' | 'weak' | 'trait' | 'group' | 'culture';

/** Words between an opening and the group: "a typical young single mum". */
const FARTHEST = 3;
/** "Polish family, so both parents drink": so many words after the group. */
const CONSEQUENCE = 8;

export function* stereotypeTerms(): Generator<Term<Opening>> {
  const weak = new Set(data.weakTriggers);
  yield { phrases: data.triggers.filter((trigger) => !weak.has(trigger)), entry: 'trigger' };
  yield { phrases: data.weakTriggers, entry: 'weak' };
  yield { phrases: data.traits, entry: 'trait' };
  yield { phrases: data.groups, entry: 'group' };
  yield { phrases: data.cultures.map(filled), entry: 'culture' };
}

/**
 * Whether words put somebody down as one of a group: "a typical single dad", "typical of West African men", "an
 * over-protective Asian mother", "Polish family, so both parents drink", "African fathers do not cook", "typical Irish temper", "Typical Mum".
 * @param end Index after the opening. @returns The index after the last word of it; undefined where they do not.
 */
export function stereotypeAt(prose: Prose, opening: Opening, end: number): number | undefined {
  const { words } = prose;
  if (opening === 'culture') return saidOfCulture(prose, end);
  if (opening === 'group') return saidOfAll(prose, end) ?? (isPerson(words[end]?.lower) && hasConsequence(prose, end) ? end + 1 : undefined);
  const typical = opening === 'trigger' ? typicalPerson(prose, end) : undefined;
  if (typical !== undefined) return typical;
  for (let i = end; i < end + FARTHEST && isNear(prose, i); i++) {
    const lower = words[i]?.lower ?? '';
    if (!GROUPS.has(lower)) continue;
    let last = i;
    while (GROUPS.includes(words[last + 1]) && isNear(prose, last + 1)) last++;
    const person = isPerson(words[last + 1]?.lower) && isNear(prose, last + 1) ? last + 2 : undefined;
    if (NATURES.includes(words[last + 1]) && isNear(prose, last + 1)) return last + 2;
    if (opening === 'trigger') return person ?? (/(?:s|men|women)$/.test(words[last]?.lower ?? '') ? last + 1 : undefined);
    if (opening === 'trait') return person;
    return isJudged(prose, last + 1) ? last + 1 : undefined;
  }
  return undefined;
}

/** "In her culture the women leave it to the men": as the author's own word, and not what somebody was asked. */
function saidOfCulture(prose: Prose, end: number): number | undefined {
  const role = /^(?:the|all|most|a)$/.test(prose.words[end]?.lower ?? '') ? end + 1 : end;
  const sentence = prose.sentenceAt(prose.words[end - 1]?.start ?? 0);
  const word = prose.words[role];
  if (!sentence || !word || word.end > sentence.end || !ROLES.includes(word)) return undefined;
  return ASKED_OF.meets(prose.wordsIn(sentence.start, word.start)) ? undefined : role + 1;
}

/** "African fathers do not cook", "in Turkish households the men rule": at the head of a clause, what all of a group do. */
function saidOfAll(prose: Prose, plural: number): number | undefined {
  const { words } = prose;
  if (!PLURALS.includes(words[plural]) || !isNear(prose, plural)) return undefined;
  const before = words[plural - 2];
  const sentence = prose.sentenceAt(words[plural - 1]?.start ?? 0);
  if (!sentence || (before && before.start >= sentence.start && !LEADS.includes(before))) return undefined;
  let verb = plural + 1;
  // "in Turkish households the men rule"
  if (words[verb]?.lower === 'the' && PLURALS.includes(words[verb + 1])) verb += 2;
  const word = words[verb];
  if (!word || word.end > sentence.end || !isNear(prose, verb)) return undefined;
  if (ALWAYS.includes(word)) return verb + 1;
  const next = words[verb + 1];
  return word.lower === 'are' && next && next.end <= sentence.end && (ALWAYS_ARE.includes(next) || JUDGED.includes(next)) ? verb + 2 : undefined;
}

/** "Typical Kayleigh, strolled in …": somebody put down as being as they always are. */
function typicalPerson(prose: Prose, name: number): number | undefined {
  const { words, text } = prose;
  const trigger = words[name - 1];
  if (!trigger || !words[name] || !isNear(prose, name) || prose.sentenceAt(trigger.start)?.start !== trigger.start) return undefined;
  const mention = prose.mentionsIn(trigger.start, text.length).find(({ first }) => first === name);
  if (!mention || mention.owning || (mention.kind !== 'name' && mention.kind !== 'kin')) return undefined;
  const last = words[mention.last];
  return last && /^\s*(?:[,.:;!–—]|$)/.test(text.slice(last.end, last.end + 3)) ? mention.last + 1 : undefined;
}

function isPerson(word: string | undefined): boolean {
  return word !== undefined && (PEOPLE.has(withoutPossessive(word)) || relationOf(withoutPossessive(word)) !== undefined);
}

function isNear(prose: Prose, i: number): boolean {
  const gap = prose.text.slice(prose.words[i - 1]?.end ?? 0, prose.words[i]?.start ?? 0);
  return prose.words[i] !== undefined && /^(?:\s|-|, )+$/.test(gap) && !gap.includes('\n\n');
}

/** "…, so both parents drink". */
function hasConsequence(prose: Prose, person: number): boolean {
  const { words, text } = prose;
  const so = [person + 1, person + 2].find((i) => /^(?:so|hence|therefore|which|who|and)$/.test(words[i]?.lower ?? ''));
  if (so === undefined || /[.;:!?]/.test(text.slice(words[person]?.start, words[so]?.start))) return false;
  return isJudged(prose, so + 1) && /^(?:so|hence|therefore|which)$/.test(words[so]?.lower ?? '');
}

function isJudged(prose: Prose, from: number): boolean {
  const sentence = prose.sentenceAt(prose.words[from]?.start ?? 0);
  return prose.words.slice(from, from + CONSEQUENCE).some((word) => sentence !== undefined && word.end <= sentence.end && JUDGED.includes(word));
}
