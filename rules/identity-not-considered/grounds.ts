import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import { hasSmall, isCapital } from '../../src/language/words/letters.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import lists from './grounds.yaml';

interface Ground {
  readonly words: readonly string[];
  readonly capital?: readonly string[];
  readonly capitals?: readonly string[];
  readonly not?: readonly string[];
}
const { places, ...grounds } = lists as unknown as Readonly<Record<string, Ground>> & { readonly places: readonly string[] };
const PLACES = new WordSet(places);

/** How a match is to be read: as it stands, with a capital alone, in capitals alone, or as a longer phrase that means something else. */
type Reading = 'any' | 'capital' | 'capitals' | 'not';

const lexicon = new Lexicon();
const LIST = lexicon.add(
  Object.values(grounds as Readonly<Record<string, Ground>>).flatMap(
    ({ words, capital = [], capitals = [], not = [] }): { phrases: readonly string[]; entry: Reading }[] => [
      { phrases: capital, entry: 'capital' },
      { phrases: capitals, entry: 'capitals' },
      { phrases: words, entry: 'any' },
      { phrases: not, entry: 'not' },
    ],
  ),
);

/** Whether a note speaks of any of the grounds of clause 5.5: of race or culture, religion, language, age, disability, gender or sexual orientation. */
export function speaksOfIdentity(text: NoteText): boolean {
  return text.sections.some((prose) => speaksIn(prose, text));
}

function speaksIn(prose: Prose, text: NoteText): boolean {
  const hits = lexicon.match(prose.text, prose.words)[LIST] ?? [];
  return hits.some(({ entry, first, end }) => {
    const word = prose.words[first];
    if (entry === 'not' || !word) return false;
    const isCapitalised = isCapital(prose.text, word.start);
    if (entry === 'capital' && !isCapitalised) return false;
    if (entry === 'capitals' && hasSmall(prose.text.slice(word.start, word.end))) return false;
    // "Christian" and "Faith" are names too, "Church Lane" is where somebody lives.
    if (isCapitalised && end === first + 1 && text.people.role(word.lower) !== undefined) return false;
    return !(isCapitalised && isInPlaceName(prose, end));
  });
}

/** Whether one or two words with a capital follow, the last of which names a place. */
function isInPlaceName(prose: Prose, from: number): boolean {
  for (let i = from; i < from + 4; i++) {
    const [before, word] = [prose.words[i - 1], prose.words[i]];
    if (!before || !word || !/^ $/.test(prose.text.slice(before.end, word.start))) return false;
    const isCapitalised = isCapital(prose.text, word.start);
    if (isCapitalised && PLACES.includes(word)) return true;
    if (!isCapitalised && word.lower !== 'of') return false;
  }
  return false;
}
