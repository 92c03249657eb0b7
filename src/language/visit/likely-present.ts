import { joined } from '../grammar/clauses.ts';
import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { featuresAbout, SentenceModel } from '../sentence-model/model.ts';
import { daysTold } from '../time/dates-told.ts';
import type { Sentence } from '../words/sentences.ts';
import type { Presence } from './presence.ts';
import weights from './presence.weights';
import { isOwnService, isSomebody } from './somebody.ts';

const model = new SentenceModel(weights);

/** From these log-odds on a sentence shows by itself that somebody was there. */
const SURE = 99;

/**
 * How far a sentence, as it is worded and built, shows that the one whom it names was there at the contact: log-odds, above
 * nought where they more likely were than only talked about. "Gwen Tate, the school nurse" is asked about by all she is called.
 */
export function presenceScore({ people }: NoteText, { prose, sentence, mention, also }: Omit<Presence, 'evidence'>): number {
  return Math.max(...[mention, ...also].map(({ start, end }) => model.score(featuresAbout(prose, sentence, { start, end }, people))));
}

/**
 * Those whom a sentence most likely shows to have been there, outside headings and quotations, in the order of the text.
 * @param isAsked Whether the answer matters: asked before the sentence is looked at.
 */
export function* likelyPresentIn(text: NoteText, isAsked: (presence: Presence) => boolean): Generator<Presence> {
  for (const prose of text.of('detailed', 'other')) {
    for (const sentence of prose.sentences) {
      if (sentence.block.kind === 'heading') continue;
      for (const { mention, also } of namedIn(prose, sentence)) {
        const presence: Presence = { prose, sentence, mention, also, evidence: 'likely' };
        if (isAsked(presence) && !tellsOtherDay(text, prose, sentence) && presenceScore(text, presence) >= SURE) yield presence;
      }
    }
  }
}

function tellsOtherDay({ note }: NoteText, prose: Prose, { start, end }: Sentence): boolean {
  const event = note.fields.eventAt?.day;
  return event !== undefined && daysTold(prose, event, start, end).some(({ to, from }) => to < 0 || from > 0);
}

function namedIn(prose: Prose, { start, end }: Sentence): Pick<Presence, 'mention' | 'also'>[] {
  const mentions: readonly Mention[] = prose.mentionsIn(start, end).filter((mention) => !prose.quoteAt(mention.start));
  return joined(prose, mentions)
    .filter(({ first, last }) => [first, last].some((mention) => isSomebody(prose, mention)) && !first.owning && !isOwnService(prose, first))
    .map(({ first, last }) => ({ mention: first, also: first === last ? [] : [last] }));
}
