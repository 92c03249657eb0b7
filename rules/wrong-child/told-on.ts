import type { Mention } from '../../src/language/index/mentions.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import type { Gender } from '../../src/language/index/people.ts';
import { speechIn } from '../../src/language/index/speech.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { countOfChildsLife, FEWEST, FEWEST_IN_COMPANY, ownsChildsOwn, ownsChildsThing } from './child-signs.ts';
import { isChildByName, isOwnedBy, mayBeMeant, spokenOf } from './who-is-meant.ts';

/** With what children have, so many words of what they have and do. */
const PLAINLY = 2;
/** Sentences before a run, of its paragraph, in which another child may have been named. */
const IN_SIGHT = 3;

/**
 * "The carer said that Poppy is well. The carer said that he has moved up a set and that his homework is done": whoever tells
 * goes on to tell of the child, by what nobody has but a child.
 */
export function isToldOn(text: NoteText, prose: Prose, gender: Gender, run: readonly Sentence[]): boolean {
  const first = run[0];
  if (!first || !text.note.fields.child?.pronouns) return false;
  const at = firstEndingAfter(prose.sentences, first.start);
  const previous = prose.sentences[at - 1];
  if (!previous || previous.block !== first.block) return false;
  const wrong = spokenOf(prose, first.start, run.at(-1)?.end ?? first.end).filter((mention) => mention.kind === 'pronoun' && mention.gender === gender);
  if (wrong.length < FEWEST || wrong.every(({ owning }) => owning)) return false;
  if (!ownsChildsOwn(prose, wrong) && !(ownsChildsThing(prose, wrong) && countOfChildsLife(prose, run) >= PLAINLY)) return false;
  // Without the child's name right before, more has to speak for them.
  const isTopic = spokenOf(prose, previous.start, previous.end).some((mention) => isChildByName(mention) && !mention.owning);
  if (!isTopic && wrong.length < FEWEST_IN_COMPANY) return false;
  if (text.people.all.some(({ role, row, gender: own }) => role === 'sibling' && row !== undefined && row.seen !== false && (own ?? gender) === gender))
    return false;
  return prose.sentences
    .slice(Math.max(0, at - IN_SIGHT), at + run.length)
    .every((sentence) => sentence.block !== first.block || hasTellersOnly(prose, sentence, gender));
}

/** Of whom that pronoun may be said is spoken of as the one who tells, and not as the one of whom is told. */
function hasTellersOnly(prose: Prose, sentence: Sentence, gender: Gender): boolean {
  const all = spokenOf(prose, sentence.start, sentence.end);
  const owners = all.filter((mention) => mention.kind === 'pronoun' && mention.gender === gender);
  const mentions = all.filter((mention) => mayBeMeant(mention, gender) && !mention.owning && !isOwnedBy(owners, mention));
  if (mentions.length === 0) return true;
  const tellers = new Set<Mention | undefined>(speechIn(prose, sentence).map(({ speaker }) => speaker));
  return mentions.every((mention) => tellers.has(mention));
}
