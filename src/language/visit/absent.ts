import { type Clause, clausesIn } from '../grammar/clauses.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { resolved } from '../index/speech.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './absent.yaml';
import { elsewhereIn, isOfAnotherTime } from './here-and-now.ts';
import type { Presence } from './presence.ts';
import { isSomebody } from './somebody.ts';
import { opensWithBeing } from './there-told.ts';

const data = lists as Readonly<Record<'absent' | 'notMet' | 'forAPart', readonly string[]>>;
const ABSENT = new Phrases(data.absent);
const NOT_MET = new Phrases(data.notMet);

/** Behind these it is told of what part of the contact they were away. */
const FOR_A_PART = new WordSet(data.forAPart);
const UNTIL = new WordSet(['until', 'till', 'til']);
/** Behind "until" these are after the contact. */
const DAYS = new WordSet(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'tomorrow', 'next', 'the', 'late']);

const OUTSIDE = new WordSet(['yard', 'garden', 'back', 'front', 'drive', 'shed', 'greenhouse', 'porch', 'balcony', 'patio', 'garage']);
const OUTSIDE_WITHIN = 4;

/** How far behind the words of absence others may take them to another day. */
const AFTER = 5;
/** "Was still at work" stands right behind somebody: how far words of elsewhere are looked for, and how late they may begin. */
const WIDEST_AWAY = 7;
const LATEST_AWAY = 3;
/** How far behind "did not see" the one may stand. */
const FARTHEST_MISSED = 3;

/** Somebody other than the child whom a note tells not to have been there. Holds words of the record. */
export type Absence = Pick<Presence, 'prose' | 'sentence' | 'mention' | 'also'>;

/** Who was not there by what the text tells: away, at work, not met. Work of its own: ask only where the answer matters. */
export function absentIn(text: NoteText): Absence[] {
  return text
    .of('reason', 'detailed', 'other')
    .flatMap((prose) =>
      prose.sentences
        .filter(({ block, start, end }) => block.kind !== 'heading' && prose.mentionsIn(start, end).length > 0)
        .flatMap((sentence) => clausesIn(prose, sentence).flatMap((clause) => [...awayIn(prose, sentence, clause), ...missedIn(prose, sentence, clause)])),
    );
}

/** "Nan was still at work." */
function awayIn(prose: Prose, sentence: Sentence, { subject, also, words, reported }: Clause): Absence[] {
  if (!subject || reported || !isSomebody(prose, subject)) return [];
  const absent = awayEnd(words);
  return absent === undefined || isOfAnotherTime(words, 0, absent + AFTER) || isBackLater(words, absent) ? [] : [{ prose, sentence, mention: subject, also }];
}

/** "At the shop till quarter past", "at the shop while we talked": they were there for the rest. */
function isBackLater(words: readonly Word[], absent: number): boolean {
  const at = words.findIndex((word, i) => i >= absent - 1 && i < absent + AFTER && UNTIL.includes(word));
  // "Out in the yard" is at home.
  if (OUTSIDE.meets(words, absent - 1, absent + OUTSIDE_WITHIN) || FOR_A_PART.meets(words, absent - 1, absent + AFTER)) return true;
  return at !== -1 && !DAYS.includes(words[at + 1]);
}

/** Whether what stands behind somebody's name tells that they were somewhere else: "was at his nan's". */
export function tellsAway(words: readonly Word[]): boolean {
  return awayEnd(words) !== undefined;
}

function awayEnd(words: readonly Word[]): number | undefined {
  return ABSENT.endAt(words, 0) ?? ABSENT.endAt(words, 1) ?? elsewhereEnd(words);
}

function elsewhereEnd(words: readonly Word[]): number | undefined {
  const found = opensWithBeing(words) ? elsewhereIn(words, WIDEST_AWAY) : undefined;
  return found && found.first <= LATEST_AWAY ? found.end : undefined;
}

/** "I did not get to see Nan." */
function missedIn(prose: Prose, sentence: Sentence, { subject, words }: Clause): Absence[] {
  const missed = !subject || subject.kind === 'author' ? NOT_MET.find(words) : undefined;
  const last = missed && words[missed.end - 1];
  if (!last || isOfAnotherTime(words)) return [];
  const [mention] = prose.mentionsIn(last.end, sentence.end);
  const who = mention && resolved(prose, mention);
  const isNear = mention !== undefined && mention.first - prose.words.indexOf(last) <= FARTHEST_MISSED;
  return who && isNear && isSomebody(prose, who) ? [{ prose, sentence, mention: who, also: [] }] : [];
}
