import type { RootContent } from 'mdast';
import type { Node, Parent } from 'unist';
import type { SectionKind } from './labels.ts';
import type { Moment } from './moment.ts';
import type { NoteSource, Position, Span, TextMap } from './source.ts';

/**
 * The tree, in unist terms: `export > caseNote > section > mdast`. The same whatever format a note came in.
 *
 * Every field can be in three states, and no rule may mix them up:
 * a value; `null`, exported and left blank (a fault of the note); `undefined`, not exported (cannot be checked).
 */
export type Maybe<T> = T | null | undefined;

export interface Child {
  readonly id?: Maybe<string>;
  readonly name?: Maybe<string>;
  readonly knownAs?: Maybe<readonly string[]>;
  readonly dateOfBirth?: Maybe<Moment>;
  readonly pronouns?: Maybe<string>;
  readonly status?: Maybe<string>;
}

export interface Sibling {
  readonly id?: Maybe<string>;
  readonly name?: Maybe<string>;
}

export interface Author {
  readonly id?: Maybe<string>;
  readonly name?: Maybe<string>;
  readonly role?: Maybe<string>;
  readonly team?: Maybe<string>;
}

export interface Interpreter {
  readonly used?: Maybe<boolean>;
  readonly name?: Maybe<string>;
  readonly provider?: Maybe<string>;
}

/** A row of the form's table of people; the booleans are its ticks. */
export interface PersonPresent {
  readonly name?: Maybe<string>;
  readonly childId?: Maybe<string>;
  readonly relation?: Maybe<string>;
  readonly age?: Maybe<string>;
  readonly kind?: Maybe<'child' | 'adult'>;
  readonly atContact?: Maybe<boolean>;
  readonly interviewed?: Maybe<boolean>;
  readonly seen?: Maybe<boolean>;
  readonly alone?: Maybe<boolean>;
  readonly bedroom?: Maybe<boolean>;
}

/** Asks that a rule leave this note alone; written by the council, with its reason. */
export interface Suppression {
  /** Undefined where the author named none: the suppression then fits nothing. */
  readonly rule: string | undefined;
  readonly reason: string | undefined;
  /** Last day on which it holds, `yyyy-MM-dd`. */
  readonly until: string | undefined;
  /** `note`: the whole note. `line`: findings that begin on one line of the file. */
  readonly scope: 'note' | 'line';
  /** With scope `line`: which line of the file. */
  readonly line: number | undefined;
  /** Where it is written. */
  readonly at: Span;
}

/** What the form asks for, beside the text. */
export interface NoteFields {
  readonly child?: Maybe<Child>;
  readonly family?: Maybe<string>;
  readonly siblings?: Maybe<readonly Sibling[]>;
  readonly author?: Maybe<Author>;
  readonly eventAt?: Maybe<Moment>;
  /** Whether the form's box for the time was filled in, where the form has one beside the date. */
  readonly eventTime?: Maybe<true>;
  readonly recordedAt?: Maybe<Moment>;
  readonly finalisedAt?: Maybe<Moment>;
  readonly contactType?: Maybe<string>;
  readonly planned?: Maybe<boolean>;
  readonly significantEvent?: Maybe<boolean>;
  readonly addToChronology?: Maybe<boolean>;
  readonly safeguarding?: Maybe<boolean>;
  readonly interpreter?: Maybe<Interpreter>;
  readonly present?: Maybe<readonly PersonPresent[]>;
  /** Whether the note came with Reason for contact; its text is a section like the others. */
  readonly reason?: Maybe<true>;
  /** Whether the note came in sections; undefined for a draft that is one text without headings. */
  readonly sections?: Maybe<true>;
}

export interface Section extends Parent {
  readonly type: 'section';
  readonly kind: SectionKind;
  /** As written, without markup; null for text that stands under no heading. */
  readonly heading: string | null;
  /** Where the heading stands in the note's source; for text with none, where the text begins. */
  readonly headingAt: Span;
  /** The section that this one stands inside: "What is working well" within Analysis. */
  readonly within: SectionKind | null;
  /** The section's own text, markup included. */
  readonly text: string;
  /** From offsets in `text` to offsets in the note's source. */
  readonly map: TextMap;
  /** The text as mdast, parsed when first asked for; positions are those in the file. */
  readonly children: RootContent[];
  readonly position: Position;
}

export interface CaseNote extends Parent {
  readonly type: 'caseNote';
  readonly id: string;
  /** `draft`: one note in hand, without front matter. `record`: an exported note. */
  readonly origin: 'draft' | 'record';
  readonly fields: NoteFields;
  readonly suppressions: readonly Suppression[];
  readonly children: Section[];
  readonly source: NoteSource;
  readonly position: Position;
  /**
   * Where a field stands, or where it belongs: the field's own place, else that of the nearest thing around it,
   * else the note's first line. `path` as in the contract: `recordedAt`, `child.name`.
   */
  place(path: string): Span;
}

/** The root of the tree: everything that one run read. */
export interface Export extends Parent {
  readonly type: 'export';
  readonly children: CaseNote[];
}

export type { Node };
