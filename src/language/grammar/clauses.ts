import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { speechIn } from '../index/speech.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './clauses.yaml';

const { conjunctions, describing, ties, prepositions, subjects, writers } = lists as Readonly<
  Record<'conjunctions' | 'describing' | 'ties' | 'prepositions' | 'subjects' | 'writers', readonly string[]>
>;
const CONJUNCTIONS = new WordSet(conjunctions);
const DESCRIBING = new WordSet(describing);
const TIES = new WordSet(ties);
const PREPOSITIONS = new WordSet(prepositions);
const SUBJECTS = new WordSet(subjects);
/** "The worker", "this writer": the author. */
const WRITERS = new WordSet(writers);

/** Whether a word only describes the one who is named behind it: "the older". */
export function isDescribing(word: string): boolean {
  return DESCRIBING.has(word) || word === 'and' || word === 'with' || word === 'both';
}

/** Part of a sentence with what is told of one person. Quoted words are left out. Holds words of the record. */
export interface Clause {
  /** Who it is told of; undefined for the words before the first one who is named, and for "the worker". */
  readonly subject: Mention | undefined;
  /** Other mentions of the same person: "The health visitor, Mrs Oyelaran". */
  readonly also: readonly Mention[];
  /** The words behind the subject; a compound subject's parts have the same ones. */
  readonly words: readonly Word[];
  /** Stands in what somebody else than the author said ("Mum told me that Gary …"). */
  readonly reported: boolean;
  /** Opens with "when", "while", "if" or the like. */
  readonly opener: string;
}

const held = new WeakMap<Sentence, readonly Clause[]>();

/** The clauses of a sentence, in order. */
export function clausesIn(prose: Prose, sentence: Sentence): readonly Clause[] {
  const known = held.get(sentence);
  if (known) return known;
  const clauses = findClauses(prose, sentence);
  held.set(sentence, clauses);
  return clauses;
}

function findClauses(prose: Prose, sentence: Sentence): Clause[] {
  const words = prose.wordsIn(sentence.start, sentence.end).filter((word) => !prose.quoteAt(word.start));
  const mentions = prose.mentionsIn(sentence.start, sentence.end).filter((mention) => !prose.quoteAt(mention.start));
  const people = merged(prose, mentions);
  const starts = people.map(({ first }) => words.findIndex((word) => word.start >= first.start));
  const heads: { person: (typeof people)[number] | undefined; lead: number; after: number }[] = [];
  for (const [i, person] of people.entries()) {
    const at = starts[i] ?? -1;
    const lead = at === -1 ? undefined : subjectFrom(prose, words, at, person.first, mentions);
    const after = words.findIndex((word) => word.start >= person.last.end);
    if (lead === undefined) {
      const next = words[after]?.lower;
      if (after !== -1 && at !== -1 && !person.first.owning && (next === 'who' || next === 'whom')) heads.push({ person, lead: at, after });
      continue;
    }
    heads.push({ person, lead, after: after === -1 ? words.length : after });
  }
  for (let i = 0; i + 1 < words.length; i++) {
    const { lower } = words[i] as Word;
    if ((lower === 'the' || lower === 'this') && WRITERS.includes(words[i + 1]) && (i === 0 || opens(prose, words, i))) {
      heads.push({ person: undefined, lead: i, after: i + 2 });
    }
  }
  heads.sort((a, b) => a.lead - b.lead);
  const speeches = speechIn(prose, sentence);
  const clauses: Clause[] = [];
  const firstLead = heads[0]?.lead ?? words.length;
  if (firstLead > 0) clauses.push({ subject: undefined, also: [], words: words.slice(0, firstLead), reported: false, opener: '' });
  let shared: readonly Word[] | undefined;
  const backwards: Clause[] = [];
  for (let i = heads.length - 1; i >= 0; i--) {
    const head = heads[i] as (typeof heads)[number];
    const end = heads[i + 1]?.lead ?? words.length;
    const own = words.slice(head.after, end);
    const isBare = own.every(({ lower }) => lower === 'and' || lower === 'or' || lower === 'both');
    const body: readonly Word[] = isBare && shared !== undefined ? shared : own;
    shared = body;
    const start = words[head.lead]?.start ?? sentence.start;
    const told = speeches.find(
      ({ verb, speaker }) =>
        (prose.words[verb]?.start ?? 0) < start && speaker?.kind !== 'author' && speaker !== head.person?.first && speaker !== head.person?.last,
    );
    const toldAt = told === undefined ? undefined : prose.words[told.verb]?.end;
    backwards.push({
      subject: head.person?.first,
      also: !head.person || head.person.first === head.person.last ? [] : [head.person.last],
      words: body,
      reported: toldAt !== undefined && !/[;\n]/.test(prose.text.slice(toldAt, start)),
      opener: words[head.lead - 1]?.lower ?? '',
    });
  }
  clauses.push(...backwards.reverse());
  return clauses;
}

/** "The health visitor, Mrs Oyelaran": a kin word or profession and the name beside it are one person. */
function merged(prose: Prose, mentions: readonly Mention[]): { first: Mention; last: Mention }[] {
  const people: { first: Mention; last: Mention }[] = [];
  for (const mention of mentions) {
    // "Mrs Okafor, his class teacher": the pronoun between is nobody new.
    const before = people.findLast(({ first }) => !first.owning);
    const gap = before ? prose.text.slice(before.last.end, mention.start) : '';
    // "Mum, Gary and Dawn": where the form names her mother Kim, Gary is another one.
    const isAnother = before?.first.people.length === 1 && mention.people[0] !== before.first.people[0] && (before.first.people[0]?.names.length ?? 0) > 0;
    const isNamed = (one: Mention) => one.kind === 'name';
    const isDescribed = (one: Mention) => (one.kind === 'kin' || one.kind === 'profession') && one.name.length === 0;
    if (
      before &&
      before.first === before.last &&
      !isAnother &&
      !before.first.owning &&
      ((isDescribed(before.first) && isNamed(mention) && /^(?:,? | \(|,? (?:[a-z-]+ ){0,4}(?:called|named) )$/.test(gap)) ||
        (isNamed(before.first) &&
          isDescribed(mention) &&
          /^(?:,| \(|,? the| -)\s?(?:the |a |an |his |her |their |your |\p{Lu}\p{L}+['’]s )?(?:[a-z-]+ )?$/u.test(gap) &&
          !mention.owning))
    )
      before.last = mention;
    else people.push({ first: mention, last: mention });
  }
  return people;
}

/** Index of the first word of the subject that this mention makes; undefined where it is an object. */
function subjectFrom(prose: Prose, words: readonly Word[], at: number, mention: Mention, mentions: readonly Mention[]): number | undefined {
  if (mention.kind === 'author' || mention.kind === 'pronoun' || mention.kind === 'several') return SUBJECTS.includes(words[at]) ? at : undefined;
  if (mention.owning) return undefined;
  let lead = at;
  let isTied = false;
  for (let steps = 0; lead > 0 && steps < 6; steps++) {
    const before = words[lead - 1] as Word;
    if (isParted(prose, words, lead)) return lead;
    const owner = mentions.find((other) => other.owning && other.end === before.end);
    const isTie = mention.kind === 'name' && TIES.includes(before);
    // "A dinner lady called Mrs Moon."
    const isOfTie = isTied && DESCRIBING.includes(words[lead - 2]);
    if (!DESCRIBING.includes(before) && !owner && !isTie && !isOfTie) break;
    isTied ||= isTie;
    lead -= owner ? owner.last - owner.first + 1 : 1;
  }
  if (lead > 0 && !opens(prose, words, lead) && (mention.kind === 'profession' || mention.relation === 'carer')) lead = determinerBefore(words, lead) ?? lead;
  if (lead <= 0) return 0;
  return opens(prose, words, lead) ? lead : undefined;
}

/** How many words nobody knows may stand between an article and somebody's work: "the waking-night carer". */
const LONGEST_WORK = 3;

/** "The fostering agency's link worker": where the article stands. */
function determinerBefore(words: readonly Word[], at: number): number | undefined {
  for (let i = at - 1; i >= Math.max(0, at - 1 - LONGEST_WORK); i--) {
    const { lower } = words[i] as Word;
    if (lower === 'the' || lower === 'a' || lower === 'an' || lower === 'another') return i;
    if (CONJUNCTIONS.has(lower) || lower.endsWith('ed') || PREPOSITIONS.has(lower)) return undefined;
  }
  return undefined;
}

/** Whether a clause may open at a word: behind a comma or a conjunction. */
function opens(prose: Prose, words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.lower ?? '';
  return CONJUNCTIONS.has(before) || /^\d/.test(before) || isParted(prose, words, at);
}

function isParted(prose: Prose, words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (before === undefined || (words[at]?.start ?? 0) - before.end < 2) return false;
  return /[,;:.(–—\n“”"]|\s-\s/.test(prose.text.slice(before.end, words[at]?.start ?? before.end));
}
