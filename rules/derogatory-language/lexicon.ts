import type { Term } from '../../src/language/words/lexicon.ts';
import { expandTerm } from '../../src/language/words/term-notation.ts';
import blamedChild from './terms/blamed-child.yaml';
import blamedParent from './terms/blamed-parent.yaml';
import disability from './terms/disability.yaml';
import family from './terms/family.yaml';
import labels from './terms/labels.yaml';
import people from './terms/people.yaml';
import slots from './terms/slots.yaml';

/** The policy's grounds, and what words do that fall under none of them. */
export const GROUNDS = [
  'ethnicity',
  'culture',
  'religion',
  'language',
  'communication',
  'disability',
  'sensory',
  'health',
  'gender',
  'age',
  'orientation',
  'family',
  'class',
  'home',
  'child',
  'parent',
  'label',
] as const;
export type Ground = (typeof GROUNDS)[number];

/** One group of terms; the notation stands at the head of slots.yaml. */
export interface TermGroup {
  readonly ground: Ground;
  readonly write: string;
  readonly terms: readonly string[];
  readonly about?: 'person' | 'child' | 'home';
  readonly behaviour?: boolean;
  readonly negated?: boolean;
  readonly named?: boolean;
  readonly passing?: boolean;
  readonly needs?: readonly string[];
  readonly then?: readonly string[];
  readonly unless?: readonly string[];
  readonly from?: number;
  readonly not?: readonly string[];
}

/** A phrase of a group, or one in which its words mean something else. */
export interface Entry {
  readonly group: TermGroup;
  readonly isOther: boolean;
}

export const groups = [people, disability, family, blamedChild, labels, blamedParent].flat() as readonly TermGroup[];

/** @param accepted Words in small letters, hyphens as spaces: the phrases that have such a form are left out. */
export function* derogatoryTerms(accepted: ReadonlySet<string>): Generator<Term<Entry>> {
  for (const group of groups) {
    const phrases = group.terms.map(filled).filter((phrase) => accepted.size === 0 || !expandTerm(phrase).some((form) => accepted.has(form.join(' '))));
    yield { phrases, entry: { group, isOther: false } };
    yield { phrases: (group.not ?? []).map(filled), entry: { group, isOther: true } };
  }
}

/** A phrase with its slots written out: `{self}` becomes `herself|himself|…`. */
export function filled(phrase: string): string {
  if (!phrase.includes('{')) return phrase;
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) =>
    ((slots as Readonly<Record<string, readonly string[]>>)[name] ?? []).filter((word) => !word.includes(' ')).join('|'),
  );
}
