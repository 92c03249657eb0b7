import { expandTerm, type Term } from '../../src/language/lexicon.ts';
import data from './terms.yaml';

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

/** One group of terms.yaml; the notation stands at the head of that file. */
export interface TermGroup {
  readonly ground: Ground;
  readonly write: string;
  readonly terms: readonly string[];
  readonly about?: 'person' | 'child' | 'home';
  readonly behaviour?: boolean;
  readonly negated?: boolean;
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

const { slots, terms: groups } = data as { readonly slots: Readonly<Record<string, readonly string[]>>; readonly terms: readonly TermGroup[] };

/** @param accepted Words in small letters, hyphens as spaces: the phrases that have such a form are left out. */
export function* derogatoryTerms(accepted: ReadonlySet<string>): Generator<Term<Entry>> {
  for (const group of groups) {
    const phrases = group.terms.map(filled).filter((phrase) => accepted.size === 0 || !expandTerm(phrase).some((form) => accepted.has(form.join(' '))));
    yield { phrases, entry: { group, isOther: false } };
    yield { phrases: (group.not ?? []).map(filled), entry: { group, isOther: true } };
  }
}

/** A phrase with its slots written out: `{self}` becomes `herself|himself|…`. */
function filled(phrase: string): string {
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => (slots[name] ?? []).filter((word) => !word.includes(' ')).join('|'));
}
