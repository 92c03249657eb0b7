import type { NoteText, Prose } from '../index/note-text.ts';
import { speechIn } from '../index/speech.ts';
import { daysTold } from '../time/dates-told.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import lists from './retold.yaml';

const data = lists as Readonly<Record<'openers' | 'now' | 'placed', readonly string[]>>;
const OPENERS = new Phrases(data.openers);
const PLACED = new Phrases(data.placed);
const NOW = new Phrases(data.now);

/** Sentences that an account goes on over. */
const FARTHEST = 4;

/**
 * Whether a sentence goes on with an account that one before it in its paragraph opened: of what happened, of another day, as
 * somebody told it. The author is in none of its sentences.
 */
export function isRetold(text: NoteText, prose: Prose, sentence: Sentence): boolean {
  const event = text.note.fields.eventAt?.day;
  const at = firstEndingAfter(prose.sentences, sentence.start);
  if (opensScene(prose, sentence)) return false;
  for (let back = 1; back <= FARTHEST; back++) {
    const before = prose.sentences[at - back];
    if (!before || before.block !== sentence.block) return false;
    if (opensAccount(prose, before, event)) return true;
    if (opensScene(prose, before)) return false;
  }
  return false;
}

/** The author is there again. */
function opensScene(prose: Prose, { start, end }: Sentence): boolean {
  return (
    NOW.find(prose.wordsIn(start, end)) !== undefined || prose.mentionsIn(start, end).some(({ kind, start: at }) => kind === 'author' && !prose.quoteAt(at))
  );
}

function opensAccount(prose: Prose, sentence: Sentence, event: string | undefined): boolean {
  const words = prose.wordsIn(sentence.start, sentence.end);
  const isOfAnotherDay = event !== undefined && daysTold(prose, event, sentence.start, sentence.end).some(({ to, from }) => to < 0 || from > 0);
  if (OPENERS.find(words) && !PLACED.find(words)) return true;
  return isOfAnotherDay && speechIn(prose, sentence).some(({ speaker }) => speaker !== undefined && speaker.kind !== 'author');
}
