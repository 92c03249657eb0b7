import { emailAt } from '../copying/pasted-email.ts';
import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';

/** A place in a note where somebody stands by name. Holds words of the record. */
export interface NamedPlace {
  readonly prose: Prose;
  readonly mention: Mention;
  readonly sentence: Sentence;
  /** The sentence's words: indices into the section's, the end exclusive. */
  readonly from: number;
  readonly to: number;
  /** The author's own words: no quotation, no pasted e-mail, no title or kin word in front. */
  readonly isOwn: boolean;
}

/** Where each first name stands, by the name in small letters. */
export function namedPlaces(text: NoteText): Map<string, NamedPlace[]> {
  const places = new Map<string, NamedPlace[]>();
  for (const prose of text.sections) {
    for (const mention of prose.mentions) {
      const name = mention.name[0];
      const sentence = name === undefined ? undefined : prose.sentenceAt(mention.start);
      if (name === undefined || !sentence) continue;
      const place = {
        prose,
        mention,
        sentence,
        from: firstEndingAfter(prose.words, sentence.start),
        to: firstEndingAfter(prose.words, sentence.end),
        isOwn: mention.kind === 'name' && !mention.titled && !prose.quoteAt(mention.start) && !isInEmail(prose, mention),
      };
      const known = places.get(name);
      if (known) known.push(place);
      else places.set(name, [place]);
    }
  }
  return places;
}

export function isInEmail(prose: Prose, { start }: Mention): boolean {
  return emailAt(prose, start, true) !== undefined;
}

/** Others spoken of in the same sentence, outside quotation marks. */
export function othersIn({ prose, mention, sentence }: NamedPlace): readonly Mention[] {
  return prose.mentionsIn(sentence.start, sentence.end).filter((other) => other !== mention && !prose.quoteAt(other.start));
}

export function isChildByName({ people, titled, kind }: Mention): boolean {
  return kind === 'name' && !titled && people.some(({ role }) => role === 'child');
}

/** The word so many places from the name in its sentence, in small letters: 1 stands right behind it, -1 right before. Empty outside. */
export function wordAt({ prose, mention, from, to }: NamedPlace, step: number): string {
  const index = step > 0 ? mention.last + step : mention.first + step;
  return index >= from && index < to ? (prose.words[index]?.lower ?? '') : '';
}
