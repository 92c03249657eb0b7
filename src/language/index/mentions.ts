import personWords from '../people/person-words.yaml';
import { firstEndingAfter } from '../words/in-order.ts';
import { hasSmall, isCapital } from '../words/letters.ts';
import { isOrdinaryWord } from '../words/ordinary-words.ts';
import { PerForm, WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import type { Prose } from './note-text.ts';
import { type Gender, kinWords, type People, type Person, relationOf, withoutPossessive } from './people.ts';

type ListName = 'author' | 'female' | 'male' | 'several' | 'owning' | 'titles' | 'femaleTitles' | 'maleTitles' | 'notNames' | 'namesToo' | 'professions';
const lists = personWords as Readonly<Record<ListName, readonly string[]>>;

/** Somebody spoken of in a section. Holds a word of the record: never put it into a finding or a fact. */
export interface Mention {
  /** In the plain text, title and kin word included ("Aunty Bev", "Ms Kim Ash"), a possessive s too. */
  readonly start: number;
  readonly end: number;
  /** Indices into the section's words. */
  readonly first: number;
  readonly last: number;
  /** `author`: I, we; `several`: they; `pronoun`: he, she; `kin`: mum, his brother; `profession`: health visitor; `name`: written with a capital. */
  readonly kind: 'author' | 'several' | 'pronoun' | 'kin' | 'profession' | 'name';
  /** What they are to somebody, where a kin word says so: `mother`. The profession, for one. */
  readonly relation: string | undefined;
  /** The words of the name, in small letters, where one is given. */
  readonly name: readonly string[];
  /** With a title in front: Mr, Mrs, Dr. */
  readonly titled: boolean;
  readonly gender: Gender | undefined;
  /** Those of the form's people who may be meant: one, more than one (a surname), or none whom the form knows. */
  readonly people: readonly Person[];
  /** Says whose something is: "Dawn's", "his". */
  readonly owning: boolean;
}

const AUTHOR = new WordSet(lists.author);
const FEMALE = new WordSet(lists.female);
const MALE = new WordSet(lists.male);
const SEVERAL = new WordSet(lists.several);
const OWNING = new WordSet(lists.owning);
const TITLES = new WordSet(lists.titles);
const NOT_NAMES = new WordSet(lists.notNames);
const NAMES_TOO = new WordSet(lists.namesToo);
/** Professions by their last word, longest first: "social worker" before "worker". */
const PROFESSIONS = new Map<string, readonly (readonly string[])[]>();
for (const words of lists.professions.map((profession) => profession.split(' ')).sort((a, b) => b.length - a.length)) {
  const first = words[0] ?? '';
  PROFESSIONS.set(first, [...(PROFESSIONS.get(first) ?? []), words]);
}
const FEMALE_TITLES = new Set(lists.femaleTitles);
const MALE_TITLES = new Set(lists.maleTitles);
/** Every word that begins a mention without a capital. */
const SPOKEN = new WordSet([...AUTHOR, ...FEMALE, ...MALE, ...SEVERAL, ...TITLES, ...PROFESSIONS.keys(), ...kinWords]);
/** "his" may own or, at a clause's end, stand alone; "her" too: the word that follows tells. */
const OBJECT_AFTER_HER =
  /^\s*(?:[.,;:!?)]|$|(?:and|or|but|to|in|on|at|for|from|with|that|if|when|how|what|about|as|by|the|a|an|i|she|he|they|we|was|is|had|has)\b)/i;

/** What a word says of somebody by its form alone. */
interface Lead {
  readonly bare: string;
  readonly kind: 'author' | 'pronoun' | 'several' | 'other';
  readonly gender: Gender | undefined;
  readonly owning: boolean;
  readonly titled: boolean;
  readonly relation: ReturnType<typeof relationOf>;
  readonly professions: readonly (readonly string[])[] | undefined;
}

/** Undefined for a word that begins a mention with a capital only. */
const LEADS = new PerForm((lower): Lead | undefined => {
  const bare = withoutPossessive(lower);
  const isPronoun = FEMALE.has(lower) || MALE.has(lower);
  if (!SPOKEN.has(lower) && !SPOKEN.has(bare)) return undefined;
  return {
    bare,
    kind: AUTHOR.has(lower) ? 'author' : isPronoun ? 'pronoun' : SEVERAL.has(lower) ? 'several' : 'other',
    gender: FEMALE.has(lower) || FEMALE_TITLES.has(lower) ? 'f' : MALE.has(lower) || MALE_TITLES.has(lower) ? 'm' : undefined,
    owning: OWNING.has(lower),
    titled: TITLES.has(lower),
    relation: relationOf(bare),
    professions: PROFESSIONS.get(bare),
  };
});

/** Everybody spoken of in a section, in order. Capitals that could be places are left out where nothing shows a person. */
export function findMentions(prose: Prose, people: People): Mention[] {
  const mentions: Mention[] = [];
  const { words } = prose;
  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    const lead = LEADS.of(word);
    // The common case: a word in small letters that is on no list speaks of nobody.
    const mention = lead ? ledMention(prose, people, i, lead) : isSmall(prose.text, word) ? undefined : namedMention(prose, people, i, undefined);
    if (mention) mentions.push(mention);
    i = mention ? mention.last + 1 : i + 1;
  }
  return mentions;
}

function isSmall(text: string, { start }: Word): boolean {
  const code = text.charCodeAt(start);
  return code >= 97 && code <= 122;
}

function ledMention(prose: Prose, people: People, i: number, lead: Lead): Mention | undefined {
  const word = prose.words[i] as Word;
  if (lead.kind === 'author' || lead.kind === 'several') return mention(prose, i, i, { kind: lead.kind, owning: lead.owning });
  if (lead.kind === 'pronoun') {
    const owning = lead.owning || (word.lower === 'her' && !OBJECT_AFTER_HER.test(prose.text.slice(word.end, word.end + 20)));
    return mention(prose, i, i, { kind: 'pronoun', gender: lead.gender, owning });
  }
  const profession = lead.professions?.find((words) => words.every((part, n) => withoutPossessive(prose.words[i + n]?.lower ?? '') === part));
  if (profession) {
    const last = i + profession.length - 1;
    const name = nameFrom(prose, people, last + 1, true);
    const relation = profession.join(' ');
    const named = name.length > 0 ? people.named(namesOf(name)) : [];
    return mention(prose, i, last + name.length, {
      kind: 'profession',
      relation,
      name: namesOf(name),
      people: named,
      owning: isOwning(name.at(-1) ?? prose.words[last]),
    });
  }
  if (lead.relation !== undefined) return kinMention(prose, people, i, lead, lead.relation);
  return namedMention(prose, people, i, lead);
}

function kinMention(prose: Prose, people: People, i: number, lead: Lead, relation: NonNullable<Lead['relation']>): Mention {
  const owning = prose.words[i]?.lower !== lead.bare;
  const name = owning ? [] : nameFrom(prose, people, i + 1, true);
  const named = name.length > 0 ? people.named(namesOf(name)) : [];
  return mention(prose, i, i + name.length, {
    kind: 'kin',
    relation: relation.name,
    name: namesOf(name),
    gender: relation.gender,
    people: named.length > 0 ? named : people.all.filter((person) => person.relation === relation.name),
    owning: name.length > 0 ? isOwning(name.at(-1)) : owning,
  });
}

function namedMention(prose: Prose, people: People, i: number, lead: Lead | undefined): Mention | undefined {
  const titled = lead?.titled === true;
  const name = nameFrom(prose, people, titled ? i + 1 : i, titled);
  if (name.length === 0) return undefined;
  const words = namesOf(name);
  const named = people.named(words);
  return mention(prose, i, i + name.length - (titled ? 0 : 1), {
    kind: 'name',
    name: words,
    titled,
    gender: (titled ? lead.gender : undefined) ?? (named.length === 1 ? named[0]?.gender : undefined),
    // A child is not spoken of with a title.
    people: titled ? named.filter(({ role }) => role === 'adult' || role === 'author') : named,
    owning: isOwning(name.at(-1)),
  });
}

const NOBODY: readonly never[] = [];

/** One shape for all: rules read mentions more often than anything else. */
function mention(prose: Prose, first: number, last: number, known: Pick<Mention, 'kind' | 'owning'> & Partial<Mention>): Mention {
  return {
    start: prose.words[first]?.start ?? 0,
    end: prose.words[last]?.end ?? 0,
    first,
    last,
    kind: known.kind,
    relation: known.relation,
    name: known.name ?? NOBODY,
    titled: known.titled === true,
    gender: known.gender,
    people: known.people ?? NOBODY,
    owning: known.owning,
  };
}

/** The words of a name that begins here. @param expected After a title or a kin word any capital makes one. */
function nameFrom(prose: Prose, people: People, from: number, expected: boolean): Word[] {
  const name: Word[] = [];
  for (let i = from; i < prose.words.length && name.length < 4; i++) {
    const word = prose.words[i] as Word;
    const before = prose.words[i - 1];
    const gap = before ? prose.text.slice(before.end, word.start) : '';
    if ((name.length > 0 || expected) && !/^[ -]$/.test(gap) && !(gap === '. ' && before !== undefined && isShortened(before))) break;
    // "**Dawn** Spoke about": bold ends with the name.
    if (name.length > 0 && before && prose.plain.styles.some(({ end }) => end >= before.end && end <= word.start)) break;
    if (!isNameWord(prose, people, i, expected || name.length > 0)) break;
    name.push(word);
    if (isOwning(word)) break;
  }
  return name;
}

/** "J. Smith", "Mr. Ellery": a full stop that ends no sentence. */
function isShortened({ lower }: Word): boolean {
  return lower.length === 1 || TITLES.has(lower);
}

function isNameWord(prose: Prose, people: People, i: number, expected: boolean): boolean {
  const word = prose.words[i] as Word;
  const text = prose.text.slice(word.start, word.end);
  if (!isCapital(text)) return false;
  const bare = withoutPossessive(word.lower);
  if (people.role(bare) !== undefined) return true;
  // Initials, with a possessive s too: "OB's view".
  if (!hasSmall(text.slice(0, bare.length)) || bare.length < 2 || relationOf(bare) !== undefined || TITLES.has(bare)) return false;
  const lead = LEADS.of(word);
  // "I", "She".
  if ((lead && lead.kind !== 'other') || (NOT_NAMES.has(bare) && !expected)) return false;
  const sentence = prose.sentenceAt(word.start);
  const opens = sentence?.start === word.start || /[“"‘'(:*]\s?$/.test(prose.text.slice(Math.max(0, word.start - 2), word.start));
  if (!opens && NAMES_TOO.has(bare)) return true;
  if (isOrdinaryWord(bare)) return expected && !opens && !/^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(bare);
  return true;
}

function namesOf(words: readonly Word[]): string[] {
  return words.map(({ lower }) => withoutPossessive(lower)).filter((word) => word.length > 1);
}

function isOwning(word: Word | undefined): boolean {
  return word !== undefined && /(?:'s|s')$/.test(word.lower);
}

/** Sentences that an account of one person goes on over. */
const FARTHEST = 3;

/**
 * Whom a pronoun means: the nearest one before it whose gender fits, the first named of its own sentence before all
 * others, then of the sentences before. Undefined where nobody fits.
 */
export function antecedent(prose: Prose, pronoun: Mention): Mention | undefined {
  if (pronoun.kind !== 'pronoun') return undefined;
  let ofSection = antecedents.get(prose);
  if (!ofSection) {
    ofSection = new Map();
    antecedents.set(prose, ofSection);
  }
  if (!ofSection.has(pronoun)) ofSection.set(pronoun, findAntecedent(prose, pronoun));
  return ofSection.get(pronoun);
}

/** Asked for by many rules, and again for the same pronoun. */
const antecedents = new WeakMap<Prose, Map<Mention, Mention | undefined>>();

function findAntecedent(prose: Prose, pronoun: Mention): Mention | undefined {
  const { mentions } = prose;
  const position = firstEndingAfter(prose.sentences, pronoun.start);
  for (let back = 0; back < FARTHEST; back++) {
    const sentence = prose.sentences[position - back];
    if (!sentence) return undefined;
    const end = Math.min(sentence.end, pronoun.start);
    let owner: Mention | undefined;
    for (let i = firstEndingAfter(mentions, sentence.start); i < mentions.length; i++) {
      const mention = mentions[i] as Mention;
      if (mention.end > end) break;
      if (mention.kind !== 'name' && mention.kind !== 'kin' && mention.kind !== 'profession') continue;
      if ((mention.gender !== undefined && mention.gender !== pronoun.gender) || prose.quoteAt(mention.start)) continue;
      if (!mention.owning) return mention;
      owner ??= mention;
    }
    if (owner) return owner;
  }
  return undefined;
}
