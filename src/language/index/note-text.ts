import type { SectionKind } from '../../casenote/labels.ts';
import type { CaseNote, Section } from '../../casenote/nodes.ts';
import type { SectionNode } from '../../casenote/section.ts';
import type { Span } from '../../casenote/source.ts';
import { around, firstEndingAfter } from '../words/in-order.ts';
import type { Hit, Lexicon } from '../words/lexicon.ts';
import { type PlainText, plainText } from '../words/plain-text.ts';
import { findQuotes, type Quote } from '../words/quotes.ts';
import { findSentences, type Sentence } from '../words/sentences.ts';
import { findWords, type Word } from '../words/words.ts';
import { findMentions, type Mention } from './mentions.ts';
import { People } from './people.ts';

/** One section read for its language. Everything is worked out once, when first asked for, and shared by all rules. */
export class Prose {
  readonly section: Section;
  readonly plain: PlainText;
  readonly #lexicon: Lexicon;
  readonly #people: () => People;
  #words: readonly Word[] | undefined;
  #sentences: readonly Sentence[] | undefined;
  #quotes: readonly Quote[] | undefined;
  #hits: readonly (readonly Hit<unknown>[])[] | undefined;
  #mentions: readonly Mention[] | undefined;

  constructor(section: SectionNode, lexicon: Lexicon, people: () => People) {
    this.section = section;
    this.#people = people;
    this.plain = plainText(section.prose, section.text);
    this.#lexicon = lexicon;
  }

  /** The section's words as a reader sees them; offsets of everything below are offsets in it. */
  get text(): string {
    return this.plain.text;
  }

  get words(): readonly Word[] {
    this.#words ??= findWords(this.text);
    return this.#words;
  }

  /** How many words a stretch of the text has. */
  countIn(start: number, end: number): number {
    return firstEndingAfter(this.words, end) - firstEndingAfter(this.words, start);
  }

  /** The words of a stretch of the text. */
  wordsIn(start: number, end: number): readonly Word[] {
    return this.words.slice(firstEndingAfter(this.words, start), firstEndingAfter(this.words, end));
  }

  get sentences(): readonly Sentence[] {
    this.#sentences ??= findSentences(this.text, this.plain.blocks);
    return this.#sentences;
  }

  get quotes(): readonly Quote[] {
    this.#quotes ??= findQuotes(this.text, this.plain.blocks, this.plain.styles);
    return this.#quotes;
  }

  /** Whom the note's form names. */
  get people(): People {
    return this.#people();
  }

  /** Everybody spoken of, in order. */
  get mentions(): readonly Mention[] {
    this.#mentions ??= findMentions(this, this.#people());
    return this.#mentions;
  }

  /** Those spoken of in a stretch of the text. */
  mentionsIn(start: number, end: number): readonly Mention[] {
    return this.mentions.slice(firstEndingAfter(this.mentions, start), firstEndingAfter(this.mentions, end));
  }

  /** The quotation around an offset: whose words they are is then not the author's. */
  quoteAt(offset: number): Quote | undefined {
    const { quotes } = this;
    return quotes.length === 0 ? undefined : around(quotes, offset);
  }

  /** The matches of one list of the run's lexicon. */
  hits(list: number): readonly Hit<unknown>[] {
    this.#hits ??= this.#lexicon.match(this.text, this.words);
    return this.#hits[list] ?? [];
  }

  /** The sentence around an offset; undefined between two. */
  sentenceAt(offset: number): Sentence | undefined {
    return around(this.sentences, offset);
  }

  /** From a stretch of the plain text to the span of the note's source that it was read from. */
  span(start: number, end: number): Span {
    const { map } = this.section;
    return { start: map.toSource(this.plain.toSection(start)), end: map.toSource(this.plain.toSectionEnd(end)) };
  }
}

/** A note read for its language, section by section. */
export class NoteText {
  readonly note: CaseNote;
  readonly #lexicon: Lexicon;
  #people: People | undefined;
  #sections: readonly Prose[] | undefined;

  constructor(note: CaseNote, lexicon: Lexicon) {
    this.note = note;
    this.#lexicon = lexicon;
  }

  get sections(): readonly Prose[] {
    this.#sections ??= this.note.children.map((section) => new Prose(section as SectionNode, this.#lexicon, () => this.people));
    return this.#sections;
  }

  /** The sections of these kinds, in the note's order. */
  of(...kinds: readonly SectionKind[]): readonly Prose[] {
    return this.sections.filter((prose) => kinds.includes(prose.section.kind));
  }

  get people(): People {
    this.#people ??= new People(this.note);
    return this.#people;
  }
}
