import type { Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './outside-contact.yaml';

const data = lists as Readonly<Record<'times' | 'longAgo' | 'perfect' | 'have' | 'places', readonly string[]>>;
const TIMES = new Phrases(data.times);
const LONG_AGO = new Phrases(data.longAgo);
const PLACES = new Phrases(data.places);
const PERFECT = new WordSet(data.perfect);
const HAVE = new WordSet(data.have);
/** "has registered", "have complained". */
const PARTICIPLE = /.{3}ed$/;
/** A year, or a day of a month: "in 2019", "on 20 March", "the 14th". */
const DATE = /\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** Something happened, whoever did it. */
const THERE_WAS = /^there (?:was|were|has been|have been|had been|'s been)\b/i;
/** Somebody's doing: the person stands within as many words of the sentence's beginning. */
const SUBJECT_WITHIN = 6;

/** Whether a sentence tells what somebody other than the author did at another time than the contact's: "at Easter", "has been … most nights"; or that something happened then. */
export function isOutsideContact(prose: Prose, sentence: Sentence): boolean {
  const { words } = prose;
  const first = firstEndingAfter(words, sentence.start);
  const end = firstEndingAfter(words, sentence.end);
  const isOfSomebody = prose.mentionsIn(sentence.start, sentence.end).some((mention) => mention.kind !== 'author' && mention.first - first < SUBJECT_WITHIN);
  for (let i = first; i < end - 1; i++) {
    if (!HAVE.includes(words[i])) continue;
    const next = words[i + 1]?.lower ?? '';
    if (isOfSomebody && (PERFECT.has(next) || (PARTICIPLE.test(next) && words[i]?.lower !== 'had'))) return true;
    if (next === 'been' && /ing$/.test(words[i + 2]?.lower ?? '')) return true;
  }
  // "There was a similar incident two years ago."
  if (THERE_WAS.test(prose.text.slice(sentence.start, sentence.end)) && LONG_AGO.find(words, first, end)) return true;
  if (!isOfSomebody) return false;
  return TIMES.find(words, first, end) !== undefined || DATE.test(prose.text.slice(sentence.start, sentence.end));
}

/** Whether a sentence tells of a place at which the author was not by: "in the park", "at the station". */
export function isElsewhere({ words }: Prose, { start, end }: Sentence): boolean {
  return PLACES.find(words, firstEndingAfter(words, start), firstEndingAfter(words, end)) !== undefined;
}
