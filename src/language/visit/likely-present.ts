import { joined } from '../grammar/clauses.ts';
import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { featuresAbout, SentenceModel } from '../sentence-model/model.ts';
import type { Sentence } from '../words/sentences.ts';
import type { Presence } from './presence.ts';
import weights from './presence.weights';
import { isOwnService, isSomebody } from './somebody.ts';

const model = new SentenceModel(weights);

/** From these log-odds on a sentence shows by itself that somebody was there. */
const SURE = 3.2;

/**
 * How far a sentence, as it is worded and built, shows that the one whom it names was there at the contact: log-odds, above
 * nought where they more likely were than only talked about.
 */
export function presenceScore({ people }: NoteText, { prose, sentence, mention, also }: Omit<Presence, 'evidence'>): number {
  const [start, end] = [Math.min(mention.start, also[0]?.start ?? mention.start), Math.max(mention.end, also[0]?.end ?? mention.end)];
  return model.score(featuresAbout(prose, sentence, { start, end }, people));
}

/**
 * Those whom a sentence most likely shows to have been there, outside headings and quotations, in the order of the text.
 * @param isAsked Whether the answer matters: asked before the sentence is looked at.
 */
export function* likelyPresentIn(text: NoteText, isAsked: (presence: Presence) => boolean): Generator<Presence> {
  for (const prose of text.of('reason', 'detailed', 'other')) {
    for (const sentence of prose.sentences) {
      if (sentence.block.kind === 'heading') continue;
      for (const { mention, also } of namedIn(prose, sentence)) {
        const presence: Presence = { prose, sentence, mention, also, evidence: 'likely' };
        if (isAsked(presence) && presenceScore(text, presence) >= SURE) yield presence;
      }
    }
  }
}

function namedIn(prose: Prose, { start, end }: Sentence): Pick<Presence, 'mention' | 'also'>[] {
  const mentions: readonly Mention[] = prose.mentionsIn(start, end).filter((mention) => !prose.quoteAt(mention.start));
  return joined(prose, mentions)
    .filter(({ first, last }) => [first, last].some((mention) => isSomebody(prose, mention)) && !first.owning && !isOwnService(prose, first))
    .map(({ first, last }) => ({ mention: first, also: first === last ? [] : [last] }));
}
