import type { Prose } from '../index/note-text.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import { saysWhoDoes } from './doer.ts';
import { CONTRACTED, isDone, isPassive, isState, isVerb, MODALS, opensSubordinate } from './doing.ts';
import lists from './doing.yaml';
import { isDoer, LONGEST_DOER } from './owner.ts';
import { statementIn } from './statement.ts';

/** Whether a statement asks for something to be done, or tells what was done or what is. */

const given = lists as Readonly<Record<'wishes' | 'underWay' | 'binding' | 'closed' | 'lacking', readonly string[]>>;
const WISHES = new Phrases(given.wishes);
const UNDER_WAY = new WordSet(given.underWay);
const BINDING = new Phrases(given.binding);
const CLOSED = new WordSet(given.closed);
const LACKING = new WordSet(given.lacking);

/** Words without a verb that are more than a heading's worth. */
const LONGEST_FRAGMENT = 10;

/** Whether a modal verb or "to be done" stands in the main clause. */
export function asksForDoing(prose: Prose, start: number, end: number): boolean {
  return statementIn(prose, start, end).clauses.some(({ words: clause }) => {
    for (const [i, word] of clause.entries()) {
      if (opensSubordinate(word.lower)) return false;
      if (CONTRACTED.endAt(clause, i) !== undefined || WISHES.endAt(clause, i) !== undefined || UNDER_WAY.includes(word)) return true;
      const doing = MODALS.endAt(clause, i);
      if (doing !== undefined && (word.lower !== 'to' || isVerb(clause[doing]?.lower ?? '') || clause[doing]?.lower === 'be')) return true;
    }
    return false;
  });
}

/** Whether a stretch tells what was done or what is, and asks for nothing: "Told the school at 3", "Mum is happy with this". */
export function tellsFact(prose: Prose, start: number, end: number): boolean {
  const { words: all, clauses } = statementIn(prose, start, end);
  const second = all[1]?.lower ?? '';
  // "Mum: have a quiet word with the coach".
  if (clauses.some(({ words: clause, before }, i) => i > 0 && /^[:–—-]+$/.test(before) && isVerb(clause[0]?.lower ?? ''))) return false;
  if (clauses.some(({ words: clause }, i) => i > 0 && CLOSED.includes(clause[0]))) return true;
  // "Ensure that …", "Ring mum": an order, unless the word is a noun here ("Contact was good", "Report sent").
  if (isVerb(all[0]?.lower ?? '') && !isState(second) && !(isDone(second) && !isVerb(second))) return false;
  for (const [i, word] of all.entries()) {
    const before = all[i - 1];
    if (opensSubordinate(word.lower)) return false;
    if (MODALS.endAt(all, i) !== undefined && (word.lower !== 'to' || all[i + 1]?.lower === 'be' || isPassive(all, i + 1) || isVerb(all[i + 1]?.lower ?? '')))
      return false;
    if (CONTRACTED.endAt(all, i) !== undefined || WISHES.endAt(all, i) !== undefined) return false;
    if (isState(word.lower) && UNDER_WAY.includes(all[i + 1])) return false;
    // "You don't need to do anything" asks for nothing.
    // "trauma-informed support" tells of nothing done.
    if (prose.text[word.start - 1] === '-' && before !== undefined) continue;
    if (isDone(word.lower) || isState(word.lower)) return word.lower.endsWith("n't") || BINDING.find(all, i + 1) === undefined;
    if (!before || !word.lower.endsWith('ed') || i >= LONGEST_DOER || LACKING.includes(word)) continue;
    // "Mum signed the form": regular verbs of the past, right behind who did it; "Minutes circulated 4/3" and nothing behind but when or how.
    if (isDoer(prose, before)) return true;
    const next = all[i + 1];
    if (!next || /^(?:\d.*|to|with|by|on|in|at|and|from|for|via|yesterday|today)$/.test(next.lower)) return true;
  }
  return false;
}

/** Whether a stretch has nothing that a sentence has: "Fuel voucher", "GP appointment for the tummy aches". */
export function isFragment(prose: Prose, start: number, end: number): boolean {
  const all = prose.wordsIn(start, end);
  if (all.length > LONGEST_FRAGMENT || /^(?:author|pronoun|several)$/.test(prose.mentionsIn(start, end)[0]?.kind ?? '')) return false;
  return !all.some((word) => isState(word.lower) || isDone(word.lower)) && !saysWhoDoes(prose, all);
}

/** Whether a stretch begins with an order: "Ring the GP", "Please chase housing". */
export function isOrder(prose: Prose, start: number, end: number): boolean {
  const all = prose.wordsIn(start, end);
  const first = all[0]?.lower === 'please' || all[0]?.lower === 'pls' || all[0]?.lower === 'continue' ? 1 : 0;
  return isVerb(all[first]?.lower ?? '') && !tellsFact(prose, start, end);
}
