import * as z from 'zod';
import type { Term } from '../../src/language/words/lexicon.ts';
import lists from './topics.yaml';

const KNOWN = lists as Readonly<Record<string, readonly string[]>>;

/** What a visit's note is expected to speak of: one of our own topics by its name, or one of the council's, with its words. */
export const expectedTopics = z
  .array(
    z.union([z.enum(Object.keys(KNOWN) as [string, ...string[]]), z.strictObject({ name: z.string().min(1), phrases: z.array(z.string().min(1)).min(1) })]),
  )
  .default([]);

type Topics = z.infer<typeof expectedTopics>;

/** Each topic's phrases, with its name to be found again. */
export function* topicTerms(topics: Topics): Generator<Term<string>> {
  for (const topic of topics) {
    if (typeof topic === 'string') yield { phrases: KNOWN[topic] ?? [], entry: topic };
    else yield { phrases: topic.phrases, entry: topic.name };
  }
}

/** Names of the topics that are expected and not among those that were found. */
export function topicsMissing(topics: Topics, found: ReadonlySet<string>): string[] {
  return topics.map((topic) => (typeof topic === 'string' ? topic : topic.name)).filter((name) => !found.has(name));
}
