import data from './clauses.yaml';

export interface Clause {
  /** As rules name it: `5a.6`, `A3`. */
  readonly id: string;
  /** What it asks, in a few words of our own. */
  readonly title: string;
  /** What of it no program can judge, in a sentence. */
  readonly person?: string;
}

/** The clauses of the Case Recording Policy, in its order. */
export const CLAUSES = data as readonly Clause[];
