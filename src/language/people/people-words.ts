import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { isChild } from '../index/speech.ts';
import type { Sentence } from '../words/sentences.ts';
import { type Word, wordAt } from '../words/words.ts';
import lists from './people-words.yaml';

type ListName = 'childWords' | 'childrenWords' | 'authorSubject' | 'authorOwning' | 'places' | 'writers';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const CHILD_WORDS = new Set(data.childWords);
const CHILDREN_WORDS = new Set(data.childrenWords);
const AUTHOR_SUBJECT = new Set(data.authorSubject);
const AUTHOR_OWNING = new Set(data.authorOwning);
/** Professions of `person-words.yaml` that are places as well: "at school". */
const PLACES = new Set(data.places);
const WRITERS = new Set(data.writers);

/** By section and sentence: one weak entry a section is cheap, one a sentence is not. */
const held = new WeakMap<Prose, Map<Sentence, readonly Word[]>>();
const addressed = new WeakMap<Prose, boolean>();

/**
 * A sentence's words with people as tokens: `<child>`, `<child's>`, `<children>`, `<other>`, `<other's>`, `<she>` for a
 * pronoun of nobody known, `<i>`, `<me>`, `<my>`, `<several>`. Quoted words are one `<quote>`. Where the text is written
 * to the child, "you" is the child. Holds words of the record.
 */
export function wordsWithPeople(prose: Prose, sentence: Sentence): readonly Word[] {
  let ofSection = held.get(prose);
  if (!ofSection) {
    ofSection = new Map();
    held.set(prose, ofSection);
  }
  let tokens = ofSection.get(sentence);
  if (!tokens) {
    tokens = findTokens(prose, sentence);
    ofSection.set(sentence, tokens);
  }
  return tokens;
}

function findTokens(prose: Prose, sentence: Sentence): Word[] {
  const words = prose.wordsIn(sentence.start, sentence.end);
  const mentions = prose.mentionsIn(sentence.start, sentence.end);
  const hasQuotes = prose.section.kind !== 'reason' && prose.quotes.length > 0;
  const tokens: Word[] = [];
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    // In Reason for contact green is the form's "Child seen", and nobody's words.
    if (hasQuotes && prose.quoteAt(word.start)) {
      if (tokens.at(-1)?.lower !== '<quote>') tokens.push(wordAt(word.start, word.end, '<quote>'));
      continue;
    }
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= word.start) next++;
    const mention = mentions[next];
    if (!mention || mention.start > word.start) {
      const token = tokenOfWord(prose, word.lower, words[i - 1]?.lower ?? '');
      tokens.push(token === word.lower ? word : wordAt(word.start, word.end, token));
      continue;
    }
    const lower = word.lower;
    if (lower.endsWith('self') || lower.endsWith('selves')) {
      tokens.push(word);
      continue;
    }
    tokens.push(wordAt(mention.start, mention.end, tokenOf(prose, mention, lower, words[i - 1]?.lower ?? '')));
    while (i + 1 < words.length && (words[i + 1]?.end ?? 0) <= mention.end) i++;
  }
  return tokens;
}

/** "the boy", "the young person": the child, where it is nobody's in particular. */
function tokenOfWord(prose: Prose, lower: string, before: string): string {
  if (CHILD_WORDS.has(lower)) return '<child>';
  if (WRITERS.has(lower)) return before === 'the' || before === 'this' ? '<i>' : lower;
  if ((lower === 'you' || lower === 'your' || lower === "you'd" || lower === 'yourself') && before !== 'thank' && isWrittenToChild(prose))
    return lower === 'your' ? "<child's>" : '<child>';
  return lower;
}

/** A text that says "you" and never the child's name is written to the child. */
function isWrittenToChild(prose: Prose): boolean {
  const known = addressed.get(prose);
  if (known !== undefined) return known;
  const told = !prose.mentions.some(
    ({ start, kind, people, relation }) => !prose.quoteAt(start) && ((kind === 'name' && people.some(({ role }) => role === 'child')) || relation === 'child'),
  );
  addressed.set(prose, told);
  return told;
}

function tokenOf(prose: Prose, mention: Mention, lower: string, before: string): string {
  switch (mention.kind) {
    case 'author':
      return AUTHOR_SUBJECT.has(lower) ? '<i>' : AUTHOR_OWNING.has(lower) ? '<my>' : '<me>';
    case 'several':
      return mention.owning ? "<several's>" : '<several>';
    default:
  }
  if (mention.name.length === 0) {
    if (PLACES.has(mention.relation ?? '')) return lower;
    if (WRITERS.has(mention.relation ?? '') && (before === 'the' || before === 'this')) return '<i>';
    if (mention.kind === 'kin' && CHILDREN_WORDS.has(lower)) return '<children>';
    if (mention.kind === 'kin' && CHILD_WORDS.has(lower) && mention.people.length === 0) return mention.owning ? "<child's>" : '<child>';
  }
  if (isChild(prose, mention)) return mention.owning ? "<child's>" : '<child>';
  return mention.owning ? "<other's>" : mention.kind === 'pronoun' ? '<she>' : '<other>';
}
