import { type NamedPlace, othersIn, wordAt } from '../people/named-places.ts';
import { isSmall } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './named-acts.yaml';

type ListName =
  | 'authorActs'
  | 'metActs'
  | 'childActs'
  | 'childState'
  | 'between'
  | 'reporting'
  | 'answers'
  | 'acts'
  | 'noActs'
  | 'noVerb'
  | 'prepositions'
  | 'touching'
  | 'wishes';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const AUTHOR_ACTS = new Phrases(data.authorActs);
const MET_ACTS = new Phrases(data.metActs);
const CHILD_ACTS = new Phrases(data.childActs);
const CHILD_STATE = new Phrases(data.childState);
const BETWEEN = new WordSet(data.between);
const REPORTING = new WordSet(data.reporting);
const ANSWERS = new WordSet(data.answers);
const ACTS = new WordSet(data.acts);
const NO_ACTS = new WordSet(data.noActs);
const NO_VERB = new WordSet(data.noVerb);
export const PREPOSITIONS = new WordSet(data.prepositions);
const TOUCHING = new WordSet(data.touching);

const WISHES = new WordSet(data.wishes);
const AUTHOR = /^(?:i|we|worker|sw)$/;
/** "went through the safety plan with …". */
const LONGEST_ACT = 8;
/** "climbed on to my knee": words to whom somebody comes close. */
const FARTHEST_TOUCHED = 5;
const LATER_ACTS: ReadonlySet<string> = new Set(['told', 'asked', 'showed', 'gave', 'handed']);
const BEING = /^(?:is|was|has|had|will|would|can|could|remains|seems)$/;

/** "I asked Millie", "I then sat with Emre"; a shorthand line leaves the worker out: "Played Uno with Emre". */
export function isMetByAuthor(place: NamedPlace): boolean {
  const { prose, mention, from } = place;
  const start = AUTHOR_ACTS.startBefore(prose.words, mention.first, LONGEST_ACT);
  if (start === undefined || start < from) return false;
  if (start === from) return true;
  // "You want to see Emre": another's wish.
  if (prose.words[start]?.lower === 'to') return isNarrated(place) && !WISHES.includes(prose.words[start - 1]);
  for (let i = start - 1; i >= Math.max(from, start - 6); i--) if (AUTHOR.test(prose.words[i]?.lower ?? '')) return true;
  return false;
}

/** "Henry and I drove round": what the author did with somebody. */
export function isBesideAuthor({ prose, mention, from }: NamedPlace): boolean {
  return !mention.owning && mention.first <= from + 1 && /^ and (?:I|me)\b/.test(prose.text.slice(mention.end, mention.end + 8));
}

/** Whether a verb follows whose subject the name is, as far as can be told. */
export function isSubject(place: NamedPlace): boolean {
  const { prose, mention } = place;
  const gap = prose.text.slice(mention.end, mention.end + 2);
  if (mention.owning || !(gap.startsWith(' ') && isSmall(gap, 1))) return false;
  const next = wordAt(place, 1);
  if (NO_VERB.has(next) && !(mention.first === place.from && next === 'in')) return false;
  const before = wordAt(place, -1);
  if (PREPOSITIONS.has(before)) return before === 'and' && isVerb(prose.words[actAt(place)]?.lower ?? '');
  return (
    mention.first === place.from ||
    REPORTING.has(before) ||
    (/^(?:me|us)$/.test(before) && REPORTING.has(wordAt(place, -2))) ||
    /[,:;–-]\s*$/.test(prose.text.slice(Math.max(0, mention.start - 3), mention.start)) ||
    isVerb(prose.words[actAt(place)]?.lower ?? '')
  );
}

function isVerb(word: string): boolean {
  return ACTS.has(word) || word.endsWith('ed') || /^(?:shrugged|shook)$/.test(word);
}

/** The author's own telling, with nobody named before who says it. */
export function isNarrated(place: NamedPlace): boolean {
  const { mention } = place;
  return othersIn(place)
    .filter(({ start }) => start < mention.start)
    .every(({ kind, owning }) => kind === 'author' || owning);
}

/** "They asked if Elsie …", "School say that Jayden …". */
export function isReported(place: NamedPlace): boolean {
  for (let step = -1; step >= -3; step--) if (REPORTING.has(wordAt(place, step))) return true;
  return false;
}

function actAt({ prose, mention, to }: NamedPlace): number {
  let at = mention.last + 1;
  while (at < to && BETWEEN.includes(prose.words[at])) at++;
  return at;
}

/** "Ruby told me", "Caleb then told me": indices of the words. */
function actIn(phrases: Phrases, place: NamedPlace): readonly [number, number] | undefined {
  const { prose, mention, to } = place;
  for (const at of new Set([mention.last + 1, actAt(place)])) {
    const end = phrases.endAt(prose.words, at, to);
    if (end !== undefined && !prose.quoteAt(prose.words[at]?.start ?? 0)) return [at, end];
  }
  return undefined;
}

export const isMet = (place: NamedPlace): boolean => actIn(MET_ACTS, place) !== undefined;
export const actsAsChild = (place: NamedPlace): boolean => actIn(CHILD_ACTS, place) !== undefined;
export const isInChildsState = (place: NamedPlace): boolean => actIn(CHILD_STATE, place) !== undefined;

/** The act is done with the author: "told me", "took my hand". */
export function isFirstHand(place: NamedPlace): boolean {
  const act = actIn(MET_ACTS, place);
  return act !== undefined && place.prose.words.slice(act[0], act[1]).some(({ lower }) => /^(?:me|us|my|i|staff)$/.test(lower));
}

/** What somebody does there and then, right after the name: "Ruby climbed"; not "Ruby lives". */
export function isAct(place: NamedPlace, withBeing = true): boolean {
  const word = place.prose.words[actAt(place)];
  if (!withBeing && BEING.test(word?.lower ?? '')) return false;
  return word !== undefined && word.start < place.sentence.end && !place.prose.quoteAt(word.start) && isVerb(word.lower) && !NO_ACTS.includes(word);
}

/** "said he would like to go and asked me", "had jam on his face and climbed on to my knee", "and he shook my hand": with the author, though the first verb does not say so. */
export function isFirstHandLater({ prose, mention, to }: NamedPlace): boolean {
  const { words } = prose;
  for (let i = mention.last + 2; i + 1 < to; i++) {
    const before = words[i - 1]?.lower ?? '';
    if (before !== 'and' && !(/^s?he$/.test(before) && words[i - 2]?.lower === 'and')) continue;
    const verb = words[i]?.lower ?? '';
    if (LATER_ACTS.has(verb) && words[i + 1]?.lower === 'me') return true;
    if (TOUCHING.has(verb) && words.slice(i + 1, Math.min(to, i + FARTHEST_TOUCHED)).some(({ lower }) => lower === 'me' || lower === 'my')) return true;
  }
  return false;
}

export function hasAuthor(place: NamedPlace): boolean {
  return othersIn(place).some(({ kind }) => kind === 'author');
}

/** "I asked Millie … and he said". */
export function isAnswered({ prose, mention, sentence }: NamedPlace, gender: string | undefined): boolean {
  return prose
    .mentionsIn(mention.end, sentence.end)
    .some(
      (other) =>
        other.kind === 'pronoun' &&
        other.gender === gender &&
        !other.owning &&
        /^(?:and|but|if)$/.test(prose.words[other.first - 1]?.lower ?? '') &&
        isAnswer(prose.words[other.last + 1]),
    );
}

function isAnswer(word: Word | undefined): boolean {
  return word !== undefined && (ANSWERS.includes(word) || isVerb(word.lower));
}
