import { capitalsIn, isAllCapitals, isCapital } from '../../src/language/words/letters.ts';
import { type FormedWord, WordSet } from '../../src/language/words/word-forms.ts';
import terms from './terms.yaml';

/** One entry of terms.yaml. */
export interface Abbreviation {
  readonly short: string;
  /** What it stands for, the likeliest in a note about a child first. */
  readonly long: readonly string[];
  /** Other spellings. */
  readonly variants?: readonly string[];
  /** Known to everybody. */
  readonly everyday?: boolean;
  /** Also an ordinary word: in capitals it may be mere emphasis. */
  readonly word?: boolean;
  /** Small letters; an abbreviation only where a note is written in shorthand. */
  readonly shorthand?: boolean;
  /** What follows where the letters stand for something that everybody knows ("DNA test"). */
  readonly not?: readonly string[];
}

const exact = new Map<string, Abbreviation>();
const bySpelling = new Map<string, Abbreviation>();
const openings = new Set<string>();
const spellings = new Set<string>();

for (const entry of terms as readonly Abbreviation[]) {
  for (const spelling of [entry.short, ...(entry.variants ?? [])]) {
    if (!exact.has(spelling)) exact.set(spelling, entry);
    spellings.add(spelling.toLowerCase());
    if (spelling.includes(' ')) openings.add(spelling.split(' ')[0] ?? '');
    if (!entry.shorthand && !entry.word) bySpelling.set(spelling.toUpperCase(), entry);
  }
}

const small = new WordSet(spellings);

/** The entry for a spelling: as it stands, or with two capitals and more (CiN, SoS), whatever its case. */
export function lookUp(spelling: string): Abbreviation | undefined {
  const found = exact.get(spelling);
  // "DVDs" are several DVDs, whatever DVDS may stand for.
  if (found || (spelling.length > 2 && spelling.endsWith('s') && isAllCapitals(spelling.slice(0, -1)))) return found;
  return capitalsIn(spelling) >= 2 ? bySpelling.get(spelling.toUpperCase()) : undefined;
}

/** Whether any spelling of the list is this word, capitals apart: the first and cheapest question. */
export function mayBeListed(word: FormedWord): boolean {
  return small.includes(word);
}

/** Whether the list has a word just as it is written. */
export function isListed(written: string): boolean {
  return exact.has(written);
}

/** Whether a word in small letters is shorthand of the list. */
export function isShorthand(lower: string): boolean {
  return exact.get(lower)?.shorthand === true;
}

/** Whether a spelling of two words may begin here ("Sec 47"). */
export function opensSpelling(word: string): boolean {
  return openings.has(word);
}

/** One name for all spellings, capital or small, and for plural, possessive and dotted forms. */
export function keyOf(written: string): string {
  const bare = written
    .replaceAll('’', "'")
    .replace(/'s$/, '')
    .replace(/[\s."“”()]/g, '');
  const entry = lookUp(written) ?? lookUp(bare) ?? lookUp(singular(bare)) ?? lookUp(bare.toLowerCase());
  return (entry?.short ?? singular(bare)).toUpperCase();
}

/** "IROs" without its s; "s47s" too; "DoLS" and lower-case shorthand keep theirs. */
export function singular(written: string): string {
  const isPlural = written.endsWith('s') && isCapital(written, written.length - 2) && capitalsIn(written) >= 2;
  return isPlural || /\d s?$/.test(written) ? written.slice(0, -1) : written;
}
