import type { Prose } from '../index/note-text.ts';
import { isSpeechVerb, speechIn } from '../index/speech.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import type { Word } from '../words/words.ts';
import lists from './direct-speech.yaml';
import { isI } from './said.ts';

const data = lists as Readonly<
  Record<
    'alsoSaid' | 'sayAfter' | 'loose' | 'writings' | 'reads' | 'utterances' | 'being' | 'gestures' | 'occasions' | 'quoting' | 'going' | 'goesOn',
    readonly string[]
  >
>;
const ALSO_SAID = new WordSet(data.alsoSaid);
const SAY_AFTER = new WordSet(data.sayAfter);
const LOOSE = new WordSet(data.loose);
const WRITINGS = new WordSet(data.writings);
const READS = new WordSet(data.reads);
const UTTERANCES = new WordSet(data.utterances);
const BEING = new WordSet(data.being);
const GESTURES = new WordSet(data.gestures);
const OCCASIONS = new WordSet(data.occasions);
const QUOTING = new Set(data.quoting);
const GOING = new WordSet(data.going);
const GOES_ON = new WordSet(data.goesOn);

/** A verb of saying, or what stands for one. */
export interface SaidVerb {
  readonly verb: number;
  readonly isAsked: boolean;
  /** Something written, whose owner counts: "Her card says". */
  readonly isWriting: boolean;
  /** The child's name itself, before a colon or a dash. */
  readonly isNamed?: boolean;
  /** "Was like", which puts what was said as it was said. */
  readonly isQuoting?: boolean;
  /** Not always of saying: the first person must follow at once ("she put I love you"). */
  readonly isLoose?: boolean;
}

/** Verbs of saying of a sentence, and what stands for one. */
export function saidIn(prose: Prose, sentence: Sentence, first: number, end: number): SaidVerb[] {
  const { words, text } = prose;
  const found: SaidVerb[] = [];
  let speeches: ReturnType<typeof speechIn> | undefined;
  for (let i = first; i < end; i++) {
    const lower = words[i]?.lower ?? '';
    const before = i > first ? (words[i - 1]?.lower ?? '') : '';
    // "asked me not to tell Mum".
    if (isSpeechVerb(lower) && before !== 'to') {
      speeches ??= speechIn(prose, sentence);
      const speech = speeches.find(({ verb }) => verb === i);
      // "Laughed when I did the voices": the clause tells when.
      const isGesture = GESTURES.has(lower) && OCCASIONS.includes(words[i + 1]);
      if (speech && !speech.passive && !isGesture) found.push({ verb: i, isAsked: speech.kind === 'asked', isWriting: false });
    }
    if (READS.has(lower) && (WRITINGS.has(before) || WRITINGS.includes(words[i - 2])) && i > first) found.push({ verb: i, isAsked: false, isWriting: true });
    else if (QUOTING.has(`${before} ${lower}`) && isI(words[i + 1]?.lower ?? '')) found.push({ verb: i, isAsked: false, isWriting: false, isQuoting: true });
    else if (ALSO_SAID.has(lower) && (lower !== 'say' || SAY_AFTER.has(before)))
      found.push({ verb: i, isAsked: false, isWriting: false, isLoose: LOOSE.has(lower), isQuoting: isGoing(words, i, first) });
    else if (lower === 'to' && before === 'according') {
      const named = prose.mentions.find((mention) => mention.first === i + 1);
      if (named?.people.some(({ role }) => role === 'child')) found.push({ verb: named.last, isAsked: false, isWriting: false, isNamed: true });
    } else if (UTTERANCES.has(lower) && i > first) {
      const isColon = text[words[i]?.end ?? 0] === ':';
      // "Your last words to me were".
      const being = words[i + 1]?.lower === 'to' ? i + 3 : i + 1;
      if (lower === 'words' && before === 'own' && text[words[i]?.end ?? 0] === ',') found.push({ verb: i, isAsked: false, isWriting: true });
      else if (isColon || BEING.includes(words[being]))
        found.push({ verb: isColon ? i : being, isAsked: false, isWriting: true, isLoose: before !== 'own' && before !== 'exact' });
    }
    if (i - first < 4 && /^\s*(?::| [-–—] )/.test(text.slice(words[i]?.end ?? 0, words[i + 1]?.start ?? 0)) && isChildNamed(prose, i))
      found.push({ verb: i, isAsked: false, isWriting: false, isNamed: true });
  }
  return found;
}

/** "Dawn goes I …", "she goes to me I …", "and then she went I …": nobody reports so. */
function isGoing(words: readonly Word[], i: number, first: number): boolean {
  const behind = words[i + 1]?.lower === 'to' ? i + 3 : i + 1;
  return GOING.includes(words[i]) && isI(words[behind]?.lower ?? '') && (i - first <= 2 || GOES_ON.includes(words[i - 1]) || GOES_ON.includes(words[i - 2]));
}

const isChildNamed = (prose: Prose, i: number): boolean =>
  prose.mentions.some((mention) => mention.last === i && !mention.owning && mention.people.some(({ role }) => role === 'child'));
