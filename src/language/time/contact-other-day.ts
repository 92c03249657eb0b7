import type { Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './contact-day.yaml';
import { isIn, NEAR, NOUNS, VERBS, type Way } from './contact-words.ts';
import type { ToldDay } from './dates-told.ts';
import { isTimeAt } from './times-told.ts';
import { isPast } from './told-as-past.ts';

/** Whether a day is that of something else than the contact: of a thing, an arrangement, another's doing. */

const data = lists as unknown as Readonly<
  Record<'happened' | 'things' | 'leads' | 'sameDay' | 'rightBefore' | 'daytime' | 'arranging' | 'news' | 'elsewhere', readonly string[]>
>;
const HAPPENED = new WordSet(data.happened);
const THINGS = new WordSet(data.things);
const LEADS = new WordSet(data.leads);
const SAME_DAY = new WordSet(data.sameDay);
const RIGHT_BEFORE = new WordSet(data.rightBefore);
const DAYTIME = new WordSet(data.daytime);
const ARRANGING = new WordSet(data.arranging);
const NEWS = new WordSet(data.news);
const ELSEWHERE = new Phrases(data.elsewhere);

/** "The letter of 8 May", "arranged on 4 May": the thing's day, or that of the arrangement. */
export function isAnothersDay(before: readonly Word[], way: Way): boolean {
  const head = before.findLast(({ lower }) => !/^(?:on|of|the|from|dated|early|late|evening|morning|afternoon|night)$/.test(lower));
  return head !== undefined && (ARRANGING.includes(head) || (way === 'inPerson' && THINGS.includes(head)));
}

/** "Mum had contact with her solicitor on Monday": what somebody else did. */
export function isDoneByOther(prose: Prose, sentence: Sentence, before: readonly Word[], noun: number): boolean {
  const verb = before.slice(0, noun).find(({ lower }) => isPast(lower));
  if (!verb) return false;
  const who = prose.mentionsIn(sentence.start, verb.start).findLast(({ owning }) => !owning);
  return who !== undefined && who.kind !== 'author';
}

/** "Until Tuesday", "because Dad had her on Monday"; not "after school yesterday", "I called after the meeting on Monday", "notes from Tuesday". */
export function isLedElsewhere(prose: Prose, all: readonly Word[], told: ToldDay): boolean {
  const comma = prose.text
    .slice(all[0]?.start ?? told.start, told.start)
    .trimEnd()
    .replace(/,$/, '')
    .lastIndexOf(',');
  const before = all.filter((word) => word.start > (all[0]?.start ?? 0) + comma);
  if (ELSEWHERE.find(before)) return true;
  const isAuthor = ({ kind }: { readonly kind: string }) => kind === 'author';
  const isAuthorBefore = prose.mentionsIn(before[0]?.start ?? told.start, told.start).some(isAuthor);
  const [last, article] = [before.at(-1)?.lower ?? '', before.at(-2)?.lower ?? ''];
  const direct = last === 'the' || last === 'on' ? article : last;
  if (RIGHT_BEFORE.has(direct)) return !NOUNS.inPerson.has(before[before.length - (direct === last ? 2 : 3)]?.lower ?? '');
  const lead = before.findLastIndex(({ lower }) => LEADS.has(lower));
  const word = before[lead];
  // "After a call from school on Tuesday"
  if (word?.lower === 'after' && before.slice(lead + 1).some(isIn(NEWS))) return true;
  // "about half past six on Sunday", "after ten last night", "that Friday"
  // "the visit that took place on Friday", "the meeting, which was the Thursday before last"
  if (word && /^(?:that|which)$/.test(word.lower) && HAPPENED.includes(before[lead + 1]) && all.slice(0, all.indexOf(word)).slice(-4).some(isIn(NOUNS.meeting)))
    return false;
  const isTime =
    word?.lower === 'that'
      ? lead === before.length - 1
      : before.slice(lead + 1).some((_, i) => isTimeAt(prose, firstEndingAfter(prose.words, before[lead + 1 + i]?.start ?? 0)));
  if (!word || isTime || before.length - lead > NEAR || before.slice(lead + 1).some(isIn(DAYTIME))) return false;
  // "Went round after the core group on Monday"
  const isDeed = isAuthorBefore || before.slice(0, lead).some(isIn(VERBS.inPerson));
  return SAME_DAY.includes(word) ? !isDeed : !prose.mentionsIn(word.end, told.start).some(isAuthor);
}

/** "Meeting held after the door was forced on Monday": the day is that of what went before. */
export function isBehindDeed(behind: readonly Word[]): boolean {
  const after = behind.findLastIndex(({ lower }) => lower === 'after' || lower === 'because');
  return after !== -1 && behind.slice(after).some(({ lower }) => isPast(lower));
}

/** "Mum's appointment on Monday" is not the worker's. */
export function isOwned(prose: Prose, noun: Word): boolean {
  return prose
    .mentionsIn(Math.max(0, noun.start - 25), noun.start)
    .some((mention) => mention.owning && noun.start - mention.end <= 1 && mention.kind !== 'author');
}
