import type { PartOfSpeech } from '../../src/language/index/part-of-speech.ts';
import terms from './terms.yaml';

/** One entry of terms.yaml; the notation stands at the head of that file. */
export interface JargonTerm {
  readonly term: string;
  readonly plain: string;
  readonly forms?: readonly string[];
  readonly not?: readonly string[];
  readonly needs?: readonly string[];
  readonly pos?: PartOfSpeech;
  readonly statutory?: boolean;
  readonly familiar?: boolean;
}

export const jargonTerms = terms as readonly JargonTerm[];

/** A term as a reader knows it, without the list's notation. */
export function nameOf(term: string): string {
  return term.replace(/\/[vn]/g, '').replace(/([^\s|]+)\|\S+/g, '$1');
}
