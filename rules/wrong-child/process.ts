import { isChildByName, type NamedPlace, othersIn, wordAt } from '../../src/language/people/named-places.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import lists from './process-words.yaml';

/** For whom a plan, a review or an enquiry is: what is run for one child, and in a record for its child. */

const data = lists as Readonly<Record<'processes' | 'bare' | 'ordinals' | 'towards' | 'under', readonly string[]>>;
const PROCESSES = new Phrases(data.processes);
const BARE = new WordSet(data.bare);
const ORDINALS = new WordSet(data.ordinals);
const TOWARDS = new WordSet(data.towards);
const UNDER = new WordSet(data.under);

/** "Jerome's child protection plan", "a joint enquiry for Kieron". */
export function isProcessOf(place: NamedPlace): boolean {
  const { prose, mention, to } = place;
  if (!mention.owning) return TOWARDS.has(wordAt(place, -1)) && PROCESSES.startBefore(prose.words, mention.first - 1) !== undefined;
  const next = mention.last + 1;
  return PROCESSES.endAt(prose.words, ORDINALS.includes(prose.words[next]) ? next + 1 : next, to) !== undefined;
}

/** "The plan for Jerome", "our work with Jerome": what is done for one child, by a word that may be of others too. */
export function isWorkFor(place: NamedPlace): boolean {
  return !place.mention.owning && TOWARDS.has(wordAt(place, -1)) && BARE.has(wordAt(place, -2));
}

/** "Core group held under Jerome's plan.": what the contact itself is part of, with nobody else spoken of before. */
export function isContactsProcess(place: NamedPlace): boolean {
  const { prose, mention } = place;
  if (prose.section.kind !== 'reason' || !isProcessOf(place)) return false;
  if (mention.owning && !UNDER.has(wordAt(place, -1))) return false;
  const others = othersIn(place);
  return !others.some(isChildByName) && !others.some(({ kind, relation, start }) => kind !== 'author' && relation !== 'child' && start < mention.start);
}
