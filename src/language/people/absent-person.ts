import type { Prose } from '../index/note-text.ts';
import { kinOf, type People } from '../index/people.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './absent-person.yaml';

const data = lists as Readonly<Record<'before' | 'adverbs' | 'have' | 'be' | 'notPresent', readonly string[]>>;
const BEFORE = new WordSet(data.before);
const ADVERBS = new WordSet(data.adverbs);
const HAVE = new WordSet(data.have);
const BE = new WordSet(data.be);
const NOT_PRESENT = new WordSet(data.notPresent);

/** "The older brother of her friend": a subject stands within as many words of the sentence's beginning. */
const SUBJECT_WITHIN = 4;

/**
 * What a sentence tells of somebody whom the form's table does not have: `now` what they do from day to day or have come to
 * do, which the author can have from others only; `then` what they did once; undefined where it is not of such a person.
 */
export function toldOfAbsent(prose: Prose, { start, end }: Sentence, people: People): 'now' | 'then' | undefined {
  const { words } = prose;
  const first = firstEndingAfter(words, start);
  const subject = prose.mentionsIn(start, end).find(({ owning }) => !owning);
  if (!subject || (subject.kind !== 'kin' && subject.kind !== 'name') || subject.first - first > SUBJECT_WITHIN) return undefined;
  // "A paper boy has been suggested": nobody in particular.
  if (/^an?$/.test(words[first]?.lower ?? '')) return undefined;
  // "Carer has driven round": what those do who look after the child, they tell.
  if (kinOf(subject.relation ?? '') === 'carer') return undefined;
  if (subject.people.some(({ row, role }) => row !== undefined || role === 'child' || role === 'author')) return undefined;
  if (BEFORE.meets(words, first, subject.first) || !people.all.some(({ row }) => row !== undefined)) return undefined;
  let verb = subject.last + 1;
  while (ADVERBS.includes(words[verb])) verb++;
  return (words[verb]?.start ?? end) < end && isOfNow(prose, verb) ? 'now' : 'then';
}

/** "has been ringing", "is seeing", "drinks": a contact is told in the past. "Is at work" may have been so at the contact. */
function isOfNow({ words }: Prose, verb: number): boolean {
  const word = words[verb];
  if (HAVE.includes(word)) return true;
  if (BE.includes(word)) return /..ing$/.test(words[ADVERBS.includes(words[verb + 1]) ? verb + 2 : verb + 1]?.lower ?? '');
  return word !== undefined && /[^s'’]s$/.test(word.lower) && !NOT_PRESENT.includes(word);
}
