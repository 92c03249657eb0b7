import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import plainWords from './plain-words.yaml';
import { readingEase, readingOf, type SentenceReading } from './reading-ease.ts';

/** One entry of plain-words.yaml; the notation stands at the head of that file. */
interface PlainWord {
  readonly word: string;
  readonly plain: string;
  readonly forms?: readonly string[];
}

/** A shorter sentence is not hard for its length, however long its one word. */
const FEWEST_WORDS = 8;
/** How many sentences and words a message names: more is a lecture. */
const NAMED_SENTENCES = 2;
const NAMED_WORDS = 4;

/** Clauses 5a.3 and 3.7: plain English that the family can understand. */
export const hardToRead = noteRule({
  name: 'hard-to-read',
  summary: 'A section that is hard to read, by the length of its sentences and words, with plain words for long ones.',
  clauses: ['5a.3', '3.7'],
  severity: 'info',
  group: 'language',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    score: z
      .number({ error: 'expected a number' })
      .default(50)
      .describe('The least reading ease (Flesch) that a section may have: 60 is plain English, 30 a research paper.'),
    words: z.number({ error: 'expected a number of words' }).int().min(1).default(100).describe('Sections of fewer words are not judged.'),
  }),
  messages: {
    hard: ({ ease, least, hardest, swaps }: { ease: number; least: number; hardest: readonly Hardest[]; swaps: readonly (readonly [string, string])[] }) =>
      `This section is hard to read: its reading ease is ${ease}, and ${least} is the least (5a.3). ${hardestWords(hardest)}${swaps.length === 0 ? ' Use short, everyday words.' : ` Try ${swaps.map(([long, plain]) => `“${plain}” for “${long}”`).join(', ')}.`}`,
  },
  *terms(): Generator<{ phrases: readonly string[]; entry: PlainWord }> {
    for (const entry of plainWords as readonly PlainWord[]) yield { phrases: [entry.word, ...(entry.forms ?? [])], entry };
  },
  check({ text, terms }, reporter, { score, words: fewest }) {
    for (const prose of text.sections) {
      if (prose.words.length < fewest) continue;
      const sentences = readingOf(prose);
      if (sentences.reduce((sum, { words }) => sum + words, 0) < fewest) continue;
      const ease = readingEase(sentences);
      if (ease >= score) continue;
      const hardest = sentences.map((sentence, i) => ({ place: i + 1, ...sentence })).sort((a, b) => readingEase([a]) - readingEase([b]));
      const named = [...hardest.filter(({ words }) => words >= FEWEST_WORDS), ...hardest].slice(0, NAMED_SENTENCES);
      const [first] = named;
      if (!first) continue;
      const data = {
        ease: Math.floor(ease),
        least: score,
        hardest: named.map(({ place, words }) => ({ place, words })),
        swaps: swapsIn(prose, terms<PlainWord>(prose), sentences),
      };
      reporter.report({ message: 'hard', at: prose.span(first.start, first.end), section: prose.section, data });
    }
  },
});

interface Hardest {
  /** Which sentence of the section, from 1. */
  readonly place: number;
  readonly words: number;
}

function hardestWords(hardest: readonly Hardest[]): string {
  const named = hardest.map(({ place, words }) => `number ${place} (${words} words)`).join(' and ');
  return hardest.length === 1 ? `Start with the sentence that is marked, ${named}.` : `Its hardest sentences are ${named}; start with those.`;
}

/** The list's words that the section has most of, each with a plain one. */
function swapsIn(
  prose: Prose,
  hits: readonly { readonly entry: PlainWord; readonly first: number; readonly end: number }[],
  sentences: readonly SentenceReading[],
) {
  const counts = new Map<PlainWord, { uses: number; words: string }>();
  for (const { entry, first, end } of hits) {
    const start = prose.words[first]?.start ?? 0;
    const last = prose.words[end - 1]?.end ?? 0;
    if (prose.quoteAt(start) || !sentences.some((sentence) => sentence.start <= start && last <= sentence.end)) continue;
    const held = counts.get(entry);
    if (held) held.uses++;
    else counts.set(entry, { uses: 1, words: prose.text.slice(start, last).toLowerCase().replace(/\s+/g, ' ') });
  }
  return [...counts]
    .sort(([, a], [, b]) => b.uses - a.uses)
    .slice(0, NAMED_WORDS)
    .map(([{ plain }, { words }]) => [words, plain.split('; ').join('” or “')] as const);
}
