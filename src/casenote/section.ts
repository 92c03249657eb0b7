import type { Root, RootContent } from 'mdast';
import type { Node } from 'unist';
import type { SectionKind } from './labels.ts';
import type { Section } from './nodes.ts';
import { parseProse } from './prose.ts';
import type { NoteSource, Position, Span, TextMap } from './source.ts';

export interface SectionInit {
  readonly kind: SectionKind;
  readonly heading: string | null;
  /** Asked only when a finding or a reader of the tree needs it. */
  readonly headingAt: () => Span;
  readonly within: SectionKind | null;
  readonly text: string;
  readonly map: TextMap;
  readonly source: NoteSource;
}

/** A section whose mdast and places are worked out when first asked for. */
export class SectionNode implements Section {
  readonly type = 'section';
  readonly kind: SectionKind;
  readonly heading: string | null;
  readonly within: SectionKind | null;
  readonly text: string;
  readonly map: TextMap;
  readonly #source: NoteSource;
  readonly #headingAt: () => Span;
  #prose: Root | undefined;
  #children: RootContent[] | undefined;

  constructor(init: SectionInit) {
    this.kind = init.kind;
    this.heading = init.heading;
    this.within = init.within;
    this.text = init.text;
    this.map = init.map;
    this.#source = init.source;
    this.#headingAt = init.headingAt;
  }

  get headingAt(): Span {
    return this.#headingAt();
  }

  /** The section's mdast with positions in `text`; `children` has the same with positions in the file. */
  get prose(): Root {
    this.#prose ??= parseProse(this.text);
    return this.#prose;
  }

  get children(): RootContent[] {
    this.#children ??= this.prose.children.map((child) => this.#placed(child));
    return this.#children;
  }

  get position(): Position {
    return this.#source.position(this.span(0, this.text.length));
  }

  /** From offsets in `text` to a span of the note's source. */
  span(start: number, end: number): Span {
    return { start: this.map.toSource(start), end: this.map.toSource(end) };
  }

  #placed<T extends Node>(node: T): T {
    const copy = { ...node };
    const { position } = node;
    if (position?.start.offset !== undefined && position.end.offset !== undefined) {
      copy.position = this.#source.position(this.span(position.start.offset, position.end.offset));
    }
    if ('children' in copy && Array.isArray(copy.children)) copy.children = copy.children.map((child) => this.#placed(child));
    return copy;
  }
}
