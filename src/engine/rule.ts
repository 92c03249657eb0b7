import type * as z from 'zod';
import type { CaseNote, Section } from '../casenote/nodes.ts';
import type { Position, Span } from '../casenote/source.ts';
import type { NoteText, Prose } from '../language/index/note-text.ts';
import type { Hit, Term } from '../language/words/lexicon.ts';

export const SEVERITIES = ['info', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What is wrong; why it matters; what to write or do. Made of caselint's own lists, the settings and plain figures: never of
 * a word of the record.
 */
export type Messages = Readonly<Record<string, (data: never) => string>>;

/** What a message is made of; nothing where it is always the same. */
type WithData<M extends Messages, K extends keyof M> =
  Parameters<M[K]> extends readonly [] ? { readonly data?: undefined } : { readonly data: Parameters<M[K]>[0] };

/** The part of a note that a finding is about. */
export interface Target {
  /** In the note's source. */
  readonly at: Span;
  /** The section it stands in, where it stands in one. */
  readonly section?: Section;
}

export interface Suggestion {
  readonly message: string;
  readonly replacement: string;
}

/** A stretch of a note's source and what is to stand in its place; an empty stretch is a place to add something. */
export interface Edit {
  readonly at: Span;
  readonly text: string;
}

/** A change that is safe to make without asking: it adds to what the author wrote, or writes it out, and takes nothing away. */
export interface Fix {
  /** In the note's source, none over another. */
  readonly edits: readonly Edit[];
  /** What it does, as a person is told. Like a message, it holds no word of the record. */
  readonly told: string;
  /** Lets other rules read what they could not see before: what they then find is not of its making. */
  readonly uncovers?: boolean;
}

export type Report<M extends Messages> = {
  [K in keyof M & string]: Target &
    WithData<M, K> & {
      readonly message: K;
      /** Where this finding is of another weight than the rule's usual one. */
      readonly severity?: Severity;
      readonly suggestions?: readonly Suggestion[];
    };
}[keyof M & string];

/** What a rule gets to see of one note. */
export interface NoteView {
  readonly note: CaseNote;
  readonly text: NoteText;
  /** The day that counts as today, `yyyy-MM-dd`. */
  readonly today: string;
  /** Matches of the rule's own term list in a section. */
  terms<T>(prose: Prose): readonly Hit<T>[];
}

export interface NoteReporter<M extends Messages> {
  report(finding: Report<M>): void;
  /** A field that this note's export lacks, so that part of the rule could not be checked. */
  notChecked(field: string): void;
}

interface RuleBase<O, M extends Messages> {
  readonly name: string;
  /** One line: what it flags. */
  readonly summary: string;
  /** Ids of policy clauses, the first the one that messages name. */
  readonly clauses: readonly string[];
  readonly severity: Severity;
  /** `text`: judges the words; `form`: the fields; both are shown in the catalogue. */
  readonly group: 'contact' | 'structure' | 'time' | 'language' | 'evidence' | 'copying' | 'project';
  /**
   * Fields without which the rule cannot be checked; `a|b`: one of them. The engine counts a note whose export lacks
   * one as not checked.
   */
  readonly needs: readonly string[];
  /** Settings of the rule, every one with a default. */
  readonly options: z.ZodType<O>;
  readonly messages: M;
}

export interface NoteRule<O = unknown, M extends Messages = Messages, T = unknown> extends RuleBase<O, M> {
  readonly scope: 'note';
  /** The rule's term list; matched for all rules in one pass. */
  terms?(options: O): Iterable<Term<T>>;
  check(view: NoteView, reporter: NoteReporter<M>, options: O): void;
  /** The safe change that mends what `check` reported; undefined where only the author can. Asked only when fixes are wanted. */
  fix?(found: Report<M>, view: NoteView): Fix | undefined;
}

/** Where a fact was found: enough to report on it when the note itself is long gone. */
export interface NoteRef {
  readonly file: string;
  readonly noteId: string;
  readonly childId: string | undefined;
  /** The note's place in the input, from 0. */
  readonly ordinal: number;
}

export interface FactEntry<F> {
  readonly ref: NoteRef;
  /** The record the note belongs to: one for each child. */
  readonly record: string;
  /** The family that the record belongs to; a record that is linked with no other is a family of its own. */
  readonly family: string;
  readonly fact: F;
}

export interface GroupReporter<M extends Messages> {
  report(
    finding: {
      [K in keyof M & string]: WithData<M, K> & {
        readonly message: K;
        readonly on: NoteRef;
        readonly position: Position;
        readonly sectionTitle?: string;
        readonly severity?: Severity;
        readonly related?: readonly { readonly on: NoteRef; readonly position: Position; readonly message: string }[];
      };
    }[keyof M & string],
  ): void;
}

/** All notes of one child, or of linked children, in the order of the input. */
export type Group<F> = readonly FactEntry<F>[];

/**
 * What a rule must know of all groups before it judges any: the run may hold more of them than memory does, so it is shown
 * them part by part, in as many rounds as it asks for. A part holds whole families.
 */
export interface Survey<F> {
  readonly rounds: number;
  look(groups: readonly Group<F>[], round: number): void;
}

/** A rule over all notes of one child (`record`) or of linked children (`family`). */
export interface GroupRule<O = unknown, M extends Messages = Messages, F = unknown, S = unknown> extends RuleBase<O, M> {
  readonly scope: 'record' | 'family';
  /** What the rule must remember of a note: small and typed, no text of the record. Undefined: nothing. */
  collect(view: NoteView, options: O, key: Uint8Array): F | undefined;
  /** Begins a survey of the run's groups; most rules need none. */
  survey?(options: O): S & Survey<F>;
  /** Judges some of the run's groups: whole families, so whole records too. */
  check(groups: readonly Group<F>[], reporter: GroupReporter<M>, options: O, survey: S): void;
}

export type Rule = NoteRule | GroupRule;

/** Types a note rule: its options, messages and terms are inferred. */
export function noteRule<O, const M extends Messages, T = never>(rule: NoteRule<O, M, T>): NoteRule {
  return rule as unknown as NoteRule;
}

/** Types a record or family rule: its options, messages and facts are inferred. */
export function groupRule<O, const M extends Messages, F, S = undefined>(rule: GroupRule<O, M, F, S>): GroupRule {
  return rule as unknown as GroupRule;
}
