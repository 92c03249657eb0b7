import type { Prose } from '../index/note-text.ts';
import type { Sentence } from '../words/sentences.ts';

/** "Put it into Polish for us" too. */
const INTERPRETING =
  /\b[Ii]nterpret(?:er|ed|ing|s)?\b|\b[Tt]ranslat(?:or|ed|ing)\b|\bcontracted service\b|\b[Ll]anguage ?[Ll]ine\b|\b(?:put|putting|turned|turning|passed|passing|repeated|relayed|said)\b[^.;]{0,40}\binto [A-Z]/;

/** Whether a sentence speaks of interpreting: who does that has a place of their own on the form, and is no company. */
export function namesInterpreting({ text }: Prose, { start, end }: Sentence): boolean {
  return INTERPRETING.test(text.slice(start, end));
}
