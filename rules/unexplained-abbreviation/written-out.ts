import type { Span } from '../../src/casenote/source.ts';
import type { Edit } from '../../src/engine/rule.ts';

/** Stands free: space or the note's edge before it; space, the edge or the end of a clause behind. */
const FREE_BEFORE = /(?:^|\s)$/;
const FREE_AFTER = /^(?:[.,;:!?]?(?:\s|$))/;
/** Small letters are shorthand ("sch", "fa"): the word alone belongs there, and that is the author's to write. */
const CAPITALS = /\p{Lu}.*\p{Lu}/u;
const ARTICLE = /\b(an?)(\s)$/i;
/** Vowels that sound like a consonant: a unit, a European, a one-off. */
const CONSONANT_SOUND = /^(?:eu|one\b|u(?:k\b|ni(?!n|d|m)|r[io]|s[aeu]|t[aei]))/i;

/**
 * The edit that writes an abbreviation out with its letters behind it, and puts right the article before it ("an EHCP", "an
 * SEN" as "a Special …"). Undefined where the words around it leave no room for it: in brackets or quotation marks, with a
 * plural, or in another spelling than the list's.
 */
export function writtenOut(source: string, at: Span, short: string, sense: string): Edit | undefined {
  const before = source.slice(Math.max(0, at.start - 4), at.start);
  if (!CAPITALS.test(short) || source.slice(at.start, at.end) !== short) return undefined;
  if (!FREE_BEFORE.test(before) || !FREE_AFTER.test(source.slice(at.end, at.end + 2))) return undefined;
  const text = `${sense} (${short})`;
  const [, article, space] = ARTICLE.exec(before) ?? [];
  if (article === undefined || space === undefined) return { at, text };
  const first = article[0] ?? '';
  const right = startsWithVowel(sense) ? `${first}n` : first;
  return right === article ? { at, text } : { at: { start: at.start - article.length - 1, end: at.end }, text: `${right}${space}${text}` };
}

function startsWithVowel(words: string): boolean {
  return /^(?:[aeiou]|hour|honest|honour|heir)/i.test(words) && !CONSONANT_SOUND.test(words);
}
