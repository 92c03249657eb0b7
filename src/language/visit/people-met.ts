import { type Clause, isDescribing } from '../grammar/clauses.ts';
import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { isCapital } from '../words/letters.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import { isHere } from './here-and-now.ts';
import lists from './people-met.yaml';
import { isOwnService, isSomebody } from './somebody.ts';

type ListName = 'meeting' | 'company' | 'notNow' | 'namedOnly' | 'informing';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const MEETING = new Phrases(data.meeting);
const COMPANY = new Phrases(data.company);
/** Before a verb of meeting: "to speak to", "I have asked". */
const NOT_NOW = new WordSet(data.notNow);
/** Without "I" before, somebody else's doing as likely. */
const NAMED_ONLY = new WordSet(data.namedOnly);
const INFORMING = new WordSet(data.informing);

/** Somebody met, and what else they are called. */
interface Met {
  readonly mention: Mention;
  also: readonly Mention[];
}

/** Those whom the author met: "I spoke to Gary", "Met with nan", "I was let in by his uncle". @param isAuthors Whether the clause tells of the author's doing. */
export function peopleMetIn(prose: Prose, sentence: Sentence, { words, subject }: Clause, isAuthors: boolean): Met[] {
  const found: Met[] = [];
  const meeting = isAuthors ? MEETING : COMPANY;
  for (let at = 0; at < words.length; at++) {
    // "Asked Col for help" of a log is the child's doing.
    const company = COMPANY.endAt(words, at);
    if (!subject && company === undefined && NAMED_ONLY.includes(words[at])) continue;
    const end = company ?? meeting.endAt(words, at);
    if (end === undefined || NOT_NOW.includes(words[at - 1]) || !isHere(words, at, end)) continue;
    // "I saw that Gary had been back."
    if (words[end]?.lower === 'that') continue;
    // "We talked about registering with a doctor."
    if (words.slice(at, end).some(({ lower }) => lower === 'about')) continue;
    found.push(...objectsOf(prose, sentence, words[end - 1]?.end ?? sentence.start, INFORMING.includes(words[at])));
    at = end - 1;
  }
  return found;
}

/** Those who stand right behind a verb of meeting. @param isInforming "Told the manager": by telephone as likely. */
function objectsOf(prose: Prose, sentence: Sentence, from: number, isInforming: boolean): Met[] {
  const found: Met[] = [];
  let until = from;
  for (const mention of prose.mentionsIn(from, sentence.end)) {
    if (!prose.wordsIn(until, mention.start).every(({ lower }) => isDescribing(lower)) || prose.quoteAt(mention.start)) break;
    until = mention.end;
    if (mention.owning) continue;
    const isNameless = mention.name.length === 0;
    if (isInforming && (mention.titled || (mention.kind === 'profession' && isNameless))) break;
    if (found.length > 0 && mention.kind !== 'name' && isNameless && isAppended(prose, mention)) continue;
    if (isOwnService(prose, mention)) break;
    if (isSomebody(prose, mention)) {
      // "Class teacher Mrs Bell" is one.
      const before = found.at(-1);
      if (before && mention.kind === 'name' && before.mention.name.length === 0 && isSame(prose, before.mention, mention))
        before.also = [...before.also, mention];
      else found.push({ mention, also: [] });
    }
    if (mention.kind === 'profession' && isNameless && prose.text[mention.end] === ' ' && isCapital(prose.text, mention.end + 1)) continue;
    // "I met Dad and his partner Gary": those who are joined to the first one.
    if (!/^,?\s+(?:and|with|,)\s/.test(prose.text.slice(mention.end, mention.end + 8)) && prose.text[mention.end] !== ',') break;
  }
  return found;
}

/** "Class teacher Mrs Bell", "her stepdad, Lee, ": one person; "Mum, Gary and Nan" are three. */
function isSame({ text }: Prose, described: Mention, named: Mention): boolean {
  if (described.kind === 'profession' && named.start - described.end <= 2) return true;
  return described.people.length === 0 && /^, $/.test(text.slice(described.end, named.start)) && /^(?:[,.;)]|$)/.test(text.slice(named.end, named.end + 1));
}

/** "Mrs Bell, the SENCO", "Shaz, Kim's girlfriend": no other one. */
function isAppended({ text }: Prose, { start }: Mention): boolean {
  return /,\s(?:(?:the|her|his|their|a|an|\p{Lu}[\p{L}-]+['’]s)\s)?(?:[a-z]+\s)?$/u.test(text.slice(Math.max(0, start - 24), start));
}
